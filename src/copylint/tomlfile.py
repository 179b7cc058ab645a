"""A table of a TOML file in the form of `yamlfile`: every value as text, every key with its place."""

import re
from pathlib import Path
from typing import Any

from copylint.lazypattern import lazy_pattern
from copylint.story import Position
from copylint.yamlfile import Node, Section, YamlError, error_line

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

    try:
        table: Any = tomllib.loads(source)
    except tomllib.TOMLDecodeError as error:
        raise YamlError([_syntax_error(shown, str(error))]) from None
    for name in names:
        table = table.get(name) if isinstance(table, dict) else None
    if table is None:
        return None
    lines = source.splitlines()
    return Section(shown, _node(table, _header(lines, ".".join(names)), lines), [])


def _syntax_error(path: str, message: str) -> str:
    found = _SYNTAX.match(message)
    if found is None:
        return f"{path}: not TOML: {message}"
    return error_line(path, Position(int(found[2]), int(found[3])), f"not TOML: {found[1]}")


def _header(lines: list[str], name: str) -> Position:
    """Where the table begins, or the first that lies in it."""
    for number, line in enumerate(lines, 1):
        if line.replace(" ", "").replace('"', "").startswith((f"[{name}", f"[[{name}")):
            return Position(number, 1)
    return Position(1, 1)


def _node(value: Any, place: Position, lines: list[str]) -> Node:
    """`value` as nodes. tomllib keeps no places: a key is looked for below the key that holds it."""
    if isinstance(value, dict):
        keys = {key: _key_place(key, place, lines) for key in value}
        return Node({key: _node(inner, keys[key], lines) for key, inner in value.items()}, place, keys)
    if isinstance(value, list):
        return Node([_node(item, place, lines) for item in value], place)
    if isinstance(value, bool):
        return Node("true" if value else "false", place)
    return Node(str(value), place)


def _key_place(key: str, above: Position, lines: list[str]) -> Position:
    pattern = re.compile(rf"""(?<![\w-])["']?{re.escape(key)}["']?\s*(?:=|\]|\.)""")
    for number in range(above.line, len(lines) + 1):
        found = pattern.search(lines[number - 1], above.column - 1 if number == above.line else 0)
        if found:
            return Position(number, found.start() + 1)
    return above
