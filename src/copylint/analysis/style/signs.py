"""Signs and short forms beside figures: percentages, units, millions, currencies, stops in abbreviations."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from copylint.analysis.style.uses import Use, begins_sentence, is_glued, is_in_brackets, is_own
from copylint.story import Span

if TYPE_CHECKING:
    from copylint.analysis import Analysis

_PERCENT = (("%", "{}%"), ("percent", "{} percent"), ("per cent", "{} per cent"))
# Short form -> the unit; the long forms are the unit's name in both spellings, singular and plural.
_SHORT = {
    "km": "kilometre",
    "cm": "centimetre",
    "mm": "millimetre",
    "kg": "kilogram",
    "mg": "milligram",
    "mph": "mile an hour",
    "lb": "pound",
    "lbs": "pound",
    "ft": "foot",
    "hrs": "hour",
    "mins": "minute",
}
_LONG = {
    word: unit
    for unit in ("kilometre", "centimetre", "millimetre", "kilogram", "milligram", "hour", "minute")
    for one in (unit, unit.replace("metre", "meter"))
    for word in (one, f"{one}s")
} | {"feet": "foot"}
_SCALES = {"million": "million", "m": "million", "mn": "million", "billion": "billion", "bn": "billion", "b": "billion"}
_CURRENCY = frozenset("$£€¥")
_CURRENCY_WORDS = {"dollars": "$", "euros": "€"}
_STOPPED = {"u.s.": "US", "u.k.": "UK", "u.n.": "UN", "d.c.": "DC"}
_COURTESIES = ("mr", "mrs", "ms", "dr")


def percent(analysis: "Analysis") -> Iterator[Use]:
    """ "4%", "4 percent", "4 per cent", after figures."""
    tokens, positions = analysis.tokens, analysis.positions
    found = [(i, i + 1, "%") for i in positions.get("%", ()) if is_glued(analysis, i)]
    found += [(i, i + 1, "percent") for i in positions.get("percent", ())]
    found += [
        (i, i + 2, "per cent")
        for i in positions.get("per", ())
        if i + 1 < len(tokens) and tokens[i + 1].lower == "cent"
    ]
    for i, last, form in found:
        if i and tokens[i - 1].is_figure and is_own(analysis, i) and not begins_sentence(analysis, i - 1):
            number = analysis.story.text[tokens[i - 1].start : tokens[i - 1].end]
            better = tuple((other, shape.format(number)) for other, shape in _PERCENT)
            yield Use(Span(tokens[i - 1].start, tokens[last - 1].end), "percent", form, better=better)


def units(analysis: "Analysis") -> Iterator[Use]:
    """ "5 km", "5 kilometres"; not in brackets, where a conversion stands."""
    tokens, positions = analysis.tokens, analysis.positions
    for words, form in ((_SHORT, "short"), (_LONG, "full")):
        for word in positions.keys() & words.keys():
            for i in positions[word]:
                if i and tokens[i - 1].is_figure and is_own(analysis, i) and not is_in_brackets(analysis, i - 1, i + 1):
                    yield Use(Span(tokens[i - 1].start, tokens[i].end), "units", form, words[word])


def millions(analysis: "Analysis") -> Iterator[Use]:
    """ "£3 million", "£3m", and "3 billion", "3bn": sums of money apart from everything else."""
    tokens, positions = analysis.tokens, analysis.positions
    for word in positions.keys() & _SCALES.keys():
        for i in positions[word]:
            if i < 1 or not tokens[i - 1].is_figure or not is_own(analysis, i):
                continue
            money = i > 1 and tokens[i - 2].text in _CURRENCY and is_glued(analysis, i - 1)
            short = len(word) < 3
            if short and not (is_glued(analysis, i) and (money or word == "bn")):
                continue
            span = Span(tokens[i - 2 if money else i - 1].start, tokens[i].end)
            yield Use(span, "millions", "short" if short else "full", "money" if money else "count")


def currency(analysis: "Analysis") -> Iterator[Use]:
    """ "$5", "5 dollars"."""
    tokens, positions = analysis.tokens, analysis.positions
    for word in positions.keys() & _CURRENCY_WORDS.keys():
        for i in positions[word]:
            if i and tokens[i - 1].is_figure and is_own(analysis, i) and not is_in_brackets(analysis, i - 1, i + 1):
                yield Use(Span(tokens[i - 1].start, tokens[i].end), "currency", "word", _CURRENCY_WORDS[word])
    for sign in _CURRENCY & positions.keys():
        for i in positions[sign]:
            after = i + 1 < len(tokens) and tokens[i + 1].is_figure and is_glued(analysis, i + 1)
            if after and is_own(analysis, i) and not is_in_brackets(analysis, i, i + 2):
                yield Use(Span(tokens[i].start, tokens[i + 1].end), "currency", "sign", sign)


def stops(analysis: "Analysis") -> Iterator[Use]:
    """ "U.S.", "US"; "Mr.", "Mr"."""
    tokens, positions = analysis.tokens, analysis.positions
    for stopped, plain in _STOPPED.items():
        for i in positions.get(stopped, ()):
            if is_own(analysis, i):
                # In a name such as U.S. Steel the stops are the name's; a house may want them out all the same.
                word = f"{plain} in a name" if _is_in_a_name(analysis, i) else plain
                yield Use(tokens[i].span, "stops", "stops", word, (("none", plain),))
        for i in positions.get(plain.lower(), ()):
            if tokens[i].text == plain and is_own(analysis, i) and not _is_in_a_name(analysis, i):
                yield Use(tokens[i].span, "stops", "none", plain, (("stops", ".".join(plain) + "."),))
    for word in _COURTESIES:
        for i in positions.get(word, ()):
            if tokens[i].is_capitalized and is_own(analysis, i) and i + 1 < len(tokens):
                stop = tokens[i + 1].text == "." and is_glued(analysis, i + 1)
                end = tokens[i + 1].end if stop else tokens[i].end
                form, other = ("stops", "none") if stop else ("none", "stops")
                better = tokens[i].text + ("" if stop else ".")
                yield Use(Span(tokens[i].start, end), "stops", form, word, ((other, better),))


def _is_in_a_name(analysis: "Analysis", i: int) -> bool:
    """Whether a capital beside it may make it part of a name, such as a firm's: "US Foods"."""
    tokens = analysis.tokens
    after = i + 1 < len(tokens) and (tokens[i + 1].is_capitalized or tokens[i + 1].text in {"-", "$"})
    return after or (i > 0 and tokens[i - 1].text.isupper() and len(tokens[i - 1].text) > 1)
