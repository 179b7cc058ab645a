"""Attributions: who is said to have said a sentence."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from copylint.analysis.form.sentences import Sentence
from copylint.analysis.relations.saying import find_sayings
from copylint.analysis.relations.speakers import Saying
from copylint.story import Span

if TYPE_CHECKING:
    from copylint.analysis import Analysis

_MARKS = frozenset("“”\"„«»‘’'.,!?…—–-()")


class Attribution(Struct, frozen=True, gc=False):
    """Where a sentence comes from.

    `source` is `named` when the sentence names one ("police said", "according to the ministry"), `carried` when a
    pronoun subject or an open quotation carries it on from before in the paragraph, `none` when it is the paper's own.
    `speaker` is the place of the source's words, `verb` that of the verb or phrase of saying.
    """

    span: Span
    source: Literal["named", "carried", "none"]
    speaker: Span | None = None
    verb: Span | None = None


def find_attributions(analysis: "Analysis") -> Sequence[Attribution]:
    """One attribution for each sentence, in order."""
    attributions = [Attribution(sentence.span, "none") for sentence in analysis.sentences]
    for saying in sorted(find_sayings(analysis)):
        index = analysis.sentence_of(saying.verb)
        known = attributions[index]
        nameless = known.source == "none" or (known.speaker is None and saying.first < saying.last)
        if nameless or (known.source == "carried" and not saying.pronoun):
            attributions[index] = _told(analysis, attributions[index].span, saying)
    _carry(analysis, attributions)
    return attributions


def _told(analysis: "Analysis", span: Span, saying: Saying) -> Attribution:
    tokens = analysis.tokens
    speaker = Span(tokens[saying.first].start, tokens[saying.last - 1].end) if saying.first < saying.last else None
    return Attribution(span, "carried" if saying.pronoun else "named", speaker, tokens[saying.verb].span)


def _carry(analysis: "Analysis", attributions: list[Attribution]) -> None:
    """Give the sentences of a quotation the source of the sentence before, or of the one after."""
    sentences = analysis.sentences
    quoted = [
        attribution.source == "none" and _is_quotation(analysis, sentence)
        for sentence, attribution in zip(sentences, attributions, strict=True)
    ]
    for i in range(1, len(sentences)):
        if quoted[i] and attributions[i - 1].source != "none" and _is_body(analysis, sentences[i - 1], sentences[i]):
            attributions[i] = Attribution(attributions[i].span, "carried", attributions[i - 1].speaker)
    for i in range(len(sentences) - 2, -1, -1):
        after = attributions[i + 1]
        told = quoted[i] and attributions[i].source == "none" and after.source != "none"
        if told and (sentences[i].field == sentences[i + 1].field or _continues(analysis, sentences[i])):
            attributions[i] = Attribution(attributions[i].span, "carried", after.speaker)


def _is_body(analysis: "Analysis", *sentences: Sentence) -> bool:
    fields = [analysis.story.fields[sentence.field] for sentence in sentences]
    return all(field.name == "body" and field.form != "subhead" for field in fields)


def _is_quotation(analysis: "Analysis", sentence: Sentence) -> bool:
    """Whether all words of the sentence are quoted."""
    tokens = analysis.tokens
    first = next((i for i in range(sentence.first, sentence.last) if tokens[i].text[0] not in _MARKS), None)
    if first is None or not analysis.is_quoted(tokens[first].start):
        return False
    words = [i for i in range(first, sentence.last) if tokens[i].text[0] not in _MARKS]
    return all(analysis.is_quoted(tokens[i].start) for i in (words[len(words) // 2], words[-1]))


def _continues(analysis: "Analysis", sentence: Sentence) -> bool:
    """Whether the sentence ends in a quotation that the next paragraph opens again."""
    quotation = analysis.quotation_at(sentence.span.start)
    return quotation is not None and quotation.continued
