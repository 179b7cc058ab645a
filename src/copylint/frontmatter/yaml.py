"""YAML front matter: every scalar stays text and keeps its place."""

from typing import Any

import yaml

from copylint.frontmatter.nodes import DOUBLED, ESCAPED, VERBATIM, Group, Node, Value
from copylint.lazypattern import lazy_pattern

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_PROPERTIES = lazy_pattern(r"(?:[&!]\S*\s+)+")
_BLOCK_HEADER = lazy_pattern(r"[|>][^\r\n]*(?:\r\n|\n|\r)?\s*")
# Levels that open within a line; libyaml's time grows with their square.
_MOST_OPEN = 200


class BrokenYamlError(Exception):
    """Front matter that is not what its fences promise."""


def read_yaml(source: str, start: int, end: int) -> dict[str, Node]:
    """The mapping between two offsets; raises BrokenYamlError."""
    part = source[start:end]
    if part.count("[") + part.count("{") + part.count("- - ") + part.count("? ") > _MOST_OPEN:
        raise BrokenYamlError("too many levels")
    try:
        root = _tree(part, start)
    except yaml.YAMLError as error:
        raise BrokenYamlError(str(error)) from error
    if not isinstance(root, Group) or not isinstance(root.items, dict):
        raise BrokenYamlError("not a mapping")
    return root.items


class _Open:
    """A list or mapping whose end has not come yet; `key` is the key that waits for its value."""

    def __init__(self, is_map: bool, start: int) -> None:
        self.items: Any = {} if is_map else []
        self.start = start
        self.key: str | None = None

    def add(self, node: Node | None) -> None:
        if isinstance(self.items, list):
            if node is not None:
                self.items.append(node)
        elif self.key is None:
            self.key = node.text if isinstance(node, Value) else ""
        else:
            if node is not None:
                self.items[self.key] = node
            self.key = None


def _tree(part: str, offset: int) -> Node | None:
    stack = [_Open(is_map=False, start=offset)]
    event: Any
    for event in yaml.parse(part, Loader=_Loader):
        if isinstance(event, yaml.ScalarEvent):
            stack[-1].add(_scalar(part, offset, event))
        elif isinstance(event, yaml.AliasEvent):
            stack[-1].add(None)
        elif isinstance(event, yaml.CollectionStartEvent):
            stack.append(_Open(isinstance(event, yaml.MappingStartEvent), offset + _index(event.start_mark)))
        elif isinstance(event, yaml.CollectionEndEvent):
            closed = stack.pop()
            stack[-1].add(Group(closed.items, closed.start, offset + _index(event.end_mark)))
    return stack[0].items[0] if stack[0].items else None


def _index(mark: Any) -> int:
    """The offset of a mark, in characters; the C reader counts them as Python does."""
    return int(mark.index)


def _scalar(part: str, offset: int, event: Any) -> Value:
    start, end = event.start_mark.index, event.end_mark.index
    if found := _PROPERTIES.match(part, start, end):
        start = found.end()
    style = event.style
    if style in ("|", ">"):
        header = _BLOCK_HEADER.match(part, start, end)
        start = header.end() if header else start
    elif style in ('"', "'"):
        start, end = start + 1, end - 1
    end = max(start, start + len(part[start:end].rstrip()))
    return Value(event.value, offset + start, offset + end, {'"': ESCAPED, "'": DOUBLED}.get(style, VERBATIM))
