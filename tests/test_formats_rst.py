"""reStructuredText: what is read as what."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copylint.engine import check_story
from copylint.formats import read
from copylint.rules import load_rules
from copylint.story import Story
from copylint.suppression import read_suppressions

STORY = """\
=====================
Ferry strikes *pier*
=====================

:date: 2031-03-04
:author: Ann Lee
:summary: Twelve people were hurt,
   two of them badly.

.. copylint: ignore name-variant: two people

HALE (AP) — The ferry **Astra** struck the `pier <https://a.example/b>`_ on
Monday, :ref:`a map <map>` shows [1]_. See |map| and ``code`` or pier_ and 3\\*4.

.. image:: a.jpg
   :alt: A ferry at a pier

.. figure:: b.jpg
   :width: 3

   The pier in Hale.

At night
--------

* One boat
* Two crews,
  both tired

  - nested

1. First.
#. Second.

We saw::

    code here

Said one of them:

   A quoted paragraph.

term
    Its definition.

.. note:: The pier is closed.

.. sidebar:: The pier

   It is 90 years old.

.. pull-quote::

   It was dark

.. code-block:: python

   print("no copy")

.. _map: https://a.example

.. [1] A footnote.

==== =====
Year Hurt
==== =====
2030 4
==== =====

+------+------+
| Year | Hurt |
+======+======+
| 2031 | 5    |
+------+------+

| A line of a poem
| and another

>>> print("no copy")

.. rubric:: Later

The end.
"""


def told(story: Story) -> list[tuple[str, str, str]]:
    return [(f.name, f.form if f.name == "body" else f.key, story.excerpt(f.span)) for f in story.fields]


def test_a_document() -> None:
    story = read("a.rst", STORY.encode())
    assert told(story) == [
        ("headline", "", "Ferry strikes pier"),
        ("byline", "author", "Ann Lee"),
        ("deck", "summary", "Twelve people were hurt, two of them badly."),
        ("dateline", "", "HALE (AP)"),
        (
            "body",
            "paragraph",
            "The ferry Astra struck the pier on Monday, a map shows . See and or pier and 3*4.",
        ),
        ("caption", "alt", "A ferry at a pier"),
        ("caption", "", "The pier in Hale."),
        ("body", "subhead", "At night"),
        ("body", "list-item", "One boat"),
        ("body", "list-item", "Two crews, both tired"),
        ("body", "list-item", "nested"),
        ("body", "list-item", "First."),
        ("body", "list-item", "Second."),
        ("body", "paragraph", "We saw:"),
        ("body", "paragraph", "Said one of them:"),
        ("body", "block-quote", "A quoted paragraph."),
        ("body", "paragraph", "term"),
        ("body", "paragraph", "Its definition."),
        ("infobox", "", "The pier is closed."),
        ("infobox", "", "The pier"),
        ("infobox", "", "It is 90 years old."),
        ("pullquote", "", "It was dark"),
        ("body", "paragraph", "A footnote."),
        ("body", "table-row", "Year Hurt"),
        ("body", "table-row", "2030 4"),
        ("body", "table-row", "Year | Hurt"),
        ("body", "table-row", "2031 | 5"),
        ("body", "paragraph", "A line of a poem"),
        ("body", "paragraph", "and another"),
        ("body", "subhead", "Later"),
        ("body", "paragraph", "The end."),
    ]
    assert story.date == date(2031, 3, 4)


def test_a_comment_suppresses() -> None:
    (found,) = read_suppressions(read("a.rst", STORY.encode()), [])
    assert (found.rule, found.reason) == ("name-variant", "two people")
    source = "Rain fell.\n\n.. copylint: ignore placeholder: as sung\n\nAnd the the rain.\n"
    story = read("a.rst", source.encode())
    (doubled,) = check_story(story, [rule for rule in load_rules() if rule.id == "placeholder"])
    (scope,) = [s.scope for s in read_suppressions(story, [])]
    assert scope is not None
    assert scope.overlaps(doubled.place.span)


@pytest.mark.parametrize(
    "head",
    [
        ".. title: Ferry strikes pier\n.. slug: ferry\n.. date: 2031-03-04 08:00\n\n",
        "---\ntitle: Ferry strikes pier\ndate: 2031-03-04\n---\n",
        ":title: Ferry strikes pier\n:date: 4 March 2031\n\n",
    ],
)
def test_a_head_of_another_kind(head: str) -> None:
    story = read("a.rst", f"{head}Later\n=====\n\nIt sank.\n".encode())
    assert [(f.name, story.excerpt(f.span)) for f in story.fields] == [
        ("headline", "Ferry strikes pier"), ("body", "Later"), ("body", "It sank."),
    ]  # fmt: skip
    assert story.date == date(2031, 3, 4)


@pytest.mark.parametrize(
    ("source", "copy"),
    [
        ("It is 3 * 4 * 5.", "It is 3 * 4 * 5."),
        ("A *b c.", "A *b c."),
        ("snake_case and a_ b", "snake_case and a b"),
        ("**bold** and *thin*.", "bold and thin."),
        ("An ``x`` here.", "An here."),
        ("H\\ :sub:`2`\\ O", "H2O"),
        ("`Title`__ and `two words`_.", "Title and two words."),
        ("He said: ::\n\n  code", "He said:"),
        ("::\n\n  code\n\nRain.", "Rain."),
    ],
)
def test_inline_markup(source: str, copy: str) -> None:
    story = read("a.rst", source.encode())
    assert [story.excerpt(f.span) for f in story.fields] == [copy]


PIECES = st.sampled_from(
    ["Rain fell.", "====", "----", "- ", "* ", "1. ", "   ", "\n", "\n\n", "::", ".. ", ".. note:: ", ":a: b", "| ",
     "+--+", "== ==", "``", "`", "**", "*", "_", "[1]_", "|x|", "\\", "<a>", "\t", ">>> ", "__ ", ".. [1] "]
)  # fmt: skip


@given(st.lists(PIECES, max_size=40).map("".join))
def test_any_tangle_of_markup(source: str) -> None:
    if not source.strip():
        return
    story = read("a.rst", source.encode())
    assert len(story.text) == len(story.source)
    for one, two in zip(story.fields, story.fields[1:], strict=False):
        assert one.span.start < one.span.end <= two.span.start


@pytest.mark.parametrize("piece", ["- x\n", "x\n\n", ".. note::\n", "> x\n"])
def test_a_text_that_goes_deeper_line_by_line(piece: str) -> None:
    source = "".join(" " * n + piece for n in range(1_000))
    assert len(read("a.rst", source.encode()).text) == len(source)


def test_a_cell_that_goes_on_alone_and_last_is_read_on() -> None:
    """Of other rows on several lines each line is a row: what stands behind a cell would part its words."""
    source = """
+----------+----------------+------+
| Lock     | Why            | Hurt |
+==========+================+======+
| Varn     | it rusted, the | 4    |
| and Lask | port said      |      |
+----------+----------------+------+
| Hale     | it was struck  |      |
|          | by a ship of   |      |
|          | the navy       |      |
+----------+----------------+------+

The end.
"""
    story = read("a.rst", source.encode())
    rows = [story.excerpt(field.span) for field in story.fields if field.form == "table-row"]
    assert rows == [
        "Lock | Why | Hurt",
        "Varn | it rusted, the | 4",
        "and Lask | port said",
        "Hale | it was struck by a ship of the navy",
    ]
    assert len(story.text) == len(story.source)
