"""Announced lists: a number that says how many items follow, and the items."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from copylint.analysis.form.tokens import Token
from copylint.analysis.tables.lexicon import country
from copylint.analysis.values.counted import is_plural
from copylint.analysis.values.quantities import Quantity
from copylint.story import Field, Span

if TYPE_CHECKING:
    from copylint.analysis import Analysis

_LEAST, _MOST = 2, 20
_LONGEST_ITEM = 6
_BULLETS = frozenset("-–—•*·")
MARKS = frozenset({":", "—", "–", "--"})
# With these a list is not whole, or not a plain one; a verb in an item makes it a clause.
_NO_LIST = frozenset(
    "including include includes included such like among example e.g especially particularly notably mostly other"
    " others etc more plus not but or who whom whose which that when where while because if is are was were be been has"
    " have had will would can could may might must should do does did said says as from with by per each both either"
    " nor for than he she it they we you i his her their its our your my only also then so"
    " yes no even well unfortunately too indeed alas".split()
)
_APPOSITIVE = frozenset("a an the one two three four five six seven eight nine ten".split())
# What is announced as a whole before bullets.
_ANNOUNCED = frozenset(
    "reason way step thing priority question candidate tip fact lesson takeaway highlight point goal rule"
    " recommendation principle phase stage option condition criterion category factor area theme change proposal"
    " demand charge count finding measure county country city state man woman district school company group person"
    " item example project winner finalist team bill program agency requirement pillar element component part type"
    " kind task objective section topic site key suggestion idea trend myth mistake sign".split()
)
_LISTICLE = frozenset(
    "reason way thing tip fact lesson takeaway highlight step question rule myth mistake sign idea trend key practice"
    " principle".split()
)
_OPEN = frozenset("at least more other another some first next last additional including among of over nearly".split())


class Announced(Struct, frozen=True, gc=False):
    """A number, its place with the noun, and the list after it, which has from `low` to `high` items.

    An "and" inside an item may part two items or not. `items` are the items as they stand.
    """

    quantity: Quantity
    span: Span
    list: Span
    low: int
    high: int
    items: tuple[str, ...]


def find_lists(analysis: "Analysis") -> Sequence[Announced]:
    """The announced lists of the body, in order, and a headline's where the body is numbered."""
    found = [*_headlines(analysis)]
    announcing = [q for q in analysis.quantities if is_announcing(q)]
    for q in announcing:
        listed = _in_sentence(analysis, q) or _bullets(analysis, q)
        if listed is not None:
            found.append(listed)
    if announcing:
        from copylint.analysis.form.named_lists import find_named_lists

        known = {announced.quantity.span for announced in found}
        found += [announced for announced in find_named_lists(analysis) if announced.quantity.span not in known]
    return sorted(found, key=lambda announced: announced.span)


def is_announcing(q: Quantity) -> bool:
    """Whether a number with its noun may announce a list: from two to twenty, and not hedged."""
    whole = q.value is not None and q.value.denominator == 1 and _LEAST <= q.value <= _MOST
    return (
        whole and q.measure == "count" and not q.hedge and q.noun_span is not None and q.noun_span.start > q.span.start
    )


def _in_sentence(analysis: "Analysis", q: Quantity) -> Announced | None:
    """ "four priorities: education, crime and roads", "the two men, Ann Vesely and Jon Marr, were"."""
    tokens = analysis.tokens
    sentence = analysis.sentences[analysis.sentence_of(q.first)]
    noun = analysis.token_at(q.noun_span.start) if q.noun_span else q.last
    i = noun + 1
    if i + 2 >= sentence.last or not is_plural(tokens[noun].lower) or not is_plain(tokens, q, sentence.first):
        return None
    mark = tokens[i].text
    if mark in MARKS:
        end = next((j for j in range(i + 1, sentence.last) if tokens[j].text in MARKS), sentence.last)
        return _made(analysis, q, noun, (i + 1, _trimmed(tokens, i + 1, end)), named=False)
    if mark == "," and q.first > sentence.first and tokens[q.first - 1].lower in ("the", "these", "those"):
        end = _end_of_names(tokens, i + 1, sentence.last)
        return _made(analysis, q, noun, (i + 1, end), named=True)
    return None


