"""Front matter: which keys become which fields, where they stand, and what else is read from it."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from copylint.formats import read
from copylint.frontmatter.lines import read_lines
from copylint.frontmatter.nodes import Group, Node, Value
from copylint.frontmatter.yaml import BrokenYamlError, read_yaml
from copylint.story import Story
from copylint.written_date import written_day


def matter(text: str, fence: str = "---", path: str = "a.md") -> Story:
    return read(path, f"{fence}\n{text}\n{fence}\n\nBody.\n".encode())


def display(story: Story) -> list[tuple[str, str, str]]:
    return [(f.name, f.key, story.excerpt(f.span)) for f in story.fields if f.name != "body"]


YAML = {
    "plain": ("title: Storm hits town", [("headline", "title", "Storm hits town")]),
    "double quotes": ('title: "A \\"big\\" storm\\u2014now"', [("headline", "title", 'A "big" storm—now')]),
    "single quotes": ("title: 'It''s a storm'  # note", [("headline", "title", "It's a storm")]),
    "folded": ("description: >-\n  Two\n  lines\nkicker: Weather", [
        ("deck", "description", "Two lines"), ("kicker", "kicker", "Weather"),
    ]),
    "block": ("summary: |\n  Two\n  lines", [("deck", "summary", "Two lines")]),
    "plain on two lines": ("title: Storm\n  hits town", [("headline", "title", "Storm hits town")]),
    "list": ("authors:\n  - Ann Lee\n  - Bo Ray", [("byline", "authors", "Ann Lee"), ("byline", "authors", "Bo Ray")]),
    "flow list": ("authors: [Ann Lee, Bo Ray]", [("byline", "authors", "Ann Lee"), ("byline", "authors", "Bo Ray")]),
    "identifiers are no copy": ("authors: [ann-lee, bo-ray]\nslug: storm-hits", []),
    "pictures": ("images:\n  - src: a.jpg\n    caption: Ann Lee at work\n  - src: b.jpg\n    alt: A boat", [
        ("caption", "caption", "Ann Lee at work"), ("caption", "alt", "A boat"),
    ]),
    "picture with a title": ("image: {url: a.jpg, title: The storm}", [("caption", "title", "The storm")]),
    "markup in a value": ("title: <em>Storm</em> &amp; *rain*", [("headline", "title", "Storm & rain")]),
    "keys in other spellings": ("Link_Title: Storm now\nimage-description: A boat", [
        ("headline", "Link_Title", "Storm now"), ("caption", "image-description", "A boat"),
    ]),
    "astral characters do not shift": ('title: "😀 \\"x\\" storm"\ndek: {a: b}\nkicker: 😀 Now', [
        ("headline", "title", '😀 "x" storm'), ("kicker", "kicker", "😀 Now"),
    ]),
    "anchors": ("title: &t Storm now\nseo_title: *t", [("headline", "title", "Storm now")]),
    "empty values": ("title:\ndescription: ''\nkicker: null", []),
}  # fmt: skip


@pytest.mark.parametrize("name", YAML)
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_yaml(name: str, end: str) -> None:
    text, expected = YAML[name]
    story = read("a.md", f"--- \n{text}\n---\nBody.\n".replace("\n", end).encode())
    assert display(story) == expected
    assert story.notes == ()


TOML = {
    "strings": ("title = \"A \\\"big\\\" storm\"\nkicker = 'C:\\new'", [
        ("headline", "title", 'A "big" storm'), ("kicker", "kicker", "C:\\new"),
    ]),
    "several lines": ('description = """\nTwo\nlines"""\nblurb = \'\'\'Three\n"lines"\'\'\'', [
        ("deck", "description", "Two lines"), ("deck", "blurb", 'Three "lines"'),
    ]),
    "arrays": ('authors = [\n  "Ann Lee", # lead\n  "Bo Ray",\n]', [
        ("byline", "authors", "Ann Lee"), ("byline", "authors", "Bo Ray"),
    ]),
    "tables": ('[[images]]\ncaption = "A boat"\n[seo]\ntitle = "Storm now"', [
        ("caption", "caption", "A boat"), ("headline", "title", "Storm now"),
    ]),
    "inline table": ('image = { src = "a.jpg", alt = "A boat" }', [("caption", "alt", "A boat")]),
    "other values": ("draft = false\nweight = 5\npublished = 2020-12-02T18:48:16Z\ntitle = 'X y'", [
        ("headline", "title", "X y"),
    ]),
}  # fmt: skip


@pytest.mark.parametrize("name", TOML)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_toml(name: str, end: str) -> None:
    text, expected = TOML[name]
    story = read("a.md", f"+++\n{text}\n+++\nBody.\n".replace("\n", end).encode())
    assert display(story) == expected
    assert story.notes == ()


def test_unquoted_colons_are_read_with_a_note() -> None:
    story = matter('title: Storm: three dead\ndescription: It\'s: "bad"\ndate: 2020-09-07-11-19-56')
    assert display(story) == [("headline", "title", "Storm: three dead"), ("deck", "description", 'It\'s: "bad"')]
    assert story.date == date(2020, 9, 7)
    assert story.notes == ("the front matter is not valid YAML: read line by line",)


def test_broken_toml_is_read_with_a_note() -> None:
    story = matter('title = "Storm "now" here"\nkicker = "Weather"', "+++")
    assert ("kicker", "kicker", "Weather") in display(story)
    assert story.notes == ("the front matter is not valid TOML: read line by line",)


@pytest.mark.parametrize(
    "lines",
    [
        "title = Storm hits coast",
        "title = Storm",
        "title = 'Storm'\ntitle = 'Gale'",
        "draft = yes",
        "tags = [storm, 'coast']",
        "title = 'Storm",
        "[storm\ntitle = 'Gale'",
    ],
)
def test_broken_toml_is_said_so(lines: str) -> None:
    assert matter(lines, "+++").notes == ("the front matter is not valid TOML: read line by line",)


@pytest.mark.parametrize(
    "value",
    [
        *"true false 12 -1_000 3.5e-2 0xff inf 2024-03-10 2024-03-10T08:00:00Z".split(),
        *("2024-03-10 08:00:00+01:00", "'x'", '"x"', "[1, 'x']", "{a = 1}"),
    ],
)
def test_sound_toml_needs_no_note(value: str) -> None:
    assert matter(f"weight = {value} # so\nother = {value}", "+++").notes == ()


def test_front_matter_of_a_plain_text() -> None:
    assert display(matter("title: Storm", path="a.txt")) == [("headline", "title", "Storm")]


def test_a_rule_at_the_head_is_no_front_matter() -> None:
    story = read("a.md", b"---\n\nOnce upon a time.\n\n---\n\nThere was a town.\n")
    assert [f.name for f in story.fields] == ["body", "body"]


def test_keys_can_be_configured() -> None:
    source = b"---\ntitle: One here\ntopline: Two here\nstamp: 2020-01-02\ndate: 2019-01-01\n---\nBody.\n"
    story = read("a.md", source, {"headline": ["topline"], "date": ["stamp"]})
    assert display(story) == [("headline", "topline", "Two here")]
    assert story.date == date(2020, 1, 2)


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2020-12-02", date(2020, 12, 2)),
        ("2020-12-02T23:48:16-05:00", date(2020, 12, 2)),
        ("2014-03-11 12:26:37 -0400", date(2014, 3, 11)),
        ("2020-09-26-16-45-15", date(2020, 9, 26)),
        ("20200926T101112Z", date(2020, 9, 26)),
        ("8 May 2014", date(2014, 5, 8)),
        ("May 8, 2014", date(2014, 5, 8)),
        ("Thu, 08 May 2014 10:00:00 +0000", date(2014, 5, 8)),
        ("Sept. 3rd, 2014", date(2014, 9, 3)),
        ("8/21/2013", date(2013, 8, 21)),
        ("21.8.2013", date(2013, 8, 21)),
        ("5/5/2013", date(2013, 5, 5)),
        ("8/5/2014", None),
        ("2020-13-02", None),
        ("30 February 2020", None),
        ("yesterday", None),
        ("May 8", None),
        ("9999-12-31", None),
        ("0001-01-01", None),
    ],
)
def test_dates(written: str, day: date | None) -> None:
    assert written_day(written) == day
    assert matter(f'date: "{written}"').date == day


def test_the_first_readable_date_counts() -> None:
    assert matter("published: 2020-01-02\ndate: soon").date == date(2020, 1, 2)


def test_language() -> None:
    assert matter("lang: en_GB").language == "en-gb"
    assert matter('language-code = ""', "+++").language == ""


def test_settings_are_plain_text() -> None:
    text = "title: X y\ncopylint:\n  ignore: [{rule: a-b, until: 2026-02-01}]\n  figures: {killed: 010, hurt: no}"
    story = matter(text)
    assert story.settings == {
        "ignore": [{"rule": "a-b", "until": "2026-02-01"}],
        "figures": {"killed": "010", "hurt": "no"},
    }
    assert story.settings_span is not None
    start, end = story.settings_span
    assert story.source[start:end].strip().startswith("ignore:")
    assert story.source[start:end].strip().endswith("no}")
    toml = matter('title = "X"\n[copylint]\nignore = ["a-b"]', "+++")
    assert toml.settings == {"ignore": ["a-b"]}


@pytest.mark.parametrize(
    "unit", ["[", "{", "- ", "? ", "a: {", "&a ", "- - ", "!!x ", "|\n", "'", '"', "a:\n", "x = [", "\\"]
)
@pytest.mark.parametrize("fence", ["---", "+++"])
def test_hostile_front_matter(unit: str, fence: str) -> None:
    story = read("a.md", f"{fence}\ntitle: x\n{unit * 20_000}\n{fence}\nBody.\n".encode())
    assert [f.name for f in story.fields][-1] == "body"


def _texts(node: Node) -> object:
    if isinstance(node, Value):
        return " ".join(node.text.split())
    if isinstance(node.items, list):
        return [_texts(item) for item in node.items]
    return {key: _texts(item) for key, item in node.items.items()}


LINE = st.tuples(
    st.sampled_from(["title", "date", "x-y", "tags", "'q'", "- a", "  - b", "  sub"]),
    st.sampled_from([": ", ":", " : ", ""]),
    st.text(alphabet="ab :#'\"[],-{}&*!|>%@`?\\=~.0", max_size=8),
).map("".join)


@settings(max_examples=500, deadline=None)
@given(st.lists(LINE, max_size=5).map("\n".join))
def test_the_quick_reader_agrees_with_yaml_where_it_is_certain(text: str) -> None:
    lines = read_lines(text, 0, len(text))
    if not lines.certain or not lines.entries:
        return
    try:
        expected = read_yaml(text, 0, len(text))
    except BrokenYamlError:
        raise AssertionError("certain of what is no YAML") from None
    assert _texts(Group(lines.entries, 0, 0)) == _texts(Group(expected, 0, 0))


@pytest.mark.parametrize(
    ("settings", "path", "words"),
    [
        ("copylint:", "", "copylint:"),
        ("copylint:\n  ignore:\n    - {rule: name-variant, ruel: }", "ignore.0.ruel", "- {rule: name-variant, ruel:"),
        ("copylint:\n  nmaes:\n  ignore: [a, {b: c}]", "nmaes", "nmaes:"),
    ],
)
def test_a_setting_without_a_value_stands_where_its_key_does(settings: str, path: str, words: str) -> None:
    story = matter(settings)
    span = story.settings_places[path] if path else story.settings_span

    assert span is not None
    assert story.source[span.start : span.end] == words


@pytest.mark.parametrize("day", ["4/5/2031", "next week, on the 4th"])
def test_a_date_that_may_be_two_days_is_told(day: str) -> None:
    """Without it weekdays and ages are not counted, and nobody would know why."""
    story = read("a.md", f"---\ntitle: Rain\ndate: {day}\n---\nRain fell.\n".encode())
    assert story.date is None
    assert story.notes == (f"the date “{day}” is not understood, or may be two days; write it as 2031-05-04",)
    assert read("a.md", b"---\ntitle: Rain\ndate: 2031-05-04\n---\nRain fell.\n").notes == ()
    assert read("a.md", b"---\ntitle: Rain\ndate: 4/5/2031\npublished: 2031-05-04\n---\nRain fell.\n").date is not None
