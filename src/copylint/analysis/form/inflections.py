"""Inflections: the forms of an English word or phrase, so that a list need not name them all."""

from functools import cache, lru_cache
from typing import NamedTuple

from copylint.analysis.tables.lexicon import is_common_word
from copylint.lazypattern import lazy_pattern

_IRREGULAR = """\
arise arose arisen|be was been|bear bore borne|beat beat beaten|become became become|begin began begun
bend bent bent|bet bet bet|bind bound bound|bite bit bitten|bleed bled bled|blow blew blown|break broke broken
bring brought brought|build built built|burst burst burst|buy bought bought|cast cast cast|catch caught caught
choose chose chosen|cling clung clung|come came come|cost cost cost|cut cut cut|deal dealt dealt|dig dug dug
do did done|draw drew drawn|drink drank drunk|drive drove driven|eat ate eaten|fall fell fallen|feed fed fed
feel felt felt|fight fought fought|find found found|flee fled fled|fly flew flown|forbid forbade forbidden
forget forgot forgotten|forgive forgave forgiven|freeze froze frozen|get got got|give gave given|go went gone
grind ground ground|grow grew grown|hang hung hung|have had had|hear heard heard|hide hid hidden|hit hit hit
hold held held|hurt hurt hurt|keep kept kept|know knew known|lay laid laid|lead led led|leave left left
lend lent lent|let let let|lie lay lain|lose lost lost|make made made|mean meant meant|meet met met
mistake mistook mistaken|overcome overcame overcome|pay paid paid|put put put|quit quit quit|read read read
ride rode ridden|ring rang rung|rise rose risen|run ran run|say said said|see saw seen|seek sought sought
sell sold sold|send sent sent|set set set|shake shook shaken|shed shed shed|shine shone shone|shoot shot shot
show showed shown|shrink shrank shrunk|shut shut shut|sing sang sung|sink sank sunk|sit sat sat
slay slew slain|sleep slept slept|slide slid slid|speak spoke spoken|spend spent spent|spin spun spun
split split split|spread spread spread|spring sprang sprung|stand stood stood|steal stole stolen
stick stuck stuck|strike struck struck|strive strove striven|swear swore sworn|sweep swept swept
swim swam swum|swing swung swung|take took taken|teach taught taught|tear tore torn|tell told told
think thought thought|throw threw thrown|undergo underwent undergone|understand understood understood
undertake undertook undertaken|upset upset upset|wake woke woken|wear wore worn|weep wept wept|win won won
wind wound wound|withdraw withdrew withdrawn|withstand withstood withstood|write wrote written"""
_THIRD = {"be": "is", "have": "has", "do": "does", "go": "goes", "undergo": "undergoes", "quiz": "quizzes"}
_PLURALS = {"man": "men", "person": "people", "child": "children", "foot": "feet", "wife": "wives", "life": "lives"}
_NO_MEN = frozenset("caiman german human norman ottoman roman shaman talisman".split())
_TAKES_ES = frozenset("echo embargo hero potato tomato torpedo veto".split())
# Behind these the first word of a phrase is a verb, and it is the one that changes: "call off", "set up".
_PARTICLES = frozenset(
    "about across after ahead apart around as at away back by down for forward from in into of off on out over"
    " through to together up upon with".split()
)
_DETERMINERS = frozenset("a an the his her its their my our your one's".split())
_DOUBLES = lazy_pattern(r"[^aeiou]*(?:qu)?[aeiou][bdfgklmnprt]")
_MAY_DOUBLE = lazy_pattern(r".*[^aeiou][aeiou][bdfglmnprt]")


class Forms(NamedTuple):
    """The forms of a word or phrase; where there are two of one sort ("travelled", "traveled"), both."""

    plain: tuple[str, ...]
    s: tuple[str, ...]
    past: tuple[str, ...]
    participle: tuple[str, ...]
    ing: tuple[str, ...]


