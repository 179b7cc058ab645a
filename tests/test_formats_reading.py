"""From bytes to text: encodings, what is no story, plain text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copylint.formats import Unreadable, decode, encode, is_story, read

COPY = "Zoë paid €5 – “now”.\r\nThen\n"


@pytest.mark.parametrize(
    ("encoding", "mark"),
    [("utf-8", b""), ("utf-8-sig", b"\xef\xbb\xbf"), ("utf-16-le", b"\xff\xfe"), ("utf-16-be", b"\xfe\xff")],
)
def test_encodings(encoding: str, mark: bytes) -> None:
    data = mark + COPY.encode(encoding.removesuffix("-sig"))
    story = read("a.txt", data)
    assert (story.source, story.encoding, story.notes) == (COPY, encoding, ())
    assert encode(story.source, story.encoding) == data


def test_windows_1252_with_a_note() -> None:
    story = read("a.txt", COPY.encode("cp1252"))
    assert (story.source, story.encoding) == (COPY, "windows-1252")
    assert story.notes == ("read as Windows-1252",)
    assert decode(b"a\x81\xe9 word")[0] == "a\x81é word"


@pytest.mark.parametrize("data", [b"", b" \n\n", b"\xef\xbb\xbf", b"\xff\xfe", b"\xef\xbb\xbf \n"])
def test_empty(data: bytes) -> None:
    with pytest.raises(Unreadable, match=r"^The file is empty\.$"):
        read("a.txt", data)


@pytest.mark.parametrize(
    "data", [b"%PDF-1.4 x", b"PK\x03\x04zip", b"a\0b\0c\0", b"\x89PNG\r\n", bytes(range(256)), b"\xff\xfea\0\0\0"]
)
def test_binary(data: bytes) -> None:
    with pytest.raises(Unreadable, match=r"^The file is binary, not text\.$"):
        read("a.md", data)


@given(st.binary())
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        text, encoding = decode(data)
    except Unreadable:
        return
    assert encode(text, encoding) == data
    assert len(read("a.md", data).text) == len(text)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("news/story.md", True),
        ("story.TXT", True),
        ("story.markdown", True),
        ("2020-01-02-license-to-drill.md", True),
        ("LICENSE.txt", False),
        ("README.md", False),
        ("CHANGELOG.md", False),
        ("requirements-dev.txt", False),
        ("picture.png", False),
        ("Makefile", False),
    ],
)
def test_is_story(name: str, expected: bool) -> None:
    assert is_story(name) is expected


@pytest.mark.parametrize("name", ["story", "story.xyz", "-"])
def test_other_names_are_read_as_plain_text(name: str) -> None:
    story = read(name, b"*One* & two.\n\nThree.")
    assert [story.excerpt(f.span) for f in story.fields] == ["*One* & two.", "Three."]


def plain(text: str) -> list[str]:
    story = read("a.txt", text.encode())
    return [story.excerpt(field.span) for field in story.fields]


def test_wrapped_paragraphs() -> None:
    assert plain("The river rose on\nMonday and fell.\n\nIt rose\nagain.\n") == [
        "The river rose on Monday and fell.",
        "It rose again.",
    ]


def test_one_paragraph_a_line() -> None:
    long = "The river rose on Monday and fell again on Tuesday, the mayor of the town of Hale said in a statement. "
    assert len(plain(f"{long}One.\n{long}Two.\n{long}Three.\n")) == 3


def test_indented_first_lines_begin_paragraphs() -> None:
    assert plain("The river rose on\nMonday.\n    It fell on\nFriday.\n\tThe town\nis dry.\n") == [
        "The river rose on Monday.",
        "It fell on Friday.",
        "The town is dry.",
    ]


def test_hanging_indents_begin_no_paragraphs() -> None:
    assert len(plain("Lask, which\n  lies on the coast, and\n  Varn.\n\nHale, a town\n  in the hills.\n")) == 2


def test_addresses_in_plain_text_are_no_copy() -> None:
    assert plain("Write to a@b.org or see https://b.org/c?d=e. Follow @hale now.") == ["Write to or see . Follow now."]


def test_bullets() -> None:
    story = read("a.txt", b"The town said:\n\n* One thing.\n\n- Two things.\n")
    assert [(f.form, story.excerpt(f.span)) for f in story.fields] == [
        ("paragraph", "The town said:"), ("list-item", "One thing."), ("list-item", "Two things."),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("head", "codec", "name"),
    [
        ('<?xml version="1.0" encoding="ISO-8859-2"?><nitf><body><body.content>', "iso8859-2", "a.xml"),
        ("<html><head><meta charset=windows-1251></head>", "cp1251", "a.html"),
    ],
)
def test_the_encoding_that_markup_declares(head: str, codec: str, name: str) -> None:
    copy = "Łódź" if codec == "iso8859-2" else "Баку"
    source = f"{head}<p>{copy} fell.</p>" + "</body.content></body></nitf>" * ("nitf" in head)
    story = read(name, source.encode(codec))

    assert [story.excerpt(f.span) for f in story.fields] == [f"{copy} fell."]
    assert (story.encoding, story.notes) == (codec, ())
    assert encode(story.source, story.encoding) == source.encode(codec)


@pytest.mark.parametrize("declared", ["iso-8859-1", "nonsense", "base64", "utf-8"])
def test_latin_1_and_what_is_no_encoding_are_windows_1252(declared: str) -> None:
    source = f'<?xml version="1.0" encoding="{declared}"?><nitf><body><body.content><p>Zoë – fell.'.encode("cp1252")

    assert decode(source)[1] == "windows-1252"
