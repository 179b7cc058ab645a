"""Mentions and entities: who and what a story names, and which mentions are the same."""

import pytest

from copylint.analysis import Analysis
from copylint.formats import read

STORY = """\
Dovarian President Ilko Arsev said on Sunday that Velsha had fallen. The Defense Ministry in Teshen denied it.

“We are still here,” said the spokesman of the governor, Tamas Beljan.
Arsev, 61, did not reply. Mr Beljan left Sarn on Monday.

The Syrian Observatory for Human Rights and the Bank of England declined to comment, and so did Sen. Robert J. Casey Jr.
Baku does not provide figures. In Paris, Angela van der Meer and Abu al-Masri spoke to the U.S. Embassy.
"""


def analysis_of(text: str, name: str = "story.txt") -> Analysis:
    return Analysis(read(name, text.encode()))


@pytest.fixture(scope="module")
def analysis() -> Analysis:
    return analysis_of(STORY)


def kinds(analysis: Analysis) -> dict[str, str]:
    return {mention.text: mention.kind for mention in analysis.mentions}


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Ilko Arsev", "person"),
        ("Tamas Beljan", "person"),
        ("Defense Ministry", "organisation"),
        ("Syrian Observatory for Human Rights", "organisation"),
        ("Bank of England", "organisation"),
        ("Baku", "place"),
        ("Paris", "place"),
        ("Angela van der Meer", "person"),
    ],
)
def test_what_is_named(analysis: Analysis, name: str, kind: str) -> None:
    assert kinds(analysis).get(name) == kind


def test_what_reports_and_what_a_town_is_called_is_no_person() -> None:
    told = kinds(analysis_of("A U.N. report says that Reuters reported it. Nils Veck lives near Bishop Auckland."))

    assert told == {
        "U.N.": "organisation",
        "Reuters": "organisation",
        "Nils Veck": "person",
        "Bishop Auckland": "place",
    }


def test_a_title_belongs_to_the_mention_and_not_to_the_name(analysis: Analysis) -> None:
    arsev = next(m for m in analysis.mentions if m.text == "Ilko Arsev")

    assert arsev.title == "president"
    assert analysis.excerpt(arsev.span) == "Ilko Arsev"


def test_a_town_that_publishes_is_a_government(analysis: Analysis) -> None:
    assert [m.text for m in analysis.mentions if m.metonym] == ["Baku"]


def test_weekdays_and_sentence_openers_are_no_names(analysis: Analysis) -> None:
    assert not {"Sunday", "Monday", "The", "We", "In", "Mr"} & set(kinds(analysis))


@pytest.mark.parametrize(
    ("copy", "speaks"),
    [
        ("The road is open, Marlow said.", True),
        ("“The road is open,” said Marlow.", True),
        ("“The road is open,” said the mayor, but Marlow left.", False),
        ("Police in Marlow said the road was open.", False),
        ("Marlow has also warned of floods.", True),
        ("“The road is open,” said Marlow sports director Ann Weir.", False),
        ("“The road is open,” said Marlow after Ann Weir had left.", True),
    ],
)
def test_who_speaks(copy: str, speaks: bool) -> None:
    mentions = analysis_of(f"It was the turn of Marlow to talk.\n\n{copy}\n").mentions

    assert [m.speaks for m in mentions if m.text == "Marlow"][1:] == [speaks]


def test_headlines_in_title_case_name_only_what_is_a_name() -> None:
    copy = (
        "---\ntitle: Mayor Ends Long Strike at Harborough Docks\n---\nThe strike at the docks of Harborough is over.\n"
    )

    assert "Harborough" in {word for m in analysis_of(copy, "story.md").mentions for word in m.words}
    assert not {"Ends", "Long", "Strike"} & {word for m in analysis_of(copy, "story.md").mentions for word in m.words}


def test_later_mentions_join_the_person_introduced() -> None:
    text = """\
Ruth Adeyemi runs the bakery. Adeyemi opened it in 2009, and Ruth's brother keeps the books.

Her rival is Tom Adeane. “Bread is bread,” Adeane said.
"""
    people = {e.name: [m.text for m in e.mentions] for e in analysis_of(text).entities if e.kind == "person"}

    assert people == {"Ruth Adeyemi": ["Ruth Adeyemi", "Adeyemi", "Ruth"], "Tom Adeane": ["Tom Adeane", "Adeane"]}


