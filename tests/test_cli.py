"""The command line, as its users meet it."""

import builtins
import errno
import io
import json
import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from copylint import formats as formats_package
from copylint.cli import cli
from copylint.reporters import formats
from copylint.rules import shipped_folder
from copylint.story import Story

GOOD = "The council met on Tuesday and agreed the budget after a short debate in the town hall.\n"
BAD = "The council will utilize the hall.\n"
RULE = """\
summary: Plain words.
why: Readers prefer them.
kind: phrase
options:
  words: [utilize]
message: "{where} “{text}”. Use a plain word."
severity: error
fails: ["They [[utilize]] it."]
passes: ["They use it."]
"""


@pytest.fixture(autouse=True)
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with one rule of the newsroom's own."""
    monkeypatch.chdir(tmp_path)
    write("house/style/plain-words.yaml", RULE)
    write("house/style/jargon.yaml", RULE.replace("utilize", "leverage").replace("severity: error", "severity: info"))
    write("good.md", GOOD)
    write("bad.md", BAD)
    return tmp_path


def write(name: str, text: str | bytes) -> Path:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def run(*arguments: str, stdin: str | bytes | None = None) -> Result:
    return CliRunner().invoke(cli, list(arguments), input=stdin)


def check(*arguments: str, stdin: str | bytes | None = None) -> Result:
    return run("check", "--rules", "house", "--select", "style,suppression", *arguments, stdin=stdin)


def really(*arguments: str, env: dict[str, str] | None = None, **options: object) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "copylint", *arguments]
    return subprocess.run(  # type: ignore[call-overload, no-any-return]
        command, capture_output=True, check=False, env={**os.environ, **(env or {})}, **options
    )


def shut(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """Deny access to a file or a folder and what is in it, as the system does to users other than root."""
    shut_off, seen_from_outside = os.path.realpath(name), (os.stat, os.lstat)

    def denying(call: Callable[..., Any]) -> Callable[..., Any]:
        def denied(path: Any, *arguments: Any, **options: Any) -> Any:
            asked = str(Path.cwd() / path) if isinstance(path, (str, os.PathLike)) else ""
            inside = asked.startswith(shut_off + os.sep)
            if inside or (asked == shut_off and call not in seen_from_outside):
                raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
            return call(path, *arguments, **options)

        return denied

    refusing = denying(os.access)

    def access(path: Any, mode: int) -> bool:
        try:
            return bool(refusing(path, mode))
        except PermissionError:
            return False

    for module, call in ((os, "stat"), (os, "lstat"), (os, "scandir"), (io, "open"), (builtins, "open")):
        monkeypatch.setattr(module, call, denying(getattr(module, call)))
    monkeypatch.setattr(os, "access", access)


# Exit status and summary


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        pytest.param(["good.md"], 0, id="nothing found"),
        pytest.param(["bad.md"], 1, id="an error"),
        pytest.param(["good.md", "bad.md"], 1, id="an error in one of two"),
        pytest.param(["bad.md", "--fail-on", "never"], 0, id="never fail"),
        pytest.param(["bad.md", "--ignore", "plain-words"], 0, id="ignored"),
        pytest.param(["bad.md", "--nonsense"], 2, id="usage"),
        pytest.param(["bad.md", "--select", "nonsense"], 2, id="unknown rule"),
        pytest.param(["bad.md", "--ignore", ","], 2, id="no rule named"),
        pytest.param(["bad.md", "--config", "nowhere.yaml"], 2, id="configuration"),
        pytest.param(["bad.md", "--rules", "nowhere"], 2, id="rules"),
        pytest.param(["bad.md", "nowhere.md"], 2, id="no such file"),
        pytest.param(["nowhere.md", "--fail-on", "never"], 2, id="no such file, though nothing fails"),
        pytest.param(["bad.md", "--output-file", "no/such/folder"], 2, id="nowhere to write"),
    ],
)
def test_exit_status(arguments: Sequence[str], status: int) -> None:
    assert check(*arguments).exit_code == status


def test_output_goes_out_and_the_summary_to_standard_error() -> None:
    outcome = check("bad.md", "good.md")

    assert outcome.stdout == "bad.md:1:18: error: plain-words: ¶1 “utilize”. Use a plain word.\n"
    assert outcome.stderr.splitlines()[0] == "1 error in 2 stories"


