import pytest

from copylint.analysis import Analysis
from copylint.analysis.places.origins import agree, find_origins, look_alike
from copylint.formats import read

KEYS = frozenset({"location"})


def origins(text: str) -> list[tuple[str, tuple[str, ...], str]]:
    analysis = Analysis(read("story.md", text.encode()))
    for origin in (found := find_origins(analysis, KEYS)):
        assert analysis.excerpt(origin.span).startswith(origin.city)
    return [(origin.city, origin.around, origin.key) for origin in found]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("TESHEN (AP) —", [("TESHEN", (), "")]),
        ("HARRISBURG, Pa. (AP) —", [("HARRISBURG", ("Pa",), "")]),
        ("GROSSETO, Italy, June 4 (Reuters) -", [("GROSSETO", ("Italy",), "")]),
        ("Korva / Teshen (dpa) –", [("Korva", (), ""), ("Teshen", (), "")]),
    ],
)
def test_datelines(line: str, expected: list[tuple[str, tuple[str, ...], str]]) -> None:
    assert origins(f"{line} The ferry sailed at noon and came back at night.") == expected


def test_metadata_come_first() -> None:
    story = "---\nlocation: Turin, Italy\n---\nMILAN (AP) — The ferry sailed at noon and came back at night."

    assert origins(story) == [("Turin", ("Italy",), "location"), ("MILAN", (), "")]


@pytest.mark.parametrize(
    ("line", "location", "expected"),
    [
        ("LYON, France", "France", True),
        ("PITTSBURGH", "Pittsburgh, Pennsylvania", True),
        ("ST. MORITZ", "Saint Moritz", True),
        ("NEW YORK", "New York City", True),
        ("MILAN", "Turin", False),
        ("LYON", "Italy", False),
    ],
)
def test_which_places_may_be_one(line: str, location: str, expected: bool) -> None:
    story = f"---\nlocation: {location}\n---\n{line} (AP) — The ferry sailed at noon and came back at night."
    analysis = Analysis(read("story.md", story.encode()))
    one, other = find_origins(analysis, KEYS)

    assert agree(one, other) is expected
    assert agree(other, one) is expected


def test_a_slip_and_another_name() -> None:
    assert look_alike("GROSSETO", "Grossetto")
    assert not look_alike("GROSSETO", "Grosseto")
    assert not look_alike("Turin", "Milan")
