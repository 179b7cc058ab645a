"""The newsroom's formats on the command line: names, standard input, folders."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from copylint.cli import cli

ROOT = Path(__file__).parents[1]
FORMATS = sorted((ROOT / "tests" / "fixtures" / "formats").iterdir())


def check(*arguments: str, stdin: bytes | None = None) -> Result:
    return CliRunner().invoke(cli, ["check", "--output-format", "jsonl", *arguments], input=stdin)


def told(result: Result) -> list[tuple[str, int, str]]:
    found = (json.loads(line) for line in result.stdout.splitlines())
    return [(d["rule"], d["line"], d["text"]) for d in found]


@pytest.mark.parametrize("path", FORMATS, ids=lambda path: path.name)
def test_standard_input_is_read_as_the_file_would_be(path: Path) -> None:
    named = check(str(path))
    assert named.exit_code == 1
    assert told(check("-", "--stdin-filename", f"desk/{path.name}", stdin=path.read_bytes())) == told(named)
    if path.suffix != ".rst":  # its text does not show what it is
        assert told(check("-", stdin=path.read_bytes())) == told(named)


def test_what_is_no_newsroom_s_is_skipped_in_a_folder_and_reported_by_name(tmp_path: Path) -> None:
    (tmp_path / "settings.json").write_text('{"headline": "Log in", "button": "Go"}')
    (tmp_path / "broken.json").write_text('{"uri": "x", "body_text": "Rain fell."')
    (tmp_path / "story.json").write_text('{"uri": "x", "body_text": "Rain fell."}')

    folder = check(str(tmp_path))
    assert [Path(json.loads(line)["path"]).name for line in folder.stdout.splitlines()] == ["broken.json"]
    assert (folder.exit_code, "in 2 stories" in folder.stderr) == (2, True)
    alone = check(str(tmp_path / "settings.json"))
    assert told(alone) == [("unreadable-file", 1, "")]
    assert alone.exit_code == 2


def test_positions_are_those_of_the_file_as_saved(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text('{"uri": "x",\n "body_html": "<p>Zo\\u00eb said \\u201cno\\u201d on\\nMonday, 3 March 2026.</p>"}')
    (finding,) = [json.loads(line) for line in check(str(path), "--select", "weekday-date").stdout.splitlines()]

    line = path.read_text().split("\n")[finding["line"] - 1]
    assert line[finding["column"] - 1 : finding["end_column"] - 1] == "Monday, 3 March 2026"
    assert finding["text"] == "Monday, 3 March 2026"


def test_status_and_embargo_are_told(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text(
        '{"uri": "x", "body_text": "Rain fell.", "pubstatus": "withheld", "embargoed": "2031-03-05T06:00Z"}'
    )
    result = check(str(path))

    assert "note: not to be published: the metadata say “withheld”" in result.stderr
    assert "note: under embargo until 2031-03-05T06:00Z, the metadata say" in result.stderr
    assert result.exit_code == 0


def test_every_format_has_a_page() -> None:
    pages = {page.stem for page in (ROOT / "docs" / "formats").glob("*.md")}
    modules = {path.stem for path in (ROOT / "src" / "copylint" / "formats").iterdir() if not path.name.startswith("_")}
    index = (ROOT / "docs" / "formats" / "README.md").read_text("utf-8")

    assert pages - {"README"} == modules
    assert all(f"({page}.md)" in index for page in pages - {"README"})


@pytest.mark.parametrize("output", ["text", "full", "html", "json", "github", "gitlab", "junit", "sarif"])
@pytest.mark.parametrize("path", FORMATS, ids=lambda path: path.name)
def test_every_reporter_prints_every_format(path: Path, output: str) -> None:
    result = CliRunner().invoke(cli, ["check", "--output-format", output, str(path)])

    assert result.exit_code == 1
    assert "toll-jump" in result.stdout
    assert "\u034f" not in result.stdout
    assert "\u2060" not in result.stdout


@pytest.mark.parametrize("path", FORMATS, ids=lambda path: path.name)
def test_a_safe_fix_keeps_the_file_what_it_is(path: Path, tmp_path: Path) -> None:
    file = tmp_path / path.name
    file.write_bytes(path.read_bytes())
    CliRunner().invoke(cli, ["check", "--fix", "--select", "quote-punctuation", str(file)])

    if path.suffix == ".docx":
        assert file.read_bytes() == path.read_bytes()
    else:
        assert told(check("--select", "quote-punctuation", str(file))) == []
        assert len(told(check(str(file)))) == len(told(check(str(path)))) - 1


@pytest.mark.parametrize(
    ("name", "comment"),
    [("shusha.docx", False), ("shusha-ninjs1.json", False), ("shusha.html", True)],
)
def test_the_advice_how_to_silence_fits_the_format(name: str, comment: bool) -> None:
    path = str(ROOT / "tests" / "fixtures" / "formats" / name)
    out = CliRunner().invoke(cli, ["check", "--output-format", "full", path]).stdout

    rst = str(ROOT / "tests" / "fixtures" / "formats" / "shusha.rst")
    assert (
        "“.. copylint: ignore toll-jump: REASON”"
        in CliRunner().invoke(cli, ["check", "--output-format", "full", rst]).stdout
    )
    assert ("<!-- copylint" in out, f"{name}.copylint.yaml" in out) == (comment, not comment)
