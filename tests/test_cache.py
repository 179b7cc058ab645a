"""What earlier runs have kept: never out of date, never in the way, and the same output byte for byte."""

import sqlite3
import stat
import subprocess
import sys
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path

import pytest

from copylint.reporters import formats
from copylint.saidstore import SaidStore
from separately import Outcome, separately
from sundry import WRONG_DAY, write_stories

# With this, a story that is linted, rather than looked up, is a failure of the run.
NOTHING_IS_LINTED = """
import copylint.examine
def refuse(story, *rest):
    raise RuntimeError(f"{story.path} was linted")
copylint.examine.run_rules = refuse
"""
ALL = ["--severity", "info", "--confidence", "low"]


@pytest.fixture(autouse=True)
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of stories of every kind, and a cache of its own."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COPYLINT_CACHE", str(tmp_path / "cache"))
    write_stories(Path("stories"))
    Path("stories/fixtures/formats/lone.ninjs").unlink(missing_ok=True)
    Path("stories/lone.ninjs").unlink()  # no bytes stand for it, so that it is linted every time
    return tmp_path


def check(*options: str) -> list[str]:
    return ["check", *options, "stories"]


def database() -> Path:
    return Path("cache/findings-1.sqlite")


def kept() -> int:
    with closing(sqlite3.connect(database())) as rows:
        return int(rows.execute("SELECT count(*) FROM said").fetchone()[0])


def looked_up(*commands: Sequence[str]) -> list[Outcome]:
    return separately(*commands, before=NOTHING_IS_LINTED)


def test_a_second_run_lints_nothing_and_prints_the_same() -> None:
    with_all = [check("--output-format", name) for name in formats()]
    (cold,) = separately(check("--no-cache"))
    assert separately(check()) == [cold]
    uncached = separately(*([*command, "--no-cache"] for command in with_all))

    assert looked_up(*with_all) == uncached
    assert looked_up(check("--jobs", "2")) == [cold]


def test_statistics_a_baseline_and_what_is_left_to_fix_come_from_it_as_well() -> None:
    separately(check(), ["baseline", "stories"])
    options = (["--statistics"], ["--baseline", ".copylint-baseline.json"], ["--confidence", "high"])
    uncached = separately(*(check("--no-cache", *more) for more in options))

    assert looked_up(*(check(*more) for more in options)) == uncached


def test_a_baseline_is_written_from_it() -> None:
    separately(["baseline", "--file", "one.json", "stories"])
    looked_up(["baseline", "--file", "two.json", "stories"])

    assert Path("one.json").read_bytes() == Path("two.json").read_bytes()
    assert "weekday-date" in Path("one.json").read_text("utf-8")


def test_what_a_fix_has_found_is_not_looked_for_again() -> None:
    (fixed,) = separately(check("--fix"))
    (again,) = looked_up(check("--fix"))

    assert "fixed" in fixed.err
    assert again.out == fixed.out
    assert "was linted" not in again.exception


def test_a_run_that_shows_more_serves_one_that_shows_less() -> None:
    separately(check("--severity", "info"))
    uncached = separately(check("--no-cache"), check("--no-cache", "--severity", "warning", "--confidence", "high"))

    assert looked_up(check(), check("--confidence", "high")) == uncached


def test_a_run_that_shows_less_does_not_serve_one_that_shows_more() -> None:
    separately(check())

    assert separately(check(*ALL)) == separately(check("--no-cache", *ALL))


def edit(path: str, text: str) -> Callable[[], object]:
    def write() -> None:
        Path(path).parent.mkdir(parents=True, exist_ok=True)
        Path(path).write_text(text, "utf-8")

    return write


RULE = 'summary: A word.\nkind: phrase\noptions: {{words: [{}]}}\nmessage: "{{text}}"\nseverity: error\n'


