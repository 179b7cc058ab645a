"""Stories that are costly on purpose: with twice as many pieces, twice the work, and an end in any case.

Work is counted and not timed: the calls of functions and methods, Python's own among them. What happens inside one
call is not seen; `python benchmarks/costly.py` measures seconds.
"""

import subprocess
import sys
from pathlib import Path
from types import FrameType

import pytest

from copylint.config import NO_CONFIG
from copylint.discovery import Target
from copylint.linted import Tally
from copylint.reporters import Run, formats, load_reporter
from copylint.rules import load_rules
from copylint.run import lint
from copylint.select import Chosen
from copylint.work import Job, Wishes
from fuzzing.costly import COSTLY, Costly, text_of

RULES = load_rules()
EVERY = Chosen(RULES, "warning", frozenset(rule.id for rule in RULES))
LEAST = 2_000  # calls that any story takes
# A second look at what has just been looked at is remembered, so that twice the work is a little more or less.
MOST = 2.2


def work(costly: Costly, count: int) -> int:
    """The calls it takes to lint a story with every rule, and to print what they say in every format."""
    data = text_of(costly, count).encode("utf-8", "surrogatepass")
    calls = 0

    def note(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    tally = Tally()
    job = Job(Target(costly.file, named=True), NO_CONFIG, EVERY, content=data)
    sys.setprofile(note)
    try:
        (linted,) = lint([job], Wishes(None, "info", "never", "low"), tally)
        for name in formats():
            for _ in load_reporter(name).render(iter([linted]), Run(RULES, tally)):
                pass
    finally:
        sys.setprofile(None)
    assert tally.failures == []
    return calls


@pytest.mark.parametrize("costly", COSTLY.values(), ids=COSTLY)
def test_twice_as_many_pieces_are_twice_the_work(costly: Costly) -> None:
    count = max(40, costly.large // 400)
    work(costly, 2 * count)  # what is remembered from story to story is remembered for both
    once, twice = work(costly, count), work(costly, 2 * count)

    assert once > 0
    assert twice < MOST * once + LEAST


@pytest.mark.parametrize(
    ("name", "count"),
    [
        ("one long word", 10_000_000),
        ("line ends", 1_000_000),
        ("straight quotation marks", 1_000_000),
        ("names of people", 20_000),
        ("figures", 50_000),
        ("nested lists", 20_000),
        ("brackets", 50_000),
        ("every plane of Unicode", 300_000),
        ("bidi controls", 100_000),
    ],
)
def test_it_ends(name: str, count: int, tmp_path: Path) -> None:
    path = tmp_path / COSTLY[name].file
    path.write_bytes(text_of(COSTLY[name], count).encode("utf-8", "surrogatepass"))
    command = [sys.executable, "-m", "copylint", "check", "--quiet", "--severity", "info", str(path)]
    # Minutes are many times what it takes: who waits longer waits for ever.
    ended = subprocess.run(command, capture_output=True, check=False, timeout=600)

    assert ended.returncode in (0, 1)
    assert ended.stderr == b""
