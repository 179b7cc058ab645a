"""Headline and deck against the body: names, figures and days."""

from pathlib import Path

import pytest

from copylint.analysis import Analysis
from copylint.formats import read


def analysed(headline: str, body: str) -> Analysis:
    source = f"---\ntitle: {headline}\n---\n{body}\n"
    return Analysis(read(Path("story.md"), source.encode()))


def names(headline: str, body: str) -> list[tuple[str, str]]:
    return [(name.text, name.rival) for name in analysed(headline, body).shown_names]


def figures(headline: str, body: str) -> list[tuple[str, str | None]]:
    analysis = analysed(headline, body)
    found = analysis.shown_figures
    return [(analysis.excerpt(f.span), analysis.excerpt(f.rival) if f.rival else None) for f in found]


def test_a_town_the_story_never_names_is_held_against_the_one_it_names() -> None:
    body = "The bridge in Rochdale closed on Monday. Buses through Rochdale take the ring road."

    assert names("Bridge in Bournemouth shut for a year", body) == [("Bournemouth", "Rochdale")]
    assert names("Bridge in Rochdale shut for a year", body) == []


@pytest.mark.parametrize(
    ("headline", "body"),
    [
        ("Armenians queue for bread", "Bread is short in Armenia. In Gyumri and Vanadzor the bakers ration it."),
        ("Philly buys buses", "Philadelphia will buy 40 buses. Pittsburgh may follow; Pittsburgh has none."),
        ("Pa. raises fees", "Pennsylvania raised its fees on Monday. Ohio did so last year, and Ohio regrets it."),
        ("Hollywood lays off writers", "Studios laid off 200 writers. Agents in Burbank and Burbank bars feel it."),
        ("Oxford firm wins prize", "An Oxfordshire firm won a prize in Leeds. Leeds gave a dinner."),
        ("Moscow denies raid", "Russia denied the raid. Sirens sounded in Kyiv, and Kyiv's mayor came out."),
    ],
)
def test_other_names_of_what_the_story_names_are_no_strangers(headline: str, body: str) -> None:
    assert names(headline, body) == []


def test_one_word_of_a_longer_name_is_exchanged() -> None:
    body = "The Rochdale City Council met on Monday. It raised nothing."

    assert names("Tynemouth City Council meets", body) == [("Tynemouth City Council", "Rochdale City Council")]


def test_a_person_by_the_short_first_name_is_the_same_person() -> None:
    assert names("Why voters chose Dave Sturrock", "David Sturrock won the seat by 40 votes.") == []


def test_a_figure_of_the_headline_is_looked_for_in_the_body() -> None:
    body = "The strike will last 21 days, the pilots said."

    assert figures("Pilots strike for 210 days", body) == [("210 days", "21 days")]
    assert figures("Pilots strike for 21 days", body) == []


@pytest.mark.parametrize(
    ("headline", "body"),
    [
        ("Exports top $28bn", "Exports came to $28.3 billion."),
        ("Floods kill seven", "Three people were killed in Orvesk. Four people were killed in Tarsa."),
        ("Dozens killed in fire", "The fire killed 41 people."),
        ("Quake kills at least 40 people", "The quake killed 43 people."),
    ],
)
def test_rounded_summed_and_vague_figures_agree(headline: str, body: str) -> None:
    assert figures(headline, body) == []


def test_a_day_that_no_month_has() -> None:
    analysis = analysed("Vote on May 61", "Polls are open on May 16 until eight.")

    assert [(analysis.excerpt(d.span), analysis.excerpt(d.rival)) for d in analysis.shown_days] == [
        ("May 61", "May 16")
    ]


def test_a_story_without_headline_has_nothing_to_show() -> None:
    analysis = Analysis(read(Path("story.md"), b"The bridge in Rochdale closed on Monday after 40 years."))

    assert not analysis.shown_names
    assert not analysis.shown_figures
    assert not analysis.shown_days


@pytest.mark.parametrize(
    ("sentence", "side", "won"),
    [
        ("Quill won 2-0 on Saturday.", "quill", True),
        ("Quill were beaten 2-0 on Saturday.", "quill", False),
        ("Quill's 2-0 defeat of Marlow was their third.", "quill", True),
        ("Quill defeated Marlow 2-0.", "quill", True),
    ],
)
def test_who_won(sentence: str, side: str, won: bool) -> None:
    results = Analysis(read(Path("story.md"), sentence.encode())).results

    assert [(result.side, result.won) for result in results if not result.side.startswith("against ")] == [(side, won)]
