"""Strict YAML as nodes: every value stays text, every value knows its place.

YAML would read `no` as False, `2:30` as 150 and `010` as 8; here a scalar is the text that stands in the file, and
whoever asks for a number says so. Duplicate keys, aliases and tags are refused.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from msgspec import Struct

from copylint.story import Position


class YamlError(Exception):
    """A file that cannot be used; `errors` are lines of the form `path:line:column: what is wrong`."""

    def __init__(self, errors: Iterable[str]) -> None:
        """`errors` in the order in which they shall be shown."""
        self.errors = tuple(errors)
        super().__init__("\n".join(self.errors))


_NO_KEYS: Mapping[str, Position] = {}


class Node(Struct, frozen=True, gc=False):
    """A value of the file: text, a list of nodes, or a mapping from keys to nodes.

    `keys` holds the places of a mapping's keys; `is_block` is True for text written after `|` or `>`.
    """

    value: "str | list[Node] | dict[str, Node]"
    position: Position
    keys: Mapping[str, Position] = _NO_KEYS
    is_block: bool = False

    @property
    def text_line(self) -> int:
        """The line where the text itself begins: after `|` that is the next one."""
        return self.position.line + self.is_block

    @property
    def plain(self) -> Any:
        """The value as strings, lists and dicts."""
        if isinstance(self.value, list):
            return [node.plain for node in self.value]
        if isinstance(self.value, dict):
            return {key: node.plain for key, node in self.value.items()}
        return self.value


def error_line(path: str, position: Position, message: str) -> str:
    """`path:line:column: message`."""
    return f"{path}:{position.line}:{position.column}: {message}"


def position_after(text: str) -> Position:
    """The position that follows `text`."""
    return Position(text.count("\n") + 1, len(text) - text.rfind("\n"))