@lru_cache(maxsize=8192)
def inflect(phrase: str) -> Forms:
    """The forms of a verb or a noun, in lower or upper case as it is given.

    In a phrase the last word changes ("press release"), or the first one where a verb and its particle or object
    begin it ("call off", "lose their lives"). Forms that nobody uses ("advisering") are among them, and never found.
    """
    words = phrase.split()
    at = 0 if len(words) > 1 and words[1].lower() in _PARTICLES | _DETERMINERS else len(words) - 1
    if not words or not words[at].isalpha():
        head, joint, last = words[at].rpartition("-") if words else ("", "", "")
        if not joint or not last.isalpha():
            return Forms((phrase,), (), (), (), ())
        return Forms(*(tuple(_in_place(words, at, f"{head}-{form}") for form in forms) for forms in _word(last)))
    return Forms(*(tuple(_in_place(words, at, form) for form in forms) for forms in _word(words[at])))


@cache
def past_forms() -> frozenset[str]:
    """The past forms of irregular verbs that are not their plain forms: "came", "stood"; not "cut"."""
    return frozenset(past for plain, (past, _) in _irregular().items() if past != plain)


def same_form(forms: Forms, other: Forms, found: str) -> str:
    """The form in `other` that `found` is in `forms`: "cancelled" for "called off"; "" where that cannot be told."""
    answers = {
        one[0] if len(one) == 1 else ""
        for known, one in zip(forms, other, strict=True)
        if one and found.lower() in (form.lower() for form in known)
    }
    return answers.pop() if len(answers) == 1 else ""


def every_form(phrase: str) -> tuple[str, ...]:
    """All forms of a phrase, each once, the phrase itself first."""
    return tuple(dict.fromkeys(form for forms in inflect(phrase) for form in forms))


def _in_place(words: list[str], at: int, form: str) -> str:
    return " ".join([*words[:at], form, *words[at + 1 :]])


@lru_cache(maxsize=8192)
def _word(word: str) -> Forms:
    lower = word.lower()
    past, participle = _irregular().get(lower, ("", ""))
    regular = () if past else _joined(word, "ed")
    return Forms((word,), _s(word, lower), (past,) if past else regular, (participle,) if past else regular, _ing(word))


@cache
def _irregular() -> dict[str, tuple[str, str]]:
    rows = (verb.split() for verb in _IRREGULAR.replace("\n", "|").split("|"))
    return {plain: (past, participle) for plain, past, participle in rows}


def _s(word: str, lower: str) -> tuple[str, ...]:
    if lower in _THIRD:
        return (_THIRD[lower],)
    for singular, plural in _PLURALS.items():
        if lower.endswith(singular) and lower not in _NO_MEN and (lower == singular or singular in {"man", "person"}):
            return (word[: -len(singular)] + plural,)
    if lower in _TAKES_ES or lower.endswith(("s", "x", "z", "ch", "sh")):
        return (word + "es",)
    if lower.endswith("y") and lower[-2:-1] not in "aeiou":
        return (word[:-1] + "ies",)
    return (word + "s",)


def _ing(word: str) -> tuple[str, ...]:
    if word.lower().endswith("ie"):
        return (word[:-2] + "ying",)
    return _joined(word, "ing")


def _joined(word: str, ending: str) -> tuple[str, ...]:
    """The word with an ending: taxed, stopped, offered; both where both are written, as in travelled and traveled."""
    lower = word.lower()
    if lower.endswith("e") and not ((ending == "ing" and lower.endswith(("ee", "oe", "ye"))) or lower == "be"):
        return (word[:-1] + ending,)
    if ending == "ed" and lower.endswith("y") and lower[-2:-1] not in "aeiou":
        return (word[:-1] + "ied",)
    doubled = word + word[-1] + ending
    if _DOUBLES.fullmatch(lower):
        return (doubled,)
    if not _MAY_DOUBLE.fullmatch(lower):
        return (word + ending,)
    known = tuple(form for form in (word + ending, doubled) if is_common_word(form))
    return known or (word + ending,)
