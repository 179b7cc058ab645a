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
        "AUGUSTA, Maine (Aug. 13) --",
        "(CNN) --",
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
        "UPDATE (Aug. 13, 2031): The bridge is open.",
        "UPDATE (Aug. 13) — The bridge is open.",
        "Paris – The city was quiet.",
        "He left Kathmandu (AP photo) — and stayed away.",
        "The U.N. said no — The others agreed.",
        "Kathmandu (population 800,000) – is the capital.",
        "IT — Information technology is a field.",
        "(CNN reporters) were there — and left.",
        "(AP) photographers were there.",
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


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Questions? Comments? Write to desk@example.org.", "byline"),
        ("Contact the writer at desk@example.org.", "byline"),
        ("Reach Ann Lee at 020 7946 0000 or by mail.", "byline"),
        ("Follow Ann Lee on Twitter.", "byline"),
        ("Questions for the mayor? He had none.", "body"),
        ("Questions were asked in the town hall.", "body"),
        ("Reach Varn at noon, he told the pilots.", "body"),
        ("Follow the river on foot, the mayor said.", "body"),
    ],
)
def test_what_a_paper_says_to_its_readers_is_no_copy(line: str, name: str) -> None:
    assert fields(f"The river rose.\n\nIt fell.\n\n{line}\n")[-1][0] == name
    lines = "\n\n".join([line, *["The river rose."] * 9])
    assert fields(lines)[0][0] == "body"


COPY = "The lock of Varn was shut on Monday after its gates had rusted through, the port said."


@pytest.mark.parametrize(
    ("lines", "names"),
    [
        (["Lock of Varn shut", "The pilots want another one, and the port has no money"], ["headline", "deck"]),
        (["Pilots: “The lock is lost”", "By Ann Lee", "May 4, 2031"], ["headline", "byline", "metadata"]),
        (["Is the lock of Varn lost?", "By Ann Lee"], ["headline", "byline"]),
        (["Lock of Varn shut", "Published: Sunday, 4 May 2031 at 10:15 GMT"], ["headline", "metadata"]),
        (["Is the lock of Varn lost?", "The pilots think so."], ["body", "body"]),
        (["“The lock is lost.”", "A pilot said so."], ["body", "body"]),
        (["May 4, 2031", "Lock of Varn shut"], ["metadata", "headline"]),
        (["Salt, two spoons", "Flour, one pound", "Yeast, one spoon", "Water, one glass", "Rye"], ["body"] * 5),
    ],
)
def test_display_lines_of_a_plain_text(lines: list[str], names: list[str]) -> None:
    """Headline, standfirst and day are what leads to the copy and ends no sentence."""
    assert [name for name, _ in fields("\n\n".join([*lines, COPY]))] == [*names, "body"]


def test_a_line_with_the_day_dates_the_story() -> None:
    assert read("a.txt", f"Lock of Varn shut\n\nUpdated May 4, 2031 | 10:15\n\n{COPY}".encode()).date == date(
        2031, 5, 4
    )


def test_paragraphs_are_counted_from_the_dateline() -> None:
    story = read("a.txt", b"By Ann Lee\n\nHALE (AP) -- The river rose.\n\nIt fell.\n\n-30-\n")
    assert [(f.name, f.paragraph) for f in story.fields] == [
        ("byline", 0), ("dateline", 0), ("body", 1), ("body", 2), ("ednote", 0),
    ]  # fmt: skip


def test_stacked_tags_contact_line_and_keywords() -> None:
    source = """CORRECTED-UPDATE 1-River rises in Hale

(Corrects name of river to Asta, not Astra, in paragraph 2)

HALE, March 4 (Reuters) - The river rose.

The Asta fell again. (Reporting by Ann Lee; editing by Bo Ray)

(ann.lee@example.org; +44 20 7946 0000)

Keywords: RIVER HALE/
"""
    assert fields(source) == [
        ("headline", "River rises in Hale"),
        ("ednote", "(Corrects name of river to Asta, not Astra, in paragraph 2)"),
        ("dateline", "HALE, March 4 (Reuters)"),
        ("body", "The river rose."),
        ("body", "The Asta fell again."),
        ("byline", "(Reporting by Ann Lee; editing by Bo Ray)"),
        ("byline", "(; +44 20 7946 0000)"),
        ("metadata", "Keywords: RIVER HALE/"),
    ]


def test_an_ap_lead_with_its_keyword_line() -> None:
    source = """BC-EU--River, 3rd Ld-Writethru,450
Eds: UPDATES: Adds comment from mayor. CORRECTS spelling of name in graf 3. With AP Photos.

River rises in Hale; 12 hurt

By ANN LEE
Associated Press

HALE, Ruritania (AP) — The river rose.

___

Associated Press writer Bo Ray in Oslo contributed to this report.
"""
    assert [name for name, _ in fields(source)] == [
        "metadata", "ednote", "headline", "byline", "dateline", "body", "ednote", "byline",
    ]  # fmt: skip