def test_of_two_people_with_one_surname_the_last_named_answers() -> None:
    text = "Anna Kovac sings. Peter Kovac drums. Kovac was born in Zagreb.\n"
    people = {e.name: len(e.mentions) for e in analysis_of(text).entities if e.kind == "person"}

    assert people == {"Anna Kovac": 1, "Peter Kovac": 2}


@pytest.mark.parametrize(
    ("copy", "name", "kind"),
    [
        ("The city fell, said the spokesman for the head of the region, Wagdan Poszjan.", "Wagdan Poszjan", "person"),
        ("The leader of the rebel republic, Arvo Rutjunan, said so.", "Arvo Rutjunan", "person"),
        ("The weir was built by Leopoldt Ganzer (1871-1959).", "Leopoldt Ganzer", "person"),
        ("It met with the mayor of the town, Orrel Vale, on Monday.", "Orrel Vale", "other"),
        ("It bought the owner of the mine, Acmera Gold, on Monday.", "Acmera Gold", "other"),
        ("Many Republicans and Arabs stayed away.", "Republicans", "demonym"),
        ("Flynn of Lackaw County and Wayne Fontana left.", "Wayne Fontana", "person"),
        ("The Community Justice Project sued.", "Community Justice Project", "other"),
        ("In Marit Solheim's words, it is over.", "Marit Solheim", "person"),
        ("Syncrea opened in May. “No comment,” Syncrea said.", "Syncrea", "other"),
    ],
)
def test_classes_of_names(copy: str, name: str, kind: str) -> None:
    assert kinds(analysis_of(f"{copy}\n")).get(name) == kind


@pytest.mark.parametrize(
    "copy",
    [
        "It met in March, on March 9 and on 3 May.",
        "The GOP-led and London-based groups met.",
        "It met the President, and spoke as President.",
    ],
)
def test_what_is_no_name(copy: str) -> None:
    assert not {"March", "May", "GOP-led", "London-based", "President"} & set(kinds(analysis_of(f"{copy}\n")))


def test_a_party_letter_is_no_name() -> None:
    assert "R" not in kinds(analysis_of("Sens. Dan Laughton (R., Eriel) and Ida Tarr (D., Orrel) met.\n"))


def test_ranks_and_holidays_are_neither_people_nor_bodies() -> None:
    named = kinds(
        analysis_of(
            "A Tarr Foundation Senior Vice President, Ida Orr, and Vice President Ben Orr marked Veterans Day.\n"
        )
    )

    assert named.get("Ida Orr") == named.get("Ben Orr") == "person"
    assert named.get("Veterans Day") == "other"
    assert not {"Senior", "Vice", "Day"} & set(named)


def test_the_place_of_the_dateline() -> None:
    assert kinds(analysis_of("ORRELMOUTH (Reuters) - It rained on Monday.\n"))["ORRELMOUTH"] == "place"


@pytest.mark.parametrize(
    ("copy", "name", "kind"),
    [
        ("Nobody told the Democrat Hillary Vance, she said.", "Hillary Vance", "person"),
        ("The figures came from County Assessor Patrick Tobin on Monday.", "Patrick Tobin", "person"),
        ("It was signed by Secretary of the Commonwealth Kathy Bockver.", "Kathy Bockver", "person"),
        ("He met Democratic Gov.-elect Josh Shapley on Monday.", "Josh Shapley", "person"),
        ("He met Mayor-elect Jim Kenny on Monday.", "Jim Kenny", "person"),
        ("The law, Nyle Persley, a law professor at the college, said, is old.", "Nyle Persley", "person"),
        ("The rocket was built by Wernfried von Brahm in a barn.", "Wernfried von Brahm", "person"),
        ("The story is by H. G. Wells, the library said.", "H. G. Wells", "person"),
        (
            "The firm hired Montgomery Macken Walker & Rhodes on Monday.",
            "Montgomery Macken Walker & Rhodes",
            "organisation",
        ),
        ("On Monday the Jordan Times said so.", "Jordan Times", "organisation"),
        ("A V2 fell on the hall.", "V2", "other"),
    ],
)
def test_a_name_is_told_from_what_stands_before_it(copy: str, name: str, kind: str) -> None:
    assert kinds(analysis_of(f"It was a quiet day.\n\n{copy}\n"))[name] == kind


def test_a_known_name_is_found_behind_any_word() -> None:
    found = kinds(analysis_of("Eileen Youngman, 95, was there. The letter went to the Londoner Eileen Youngman.\n"))
    assert found["Eileen Youngman"] == "person"
    assert "Londoner Eileen Youngman" not in found


