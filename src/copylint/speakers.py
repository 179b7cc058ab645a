"""Speakers: by which name a quotation's speaker is known."""

from copylint.analysis import Analysis
from copylint.story import Span

_PRONOUNS = frozenset({"he", "she", "they", "i", "we", "it", "who"})


class Speakers:
    """Looks up who says a quotation."""

    def __init__(self, analysis: Analysis) -> None:
        """People by the first token of each mention, and by the pronouns that stand for them."""
        self.analysis = analysis
        self.people = {m.first: e.name for e in analysis.entities if e.kind == "person" for m in e.mentions}
        self.pronouns = {r.token: analysis.entities[r.person].name for r in analysis.references}

    def of(self, quotation: Span) -> str:
        """The full name where there is one, else the copy's own words ("police"); "" where the copy does not say."""
        for offset in (quotation.start, quotation.end - 1):
            sentence = self.analysis.sentence_of(self.analysis.token_at(offset))
            attribution = self.analysis.attributions[sentence]
            if attribution.source != "none" and attribution.speaker is not None:
                return self._named(attribution.speaker)
        return ""

    def _named(self, speaker: Span) -> str:
        analysis = self.analysis
        first, last = analysis.token_at(speaker.start), analysis.token_at(speaker.end - 1) + 1
        for i in range(first, last):
            known = self.people.get(i) or self.pronouns.get(i)
            if known:
                return known
        words = analysis.excerpt(speaker)
        return "" if words.lower() in _PRONOUNS else words
