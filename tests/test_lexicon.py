import os
import random
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from copylint.analysis.tables import lexicon
from copylint.data import FOLDER, Table, table

BUILT = ["words", "given_names", "surnames", "place_names", "places", "confusable"]
ROOT = Path(__file__).parents[1]


def read(name: str) -> dict[str, str]:
    lines = (FOLDER / f"{name}.txt").read_text(encoding="utf-8").split("\n")[:-1]
    return {key: value for key, _, value in (line.partition("\t") for line in lines)}


@pytest.mark.parametrize("name", BUILT)
def test_tables_are_sorted_and_unique(name: str) -> None:
    raw = (FOLDER / f"{name}.txt").read_bytes()
    keys = [line.partition(b"\t")[0] for line in raw.split(b"\n")[:-1]]
    assert raw.endswith(b"\n")
    assert all(keys)
    assert all(one < other for one, other in pairwise(keys))


@pytest.mark.parametrize("name", BUILT)
def test_look_up_equals_a_linear_scan(name: str) -> None:
    known = read(name)
    keys = list(known)
    sample = [keys[0], keys[-1], *random.Random(7).sample(keys, 700)]
    for changed in (str, lambda key: key[:-1], lambda key: key + "s", lambda key: "z" + key):
        for key in map(changed, sample):
            assert table(name).find(key) == known.get(key), key


@settings(max_examples=60, deadline=None)
@given(
    rows=st.dictionaries(st.text("abcé ", min_size=1, max_size=6), st.text("xy|", max_size=300), min_size=1),
    asked=st.lists(st.text("abcé ", max_size=6)),
)
def test_any_table_is_searched_right(
    rows: dict[str, str], asked: list[str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("table") / "any.txt"
    lines = sorted((key.encode(), value.encode()) for key, value in rows.items())
    path.write_bytes(b"".join(key + (b"\t" + value if value else b"") + b"\n" for key, value in lines))
    small = Table(path)
    for key in (*rows, *filter(None, asked)):
        assert small.find(key) == rows.get(key)


@pytest.mark.parametrize(
    "word",
    [
        "brown",
        "may",
        "colour",
        "color",
        "said",
        "ministers",
        "ceasefire",
        "turkey",
        "café",
        "don’t",
        "they're",
        "can't",
        "long-running",
    ],
)
def test_common_words(word: str) -> None:
    assert lexicon.is_common_word(word)
    assert lexicon.is_common_word(word.capitalize())


@pytest.mark.parametrize(
    "word", ["john", "china", "pashinyan", "baku", "kg", "o'brien", "baku-based", "-", "xqz", "armenian", ""]
)
def test_names_and_symbols_are_no_common_words(word: str) -> None:
    assert not lexicon.is_common_word(word)


@pytest.mark.parametrize("name", ["Olena", "AHMED", "Nikol", "Jorge", "José", "Mohammed", "Wei", "Emma", "Siobhán"])
def test_given_names(name: str) -> None:
    assert lexicon.is_given_name(name)


def test_surnames() -> None:
    assert all(map(lexicon.is_surname, ["Smith", "Pashinyan", "Nguyen", "Okafor", "Erdoğan", "Brown", "Müller"]))
    assert not any(map(lexicon.is_surname, ["the", "said", "Wednesday"]))


def test_two_given_names_are_both_frequent_and_different() -> None:
    assert lexicon.are_two_given_names("Maria", "Marie")
    assert lexicon.are_two_given_names("Brian", "Bryan")
    assert not lexicon.are_two_given_names("Maria", "maria")
    assert not lexicon.are_two_given_names("Michael", "Micheal")
    assert not lexicon.are_two_given_names("Nikol", "Nikoll")


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("the Netherlands", "Netherlands"),
        ("Holland", "Netherlands"),
        ("U.S.", "United States"),
        ("US", "United States"),
        ("Britain", "United Kingdom"),
        ("Côte d’Ivoire", "Ivory Coast"),
        ("Türkiye", "Turkey"),
        ("CZECHIA", "Czech Republic"),
        ("DRC", "Democratic Republic of the Congo"),
        ("Kosovo", "Kosovo"),
    ],
)
def test_countries(name: str, country: str) -> None:
    found = lexicon.country(name)
    assert found is not None
    assert found.name == country


@pytest.mark.parametrize("name", ["us", "car", "Car", "Atlantis", "", "Armenian", "the"])
def test_no_countries(name: str) -> None:
    assert lexicon.country(name) is None


@pytest.mark.parametrize(
    ("country", "capitals"),
    [
        ("Azerbaijan", {"Baku"}),
        ("Kazakhstan", {"Astana"}),
        ("Netherlands", {"Amsterdam", "The Hague"}),
        ("South Africa", {"Pretoria", "Cape Town", "Bloemfontein"}),
        ("Bolivia", {"Sucre", "La Paz"}),
        ("Tanzania", {"Dodoma", "Dar es Salaam"}),
        ("Burundi", {"Gitega", "Bujumbura"}),
        ("Eswatini", {"Mbabane", "Lobamba"}),
        ("Israel", {"Jerusalem", "Tel Aviv"}),
        ("Kosovo", {"Pristina"}),
    ],
)
def test_capitals(country: str, capitals: set[str]) -> None:
    found = lexicon.country(country)
    assert found is not None
    assert set(found.capitals) == capitals


