import pytest
from hypothesis import given
from hypothesis import strategies as st

from copylint.analysis import Analysis
from copylint.analysis.places.sides import side
from copylint.analysis.relations.events import Event
from copylint.checks.event_argument import Options, check
from copylint.formats import read

ALL = Options(single=("blast", "fire", "quake"), display=("attack",))


def analysed(text: str) -> Analysis:
    return Analysis(read("story.md", text.encode()))


def event(text: str) -> Event:
    (found,) = (event for event in analysed(text).events if event.place is not None)
    return found


@pytest.mark.parametrize(
    ("text", "span", "agent"),
    [
        ("Armenia's conquest of the old city of Velsha ended.", "conquest of the old city of Velsha", "Armenia"),
        ("The conquest of the city of Velsha by Armenia ended.", "conquest of the city of Velsha", "Armenia"),
        ("Armenian forces captured the village of Velsha.", "captured the village of Velsha", "Armenian"),
        ("The town of Velsha was captured by Armenian forces.", "Velsha was captured", "Armenian"),
        ("Rebels took the town of Velsha.", "took the town of Velsha", None),
        ("A blast in the town of Velsha broke windows.", "blast in the town of Velsha", None),
        ("A blast on Sunday at a mill in Velsha town.", "blast on Sunday at a mill in Velsha", None),
        ("A blast killed 15 people in the town of Velsha.", "blast killed 15 people in the town of Velsha", None),
    ],
)
def test_where_and_by_whom(text: str, span: str, agent: str | None) -> None:
    found = event(text)

    assert text[found.span.start : found.span.end] == span
    assert found.place is not None
    assert found.place.text == "Velsha"
    assert (found.agent.text if found.agent else None) == agent


@pytest.mark.parametrize(
    "text",
    [
        "Police captured a man near the town of Velsha.",
        "Rebels captured parts of the town of Velsha.",
        "Rebels captured the town of Velsha's airport.",
        "The book captures Paris in the spring.",
        "She took Paris by surprise.",
        "The fall of 30 points in Paris shares worried brokers.",
    ],
)
def test_places_that_are_not_taken(text: str) -> None:
    assert [e for e in analysed(text).events if e.place is not None] == []


@pytest.mark.parametrize(
    ("text", "flag"),
    [
        ("Officials fear the fall of the town of Velsha.", "hypothetical"),
        ("Officials denied the capture of the town of Velsha.", "hypothetical"),
        ("The capture of the town of Velsha in 1994 was bloody.", "hypothetical"),
        ("The army captured the town of Velsha and the town of Korva.", "sequence"),
        ("The army also announced the capture of the town of Velsha.", "sequence"),
        ("Attacks in the town of Velsha went on.", "plural"),
    ],
)
def test_what_is_not_one_settled_event(text: str, flag: str) -> None:
    assert any(getattr(found, flag) for found in analysed(text).events if found.place is not None)


@pytest.mark.parametrize(
    ("frame", "text"),
    [
        ("storm", "The storm in the town of Velsha took roofs off."),
        ("election", "The by-election in the town of Velsha was close."),
        ("verdict", "The verdict in the town of Velsha can be appealed."),
        ("match", "The semi-final in the town of Velsha went to penalties."),
        ("rally", "The protest in the town of Velsha was loud."),
        ("summit", "The summit in the town of Velsha ended early."),
    ],
)
def test_every_frame_finds_its_place(frame: str, text: str) -> None:
    found = event(text)
    assert found.frame == frame
    assert found.place is not None
    assert found.place.text == "Velsha"


def test_a_merger_is_an_event_without_a_place() -> None:
    (found,) = analysed("The merger in Oslo was agreed on Friday.").events
    assert (found.frame, found.place) == ("merger", None)


def test_the_day_and_the_speaker() -> None:
    found = event("Armenian President Ara Tolm on Sunday announced the capture of the town of Velsha.")

    assert found.day == 6
    assert found.verb == "announced"
    assert found.speaker is not None
    assert found.speaker.text.endswith("Tolm")


def test_a_country_and_its_people_are_one_side() -> None:
    assert side("Armenia") == side("Armenian") == side("Armenians")
    assert side("Dovaria") == side("Dovarian")
    assert side("Dovaria") != side("Lusian")


def test_captors_do_not_take_their_own_capital() -> None:
    text = (
        "After Norway's capture of the town of Velsha on Friday, shops closed.\n\n"
        "Norwegian Defence Minister Ola Tolm on Friday hailed the capture of the city of Oslo."
    )

    (finding,) = check(analysed(text), ALL)
    assert text[finding.span.start : finding.span.end] == "capture of the city of Oslo"
    assert [text[s.start : s.end] for s in finding.against] == ["capture of the town of Velsha"]


def test_an_army_may_win_back_its_own_capital() -> None:
    text = (
        "Sudan's army announced the recapture of the town of Velsha on Sunday.\n\n"
        "Sudan's army on Sunday announced the recapture of the city of Khartoum."
    )

    assert list(check(analysed(text), ALL)) == []


def test_a_round_up_of_captures_is_no_conflict() -> None:
    towns = ("Velsha", "Korva", "Orsa", "Fenra")
    text = "\n\n".join(f"The army announced the capture of the town of {town} on Sunday." for town in towns)

    assert list(check(analysed(text), ALL)) == []


def test_agreement_ends_the_conflict() -> None:
    text = "A fire in the town of Ostby burned on Tuesday.\n\nThe fire in the town of Lervik on Tuesday is out."

    assert len(list(check(analysed(text), ALL))) == 1
    assert list(check(analysed(text.replace("Lervik", "Ostby")), ALL)) == []


WORDS = ("capture", "of", "the", "town", "fire", "in", "Sunday", "Velsha", "Korva", "and", ",", ".", "“", "\n\n")


@given(st.lists(st.sampled_from(WORDS), max_size=30))
def test_events_are_in_order_and_in_the_story(words: list[str]) -> None:
    text = " ".join(["A", *words])
    analysis = analysed(text)

    spans = [event.span for event in analysis.events]
    assert spans == sorted(spans)
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert len(list(check(analysis, ALL))) <= 2
