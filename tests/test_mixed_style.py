"""mixed-style: what is counted as one choice, which form is the odd one, and what a house form changes."""

import pytest

from copylint.analysis import Analysis
from copylint.checks import mixed_style
from copylint.formats import read
from copylint.story import Story


def _story(text: str) -> Story:
    story = read("story.md", text.encode())
    assert isinstance(story, Story)
    return story


def _found(text: str, **options: object) -> list[tuple[str, str, str]]:
    analysis = Analysis(_story(text))
    findings = mixed_style.check(analysis, mixed_style.Options(**options))  # type: ignore[arg-type]
    return [(analysis.excerpt(f.span), f.case, f.suggestion.text if f.suggestion else "") for f in findings]


@pytest.mark.parametrize(
    ("text", "odd", "better"),
    [
        ("Rents rose 4 per cent, then 5 per cent, then 6%.", "6%", "6 per cent"),
        ("It opens at 5pm, shuts at 9pm and opens at 11 p.m. again.", "11 p.m.", "11pm"),
        ("The train left at 17:30, the bus at 18:10, the boat at 7 p.m. sharp.", "7 p.m.", ""),
        ("A ceasefire came. The ceasefire held. The cease-fire ended.", "cease-fire", "ceasefire"),
        ("The website fell. The website rose. No web site is safe.", "web site", "website"),
        ("Mr Lo met Dr Ash. Dr Ash sat. Dr. Ash left.", "Dr.", "Dr"),
        ("Mr Lo met Mr Yu and Dr Ash. Dr. Ash left.", "Dr.", ""),
        ("The website fell. No web site is safe.", "web site", ""),
        ("The hall is 10 km off, the mill 12 km, the sea 40 kilometres.", "40 kilometres", ""),
        ("It cost $3 million, then $4 million, at last $5m.", "$5m", ""),
        ("They paid 5 dollars for one and $7 for two, $9 for three.", "5 dollars", ""),
        ("The adviser and another adviser met an advisor.", "advisor", "adviser"),
        ("On May 3 he left, on May 5 she did, and on 9 May all had.", "9 May", ""),
        ("On Nov. 3 he left, on Nov. 5 she did, and on November 9 all had.", "November 9", ""),
    ],
)
def test_the_rarer_form_is_the_odd_one(text: str, odd: str, better: str) -> None:
    assert [(found, text_) for found, _, text_ in _found(text)] == [(odd, better)]


def test_of_two_as_common_the_later_is_the_odd_one() -> None:
    assert [found for found, _, _ in _found("Rents rose 4%. They fell by 3 percent.")] == ["3 percent"]


def test_a_house_form_needs_no_mix_and_comes_with_a_fix() -> None:
    text = "Rents rose 4 percent. They fell by 3 percent."
    assert _found(text) == []
    assert _found(text, percent="%") == [("4 percent", "house", "4%"), ("3 percent", "house", "3%")]


def test_any_asks_for_nothing() -> None:
    assert _found("Rents rose 4%. They fell by 3 percent.", percent="any") == []


def test_house_words_are_found_in_every_other_form() -> None:
    text = "She sent e-mails to an advisor by cease-fire day. His email came, and so did the adviser."
    found = _found(text, compounds="any", words=("email", "adviser", "ceasefire"))
    assert [(word, case, better) for word, case, better in found if case == "house"] == [
        ("e-mails", "house", "emails"),
        ("advisor", "house", "adviser"),
        ("cease-fire", "house", "ceasefire"),
    ]


def test_of_marks_the_house_is_told_once() -> None:
    text = 'He said "no" and "yes". She said "well".'
    assert [case for _, case, _ in _found(text, curls="curly")] == ["house"]


def test_one_person_with_and_without_courtesy() -> None:
    """A convict or an athlete has none where others have it; a quotation says what was said."""
    text = (
        "Ada Quist met Ben Lowe. Mr Lowe spoke first. Mr Lowe was cross. Mr Lowe left.\n\n"
        "Quist stayed behind. “Lowe is a fool,” she said."
    )
    assert _found(text) == []
    assert [found for found, _, _ in _found(f"{text} Lowe came back at noon.")] == ["Lowe"]


@pytest.mark.parametrize(
    "text",
    [
        "Rents rose 4%. “They rose 4 percent,” he said.",
        "It is 5 km (3 miles) off, and 12 miles (20 kilometres) by road.",
        "The film runs from 2-4 and the race took 17:30 of the hour. It opens at 5 p.m. sharp.",
        "They can set up a setup, work out a workout and break down at the breakdown.",
        "See https://x.example/web-site. The website is new.",
        "The U.S. navy bought from US Foods.",
    ],
)
def test_what_is_no_mix(text: str) -> None:
    assert _found(text) == []
