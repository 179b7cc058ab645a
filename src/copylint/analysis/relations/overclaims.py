"""Overclaims: a headline that says what cures, prevents or causes a disease where the body says that it may."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from copylint.analysis.values.stems import stem
from copylint.story import Span

if TYPE_CHECKING:
    from copylint.analysis import Analysis
    from copylint.analysis.form.sentences import Sentence

_ACTING = frozenset(
    "cures cure cured prevents prevent prevented causes cause caused cuts cut halves halve halved reduces reduce"
    " reduced reverses reverse reversed stops stop stopped triggers trigger triggered raises raise raised doubles"
    " double doubled increases increase increased slows slow slowed beats beat lowers lower lowered boosts boost"
    " boosted fights fight protects protect protected kills kill killed worsens worsen worsened delays delay delayed"
    " eases ease eased".split()
)
_ILLS = frozenset(
    "cancer cancers tumour tumours tumor tumors dementia alzheimer alzheimer's parkinson parkinson's diabetes stroke"
    " strokes heart disease diseases virus covid covid-19 obesity depression asthma autism infection infections risk"
    " pain arthritis migraine migraines flu malaria measles hiv aids tuberculosis anxiety cholesterol hypertension"
    " miscarriage infertility epilepsy eczema allergy allergies symptoms immunity".split()
)
_HEDGES = frozenset(
    "may might could can appears appear appeared seems seem seemed suggests suggest suggested whether if potentially"
    " possibly perhaps hope hopes hoped believed thought linked associated unclear unproven no not".split()
)
_NEAR = 6


class Overclaim(Struct, frozen=True, order=True, gc=False):
    """`span` is the headline's statement, `against` where the body hedges it."""

    span: Span
    against: Span


def find_overclaims(analysis: "Analysis", tops: "Sequence[Sentence]") -> Iterator[Overclaim]:
    """The statements among `tops`, sentences without source or doubt, that the body makes with a hedge only."""
    for top in tops:
        words = [token.lower for token in analysis.tokens[top.first : top.last]]
        verbs = {stem(word) for word in words if word in _ACTING}
        ills = set(words) & _ILLS
        if verbs and ills:
            told = list(_told(analysis, verbs, ills))
            if told and all(hedge is not None for hedge in told) and told[0] is not None:
                yield Overclaim(top.span, told[0])


def _told(analysis: "Analysis", verbs: set[str], ills: set[str]) -> Iterator[Span | None]:
    """Where the body's own words have one of the verbs with one of the ills: from the hedge to the verb, or None."""
    tokens = analysis.tokens
    for word in sorted(_ACTING & analysis.positions.keys()):
        for i in analysis.positions[word] if stem(word) in verbs else ():
            sentence = analysis.sentences[analysis.sentence_of(i)]
            here = {token.lower for token in tokens[i : sentence.last]}
            if not analysis.is_narration(tokens[i].start) or ills.isdisjoint(here):
                continue
            before = range(i - 1, max(sentence.first, i - _NEAR) - 1, -1)
            hedge = next((j for j in before if tokens[j].lower in _HEDGES), None)
            yield Span(tokens[hedge].start, tokens[i].end) if hedge is not None else None
