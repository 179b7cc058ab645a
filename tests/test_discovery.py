"""Which files a command line stands for."""

import os
from pathlib import Path

import pytest

from copylint.discovery import find_targets
from copylint.formats import is_story
from copylint.globs import read_ignores


@pytest.fixture(autouse=True)
def _desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def lay(*names: str, text: str = "Copy.\n") -> None:
    for name in names:
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text(text, "utf-8")


def found(*paths: str) -> list[str]:
    return [target.path for target in find_targets(paths, is_story).targets]


def test_a_folder_stands_for_the_stories_below_it_sorted() -> None:
    lay("in/b.md", "in/a/z.txt", "in/a.md", "in/picture.jpg", "in/data.json", "other/c.md")

    assert found("in") == ["in/a.md", "in/a/z.txt", "in/b.md"]


def test_names_are_as_the_user_wrote_them(tmp_path: Path) -> None:
    lay("in/a.md")

    assert found(".") == ["in/a.md"]
    assert found("./in") == ["./in/a.md"]
    assert found("in/") == ["in/a.md"]
    assert found(str(tmp_path / "in")) == [str(tmp_path / "in" / "a.md")]
    assert found("./in/a.md") == ["./in/a.md"]


def test_a_file_is_taken_once_under_the_name_that_was_given() -> None:
    lay("in/a.md", "in/b.md")

    assert found("in", "./in/a.md", "in/b.md", "in") == ["./in/a.md", "in/b.md"]


def test_a_named_file_is_taken_whatever_its_name_is() -> None:
    lay("notes.dat", "README.md", ".hidden.md")

    assert found("notes.dat", "README.md", ".hidden.md") == [".hidden.md", "README.md", "notes.dat"]
    assert all(target.named for target in find_targets(["notes.dat"], is_story).targets)


def test_hidden_files_and_folders_are_left_out_of_a_walk() -> None:
    lay("in/.draft.md", "in/.git/a.md", "in/b.md")

    assert found("in") == ["in/b.md"]


def test_gitignore_is_respected_at_every_level() -> None:
    lay("in/a.md", "in/old/b.md", "in/old/keep.md", "in/old/deep/keep.md", "in/tmp/c.md", "in/x.draft.md")
    lay("in/.gitignore", text="tmp/\n*.draft.md\n")
    lay("in/old/.gitignore", text="*.md\n!keep.md\n")

    assert found("in") == ["in/a.md", "in/old/deep/keep.md", "in/old/keep.md"]


def test_gitignore_above_the_folder_counts_up_to_the_top_of_the_repository() -> None:
    lay("repo/in/a.md", "repo/in/b.md", "repo/.git/HEAD")
    lay("repo/.gitignore", text="/in/b.md\n")
    lay(".gitignore", text="*.md\n")

    assert found("repo/in") == ["repo/in/a.md"]


def test_a_named_file_is_taken_though_git_ignores_it() -> None:
    lay("in/a.md")
    lay("in/.gitignore", text="*\n")

    assert found("in/a.md") == ["in/a.md"]
    assert found("in") == []


def test_a_link_to_a_folder_above_is_not_followed() -> None:
    lay("in/a.md")
    Path("in/loop").symlink_to("..", target_is_directory=True)

    assert found("in") == ["in/a.md"]


def test_a_link_to_a_story_is_a_story_and_one_to_nowhere_is_reported() -> None:
    lay("elsewhere.md", "in/a.md")
    Path("in/b.md").symlink_to("../elsewhere.md")
    Path("in/gone.md").symlink_to("../nowhere.md")

    assert found("in") == ["in/a.md", "in/b.md", "in/gone.md"]


def test_a_pipe_in_a_folder_does_not_stop_the_walk() -> None:
    lay("in/a.md")
    os.mkfifo("in/pipe.md")

    assert found("in") == ["in/a.md"]


def test_a_path_that_does_not_exist_is_kept_to_be_reported() -> None:
    assert found("nowhere.md") == ["nowhere.md"]


def test_a_folder_without_stories_is_named() -> None:
    lay("in/a.jpg", "full/a.md")

    assert find_targets(["in", "full"], is_story).empty == ["in"]


def test_standard_input_is_a_target() -> None:
    lay("a.md")

    assert found("-", "a.md", "-") == ["-", "a.md"]


def test_deep_folders_are_walked() -> None:
    folder = Path("in")
    for _ in range(200):
        folder /= "d"
    folder.mkdir(parents=True)
    (folder / "a.md").write_text("Copy.\n")

    assert len(found("in")) == 1


def test_the_newsroom_s_formats_are_found_in_a_folder() -> None:
    lay(
        "in/a.html", "in/b.htm", "in/c.docx", "in/d.nitf", "in/e.newsml", "in/f.ninjs", "in/~$c.docx", "in/license.html"
    )

    assert found("in") == [f"in/{name}" for name in ("a.html", "b.htm", "c.docx", "d.nitf", "e.newsml", "f.ninjs")]


def test_xml_and_json_are_found_where_a_newsroom_sent_them() -> None:
    lay("in/nitf.xml", text='<?xml version="1.0"?>\n<!-- from the wire -->\n<!DOCTYPE nitf SYSTEM "x.dtd"><nitf/>')
    lay("in/g2.xml", text='<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"/>')
    lay("in/ninjs.json", text='\ufeff{"uri": "x", "body_html": ""}')
    lay("in/dpa.json", text='{"format": "digitalwires@0.9.1"}')
    lay("in/feed.xml", text="<rss/>")
    lay("in/package.json", text='{"name": "x", "description": "y"}')
    Path("in/wide.xml").write_text("<newsItem/>", "utf-16")
    lay("in/empty.json", text="")

    assert found("in") == ["in/dpa.json", "in/g2.xml", "in/ninjs.json", "in/nitf.xml", "in/wide.xml"]
    assert found("in/package.json") == ["in/package.json"]


def test_a_line_of_gitignore_that_git_would_not_understand_says_nothing() -> None:
    lay("in/a.md", "in/b.md", "in/c.md")
    Path("in/.git").mkdir()
    Path("in/.gitignore").write_text("[z-a]\nb.md\n\\\n", "utf-8")

    assert found("in") == ["in/a.md", "in/c.md"]


@pytest.mark.parametrize(
    ("pattern", "name", "ignored"),
    [
        ("*a*a*a*a*a*a*a*a*a*a*b", "a" * 200, False),  # would take years where every star tries every length
        ("*a*a*a*a*a*a*a*a*a*a*b", "a" * 200 + "b", True),
        ("x*[ab]?*y*.md", "xa-by.md", True),
        ("x*[ab]?*y*.md", "xcccy.md", False),
        ("*/*b*/*.md", "a/b/c.md", True),
    ],
)
def test_stars_in_patterns(pattern: str, name: str, ignored: bool) -> None:
    assert read_ignores([pattern]).match_file(name) is ignored
