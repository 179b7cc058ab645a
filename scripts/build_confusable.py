"""Find the names that look alike though both are right: Iran and Iraq, Austria and Australia."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from build_gazetteer import Gazetteer
from jellyfish import damerau_levenshtein_distance

from copylint.analysis.tables.gazetteer import key
from copylint.analysis.tables.lexicon import countries, fold
from copylint.data import rows

WELL_KNOWN = 500_000
# Pairs further apart than two letters that a desk mixes up all the same.
MORE = """Dakar|Dhaka Gambia|Zambia Guinea|Guyana Mauritius|Mauritania Budapest|Bucharest Sweden|Switzerland
Latvia|Lithuania Paraguay|Uruguay Tasmania|Tanzania Liberia|Libya Slovakia|Slovenia Slovak|Slovene Belarus|Belgium
Swedish|Swiss Austria|Australia Austrian|Australian Mali|Malawi Malian|Malawian Niger|Nigeria Nigerien|Nigerian
Columbia|Colombia Georgetown|George Hamburg|Homburg Donetsk|Dnipro Palestine|Pakistan Dominica|Dominican Tunis|Tunisia
Algiers|Algeria Kuwait|Kuwaiti Kosovo|Kosovar Sudan|Sultan Chechnya|Czechia Chechen|Czech Bosnia|Boston
Kazakh|Cossack Kurd|Kurdish Tamil|Tamils Shia|Shiite Sunni|Sunnis Alawi|Alawite Houthi|Houthis Hutu|Tutsi
Latino|Latina Latino|Latinx Filipino|Filipina Democrat|Democratic"""


def confusable_pairs(gazetteer: Gazetteer) -> Iterator[str]:
    """Pairs "one|other" in order, of different countries, capitals, demonyms, states, large cities, days and months."""
    groups = well_known_names(gazetteer)
    buckets = defaultdict(set)
    for name in groups:
        for shape in {name, *(name[:i] + name[i + 1 :] for i in range(len(name)))}:
            buckets[shape].add(name)
            for j in range(len(shape)):
                buckets[shape[:j] + shape[j + 1 :]].add(name)
    near = {pair for names in buckets.values() for pair in combinations(sorted(names), 2)}
    found = {f"{a}|{b}" for a, b in near if not groups[a] & groups[b] and damerau_levenshtein_distance(a, b) <= 2}
    yield from found | {"|".join(sorted(map(fold, pair.split("|")))) for pair in MORE.split()}


def well_known_names(gazetteer: Gazetteer) -> dict[str, set[str]]:
    """Folded name -> what it stands for; two names of one thing are no pair."""
    groups: dict[str, set[str]] = defaultdict(set)
    for country in countries():
        for name in (country.name, *(alias for alias in country.aliases if not alias.isupper())):
            groups[fold(name)].add(country.iso)
        for demonym in country.demonyms:
            groups[fold(demonym)].add(f"{country.iso} people")
        for capital in country.capitals:
            groups[fold(capital)].add(gazetteer.names.get(key(capital), [capital])[0])
    for number, place in gazetteer.places.items():
        if place.population > WELL_KNOWN and place.type in {"city", "capital"}:
            groups[fold(place.name)].add(number)
    for name, _ in rows("states"):
        groups[fold(name)].add(f"state {name}")
    for kind, number, forms in rows("calendar"):
        groups[forms.split("|")[0]].add(f"{kind} {number}")
    return {name: groups[name] for name in groups if len(name) > 2}
