"""Words and patterns that may stand only so often, or must stand: in a sentence, a paragraph or a story."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Annotated

from msgspec import Meta

from copylint.analysis import Analysis
from copylint.analysis.form.scopes import Unit, units
from copylint.finding import Finding
from copylint.story import Span
from copylint.wording import Wording, find_wording

WORDS = frozenset({"count", "limit"})
CASES = frozenset({"few"})
ENGLISH = False

_SHOWN = 3


class Options(Wording, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """`words` or `patterns` must be given, and `max` or `min`.

    All of them count together. What is flagged is the first one too many; the ones before it are the other ends. Where
    there are fewer than `min`, the unit is flagged.
    """

    max: Annotated[Annotated[int, Meta(ge=0)] | None, Meta(description="How often they may stand in a unit.")] = None
    min: Annotated[Annotated[int, Meta(ge=1)] | None, Meta(description="How often they must stand in a unit.")] = None
    unit: Annotated[Unit, Meta(description="What is counted in: the whole story, each paragraph or each sentence.")] = (
        "story"
    )

    def __post_init__(self) -> None:
        """Refuse what could never be found, and limits that leave no number."""
        super().__post_init__()
        if self.max is None and self.min is None:
            raise ValueError("give “max” or “min”")
        if self.max is not None and self.min is not None and self.min > self.max:
            raise ValueError(f"min: {self.min} is more than “max”, {self.max}")


def check(analysis: Analysis, options: Options) -> Iterator[Finding]:
    """One finding for each unit that has too many or too few."""
    places = find_wording(analysis, options, by_sentence=options.unit == "sentence")
    starts = [span.start for span in places]
    for unit in units(analysis, options, options.unit):
        found = [span for stretch in unit for span in _within(places, starts, stretch)]
        if options.max is not None and len(found) > options.max:
            earlier = tuple(found[max(0, options.max - _SHOWN) : options.max])
            against = earlier if options.unit == "story" else ()
            yield Finding(found[options.max], against, _words(len(found), options.max))
        elif options.min is not None and len(found) < options.min:
            yield Finding(unit[0], (), _words(len(found), options.min), case="few")


def _within(places: Sequence[Span], starts: Sequence[int], stretch: Span) -> Sequence[Span]:
    return places[bisect_left(starts, stretch.start) : bisect_left(starts, stretch.end)]


def _words(count: int, limit: int) -> dict[str, str]:
    return {"count": str(count), "limit": str(limit)}
