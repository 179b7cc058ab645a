"""Pointers: words that send the reader back to something, and whether it is there."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Literal, NamedTuple

from copylint.analysis.relations.pictured import find_pictured
from copylint.analysis.values.figure_words import COMMON
from copylint.analysis.values.number_words import ONES, TENS, VAGUE
from copylint.analysis.values.quantities import Quantity
from copylint.story import Span

if TYPE_CHECKING:
    from copylint.analysis import Analysis
    from copylint.analysis.names.mentions import Mention

_MORE = ("other", "others", "further", "additional", "more")
_ALIKE: Sequence[frozenset[str]] = tuple(
    frozenset(words.split())
    for words in (
        "village town settlement hamlet",
        "car vehicle truck van lorry bus tank taxi minibus",
        "house home building block cottage bungalow villa",
        "ship vessel boat carrier tanker ferry freighter trawler yacht warship barge liner",
        "plane aircraft jet airliner helicopter drone",
        "church chapel cathedral abbey",
        "fire blaze wildfire",
        "missile rocket",
        "bridge viaduct overpass",
        "road street lane highway motorway",
        "dog hound puppy",
        "painting picture canvas portrait landscape",
    )
)
# Things of which copy seldom says the name in another word: what is not before is not there.
_CONCRETE = frozenset().union(*_ALIKE) | frozenset(
    "tunnel mosque temple synagogue school hospital library museum theatre theater farm barn mill factory mine dam"
    " lake river island mountain port airport station prison mast tower lighthouse windmill statue monument tapestry"
    " sculpture horse donkey goat cow sheep pig cat elephant lion wolf bear whale tree orchard vineyard bottle piano"
    " violin rifle pistol gun bomb grenade bullet letter envelope suitcase tent bed train tram locomotive bicycle"
    " motorcycle elevator"
    " camel tiger rhino penguin seal shark bakery brewery greenhouse pond well quarry".split()
)
_JOINED = frozenset(
    "and , & with plus or including – — than like as alongside join joins joined joining beside besides".split()
)
_SAID_BEFORE = frozenset({"mentioned", "noted", "stated", "described", "discussed"})
_ORDERED = frozenset({"latter", "former"})
_BETWEEN = frozenset({",", "and", "or", "&"})
_TWO = 2
_TELLING, _LEAST_NEW = 4, 3
_VERBS = frozenset(
    "is was are were has had have will would can could may might did does said says being of in to by for with on at"
    " from and or but also still only".split()
)


class Pointer(NamedTuple):
    """Words that point to something the story does not have: "23 other villages", "the map below".

    `noun` is what is missing, singular. Of "latter", `against` is the list of more than two it points back to.
    """

    span: Span
    noun: str
    sort: Literal["other", "layout", "mentioned", "latter"]
    against: Span | None = None


def find_pointers(analysis: "Analysis") -> Sequence[Pointer]:
    """The pointers of the body's own words that lead nowhere, in order."""
    return sorted(
        [
            *_others(analysis),
            *(Pointer(*shown, "layout") for shown in find_pictured(analysis)),
            *_mentioned(analysis),
            *_latter(analysis),
        ]
    )


def _others(analysis: "Analysis") -> Iterator[Pointer]:
    tokens = analysis.tokens
    triggers = [i for word in _MORE for i in analysis.positions.get(word, ()) if i and _is_number(tokens[i - 1].lower)]
    if not triggers:
        return
    firsts = [quantity.first for quantity in analysis.quantities]
    for i in triggers:
        quantity = _quantity_at(analysis.quantities, bisect_left(firsts, i) - 1, i)
        if quantity is None or quantity.noun_span is None or not analysis.is_narration(tokens[i].start):
            continue
        if tokens[i].text.islower() and _is_missing(analysis, quantity, quantity.noun_span, i):
            yield Pointer(Span(quantity.number.start, quantity.noun_span.end), quantity.noun, "other")


def _has_count_before(analysis: "Analysis", quantity: Quantity) -> bool:
    """ "44 hospitals and 46 other clinics": whether the sentence has counted something before."""
    first = analysis.sentences[analysis.sentence_of(quantity.first)].first
    return any(q.noun and first <= q.first < quantity.first for q in analysis.quantities)


def _quantity_at(quantities: Sequence[Quantity], n: int, trigger: int) -> Quantity | None:
    """Quantity number `n`, if it counts something, and the trigger stands between number and noun."""
    if n < 0 or quantities[n].measure != "count" or not quantities[n].noun:
        return None
    return quantities[n] if quantities[n].first < trigger else None