@pytest.mark.parametrize(
    ("word", "country"),
    [
        ("Armenian", "Armenia"),
        ("Armenians", "Armenia"),
        ("Dutch", "Netherlands"),
        ("Swiss", "Switzerland"),
        ("Nigerien", "Niger"),
        ("Filipinos", "Philippines"),
        ("Poles", "Poland"),
        ("Congolese", "Democratic Republic of the Congo"),
    ],
)
def test_demonyms(word: str, country: str) -> None:
    found = lexicon.demonym(word)
    assert found is not None
    assert found.name == country


@pytest.mark.parametrize("word", ["poles", "polish", "Armenia", "s", "S", ""])
def test_no_demonyms(word: str) -> None:
    assert lexicon.demonym(word) is None


def test_every_country_is_found_by_all_its_names() -> None:
    assert len(lexicon.countries()) > 200
    for country in lexicon.countries():
        assert country.capitals
        assert all(lexicon.country(name) == country for name in (country.name, *country.aliases)), country.name
        assert all(lexicon.demonym(word) for word in country.demonyms), country.name


def test_groups() -> None:
    assert all(map(lexicon.is_group, ["Kurdish", "Muslims", "European", "Québécois"]))
    assert not any(map(lexicon.is_group, ["western", "Armenian", "Bank"]))


def test_us_states() -> None:
    assert lexicon.us_state("Pa.") == "Pennsylvania"
    assert lexicon.us_state("Calif.") == "California"
    assert lexicon.us_state("NJ") == "New Jersey"
    assert lexicon.us_state("north dakota") == "North Dakota"
    assert [lexicon.us_state(word) for word in ("in", "or", "Ontario", "me", "")] == [None] * 5


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Niger", "Nigeria"),
        ("Iraq", "Iran"),
        ("Austria", "Australia"),
        ("Slovakia", "Slovenia"),
        ("Mauritius", "Mauritania"),
        ("Gambia", "Zambia"),
        ("Dakar", "Dhaka"),
        ("Tuesday", "Thursday"),
        ("June", "July"),
        ("Kansas", "Arkansas"),
    ],
)
def test_confusable_pairs(one: str, other: str) -> None:
    assert lexicon.is_confusable(one, other)
    assert lexicon.is_confusable(other, one.upper())


def test_two_spellings_of_one_place_are_not_confusable() -> None:
    for one, other in [("Kyiv", "Kiev"), ("Suriname", "Surinam"), ("Iran", "Iran"), ("Pashinyan", "Pashinian")]:
        assert not lexicon.is_confusable(one, other)


def test_titles() -> None:
    assert lexicon.title_kind("Mr") == "courtesy"
    assert lexicon.title_kind("Gov.") == "abbreviation"
    assert lexicon.title_kind("prime minister") == "role"
    assert all(map(lexicon.is_title, ["Prime Ministers", "congressmen", "deputies", "coaches", "spokeswoman"]))
    assert not any(map(lexicon.is_title, ["table", "men", "s", ""]))
    assert {"minister", "president"} <= lexicon.title_heads()


def test_verbs_of_saying() -> None:
    assert lexicon.saying_lemma("Told") == "tell"
    assert all(map(lexicon.is_saying, ["said", "tweets", "admitted", "denies", "acknowledging"]))
    assert not lexicon.is_saying("ran")


def test_small_words() -> None:
    assert lexicon.is_organisation_head("Ministry")
    assert not lexicon.is_organisation_head("ministry")
    assert lexicon.is_particle("van")
    assert lexicon.weekday("Fri.") == 4
    assert lexicon.month("Sept.") == 9
    assert lexicon.month("May") == 5
    assert lexicon.weekday("May") is None


def test_notices_stand_at_the_top_and_with_the_data() -> None:
    notice = (ROOT / "NOTICE").read_text(encoding="utf-8")
    assert all(
        word in notice for word in ("GeoNames", "creativecommons.org/licenses/by/4.0", "Kevin Atkinson", "US Census")
    )
    assert "Beresford" in (FOLDER / "LICENSE.SCOWL").read_text(encoding="utf-8")
    readme = (FOLDER / "README.md").read_text(encoding="utf-8")
    assert all(f"{name}" in readme for name in (path.stem for path in FOLDER.glob("*.txt") if path.stem in BUILT))


@pytest.mark.skipif("COPYLINT_PACKAGES" not in os.environ, reason="needs the sources named in data/README.md")
def test_the_same_sources_give_the_same_bytes(tmp_path: Path) -> None:
    words = [Path(os.environ["COPYLINT_WORDS"]) / f"{kind}-english-large" for kind in ("american", "british")]
    script = [sys.executable, str(ROOT / "scripts/build_data.py"), "--packages", os.environ["COPYLINT_PACKAGES"]]
    subprocess.run([*script, "--words", words[0], "--words", words[1], "--out", tmp_path], check=True)
    for name in BUILT:
        assert (tmp_path / f"{name}.txt").read_bytes() == (FOLDER / f"{name}.txt").read_bytes(), name
