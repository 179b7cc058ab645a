"""The fuzzer itself: that it reads what it means to read, finds what it should find, and what it has found once."""

import json
import os
import sys
from pathlib import Path
from random import Random

import pytest

from copylint.formats import read
from fuzzing import entrances, runner, seeds
from fuzzing.desk import Desk
from fuzzing.entrances import ENTRANCES, Entrance
from fuzzing.mutations import LARGEST, mutate
from fuzzing.promises import BrokenPromise, check_report
from fuzzing.runner import entrance_of, feed, known_inputs, main
from fuzzing.smaller import smaller
from fuzzing.wrapped import FORMATS

pytestmark = [
    pytest.mark.skipif(sys.platform == "win32", reason="processes are forked"),
    pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning"),  # no thread of ours is running
]
FOUND = Path(__file__).parent / "fuzzing" / "found"
PARAGRAPHS = ("“Rain fell,” Ann Velk said.", "It fell on 12 towns < 14 & one more.")


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    monkeypatch.chdir(tmp_path)  # goes back to where it was when the test is over
    return Desk(tmp_path)


@pytest.mark.parametrize(("name", "write"), FORMATS.values(), ids=FORMATS)
def test_every_format_is_written_as_it_is_read(name: str, write: object) -> None:
    assert callable(write)
    story = read(name, write("Rain in Velsha", PARAGRAPHS))
    copy = [story.excerpt(field.span) for field in story.fields]

    assert "Rain in Velsha" in copy
    assert PARAGRAPHS[0] in copy
    if name not in ("a.md", "a.txt", "a.newsml"):
        assert PARAGRAPHS[1] in copy


@pytest.mark.parametrize("path", sorted((Path(runner.__file__).parent / "inputs").glob("*/*")), ids=lambda p: p.name)
def test_what_inputs_start_from_is_read(path: Path, desk: Desk) -> None:
    data = path.read_bytes()

    assert feed(ENTRANCES[path.parent.name], desk, data, 1) is None
    assert any(mutate(data, data, Random(seed)) != data for seed in range(9))


@pytest.mark.parametrize("path", known_inputs(FOUND), ids=lambda path: f"{path.parent.name}-{path.name}")
@pytest.mark.parametrize("number", [0, 1, 2])
def test_what_was_found_once_is_mended(path: Path, number: int, desk: Desk) -> None:
    assert feed(known_inputs(FOUND)[path], desk, path.read_bytes(), number) is None


def test_every_entrance_has_inputs_of_its_own_that_come_from_the_seed_alone() -> None:
    names = list(ENTRANCES)
    drawn = [entrance_of("a", names, number)[0].name for number in range(2_000)]

    assert set(drawn) == set(names)
    for name, entrance in ENTRANCES.items():
        one, again, other = (entrance.make(Random(seed)) for seed in ("a", "a", "b"))
        assert one == again, name
        assert one != other, name
        assert len(one) <= 4 * LARGEST, name


def plant(monkeypatch: pytest.MonkeyPatch, read: object) -> None:
    """An entrance that fails."""
    assert callable(read)
    planted = Entrance("planted", 1, lambda chance: mutate(b"a b c", seeds.stories()[0].encode(), chance) + b"TK", read)
    monkeypatch.setitem(entrances.ENTRANCES, "planted", planted)


def run(tmp_path: Path, *arguments: str) -> int:
    arguments = ("--entrance", "planted", "--seed", "s", "--save", str(tmp_path), *arguments)
    return main(arguments)


def test_an_exception_is_found_made_short_kept_and_told_with_its_seed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def read(_desk: Desk, data: bytes, _chance: Random) -> None:
        if b"TK" in data:
            raise LookupError("planted")

    plant(monkeypatch, read)

    assert run(tmp_path, "--inputs", "20", "--jobs", "2") == 1
    (kept,) = (tmp_path / "planted").iterdir()
    assert kept.read_bytes() == b"TK"
    told = capsys.readouterr().out
    assert "LookupError: planted" in told
    assert f"again: python scripts/fuzz.py --seed s --only {kept.name.partition('-')[2]}" in told
    assert "20 inputs" in told


def test_a_hang_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def read(_desk: Desk, data: bytes, _chance: Random) -> None:
        try:
            while b"TK" in data:
                pass
        except Exception:  # nor is a hang swallowed by what swallows everything
            raise AssertionError from None

    plant(monkeypatch, read)
    failed = feed(entrances.ENTRANCES["planted"], Desk(tmp_path), b"TK", 1, seconds=0.2)

    assert failed is not None
    assert failed[0] == "hang"


@pytest.mark.parametrize("end", [lambda: os._exit(3), lambda: os.kill(os.getpid(), 9)])
def test_a_process_that_dies_is_told_and_the_rest_is_tried(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, end: object
) -> None:
    tried = tmp_path / "tried"

    def read(_desk: Desk, _data: bytes, chance: Random) -> None:
        with tried.open("a") as file:
            file.write("x")
        assert callable(end)
        if chance.random() < 0.2:
            end()

    plant(monkeypatch, read)

    assert run(tmp_path, "--inputs", "30", "--jobs", "2") == 1
    assert len(tried.read_text()) == 30


def test_the_shortest_input_that_still_fails() -> None:
    assert smaller(b"some words and a [bracket] in them" * 50, lambda data: b"[" in data and b"]" in data) == b"[]"
    assert smaller(b"abc", lambda data: data == b"abc") == b"abc"


@pytest.mark.parametrize(
    ("name", "report"),
    [
        ("text", "a.md:1:1: error: x: \x1b[31m\n"),
        ("text", "a.md:1:1: error: x: one\ntwo\n"),
        ("full", "bidi \u202e\n"),
        ("github", "::error file=a.md::x\n::set-output name=x::y\n"),
        ("json", '{"diagnostics": []'),
        ("json", json.dumps({"diagnostics": []})),
        ("junit", "<testsuites><failure/></testsuites"),
        ("html", "<p><script>alert(1)</script></p>"),
        ("html", "<p onclick='x'>a</p>"),
        ("html", "<p><b>a</b></p>"),
        ("html", "<p>a"),
    ],
)
def test_a_report_that_is_not_fit_is_seen(name: str, report: str) -> None:
    diagnostic = object()
    with pytest.raises((BrokenPromise, ValueError, SyntaxError)):
        check_report(name, report, (diagnostic,))  # type: ignore[arg-type]


def test_a_few_inputs_over_all_entrances(tmp_path: Path) -> None:
    assert main(["--inputs", "200", "--seed", "suite", "--save", str(tmp_path), "--jobs", "1"]) == 0
