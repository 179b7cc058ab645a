"""Files that nobody meant well: each is read or refused with one clear sentence, in bounded time and memory."""

import io
import json
import re
import tracemalloc
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from copylint.cli import cli
from copylint.formats import LARGEST, Unreadable, read, read_bytes
from copylint.story import Story

FORMATS = sorted((Path(__file__).parent / "fixtures" / "formats").iterdir())
NAMES = (
    "a.md",
    "a.txt",
    "a.html",
    "a.xml",
    "a.rss",
    "a.nitf",
    "a.newsml",
    "a.json",
    "a.ninjs",
    "a.docx",
    "a.rst",
    "a",
    "-",
)
MB = 1_000_000


@pytest.fixture
def memory() -> Iterator[None]:
    """Fails where a test takes more memory than a few stories of the largest size would."""
    tracemalloc.start()
    yield
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 400 * MB


def refused(name: str, data: bytes) -> str:
    with pytest.raises(Unreadable) as caught:
        read(name, data)
    return str(caught.value)


def nitf(body: str, head: str = "") -> bytes:
    return f'<?xml version="1.0"?>{head}<nitf><body><body.content>{body}</body.content></body></nitf>'.encode()


def word(document: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", f"<w:document xmlns:w='w'><w:body>{document}</w:body></w:document>")
    return out.getvalue()


def copy(story: Story) -> list[str]:
    return [story.excerpt(field.span) for field in story.fields]


@pytest.mark.usefixtures("memory")
def test_a_billion_laughs() -> None:
    laughs = '<!ENTITY a0 "lol">' + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    message = "The XML declares entities of its own, which are not read."
    assert refused("a.xml", nitf("<p>&a9;</p>", f"<!DOCTYPE nitf [{laughs}]>")) == message
    assert refused("a.rss", f"<!DOCTYPE rss [{laughs}]><rss>&a9;</rss>".encode()) == message


def test_an_external_entity_is_not_fetched(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("the password")
    for declaration in (f'<!ENTITY x SYSTEM "{secret.as_uri()}">', f'<!ENTITY % x SYSTEM "{secret.as_uri()}"> %x;'):
        refused("a.xml", nitf("<p>&x;</p>", f"<!DOCTYPE nitf [{declaration}]>"))


def test_a_document_type_is_not_fetched_and_its_references_are_known() -> None:
    story = read(
        "a.xml", nitf("<p>Caf&eacute; &amp; bar</p>", '<!DOCTYPE nitf SYSTEM "http://nowhere.invalid/nitf.dtd">')
    )
    assert copy(story) == ["Café & bar"]


@pytest.mark.usefixtures("memory")
@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("a.xml", nitf("<p>" * 100_000 + "</p>" * 100_000), "The XML is nested more than 150 levels deep."),
        ("a.json", b'{"body_text":' + b"[" * 100_000, "The JSON is nested more than 100 levels deep."),
        ("a.json", b'{"headline":' * 100_000, "The JSON is nested more than 100 levels deep."),
        ("a.rss", b"<rss>" * 100_000, "The XML is nested more than 150 levels deep."),
        ("a.jsonl", b'{"headline":' * 100_000, "The JSON is nested more than 100 levels deep."),
        ("a.docx", word("<w:p>" * 100_000), "The XML is nested more than 150 levels deep."),
    ],
)  # fmt: skip
def test_what_is_nested_too_deep_is_refused(name: str, data: bytes, message: str) -> None:
    assert refused(name, data) == message


def test_a_page_nested_deep_is_read_as_browsers_do() -> None:
    story = read("a.html", b"<html>" + b"<div>" * 100_000 + b"<p>Deep down." + b"</div>" * 100_000)
    assert copy(story) == ["Deep down."]
    inside = json.dumps({"uri": "x", "body_html": "<b>" * 100_000 + "Deep down."}).encode()
    assert copy(read("a.json", inside)) == ["Deep down."]


@pytest.mark.parametrize(
    "piece",
    [
        "<!--", "<a ", "<a b='", '<a b="', "</p", "<![CDATA[", "<?", "<!", "&#", "&amp", "<p><b>", "</b></i>", "<li>",
        "<table><tr><td>", "<script>", "<a =", "<q>", "<br>", "<img alt='x y'>", "<blockquote>", "http://", "@", "- ",
    ],
)  # fmt: skip
def test_markup_that_never_ends(piece: str) -> None:
    page = piece * 8_000
    assert len(read("a.html", page.encode()).text) == len(page)
    inside = json.dumps({"uri": "x", "headline": "Rain", "body_html": f"<p>{page}"}).encode()
    assert len(read("a.json", inside).text) == len(inside)


