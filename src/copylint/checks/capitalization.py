"""Headlines and subheads in sentence case, in title case, in capitals, or as a pattern wants them."""

from collections.abc import Iterator, Sequence
from typing import Annotated, Literal

from msgspec import Meta

from copylint.analysis import Analysis
from copylint.analysis.form.letter_case import LetterCase, Recased, Titles, Wanted, recased
from copylint.analysis.form.scopes import Part, Quotes, Scope, is_in_scope, units
from copylint.finding import Finding, Suggestion
from copylint.patterns import compile_pattern, find_matches
from copylint.story import Span
from copylint.wording import refuse_wording

WORDS = frozenset({"expected", "words"})
CASES: frozenset[str] = frozenset()
ENDS = 1


class Options(Scope, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """`style` or `pattern` must be given.

    In sentence case a word with a capital is flagged where the story writes it small elsewhere, or where two words or
    more are small in every dictionary; names, days and abbreviations are left alone.
    """

    fields: Annotated[
        tuple[Part, ...],
        Meta(description="The parts of a story that are read, as for any kind: `headline`, `subhead`, `body` …"),
    ] = ("headline",)
    quotes: Annotated[Quotes, Meta(description="Direct quotations: `skip`, `report` or `only`.")] = "report"
    style: Annotated[
        LetterCase | None,
        Meta(description="`sentence`: as in a sentence. `title`: each main word with a capital. `upper`. `lower`."),
    ] = None
    pattern: Annotated[str, Meta(description="A regular expression that must be found, such as `^[A-Z]`.")] = ""
    titles: Annotated[
        Titles, Meta(description="In titles, whether `with` and `from` have a capital (ap) or not (chicago).")
    ] = "ap"
    share: Annotated[
        float, Meta(description="The share of the words, from 0 to 1, that must be right.", gt=0, le=1)
    ] = 1
    exceptions: Annotated[tuple[str, ...], Meta(description="Words written just so, such as `iPhone`.")] = ()
    indicators: Annotated[
        tuple[str, ...], Meta(description="Marks after which a word may begin with a capital or not.")
    ] = (":", "—", "–", ".", "!", "?", "“", "‘", '"', "'", "|")
    unit: Annotated[
        Literal["paragraph", "sentence"], Meta(description="What is held against the style: a headline, or a sentence.")
    ] = "paragraph"

    def __post_init__(self) -> None:
        """Refuse what says nothing, or two things."""
        if (self.style is None) == (not self.pattern):
            raise ValueError("give “style” or “pattern”, one of the two")
        refuse_wording(True, exceptions=self.exceptions)
        try:
            compile_pattern(self.pattern)
        except ValueError as error:
            raise ValueError(f"pattern: {error}") from None


def check(analysis: Analysis, options: Options) -> Iterator[Finding]:
    """One finding for each headline, or sentence, that is not as it should be."""
    for unit in units(analysis, options, options.unit):
        for span in unit:
            if is_in_scope(analysis, options, span):
                if options.style is None:
                    yield from _of_pattern(analysis, span, options.pattern)
                else:
                    yield from _of_style(analysis, span, options.style, options)


def _of_pattern(analysis: Analysis, span: Span, pattern: str) -> Iterator[Finding]:
    if not any(True for _ in find_matches(pattern, analysis.story.text, span)):
        yield Finding(span, words={"expected": "", "words": ""})


def _of_style(analysis: Analysis, span: Span, style: LetterCase, options: Options) -> Iterator[Finding]:
    first, last = analysis.token_at(span.start), analysis.token_at(span.end - 1) + 1
    wanted = Wanted(style, options.titles, frozenset(options.exceptions), frozenset(options.indicators))
    wrong = recased(analysis, first, last, wanted)
    count = sum(token.is_word for token in analysis.tokens[first:last])
    if not wrong or (count - len(wrong) >= options.share * count) or not (len(wrong) > 1 or wrong[0].sure):
        return
    text = _rewritten(analysis, span, wrong)
    words = {"expected": text, "words": ", ".join(dict.fromkeys(item.token.text for item in wrong))}
    is_plain = all(len(item.token.text) == item.token.end - item.token.start for item in wrong)
    yield Finding(span, words=words, suggestion=Suggestion(text, "likely") if is_plain else None)


def _rewritten(analysis: Analysis, span: Span, wrong: Sequence[Recased]) -> str:
    """The copy with the words as they should be."""
    parts, done = [], span.start
    for item in wrong:
        parts += [analysis.story.source[done : item.token.start], item.text]
        done = item.token.end
    return "".join([*parts, analysis.story.source[done : span.end]])
