"""Nodes from YAML text, by PyYAML's composer; what strict YAML refuses is refused here."""

from typing import Any

import yaml

from copylint.story import Position
from copylint.yamlnodes import Node, YamlError, error_line, position_after

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
# What PyYAML calls values that carry no tag in the file.
_PLAIN_TAGS = frozenset(
    f"tag:yaml.org,2002:{name}"
    for name in ("str", "null", "bool", "int", "float", "timestamp", "merge", "value", "seq", "map")
)
_START = Position(1, 1)
_DEEPEST = 30
_TOO_DEEP = "lists and mappings are nested too deeply"
# What opens a level without a line of its own. The C composer recurses: thousands of levels would end the process.
_NESTING = ("[", "{", "- ", "? ")
_MANY = 2000


def compose(text: str, path: str) -> Node | None:
    """The one document in `text` as nodes, None when there is none; raises YamlError."""
    try:
        if sum(map(text.count, _NESTING)) > _MANY:
            _refuse_depth(text, path)
        root = yaml.compose(text, _Loader)
    except yaml.YAMLError as error:
        raise YamlError([_syntax_error(path, text, error)]) from None
    except UnicodeEncodeError as error:
        raise YamlError(
            [error_line(path, position_after(text[: error.start]), "a lone surrogate; delete it")]
        ) from None
    if root is None:
        return None
    composer = _Composer(path)
    node = composer.node(root, 0)
    if composer.errors:
        raise YamlError(composer.errors)
    return node


class _Composer:
    """Turns PyYAML's nodes into ours and notes what is refused."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.errors: list[str] = []
        self._seen: set[int] = set()

    def node(self, node: yaml.Node, depth: int) -> Node:
        mark = node.start_mark
        position = Position(mark.line + 1, mark.column + 1)
        if node.tag not in _PLAIN_TAGS or depth > _DEEPEST or id(node) in self._seen:
            self.errors.append(error_line(self.path, position, self._refusal(node, depth)))
            return Node("", position)
        self._seen.add(id(node))
        if isinstance(node, yaml.ScalarNode):
            return Node(node.value, position, {}, node.style in ("|", ">"))
        if isinstance(node, yaml.SequenceNode):
            return Node([self.node(item, depth + 1) for item in node.value], position)
        return self._mapping(node.value, position, depth + 1)

    def _refusal(self, node: yaml.Node, depth: int) -> str:
        if depth > _DEEPEST:
            return _TOO_DEEP
        if node.tag not in _PLAIN_TAGS:
            return f"the tag {node.tag} is not allowed; put text that begins with “!” in quotation marks"
        return "this value has an anchor (&name) and an alias (*name) elsewhere; write the value out in both places"

    def _mapping(self, pairs: list[tuple[yaml.Node, yaml.Node]], position: Position, depth: int) -> Node:
        values: dict[str, Node] = {}
        keys: dict[str, Position] = {}
        for key_node, value_node in pairs:
            key = self.node(key_node, depth)
            if not isinstance(key.value, str):
                problem = "a key must be text; put text that begins with { or [ in quotation marks"
                self.errors.append(error_line(self.path, key.position, problem))
            elif key.value in keys:
                problem = f"the key “{key.value}” stands twice, first in line {keys[key.value].line}"
                self.errors.append(error_line(self.path, key.position, problem))
            else:
                keys[key.value] = key.position
                values[key.value] = self.node(value_node, depth)
        return Node(values, position, keys)


def _position(mark: Any) -> Position:
    return Position(mark.line + 1, mark.column + 1) if mark else _START


def _refuse_depth(text: str, path: str) -> None:
    depth = 0
    for event in yaml.parse(text, _Loader):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > _DEEPEST:
                raise YamlError([error_line(path, _position(event.start_mark), _TOO_DEEP)])
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1


def _syntax_error(path: str, text: str, error: yaml.YAMLError) -> str:
    if isinstance(error, yaml.reader.ReaderError):
        at = text.find(chr(error.character) if isinstance(error.character, int) else error.character)
        return error_line(path, position_after(text[: max(at, 0)]), "a control character; delete it")
    if not isinstance(error, yaml.MarkedYAMLError):
        return error_line(path, _START, str(error))
    position = _position(error.problem_mark or error.context_mark)
    return error_line(path, position, _explain(text, position, error))


def _explain(text: str, position: Position, error: yaml.MarkedYAMLError) -> str:
    lines = text.split("\n")
    line = lines[position.line - 1] if position.line <= len(lines) else ""
    problem = error.problem or error.context or "unknown"
    if "nesting depth" in problem:
        return _TOO_DEEP
    if "\t" in line[: position.column]:
        return "a tab; YAML wants spaces"
    if "mapping values are not allowed" in problem:
        return "a second colon in one line; put the text in quotation marks, or write it under “>”"
    if "another document" in problem:
        return "“---” begins a second document; indent it if it belongs to an example"
    return (
        f"not valid YAML: {problem}; text that begins with [ {{ * & ! % @ ` or holds “: ” or “ #” needs quotation marks"
    )
