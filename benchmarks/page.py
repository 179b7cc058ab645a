"""The page on which the measurements are told."""

from collections.abc import Iterator, Sequence
from textwrap import wrap

from benchmarks.growth import Point, exponent
from benchmarks.outcome import Memory, Outcome, Pair

_MB = 1_000_000
_WIDTH = 120
OURS = "what a story says against itself: figures, names, places, dates, quotations; the house's style within a story"


def render(outcome: Outcome) -> str:
    """The page in Markdown."""
    return "\n".join([*_head(outcome), *_cold(outcome), *_bulk(outcome), *_growth(outcome), *_absent(outcome)]) + "\n"


_ABOUT = """
copylint beside other checkers of prose that install from a package registry, measured in one run by
`python -m benchmarks`, which also wrote this page. copylint and each of the others take turns on the same stories, and
the medians of the rounds are compared: the speed of a shared machine drifts, the ratio hardly does.
"""
_FAIRLY = """
They look for different things. A word list is quick because it looks at one word at a time; copylint has to hold every
figure, name, place, date and quotation of a story against all others. The ratios say what waiting for an answer costs,
not which answer is worth more.
"""
_STORIES = """
The stories are [public-domain posts](../benchmarks/stories/README.md), varied from a seed: other names, other figures,
paragraphs in another order, so that no two are alike. Every checker has the rules it comes with, or those that are
named.
"""
_MANY = """
in one command. What would take a checker too long was measured on fewer, copylint beside it on the same. Memory is that
of the largest process, and of all processes together where there are several.
"""
_FIT = """
Of copylint, the median of the rounds. The exponent k is that of time = c · size^k, fitted on what takes three times as
long as the smallest or longer, start-up taken off; 1 is linear.
"""


def _head(outcome: Outcome) -> Iterator[str]:
    yield "# Benchmarks"
    yield from _paragraphs(_ABOUT, _FAIRLY)
    yield from _table(("machine", ""), outcome.machine)
    yield from _paragraphs(_STORIES)


def _paragraphs(*texts: str) -> Iterator[str]:
    """Paragraphs set in lines, each between blank ones."""
    yield ""
    for text in texts:
        yield from wrap(" ".join(text.split()), _WIDTH, break_on_hyphens=False)
        yield ""


def _cold(outcome: Outcome) -> Iterator[str]:
    rounds = outcome.measured[0].cold.rounds if outcome.measured else outcome.python.rounds
    yield "## One story, cold"
    yield from _paragraphs(
        f"A story of 4 KB in a new process, the median of {rounds} rounds. Python takes {_ms(outcome.python.theirs)} to"
        f" import click and yaml and nothing more, copylint {_ms(outcome.python.ours)} beside it."
    )
    rows = [
        (f"{one.name} {one.version}", _ms(one.cold.theirs), _ms(one.cold.ours), _times(one.cold))
        for one in outcome.measured
    ]
    yield from _table(("checker", "takes", "copylint beside it", "times copylint"), rows)
    yield ""


def _bulk(outcome: Outcome) -> Iterator[str]:
    most = max((one.bulk.stories for one in outcome.measured), default=0)
    yield f"## {most:,} stories"
    yield from _paragraphs(f"{outcome.bytes / _MB:.0f} MB {_MANY}")
    ours = next((one.bulk for one in outcome.measured if one.bulk.stories == most), None)
    rows = [
        (
            f"{one.name} {one.version}",
            f"{one.bulk.stories:,}",
            _rate(one.bulk.stories, one.bulk.theirs),
            _rate(one.bulk.stories, one.bulk.ours),
            _times(one.bulk),
            _memory(one.memory),
        )
        for one in outcome.measured
    ]
    if ours is not None:
        own = (f"copylint {outcome.version}", f"{most:,}", _rate(most, ours.ours), "", "1", _memory(outcome.memory))
        rows.insert(0, own)
    yield from _table(
        ("checker", "stories", "stories a second", "copylint beside it", "times copylint", "memory"), rows
    )
    yield ""
    if outcome.again is not None:
        yield f"A second run of copylint over the same {most:,} stories, nothing changed, takes {outcome.again:.1f} s."
        yield ""
    yield from _table(
        ("checker", "looks for"), [("copylint", OURS), *((one.name, one.looks_for) for one in outcome.measured)]
    )
    yield ""


def _growth(outcome: Outcome) -> Iterator[str]:
    yield "## Growth"
    yield from _paragraphs(_FIT)
    rows = [(f"{point.size:,}", _seconds(point.seconds), _rate(point.size, point.seconds)) for point in outcome.many]
    yield from _table(("stories", "takes", "stories a second"), rows)
    yield ""
    yield _fitted(outcome.many)
    yield ""
    long = [(_bytes(point.size), _seconds(point.seconds), _speed(point)) for point in outcome.long]
    yield from _table(("one story of", "takes", "a second"), long)
    yield ""
    yield _fitted(outcome.long)
    yield ""


def _absent(outcome: Outcome) -> Iterator[str]:
    if outcome.absent:
        yield "## Not measured"
        yield ""
        yield from _table(("checker", "could not be had on this machine because"), outcome.absent)


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    yield f"| {' | '.join(head)} |"
    yield "|" + "---|" * len(head)
    for row in rows:
        yield "| " + " | ".join(cell.replace("|", "\\|").replace("\n", " ") for cell in row) + " |"


def _fitted(points: Sequence[Point]) -> str:
    fitted = exponent(points)
    return f"Exponent: {fitted:.2f}." if fitted is not None else "Too few sizes for an exponent."


def _ms(seconds: float) -> str:
    return f"{seconds * 1000:,.0f} ms"


def _seconds(seconds: float) -> str:
    return f"{seconds:.2f} s" if seconds < 10 else f"{seconds:,.0f} s"


def _times(pair: Pair) -> str:
    return f"{pair.ratio:.2f}" if pair.ratio < 10 else f"{pair.ratio:.0f}"


def _rate(stories: int, seconds: float) -> str:
    return f"{stories / seconds:,.0f}" if stories >= seconds * 10 else f"{stories / seconds:.1f}"


def _bytes(size: int) -> str:
    return f"{size // 1024:,} KB" if size < 1024 * 1024 else f"{size // 1024 // 1024} MB"


def _speed(point: Point) -> str:
    return f"{point.size / 1024 / point.seconds:,.0f} KB"


def _memory(memory: Memory) -> str:
    largest, summed = memory.largest / _MB, memory.summed / _MB
    return f"{largest:,.0f} MB" if summed < largest * 1.1 else f"{largest:,.0f} MB, together {summed:,.0f}"
