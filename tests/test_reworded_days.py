"""Times and places of what is told twice in much the same words, or with one verb of one thing."""

import pytest

from copylint.analysis import Analysis
from copylint.analysis.days.told_times import agree, find_told_times, is_bound
from copylint.analysis.places.reworded_places import find_reworded_places
from copylint.checks import weekday
from copylint.formats import read


def retold(text: str) -> list[tuple[str, str]]:
    """The pairs of times of one thing that differ."""
    analysis = Analysis(read("story.txt", text.encode()))
    return [(analysis.excerpt(first), analysis.excerpt(second)) for first, second in analysis.retold_days]


def test_times_are_as_precise_as_the_copy_writes_them() -> None:
    analysis = Analysis(read("story.txt", b"It opened in May. It shut on 3 May 2014, in 2016 and on Monday."))
    told = find_told_times(analysis)
    assert [time.parts for time in told] == [
        (None, 5, None, None),
        (2014, 5, 3, None),
        (2016, None, None, None),
        (None, None, None, 0),
    ]
    assert agree(told[0], told[1])
    assert not agree(told[1], told[2])
    assert not agree(told[2], told[3]), "a year and a weekday say nothing of each other"


@pytest.mark.parametrize("words", ["since May 2014", "by 3 May", "between 3 May and 5 May", "early May 2014"])
def test_the_ends_of_a_stretch_and_parts_of_a_time_are_bounds(words: str) -> None:
    analysis = Analysis(read("story.txt", f"The mill has been shut {words}.".encode()))
    assert is_bound(analysis, find_told_times(analysis)[0])


def test_one_verb_of_one_thing_has_one_year() -> None:
    mall = "The Tern Market opened on the edge of Varn in 2007, and a bank owns it.\n\n"
    assert retold(f"{mall}The Tern Market was opened in 2008 at a cost of 40m crowns.") == [("2007", "2008")]
    assert retold(f"{mall}In 2008, the Tern Market was opened at a cost of 40m crowns.") == [("2007", "2008")]
    assert not retold(f"{mall}The Tern Market was opened in 2007 at a cost of 40m crowns.")
    assert not retold(f"{mall}The fish market was opened in 2008 at a cost of 40m crowns.")
    assert not retold(f"{mall}The Tern Market was opened in Lask in 2008.")
    assert not retold(f"{mall}The Tern Market was opened again in 2008.")


def test_what_came_first_has_the_earlier_time() -> None:
    known = "Cracks in the pier were spotted in March.\n\n"
    assert retold(f"{known}Cracks were first spotted on 31 May, an engineer says.") == [("March", "31 May")]
    assert not retold(f"{known}Cracks were first spotted on 31 January, an engineer says.")


def test_a_series_is_no_slip() -> None:
    told = "The board of the Teshen Line met in the old mill at Sarn on {}."
    twice = [told.format(day) for day in ("May 3", "May 7")]
    assert retold("\n\n".join(twice)) == [("May 3", "May 7")]
    assert not retold("\n\n".join([*twice, told.format("June 9")]))


def test_what_is_told_twice_in_much_the_same_words_has_one_place() -> None:
    def places(text: str) -> list[tuple[str, str]]:
        analysis = Analysis(read("story.txt", text.encode()))
        return [(pair.first.text, pair.again.text) for pair in find_reworded_places(analysis)]

    won = "The Varn women meet the Marn Rangers, who beat the Sarn Wanderers in Porto 1-0.\n\n"
    assert places(f"{won}On Sunday, the Marn Rangers beat the Sarn Wanderers 1-0 in Lisbon.") == [("Porto", "Lisbon")]
    assert not places(f"{won}On Sunday, the Marn Rangers beat the Sarn Wanderers 3-1 in Lisbon.")
    assert not places(f"{won}On Sunday, the Marn Rangers beat the Teshen Wanderers 1-0 in Lisbon.")
    assert not places(f"{won}Earlier, the Marn Rangers beat the Sarn Wanderers 1-0 in Lisbon.")


def test_a_day_beside_a_full_date_is_of_its_year() -> None:
    def said(text: str) -> list[str]:
        analysis = Analysis(read("story.txt", f"Otto Brandt was found dead on 5 July 2034.\n\n{text}".encode()))
        return [analysis.excerpt(finding.span) for finding in weekday.check(analysis, weekday.Options())]

    assert said("A friend had a text on Thursday 4 July.") == ["Thursday 4 July"]
    assert not said("A friend had a text on Tuesday 4 July.")
    assert not said("A friend had a text on Thursday 20 July.")
    assert not said("His friends will meet on Thursday 4 July.")
