"""The same quotation in two wordings, or with two speakers."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import msgspec

from copylint.analysis.form.echoes import Echo
from copylint.analysis.relations.double_voices import find_double_voices
from copylint.finding import Finding

if TYPE_CHECKING:
    from copylint.analysis import Analysis


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How many words two quotations must share, outside the body and in it, and how much that must be, in per cent."""

    words: int = 5
    words_body: int = 8
    percent: int = 75
    percent_body: int = 80


WORDS = frozenset({"printed", "said", "voice", "other_voice"})
CASES = frozenset({"body", "speaker", "mode"})


def check(analysis: "Analysis", options: Options) -> Iterator[Finding]:
    """Each quotation that comes again with other words, or from somebody else."""
    for echo in analysis.echoes:
        if _is_same(echo, options):
            words = {"printed": echo.printed, "said": echo.said, "voice": "", "other_voice": ""}
            case = "" if echo.is_display else "body"
            yield Finding(echo.span, (echo.body,), words, "high" if echo.is_display else "medium", case=case)
    for double in find_double_voices(analysis):
        words = {"printed": "", "said": "", "voice": double.voice, "other_voice": double.other_voice}
        yield Finding(double.span, (double.other,), words, "medium", case=double.sort)


def _is_same(echo: Echo, options: Options) -> bool:
    """Whether so much is shared that one quotation must be the other."""
    least, percent = (options.words, options.percent) if echo.is_display else (options.words_body, options.percent_body)
    return echo.shared >= least and echo.shared * 100 >= percent * (echo.shared + echo.changed)