def _is_missing(analysis: "Analysis", quantity: Quantity, noun_span: Span, trigger: int) -> bool:
    """Whether nothing before the quantity can be what the others are set against."""
    tokens, noun = analysis.tokens, quantity.noun
    if noun not in _CONCRETE or noun_span.start < tokens[trigger].end or _has_count_before(analysis, quantity):
        return False
    if (
        tokens[trigger + 1].lower.endswith("ly")
        or analysis.token_at(noun_span.start) - trigger > 2
        or tokens[trigger + 1].lower in {"than", "time", "times"}
    ):
        return False
    first = quantity.first
    if first and tokens[first - 1].lower in _JOINED:
        return False
    if any(analysis.positions.get(form, (first,))[0] < first for form in _forms(noun)):
        return False
    alike = next((group for group in _ALIKE if noun in group), frozenset[str]())
    return not any(_is_told_before(analysis, form, first) for word in alike for form in _forms(word))


def _forms(word: str) -> Iterator[str]:
    """The word and its plural, however it is made."""
    yield from (word, f"{word}s", f"{word}es")
    if word.endswith("y"):
        yield f"{word[:-1]}ies"
    elif word.endswith("man"):
        yield f"{word[:-3]}men"
    elif word.endswith("child"):
        yield f"{word}ren"


def _is_told_before(analysis: "Analysis", word: str, token: int) -> bool:
    """Whether the story's own words have `word` before; what a speaker calls a place is no hold for the narrator."""
    places = analysis.positions.get(word, ())
    return any(i < token and not analysis.is_quoted(analysis.tokens[i].start) for i in places)


def _is_number(word: str) -> bool:
    return word[:1].isdigit() or word in ONES or word in TENS or word in VAGUE or word in {"hundred", "dozen"}


def _mentioned(analysis: "Analysis") -> Iterator[Pointer]:
    """ "As mentioned, the bridge will be closed", where nothing before has any of these words."""
    tokens = analysis.tokens
    for word in sorted(_SAID_BEFORE & analysis.positions.keys()):
        for i in analysis.positions[word]:
            if not i or tokens[i - 1].lower != "as" or not analysis.is_narration(tokens[i].start):
                continue
            last = i + (i + 1 < len(tokens) and tokens[i + 1].lower in {"above", "earlier", "before", "previously"})
            ends = last + 1 < len(tokens) and tokens[last + 1].text in {",", ")"}
            if ends and _is_new(analysis, last + 1):
                yield Pointer(Span(tokens[i - 1].start, tokens[last].end), "mention", "mentioned")


def _is_new(analysis: "Analysis", token: int) -> bool:
    """Whether the rest of the sentence has words enough, and the story has none of them before."""
    sentence = analysis.sentences[analysis.sentence_of(token)]
    words = {t.lower for t in analysis.tokens[token : sentence.last] if t.is_word and len(t.text) >= _TELLING}
    words -= COMMON
    return len(words) >= _LEAST_NEW and all(analysis.positions[word][0] >= sentence.first for word in words)


def _latter(analysis: "Analysis") -> Iterator[Pointer]:
    """ "The latter" behind a list of three names and more."""
    tokens = analysis.tokens
    for word in sorted(_ORDERED & analysis.positions.keys()):
        for i in analysis.positions[word]:
            if not i or tokens[i - 1].lower != "the" or not analysis.is_narration(tokens[i].start):
                continue
            after = tokens[i + 1].lower if i + 1 < len(tokens) else "."
            if after[0].isalpha() and after not in _VERBS:
                continue
            names = _list_before(analysis, i)
            if len(names) > _TWO:
                span = Span(tokens[i - 1].start, tokens[i].end)
                yield Pointer(span, str(len(names)), "latter", Span(names[0].start, names[-1].end))


def _list_before(analysis: "Analysis", token: int) -> list[Span]:
    """The names of the last list in the sentence and the one before it: Korva, Lask and Varn."""
    here = analysis.sentence_of(token)
    before = analysis.sentences[here - 1] if here else analysis.sentences[here]
    start = min(before.span.start, analysis.sentences[here].span.start)
    if before.field != analysis.sentences[here].field:
        start = analysis.sentences[here].span.start
    names = [m for m in analysis.mentions if start <= m.span.start and m.span.end <= analysis.tokens[token].start]
    chains: list[list[Mention]] = []
    for mention in names:
        gap = analysis.tokens[chains[-1][-1].last : mention.first] if chains else ()
        alike = bool(chains) and chains[-1][-1].kind == mention.kind
        if alike and gap and all(t.lower in _BETWEEN for t in gap):
            chains[-1].append(mention)
        else:
            chains.append([mention])
    lists = [chain for chain in chains if len(chain) > 1]
    return [m.span for m in lists[-1]] if lists else []
