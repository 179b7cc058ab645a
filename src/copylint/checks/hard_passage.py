"""One paragraph that is far harder to read than the rest of its story, measured with textstat."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Literal, cast

import msgspec

from copylint.analysis.form import lengths
from copylint.finding import Finding

if TYPE_CHECKING:
    from copylint.analysis import Analysis

WORDS = frozenset({"value", "usual", "metric"})
CASES = frozenset({"limit"})
ENDS = 1
NEEDS = "textstat"

# Of textstat only what needs neither a word list nor a network.
_METRICS = {
    "lix": ("lix", "LIX"),
    "rix": ("rix", "RIX"),
    "ari": ("automated_readability_index", "ARI"),
    "coleman-liau": ("coleman_liau_index", "Coleman-Liau"),
}
# How far above the story's median a paragraph is far harder: about two bands of each scale.
_MARGINS = {"lix": 20.0, "rix": 5.0, "ari": 9.0, "coleman-liau": 6.0}
_LEAST = 4
# And how far above the next one, as a part of that margin.
_APART = 3


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`metric` is what is measured: lix, rix, ari (Automated Readability Index) or coleman-liau.

    `margin` is how far above the median of the story's paragraphs one is far harder; 0 takes two bands of the scale.
    `limit` is a value that no paragraph shall pass, 0 for none. Paragraphs with fewer than `words` words are left
    out, and in a story with fewer than four others none is far harder.
    """

    metric: Literal["lix", "rix", "ari", "coleman-liau"] = "lix"
    margin: float = 0
    limit: float = 0
    words: int = 25


def check(analysis: "Analysis", options: Options) -> Iterator[Finding]:
    """The paragraph that is far harder than the rest, if there is one; and every paragraph beyond the limit."""
    paragraphs = [p.span for p in lengths.paragraphs(analysis) if p.words >= options.words]
    if len(paragraphs) < _LEAST and not options.limit:
        return
    measure, name = _measure(options.metric), _METRICS[options.metric][1]
    values = [measure(analysis.excerpt(span)) for span in paragraphs]
    margin = options.margin or _MARGINS[options.metric]
    *rest, hardest = sorted(values)
    from statistics import median  # slow to import, and few newsrooms have this rule on

    usual = median(rest) if len(rest) >= _LEAST else hardest
    for span, value in zip(paragraphs, values, strict=True):
        words = {"value": f"{value:.0f}", "usual": f"{usual:.0f}", "metric": name}
        if value == hardest and value > usual + margin and value > rest[-1] + margin / _APART:
            yield Finding(span, words=words, confidence="medium")
        elif options.limit and value > options.limit:
            yield Finding(span, words={**words, "usual": f"{options.limit:g}"}, case="limit")


def _measure(metric: str) -> Callable[[str], float]:
    """The function of textstat; raises ModuleNotFoundError, with what to do about it, where that is not installed."""
    try:
        from textstat import textstat  # type: ignore[import-not-found, import-untyped, unused-ignore]
    except ModuleNotFoundError:
        raise ModuleNotFoundError("textstat is not installed: pip install 'copylint[readability]'") from None
    return cast("Callable[[str], float]", getattr(textstat, _METRICS[metric][0]))
