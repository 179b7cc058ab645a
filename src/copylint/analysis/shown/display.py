"""Display: what headline, deck and captions say, against what the body says."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from copylint.analysis.tables import gazetteer
from copylint.analysis.tables.lexicon import Country, countries, country, demonym, fold, month, us_state
from copylint.analysis.values.figure_words import COMMON
from copylint.analysis.values.stems import stem
from copylint.story import FieldName

if TYPE_CHECKING:
    from copylint.analysis import Analysis
    from copylint.analysis.names.mentions import Mention
    from copylint.analysis.values.quantities import Quantity
    from copylint.story import Span

TOLD: frozenset[FieldName] = frozenset({"body", "dateline"})
REGIONS = frozenset({"county", "province", "district", "region", "governorate", "oblast", "township", "island"})
SHOWN: frozenset[FieldName] = frozenset({"headline", "deck"})

_CREDITED = frozenset(
    "photo photos photograph photographs photographed image images illustration picture graphic video credit credits"
    " courtesy".split()
)

_TO_YEARS = frozenset("of in since from until by before after class spring summer autumn winter early late".split())
_CENTURIES = frozenset({"16", "17", "18", "19", "20"})

# With a figure among so many words a paragraph is a table; a shorter one that ends in a stop is a sentence.
_TABULAR, _LONG = 4, 40
_STOPS = frozenset('.!?”"’)')

# Of a longer word so many letters at least, and all but so many, make two words one: Philly, Philadelphia.
_STEM = 4
_ENDING = 2
_LEAST = 3


class Body:
    """What the body of one story names, for looking up what a headline names."""

    def __init__(self, analysis: "Analysis") -> None:
        """Reads the tokens of body and dateline once."""
        self._analysis = analysis
        sentences = analysis.sentences
        told = [s for s in sentences if analysis.story.fields[s.field].name in TOLD]
        tokens = analysis.tokens
        texts = {word for s in told for word in analysis.lowers[s.first : s.last]}
        self.words = frozenset(fold(text) for text in texts if text[0].isalpha() or text[0].isdigit())
        self.mentions: Sequence[Mention] = [
            m for m in analysis.mentions if analysis.field_of(m.span.start).name in TOLD
        ]
        self.regions = {fold(tokens[i - 1].text) for word in REGIONS for i in analysis.positions.get(word, ()) if i}
        self._capitals = {fold(word) for m in self.mentions for word in m.words}
        self._places = {m.text for m in self.mentions if m.kind in ("place", "other")}
        self._stems: Mapping[str, Sequence[str]] = _by_stem(self._capitals)

    def has(self, name: Sequence[str]) -> bool:
        """Whether the body has a word of the name, in any of its forms, or another name of what it names."""
        words = [fold(word) for word in name]
        telling = [word for word in words if len(word) >= _LEAST] or words
        if any(self._has_word(word) for word in telling):
            return True
        text = " ".join(name)
        known = country(text) or demonym(text)
        if known is not None and self._has_country(known):
            return True
        state = us_state(text) or us_state(f"{text}.")
        if state is not None and any(
            us_state(place) == state for place in self._places | {"Pa", "D.C."} & self._places
        ):
            return True
        return any(gazetteer.same_place(text, place) for place in self._places)

    def has_country_of(self, iso: str) -> bool:
        """Whether the body names the country of this code, or its people."""
        known = next((c for c in countries() if c.iso == iso), None)
        return known is not None and self._has_country(known)

    def _has_word(self, word: str) -> bool:
        if word in self.words or f"{word}s" in self.words or word.removesuffix("s") in self.words:
            return True
        if any(part in self.words for part in word.split("-") if part != word and len(part) >= _LEAST):
            return True
        return any(_is_one_word(word, other) for other in self._stems.get(word[:_STEM], ()))

    def _has_country(self, known: Country) -> bool:
        return any(
            all(part in self.words for part in fold(name).split())
            for name in (known.name, *known.aliases, *known.demonyms, *(f"{d}s" for d in known.demonyms))
            if name
        )


def is_told(analysis: "Analysis", word: str) -> bool:
    """Whether the body has the word as it stands in the copy: the quick look before a `Body` is read."""
    places = analysis.positions.get(word.lower(), ())
    return any(analysis.field_of(analysis.tokens[i].start).name in TOLD for i in reversed(places))


def is_credit(analysis: "Analysis", mention: "Mention") -> bool:
    """Whether the name is that of who took the picture: "Ann Lo/AP", "Photo by Ann Lo", "Ann Lo, File"."""
    tokens = analysis.tokens
    before = [token.lower for token in tokens[max(0, mention.first - 2) : mention.first]]
    after = [token.lower for token in tokens[mention.last : mention.last + 2]]
    if "/" in (before[-1:] + after[:1]) or after in ([",", "file"], [",", "pool"], [",", "handout"]):
        return True
    return before[-1:] in (["by"], [":"], ["of"]) and before[0] in _CREDITED


def is_calendar(analysis: "Analysis", quantity: "Quantity") -> bool:
    """Whether the number is of a day or a year: "May 61", which is no date and no count either; "class of 1987"."""
    before = analysis.tokens[quantity.first - 1].lower if quantity.first else ""
    text = analysis.tokens[quantity.last - 1].text
    year = text.isdecimal() and len(text) == len("1987") and text[:2] in _CENTURIES
    return month(before) is not None or (year and before in _TO_YEARS)


def is_tabular(analysis: "Analysis", span: "Span") -> bool:
    """Whether the field at `span` has so many figures that it is a table, or a line of one; no short sentence is."""
    first, last = analysis.token_at(span.start), analysis.token_at(span.end - 1)
    words = [token for token in analysis.tokens[first : last + 1] if token.text[0].isalnum()]
    if len(words) < _LONG and analysis.tokens[last].text[-1] in _STOPS:
        return False
    return sum(token.is_figure for token in words) * _TABULAR >= len(words)


def _by_stem(words: Iterable[str]) -> Mapping[str, Sequence[str]]:
    stems: dict[str, list[str]] = {}
    for word in words:
        stems.setdefault(word[:_STEM], []).append(word)
    return stems


def _is_one_word(one: str, other: str) -> bool:
    """Whether one word is the other with another ending: "Syria", "Syrians"; "Oxford", "Oxfordshire"."""
    shared = max(_STEM, min(len(one), len(other)) - _ENDING)
    return one[:shared] == other[:shared]


def telling_words(analysis: "Analysis", first: int, last: int) -> frozenset[str]:
    """The stems of the words of content among the tokens from `first` to `last`."""
    return frozenset(
        stem(token.lower)
        for token in analysis.tokens[first:last]
        if token.is_word and len(token.text) >= _LEAST and token.lower not in COMMON
    )