@pytest.mark.parametrize(
    ("change", "options"),
    [
        pytest.param(edit("stories/s01.md", WRONG_DAY), [], id="a story"),
        pytest.param(lambda: Path("stories/s00.md").rename("stories/s00.html"), [], id="its name"),
        pytest.param(
            edit("stories/s00.md.copylint.yaml", "ignore: [{rule: weekday-date, reason: so it is}]\n"),
            [],
            id="sidecar",
        ),
        pytest.param(edit(".copylint.yaml", "severity: {weekday-date: info}\n"), [], id="a severity"),
        pytest.param(edit(".copylint.yaml", "ignore: [weekday-date]\n"), [], id="a rule that is off"),
        pytest.param(edit("stories/.copylint.yaml", "ignore: [weekday-date]\n"), [], id="a nearer configuration"),
        pytest.param(edit("house/people/said.yaml", RULE.format("resigned")), [], id="a rule that is new"),
        pytest.param(edit("house/people/tired.yaml", RULE.format("resigned")), [], id="a rule"),
        pytest.param(edit("names.yaml", "[{canonical: Aram Petrosjan}]\n"), [], id="a list"),
        pytest.param(lambda: None, ["--date", "2026-03-07"], id="the day"),
        pytest.param(lambda: None, ["--select", "people"], id="the rules that are selected"),
        pytest.param(lambda: None, ["--severity", "error"], id="the severity"),
    ],
)
def test_whatever_changes_is_linted_anew(change: Callable[[], object], options: list[str]) -> None:
    edit("house/people/tired.yaml", RULE.format("tired"))()
    edit("names.yaml", "[{canonical: Aram Petrosyan}]\n")()
    edit("config.yaml", "rules: [house]\nhouse: [names.yaml]\n")()
    always = ["--rules", "house"]
    if not Path(".copylint.yaml").exists():
        edit(".copylint.yaml", "house: [names.yaml]\n")()
    (before,) = separately(check(*always))

    change()

    (after,) = separately(check(*always, *options))
    assert [after] == separately(check("--no-cache", *always, *options))
    assert after != before


def test_another_version_of_the_program_trusts_nothing_of_this_one() -> None:
    separately(check())
    (outcome,) = separately(check(), before=f"{NOTHING_IS_LINTED}\nimport copylint; copylint.__version__ = '99'")

    assert "was linted" in outcome.exception


def test_a_story_that_moves_to_another_folder_is_known_again() -> None:
    separately(check())
    Path("stories").rename("archive")

    assert "was linted" not in looked_up(["check", "archive"])[0].exception


def test_a_rule_that_fails_is_told_every_time_and_what_it_missed_is_found_when_it_does_not() -> None:
    fail = "import copylint.checks.weekday as kind\ndef check(*given): raise ValueError('no')\nkind.check = check"
    failing = separately(check(), check(), before=fail)

    assert failing[0] == failing[1]
    assert "the rule weekday-date failed on stories/s00.md" in failing[0].err
    assert separately(check()) == separately(check("--no-cache"))


def test_without_the_cache_nothing_is_read_or_written() -> None:
    separately(check("--no-cache"))
    assert not Path("cache").exists()

    edit("cache/findings-1.sqlite", "no database")()
    (outcome,) = separately(check("--no-cache"))
    assert "damaged" not in outcome.err


def test_a_story_or_two_are_not_worth_a_database() -> None:
    separately(["check", "stories/s00.md", "stories/s01.md"])

    assert not database().exists()


def test_one_long_story_is() -> None:
    Path("long.md").write_text("\n".join(f"It was day {number} of the trial.\n" for number in range(3000)), "utf-8")
    separately(["check", "long.md"])

    assert "was linted" not in looked_up(["check", "long.md"])[0].exception


def test_nobody_else_may_read_it() -> None:
    separately(check())

    assert stat.S_IMODE(database().stat().st_mode) == 0o600


def damaged_by(damage: Callable[[bytearray], object]) -> None:
    data = bytearray(database().read_bytes())
    damage(data)
    database().write_bytes(data)


