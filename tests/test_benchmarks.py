"""The arithmetic of the benchmarks, their corpus and their page; nothing is timed here."""

import json
import sys
from pathlib import Path

import pytest
from benchmarks.corpus import originals, variation, write_long_story, write_stories
from benchmarks.growth import Point, affordable, exponent
from benchmarks.outcome import Measured, Memory, Outcome, Pair, as_data, from_data
from benchmarks.page import render
from benchmarks.timing import FailedError, said, summed_memory, timed


@pytest.mark.parametrize("power", [1.0, 1.5, 2.0])
def test_the_exponent_is_that_of_the_growth_and_not_of_the_start(power: float) -> None:
    points = [Point(size, 0.2 + 0.01 * size**power) for size in (1, 10, 100, 1_000, 5_000)]
    fitted = exponent(points)
    assert fitted is not None
    assert fitted == pytest.approx(power, abs=0.03)


def test_without_three_clear_sizes_there_is_no_exponent() -> None:
    assert exponent([Point(1, 0.2), Point(10, 0.25), Point(100, 1.2), Point(1_000, 9.0)]) is None


def test_a_checker_gets_as_many_stories_as_it_can_take() -> None:
    assert affordable(1.0, 50, [100, 500, 5_000], 100) == 5_000
    assert affordable(5.0, 50, [100, 500, 5_000], 100) == 500
    assert affordable(500.0, 50, [100, 500, 5_000], 100) == 100


def test_stories_are_the_same_on_every_machine_and_no_two_are_alike(tmp_path: Path) -> None:
    texts = originals()
    assert len(texts) > 20
    stories = [variation(texts, number) for number in range(120)]
    assert stories[7] == variation(texts, 7)
    assert len(set(stories)) == len(stories)
    assert 4_000 < sum(len(story.encode()) for story in stories) / len(stories) < 4_800  # 5,000 are about 22 MB
    folder = write_stories(tmp_path / "few", 3)
    assert [path.read_text("utf-8") for path in sorted(folder.iterdir())] == stories[:3]


@pytest.mark.parametrize("size", [4_096, 262_144])
def test_a_long_story_has_the_size_that_is_asked_for(tmp_path: Path, size: int) -> None:
    path = write_long_story(tmp_path / "long.md", size)
    assert size * 0.97 < path.stat().st_size < size * 1.03


def test_a_run_is_waited_for_and_its_memory_looked_at(tmp_path: Path) -> None:
    hungry = [sys.executable, "-c", "x = b'a' * 80_000_000; import time; time.sleep(0.3)"]
    run = timed(hungry, tmp_path)
    assert (run.status, run.seconds >= 0.3) == (0, True)
    assert run.largest > 80_000_000
    assert summed_memory(hungry, tmp_path) > 80_000_000
    assert timed([sys.executable, "-c", "raise SystemExit(3)"], tmp_path).status == 3


def test_what_fails_says_its_last_line(tmp_path: Path) -> None:
    with pytest.raises(FailedError, match=r"^ValueError: no net$"):
        said([sys.executable, "-c", "raise ValueError('no net')"], tmp_path)
    with pytest.raises(FailedError):
        said(["no-such-command-here"], tmp_path)


MB = 1_000_000
OUTCOME = Outcome(
    machine=[("processor", "x, 2 cores")],
    version="9.9",
    bytes=22_000_000,
    python=Pair(1, 3, 0.15, 0.05),
    memory=Memory(90_000_000, 180_000_000),
    again=0.8,
    measured=[
        Measured("slow", "1.0", "long words", Pair(1, 3, 0.15, 0.6), Pair(500, 3, 2.0, 50.0), Memory(70 * MB, 70 * MB)),
        Measured("quick", "2.0", "a | b", Pair(1, 3, 0.15, 0.03), Pair(5_000, 3, 12.5, 2.5), Memory(30 * MB, 30 * MB)),
    ],
    absent=[("far (pip: far)", "no such host")],
    many=[Point(1, 0.15), Point(100, 1.15), Point(1_000, 10.15), Point(5_000, 50.15)],
    long=[Point(4_096, 0.15), Point(16_777_216, 40.0)],
)  # fmt: skip


def test_the_page_tells_the_ratios() -> None:
    lines = render(OUTCOME).splitlines()
    assert "| slow 1.0 | 600 ms | 150 ms | 4.00 |" in lines
    assert "| quick 2.0 | 30 ms | 150 ms | 0.20 |" in lines
    assert "| copylint 9.9 | 5,000 | 400 |  | 1 | 90 MB, together 180 |" in lines
    assert "| slow 1.0 | 500 | 10 | 250 | 25 | 70 MB |" in lines
    assert "| quick | a \\| b |" in lines
    assert "| far (pip: far) | no such host |" in lines
    assert "Exponent: 1.00." in lines
    assert "Too few sizes for an exponent." in lines
    assert all(len(line) <= 120 or line.startswith("|") for line in lines)


def test_the_figures_of_a_run_can_be_kept() -> None:
    assert from_data(json.loads(json.dumps(as_data(OUTCOME)))) == OUTCOME
