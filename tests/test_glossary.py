"""House lists and the story's own glossary at work: what is flagged, and what is licensed."""

from collections.abc import Sequence
from datetime import date

import pytest

from copylint.analysis import Analysis
from copylint.engine import Diagnostic, run_rules
from copylint.formats import read
from copylint.house import NO_HOUSE, Entry, House
from copylint.rules import load_rules

RULES = tuple(rule for rule in load_rules() if rule.enabled)

KYIV = Entry("Kyiv", "place", variants=("Kiev",))
LEADER = Entry("Olena Martynenko", variants=("Martinenko", "Olena Martynenka"), mononym="Martynenko")
PLAIN = "The trains to Kiev are running again, the railway said."


def lint(text: str, house: House = NO_HOUSE) -> Sequence[Diagnostic]:
    outcome = run_rules(read("story.md", text.encode()), RULES, None, house)
    assert outcome.failures == ()
    return outcome.diagnostics


def found(text: str, *entries: Entry, different: tuple[tuple[str, ...], ...] = ()) -> list[tuple[str, str, str]]:
    diagnostics = lint(text, House(entries, different))
    return [(d.rule, d.severity, d.place.text) for d in diagnostics if d.family == "names"]


def test_without_lists_nothing_is_settled() -> None:
    assert not Analysis(read("story.md", PLAIN.encode())).glossary
    assert lint(PLAIN) == []


# Variants


def test_a_variant_is_flagged_though_it_stands_alone() -> None:
    (diagnostic,) = lint(PLAIN, House((KYIV,)))

    assert diagnostic.message == "¶1 “Kiev”: the house spelling is “Kyiv”."
    assert (diagnostic.severity, diagnostic.against) == ("warning", ())


def test_a_variant_is_held_against_the_house_spelling_where_the_story_has_both() -> None:
    (diagnostic,) = lint(f"Kyiv is calm.\n\n{PLAIN}", House((KYIV,)))

    assert [place.text for place in diagnostic.against] == ["Kyiv"]


@pytest.mark.parametrize(
    ("copy", "flagged"),
    [
        ("---\ntitle: KIEV TRAINS RUN AGAIN\n---\nThe trains run.", ["KIEV"]),
        ("Kiev’s trains are running.", ["Kiev"]),
        ("The trains to *Kiev* are running.", ["Kiev"]),
        ("The trains run from Kyiv to KYIV Central.", []),
        ("The kiev was overcooked.", []),
        ("Kyiv, formerly spelled Kiev, lies on the Dnieper.", []),
    ],
)
def test_a_variant_counts_as_a_name(copy: str, flagged: list[str]) -> None:
    assert [d.place.text for d in lint(copy, House((KYIV,))) if d.rule == "house-spelling"] == flagged


def test_a_variant_in_a_quotation_or_inside_another_name_is_clean_up() -> None:
    assert found("“We love Kiev,” the singer said.", KYIV) == [("house-spelling", "info", "Kiev")]
    assert found("The Kiev Philharmonic Society plays on Friday.", KYIV) == [("house-spelling", "info", "Kiev")]


def test_a_longer_name_that_is_listed_licenses_what_stands_in_it() -> None:
    assert found("They ordered Chicken Kiev.", KYIV, Entry("Chicken Kiev", "place")) == []


def test_a_surname_is_a_variant_only_of_its_own_person() -> None:
    assert found("“Enough,” Martinenko said.", LEADER) == [("house-spelling", "warning", "Martinenko")]
    assert found("Olena Martinenko said so.", LEADER) == [("house-spelling", "warning", "Martinenko")]
    assert found("O. Martinenko signed the letter.", LEADER) == [("house-spelling", "warning", "Martinenko")]
    assert found("Viktor Martinenko, a dentist, said so.", LEADER) == []


def test_a_name_of_several_words_is_found_as_a_whole() -> None:
    assert found("Olena Martynenka said so.", LEADER) == [("house-spelling", "warning", "Olena Martynenka")]


def test_a_name_does_not_run_over_into_the_next_paragraph() -> None:
    assert found("He wrote to Olena\n\nMartynenka is a village.", LEADER) == []


