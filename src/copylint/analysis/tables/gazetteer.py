"""Places of the world: what a name may stand for, and what lies in what. Source: GeoNames, and a list of regions."""

from functools import lru_cache

from msgspec import Struct

from copylint.analysis.tables.lexicon import country, fold, us_state
from copylint.data import table


class Place(Struct, frozen=True, gc=False):
    """A place: English name, ISO code of its country, people (0 where unknown), type, state or the like, id.

    `type` is "country", "capital", "city", "state" or "region". Two names of one place lead to the same `id`.
    """

    name: str
    country: str
    population: int
    type: str
    state: str = ""
    id: str = ""


@lru_cache(maxsize=8192)
def key(name: str) -> str:
    """The key of a place's name in the table: folded, without points, commas, hyphens, apostrophes and "the"."""
    words = fold(name).replace("-", " ").replace(",", " ").replace(".", "").replace("'", "").split()
    if len(words) > 1 and words[0] == "the":
        del words[0]
    return " ".join("saint" if word == "st" else word for word in words)


@lru_cache(maxsize=4096)
def _ids(name: str) -> tuple[str, ...]:
    return tuple((table("place_names").find(name) or "").split(",")) if name else ()


@lru_cache(maxsize=4096)
def _place(number: str) -> Place:
    row = table("places").find(number)
    if row is None:
        raise LookupError(f"no place {number}: place_names and places were not built together")
    name, code, population, kind, state = row.split("|")
    return Place(name, code, int(population), kind, state, number)


@lru_cache(maxsize=4096)
def places(name: str) -> tuple[Place, ...]:
    """What `name` may stand for, best known first; () when unknown.

    Countries come first, then by population; under a name that is not its main one a place counts for less.
    Many of these names are also words or people; that is for the caller to settle.
    """
    return tuple(_place(number) for number in _ids(key(name)) if number)


def identity(name: str) -> str:
    """What all names of one place have in common: the id of the place they are best known for, else their key."""
    folded = key(name)
    ids = _ids(folded)
    return f"#{ids[0]}" if ids and ids[0] else folded


def same_place(one: str, other: str) -> bool:
    """Whether two names are best known as names of one place: "Kyiv" and "Kiev", "Shusha" and "Shushi"."""
    first, second = _ids(key(one)), _ids(key(other))
    return bool(first and second and first[0] and first[0] == second[0])


def within(inner: str, outer: str) -> bool:
    """Whether a place called `inner` lies in the country or state `outer`, as far as the tables know."""
    around = country(outer)
    if around is not None and any(p.country == around.iso and p.type != "country" for p in places(inner)):
        return True
    state = key(us_state(outer) or outer)
    return any(p.state and key(p.state) == state and p.type in {"city", "capital", "region"} for p in places(inner))
