"""`check --fix` and `--diff`: safe suggestions, and no byte besides."""

import codecs
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import given, settings
from hypothesis import strategies as st

from copylint.atomic import write_whole
from copylint.cli import cli
from copylint.diagnostic import Diagnostic, place_of
from copylint.finding import Suggestion
from copylint.fixes import fix
from copylint.formats import read
from copylint.story import Span

SLIP = "He saw the the bus. “No!” He said.\n"
MENDED = "He saw the bus. “No!” he said.\n"


@pytest.fixture(autouse=True)
def _desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def run(*arguments: str, given: str = "") -> Result:
    return CliRunner().invoke(cli, ["check", *arguments], input=given)


@pytest.mark.parametrize(
    "encode",
    [
        pytest.param(lambda text: text.encode(), id="UTF-8"),
        pytest.param(lambda text: codecs.BOM_UTF8 + text.encode(), id="UTF-8 with a mark"),
        pytest.param(lambda text: codecs.BOM_UTF16_LE + text.encode("utf-16-le"), id="UTF-16"),
        pytest.param(lambda text: codecs.BOM_UTF16_BE + text.encode("utf-16-be"), id="UTF-16, big end first"),
        pytest.param(lambda text: text.encode("cp1252"), id="Windows-1252"),
    ],
)
@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_every_other_byte_stays(encode, ends: str) -> None:  # type: ignore[no-untyped-def]
    story = "---\ntitle:   A  day\n---\n\n{}\n  Two  blanks\t\n\n\n\n*Café* and “quotes” …\n\nNo line end"
    before = encode(story.format(SLIP).replace("\n", ends))
    after = encode(story.format(MENDED).replace("\n", ends))
    Path("story.md").write_bytes(before)

    result = run("--fix", "story.md")

    assert Path("story.md").read_bytes() == after
    assert "nothing found, 2 fixed in 1 story" in result.stderr
    assert run("--fix", "story.md").exit_code == 0
    assert Path("story.md").read_bytes() == after


def test_what_is_left_is_reported() -> None:
    Path("story.md").write_text(f"{SLIP}\nIt was Thursday, 3 March 2026.\n", "utf-8")
    result = run("--fix", "story.md")

    assert result.exit_code == 1
    assert result.stdout.startswith("story.md:3:8: error: weekday-date:")
    assert "1 error, 2 fixed in 1 story" in result.stderr


def test_names_figures_and_days_are_never_changed() -> None:
    text = "Wagram Pogossjan spoke on Thursday, 3 March 2026. Pogossjan rose. “Go,” said Pogossyan.\n"
    Path("story.md").write_text(text, "utf-8")

    assert "name-variant" in run("--fix", "story.md").stdout
    assert Path("story.md").read_text("utf-8") == text


def test_what_is_not_shown_is_not_changed() -> None:
    Path("story.md").write_text(SLIP, "utf-8")
    run("--fix", "--select", "quote-punctuation", "story.md")
    assert Path("story.md").read_text("utf-8") == "He saw the the bus. “No!” he said.\n"

    Path("story.md").write_text(f"<!-- copylint: ignore placeholder: it is a stutter -->\n{SLIP}", "utf-8")
    run("--fix", "story.md")
    assert "the the bus" in Path("story.md").read_text("utf-8")


def test_quotations_are_left_as_they_were_said() -> None:
    Path("story.md").write_text("“I saw the the bus,” she said.\n", "utf-8")
    run("--fix", "--severity", "info", "--confidence", "low", "story.md")

    assert Path("story.md").read_text("utf-8") == "“I saw the the bus,” she said.\n"


