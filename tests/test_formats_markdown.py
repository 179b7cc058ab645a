"""Markdown: what is copy, what is markup, and where each field stands."""

import marko
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from copylint.formats import read
from copylint.story import MASK, Story, readable


def fields(source: str, path: str = "story.md") -> list[tuple[str, str]]:
    """The name (with the form of what is no paragraph) and the text of every field."""
    story = read(path, source.encode())
    return [
        (field.name if field.form == "paragraph" else field.form, story.excerpt(field.span)) for field in story.fields
    ]


CASES = {
    "paragraphs": ("One.\n\nTwo\nlines.\n", [("body", "One."), ("body", "Two lines.")]),
    "first heading is the headline": ("# Head\n\nText.\n", [("headline", "Head"), ("body", "Text.")]),
    "later heading": ("Text.\n\n## More ##\n\nText.\n", [("body", "Text."), ("subhead", "More"), ("body", "Text.")]),
    "setext": ("Head\n====\n\nText.\n\nSub\n---\n", [("headline", "Head"), ("body", "Text."), ("subhead", "Sub")]),
    "bold line": (
        "Text.\n\n**What next**\n\nText.\n",
        [("body", "Text."), ("subhead", "What next"), ("body", "Text.")],
    ),
    "emphasis": ("A **bold** and *light* and __b__ and _l_ word.", [("body", "A bold and light and b and l word.")]),
    "stars and underscores of the copy": ("5 * 3, a_b_c and f*** off.", [("body", "5 * 3, a_b_c and f*** off.")]),
    "possessive behind bold": ("**Smith**’s and <b>Ray</b>’s.", [("body", "Smith’s and Ray’s.")]),
    "list": (
        "Text:\n\n- one\n- two\n  goes on\n    - three\n",
        [
            ("body", "Text:"),
            ("list-item", "one"),
            ("list-item", "two goes on"),
            ("list-item", "three"),
        ],
    ),
    "numbered list": ("1. one\n2. two\n", [("list-item", "one"), ("list-item", "two")]),
    "year at the start of a line": (
        "It was founded in\n1994. Then it grew.",
        [
            ("body", "It was founded in 1994. Then it grew."),
        ],
    ),
    "quote": (
        "> Said\n> she.\n>\n> Again.\n\nText.",
        [
            ("block-quote", "Said she."),
            ("block-quote", "Again."),
            ("body", "Text."),
        ],
    ),
    "code is no copy": (
        "Text.\n\n```\ncode\n```\n\n    more code\n\nThe `x = 1` end.",
        [
            ("body", "Text."),
            ("body", "The end."),
        ],
    ),
    "table": ("| Name | Age |\n|---|---|\n| Ann | 5 |\n", [("table-row", "Name | Age"), ("table-row", "Ann | 5")]),
    "link": ('See [the plan](https://x.org/a_(b) "Plan") now.', [("body", "See the plan now.")]),
    "reference link": ("See [the plan][p] or [p].\n\n[p]: https://x.org 'Plan'\n", [("body", "See the plan or p.")]),
    "link with spaces in its address": (
        "Then [mail us](mailto:a@b.org?subject=A b c) now.",
        [("body", "Then mail us now.")],
    ),
    "brackets of the copy": ("He [the mayor] said it [sic].", [("body", "He [the mayor] said it [sic].")]),
    "footnote": ("He said it.[^1]\n\n[^1]: In May.\n", [("body", "He said it."), ("body", "In May.")]),
    "addresses": (
        "Mail a.b@x.org, see https://x.org/a?b=1, www.x.org or <https://y.org>. (@ann)",
        [
            ("body", "Mail , see , or . ()"),
        ],
    ),
    "picture": ("![Ann &amp; Bo](a.jpg)\n\nText.", [("caption", "Ann & Bo"), ("body", "Text.")]),
    "picture in a paragraph": (
        "Before ![Ann](a.jpg) after.",
        [("body", "Before"), ("caption", "Ann"), ("body", "after.")],
    ),
    "linked picture": ("[![Ann](a.jpg)](https://x.org)", [("caption", "Ann")]),
    "HTML picture": (
        '<img src="a.jpg" alt="Ann &quot;A&quot; Lee" title="At work">',
        [
            ("caption", 'Ann "A" Lee'),
            ("caption", "At work"),
        ],
    ),
    "HTML blocks": ("<div class='x'><p>One.</p><p>Two.</p></div>", [("body", "One."), ("body", "Two.")]),
    "HTML figure": (
        "<figure><img src=a><figcaption>Ann.</figcaption></figure>\nText.",
        [
            ("caption", "Ann."),
            ("body", "Text."),
        ],
    ),
    "HTML list, heading, quote": (
        "<h2>Sub</h2><ul><li>a</li><li>b</li></ul><blockquote>q</blockquote>",
        [
            ("subhead", "Sub"),
            ("list-item", "a"),
            ("list-item", "b"),
            ("block-quote", "q"),
        ],
    ),
    "HTML table": ("<table><tr><td>Ann</td><td>Bo</td></tr></table>", [("table-row", "Ann| Bo")]),
    "line breaks": ("One<br>line.<br><br>Two.", [("body", "One line."), ("body", "Two.")]),
    "scripts and styles": (
        "<style>\np { color: red }\n\nb {}\n</style>\n\nText.<script>x()</script>",
        [("body", "Text.")],
    ),
    "less-than of the copy": ("If 3 < 5 and a <b.", [("body", "If 3 < 5 and a <b.")]),
    "comment": ("Ann <!-- no --> Lee.\n\n<!-- a\n\nb -->\n\nText.", [("body", "Ann Lee."), ("body", "Text.")]),
    "references": ("AT&amp;T&#8217;s &ldquo;x&rdquo;&nbsp;y &nosuch; R&D", [("body", "AT&T’s “x” y &nosuch; R&D")]),
    "escapes": (r"\*Not\* a \_mark\_ \$5.", [("body", "*Not* a _mark_ $5.")]),
    "shortcode": (
        '{{< figure src="a.jpg" caption="Ann &amp; Bo" alt="Two" credit="Jo" >}}\n\nText.',
        [
            ("caption", "Ann & Bo"),
            ("caption", "Two"),
            ("body", "Text."),
        ],
    ),
    "shortcode on several lines": (
        '{{< figure\n  src="a.jpg"\n  caption="Ann"\n>}}\nText.',
        [
            ("caption", "Ann"),
            ("body", "Text."),
        ],
    ),
    "shortcode in a paragraph": (
        'One {{< pic caption="Ann" >}} two.',
        [("body", "One"), ("caption", "Ann"), ("body", "two.")],
    ),
    "Jekyll": (
        '{% include pic.html caption="Ann" %}\n\nText {{ page.x }} here.',
        [("caption", "Ann"), ("body", "Text here.")],
    ),
    "paired shortcode keeps its inside": ("{{< note >}}\nText.\n{{< /note >}}\n", [("body", "Text.")]),
    "attributes": ("# Head {#id}\n\nText.\n{: .lead}\n", [("headline", "Head"), ("body", "Text.")]),
    "nothing but markup": ("---\n\n***\n", []),
}