def is_plain(tokens: Sequence[Token], q: Quantity, low: int) -> bool:
    """Whether nothing before a number says that the list is not whole; `low` is the sentence's first token."""
    before = [token.lower for token in tokens[max(low, q.first - 2) : q.first]]
    return _OPEN.isdisjoint(before) and not (before and before[-1] == "-")


def _trimmed(tokens: Sequence[Token], first: int, last: int) -> int:
    while last > first and tokens[last - 1].text in {".", "”", '"', "’", "!", ";"}:
        last -= 1
    return last


def _end_of_names(tokens: Sequence[Token], i: int, high: int) -> int:
    """The token after a run of names, commas and the last "and" with its name; a comma at the end left out."""
    last, after_and = i, False
    for j in range(i, high):
        token = tokens[j]
        if token.lower == "and":
            after_and = True
        elif token.text == ",":
            if after_and and last == j and tokens[j - 1].lower != "and":
                return j
        elif not (token.is_capitalized or token.is_figure or token.text in ("-", ".")) or token.text == ".":
            break
        last = j + 1
    return last if after_and else i


def _made(analysis: "Analysis", q: Quantity, noun: int, bounds: tuple[int, int], *, named: bool) -> Announced | None:
    tokens, (first, last) = analysis.tokens, bounds
    words = tokens[first:last]
    items = _items(words)
    if items is None or not _are_items(items, named=named):
        return None
    ands = sum(token.lower in ("and", "&") for item in items for token in item)
    high = len(items) + ands
    low = high if _are_full_names(items) or _are_single_names(items) else len(items)
    if named and (ands > 1 or low < high):
        return None
    span = Span(q.span.start, tokens[noun].end)
    texts = tuple(analysis.excerpt(Span(item[0].start, item[-1].end)) for item in items)
    return Announced(q, span, Span(tokens[first].start, tokens[last - 1].end), low, high, texts)


def _items(words: Sequence[Token]) -> list[list[Token]] | None:
    """The parts between semicolons, or else between commas; None for what is no list."""
    texts = {token.text for token in words}
    if texts & {"“", "”", '"', "(", ")", "?", ":", "/", "…"} or not texts & {",", ";"}:
        return None
    mark = ";" if ";" in texts else ","
    items: list[list[Token]] = [[]]
    for token in _without_articles(words):
        if token.text == mark:
            items.append([])
        elif items[-1] or token.lower not in ("and", "&"):
            items[-1].append(token)
    return items if all(items) else None


def _without_articles(words: Sequence[Token]) -> Sequence[Token]:
    """The words without "the" before a country: "the UK, France"; before anything else it may describe what stands."""
    following = [*words[1:], None]
    return [
        word
        for word, after in zip(words, following, strict=True)
        if not (word.lower == "the" and after is not None and country(after.text))
    ]


def _are_items(items: Sequence[Sequence[Token]], *, named: bool) -> bool:
    """Whether the parts are plain items of one sort, and no clauses or descriptions of one another."""
    if any(token.text == ";" for item in items for token in item) or len(items) < _LEAST - named:
        return False
    for item in items:
        words = [token.lower for token in item]
        if len(words) - words.count("and") > _LONGEST_ITEM * (1 + ("and" in words)) or words[0] in _APPOSITIVE:
            return False
        if not _NO_LIST.isdisjoint(words) or any(token.is_figure or token.text in (".", ",") for token in item):
            return False
    heads = {item[0].is_capitalized for item in items}
    if named:
        return heads == {True} and all(len(item) > 1 for item in items)
    return (
        len(heads) == 1
        and (items[-1][0].lower != "and")
        and ("and" in {t.lower for t in items[-1]} or _is_closed(items))
    )


def _are_full_names(items: Sequence[Sequence[Token]]) -> bool:
    """Whether on both sides of every "and" stand names of two words and more."""
    parts: list[list[Token]] = []
    for item in items:
        parts.append([])
        for token in item:
            if token.lower == "and":
                parts.append([])
            else:
                parts[-1].append(token)
    return all(len(part) > 1 and part[0].is_capitalized and part[-1].is_capitalized for part in parts)