def test_only_what_a_change_brought_is_mended_under_a_base(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    Path("story.md").write_text(f"{SLIP}\nThe end.\n", "utf-8")
    identity = ["-c", "user.name=Desk", "-c", "user.email=desk@example.org"]
    for words in (["init", "-q"], ["add", "-A"], [*identity, "commit", "-q", "-m", "filed"]):
        subprocess.run(["git", *words], check=True)
    Path("story.md").write_text(f"{SLIP}\nThe the end.\n", "utf-8")
    run("--fix", "--base", "HEAD")

    assert Path("story.md").read_text("utf-8") == f"{SLIP}\nThe end.\n"


def test_markup_between_the_words_keeps_them_as_they_are() -> None:
    text = "He saw **the** the *bus*, and the [the](https://example.org/) tram.\n"
    Path("story.md").write_text(text, "utf-8")
    run("--fix", "story.md")

    assert Path("story.md").read_text("utf-8") == text


@pytest.mark.parametrize(
    ("words", "mended"),
    [
        ("He saw &#116;he the bus.", "He saw &#116;he bus."),
        ("He saw the <b>the</b> bus.", "He saw the <b>the</b> bus."),
    ],
)
def test_entities_and_tags_stay_as_they_are_written(words: str, mended: str) -> None:
    page = "<html><body><article><h1>A day</h1><p>{}</p></article></body></html>"
    Path("story.html").write_text(page.format(words), "utf-8")
    run("--fix", "story.html")

    assert Path("story.html").read_text("utf-8") == page.format(mended)


def test_the_diff_is_what_the_fix_does_and_changes_nothing() -> None:
    before = f"---\ntitle: The the day\n---\r\n{SLIP}\nLast line without an end, with the the slip"
    Path("story.md").write_bytes(before.encode())
    result = run("--diff", "story.md")

    assert result.exit_code == 1
    assert Path("story.md").read_bytes() == before.encode()
    assert run("--fix", "story.md").exit_code == 0
    mended = Path("story.md").read_bytes()
    Path("story.md").write_bytes(before.encode())
    subprocess.run(["git", "apply", "-"], input=result.stdout_bytes, check=True)
    assert Path("story.md").read_bytes() == mended != before.encode()
    assert run("--diff", "story.md").output == ""
    assert run("--diff", "story.md").exit_code == 0


def test_standard_input_has_a_diff_and_no_file() -> None:
    assert run("--fix", "-", given=SLIP).exit_code == 2
    assert "+He saw the bus. “No!” he said.\n" in run("--diff", "-", given=SLIP).stdout
    assert "what is staged cannot be changed" in run("--fix", "--staged").stderr


def test_permissions_and_links_stay() -> None:
    Path("real.md").write_text(SLIP, "utf-8")
    Path("real.md").chmod(0o640)
    Path("link.md").symlink_to("real.md")
    run("--fix", "link.md")

    assert Path("link.md").is_symlink()
    assert Path("real.md").read_text("utf-8") == MENDED
    assert stat.S_IMODE(Path("real.md").stat().st_mode) == 0o640


def test_a_write_that_fails_leaves_the_file_and_nothing_beside_it(monkeypatch: pytest.MonkeyPatch) -> None:
    Path("story.md").write_text(SLIP, "utf-8")

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", fail)
    result = run("--fix", "story.md")

    assert result.exit_code == 2
    assert "No space left on device" in result.stderr
    assert [path.name for path in Path().iterdir()] == ["story.md"]
    assert Path("story.md").read_text("utf-8") == SLIP


def test_a_new_file_has_the_usual_permissions() -> None:
    write_whole(Path("new.json"), b"{}")
    Path("other.json").write_bytes(b"{}")

    assert stat.S_IMODE(Path("new.json").stat().st_mode) == stat.S_IMODE(Path("other.json").stat().st_mode)


@settings(max_examples=50)
@given(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 6), st.sampled_from(["", "x", "yy"])), max_size=6))
def test_suggestions_that_overlap_are_put_in_one_by_one(wanted: list[tuple[int, int, str]]) -> None:
    text = "a quiet line of copy with no marks at all"
    story = read("story.md", text.encode())
    diagnostics = [
        Diagnostic(
            "r", "f", "error", "high", "m", "story.md", place_of(story, Span(at, at + n)), (), Suggestion(new, "safe")
        )
        for at, n, new in wanted
    ]
    expected, end, number = "", 0, 0
    for at, n, new in sorted({(at, at + n, new) for at, n, new in wanted}):
        if at >= end:
            expected, end, number = expected + text[end:at] + new, n, number + 1

    assert fix(story, text.encode(), diagnostics) == ((expected + text[end:]).encode(), number)


def test_a_suggestion_that_the_encoding_lacks_is_not_put_in() -> None:
    data = "caf\xe9 noir".encode("cp1252")
    story = read("story.md", data)
    place = place_of(story, Span(5, 9))
    found = Diagnostic("r", "f", "error", "high", "m", "story.md", place, (), Suggestion("日本", "safe"))

    assert fix(story, data, [found]) == (data, 0)


@pytest.mark.parametrize("moment", ["os.fsync", "os.replace", "os.chmod", "os.chown"])
def test_a_file_is_whole_whenever_a_run_is_killed(moment: str) -> None:
    Path("story.md").write_text(SLIP, "utf-8")
    script = f"import os; {moment} = lambda *a, **k: os._exit(9)\nfrom copylint.__main__ import main\nmain()"
    ended = subprocess.run(
        [sys.executable, "-c", script, "check", "--fix", "story.md"], check=False, capture_output=True
    )

    assert Path("story.md").read_text("utf-8") in (SLIP, MENDED)
    assert ended.returncode == 9
    assert run("--fix", "story.md").exit_code == 0
    assert Path("story.md").read_text("utf-8") == MENDED