@pytest.mark.parametrize("name", CASES)
def test_fields(name: str) -> None:
    source, expected = CASES[name]
    assert fields(source) == expected


@pytest.mark.parametrize("end", ["\r\n", "\r"])
@pytest.mark.parametrize("name", CASES)
def test_line_ends_do_not_matter(name: str, end: str) -> None:
    source = CASES[name][0]
    plain, other = read("a.md", source.encode()), read("a.md", source.replace("\n", end).encode())
    assert [(f.name, f.form, plain.excerpt(f.span), plain.position(f.span.start)) for f in plain.fields] == [
        (f.name, f.form, other.excerpt(f.span), other.position(f.span.start)) for f in other.fields
    ]


def test_paragraph_numbers() -> None:
    story = read("a.md", b"One ![pic](p.jpg) goes on.\n\n## Sub\n\n- item\n- item\n\n## Last\n")
    assert [(f.name, f.form, f.paragraph) for f in story.fields] == [
        ("body", "paragraph", 1),
        ("caption", "paragraph", 0),
        ("body", "paragraph", 1),
        ("body", "subhead", 2),
        ("body", "list-item", 2),
        ("body", "list-item", 3),
        ("body", "subhead", 3),
    ]


def test_spans_are_trimmed_to_the_copy() -> None:
    source = "  **Ann** Lee said “no”.  \n\n> quoted &rdquo;\n"
    story = read("a.md", source.encode())
    assert [source[f.span.start : f.span.end] for f in story.fields] == ["Ann** Lee said “no”.", "quoted &rdquo;"]


def test_comments_are_kept_for_suppressions() -> None:
    source = "One.\n\n<!-- copylint: ignore x: because -->\nTwo.\n"
    story = read("a.md", source.encode())
    assert [source[start:end] for start, end in story.comments] == ["<!-- copylint: ignore x: because -->"]
    assert fields(source) == [("body", "One."), ("body", "Two.")]


def check_invariants(story: Story) -> None:
    assert len(story.text) == len(story.source)
    end = 0
    for field in story.fields:
        assert end <= field.span.start < field.span.end <= len(story.source)
        end = field.span.end
        copy = story.text[field.span.start : field.span.end]
        assert not copy[0].isspace()
        assert copy[0] != MASK
        assert readable(copy).strip()
    numbers = [f.paragraph for f in story.fields if f.name == "body" and f.form != "subhead"]
    assert sorted(set(numbers)) == list(range(1, len(set(numbers)) + 1))
    assert numbers == sorted(numbers)


