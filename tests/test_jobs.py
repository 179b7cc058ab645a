"""`check --jobs`: the same in several processes as in one, whatever becomes of them."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from shutil import copytree

import pytest

from copylint.reporters import formats
from separately import HEED_INTERRUPTS, Outcome, separately
from sundry import write_stories

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="no processes to fork")


@pytest.fixture(autouse=True)
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of stories of every kind."""
    monkeypatch.chdir(tmp_path)
    write_stories(Path("stories"))
    return tmp_path


def check(*options: str) -> list[str]:
    return ["check", "--no-cache", *options, "stories"]


def same(outcomes: Sequence[Outcome]) -> Outcome:
    assert len(set(outcomes)) == 1
    return outcomes[0]


@pytest.mark.parametrize("name", [name for name in formats() if name != "html"])
def test_every_format_is_the_same_byte_for_byte(name: str) -> None:
    outcome = same(separately(*(check("--output-format", name, "--jobs", jobs) for jobs in ("1", "2", "3"))))

    assert "weekday-date" in outcome.out
    assert outcome.status == 2  # there is a file that cannot be read
    assert "suppressed" in outcome.err


@pytest.mark.parametrize(
    "options",
    [
        pytest.param(["--output-format", "html"], id="html"),
        pytest.param(["--severity", "info", "--confidence", "low", "--statistics"], id="everything"),
        pytest.param(["--fail-on", "never", "--quiet"], id="quiet"),
        pytest.param(["--select", "name-across-stories,quotes", "--output-format", "full"], id="stories held together"),
        pytest.param(["--select", "name-across-stories", "--output-format", "html"], id="other ends in other stories"),
        pytest.param(["--diff"], id="what would be fixed"),
        pytest.param(["--date", "2026-03-03"], id="a day"),
    ],
)
def test_options_mean_the_same(options: list[str]) -> None:
    outcome = same(separately(*(check(*options, "--jobs", jobs) for jobs in ("1", "2"))))

    assert outcome.out


def test_processes_that_have_to_load_everything_themselves_say_the_same() -> None:
    spawn = "import copylint.crew; copylint.crew.start_method = lambda: 'spawn'"
    one, other = separately(check("--jobs", "1"), check("--jobs", "2"), before=spawn)

    assert one == other


def test_a_baseline_hides_the_same() -> None:
    accept = ["baseline", "--jobs", "2", "stories"]
    told, *outcomes = separately(
        accept, *(check("--baseline", ".copylint-baseline.json", "--jobs", j) for j in ("1", "2"))
    )

    assert "accepted" in told.err
    assert "in the baseline" in same(outcomes).err


def test_fixes_are_the_same() -> None:
    copytree("stories", "others")
    one = separately(check("--fix", "--jobs", "1"))
    after = {path.name: path.read_bytes() for path in Path("stories").rglob("*") if path.is_file()}
    Path("stories").rename("done")
    Path("others").rename("stories")

    assert separately(check("--fix", "--jobs", "2")) == one
    assert after == {path.name: path.read_bytes() for path in Path("stories").rglob("*") if path.is_file()}
    assert Path("done/s00.md").read_text("utf-8").count("the bus. “No!” he said.") == 1


def test_what_a_change_brought_is_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    as_desk = ["git", "-c", "user.name=Desk", "-c", "user.email=desk@example.org"]
    for words in (["init", "-q"], ["add", "-A"], ["commit", "-q", "-m", "filed"]):
        subprocess.run([*as_desk, *words], check=True)
    for number in range(0, 30, 2):
        path = Path(f"stories/s{number:02}.md")
        path.write_text(
            path.read_text("utf-8").replace("Petrosjan", "Petrosyan", 1) + "\nOn Friday, 3 May 2024.\n", "utf-8"
        )

    outcome = same(separately(*(check("--base", "HEAD", "--jobs", jobs) for jobs in ("1", "2"))))

    assert "half-made-edit" in outcome.out
    assert "in 15 stories" in outcome.err


