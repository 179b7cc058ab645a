"""Which language a story is in, as far as the checks must know: English or not."""

from copylint.lazypattern import lazy_pattern
from copylint.story import Story

_WORDS = lazy_pattern(r"[^\W\d_]+")
_SAMPLE = 300
_ENOUGH = 40
_ENGLISH_SHARE = 0.12
_PLAIN_SHARE = 0.18

# The commonest words of English, and those of some other languages, a line each.
_ENGLISH_WORDS = "the of and to is was for with that by his her their from have has been which said this will"
_OTHER_WORDS = """\
der die das und ist nicht mit ein eine den dem von für auf sich auch wurde nach bei
le la les des et est une dans pour que qui sur pas avec par plus ont été aux
el la los las que en y una por con para del se su como más fue pero
il la che di per non una con del della sono alla nel gli anche più
o os as que em um uma para com não do da dos das por mais foi
de het een van en niet dat op met voor zijn aan door ook werd
och att det som en på är av för med den till inte har om ett
og det at en på er til af med for ikke den som har de
w z na i do nie się że to jest od przez po oraz dla
ve bir bu için ile da de olarak çok daha olan gibi
"""
_ENGLISH = frozenset(_ENGLISH_WORDS.split())
_OTHERS = tuple(frozenset(line.split()) for line in _OTHER_WORDS.splitlines())


def is_english(story: Story) -> bool:
    """What the metadata say; else whether the function words are English. A short story counts as English."""
    if story.language:
        return story.language.startswith("en")
    if _is_plainly_english(story):
        return True
    words = _first_words(story)
    if len(words) < _ENOUGH:
        return True
    share = sum(map(_ENGLISH.__contains__, words))
    if share >= _ENGLISH_SHARE * len(words):
        return True
    foreign = max(sum(map(other.__contains__, words)) for other in _OTHERS)
    latin = sum(map(str.isascii, words))
    return share >= foreign and latin * 2 >= len(words) and share * 50 >= len(words)


def _is_plainly_english(story: Story) -> bool:
    """Whether the first stretches between spaces tell without a closer look, as those of nearly every story do."""
    words: list[str] = []
    for field in story.fields:
        if field.name != "metadata":
            words += story.text[field.span.start : field.span.end].lower().split()
            if len(words) >= _SAMPLE:
                break
    del words[_SAMPLE:]
    return len(words) >= _ENOUGH and sum(map(_ENGLISH.__contains__, words)) >= _PLAIN_SHARE * len(words)


def _first_words(story: Story) -> list[str]:
    words: list[str] = []
    for field in story.fields:
        if field.name != "metadata":
            words += _WORDS.findall(story.text[field.span.start : field.span.end].lower())
            if len(words) >= _SAMPLE:
                break
    return words[:_SAMPLE]
