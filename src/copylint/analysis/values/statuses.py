"""What happened to those counted: killed, injured, missing, arrested, displaced, hostage, captured."""

from collections.abc import Mapping, Sequence

from copylint.analysis.form.tokens import Token

_STATUS_WORDS = {
    "killed": "killed killing kill kills dead died dies die dying slain perished martyred fatally drowned deaths death"
    " fatalities fatality lives bodies body toll murdered massacred",
    "injured": "injured injuring injure injures injuries injury wounded wounding wounds wound hurt hospitalized"
    " hospitalised",
    "missing": "missing unaccounted",
    "arrested": "arrested arresting arrests arrest detained detaining detains jailed",
    "displaced": "displaced displacing homeless evacuated",
    "hostage": "hostage hostages abducted kidnapped abducting kidnapping",
    "captured": "captured capturing",
}
STATUSES: Mapping[str, str] = {word: status for status, words in _STATUS_WORDS.items() for word in words.split()}
_PEOPLE = frozenset(
    "person soldier troop fighter man woman child serviceman servicewoman crew officer pilot guard militant rebel"
    " insurgent policeman firefighter worker miner civilian passenger member".split()
)
_AUXILIARY = frozenset(
    "was were is are be been being had has have having feared reported confirmed believed also left still now"
    " already since later then".split()
)
_OBJECTS = frozenset(
    "a an the some several dozens hundreds two three four five six seven eight nine ten one his her their its him"
    " them another more at in".split()
)
_LEADS = frozenset(
    "of at least about more than some nearly up to around as many over almost the lives life an estimated another"
    " total".split()
)


def status_after(tokens: Sequence[Token], i: int, high: int) -> str:
    """The status said right after the noun: "were killed", "dead", "have been reported missing"."""
    start, end = i, min(i + 6, high)
    while i < end and (tokens[i].lower in _AUXILIARY or tokens[i].lower in ("who", "either")):
        i += 1
    if i < end and tokens[i].lower.endswith("ing") and tokens[i].lower != "missing":
        return ""  # "killing four people, injuring others"
    status = STATUSES.get(tokens[i].lower, "") if i < end else ""
    # "10 killed 15 hurt": what follows are those hurt, and nobody whom the ten killed.
    others = i + 2 < high and tokens[i + 2].lower in STATUSES
    active = i == start and i + 1 < high and tokens[i].lower.endswith("ed") and not others
    if status and active and _is_object(tokens[i + 1]):
        return ""  # active: "12 soldiers killed three villagers"
    return status


def _is_object(token: Token) -> bool:
    return (token.lower in _OBJECTS and token.lower not in ("at", "in")) or token.is_figure


def status_before(tokens: Sequence[Token], i: int, low: int, noun: str = "") -> str:
    """The status said right before the number: "killing at least", "claimed the lives of", "left"."""
    j = i - 1
    while j >= low and i - j < 7 and tokens[j].lower in _LEADS:
        if tokens[j].lower in ("lives", "life"):
            return "killed"
        if tokens[j].lower == "as" and "many" not in (tokens[j - 1].lower, tokens[j + 1].lower):
            return ""  # "one was hurt as two lorries rammed a market"
        j -= 1
    if j < low or i - j >= 7:
        return ""
    word = tokens[j].lower
    if word in ("lost", "losing") and noun in _PEOPLE:
        return "killed"
    passive = word in (
        "killed",
        "wounded",
        "injured",
        "hurt",
        "arrested",
        "detained",
        "captured",
        "displaced",
        "kidnapped",
        "abducted",
        "evacuated",
    )
    if passive or word.endswith("ing") or word in ("kill", "kills", "injures", "wounds", "toll"):
        return STATUSES.get(word, "")
    return ""
