import pytest

from copylint.analysis.tables import lexicon
from copylint.analysis.tables.gazetteer import key, places, same_place, within
from copylint.data import FOLDER, table


@pytest.mark.parametrize(
    ("name", "country", "kind"),
    [
        ("Baku", "AZ", "capital"),
        ("Stepanakert", "AZ", "city"),
        ("Xankəndi", "AZ", "city"),
        ("Paris", "FR", "capital"),
        ("Armenia", "AM", "country"),
        ("Georgia", "GE", "country"),
        ("St. Petersburg", "RU", "city"),
        ("Cologne", "DE", "city"),
        ("Catalonia", "ES", "region"),
        ("Uvalde", "US", "city"),
        ("BIRMINGHAM", "GB", "city"),
        ("The Hague", "NL", "capital"),
    ],
)
def test_the_best_known_place_comes_first(name: str, country: str, kind: str) -> None:
    best = places(name)[0]
    assert (best.country, best.type) == (country, kind)


@pytest.mark.parametrize("name", ["", "Xanthoria", "xqz", "the", ".", "Center", "Police", "Pashinyan"])
def test_unknown_names(name: str) -> None:
    assert places(name) == ()
    assert not same_place(name, name)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kyiv", "Kiev"),
        ("Shusha", "Shushi"),
        ("Stepanakert", "Khankendi"),
        ("Mumbai", "Bombay"),
        ("Nagorno-Karabakh", "Artsakh"),
        ("Lviv", "Lvov"),
        ("Burma", "Myanmar"),
    ],
)
def test_two_names_of_one_place(one: str, other: str) -> None:
    assert same_place(one, other)
    assert same_place(other, one)


@pytest.mark.parametrize(
    ("one", "other"), [("Baku", "Shusha"), ("Shusha", "Sousse"), ("Niger", "Nigeria"), ("Kyiv", "Xanthoria")]
)
def test_two_places(one: str, other: str) -> None:
    assert not same_place(one, other)


@pytest.mark.parametrize(
    ("inner", "outer"),
    [
        ("Baku", "Azerbaijan"),
        ("Paris", "France"),
        ("Paris", "Texas"),
        ("Pittsburgh", "Pa."),
        ("Glasgow", "Scotland"),
        ("Toronto", "Ontario"),
        ("Munich", "Bavaria"),
        ("Sydney", "New South Wales"),
        ("Ontario", "Canada"),
        ("Crimea", "Ukraine"),
    ],
)
def test_what_lies_in_what(inner: str, outer: str) -> None:
    assert within(inner, outer)


@pytest.mark.parametrize(
    ("inner", "outer"),
    [("Baku", "Armenia"), ("Glasgow", "Wales"), ("France", "France"), ("Xanthoria", "France"), ("Paris", "Xanthoria")],
)
def test_what_does_not(inner: str, outer: str) -> None:
    assert not within(inner, outer)


def test_every_name_leads_to_a_place() -> None:
    for line in (FOLDER / "place_names.txt").read_text(encoding="utf-8").splitlines():
        name, ids = line.split("\t")
        assert name == key(name)
        assert all(table("places").find(number) for number in ids.split(",")), name


def test_every_capital_is_known() -> None:
    absent = {
        "Tifariti",
        "Ciudad de la Paz",
        "Nusantara",
        "Ngerulmud",
        "Yaren",
        "The Valley",
        "Sri Jayawardenepura Kotte",
    }
    missing = {
        capital
        for country in lexicon.countries()
        for capital in country.capitals
        if not any(place.country in {country.iso, "IL", "PS"} for place in places(capital))
    }
    assert missing <= absent