def test_a_first_name_of_somebody_named_in_full_is_no_place() -> None:
    analysis = analysis_of("Eileen Youngman, 95, was there. All was still in Eileen when the siren went, she said.\n")
    (eileen,) = [entity for entity in analysis.entities if entity.name == "Eileen Youngman"]
    assert len(eileen.mentions) == 2


def test_the_end_of_an_address_is_no_title() -> None:
    assert kinds(analysis_of("Look into the USA.gov Apps Gallery, the agency said.\n"))["Apps Gallery"] == "other"


@pytest.mark.parametrize(
    "name",
    [
        "Occupational Safety and Health Administration",
        "Food and Drug Administration",
        "Securities and Exchange Commission",
        "House Energy and Commerce Committee",
        "Senate Health, Education, Labor and Pensions Committee",
        "Bureau of Alcohol, Tobacco, Firearms and Explosives",
        "Department of Health and Human Services",
    ],
)
def test_a_name_may_hold_a_list(name: str) -> None:
    found = kinds(analysis_of(f"On Monday he wrote to the {name} about it, and to nobody else.\n"))
    assert found == {name: "organisation"}


@pytest.mark.parametrize(
    ("copy", "names"),
    [
        ("He met the Ministry of Health, Education Minister Ann Orr and others.", ["Ministry of Health", "Ann Orr"]),
        ("He met the Senate and House Committee there.", ["Senate", "House Committee"]),
        ("He wrote to Congress and Health Department.", ["Congress", "Health Department"]),
        ("It is in Reading and Marsh County now.", ["Reading", "Marsh County"]),
    ],
)
def test_two_names_are_not_one_list(copy: str, names: list[str]) -> None:
    assert list(kinds(analysis_of(f"It was a quiet day. {copy}\n"))) == names


@pytest.mark.parametrize("sign", ["Ⅻ", "Ⓐ", "🄰"])
def test_a_sign_that_is_no_letter_is_no_name(sign: str) -> None:
    analysis = analysis_of(f"The council met in {sign} on Sunday, and {sign} said no. Ann Velk left {sign} for Teshen.")

    assert [mention.text for mention in analysis.mentions] == ["Ann Velk", "Teshen"]


@pytest.mark.parametrize(
    ("copy", "name"),
    [
        ("Yesterday DUP MLA Emma Tolland spoke for the plan.", "Emma Tolland"),
        ("The law came from Attorney General John Larkham QC on Monday.", "John Larkham"),
        ("The guests met Home Secretary Theresa May there when she came.", "Theresa May"),
        ("The plan is dead, Mrs May said on May 5.", "May"),
        ("Guests met Will Tarrow there.", "Will Tarrow"),
        ("The part-time spinner Dean Elgan took four.", "Dean Elgan"),
        ("The law came from Dean Elgan of the law school.", "Elgan"),
    ],
)
def test_who_is_a_person(copy: str, name: str) -> None:
    assert kinds(analysis_of(f"It was a quiet day.\n\n{copy}\n")).get(name) == "person"


@pytest.mark.parametrize(
    "copy",
    [
        "The shares fell, Japanese broadcaster NHQ said.",
        "It was bought by the app developer Kotikon on Monday.",
        "The figures of retail analysts Conlumira were worse.",
        "He is the chief UK economist at the bank.",
        "It will not annoy its giant neighbour China.",
        "Japan's SoftBanq said it would sell.",
        "Even states that backed it are unhappy.",
        "Early reports said the ban went on.",
        "His friends are the Gulf states and others.",
        "The club reached me through Twittle asking for help.",
        "Highways England said the road was closed.",
        "Amnesty International said so.",
        "The ruling of the Lord Chief Justice, said to be harsh, stands.",
        "It was told to the Deputy Chief Constable of Orrel on Monday.",
        "The lorry stood on Queen Street in Orrel.",
        "Peers passed the Justice Bill on Monday.",
        "It may rain in May, and in May it will.",
        "He is the deputy Labour leader of the council.",
        "The two-time Olympian, 38, told the court of it.",
        "Twelve people were hurt, Orrel Fire and Rescue said.",
        "“We have a good team,” said the Orrel keeper.",
        "The women drew with Sri Lanka on Monday.",
        "The Tories said that it was over.",
    ],
)
def test_who_is_no_person(copy: str) -> None:
    assert "person" not in kinds(analysis_of(f"It was a quiet day.\n\n{copy}\n")).values()