def test_case_alone_can_be_a_variant_but_capitals_in_a_headline_are_none() -> None:
    bank = Entry("eBanca", "organisation", variants=("EBANCA", "Ebanca"))

    assert [text for *_, text in found("Shares in Ebanca fell.", bank)] == ["Ebanca"]
    assert found("Shares in eBanca fell.", bank) == []


# Look-alikes


def test_a_romanisation_that_no_list_has_is_flagged_behind_the_same_first_name() -> None:
    assert found("Olena Martynenkko said so.", LEADER) == [("house-spelling", "warning", "Martynenkko")]
    assert found("Iryna Martynenkko said so.", LEADER) == []


def test_what_the_house_settles_is_usual_however_rare() -> None:
    story = "Olena Martynenko won. Martynemko said so. Martynemko smiled. “Yes,” Martynemko said."
    diagnostics = [d for d in lint(story, House((Entry("Olena Martynenko"),))) if d.family == "names"]

    assert {d.place.text for d in diagnostics} == {"Martynemko"}
    assert all("“Martynenko”" in d.message for d in diagnostics)


def test_accents_follow_the_house() -> None:
    story = "Jose Lindqvist won. Jose Lindqvist smiled. José Lindqvist left."
    messages = [d.message for d in lint(story, House((Entry("José Lindqvist"),)))]

    assert messages
    assert all("“José”" in message for message in messages)


# Licences


TWO = "Dana Velkova won in 2018. Dana Velkova smiled.\n\nDana Velkowa lost, the clerk said."


def test_names_that_are_different_are_not_set_against_each_other() -> None:
    assert found(TWO)
    assert found(TWO, different=(("Dana Velkova", "Dana Velkowa"),)) == []


def test_two_names_of_the_list_are_two_names() -> None:
    assert found(TWO, Entry("Dana Velkova"), Entry("Dana Velkowa")) == []


def test_an_alias_may_stand_beside_the_name() -> None:
    story = (
        "Troops left the town of Orhava on Friday.\n\n"
        "Orhavi, as the Marnians call it, has 900 people. Orhava burned.\n\nSchools in Orhavi reopened."
    )

    assert {rule for rule, *_ in found(story)} == {"alias-drift"}
    assert found(story, Entry("Orhava", "place", aliases=("Orhavi",))) == []
    assert found(f"---\ntitle: X\ncopylint: {{aliases: {{Orhava: [Orhavi]}}}}\n---\n{story}") == []


# What the list knows of a name


MAYOR = Entry("Teresa Okonjo", role="mayor", until=date(2026, 5, 20))


def told(text: str, *entries: Entry, day: str = "2026-03-01") -> list[tuple[str, str, str]]:
    diagnostics = lint(f"---\ntitle: Fires\ndate: {day}\n---\n{text}", House(entries))
    return [(d.rule, d.place.text, d.message) for d in diagnostics]


def test_another_office_than_the_listed_one() -> None:
    (found_,) = told("Governor Teresa Okonjo asked residents to report smoke.", MAYOR)
    assert found_ == (
        "role-conflict",
        "Governor",
        "Teresa Okonjo is “Governor” in ¶1 and “mayor” in the house list. Which is right?",
    )


def test_the_listed_office_after_its_last_day() -> None:
    copy = "Mayor Teresa Okonjo asked residents to report smoke."
    (found_,) = told(copy, MAYOR, day="2026-05-21")
    assert found_[2] == "Teresa Okonjo is “Mayor” in ¶1; the house list has that until 20 May 2026. Former?"
    assert told(copy, MAYOR, day="2026-05-20") == []


def test_former_before_the_last_day() -> None:
    (found_,) = told("Former Mayor Teresa Okonjo asked residents to report smoke.", MAYOR)
    assert "the house list has “mayor” with no end yet" in found_[2]
    assert told("Former Mayor Teresa Okonjo asked residents to report smoke.", MAYOR, day="2026-06-01") == []


@pytest.mark.parametrize(
    "copy",
    [
        "Mayor Teresa Okonjo asked residents to report smoke.",
        "Teresa Okonjo, the mayor, asked residents to report smoke.",
        "Teresa Okonjo, who was elected governor in 2019, asked residents to report smoke.",
        "Governor Ada Okonjo asked residents to report smoke.",
        "“Governor Teresa Okonjo is a joke,” said Ada Marsh, a baker.",
    ],
)
def test_an_office_that_fits_the_list_or_is_no_claim(copy: str) -> None:
    assert told(copy, MAYOR) == []


