"""Two ways of writing one thing: percentages, dates, hours, units, sums, dashes, marks, compounds, capitals."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Literal

import msgspec

from copylint.analysis.relations.whereabouts import whereabouts
from copylint.analysis.style import appositions, capitals, compounds, marks, signs, times
from copylint.analysis.style.mixes import Mix, find_mixes
from copylint.analysis.style.uses import Use
from copylint.finding import Finding, Suggestion

if TYPE_CHECKING:
    from copylint.analysis import Analysis

WORDS = frozenset({"form", "usual", "usual_form", "count", "total", "places"})
CASES = frozenset({"marks", "house", "word"})

_SHOWN = 3
_FREE = ("consistent", "any")
# Of these a story has many: the message shows no second example, for one mark looks like another.
_MARKS = frozenset({"dashes", "curls", "quotes"})

# Where one use may be a misreading, the usual form must stand so often.
_SURER = frozenset({"series", "courtesies"})
_SURE = 3

# What no house shortens: 3 million people.
_NEVER_SHORT = frozenset({"count"})

_FORMS: Mapping[str, Mapping[str, str]] = {
    "percent": {"%": "the sign", "percent": "one word", "per cent": "two words"},
    "dates": {"day-first": "the day first", "month-first": "the month first", "figures": "figures only"},
    "months": {"short": "the month shortened", "full": "the month in full"},
    "clock": {
        "stops": "a.m. and p.m.",
        "closed": "am and pm with no space",
        "open": "am and pm after a space",
        "capitals": "AM and PM",
        "24-hour": "24 hours",
    },
    "units": {"short": "a short form", "full": "the word"},
    "millions": {"short": "a short form", "full": "the word"},
    "currency": {"sign": "the sign", "word": "the word"},
    "stops": {"stops": "with stops", "none": "without stops"},
    "compounds": {"hyphen": "a hyphen", "solid": "one word", "open": "two words"},
    "dashes": {
        "em": "long dashes without spaces",
        "em-spaced": "long dashes between spaces",
        "en-spaced": "short dashes between spaces",
        "hyphens": "two hyphens",
    },
    "curls": {"curly": "curly {}", "straight": "straight {}"},
    "quotes": {"double": "double quotation marks", "single": "single quotation marks"},
    "series": {"comma": "a comma before “and”", "none": "no comma before “and”"},
    "subheads": {"title": "capitals on all words", "sentence": "capitals as in a sentence"},
    "offices": {"capital": "a capital", "small": "no capital"},
    "courtesies": {"courtesy": "Mr and the like", "bare": "the bare surname"},
    "apposition": {"comma": "a comma before the name", "none": "no comma before the name"},
    "over": {"over": "over", "more-than": "more than"},
}
_CURLED = {"quote": "quotation marks", "apostrophe": "apostrophes"}
_READERS: Mapping[str, tuple[str, ...]] = {"dates": ("dates", "months")}
_FIND: Mapping[str, Callable[["Analysis"], Iterator[Use]]] = {
    "percent": signs.percent,
    "dates": times.dates,
    "clock": times.clock,
    "units": signs.units,
    "millions": signs.millions,
    "currency": signs.currency,
    "stops": signs.stops,
    "compounds": compounds.compounds,
    "words": compounds.words,
    "dashes": marks.dashes,
    "curls": marks.curls,
    "quotes": marks.quotes,
    "series": marks.series,
    "subheads": capitals.subheads,
    "offices": capitals.offices,
    "courtesies": capitals.courtesies,
    "apposition": appositions.appositions,
    "over": capitals.over,
}


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """For each choice the house's form; `consistent` asks for one form in a story, whichever; `any` asks for nothing.

    `dates` is the order of day and month, `months` the month beside a day (Nov. 9, November 9), `millions` £3m or £3
    million, `currency` $5 or 5 dollars, `stops` U.S. or US, Mr. or Mr, `series` the comma before the “and” of a list,
    `subheads` capitals in them, `offices` capitals of “the president”, `courtesies` Mr before surnames, `apposition`
    the comma in “the capital, Varn”, `over` over or more than before figures. `words` are words in the house's form,
    such as [email, adviser].
    """

    percent: Literal["consistent", "any", "%", "percent", "per cent"] = "consistent"
    dates: Literal["consistent", "any", "day-first", "month-first", "figures"] = "consistent"
    months: Literal["consistent", "any", "short", "full"] = "consistent"
    clock: Literal["consistent", "any", "stops", "closed", "open", "capitals", "24-hour"] = "consistent"
    units: Literal["consistent", "any", "short", "full"] = "consistent"
    millions: Literal["consistent", "any", "short", "full"] = "consistent"
    currency: Literal["consistent", "any", "sign", "word"] = "consistent"
    stops: Literal["consistent", "any", "stops", "none"] = "consistent"
    compounds: Literal["consistent", "any", "hyphen", "solid", "open"] = "consistent"
    dashes: Literal["consistent", "any", "em", "em-spaced", "en-spaced", "hyphens"] = "consistent"
    curls: Literal["consistent", "any", "curly", "straight"] = "consistent"
    quotes: Literal["consistent", "any", "double", "single"] = "consistent"
    series: Literal["consistent", "any", "comma", "none"] = "consistent"
    subheads: Literal["consistent", "any", "title", "sentence"] = "consistent"
    offices: Literal["consistent", "any", "capital", "small"] = "consistent"
    courtesies: Literal["consistent", "any", "courtesy", "bare"] = "consistent"
    apposition: Literal["consistent", "any", "comma", "none"] = "consistent"
    over: Literal["consistent", "any", "over", "more-than"] = "any"
    words: tuple[str, ...] = ()


def cases(options: Options) -> frozenset[str]:
    """The cases that a finding may be under these options: a departure only where the house has a form."""
    has_form = options.words or any(_wanted(options, group) not in _FREE for group in _FORMS)
    return CASES if has_form else CASES - {"house"}


def check(analysis: "Analysis", options: Options) -> Iterator[Finding]:
    """One finding for each choice that is made in two ways; where the house has a form, one for each departure."""
    for reader, find in _FIND.items():
        wanted = {group: _wanted(options, group) for group in _READERS.get(reader, (reader,))}
        if all(form == "any" for form in wanted.values()):
            continue
        uses = list(find(analysis))
        for mix in find_mixes(use for use in uses if wanted[use.group] == "consistent"):
            yield from _mixed(analysis, mix)
        for group, form in wanted.items():
            if form not in _FREE:
                yield from _departures(sorted(use for use in uses if use.group == group), group, form)
    for use in compounds.departures(analysis, options.words) if options.words else ():
        yield _house(use, use.word, f"“{use.word}”")


def _wanted(options: Options, group: str) -> str:
    return "consistent" if group == "words" else str(getattr(options, group))


def _mixed(analysis: "Analysis", mix: Mix) -> Iterator[Finding]:
    group, count = mix.odd.group, len(mix.usual)
    if group in _SURER and count < _SURE:
        return
    spans = tuple(use.span for use in mix.usual)
    usual = mix.usual[0].form
    words = {
        "form": _form(mix.odd, mix.odd.form),
        "usual": analysis.excerpt(spans[0]),
        "usual_form": _form(mix.odd, usual),
        "count": str(count),
        "total": str(mix.total),
        "places": whereabouts(analysis, spans),
    }
    case = "marks" if group in _MARKS else "word" if group in {"words", "compounds"} else ""
    better = _suggestion(mix.odd, usual, "likely") if 2 * count > mix.total else None
    yield Finding(mix.odd.span, spans[:_SHOWN], words, "medium", better, case)


def _departures(uses: Sequence[Use], group: str, form: str) -> Iterator[Finding]:
    """Each place that is not as the house has it; of marks, which come by the dozen, the first."""
    others = [use for use in uses if use.form != form and not (form == "short" and use.word in _NEVER_SHORT)]
    for use in others[:1] if group in _MARKS else others:
        yield _house(use, form, _form(use, form))


def _house(use: Use, form: str, told: str) -> Finding:
    nothing = {"usual": "", "count": "", "total": "", "places": "", "form": _form(use, use.form)}
    return Finding(use.span, (), {**nothing, "usual_form": told}, "high", _suggestion(use, form, "safe"), "house")


def _suggestion(use: Use, form: str, how: Literal["safe", "likely"]) -> Suggestion | None:
    text = dict(use.better).get(form)
    return Suggestion(text, how) if text else None


def _form(use: Use, form: str) -> str:
    """What a form is called, of marks with what they are: "curly apostrophes"."""
    return _FORMS.get(use.group, {}).get(form, f"“{form}”").format(_CURLED.get(use.word, use.word))
