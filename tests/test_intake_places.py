"""The text at every place in the file, decoded, is the text of the copy: in every format, however it is spelled."""

import html.entities
import json
import quopri
import re
import unicodedata
from collections.abc import Callable
from xml.sax.saxutils import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copylint.analysis import Analysis
from copylint.formats import read
from copylint.story import IGNORABLE, Story

WORDS = st.sampled_from(
    """
    Zoë Pogossjan “Shushi O’Neill’s 1,221 $3.5bn café cafe\u0301 naïve \U0001f469\u200d\U0001f680 \U0001f1e6\U0001f1f2
    שושה שוּשִׁי \u200fباكو\u200f حَيْدَر Ngũgĩ Αθήνα 北京 said. said.” He U.S. a&b R&D <5 5>3 "so" it's — … 44 10:30 Łódź
    """.split()
)
PARAGRAPHS = st.lists(st.lists(WORDS, min_size=1, max_size=9).map(" ".join), min_size=1, max_size=4)
# How each character is spelled: as itself, or in one of the ways that the format knows.
HOW = st.lists(st.integers(0, 5), min_size=1, max_size=40)


def spelled_html(text: str, how: list[int]) -> str:
    def spell(character: str, way: int) -> str:
        if way == 1:
            return f"&#{ord(character)};"
        if way == 2:
            return f"&#x{ord(character):X};"
        name = html.entities.codepoint2name.get(ord(character))
        if (way == 3 and name) or character in "&<>":
            return f"&{name};"
        return character

    words = []
    for number, word in enumerate(text.split()):
        spelled = "".join(spell(character, how[(number + i) % len(how)]) for i, character in enumerate(word))
        is_link = number and how[number % len(how)] == 4  # a paragraph that is a link leads to another story
        words.append(f'<a href="?a=1&amp;b={number}">{spelled}</a>' if is_link else spelled)
    return " ".join(words)


def spelled_xml(text: str, how: list[int]) -> str:
    def spell(character: str, way: int) -> str:
        if way in {1, 2} and character != " ":
            return f"&#{ord(character)};" if way == 1 else f"&#x{ord(character):x};"
        return f"<![CDATA[{character}]]>" if way == 3 else escape(character)

    return "".join(spell(character, how[i % len(how)]) for i, character in enumerate(text))


def spelled_json(text: str, how: list[int]) -> str:
    def spell(character: str, way: int) -> str:
        if way in {1, 2}:
            units = character.encode("utf-16-be")
            codes = (units[i : i + 2].hex() for i in range(0, len(units), 2))
            return "".join(f"\\u{code.upper() if way == 1 else code}" for code in codes)
        return "\\/" if character == "/" and way == 3 else json.dumps(character, ensure_ascii=False)[1:-1]

    return "".join(spell(character, how[i % len(how)]) for i, character in enumerate(text))


def in_html(paragraphs: list[str], how: list[int]) -> tuple[str, str]:
    body = "\n".join(f"<p>{spelled_html(p, how)}</p>" for p in paragraphs)
    return "a.html", f"<!doctype html><html><body><article>{body}</article></body></html>"


def in_nitf(paragraphs: list[str], how: list[int]) -> tuple[str, str]:
    body = "\n".join(f"<p>{spelled_xml(p, how)}</p>" for p in paragraphs)
    return "a.xml", f"<nitf><body><body.content>{body}</body.content></body></nitf>"


def in_newsml(paragraphs: list[str], how: list[int]) -> tuple[str, str]:
    body = spelled_xml("".join(f"<p>{spelled_html(p, how[::-1])}</p>" for p in paragraphs), how)
    return "a.xml", (
        f'<newsItem><contentSet><inlineData contenttype="text/html">{body}</inlineData></contentSet></newsItem>'
    )


def in_ninjs_text(paragraphs: list[str], how: list[int]) -> tuple[str, str]:
    return (
        "a.json",
        f'{{"uri": "x", "body_text": "{spelled_json(chr(10).join(p + chr(10) for p in paragraphs), how)}"}}',
    )


