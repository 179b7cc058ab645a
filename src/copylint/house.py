"""House lists: how the newsroom spells the names it writes, as YAML files that it keeps with its style book."""

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Literal, cast

from msgspec import Struct

from copylint.story import Position
from copylint.yamlfile import Node, Section, YamlError, error_line, one_of, read_document

Sort = Literal["person", "place", "organisation"]
Expand = Literal["", "first", "never"]

_EVERY = ("canonical", "variants", "aliases")
_PERSON = (*_EVERY, "mononym", "role", "until")
_SORTS: dict[str, tuple[Sort, tuple[str, ...]]] = {
    "names": ("person", _PERSON),
    "places": ("place", (*_PERSON, "type", "capital_of", "within")),
    "organizations": ("organisation", (*_EVERY, "acronym", "expand")),
    "organisations": ("organisation", (*_EVERY, "acronym", "expand")),
}
LISTS = (*_SORTS, "different")
KEYS_OF = {name: keys for name, (_, keys) in _SORTS.items()}


class Entry(Struct, frozen=True):
    """A name of the house: `canonical` is its spelling, `variants` are wrong, `aliases` may stand beside it.

    `mononym` is the one word that needs no first name, or "". `role` is held up to and including the day `until`,
    without end where that is None. `expand` says when an acronym is spelled out, "" where the house does not say.
    """

    canonical: str
    sort: Sort = "person"
    variants: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    mononym: str = ""
    role: str = ""
    until: date | None = None
    type: str = ""
    capital_of: str = ""
    within: str = ""
    acronym: str = ""
    expand: Expand = ""

    @property
    def right(self) -> tuple[str, ...]:
        """Every form that may stand in copy."""
        return (self.canonical, *self.aliases, *filter(None, (self.acronym,)))


class House(Struct, frozen=True, eq=False):
    """The lists of a newsroom, merged. `different` holds groups of names that look alike and are not the same."""

    entries: tuple[Entry, ...] = ()
    different: tuple[tuple[str, ...], ...] = ()


NO_HOUSE = House()


class _Claim(Struct, frozen=True, gc=False):
    """What a list says of one form of a name: whether it is wrong, of which name, and where."""

    is_wrong: bool
    canonical: str
    where: str


class _Reader:
    """The lists while they are being read."""

    def __init__(self) -> None:
        self.entries: list[Entry] = []
        self.different: list[tuple[str, ...]] = []
        self.errors: list[str] = []
        self._claims: dict[tuple[str, Sort], _Claim] = {}

    def read(self, path: Path) -> None:
        """Add the lists of one file."""
        try:
            section = _lists(path)
        except YamlError as error:
            self.errors += error.errors
            return
        section.allow(LISTS)
        for name, (sort, keys) in _SORTS.items():
            for node in section.nodes(name):
                self._add(section, node, sort, keys)
        self.different += _groups(section)
        self.errors += section.errors

    def _add(self, section: Section, node: Node, sort: Sort, keys: tuple[str, ...]) -> None:
        if isinstance(node.value, str) and node.value.strip():
            node = Node({"canonical": node}, node.position)
        inner = section.inner(node, "a name")
        if not isinstance(node.value, dict):
            return
        inner.allow(keys)
        before = len(section.errors)
        entry = _entry(inner, sort)
        if entry.canonical and len(section.errors) == before:
            self.entries.append(entry)
            for key in ("canonical", "aliases", "variants"):
                for form in inner.nodes(key) if key != "canonical" else [inner.items[key]]:
                    self._claim(inner, form, entry, key)

    def _claim(self, inner: Section, node: Node, entry: Entry, key: str) -> None:
        """Note a form that is called right and wrong, or that two names claim; an alias may be that of several."""
        form, is_wrong = str(node.value).strip(), key == "variants"
        taken = self._claims.get((form, entry.sort))
        if taken is None:
            where = f"{inner.path}:{node.position.line}"
            self._claims[form, entry.sort] = _Claim(is_wrong, entry.canonical, where)
        elif key == "canonical" and taken.canonical == form:
            inner.error(node, f"“{form}” stands twice, first at {taken.where}")
        elif taken.is_wrong != is_wrong or (key != "aliases" and taken.canonical != entry.canonical):
            what = "a variant" if taken.is_wrong else "a form"
            inner.error(node, f"“{form}” is also {what} of “{taken.canonical}” ({taken.where})")


def read_house(paths: Iterable[Path]) -> House:
    """The house lists in all the files, merged. Raises YamlError with every mistake in every file.

    A file holds one list, and its name says of what (`names.yaml`, `places.yaml`, `organizations.yaml`,
    `different.yaml`); or it holds several under these names as keys.
    """
    reader = _Reader()
    for path in paths:
        reader.read(path)
    if reader.errors:
        raise YamlError(reader.errors)
    return House(tuple(reader.entries), tuple(reader.different)) if reader.entries or reader.different else NO_HOUSE


def _lists(path: Path) -> Section:
    """The file as a mapping from what a list holds to the list."""
    shown = path.as_posix()
    node = read_document(path)
    if node is None:
        return Section(shown, Node({}, Position(1, 1)), [])
    if isinstance(node.value, dict):
        return Section(shown, node, [])
    if not isinstance(node.value, list):
        raise YamlError([error_line(shown, node.position, "expected a list of names, such as “- canonical: Kyiv”")])
    if path.stem not in LISTS:
        advice = f"call the file {one_of(f'{name}.yaml' for name in LISTS)}, or put the list under such a key"
        raise YamlError([error_line(shown, node.position, f"what this list holds is not clear: {advice}")])
    return Section(shown, Node({path.stem: node}, node.position), [])


def _entry(inner: Section, sort: Sort) -> Entry:
    canonical = inner.text("canonical", required=True)
    return Entry(
        canonical,
        sort,
        variants=inner.texts("variants"),
        aliases=inner.texts("aliases"),
        mononym=_mononym(inner, canonical),
        role=inner.text("role"),
        until=_until(inner),
        type=inner.text("type"),
        capital_of=inner.text("capital_of"),
        within=inner.text("within"),
        acronym=inner.text("acronym"),
        expand=cast(Expand, inner.choice("expand", ("first", "never"), "first") if "expand" in inner else ""),
    )


def _mononym(inner: Section, canonical: str) -> str:
    """The word itself; `yes` stands for the last word of the name."""
    word = inner.text("mononym")
    if word in ("yes", "true", "on"):
        return canonical.rsplit(maxsplit=1)[-1] if canonical else ""
    return "" if word in ("no", "false", "off") else word


def _until(inner: Section) -> date | None:
    text = inner.text("until")
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        inner.error(inner.items["until"], f"“until: {text}” is no date of the form 2026-02-01")
        return None


def _groups(section: Section) -> Iterator[tuple[str, ...]]:
    for node in section.nodes("different"):
        items = node.value if isinstance(node.value, list) else []
        names = tuple(item.value.strip() for item in items if isinstance(item.value, str) and item.value.strip())
        if len(set(names)) < 2 or len(names) != len(items):
            section.error(node, "each item of “different” must be two names or more, such as [Ann Velk, Anne Velk]")
        else:
            yield names