def test_a_role_with_an_end_is_not_compared_without_a_date() -> None:
    assert lint("Governor Teresa Okonjo asked residents to report smoke.", House((MAYOR,))) == []


def test_a_mononym_needs_no_introduction() -> None:
    copy = "“We shall see,” Martynenkova said on Monday. She smiled.\n\nOlena Martynenkova left at noon."
    entry = Entry("Olena Martynenkova", mononym="Martynenkova")
    assert [rule for rule, *_ in told(copy)] == ["dangling-reference"]
    assert told(copy, entry) == []


def test_places_are_held_against_the_list() -> None:
    ruln = Entry("Ruln", "place", type="village", within="Ohio", capital_of="Varnland")
    (city,) = told("The storm reached the city of Ruln on Monday.", ruln)
    assert city[:2] == ("place-attribute-conflict", "city of Ruln")
    (state,) = told("A barn burned down near Ruln, Iowa, on Monday.", ruln)
    assert state[2] == "¶1 “Ruln, Iowa”; the house list has Ruln as “Ohio”. Which is right?"
    (capital,) = told("Envoys met in Sarn, the capital of Varnland, on Monday.", ruln)
    assert capital[2] == "¶1 has Sarn as the capital (Varnland); in the house list it is Ruln. Which is right?"
    assert (
        told("The storm reached the village of Ruln, Ohio, and Ruln, the capital of Varnland, on Monday.", ruln) == []
    )


def test_abbreviations_are_spelled_out_as_the_list_says() -> None:
    copy = "The NATO summit was short. The ZVRQ said that it had no comment. The ZVRQ is new."
    assert [text for _, text, _ in told(copy)] == ["ZVRQ"]
    assert told(copy, Entry("Zone Varn", "organisation", acronym="ZVRQ", expand="never")) == []
    flagged = told("It is for NATO to say.", Entry("Alliance", "organisation", acronym="NATO", expand="first"))
    assert [text for _, text, _ in flagged] == ["NATO"]


# The story's own names


FRONT = {
    "yaml": "---\ntitle: Inquest opens\ncopylint:\n  names: [Dennis Rotheram]\n---\n",
    "quoted": '---\ntitle: Inquest opens\ncopylint: {names: ["Dennis Rotheram"]}\n---\n',
    "toml": '+++\ntitle = "Inquest opens"\n[copylint]\nnames = ["Dennis Rotheram"]\n+++\n',
}


@pytest.mark.parametrize("front", FRONT.values(), ids=FRONT)
def test_a_name_of_the_glossary_is_the_other_end(front: str) -> None:
    (diagnostic,) = lint(f"{front}Captain Dennis Rothram saw no light. He said so twice.")

    assert (diagnostic.rule, diagnostic.place.text) == ("house-spelling", "Rothram")
    assert [(place.text, place.field) for place in diagnostic.against] == [("Dennis Rotheram", "metadata")]


def test_every_place_of_a_form_the_glossary_does_not_have_is_flagged() -> None:
    story = "Captain Dennis Rothram saw no light.\n\n“It was dark,” Rothram said. Mr Rothram was not asked why."

    assert [text for *_, text in found(FRONT["yaml"] + story)] == ["Rothram"] * 3


def test_somebody_else_of_a_like_name_is_left_alone() -> None:
    story = (
        "Captain Dennis Rotheram saw no light.\n\nAda Rotherum, the cook, saw two. Rotherum said she had been on deck."
    )

    assert "house-spelling" not in {rule for rule, *_ in found(FRONT["yaml"] + story)}


@pytest.mark.parametrize("key", ["people", "places", "organizations"])
def test_metadata_are_an_end_but_settle_nothing(key: str) -> None:
    front = f"---\ntitle: Market burns\n{key}: [Velshanka]\n---\n"
    (diagnostic,) = lint(f"{front}The market in Velshamka burned for six hours.")

    assert diagnostic.message == ("¶1 “Velshamka” but the metadata name “Velshanka”. Same name? Settle one spelling.")
