"""A formula over counts, such as words in a sentence, whose value shall not be too high or too low."""

from collections.abc import Iterator, Sequence
from typing import Annotated

from msgspec import Meta

from copylint.analysis import Analysis
from copylint.analysis.form.scopes import Part, Quotes, Scope, Unit, is_in_scope, units
from copylint.analysis.form.text_counts import COUNTS, count
from copylint.finding import Finding
from copylint.formula import evaluate, names_in, read_formula
from copylint.story import Span

WORDS = frozenset({"value", "limit"})
CASES = frozenset({"low"})
ENDS = 1


class Options(Scope, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """`formula` must be given, and `above` or `below`.

    A formula is made of counts, figures, `+ - * /`, brackets and the functions `sqrt`, `min`, `max`, `abs` and
    `round`. The counts are words, sentences, paragraphs, characters, letters, syllables, long_words (of seven letters
    and more), complex_words (of three syllables and more), figures, quoted_words, commas, headlines, subheads and
    list_items. A unit where the formula has no value, having no words, is left alone.
    """

    fields: Annotated[
        tuple[Part, ...],
        Meta(description="The parts of a story that are read, as for any kind: `headline`, `lead`, `body` …"),
    ] = ("body",)
    quotes: Annotated[
        Quotes,
        Meta(
            description="With `skip` a paragraph or sentence that begins in a quotation is left alone, with `only` "
            "any other."
        ),
    ] = "report"
    formula: Annotated[str, Meta(description="What is computed for each unit, such as `words / sentences`.")]
    above: Annotated[float | None, Meta(description="The value from which on, itself left out, it is too high.")] = None
    below: Annotated[float | None, Meta(description="The value below which it is too low.")] = None
    unit: Annotated[Unit, Meta(description="What it is computed for: the story, each paragraph or each sentence.")] = (
        "story"
    )
    least_words: Annotated[int, Meta(description="A unit with fewer words is left alone.", ge=0)] = 0

    def __post_init__(self) -> None:
        """Refuse a formula that cannot be read and a rule without a limit."""
        if self.above is None and self.below is None:
            raise ValueError("give “above” or “below”")
        try:
            read_formula(self.formula, COUNTS)
        except ValueError as error:
            raise ValueError(f"formula: {error}") from None


def check(analysis: Analysis, options: Options) -> Iterator[Finding]:
    """One finding for each unit whose value is beyond a limit."""
    formula = read_formula(options.formula, COUNTS)
    wanted = names_in(formula)
    for unit in units(analysis, options, options.unit):
        if options.unit != "story" and not is_in_scope(analysis, options, unit[0]):
            continue
        counts = count(analysis, unit, wanted)
        value = evaluate(formula, counts) if counts["words"] >= options.least_words else None
        if value is None:
            continue
        if options.above is not None and value > options.above:
            yield Finding(_shown(analysis, unit), words=_words(value, options.above))
        elif options.below is not None and value < options.below:
            yield Finding(_shown(analysis, unit), words=_words(value, options.below), case="low")


def _shown(analysis: Analysis, unit: Sequence[Span]) -> Span:
    """The paragraph or the sentence; for a whole story, its first sentence."""
    if len(unit) == 1:
        return unit[0]
    return analysis.sentences[analysis.sentence_of(analysis.token_at(unit[0].start))].span


def _words(value: float, limit: float) -> dict[str, str]:
    return {"value": _figure(value), "limit": _figure(limit)}


def _figure(value: float) -> str:
    return f"{value:,.1f}".removesuffix(".0")
