"""YAML files that people write: a mapping with questions that note every mistake and its place."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path

from msgspec import Struct

from copylint.nodestore import store
from copylint.story import Position
from copylint.yamlnodes import Node, YamlError, error_line, position_after

__all__ = [
    "Node",
    "Section",
    "YamlError",
    "did_you_mean",
    "error_line",
    "lines_of",
    "one_of",
    "read_document",
    "read_mapping",
]


class Section(Struct, frozen=True):
    """A mapping of a file, with questions that note what is wrong in `errors` and answer with the default."""

    path: str
    node: Node
    errors: list[str]
    name: str = ""

    @property
    def items(self) -> Mapping[str, Node]:
        """The keys and their values, in the order of the file."""
        return self.node.value if isinstance(self.node.value, dict) else {}

    def __contains__(self, key: str) -> bool:
        """Whether the key is given."""
        return key in self.items

    def error(self, place: Node | Position | str, message: str) -> None:
        """Note a mistake at a node, at a position, or at one of this mapping's keys."""
        if isinstance(place, str):
            place = self.node.keys.get(place, self.node.position)
        self.errors.append(error_line(self.path, place.position if isinstance(place, Node) else place, message))

    def allow(self, keys: Collection[str]) -> None:
        """Note every key that is not among `keys`."""
        for key, position in self.node.keys.items():
            if key not in keys:
                within = f" in {self.name}" if self.name else ""
                self.error(position, f"unknown key “{key}”{within}{did_you_mean(key, keys)}")

    def text(self, key: str, default: str = "", *, required: bool = False) -> str:
        """The text at `key`, white space at both ends left out; when required, it must be there and not be empty."""
        node = self.items.get(key)
        if node is None:
            if required:
                self.error(self.node, f"the key “{key}” is missing")
            return default
        if not isinstance(node.value, str):
            self.error(node, f"“{key}” must be text; put it in quotation marks")
            return default
        if required and not node.value.strip():
            self.error(key, f"“{key}” is empty")
        return node.value.strip() or default

    def choice(self, key: str, allowed: Collection[str], default: str) -> str:
        """The text at `key`, which must be one of `allowed`."""
        value = self.text(key, default)
        if value in allowed:
            return value
        self.error(self.items[key], f"“{key}” cannot be “{value}”; use {one_of(allowed)}{did_you_mean(value, allowed)}")
        return default

    def flag(self, key: str, default: bool) -> bool:
        """True for true, yes, on; False for false, no, off."""
        words = {"true": True, "yes": True, "on": True, "false": False, "no": False, "off": False}
        return words[self.choice(key, words, "yes" if default else "no")]

    def nodes(self, key: str) -> list[Node]:
        """The items of the list at `key`; none when it is not given."""
        node = self.items.get(key)
        if node is None or node.value == "":
            return []
        if isinstance(node.value, list):
            return node.value
        self.error(node, f"“{key}” must be a list")
        return []

    def texts(self, key: str) -> tuple[str, ...]:
        """The texts of the list at `key`."""
        found = []
        for node in self.nodes(key):
            if isinstance(node.value, str) and node.value.strip():
                found.append(node.value.strip())
            else:
                self.error(node, f"each item of “{key}” must be text")
        return tuple(found)

    def section(self, key: str) -> "Section":
        """The mapping at `key`; an empty one when it is not given."""
        node = self.items.get(key, Node({}, self.node.position))
        return self.inner(node, f"“{key}”")

    def sections(self, key: str) -> list["Section"]:
        """The mappings of the list at `key`."""
        return [self.inner(node, f"“{key}”") for node in self.nodes(key)]

    def inner(self, node: Node, name: str) -> "Section":
        """A node of this file as a mapping; `name` is what an error message calls it."""
        if not isinstance(node.value, dict):
            if node.value != "":
                self.error(node, f"{name} must be a mapping of keys and values")
            node = Node({}, node.position)
        return Section(self.path, node, self.errors, name)


def read_mapping(path: Path, source: str | None = None) -> Section:
    """The mapping that a YAML file holds, as yet without errors; `source` is its text when it is not to be read.

    Raises YamlError when the file cannot be read, is not YAML, or breaks a rule of this module.
    """
    shown = path.as_posix()
    text = _read(path, shown) if source is None else source
    node = store().node(text, shown)
    if node is None:
        raise YamlError([error_line(shown, Position(1, 1), "the file is empty")])
    if not isinstance(node.value, dict):
        raise YamlError([error_line(shown, node.position, "expected keys and values, such as “summary: …”")])
    return Section(shown, node, [])


def read_document(path: Path, source: str | None = None) -> Node | None:
    """What a YAML file holds, whatever that is; None when it is empty. Raises YamlError as `read_mapping` does."""
    shown = path.as_posix()
    return store().node(_read(path, shown) if source is None else source, shown)


def did_you_mean(word: str, known: Collection[str]) -> str:
    """`; did you mean “…”?` where one of the known words is close, else an empty string."""
    import difflib

    close = difflib.get_close_matches(word.lower().replace("_", "-"), sorted(known), 1, 0.6)
    close = close or difflib.get_close_matches(word.lower().replace("-", "_"), sorted(known), 1, 0.6)
    return f"; did you mean “{close[0]}”?" if close and close[0] != word else ""


def one_of(words: Iterable[str]) -> str:
    """`a, b or c`."""
    *most, last = words
    return f"{', '.join(most)} or {last}" if most else last


def _read(path: Path, shown: str) -> str:
    try:
        return path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise YamlError([f"{shown}: cannot be read: {error.strerror or error}"]) from None
    except UnicodeDecodeError as error:
        before = error.object[: error.start].decode("utf-8", "replace")
        raise YamlError([error_line(shown, position_after(before), "not UTF-8: save the file as UTF-8")]) from None


def lines_of(path: Path, text: str) -> Iterator[int]:
    """The lines of a YAML file where a value is `text`; raises YamlError."""
    waiting = [read_mapping(path).node]
    while waiting:
        node = waiting.pop()
        if isinstance(node.value, str):
            if node.value.strip() == text.strip():
                yield node.text_line
        else:
            waiting += node.value.values() if isinstance(node.value, dict) else node.value