DIE = """
import os, signal
from copylint.office import Office
here, examined = os.getpid(), Office.examined
def dying(self, number):
    if os.getpid() != here and self.jobs[number].target.path.endswith("s04.md") and {condition}:
        os.kill(os.getpid(), signal.SIGKILL)
    return examined(self, number)
Office.examined = dying
"""


def test_a_process_that_dies_is_told_and_its_stories_are_linted_all_the_same(desk: Path) -> None:
    mark = desk / "died"
    once = f"not os.path.exists({str(mark)!r}) and open({str(mark)!r}, 'w').close() is None"
    one, other = separately(check("--jobs", "1"), check("--jobs", "2"), before=DIE.format(condition=once))

    assert (other.status, other.out) == (one.status, one.out)
    told = "copylint: a worker process died (signal 9); its stories are linted again\n"
    assert other.err == told + one.err


def test_a_story_over_which_every_process_dies_is_reported_and_stops_no_other() -> None:
    one, other = separately(check("--jobs", "1"), check("--jobs", "2"), before=DIE.format(condition="True"))

    assert [line for line in one.out.splitlines() if "s04.md" not in line] == other.out.splitlines()
    assert "linting stories/s04.md failed: the process died over it (signal 9)" in other.err
    assert other.status == 2


def test_an_interrupt_ends_all_processes_with_one_line(desk: Path) -> None:
    slow = "import time; from copylint.office import Office; examined = Office.examined"
    slow += "; Office.examined = lambda self, number: (time.sleep(0.2), examined(self, number))[1]"
    report = desk / "report.html"
    report.write_text("as it was")
    arguments = check("--jobs", "2", "--output-format", "html", "--output-file", str(report))
    command = f"{slow}; import sys; sys.argv[1:] = {arguments!r}; from copylint.__main__ import main; main()"
    process = subprocess.Popen(
        [sys.executable, "-c", HEED_INTERRUPTS + command],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    while len(children_of(process.pid)) < 2:
        assert process.poll() is None
        time.sleep(0.02)
    children = children_of(process.pid)

    os.killpg(process.pid, signal.SIGINT)
    out, err = process.communicate(timeout=60)

    assert (process.returncode, out, err) == (130, b"", b"copylint: interrupted\n")
    assert report.read_text() == "as it was"
    assert [path.name for path in desk.iterdir() if path.name.startswith(".")] == []
    deadline = time.monotonic() + 30
    while any(Path(f"/proc/{child}").exists() for child in children):
        assert time.monotonic() < deadline
        time.sleep(0.02)


def children_of(pid: int) -> list[int]:
    """The processes that a process has started and that still run."""
    path = Path(f"/proc/{pid}/task/{pid}/children")
    if not Path("/proc/self/task").exists():
        pytest.skip("the system does not tell")
    return [int(word) for word in path.read_text().split()] if path.exists() else []


@pytest.mark.parametrize("number", ["0", "-1", "many"])
def test_a_number_of_processes_that_is_none_is_refused(number: str) -> None:
    (outcome,) = separately(check("--jobs", number))

    assert outcome.status == 2
    assert "--jobs" in outcome.err


NO_PROCESS = """
from copylint import crew
def start(self): raise RuntimeError("a process")
crew._Crew._start, crew.usable_cores = start, lambda: 2
"""


@pytest.mark.parametrize(("length", "starts"), [(100, False), (5000, True)])
def test_processes_are_started_where_they_are_of_use(length: int, starts: bool) -> None:
    Path("few").mkdir()
    for number in range(40):
        Path(f"few/s{number}.md").write_text("It rained.\n\n" * (length // 12), "utf-8")

    (outcome,) = separately(["check", "--no-cache", "few"], before=NO_PROCESS)

    assert ("a process" in outcome.exception) == starts