def test_what_stands_below_the_end_is_for_the_desk() -> None:
    source = """Hale (dpa) - The river rose.

It fell again, she said.

# # # #

Internet: a page on the river

dpa al xx bo
"""
    assert fields(source)[1:] == [
        ("body", "The river rose."),
        ("body", "It fell again, she said."),
        ("ednote", "# # # #"),
        ("ednote", "Internet: a page on the river"),
        ("byline", "dpa al xx bo"),
    ]


def test_a_dateline_with_a_line_of_its_own() -> None:
    line = "Hale, Ruritania, March 4, 2031 (AFP) -"
    source = f"River rises in Hale\n\n{line}\n\nThe river rose.\n\nIt fell, she said.\n\nal/bo/cd\n"
    assert fields(source) == [
        ("headline", "River rises in Hale"),
        ("dateline", "Hale, Ruritania, March 4, 2031 (AFP)"),
        ("body", "The river rose."),
        ("body", "It fell, she said."),
        ("byline", "al/bo/cd"),
    ]
    assert read("a.txt", source.encode()).date == date(2031, 3, 4)


def test_labelled_lines() -> None:
    source = """Slug: river
Hed: River rises – again
Dek: Twelve hurt
By Ann Lee
Staff writer

HALE — The river rose.

(more)

It fell again.
"""
    assert fields(source) == [
        ("metadata", "river"),
        ("headline", "River rises – again"),
        ("deck", "Twelve hurt"),
        ("byline", "By Ann Lee"),
        ("byline", "Staff writer"),
        ("dateline", "HALE"),
        ("body", "The river rose."),
        ("ednote", "(more)"),
        ("body", "It fell again."),
    ]


@pytest.mark.parametrize(
    ("line", "status", "embargo", "note"),
    [
        ("KILL KILL KILL", "canceled", "", "not to be published: the file says “KILL KILL KILL”"),
        ("HOLD HOLD HOLD", "withheld", "", "not to be published: the file says “HOLD HOLD HOLD”"),
        (
            "STORY WITHDRAWN-River rises",
            "canceled",
            "",
            "not to be published: the file says “STORY WITHDRAWN-River rises”",
        ),
        (
            "EMBARGOED UNTIL 0600 GMT, 5 March",
            "embargoed",
            "0600 GMT, 5 March",
            "under embargo until 0600 GMT, 5 March: the file says “EMBARGOED UNTIL 0600 GMT, 5 March”",
        ),
        (
            "Embargoed for release until 00:01 on 5 March.",
            "embargoed",
            "00:01 on 5 March",
            "under embargo until 00:01 on 5 March: the file says “Embargoed for release until 00:01 on 5 March.”",
        ),
    ],
)
def test_notices_that_a_story_is_not_for_print(line: str, status: str, embargo: str, note: str) -> None:
    story = read("a.txt", f"{line}\n\nRiver rises in Hale\n\nHALE (AP) — The river rose.\n".encode())
    assert [field.name for field in story.fields] == ["ednote", "headline", "dateline", "body"]
    assert (story.status, story.embargo, story.notes) == (status, embargo, (note,))


@pytest.mark.parametrize(
    "copy",
    [
        "Kill the bill, they sang. The vote is on Monday.",
        "Holding the line is hard, she said, and holding it alone is harder.",
        "Note that the river rose on Monday, and the town with it.",
        "Embargoes on oil have never worked, the minister said on Monday.",
        "The end of the river is a lake, and the end of the lake is a dam.",
        "Words: he had plenty of them, and they came when nobody asked.",
        "Rivers/lakes policy is next on the list, the mayor said on Monday.",
    ],
)
def test_copy_that_begins_like_a_notice(copy: str) -> None:
    source = (
        f"The river rose and people left the town in boats, the mayor said.\n\n{copy}\n\nIt fell again, she said.\n"
    )
    assert [name for name, _ in fields(source)] == ["body", "body", "body"]
    assert read("a.txt", source.encode()).notes == ()


def test_conventions_hold_behind_references() -> None:
    page = "<p>Editor&#8217;s note: This story has graphic details.</p><p>HALE &#40;AP&#41; &mdash; The river rose.</p>"
    story = read("a.html", page.encode())
    assert fields(page, "a.html") == [
        ("ednote", "Editor’s note: This story has graphic details."), ("dateline", "HALE (AP)"),
        ("body", "The river rose."),
    ]  # fmt: skip
    dateline = story.fields[1].span
    assert page[dateline.start : dateline.end] == "HALE &#40;AP&#41;"
