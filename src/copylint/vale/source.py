"""A rule file of Vale while it is carried over: what is asked of it, and what is said about it."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from copylint.lazypattern import lazy_pattern
from copylint.patterns import compile_pattern
from copylint.story import Position
from copylint.yamlfile import Node, error_line

_PLAIN = lazy_pattern(r"[^\W_](?:[\w'’-]*[^\W_])?(?: [^\W_](?:[\w'’-]*[^\W_])?)*")
_CLASS = lazy_pattern(r"\\([pP])([A-Z])(?![a-z{])")
_DOLLAR = lazy_pattern(r"\$(?:\{(\d)\}|(\d))")
_NUMBER = lazy_pattern(r"-?\d{1,9}(?:\.\d{1,9})?")
_HEADER = frozenset({"extends", "message", "level", "description", "name", "link", "scope", "code"})


class Remark(NamedTuple):
    """Something to tell about a place of a file; `lost` where it could not be carried over."""

    line: str
    lost: bool


class NotCarriedError(Exception):
    """The whole rule has no counterpart; what is the matter has been noted."""


class Source:
    """The keys of one rule file. What nobody has asked for in the end is noted as lost."""

    def __init__(self, path: str, node: Node) -> None:
        """`node` is the mapping that the file holds."""
        self.path = path
        self.items = node.value if isinstance(node.value, dict) else {}
        self.keys = node.keys
        self.remarks: list[Remark] = []
        self._asked = set(_HEADER)

    def lose(self, place: Node | str, message: str) -> None:
        """Note what could not be carried over, at a value or at a key."""
        self._remark(place, message, lost=True)

    def note(self, place: Node | str, message: str) -> None:
        """Note what the reader should know."""
        self._remark(place, message, lost=False)

    def refuse(self, place: Node | str, message: str) -> NotCarriedError:
        """The error that ends the rule, noted with its place."""
        self.lose(place, message)
        return NotCarriedError(message)

    def text(self, key: str, default: str = "") -> str:
        """The text at a key."""
        self._asked.add(key)
        node = self.items.get(key)
        if node is not None and not isinstance(node.value, str):
            self.lose(key, f"“{key}” must be text")
        return node.value.strip() if node is not None and isinstance(node.value, str) else default

    def text_pairs(self, key: str) -> Iterator[tuple[str, Node]]:
        """The pairs of which both are texts; any other is noted."""
        for name, value in self.pairs(key):
            if isinstance(value.value, str):
                yield name, value
            else:
                self.lose(value, f"“{name}” must be text")

    def flag(self, key: str) -> bool:
        """Whether the key says true, as YAML does."""
        return self.text(key).lower() in {"true", "yes", "on"}

    def number(self, key: str) -> float | None:
        """The number at a key, None where there is none."""
        text = self.text(key)
        if text and not _NUMBER.fullmatch(text):
            self.lose(key, f"“{key}: {text}” is no number")
            return None
        return float(text) if text else None

    def nodes(self, key: str) -> list[Node]:
        """The texts of the list at a key, with their places; a text alone is a list of one."""
        self._asked.add(key)
        node = self.items.get(key)
        if node is None or node.value == "":
            return []
        found = node.value if isinstance(node.value, list) else [node]
        for item in found:
            if not isinstance(item.value, str):
                self.lose(item, f"each item of “{key}” must be text")
        return [item for item in found if isinstance(item.value, str) and item.value]

    def pairs(self, key: str) -> Iterator[tuple[str, Node]]:
        """The keys of a mapping, or of a list of mappings, with their values."""
        self._asked.add(key)
        node = self.items.get(key)
        for mapping in node.value if node is not None and isinstance(node.value, list) else [node]:
            if mapping is not None and isinstance(mapping.value, dict):
                yield from mapping.value.items()

    def pass_over(self, *keys: str) -> None:
        """These keys are known and mean nothing here."""
        self._asked.update(keys)

    def close(self) -> None:
        """Note every key that nobody has asked for."""
        for key in self.items:
            if key not in self._asked:
                self.lose(key, f"“{key}” has no counterpart")

    def pattern(self, node: Node, text: str | None = None) -> str:
        """A regular expression as we write it, "" after noting one that cannot be used."""
        raw = str(node.value) if text is None else text
        made = _CLASS.sub(r"\\\1{\2}", raw).replace(r"\z", r"\Z")
        try:
            compile_pattern(made)
        except ValueError as error:
            self.lose(node, f"the pattern is not carried over: {error}")
            return ""
        return made

    def _remark(self, place: Node | str, message: str, *, lost: bool) -> None:
        if isinstance(place, str):
            position = self.keys.get(place, Position(1, 1))
        else:
            position = Position(place.text_line, place.position.column)
        self.remarks.append(Remark(error_line(self.path, position, message), lost))


def is_plain(text: str) -> bool:
    """Whether a pattern is a mere word or phrase."""
    return _PLAIN.fullmatch(text) is not None


def bounded(pattern: str) -> str:
    """A pattern that matches whole words only, as Vale does."""
    return rf"\b(?:{pattern})\b" if "|" in pattern else rf"\b{pattern}\b"


def template(text: str) -> str:
    r"""A replacement with `\1` for `$1`."""
    return _DOLLAR.sub(lambda found: f"\\{found[1] or found[2]}", text)


def split_plain(source: Source, nodes: Iterable[Node], *, whole: bool = True) -> tuple[list[str], list[str]]:
    """Words and patterns, apart; with `whole`, patterns match whole words only."""
    words, patterns = [], []
    for node in nodes:
        text = str(node.value)
        if whole and is_plain(text):
            words.append(text)
        elif pattern := source.pattern(node):
            patterns.append(bounded(pattern) if whole else pattern)
    return words, patterns
