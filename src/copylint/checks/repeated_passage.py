"""Sentences that stand in a story twice."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

import msgspec
from msgspec import Struct

from copylint.analysis import Analysis
from copylint.analysis.form.sentences import Sentence
from copylint.analysis.form.tokens import Token
from copylint.analysis.shown.display import is_tabular
from copylint.finding import Finding
from copylint.story import Span

WORDS = frozenset({"count", "others"})
CASES = frozenset({"near", "many", "shown"})

# Two words in a row that show a line is meant to come again, at the foot of stories or between their parts.
_STANDING = frozenset(
    {
        ("sign", "up"), ("find", "out"), ("read", "more"), ("learn", "more"), ("click", "here"), ("our", "newsletter"),
        ("originally", "published"), ("first", "published"), ("rights", "reserved"), ("contributed", "to"),
        ("this", "story"), ("this", "article"), ("this", "post"), ("reach", "her"), ("reach", "him"), ("reach", "them"),
        ("support", "our"), ("more", "information"), ("follow", "us"), ("contact", "us"), ("a", "nonprofit"),
        ("subscribe", "to"), ("donate", "to"), ("photo", "by"), ("available", "at"), ("tickets", "are"),
        ("you're", "interested"), ("youre", "interested"), ("post", "in"),
        ("news", "service"), ("nonprofit", "newsroom"), ("independent", "newsroom"),
        ("installment", "of"),
    }
)  # fmt: skip
_MARGIN = 2  # white space behind the last sentence of a paragraph
_STOPS = frozenset(".!?")
_MARKS = frozenset("”\"'’)»")


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How long a sentence must be, and which ones are meant to come again.

    `words` is the least number of words of a repeated sentence. A sentence that stands in a story more than `times`
    is a standing line. Where more than `most` passages come again, the longest speaks for all. `standing` are words
    of lines that a newsroom repeats on purpose.
    """

    words: int = 10
    times: int = 2
    most: int = 3
    standing: tuple[str, ...] = ()


class _Told(Struct, frozen=True, gc=False):
    """A sentence with its number, its words in lower case, and the first and the last eight of them."""

    number: int
    sentence: Sentence
    words: tuple[str, ...]
    head: tuple[str, ...]
    tail: tuple[str, ...]


_Run = list[tuple[_Told, _Told]]


def check(analysis: Analysis, options: Options) -> Iterator[Finding]:
    """Every run of sentences that came before, and every sentence that nearly did."""
    alike = [told for told in _alike(analysis, options) if _may_not_recur(analysis, told, options)]
    places: dict[tuple[str, ...], list[_Told]] = {}
    for told in alike:
        places.setdefault(told.words, []).append(told)
    same = {words for words, found in places.items() if len(found) > 1}
    pairs = [(places[words][0], places[words][1]) for words in same if len(places[words]) <= options.times]
    summary = _end_of_summary(analysis)
    pairs = [pair for pair in pairs if pair[0].number >= summary]
    runs = list(_runs(sorted(pairs, key=lambda pair: pair[1].number)))
    shown = [run for run in runs if _is_of_a_picture(analysis, run)]
    written = [run for run in runs if run not in shown]
    if len(written) <= options.most:
        shown += [run for run in written if _is_at_the_head(analysis, run)]
    yield from _repeated([run for run in written if run not in shown], options.most)
    yield from (_finding(run, {"others": "0"}, "shown") for run in shown[: options.most])
    near = [finding for finding in _near(alike, same) if not _is_shown(analysis, finding)]
    if len(near) <= options.most:
        yield from near


def _alike(analysis: Analysis, options: Options) -> Iterator[_Told]:
    """The sentences of the body whose first or last eight tokens another sentence has too."""
    lowers = analysis.lowers
    edges: Counter[tuple[str, ...]] = Counter()
    found: list[tuple[int, Sentence, tuple[str, ...], tuple[str, ...]]] = []
    for number, sentence in enumerate(analysis.sentences):
        field = analysis.story.fields[sentence.field]
        if field.name == "body" and field.form == "paragraph" and sentence.last - sentence.first >= options.words:
            first, last = sentence.first, sentence.last
            head = ("<", *lowers[first : first + 8])
            tail = (">", *lowers[last - 8 : last])
            edges[head] += 1
            edges[tail] += 1
            found.append((number, sentence, head, tail))
    for number, sentence, head, tail in found:
        if edges[head] > 1 or edges[tail] > 1:
            tokens = analysis.tokens[sentence.first : sentence.last]
            words = tuple(token.lower for token in tokens if token.text[0].isalnum())
            if len(words) >= options.words:
                yield _Told(number, sentence, words, head, tail)