def in_ninjs_html(paragraphs: list[str], how: list[int]) -> tuple[str, str]:
    body = spelled_json("".join(f"<p>{spelled_html(p, how[::-1])}</p>" for p in paragraphs), how)
    return "a.json", f'{{"uri": "x", "body_html": "{body}"}}'


def in_rst(paragraphs: list[str], how: list[int]) -> tuple[str, str]:
    def spell(word: str, way: int) -> str:
        return {1: f"**{word}**", 2: f"`{word} <https://a.example/b>`_", 3: f":ref:`{word} <b>`", 5: f"\\{word}"}.get(
            way, word
        )

    words = [
        [spell(word, how[(i + n) % len(how)]) for n, word in enumerate(p.split())] for i, p in enumerate(paragraphs)
    ]
    return "a.rst", "\n\n".join(" ".join(line) for line in words)


def in_mail(paragraphs: list[str], how: list[int]) -> tuple[str, str]:
    def spell(character: str, way: int) -> str:
        if way == 1 and character not in " \n":
            return "".join(f"={byte:02X}" for byte in character.encode())
        return f"=\n{character}" if way == 2 and character not in " \n" else character

    text = "".join(spell(c, how[i % len(how)]) for i, c in enumerate("\n\n".join(paragraphs)))
    header = "MIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable"
    return "a.eml", f"{header}\n\n{text}\n"


def from_mail(source: str) -> str:
    return quopri.decodestring(source.encode()).decode()


def from_rst(source: str) -> str:
    return re.sub(r"\*\*|:ref:`|`_?| <[^<>`]*>(?=`)|\\", "", source)


def from_html(source: str) -> str:
    return html.unescape(re.sub(r"<[^<>]*>", "", source))


def from_xml(source: str) -> str:
    if 0 <= source.find("]]>") < (source + "<![CDATA[").find("<![CDATA["):
        source = f"<![CDATA[{source}"  # it begins inside one
    pieces = re.split(r"<!\[CDATA\[(.*?)(?:\]\]>|$)", source, flags=re.DOTALL)
    return "".join(piece if i % 2 else html.unescape(piece) for i, piece in enumerate(pieces))


def from_json(source: str) -> str:
    return str(json.loads(f'"{source}"'))


FORMATS: list[tuple[Callable[[list[str], list[int]], tuple[str, str]], Callable[[str], str]]] = [
    (in_html, from_html),
    (in_rst, from_rst),
    (in_mail, from_mail),
    (in_nitf, from_xml),
    (in_newsml, lambda source: from_html(from_xml(source))),
    (in_ninjs_text, from_json),
    (in_ninjs_html, lambda source: from_html(from_json(source))),
]


def as_read(text: str) -> str:
    """What a token makes of its text."""
    text = "".join(character for character in text if character not in IGNORABLE)
    return unicodedata.normalize("NFC", text).replace("’", "'").replace("‑", "-")


def tokens(story: Story) -> list[str]:
    return [token.text for token in Analysis(story).tokens]


@pytest.mark.parametrize(("render", "decode"), FORMATS, ids=lambda f: getattr(f, "__name__", ""))
@given(paragraphs=PARAGRAPHS, how=HOW)
def test_the_text_at_every_place_is_the_text_of_the_copy(
    render: Callable[[list[str], list[int]], tuple[str, str]],
    decode: Callable[[str], str],
    paragraphs: list[str],
    how: list[int],
) -> None:
    name, source = render(paragraphs, how)
    story = read(name, source.encode())

    assert story.source == source
    assert len(story.text) == len(source)
    analysis = Analysis(story)
    assert analysis.tokens
    for token in analysis.tokens:
        assert as_read(decode(source[token.start : token.end])) == token.text
    for field in story.fields:
        told = story.excerpt(field.span)
        assert as_read(" ".join(decode(source[field.span.start : field.span.end]).split())) == as_read(told)


@given(paragraphs=PARAGRAPHS, how=HOW)
def test_every_format_has_the_same_words(paragraphs: list[str], how: list[int]) -> None:
    plain = read("a.txt", "\n\n".join(paragraphs).encode())
    for render, _ in FORMATS:
        name, source = render(paragraphs, how)

        assert tokens(read(name, source.encode())) == tokens(plain)