def test_quiet_leaves_the_findings_only() -> None:
    outcome = check("bad.md", "--quiet")

    assert outcome.stdout
    assert outcome.stderr == ""


def test_statistics_count_the_rules() -> None:
    outcome = check("bad.md", "--statistics", "--quiet")

    assert outcome.stderr.split() == ["1", "plain-words"]


def test_what_fails_is_shown() -> None:
    write("info.md", "They leverage it.\n")

    assert check("info.md").stdout == ""
    assert "jargon" in check("info.md", "--severity", "info").stdout
    outcome = check("info.md", "--fail-on", "info")
    assert outcome.exit_code == 1
    assert "jargon" in outcome.stdout


def test_the_date_checks_say_when_they_have_no_date() -> None:
    assert "date checks idle: no date" in run("check", "good.md").stderr
    assert "date checks idle" not in run("check", "good.md", "--date", "2026-11-22").stderr


@pytest.mark.parametrize("day", ["2026-13-01", "yesterday", "22.11.2026"])
def test_a_date_that_is_none_is_refused(day: str) -> None:
    outcome = check("good.md", "--date", day)

    assert outcome.exit_code == 2
    assert f"“{day}” is no date" in outcome.stderr


# Files


def test_bad_files_are_findings_and_the_rest_is_linted() -> None:
    write("in/empty.md", "")
    write("in/binary.md", b"\x00\x01\x02" * 100)
    write("in/z.md", BAD)
    outcome = check("in")

    lines = outcome.stdout.splitlines()
    assert [line.split(": ")[2] for line in lines] == ["unreadable-file", "unreadable-file", "plain-words"]
    assert lines[1] == "in/empty.md:1:1: error: unreadable-file: Cannot be read as a story: the file is empty."
    assert outcome.exit_code == 2
    assert check("in", "--fail-on", "never").exit_code == 0


