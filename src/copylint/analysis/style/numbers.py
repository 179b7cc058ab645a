"""Numbers: where the copy writes them in words and where in figures, with commas and without."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from copylint.analysis.style.uses import Use, begins_sentence, is_own
from copylint.analysis.tables.lexicon import month
from copylint.story import Span

if TYPE_CHECKING:
    from copylint.analysis import Analysis
    from copylint.analysis.form.sentences import Sentence
    from copylint.analysis.values.quantities import Quantity

_TEN, _HUNDRED, _THOUSAND, _LAST_YEAR = 10, 100, 1000, 2100
_MEASURES = frozenset({"percent", "money", "length", "area", "mass", "volume", "speed", "temperature", "age"})
_NAMING = frozenset(
    "no number day chapter page part phase grade type level section article group route highway room ward district"
    " game week round step rule figure table version volume act bus line zone category level stage tier class apollo"
    " channel formula windows gate pier unit lot lane exit bridge # under over u the all".split()
)
_FIVE_DIGITS = 5
_NEAR = 20
_LABEL = 5
_SHORTEST_SENTENCE = 5
_DASHES = frozenset({"–", "—", "-", "--"})
_DECIMAL_COMMA, _DECIMAL_POINT = re.compile(r"\d{1,3},\d{1,2}"), re.compile(r"\d+\.\d+")
_THIN = "\u2009\u202f\u00a0"


def counts(analysis: "Analysis") -> Iterator[Use]:
    """Counts below ten, and from ten to a hundred, in words and in figures: "nine boats", "8 boats"."""
    for quantity in analysis.quantities:
        value = quantity.value
        if quantity.measure != "count" or not quantity.noun or value is None or not 1 < value < _HUNDRED:
            continue
        if value.denominator == 1 and _is_plain(analysis, quantity):
            yield Use(_span(quantity), "counts", _form(analysis, quantity), "small" if value < _TEN else "large")


def measures(analysis: "Analysis") -> Iterator[Use]:
    """Ages, units, percentages and money: "eleven kilometres", "11 kilometres"."""
    for quantity in analysis.quantities:
        value = quantity.value
        if quantity.measure in _MEASURES and value is not None and value > 1 and _is_plain(analysis, quantity):
            size = "small" if value < _TEN else "large"
            yield Use(_span(quantity), "measures", _form(analysis, quantity), f"{quantity.measure} {size}")


def _span(quantity: "Quantity") -> Span:
    """The number with what it counts, where that stands near."""
    end = max(quantity.number.end, quantity.span.end)
    noun = quantity.noun_span
    return Span(quantity.number.start, noun.end if noun is not None and end < noun.end <= end + _NEAR else end)


def _is_plain(analysis: "Analysis", quantity: "Quantity") -> bool:
    """Whether a writer had the choice: no fraction, no "million", no sentence's first word, no name or list of sums."""
    tokens = analysis.tokens
    if quantity.vague or quantity.fraction or quantity.scale > 1 or not _is_own(analysis, quantity):
        return False
    first = analysis.token_at(quantity.number.start)
    if begins_sentence(analysis, first) or tokens[first].text.isupper():
        return False
    if tokens[first].is_figure and (not tokens[first].text.isdecimal() or _is_joined(analysis, first)):
        return False
    before = tokens[first - 1].lower if first else ""
    if tokens[first].is_figure and _is_inside_name(analysis, first):
        return False
    return before not in _NAMING and not (tokens[first].is_capitalized and tokens[first].is_word)


def _is_joined(analysis: "Analysis", i: int) -> bool:
    """ "4-H", "7-Eleven", "3-to-1", "2-for-1"."""
    tokens = analysis.tokens
    if i + 2 >= len(tokens) or tokens[i + 1].text != "-":
        return False
    return tokens[i + 2].is_capitalized or tokens[i + 2].lower.partition("-")[0] in {"to", "for", "by", "in", "on"}


def _is_inside_name(analysis: "Analysis", i: int) -> bool:
    """Whether a figure stands between two words of a name: "the Velox 6 Rivers regatta"."""
    tokens = analysis.tokens
    if not 0 < i < len(tokens) - 1 or begins_sentence(analysis, i - 1):
        return False
    before, after = tokens[i - 1], tokens[i + 1]
    return all(token.is_word and token.is_capitalized for token in (before, after))


def _form(analysis: "Analysis", quantity: "Quantity") -> str:
    return "figures" if analysis.story.text[quantity.number.start].isdecimal() else "words"


