"""What copylint never does, whatever it is fed: held against every event that Python reports while it runs."""

import json
import os
import stat
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from copylint.cli import cli
from fuzzing.wrapped import FORMATS

ROOT = Path(__file__).parents[1]
# Runs each command twice: the first time imports what is needed, the second time is watched.
WATCHED_RUN = """
import json, os, sys
from copylint.cli import run
commands, told = json.loads(sys.argv[1]), sys.argv[2]
def go():
    return [run() for command in commands if setattr(sys, "argv", ["copylint", *command]) is None]
go()
events = []
def watch(event, arguments):
    if event not in {"object.__getattr__", "sys._getframe", "os.listdir", "os.scandir"}:
        events.append([event, [argument if isinstance(argument, int) else str(argument) for argument in arguments]])
sys.addaudithook(watch)
statuses = go()
seen = list(events)
with open(told, "w") as file:
    json.dump([statuses, seen], file)
"""
PAYLOAD = (
    "Rain {text.__class__} %s ${{7*7}} __import__('os').system('touch PWNED') fell the the town. "
    "`touch PWNED` $(touch PWNED) ; touch PWNED | http://127.0.0.1:9/x <script>alert(1)</script> "
    "!!python/object/apply:os.system ['touch PWNED'] file:///etc/passwd \\x1b]0;PWNED\\x07"
)
COPY = (
    "The mayor of Velsha said that 12 people died in the storm on Monday, 3 March 2026, and that 14 of them were men.",
    "“It was the worst of the storms that this town has seen,” Ann Velk said. Anne Velk, 45, was not in the town.",
)
RULE = """\
summary: "!!python/object/apply:os.system [touch PWNED]"
why: "${HOME} {text.__class__} %(x)s __import__('os')"
kind: phrase
options: {words: [rain], patterns: ['__import__.{2}os']}
message: "“{text}” `touch PWNED` $(touch PWNED)"
severity: error
"""
METRIC = """\
summary: S.
kind: metric
message: "{value}"
options: {formula: "max(words, 1) / sqrt(sentences + 1)", above: 0}
"""
CONFIG = "profile: ap\nrules: [own]\nhouse: [names.yaml]\nexclude: ['*.bak']\n"
NAMES = "names:\n  - {canonical: Ann Velk, variants: [Anne Velk], role: '{text.__class__}', until: 2030-01-01}\n"
STYLE = "extends: existence\nmessage: '%s $(touch PWNED)'\ntokens: [rain, '__import__']\n"
EXECUTED = ("exec", "compile", "import", "marshal.", "pickle.", "ctypes.", "code.", "cpython.run", "function.__new__")
PROCESSES = (
    "subprocess.",
    "os.system",
    "os.exec",
    "os.posix_spawn",
    "os.spawn",
    "os.fork",
    "pty.",
    "os.startfile",
    "os.kill",
)
NETWORK = ("socket.", "urllib.", "http.", "ftplib.", "smtplib.", "ssl.", "webbrowser.", "syslog.")
CHANGES = (
    "os.remove", "os.rename", "os.rmdir", "os.mkdir", "os.link", "os.symlink", "os.truncate", "os.chmod", "os.chown",
    "os.utime", "os.setxattr", "os.removexattr", "shutil.", "tempfile.",
)  # fmt: skip


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a story in every format, rules, lists and a configuration, all of them hostile."""
    folder = tmp_path / "desk"
    files = {name: write(PAYLOAD[:60], [PAYLOAD, *COPY]) for name, write in FORMATS.values()}
    files |= {
        "b.md": f"---\ntitle: !!python/object/apply:os.system [touch PWNED]\n---\n\n{PAYLOAD}\n".encode(),
        "a.txt.copylint.yaml": b"ignore: [{rule: acronym, reason: '$(touch PWNED)'}]\n",
        ".copylint.yaml": CONFIG.encode(),
        "names.yaml": NAMES.encode(),
        "own/hostile.yaml": RULE.encode(),
        "own/metric.yaml": METRIC.encode(),
        "../evil/.copylint.yaml": b"select: !!python/object/apply:os.system [touch PWNED]\n",
        "../evil/c.md": PAYLOAD.encode(),
        "styles/House/Own.yml": STYLE.encode(),
        ".gitignore": b"*.bak\n",
    }
    for name, data in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    monkeypatch.chdir(folder)
    return folder


def watched(commands: Sequence[tuple[int, Sequence[str]]], told: Path) -> list[tuple[str, list[Any]]]:
    """Every event of the commands, run in the working folder; each ends with the status that stands before it."""
    asked = json.dumps([command for _, command in commands])
    subprocess.run([sys.executable, "-c", WATCHED_RUN, asked, told], check=True, capture_output=True)
    statuses, events = json.loads(told.read_text())
    assert list(zip(statuses, [command for _, command in commands], strict=True)) == list(commands)
    return [(event, arguments) for event, arguments in events]


def named(events: Sequence[tuple[str, list[Any]]], names: Sequence[str]) -> list[tuple[str, list[Any]]]:
    return [(event, arguments) for event, arguments in events if event.startswith(tuple(names))]


def written(events: Sequence[tuple[str, list[Any]]]) -> set[str]:
    """The files that were opened to be written."""
    writing = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
    return {a[0] for event, a in events if event == "open" and isinstance(a[2], int) and a[2] & writing}


READING = (
    (1, ["check", "--no-cache", "--severity", "info", "."]),
    *(
        (1, ["check", "--no-cache", "--output-format", name, "."])
        for name in ("full", "html", "json", "junit", "sarif")
    ),
    (1, ["check", "--no-cache", "--diff", "."]),
    (2, ["check", "--no-cache", "../evil"]),
    (0, ["facts", "a.md"]),
    (0, ["compare", "a.md", "b.md"]),
    (1, ["suppressions", "."]),
    (0, ["rules"]),
    (0, ["explain", "hostile"]),
    (0, ["test", "own"]),
)


def test_nothing_is_sent_run_or_changed(desk: Path, tmp_path: Path) -> None:
    before = {path: path.read_bytes() for path in desk.rglob("*") if path.is_file()}
    events = watched(READING, tmp_path / "events.json")

    assert len(events) > 100
    assert named(events, NETWORK) == []
    assert named(events, PROCESSES) == []
    assert named(events, CHANGES) == []
    assert written(events) <= {os.devnull}
    assert {path: path.read_bytes() for path in desk.rglob("*") if path.is_file()} == before


@pytest.mark.usefixtures("desk")
def test_no_code_comes_from_what_is_read(tmp_path: Path) -> None:
    events = named(watched(READING, tmp_path / "events.json"), EXECUTED)

    # A formula is parsed, and never run: Python reports both as different events.
    formula = METRIC.partition('formula: "')[2].partition('"')[0]
    assert [(event, arguments[0]) for event, arguments in events if event != "compile"] == []
    assert {arguments[0] for _, arguments in events} <= {formula, f"b{formula!r}"}
    assert not list(tmp_path.rglob("PWNED"))


def test_only_git_is_run_and_only_for_a_base(desk: Path, tmp_path: Path) -> None:
    git = ["git", "-c", "user.name=x", "-c", "user.email=x@x.example"]
    for command in (["init", "-q"], ["add", "."], ["commit", "-qm", "x"]):
        subprocess.run([*git, *command], check=True)
    (desk / "a.md").write_text(f"{PAYLOAD}\n\nMore rain fell.\n", "utf-8")
    events = watched([(1, ["check", "--no-cache", "--base", "HEAD", "."])], tmp_path / "events.json")

    assert named(events, NETWORK) == []
    assert named(events, CHANGES) == []
    started = [arguments for _, arguments in named(events, ["subprocess.Popen"])]
    assert started
    assert all(
        program == "git" and words.startswith("['git', '-c', 'core.fsmonitor=false'") for program, words, *_ in started
    )
    assert {event for event, _ in named(events, PROCESSES)} <= {"subprocess.Popen", "os.posix_spawn", "os.fork"}
    assert not list(desk.rglob("PWNED"))


@pytest.mark.usefixtures("desk")
def test_processes_are_copies_of_its_own_that_read_bytes(tmp_path: Path) -> None:
    swept = tmp_path / "swept"
    archive = ["archive", "--restart", "--jobs", "2", "--output", str(swept), "."]
    events = watched([(1, ["check", "--no-cache", "--jobs", "2", "."]), (0, archive)], tmp_path / "events.json")

    assert {event for event, _ in named(events, PROCESSES)} == {"os.fork"}
    assert [event for event, _ in named(events, NETWORK) if event != "socket.__new__"] == []  # a pair, bound to nothing
    assert named(events, ["pickle.", "marshal.", "exec"]) == []
    named_files = {Path(name) for name in written(events) if isinstance(name, str)}  # a number is of a pipe
    assert {path.parent for path in named_files} <= {swept, Path(os.devnull).parent}
    assert not list(tmp_path.rglob("PWNED"))


def test_fix_and_baseline_change_what_they_name_and_nothing_else(desk: Path, tmp_path: Path) -> None:
    commands = [(1, ["check", "--no-cache", "--fix", "."]), (0, ["baseline", "--file", "accepted.json", "."])]
    events = watched(commands, tmp_path / "events.json")
    drafts = {str(desk / name) for event, (name, *_) in events if event == "tempfile.mkstemp"}

    assert {str((desk / name).resolve().parent) for name in written(events)} <= {str(desk)}
    assert written(events) <= drafts | {os.devnull}


@pytest.mark.usefixtures("desk")
def test_the_store_of_rules_is_the_only_file_that_check_keeps(tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    subprocess.run(
        [sys.executable, "-m", "copylint", "check", "."],
        check=False,
        capture_output=True,
        env={**os.environ, "COPYLINT_CACHE": str(cache)},
    )

    kept = [path for path in cache.rglob("*") if path.is_file()]
    assert kept
    assert all(stat.S_IMODE(path.stat().st_mode) & 0o111 == 0 for path in kept)
    assert not any(b"\x80\x04" in path.read_bytes()[:2] or path.suffix in (".pkl", ".pickle", ".pyc") for path in kept)


SLIP, MENDED = "He saw the the bus.\n", "He saw the bus.\n"


def fix(*arguments: str) -> Any:
    return CliRunner().invoke(cli, ["check", "--fix", *arguments])


@pytest.fixture
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.usefixtures("own_folder")
def test_a_link_to_a_story_stays_and_the_story_is_mended() -> None:
    Path("stories").mkdir()
    Path("stories/real.md").write_text(SLIP, "utf-8")
    Path("stories/real.md").chmod(0o604)
    Path("link.md").symlink_to("stories/real.md")
    Path("second.md").symlink_to("link.md")
    fix("second.md")

    assert Path("second.md").readlink() == Path("link.md")
    assert Path("link.md").readlink() == Path("stories/real.md")
    assert Path("stories/real.md").read_text("utf-8") == MENDED
    assert stat.S_IMODE(Path("stories/real.md").stat().st_mode) == 0o604


@pytest.mark.usefixtures("own_folder")
def test_another_name_of_a_file_keeps_the_old_text() -> None:
    Path("story.md").write_text(SLIP, "utf-8")
    Path("snapshot.md").hardlink_to("story.md")
    fix("story.md")

    assert Path("story.md").read_text("utf-8") == MENDED
    assert Path("snapshot.md").read_text("utf-8") == SLIP


@pytest.mark.usefixtures("own_folder")
def test_links_that_lead_nowhere_are_told() -> None:
    Path("loop.md").symlink_to("loop.md")
    Path("gone.md").symlink_to("nowhere.md")
    outcome = fix("loop.md", "gone.md")

    assert outcome.exit_code == 2
    assert [line.split(":")[0] for line in outcome.stdout.splitlines()] == ["gone.md", "loop.md"]
    assert Path("loop.md").is_symlink()
    assert Path("gone.md").is_symlink()


@pytest.mark.usefixtures("own_folder")
def test_a_file_that_may_not_be_written_is_told_in_one_line_and_the_others_are_mended(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name in ("a.md", "b.md", "c.md"):
        Path(name).write_text(SLIP, "utf-8")
    may = os.access
    monkeypatch.setattr(os, "access", lambda path, mode: Path(path).name != "b.md" and may(path, mode))
    outcome = fix("a.md", "b.md", "c.md")

    assert [Path(name).read_text("utf-8") for name in ("a.md", "b.md", "c.md")] == [MENDED, SLIP, MENDED]
    assert [line for line in outcome.stderr.splitlines() if "b.md" in line] == ["b.md: not mended: Permission denied"]
    assert outcome.exit_code == 2
    assert sorted(path.name for path in Path().iterdir()) == ["a.md", "b.md", "c.md"]


@pytest.mark.usefixtures("own_folder")
def test_a_file_that_somebody_saves_meanwhile_is_left_to_them(monkeypatch: pytest.MonkeyPatch) -> None:
    from copylint import mend as mending

    Path("a.md").write_text(SLIP, "utf-8")
    mended = mending.mend

    def slow(*arguments: Any) -> Any:
        for change in mended(*arguments):
            Path("a.md").write_text("Somebody else wrote the the this.\n", "utf-8")
            yield change

    monkeypatch.setattr(mending, "mend", slow)
    outcome = fix("a.md")

    assert Path("a.md").read_text("utf-8") == "Somebody else wrote the the this.\n"
    assert "a.md: not mended: changed while it was read" in outcome.stderr
    assert outcome.exit_code == 2


@pytest.mark.usefixtures("own_folder")
def test_a_baseline_behind_a_link_is_written_where_it_lies() -> None:
    Path("story.md").write_text("It was Thursday, 3 March 2026.\n", "utf-8")
    Path("kept").mkdir()
    Path("kept/accepted.json").write_text('{"version": 1, "findings": {}}', "utf-8")
    Path("kept/accepted.json").chmod(0o640)
    Path("accepted.json").symlink_to("kept/accepted.json")
    outcome = CliRunner().invoke(cli, ["baseline", "--add", "--file", "accepted.json", "story.md"])

    assert outcome.exit_code == 0
    assert Path("accepted.json").is_symlink()
    assert "weekday-date" in Path("kept/accepted.json").read_text("utf-8")
    assert stat.S_IMODE(Path("kept/accepted.json").stat().st_mode) == 0o640


@pytest.mark.usefixtures("own_folder")
@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root may give files away")
def test_a_file_stays_its_owners() -> None:
    Path("story.md").write_text(SLIP, "utf-8")
    os.chown("story.md", 1234, 2345)
    fix("story.md")

    assert Path("story.md").read_text("utf-8") == MENDED
    assert (Path("story.md").stat().st_uid, Path("story.md").stat().st_gid) == (1234, 2345)


def test_every_promise_is_tested() -> None:
    """SECURITY.md names tests; each of them is there."""
    words = (ROOT / "SECURITY.md").read_text("utf-8").replace("`", " ").split()
    tests = {word.rstrip(".,;)") for word in words if word.startswith("tests/")}
    assert len(tests) > 8
    for test in tests:
        path, _, name = test.partition("::")
        assert (ROOT / path).exists(), test
        assert not name or f"def {name}(" in (ROOT / path).read_text("utf-8"), test