def test_too_many_elements() -> None:
    assert refused("a.html", b"<p>x" * 300_000) == "The HTML has more than 200,000 elements."
    assert refused("a.xml", nitf("<p/>" * 300_000)) == "The XML has more than 200,000 elements."
    assert refused("a.json", b'{"headline":[' + b"1," * 600_000) == "The JSON has more than 500,000 values."


def bomb(part: str, size: int) -> bytes:
    """A Word document with a part that unpacks to `size` MB."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        if part != "document":
            package.writestr("word/document.xml", "<document/>")
        with package.open(f"word/{part}.xml", "w", force_zip64=True) as file:
            for _ in range(size):
                file.write(b"A" * MB)
    return out.getvalue()


@pytest.mark.usefixtures("memory")
@pytest.mark.parametrize("part", ["document", "styles"])
def test_a_zip_bomb(part: str) -> None:
    data = bomb(part, 500)
    assert len(data) < MB
    assert refused("a.docx", data) == "The Word document unpacks to more than 40 MB; no story does."


def test_word_documents_that_are_none() -> None:
    none = "The file is named as a Word document but is none."
    assert refused("a.docx", b"Rain fell.") == none
    assert refused("a.docx", b"PK\x03\x04 and so on") == "The Word document is damaged."
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("xl/workbook.xml", "<x/>")
    assert refused("a.docx", out.getvalue()) == none
    assert refused("a.txt", out.getvalue()) == "The file is binary, not text."
    assert refused("a.docx", word("")) == "The file is empty."
    assert refused("a.docx", word("<w:p>")).startswith("The XML is not well-formed: line 1:")


def test_an_encrypted_word_document() -> None:
    data = bytearray(word("<w:p/>"))
    data[6] |= 1  # the flag in the local header and that in the directory
    data[data.index(b"PK\x01\x02") + 8] |= 1
    assert refused("a.docx", bytes(data)) == "The Word document is encrypted."


@pytest.mark.parametrize("path", FORMATS, ids=lambda path: path.name)
def test_truncated_files_are_read_or_refused(path: Path) -> None:
    data = path.read_bytes()
    for end in range(1, len(data), max(1, len(data) // 60)):
        try:
            read(path.name, data[:end])
        except Unreadable as error:
            assert str(error).endswith(".")


@pytest.mark.parametrize("path", [p for p in FORMATS if p.suffix != ".rst"], ids=lambda path: path.name)
@pytest.mark.parametrize("name", ["a.md", "a.txt", "a.html", "a.xml", "a.json", "a"])
def test_a_wrong_name_does_not_hide_what_a_file_is(path: Path, name: str) -> None:
    assert copy(read(name, path.read_bytes())) == copy(read(path.name, path.read_bytes()))


def test_files_of_no_newsroom() -> None:
    assert refused("a.json", b'{"name": "x"}') == ("The file holds no story: it is neither ninjs nor dpa digitalwires.")
    assert (
        refused("a.xml", b"<svg/>")
        == "The file holds no story: it is neither NITF nor NewsML-G2 nor a feed of whole stories."
    )
    assert refused("a.json", b'{"headline": "Log in"}').startswith("The JSON holds no story")
    assert refused("a.json", b"Rain fell.").startswith("The file holds no story")


@pytest.mark.parametrize(
    ("data", "place"),
    [
        (b'{"headline": "x"', "line 1, column 17: a comma or a closing bracket is missing"),
        (b'{"headline": }', "line 1, column 15: a value is missing"),
        (b'{\n "headline": "x",\n}', "line 3, column 2: a key is missing"),
        (b'{"headline": "x" "y"}', "line 1, column 21: a comma or a closing bracket is missing"),
        (b"{\"headline\": 'x'}", "line 1, column 13: this cannot be read"),
        (b'{"headline": "a\nb"}', "line 1, column 13: this cannot be read"),
        (b'{"headline": "\\x41"}', "line 1, column 13: this cannot be read"),
        (b'{"headline": "x"} {}', "line 1, column 20: something follows the end"),
    ],
)
def test_invalid_json(data: bytes, place: str) -> None:
    assert refused("a.json", data) == f"The JSON is not valid: {place}."


def test_lone_surrogates_and_controls() -> None:
    data = b'{"uri": "x", "body_text": "Zo\\ud800 \\udc00\\ud83d\\ude00 \\u0000said\\u0007."}'
    assert copy(read("a.json", data)) == ["Zo\ufffd \ufffd\U0001f600 said."]
    assert read("a.html", b"<p>Rain \xed\xa0\x80 fell.").notes == ("read as Windows-1252",)


@pytest.mark.parametrize("name", NAMES[:-4])
def test_nul_bytes(name: str) -> None:
    assert refused(name, b"<nitf>Rain\0 fell.</nitf>") == "The file is binary, not text."


@pytest.mark.usefixtures("memory")
@pytest.mark.parametrize("name", NAMES)
def test_a_line_of_50_mb(name: str) -> None:
    data = (b"PK\x03\x04" if name.endswith("docx") else b"") + b"rain " * 10 * MB
    assert refused(name, data) == "The file is larger than 20 MB; no story is."


@pytest.mark.usefixtures("memory")
def test_no_more_of_a_file_is_read_than_shows_that_it_is_too_large(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    with path.open("wb") as file:
        file.truncate(2_000 * MB)  # a file with a hole, which takes no room
    assert len(read_bytes(path)) == LARGEST + 1
    result = CliRunner().invoke(cli, ["check", str(path)])
    assert result.exit_code == 2
    assert "larger than 20 MB" in result.output


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html"])
def test_a_story_of_five_megabytes_is_read_whole(name: str) -> None:
    (text,) = copy(read(name, b"rain " * MB))
    assert len(text) == 5 * MB - 1


def test_a_page_of_nothing_but_references() -> None:
    sentence = "More than 6 MB are references to characters; no story is so."
    assert refused("a.html", b"&amp;" * 3 * MB) == sentence


@pytest.mark.usefixtures("memory")
def test_a_file_of_many_stories_is_read_in_memory_that_grows_with_the_file() -> None:
    item = {"uri": "x", "headline": "Rain", "body_html": "<p>Rain \u201cfell\u201d on Monday.</p>"}
    data = json.dumps([item] * 20_000).encode()
    assert len(read("a.json", data).parts) == 20_000


def test_a_large_page_with_a_short_story_is_read() -> None:
    page = b"<html><body><img src='data:" + b"A" * 5 * MB + b"'><p>Rain fell on Monday.</body></html>"
    assert copy(read("a.html", page)) == ["Rain fell on Monday."]


@given(st.sampled_from(NAMES), st.text())
def test_any_text_under_any_name(name: str, text: str) -> None:
    try:
        story = read(name, text.encode("utf-8", "replace"))
    except Unreadable:
        return
    assert len(story.text) == len(story.source)


TAGS = """
< > / <p> </p> <h1> <b> </b> <br/> <br><br> <li> <td> <tr> <q> </q> <pre> <article> <aside> <figcaption> <nav> <!-- -->
<blockquote> <table> <div\x20class="byline"> <time\x20datetime="2020-01-02"> <img\x20alt="a\x20b"> <script> </script>
<![CDATA[ ]]> &amp; &eacute; &#0; &#x1F600; " ' = \\ \\n \\u0041 \\ud83d Rain fell. { } [ ] , : "body_html"
"""
TANGLE = st.lists(st.sampled_from(re.split(r"[ \n]+", TAGS.strip())), max_size=40).map("".join)


@given(TANGLE, st.sampled_from(["a.html", "a.md", "a.txt"]))
def test_any_tangle_of_markup(tangle: str, name: str) -> None:
    story = read(name, f"<p>{tangle}".encode())
    assert len(story.text) == len(story.source)
    for one, two in zip(story.fields, story.fields[1:], strict=False):
        assert one.span.start < one.span.end <= two.span.start


@given(TANGLE)
def test_any_tangle_inside_json(tangle: str) -> None:
    data = json.dumps({"uri": "x", "headline": "Rain", "body_html": tangle, "description_html": tangle[::-1]})
    story = read("a.json", data.encode())
    assert len(story.text) == len(data)