def thousands(analysis: "Analysis") -> Iterator[Use]:
    """ "12,000 boats", "12000 boats"; four digits apart from more, and no years."""
    text = analysis.story.text
    for quantity in analysis.quantities:
        value = quantity.value
        if value is None or value < _THOUSAND or quantity.scale > 1 or not is_own(analysis, quantity.first):
            continue
        if not (quantity.noun or quantity.measure in _MEASURES):
            continue
        number = text[quantity.number.start : quantity.number.end]
        digits = number.replace(",", "").partition(".")[0]
        size = "four" if len(digits) < _FIVE_DIGITS else "more"
        if number.isdecimal() and not (size == "four" and value <= _LAST_YEAR):
            yield Use(quantity.number, "thousands", "none", size, (("comma", f"{int(number):,}"),))
        elif "," in number and digits.isdecimal():
            yield Use(quantity.number, "thousands", "comma", size)
        elif any(space in number for space in _THIN):
            yield Use(quantity.number, "thousands", "space", size)


def decimals(analysis: "Analysis") -> Iterator[Use]:
    """ "3,5" and "3.5"."""
    for word in analysis.positions:
        if not word[0].isdecimal():
            continue
        comma = _DECIMAL_COMMA.fullmatch(word)
        if comma or _DECIMAL_POINT.fullmatch(word):
            for i in analysis.positions[word]:
                if is_own(analysis, i):
                    yield Use(analysis.tokens[i].span, "decimals", "comma" if comma else "point")


def starts(analysis: "Analysis") -> Iterator[Span]:
    """Figures, years left out, that a sentence of the story's own begins with."""
    tokens = analysis.tokens
    for sentence in analysis.sentences:
        token = tokens[sentence.first]
        if token.text[0].isdecimal() and is_own(analysis, sentence.first) and _is_prose(analysis, sentence):
            after = tokens[sentence.first + 1]
            glued = after.start == token.end
            named = glued and after.is_word and not after.text.islower()  # 18F, 3M
            named = (
                named or token.text == "1" or _is_title(analysis, sentence.first + 1) or month(after.lower) is not None
            )
            again = sentence.first in analysis.restated_headline
            if not named and not again and not _is_numbering(analysis, sentence):
                yield Span(token.start, after.end if glued and _is_ending(after.text) else token.end)


def _is_title(analysis: "Analysis", i: int) -> bool:
    """Whether a capital follows the ending of an ordinal: the 21st Century Act."""
    tokens = analysis.tokens
    ordinal = tokens[i].lower in {"st", "nd", "rd", "th"}
    return ordinal and i + 1 < len(tokens) and tokens[i + 1].is_capitalized


def _is_prose(analysis: "Analysis", sentence: "Sentence") -> bool:
    """Whether the sentence is whole, in a paragraph, and follows one that is."""
    tokens, field = analysis.tokens, analysis.story.fields[sentence.field]
    if field.name != "body" or field.form != "paragraph" or sentence.last - sentence.first < _SHORTEST_SENTENCE:
        return False
    if tokens[sentence.last - 1].text not in {".", "!", "?", "”", '"'}:
        return False
    before = tokens[sentence.first - 1] if sentence.first else None
    led = before is None or before.end <= field.span.start or before.text in {".", "!", "?", "”", '"', ")"}
    label = any(
        _ends_label(analysis, i) for i in range(sentence.first + 1, min(sentence.first + _LABEL, sentence.last))
    )
    return led and not label and any(t.text.islower() for t in tokens[sentence.first + 1 : sentence.last])


def _ends_label(analysis: "Analysis", i: int) -> bool:
    """Whether a colon, or a dash between spaces, ends a figure that what follows explains: "40 – beds in the hall"."""
    token, text = analysis.tokens[i], analysis.story.text
    if token.text == ":":
        return True
    return token.text in _DASHES and text[token.start - 1].isspace() and text[token.end : token.end + 1].isspace()


def _is_numbering(analysis: "Analysis", sentence: "Sentence") -> bool:
    """A year, or the number of an item: "2019 was dry", "1. Boil the water", "5: Stir"."""
    tokens = analysis.tokens
    text, after = tokens[sentence.first].text, tokens[sentence.first + 1]
    year = text.isdecimal() and len(text) == 4 and _THOUSAND <= int(text) <= _LAST_YEAR
    return year or not (after.is_word or after.text in {"-", "–", "%"})


def _is_own(analysis: "Analysis", quantity: "Quantity") -> bool:
    field = analysis.field_of(quantity.span.start)
    return field.name == "body" and field.form == "paragraph" and is_own(analysis, quantity.first)


def _is_ending(text: str) -> bool:
    """What stands right behind a figure and belongs to it: "21st", "100%"."""
    return text.islower() or text == "%"