def _are_single_names(items: Sequence[Sequence[Token]]) -> bool:
    """Whether all items are capitalised words, with "and" before the last: "Devon, Cornwall, Dorset and Kent"."""
    if len(items) <= _LEAST or any(len(item) > 1 for item in items[:-1]):
        return False
    last = items[-1]
    joined = len(last) == 3 and last[1].lower == "and" and last[2].is_capitalized
    return joined and country(" ".join(token.text for token in last)) is None


def _is_closed(items: Sequence[Sequence[Token]]) -> bool:
    """A list with no "and" at all is closed only where it has three items and more."""
    return len(items) > 2


def _bullets(analysis: "Analysis", q: Quantity) -> Announced | None:
    """ "three reasons:" with bullets after it."""
    fields, tokens = analysis.story.fields, analysis.tokens
    sentence = analysis.sentences[analysis.sentence_of(q.first)]
    place = sentence.field
    field = fields[place]
    if field.name != "body" or q.noun not in _ANNOUNCED or tokens[sentence.last - 1].text != ":":
        return None
    noun = analysis.token_at(q.noun_span.start) if q.noun_span else q.last
    said = {token.lower for token in tokens[sentence.first : sentence.last]}
    last_of_field = field.span.end - tokens[sentence.last - 1].end <= 2
    if not last_of_field or sentence.last - noun > 8 or said & {"including", "such", "among", "some"}:
        return None
    if (
        field.form == "list-item"
        or not is_plain(tokens, q, sentence.first)
        or _has_other_count(analysis, q, sentence.last)
    ):
        return None
    items = list(_items_after(analysis, place + 1))
    if len(items) < _LEAST or _goes_on_unmarked(analysis, items[-1].span.end):
        return None
    texts = tuple(analysis.excerpt(item.span) for item in items)
    return Announced(
        q,
        Span(q.span.start, tokens[noun].end),
        Span(items[0].span.start, items[-1].span.end),
        len(items),
        len(items),
        texts,
    )


def _has_other_count(analysis: "Analysis", q: Quantity, high: int) -> bool:
    at = bisect_right(analysis.quantities, q.first, key=lambda quantity: quantity.first)
    return any(q.last <= other.first < high for other in analysis.quantities[at : at + 3])


def _goes_on_unmarked(analysis: "Analysis", end: int) -> bool:
    """Whether the line after a list begins like a bullet that lacks its space: "-Work with others"."""
    source = analysis.story.source
    return source[end:].lstrip()[:1] in _BULLETS if source[end : end + 1] in "\n\r" else False


def _items_after(analysis: "Analysis", place: int) -> Iterator[Field]:
    """The bullets from field number `place` on, those under another one left out."""
    fields, source = analysis.story.fields, analysis.story.source
    margin: int | None = None
    for field in fields[place:]:
        if field.form != "list-item":
            return
        line = max(source.rfind(end, 0, field.span.start) for end in "\n\r") + 1
        indent = len(source[line : field.span.start]) - len(source[line : field.span.start].lstrip())
        margin = indent if margin is None else margin
        if indent <= margin:
            yield field


def _headlines(analysis: "Analysis") -> Iterator[Announced]:
    """ "7 ways to save water" over subheads numbered from 1."""
    numbered = list(_numbered(analysis))
    if len(numbered) < 3 or [number for number, _ in numbered] != list(range(1, len(numbered) + 1)):
        return
    for q in analysis.quantities:
        field = analysis.field_of(q.span.start)
        if field.name not in ("headline", "deck"):
            return
        if is_announcing(q) and q.noun in _LISTICLE and q.noun_span:
            spans = [field.span for _, field in numbered]
            texts = tuple(analysis.excerpt(span) for span in spans)
            span = Span(q.span.start, q.noun_span.end)
            yield Announced(q, span, spans[-1], len(spans), len(spans), texts)
            return


def _numbered(analysis: "Analysis") -> Iterator[tuple[int, Field]]:
    tokens = analysis.tokens
    for sentence in analysis.sentences:
        field = analysis.story.fields[sentence.field]
        if field.form == "subhead" and field.name == "body" and sentence.last - sentence.first > 1:
            first, second = tokens[sentence.first], tokens[sentence.first + 1]
            if first.text.isdecimal() and second.text in (".", ")", ":") and first.start - field.span.start < 4:
                yield int(first.text), field
