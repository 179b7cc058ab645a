import pytest
from hypothesis import given
from hypothesis import strategies as st

from copylint.analysis import Analysis
from copylint.analysis.relations.glosses import Gloss
from copylint.checks.alias import Options, check
from copylint.formats import read


def analysed(text: str) -> Analysis:
    return Analysis(read("story.txt", text.encode()))


def gloss(text: str) -> Gloss:
    (found,) = analysed(text).glosses
    return found


@pytest.mark.parametrize(
    ("text", "alias", "name", "licence"),
    [
        ("The city of Tolmin, known in Italian as Tolmino, votes.", "Tolmino", "Tolmin", "language"),
        ("The city of Tolmin, also known as Tolmino, votes.", "Tolmino", "Tolmin", "also"),
        ("The city of Tolmin, known locally as Tolmino, votes.", "Tolmino", "Tolmin", "language"),
        ("The city of Tolmin, formerly Lusiana, votes.", "Lusiana", "Tolmin", "former"),
        ("The city of Tolmin, formerly known as Lusiana, votes.", "Lusiana", "Tolmin", "former"),
        ("The town of Velsha fell. Velshi, as the Armenians call it, is small.", "Velshi", "Velsha", "language"),
        ("The town of Velsha fell. Velshi, as people in Marn call the town, is small.", "Velshi", "Velsha", "language"),
        ("The town of Velsha, which the Armenians call Velshi, fell.", "Velshi", "Velsha", "language"),
        ("The city of Lviv, or Lwów in Polish, votes.", "Lwów", "Lviv", "language"),
        ("The town of Breza, spelled Brezza by Italians, votes.", "Brezza", "Breza", "spelling"),
        ("The city of Velsha (Velshi) votes.", "Velshi", "Velsha", "parenthesis"),
        ("Maria Kovel, née Harran, retired.", "Harran", "Maria Kovel", "née"),
        ("Robert Tamsin, nicknamed Bobby, scored.", "Bobby", "Robert Tamsin", "nickname"),
    ],
)
def test_how_copy_gives_a_second_name(text: str, alias: str, name: str, licence: str) -> None:
    found = gloss(text)

    assert (found.alias, found.name, found.licence) == (alias, name, licence)


def test_who_uses_the_name() -> None:
    text = "The town of Velsha fell. Velshi, as the Armenians of the valley call it, is small."

    assert gloss(text).by == "the Armenians of the valley"


def test_an_alias_without_a_look_alike_has_no_partner() -> None:
    assert gloss("The town of Korva fell. Velshi, as the Armenians call it, is small.").name == ""


@pytest.mark.parametrize(
    "text",
    [
        "The pub in Springfield (Illinois) closed.",
        "He is known as a good neighbour in Velsha.",
        "Rebels, as the army calls them, left Velsha.",
        "Velsha was formerly quiet.",
        "Ship to Korva, or to Velsha in spring.",
    ],
)
def test_what_is_no_second_name(text: str) -> None:
    assert analysed(text).glosses == []


def test_drift_needs_the_exact_second_name_in_narration() -> None:
    text = (
        "The army left the town of Velsha.\n\nVelshi, as the Armenians call it, is small. Velsha is quiet.\n\n"
        "“Velshi is ours,” a man in Velsha said. The Velshi Cathedral is closed."
    )

    assert list(check(analysed(text), Options())) == []
    drifting = text + "\n\nSchools in Velshi are open."
    assert [drifting[f.span.start : f.span.end] for f in check(analysed(drifting), Options())] == ["Velshi"]


WORDS = ("Velsha", "Velshi", ",", "(", ")", "as", "known", "in", "it", "call", "formerly", "or", "Italian", "née", ".")


@given(st.lists(st.sampled_from(WORDS), max_size=20))
def test_glosses_are_in_order_and_in_the_story(words: list[str]) -> None:
    text = " ".join(["A", *words])
    spans = [(g.alias_span.start, g.alias_span.end) for g in analysed(text).glosses]

    assert spans == sorted(set(spans))
    assert all(0 <= start < end <= len(text) for start, end in spans)


@pytest.mark.parametrize(
    ("copy", "pair"),
    [
        ("The Velsha Trust, now the Korva Trust, will move.", ("Velsha Trust", "Korva Trust")),
        ("The Velsha Company, now called Korva Company, will move.", ("Velsha Company", "Korva Company")),
        ("The Velsha Company, now the largest buyer of the Korva Company, will move.", None),
        ("Ann Orr, now Ann Dunmore, will move.", None),
    ],
)
def test_what_is_now_called_something_else(copy: str, pair: tuple[str, str] | None) -> None:
    found = [(g.alias, g.name) for g in Analysis(read("story.txt", copy.encode())).glosses]
    assert found == ([pair] if pair else [])