@pytest.mark.parametrize("path", ["shut.md", "."])
def test_a_file_without_permission_is_a_finding_and_the_rest_is_linted(
    path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    write("shut.md", BAD)
    shut(monkeypatch, "shut.md")
    outcome = check(path, "bad.md")

    assert "shut.md:1:1: error: unreadable-file: Cannot be read as a story: permission denied." in outcome.stdout
    assert "bad.md:1:18: error: plain-words" in outcome.stdout
    assert outcome.exit_code == 2


def test_a_folder_that_may_not_be_read_is_a_finding_and_the_rest_is_linted(monkeypatch: pytest.MonkeyPatch) -> None:
    write("closed/.copylint.yaml", "exclude: ['*']\n")
    write("closed/story.md", BAD)
    shut(monkeypatch, "closed")
    outcome = check("closed/story.md", "closed", "bad.md")

    lines = outcome.stdout.splitlines()
    assert [line.split(":")[0] for line in lines] == ["bad.md", "closed", "closed/story.md"]
    assert outcome.exit_code == 2


def test_a_path_that_does_not_exist_is_a_finding_and_the_rest_is_linted() -> None:
    outcome = check("nowhere.md", "bad.md")

    assert "nowhere.md:1:1: error: unreadable-file: Cannot be read as a story: no such file" in outcome.stdout
    assert "plain-words" in outcome.stdout


def test_a_folder_without_stories_is_said_so_even_when_quiet() -> None:
    Path("hollow").mkdir()
    outcome = check("hollow", "--quiet")

    assert outcome.exit_code == 0
    assert outcome.stderr == "copylint: no stories in hollow\n"


def test_without_paths_the_working_folder_is_linted() -> None:
    assert "bad.md:1:18" in check().stdout


def test_output_is_sorted_by_path_and_place() -> None:
    write("in/b.md", f"{BAD}\n{BAD}")
    write("in/a/c.md", BAD)
    places = [line.split(": ")[0] for line in check("in", "bad.md").stdout.splitlines()]

    assert places == ["bad.md:1:18", "in/a/c.md:1:18", "in/b.md:1:18", "in/b.md:3:18"]


def test_standard_input_is_a_story_under_the_name_given() -> None:
    assert check("-", stdin=BAD).stdout.startswith("-:1:18: error")
    named = check("-", "--stdin-filename", "desk/story.md", stdin=f"# Head\n\n{BAD}")
    assert named.stdout.startswith("desk/story.md:3:18: error")


@pytest.mark.parametrize("arguments", [["check"], ["check", "good.md"], ["facts", "good.md"]])
def test_a_name_for_standard_input_needs_standard_input(arguments: Sequence[str]) -> None:
    outcome = run(*arguments, "--stdin-filename", "desk/story.md", stdin=BAD)

    assert outcome.exit_code == 2
    assert outcome.stdout == ""
    assert "add the path “-”" in outcome.stderr


def test_standard_input_heeds_the_configuration_of_the_name_given() -> None:
    write("desk/.copylint.yaml", "ignore: [suppression]\nexclude: ['*.md']\n")
    outcome = check("-", "--stdin-filename", "desk/story.md", stdin=BAD)

    assert outcome.exit_code == 0
    assert "left out, as “exclude” in desk/.copylint.yaml says" in outcome.stderr


def test_the_output_file_gets_the_findings() -> None:
    outcome = check("bad.md", "--output-file", "out.txt")

    assert outcome.stdout == ""
    assert Path("out.txt").read_text("utf-8").startswith("bad.md:1:18: error")


@pytest.mark.parametrize("format_name", formats())
def test_every_format_prints(format_name: str) -> None:
    outcome = check("bad.md", "--output-format", format_name)

    assert outcome.exit_code == 1
    assert "plain-words" in outcome.stdout


def test_json_counts_what_is_suppressed() -> None:
    write("checked.md", f"<!-- copylint: ignore plain-words: the law's own word -->\n{BAD}")
    document = json.loads(check("checked.md", "--output-format", "json").stdout)

    assert document["diagnostics"] == []
    assert document["summary"]["suppressed"] == 1


# Configuration


def test_the_configuration_is_heeded() -> None:
    write(".copylint.yaml", "rules: [house]\nselect: [style]\nseverity: {jargon: warning}\nfail_on: warning\n")
    write("info.md", "They leverage it.\n")
    outcome = run("check", "info.md")

    assert outcome.stdout == "info.md:1:6: warning: jargon: ¶1 “leverage”. Use a plain word.\n"
    assert outcome.exit_code == 1


def test_overrides_hold_for_their_folder() -> None:
    write(".copylint.yaml", "rules: [house]\nselect: [style]\noverrides: [{paths: [in/], ignore: [plain-words]}]\n")
    write("in/bad.md", BAD)

    assert [line[:6] for line in run("check", "in", "bad.md").stdout.splitlines()] == ["bad.md"]


def test_an_invalid_configuration_is_named_before_anything_is_printed() -> None:
    write("z/.copylint.yaml", "excludes: [x]\n")
    write("z/story.md", GOOD)
    outcome = check("bad.md", "z")

    assert outcome.exit_code == 2
    assert outcome.stdout == ""
    assert outcome.stderr == "z/.copylint.yaml:1:1: unknown key “excludes”; did you mean “exclude”?\n"


def test_an_invalid_rule_is_named_with_its_line() -> None:
    write("house/style/broken.yaml", "sumary: x\n")
    outcome = check("bad.md")

    assert outcome.exit_code == 2
    assert "house/style/broken.yaml:1:1: unknown key “sumary”; did you mean “summary”?" in outcome.stderr


def test_an_unknown_rule_is_answered_with_the_nearest() -> None:
    outcome = run("check", "bad.md", "--select", "weekday-dat")

    assert outcome.exit_code == 2
    assert "unknown rule or family “weekday-dat”; did you mean “weekday-date”?" in outcome.stderr


def test_a_file_the_reader_stumbles_over_stops_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    def stumble(path: str, data: bytes, _front_matter: object) -> Story:
        if path == "bad.md":
            raise RecursionError("too\ndeep")
        return formats_package.read(path, data)

    monkeypatch.setattr("copylint.examine.read", stumble)
    outcome = check("bad.md", "good.md")

    assert outcome.exit_code == 2
    assert "reading bad.md failed: RecursionError: too\\ndeep" in outcome.stderr
    assert "in 2 stories" in outcome.stderr


# Languages

SPANISH = (
    "El consejo se reunió el martes en la sala y aprobó los presupuestos de la ciudad para el año que viene. "
    "Los vecinos que estaban en la plaza dijeron que el alcalde no les había escuchado y que la obra de la calle "
    "se hace sin permiso. Por la tarde, el portavoz del partido pidió una explicación.\n"
)


@pytest.mark.parametrize(
    "source",
    [
        pytest.param(SPANISH, id="by its function words"),
        pytest.param(f"---\nlang: es\n---\n\n{BAD}", id="by its metadata"),
    ],
)
def test_a_story_in_another_language_gets_a_note(source: str) -> None:
    write("story.md", source)
    outcome = run("check", "story.md")

    assert outcome.stdout == ""
    assert "not in English: only the rules that need none were run" in outcome.stderr


def test_a_kind_that_needs_no_english_runs_on_every_story(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("copylint.checks.phrase.ENGLISH", False, raising=False)
    write("story.md", f"---\nlang: es\n---\n\n{BAD}")

    assert "plain-words" in check("story.md").stdout


# Other commands


def test_rules_are_listed_with_family_severity_and_summary() -> None:
    write(".copylint.yaml", "rules: [house]\nignore: [jargon]\n")
    lines = {line.split()[0]: line.split(None, 3)[1:] for line in run("rules").stdout.splitlines()}

    assert lines["plain-words"] == ["style", "error", "Plain words."]
    assert lines["jargon"][1] == "off"
    assert "weekday-date" in lines


def test_explain_is_the_manual_page() -> None:
    page = run("explain", "plain-words", "--rules", "house").stdout

    for part in ("Plain words.", "Readers prefer them.", "[[utilize]]", "They use it.", "words: [utilize]"):
        assert part in page
    assert "<!-- copylint: ignore plain-words: REASON -->" in page


@pytest.mark.parametrize("name", ["suppression", "unreadable-file"])
def test_explain_knows_what_has_no_rule_file(name: str) -> None:
    assert name in run("explain", name).stdout


def test_explain_keeps_the_words_of_an_option_whole() -> None:
    lines = run("explain", "transliteration-mix").stdout.splitlines()

    shown = [line for line in lines if '"-shchenko"' in line]
    assert len(shown) == 1


def test_explain_is_the_same_on_every_run() -> None:
    pages = {really("explain", "state-conflict", env={"PYTHONHASHSEED": seed}).stdout for seed in "1234"}

    assert len(pages) == 1


def test_explain_shows_a_reference_as_it_stands_in_the_copy() -> None:
    page = run("explain", "placeholder").stdout

    assert "`&nbsp;`" in page
    assert "&amp;" not in page


def test_explain_answers_an_unknown_rule_with_the_nearest() -> None:
    outcome = run("explain", "plain-word", "--rules", "house")

    assert outcome.exit_code == 2
    assert "did you mean “plain-words”?" in outcome.stderr


def test_test_runs_the_examples() -> None:
    outcome = run("test", "house")

    assert outcome.exit_code == 0, outcome.output
    assert "rules: 2, examples: 4, failed: 0" in outcome.stderr
    assert "plain-words.yaml: 1 “fails” and 1 “passes”" in outcome.stderr


def test_test_shows_an_example_that_does_not_hold() -> None:
    write("house/style/plain-words.yaml", RULE.replace("They use it.", "They utilize it."))
    outcome = run("test", "house/style/plain-words.yaml")

    assert outcome.exit_code == 1
    assert "house/style/plain-words.yaml:9: the example does not hold" in outcome.stdout


def test_test_can_leave_the_shipped_rules_out() -> None:
    assert "rules: 2, examples: 4" in run("test", "--own", "--rules", "house").stderr


def test_test_says_so_when_there_is_no_rule() -> None:
    Path("hollow").mkdir()

    for arguments, note in ((["hollow"], "no rule found in hollow"), (["--own"], "no rule found")):
        outcome = run("test", *arguments)
        assert outcome.exit_code == 2
        assert f"copylint: {note}\n" in outcome.stderr


def test_shipped_examples_are_judged_by_shipped_rules() -> None:
    write(".copylint.yaml", "rules: [house]\n")
    write(
        "house/style/the.yaml",
        RULE.replace("words: [utilize]", "words: [the, a, of]").replace("[[utilize]] it", "like [[the]] sea"),
    )

    outcome = run("test", str(shipped_folder() / "dates" / "weekday-date.yaml"))

    assert outcome.stdout == ""
    assert outcome.exit_code == 0


def test_own_examples_are_judged_by_all_rules() -> None:
    write(
        "house/style/sea.yaml",
        RULE.replace("words: [utilize]", "words: [sea]").replace("[[utilize]] it", "utilize the [[sea]]"),
    )

    assert "flagged by plain-words" in run("test", "--own", "--rules", "house").stdout


@pytest.mark.parametrize("command", [[], ["check"], ["rules"], ["explain"], ["test"]])
def test_every_command_has_help(command: Sequence[str]) -> None:
    outcome = run(*command, "--help")

    assert outcome.exit_code == 0
    assert outcome.stdout.startswith("Usage: ")


# The process itself


def test_ascii_output_spells_other_characters_out() -> None:
    outcome = really("check", "--rules", "house", "bad.md", env={"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"})

    assert outcome.stdout == rb"bad.md:1:18: error: plain-words: \xb61 \u201cutilize\u201d. Use a plain word." + b"\n"
    assert outcome.returncode == 1


def test_a_reader_that_goes_away_is_no_mishap() -> None:
    write("long.md", "\n".join(f"{BAD}\n" for _ in range(3000)))
    command = [sys.executable, "-m", "copylint", "check", "--rules", "house", "--select", "style", "long.md"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.readline()
    process.stdout.close()

    assert process.stderr.read() == b""
    process.stderr.close()
    process.wait()


def test_a_working_folder_that_is_gone_stops_nothing(desk: Path) -> None:
    gone = desk / "gone"
    gone.mkdir()
    script = f"cd {gone} && rmdir {gone} && exec {sys.executable} -m copylint check {desk / 'good.md'}"
    outcome = subprocess.run(["sh", "-c", script], capture_output=True, check=False)

    assert outcome.returncode == 0, outcome.stderr
    assert b"Traceback" not in outcome.stderr


def test_a_name_that_is_not_utf8_is_printed() -> None:
    name = b"caf\xe9.md"
    Path(os.fsdecode(name)).write_text(BAD)

    for format_name in formats():
        outcome = really("check", "--rules", "house", "--output-format", format_name, ".")
        assert b"Traceback" not in outcome.stderr
        assert b"plain-words" in outcome.stdout


def test_a_name_cannot_drive_the_terminal() -> None:
    write("a\x1b[31m\nb.md", BAD)

    assert check(".").stdout.splitlines()[0].startswith(r"a\x1b[31m\nb.md:1:18")


def test_no_color_unless_on_a_terminal() -> None:
    assert b"\x1b" not in really("check", "--rules", "house", "--output-format", "full", "bad.md").stdout


def test_a_plain_run_imports_no_more_than_it_needs() -> None:
    script = (
        "import sys\nfrom copylint.cli import cli\n"
        "cli.main(['check', 'good.md', '--quiet'], standalone_mode=False)\n"
        "print(*sorted({'textstat', 'pathspec', 'tomllib', 'jsonschema', 'asyncio', 'copylint.reporters.sarif',"
        " 'copylint.examples', 'concurrent.futures'} & sys.modules.keys()))"
    )
    outcome = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)

    assert outcome.stdout.split() == []


def test_what_a_mistaken_argument_holds_does_not_reach_the_terminal() -> None:
    outcome = really("check", "--select", "na\x1b[31mmes", "good.md")

    assert outcome.returncode == 2
    assert b"unknown rule or family \xe2\x80\x9cna\\x1b[31mmes" in outcome.stderr


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_a_day_that_no_story_is_of_is_refused(day: str) -> None:
    refused = check("--date", day, "good.md")

    assert refused.exit_code == 2
    assert f"no story is of the year {int(day[:4])}" in refused.output


@pytest.mark.parametrize(
    ("word", "hint"),
    [("chek", "no command “chek”; did you mean “check”?"), ("zzz", "no command “zzz”")],
)
def test_a_word_that_is_no_command(word: str, hint: str) -> None:
    result = CliRunner().invoke(cli, [word])
    assert result.exit_code == 2
    assert result.stderr.splitlines()[-1] == f"Error: {hint}"


def test_a_story_without_the_command(tmp_path: Path) -> None:
    """What everybody types first."""
    story = tmp_path / "story.md"
    story.write_text("It rained.")
    result = CliRunner().invoke(cli, [str(story)])
    assert result.exit_code == 2
    assert result.stderr.splitlines()[-1] == f"Error: no command “{story}”; to lint it: copylint check {story}"