MARKUP = st.lists(
    st.sampled_from(
        [
            "Ann Lee",
            "said",
            " ",
            "\n",
            "\n\n",
            "\r\n",
            "*",
            "**",
            "_",
            "`",
            "```",
            "[",
            "]",
            "(",
            ")",
            "](",
            "![",
            "<",
            ">",
            "<b>",
            "</b>",
            "<p>",
            "<td>",
            "<!--",
            "-->",
            "{{<",
            ">}}",
            'caption="a b"',
            "{%",
            "%}",
            "&amp;",
            "&#39;",
            "\\",
            "|",
            "---",
            "+++",
            "title: x: y",
            'k = "v"',
            "#",
            "- ",
            "1. ",
            "> ",
            "    ",
            "\t",
            "https://x.org/",
            "@ann",
            "www.",
            "~~",
            "HARRISBURG — ",
            "(AP) —",
            "By Ann Lee",
            "=",
            "😀",
            "\u00a0",
            "“x”",
            "[^1]:",
            "[a]: b",
            ":",
            '"',
            "'",
        ]
    ),
    max_size=60,
).map("".join)


@settings(max_examples=400, deadline=None)
@given(source=st.one_of(MARKUP, MARKUP.map("---\n{}\n---\n".format), MARKUP.map("+++\n{}\n+++\n".format), st.text()))
def test_any_text_is_read(source: str) -> None:
    data = source.encode("utf-8", "ignore")
    if not data.decode().strip() or "\0" in source:
        return
    for path in ("a.md", "a.txt"):
        try:
            story = read(path, data)
        except Exception as error:
            assert type(error).__name__ == "Unreadable"
            continue
        check_invariants(story)
        if not any(mark in source for mark in "&\\'"):
            for index, character in enumerate(story.text):
                assert not character.isalnum() or character == story.source[index]


HOSTILE = [
    "[", "]", "*", "_", "<", "`", "{{<", "{%", "![", "](", "](<", "](a \"", "> ", "- ", "a*", "**a", "&", "<a ",
    "<a '", "@", "a@a", "://", "http://a**", "http://)", "<!--", "<br>", "<td>", "<p>", "{", "{:", "[a][", "[^a",
    "\\", "|", "www.", "<script>", "{{<a>}}", "*a_", "`a``", "~~", "#", "\n#", "\n- ", "\n> ", "\n[a]: b",
    "\n|a|\n|-|", "\n```", "\n    a", "=\n", "a\n-\n", "&amp;", "<img alt='a'>", "![a](b)", "(", "\n\n(", "A, ",
    "\n\nA B", "\n1.", "<blockquote>", "{{< a caption=\"b\" >}}", "[a]",
]  # fmt: skip


@pytest.mark.parametrize("unit", HOSTILE)
def test_hostile_repetitions_are_read(unit: str) -> None:
    story = read("a.md", (unit * (100_000 // len(unit))).encode())
    check_invariants(story)


def test_many_short_lines() -> None:
    check_invariants(read("a.md", b"a b\n- c\n\n" * 20_000))


DOCUMENTS = [
    "One *two* three.\n\nFour\nfive **six**.\n",
    '# Head\n\nText with [a link](http://x.org "t") here.\n\n![alt](p.png)\n\n> Quoted text\n> goes on.\n\nEnd.\n',
    "Text:\n\n- one *a*\n- two\n\n  more of two\n- three\n\n1. first\n2. second\n\nEnd `code` here.\n",
    "A [ref][x] and [y].\n\n[x]: http://x.org\n\n```\ncode\n```\n\nAfter &amp; before &#8217;.\n",
    "Sub\n---\n\nText \\*literal\\* and 2 * 3 * 4.\n\n***\n\n<b>Bold</b> end.\n",
    "snake_case_word and _em_ and __strong__ and ***both*** here.\n\n* * *\n\n    code\n\nLast.\n",
]


@pytest.mark.parametrize("source", DOCUMENTS)
def test_same_paragraphs_as_a_markdown_library(source: str) -> None:
    assert [text for name, text in fields(source) if name != "caption"] == list(_library_texts(source))


def _library_texts(source: str) -> list[str]:
    texts: list[str] = []
    _collect(marko.parse(source), texts)
    return texts


def _collect(element: object, texts: list[str]) -> None:
    kind = type(element).__name__
    if kind in ("Paragraph", "Heading", "SetextHeading"):
        if text := " ".join(_inline(element).split()):
            texts.append(text)
    elif kind not in ("CodeBlock", "FencedCode", "HTMLBlock"):
        for child in getattr(element, "children", []):
            _collect(child, texts)


def _inline(element: object) -> str:
    kind = type(element).__name__
    if kind in ("CodeSpan", "InlineHTML", "Image"):
        return ""
    if kind == "LineBreak":
        return " "
    children = getattr(element, "children", "")
    if isinstance(children, str):
        import html

        return html.unescape(children)
    return "".join(_inline(child) for child in children)


@pytest.mark.parametrize("fence", ["```", "~~~", "````html"])
def test_a_comment_shown_as_code_is_no_comment(fence: str) -> None:
    code = f"{fence}\n<!-- copylint: ignore toll-jump: shown -->\n{fence.rstrip('html')}\n"
    story = read("story.md", f"Before.\n\n{code}\n<!-- real -->\nAfter.\n".encode())

    assert [story.source[span.start : span.end] for span in story.comments] == ["<!-- real -->"]
