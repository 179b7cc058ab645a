from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copylint.yamlfile import Section, YamlError, lines_of, read_mapping


def read(source: str) -> Section:
    return read_mapping(Path("x.yaml"), source)


def refused(source: str) -> str:
    with pytest.raises(YamlError) as caught:
        read(source)
    return "\n".join(caught.value.errors)


@pytest.mark.parametrize("value", ["no", "2:30", "010", "2024-05-01", "1e3", "null", "~", "0x10", "on"])
def test_a_value_stays_the_text_that_stands_in_the_file(value: str) -> None:
    section = read(f"key: {value}\nkeys: [{value}]\n")

    assert section.text("key") == value
    assert section.texts("keys") == (value,)
    assert section.errors == []


def test_keys_stay_text() -> None:
    assert list(read("no: 1\non: 2\n2: 3\n").items) == ["no", "on", "2"]


@pytest.mark.parametrize(
    ("source", "error"),
    [
        ("a: 1\nb: 2\na: 3\n", "x.yaml:3:1: the key “a” stands twice, first in line 1"),
        ("a:\n  b: 1\n  b: 2\n", "x.yaml:3:3: the key “b” stands twice, first in line 2"),
        ("- a\n- b\n", "x.yaml:1:1: expected keys and values"),
        ("just text\n", "x.yaml:1:1: expected keys and values"),
        ("", "x.yaml:1:1: the file is empty"),
        ("# a comment\n", "x.yaml:1:1: the file is empty"),
        ("a:\n\t- b\n", "x.yaml:2:1: a tab; YAML wants spaces"),
        ("message: ¶1: two colons\n", "x.yaml:1:12: a second colon in one line"),
        ("message: {text} is wrong\n", "x.yaml:1:17: not valid YAML"),
        ("a: 1\n---\nb: 2\n", "x.yaml:2:1: “---” begins a second document"),
        ("a: &here 1\nb: *here\n", "x.yaml:1:4: this value has an anchor"),
        ("a: &a [*a]\n", "x.yaml:1:4: this value has an anchor"),
        ("a: !!python/object:os.system 1\n", "x.yaml:1:4: the tag"),
        ("a: !name 1\n", "x.yaml:1:4: the tag !name is not allowed"),
        ("é: 'a\x01b'\n", "x.yaml:1:6: a control character"),
        ("a: 1\nb: \ud800\n", "x.yaml:2:4: a lone surrogate; delete it"),
        ("? [a, b]\n: c\n", "x.yaml:1:3: a key must be text"),
    ],
)
def test_what_is_wrong_is_one_line_with_its_place(source: str, error: str) -> None:
    found = refused(source)

    assert found.startswith(error)
    assert "\n" not in found


def test_an_alias_bomb_is_refused_before_it_grows() -> None:
    levels = "".join(f"l{i}: &l{i} [{', '.join([f'*l{i - 1}'] * 9)}]\n" for i in range(1, 20))

    assert "anchor" in refused("l0: &l0 [a, a]\n" + levels)


@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "? "])
def test_deep_nesting_is_refused_and_does_not_end_the_process(opening: str) -> None:
    assert "nested too deeply" in refused("a:\n  " + opening * 300_000)


def test_bad_utf_8_is_named_with_its_place(tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    path.write_bytes("a: 1\nb: é".encode("latin-1"))

    with pytest.raises(YamlError) as caught:
        read_mapping(path)

    assert caught.value.errors == (f"{path.as_posix()}:2:4: not UTF-8: save the file as UTF-8",)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(YamlError, match=r"gone\.yaml: cannot be read: No such file"):
        read_mapping(tmp_path / "gone.yaml")


def test_a_byte_order_mark_is_no_part_of_the_first_key(tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    path.write_bytes(b"\xef\xbb\xbfkey: value\r\nother: more\r\n")

    assert list(read_mapping(path).items) == ["key", "other"]


def test_an_unknown_key_comes_with_the_one_that_was_meant() -> None:
    section = read("sumary: x\nyields-to: [a]\nzebra: 1\n")
    section.allow(("summary", "yields_to"))

    assert section.errors == [
        "x.yaml:1:1: unknown key “sumary”; did you mean “summary”?",
        "x.yaml:2:1: unknown key “yields-to”; did you mean “yields_to”?",
        "x.yaml:3:1: unknown key “zebra”",
    ]


def test_questions_note_what_is_wrong_and_answer_with_the_default() -> None:
    section = read("a: [x]\nb: y\nc: {d: 1}\ne: warnin\nf: maybe\ng: [[x], '']\n")

    assert section.text("a", "default") == "default"
    assert section.nodes("b") == []
    assert section.texts("c") == ()
    assert section.choice("e", ("error", "warning"), "error") == "error"
    assert section.flag("f", True) is True
    assert section.texts("g") == ()
    assert section.section("b").items == {}
    assert section.text("absent", required=True) == ""
    assert section.errors == [
        "x.yaml:1:4: “a” must be text; put it in quotation marks",
        "x.yaml:2:4: “b” must be a list",
        "x.yaml:3:4: “c” must be a list",
        "x.yaml:4:4: “e” cannot be “warnin”; use error or warning; did you mean “warning”?",
        "x.yaml:5:4: “f” cannot be “maybe”; use true, yes, on, false, no or off",
        "x.yaml:6:5: each item of “g” must be text",
        "x.yaml:6:10: each item of “g” must be text",
        "x.yaml:2:4: “b” must be a mapping of keys and values",
        "x.yaml:1:1: the key “absent” is missing",
    ]


def test_an_empty_value_is_an_empty_list_or_mapping() -> None:
    section = read("a:\nb:\n")

    assert (section.texts("a"), section.section("b").items, section.errors) == ((), {}, [])


def test_a_block_of_text_begins_in_the_line_after_its_key() -> None:
    section = read("a:\n  - |\n    first\n  - second\n")

    assert [node.text_line for node in section.nodes("a")] == [3, 4]


def test_lines_of_finds_a_value(tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    path.write_text("options:\n  patterns:\n    - a+\n    - (b|b)*$\n", encoding="utf-8")

    assert list(lines_of(path, "(b|b)*$")) == [4]


@given(st.text())
def test_any_text_is_read_or_refused_in_single_lines(source: str) -> None:
    try:
        section = read(source)
    except YamlError as error:
        assert error.errors
        assert all(line.startswith("x.yaml:") and "\n" not in line for line in error.errors)
    else:
        assert isinstance(section.node.plain, dict)


@given(st.lists(st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1), unique=True))
def test_quoted_text_comes_back_as_it_was(texts: list[str]) -> None:
    quoted = [f"- '{text.replace(chr(39), chr(39) * 2)}'\n" for text in texts]

    assert read("a:\n" + "".join(quoted)).texts("a") == tuple(texts)
