"""A table of a TOML file in the form of `yamlfile`: every value as text, every key with its place."""

import re
from bisect import bisect_left
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from copylint.lazypattern import lazy_pattern
from copylint.story import Position
from copylint.yamlfile import Node, Section, YamlError, error_line

_DEEPEST = 30
_MOST_DOTS = 200  # in a line; the standard library's time grows with the square of a key's parts
_KEY = lazy_pattern(r"""(?:"([^"\\]+)"|'([^']+)'|(?<![\w-])([\w-]+))\s*(?:=|\]|\.)""")
_TOO_DEEP = "lists and tables are nested too deeply"
_SYNTAX = lazy_pattern(r"(.*) \(at line (\d+), column (\d+)\)$", re.DOTALL)


def read_table(path: Path, names: tuple[str, ...]) -> Section | None:
    """The table `[names]` of a TOML file, None when it has none; raises YamlError when the file is not TOML."""
    shown = path.as_posix()
    try:
        source = path.read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise YamlError([f"{shown}: cannot be read: {error}"]) from None
    if names[-1] not in source:
        return None
    import tomllib

    if any(line.count(".") > _MOST_DOTS for line in source.splitlines()):
        raise YamlError([f"{shown}: {_TOO_DEEP}"])
    try:
        table: Any = tomllib.loads(source)
    except RecursionError:
        raise YamlError([f"{shown}: {_TOO_DEEP}"]) from None
    except ValueError as error:  # a number with thousands of digits raises it, too
        raise YamlError([_syntax_error(shown, str(error))]) from None
    for name in names:
        table = table.get(name) if isinstance(table, dict) else None
    if table is None:
        return None
    places = _Places(source.splitlines())
    header = places.header(".".join(names))
    if _is_too_deep(table):
        raise YamlError([error_line(shown, header, _TOO_DEEP)])
    return Section(shown, _node(table, header, places), [])


def _is_too_deep(value: Any) -> bool:
    level = [value]
    for _ in range(_DEEPEST):
        level = [inner for outer in level for inner in _inside(outer)]
    return bool(level)


def _inside(value: Any) -> Iterable[Any]:
    return value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()


def _syntax_error(path: str, message: str) -> str:
    found = _SYNTAX.match(message)
    if found is None:
        return f"{path}: not TOML: {message}"
    return error_line(path, Position(int(found[2]), int(found[3])), f"not TOML: {found[1]}")


class _Places:
    """Where keys stand; tomllib keeps no places: a key is looked for below the key that holds it."""

    def __init__(self, lines: list[str]) -> None:
        self._lines = lines
        self._keys: dict[str, list[Position]] = {}
        for number, line in enumerate(lines, 1):
            for found in _KEY.finditer(line):
                key = next(filter(None, found.groups()), "")
                self._keys.setdefault(key, []).append(Position(number, found.start() + 1))

    def header(self, name: str) -> Position:
        """Where the table begins, or the first that lies in it."""
        for number, line in enumerate(self._lines, 1):
            if line.replace(" ", "").replace('"', "").startswith((f"[{name}", f"[[{name}")):
                return Position(number, 1)
        return Position(1, 1)

    def key(self, key: str, above: Position) -> Position:
        """Where a key stands from `above` on; there, where it is not found."""
        places = self._keys.get(key, [])
        at = bisect_left(places, above)
        return places[at] if at < len(places) else above


def _node(value: Any, place: Position, places: _Places) -> Node:
    """`value` as nodes."""
    if isinstance(value, dict):
        keys = {key: places.key(key, place) for key in value}
        return Node({key: _node(inner, keys[key], places) for key, inner in value.items()}, place, keys)
    if isinstance(value, list):
        return Node([_node(item, place, places) for item in value], place)
    if isinstance(value, bool):
        return Node("true" if value else "false", place)
    return Node(str(value), place)
