"""Wire conventions: datelines, header lines, bylines, desk notes and sign-offs."""

from datetime import date

import pytest

from copylint.formats import read


def fields(source: str, path: str = "a.txt") -> list[tuple[str, str]]:
    story = read(path, source.encode())
    return [(field.name, story.excerpt(field.span)) for field in story.fields]


@pytest.mark.parametrize(
    "line",
    [
        "KATHMANDU, Nepal (AP) —",
        "KATHMANDU (Reuters) -",
        "KATHMANDU, Nov 9 (Reuters) -",
        "Kathmandu / Delhi (dpa) –",
        "Kathmandu and Delhi (dpa) -",
        "St. John’s (CP) —",
        "ST. JOHN’S, Newfoundland —",
        "RIO DE JANEIRO --",
        "HARRISBURG —",
        "NEW DELHI, June 4, 2015 (PTI):",
        "WASHINGTON, D.C. —",
        "Port of Spain, Trinidad (Island News Service) —",
        "AUGUSTA (WXYZ) —",
    ],
)
def test_dateline(line: str) -> None:
    assert fields(f"{line} The river rose.\n\nMore rain fell.\n") == [
        ("dateline", line.rstrip("-–—: ")),
        ("body", "The river rose."),
        ("body", "More rain fell."),
    ]


@pytest.mark.parametrize(
    "copy",
    [
        "NASA — the agency that runs it — said so.",
        "John Moss (Labour) – the member for Hale – said so.",
        "UPDATE — The bridge is open.",
        "Paris – The city was quiet.",
        "He left Kathmandu (AP photo) — and stayed away.",
        "The U.N. said no — The others agreed.",
        "Kathmandu (population 800,000) – is the capital.",
        "IT — Information technology is a field.",
    ],
)
def test_no_dateline(copy: str) -> None:
    assert [name for name, _ in fields(f"{copy}\n\nMore rain fell.\n")] == ["body", "body"]


def test_marked_up_dateline() -> None:
    assert fields("<strong>HALE</strong> — The *river* rose.\n", "a.md") == [
        ("dateline", "HALE"),
        ("body", "The river rose."),
    ]


def test_dateline_gives_the_day_only_with_its_year() -> None:
    assert read("a.txt", b"HALE, June 4, 2015 (AP) -- The river rose.").date == date(2015, 6, 4)
    assert read("a.txt", b"HALE, June 4 (AP) -- The river rose.").date is None
    source = b"---\ndate: 2020-01-01\n---\nHALE, June 4, 2015 (AP) -- The river rose."
    assert read("a.txt", source).date == date(2020, 1, 1)


def test_header_block() -> None:
    source = """Floods/Hale/
River rises in Hale
By Ann Lee, dpa
Eds: Updates throughout =

Hale (dpa) – The river rose.
"""
    assert fields(source) == [
        ("metadata", "Floods/Hale/"),
        ("headline", "River rises in Hale"),
        ("byline", "By Ann Lee, dpa"),
        ("ednote", "Eds: Updates throughout ="),
        ("dateline", "Hale (dpa)"),
        ("body", "The river rose."),
    ]


def test_update_with_advisory_and_bullets() -> None:
    source = """UPDATE 2-River rises in Hale, two missing

(Adds mayor's comment in paragraph 3)

* Two people missing

By Ann Lee

HALE, Nov 9 (Reuters) - The river rose.

It fell again, she said. (Reporting by Ann Lee; Editing by Bo Ray)
"""
    assert fields(source) == [
        ("headline", "River rises in Hale, two missing"),
        ("ednote", "(Adds mayor's comment in paragraph 3)"),
        ("deck", "Two people missing"),
        ("byline", "By Ann Lee"),
        ("dateline", "HALE, Nov 9 (Reuters)"),
        ("body", "The river rose."),
        ("body", "It fell again, she said."),
        ("byline", "(Reporting by Ann Lee; Editing by Bo Ray)"),
    ]


@pytest.mark.parametrize("mark", ["-30-", "###", "ENDS", "(more)", "- ends -".replace(" ", "")])
def test_end_marks(mark: str) -> None:
    assert fields(f"The river rose.\n\n{mark}\n") == [("body", "The river rose."), ("ednote", mark)]


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("byline", "By Ann Lee and Bo Ray of the Hale Times"),
        ("byline", "BY ANN LEE"),
        ("ednote", "Editor’s note: This story has graphic details."),
        ("ednote", "EDS: With photos."),
        ("correction", "Correction: The river is the Ash."),
        ("correction", "This article was amended on 3 May to fix a name."),
        ("correction", "An earlier version of this story misstated the height."),
        ("body", "By Monday the river had fallen."),
        ("body", "This story was told for years in the town."),
    ],
)
def test_lines_above_the_copy(name: str, line: str) -> None:
    assert fields(f"{line}\n\nThe river rose and people left the town in boats, she said.\n")[0] == (name, line)


def test_credit_at_the_foot() -> None:
    assert fields("The river rose.\n\nHale Times writer Bo Ray contributed to this report.\n")[1][0] == "byline"


def test_headline_of_a_plain_text() -> None:
    assert fields("River rises in Hale\n\nThe river rose and people left the town in boats, the mayor said.\n") == [
        ("headline", "River rises in Hale"),
        ("body", "The river rose and people left the town in boats, the mayor said."),
    ]


def test_paragraphs_are_counted_from_the_dateline() -> None:
    story = read("a.txt", b"By Ann Lee\n\nHALE (AP) -- The river rose.\n\nIt fell.\n\n-30-\n")
    assert [(f.name, f.paragraph) for f in story.fields] == [
        ("byline", 0), ("dateline", 0), ("body", 1), ("body", 2), ("ednote", 0),
    ]  # fmt: skip