@pytest.mark.parametrize(
    "damage",
    [
        pytest.param(lambda data: data.clear(), id="empty"),
        pytest.param(lambda data: data.__delitem__(slice(len(data) // 2, None)), id="cut off"),
        pytest.param(lambda data: data.__setitem__(slice(0, 100), bytes(100)), id="its head overwritten"),
        pytest.param(lambda data: data.__setitem__(slice(0, None), b"no database at all, some other file"), id="other"),
    ],
)
def test_a_damaged_database_costs_nothing_but_time(damage: Callable[[bytearray], object]) -> None:
    (outcome,) = separately(check())
    damaged_by(damage)

    first, second = separately(check(), check())

    assert (first.status, first.out) == (outcome.status, outcome.out)
    assert first.err.removeprefix(outcome.err) in (
        "", f"note: {database().absolute()} was damaged; it is not used, and is made anew in the next run\n"
    )  # fmt: skip
    assert second == outcome
    separately(check())
    assert "was linted" not in looked_up(check())[0].exception


# Before each run, some bytes of the database become others.
FLIP = f"""
import random
from pathlib import Path
from copylint.saidstore import SaidStore
path, chance, recall = Path({str(database())!r}), random.Random(8), SaidStore.recall
intact, flipped = path.read_bytes(), set()
def recall_from_damaged(store, keys):
    if store not in flipped:
        flipped.add(store)
        data = bytearray(intact)
        for _ in range(20):
            data[chance.randrange(len(data))] = chance.randrange(256)
        path.write_bytes(data)
    return recall(store, keys)
SaidStore.recall = recall_from_damaged
"""


def test_no_byte_that_is_another_changes_what_is_found() -> None:
    (outcome,) = separately(check())

    for damaged in separately(*[check()] * 25, before=FLIP):
        assert (damaged.status, damaged.out) == (outcome.status, outcome.out)


def test_a_database_of_somebody_elses_is_left_unused() -> None:
    Path("cache").mkdir()
    with closing(sqlite3.connect(database())) as other:
        other.execute("CREATE TABLE said (something TEXT)")

    first, second = separately(check(), check())

    assert "was damaged" in first.err
    assert second == separately(check("--no-cache"))[0]


def test_a_folder_that_cannot_be_made_is_noted() -> None:
    edit("cache", "in the way")()
    (outcome,) = separately(check())
    (uncached,) = separately(check("--no-cache"))

    assert (outcome.status, outcome.out) == (uncached.status, uncached.out)
    assert outcome.err.startswith(uncached.err + "note: ")
    assert "is not used" in outcome.err
    assert "note:" not in separately(check("--quiet"))[0].err


def test_a_database_that_another_holds_is_gone_without() -> None:
    (outcome,) = separately(check())
    impatient = "import copylint.saidstore; copylint.saidstore._PATIENCE = 0.1"
    with closing(sqlite3.connect(database(), isolation_level=None)) as other:
        other.execute("PRAGMA locking_mode = EXCLUSIVE")
        other.execute("BEGIN EXCLUSIVE")
        (held,) = separately(check(), before=impatient)

    assert (held.status, held.out) == (outcome.status, outcome.out)
    assert "is not used: database is locked" in held.err
    assert looked_up(check()) == [outcome]


def test_two_at_once_are_in_nobodys_way() -> None:
    command = [sys.executable, "-m", "copylint", *check("--jobs", "1")]
    runs = [
        subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8")
        for _ in range(4)
    ]
    told = {run.communicate() for run in runs}
    (outcome,) = separately(check("--no-cache"))

    assert told == {(outcome.out, outcome.err)}
    assert looked_up(check()) == [outcome]


# The store itself


def test_what_was_used_longest_ago_goes_first(tmp_path: Path) -> None:
    folder = tmp_path / "small"
    keys = [bytes([number]) * 16 for number in range(200)]
    for number, key in enumerate(keys):
        store = SaidStore(folder, largest=100_000)
        store.recall(keys[:1])
        store.keep(key, bytes([number]) * 2000)
        store.save()
        assert store.trouble == ""

    found = SaidStore(folder, largest=100_000).recall(keys)

    assert 10 < len(found) < 50
    assert set(found) == {keys[0], *keys[-len(found) + 1 :]}
    assert found[keys[-1]] == bytes([199]) * 2000
    assert (folder / "findings-1.sqlite").stat().st_size < 150_000


def test_a_row_that_is_too_long_is_not_kept(tmp_path: Path) -> None:
    store = SaidStore(tmp_path)
    store.keep(b"k", bytes(10_000_000))
    store.save()

    assert store.recall([b"k"]) == {}
    assert store.trouble == ""