def _may_not_recur(analysis: Analysis, told: _Told, options: Options) -> bool:
    """Whether nothing gives the sentence leave to come again."""
    standing = {word.lower() for word in options.standing}
    if not standing.isdisjoint(told.words) or not _STANDING.isdisjoint(pairwise(told.words)):
        return False
    stopped = _is_stopped(analysis.tokens[told.sentence.first : told.sentence.last])
    if stopped and is_tabular(analysis, analysis.story.fields[told.sentence.field].span):
        return False  # the note under each of two tables
    return stopped and not _is_quoted(analysis, told.sentence) and not _is_pull_quote(analysis, told.number)


def _repeated(runs: Sequence[_Run], most: int) -> Iterator[Finding]:
    if len(runs) > most:
        longest = max(runs, key=_length)
        yield _finding(longest, {"others": str(len(runs) - 1)}, "many")
        return
    for run in runs:
        yield _finding(run, {"others": "0"}, "")


def _is_of_a_picture(analysis: Analysis, run: _Run) -> bool:
    """Whether either place is in a paragraph that reads as a caption."""
    fields = {told.sentence.field for pair in run for told in pair}
    return not fields.isdisjoint(analysis.loose_captions)


def _is_at_the_head(analysis: Analysis, run: _Run) -> bool:
    """Whether the first place is the story's first paragraph, of one sentence, but for captions: a standfirst."""
    first = run[0][0]
    field = analysis.story.fields[first.sentence.field]
    if (
        len(run) > 1
        or not field.span.end - _MARGIN <= first.sentence.span.end
        or field.span.start < first.sentence.span.start
    ):
        return False
    before = (n for n, f in enumerate(analysis.story.fields[: first.sentence.field]) if f.name == "body")
    return all(n in analysis.loose_captions for n in before)


def _is_shown(analysis: Analysis, finding: Finding) -> bool:
    return any(
        analysis.sentences[analysis.sentence_of(analysis.token_at(span.start))].field in analysis.loose_captions
        for span in (finding.span, *finding.against)
    )


def _finding(run: _Run, words: dict[str, str], case: str) -> Finding:
    against = (_span(first for first, _ in run),)
    return Finding(_span(later for _, later in run), against, {"count": str(_length(run)), **words}, case=case)


def _length(run: _Run) -> int:
    return sum(len(later.words) for _, later in run)


def _end_of_summary(analysis: Analysis) -> int:
    """The number of the sentence after the summary that copy without paragraphs begins with; 0 for other copy."""
    if sum(field.name == "body" for field in analysis.story.fields) != 1:
        return 0
    return 3 + sum(analysis.story.fields[sentence.field].name != "body" for sentence in analysis.sentences)


def _is_stopped(tokens: Sequence[Token]) -> bool:
    """Whether the sentence ends in a stop, as captions, bylines and items of a list do not."""
    last = next((token.text for token in reversed(tokens) if token.text not in _MARKS), "")
    return last in _STOPS


def _is_quoted(analysis: Analysis, sentence: Sentence) -> bool:
    quotation = analysis.quotation_at(sentence.span.start)
    return quotation is not None and quotation.span.end >= analysis.tokens[sentence.last - 1].start


def _is_pull_quote(analysis: Analysis, number: int) -> bool:
    """Whether the paragraph is this sentence and a name under it."""
    here, following = analysis.sentences[number], analysis.sentences[number + 1 : number + 3]
    if not following or following[0].field != here.field or (len(following) > 1 and following[1].field == here.field):
        return False
    tail = analysis.tokens[following[0].first : following[0].last]
    return len(tail) < 6 and tail[-1].text != "." and all(t.is_capitalized or not t.is_word for t in tail)


def _runs(pairs: Sequence[tuple[_Told, _Told]]) -> Iterator[_Run]:
    """The pairs in groups whose later sentences follow one another, and whose earlier ones do."""
    run = list(pairs[:1])
    for (first, later), (next_first, next_later) in pairwise(pairs):
        if next_first.number - first.number == next_later.number - later.number <= 3:
            run.append((next_first, next_later))
        else:
            yield run
            run = [(next_first, next_later)]
    if run:
        yield run


def _span(items: Iterator[_Told]) -> Span:
    spans = [item.sentence.span for item in items]
    return Span(spans[0].start, spans[-1].end)


def _near(told: Sequence[_Told], same: set[tuple[str, ...]]) -> Iterator[Finding]:
    """Sentences that begin or end with the same eight tokens and differ in little."""
    known: dict[tuple[str, ...], _Told] = {}
    for item in told:
        if item.words in same:
            continue
        first = known.get(item.head) or known.get(item.tail)
        if first is not None and first.words != item.words and _is_alike(first.words, item.words):
            words = {"count": str(len(item.words)), "others": "0"}
            yield Finding(item.sentence.span, (first.sentence.span,), words, confidence="medium", case="near")
        known.setdefault(item.head, item)
        known.setdefault(item.tail, item)


def _is_alike(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether nine words in ten are in both, and no figure differs."""
    first, second = set(one), set(other)
    odd = first ^ second
    return len(odd) * 5 <= len(first | second) and not any(word[0].isdigit() for word in odd)
