"""The options of a kind, read from a rule file or a configuration, each mistake with its line."""

import contextlib
import re
from collections.abc import Iterable, Iterator
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

import msgspec

from copylint.lazypattern import lazy_pattern
from copylint.story import Position
from copylint.yamlfile import Node, Section, did_you_mean, one_of

_WANTED = {
    "int": "a whole number",
    "float": "a number",
    "bool": "true or false",
    "str": "text",
    "array": "a list",
    "object": "keys and values",
    "date": "a date such as 2026-03-01",
    "null": "null",
}
_EXPECTED = lazy_pattern(r"Expected `(?P<wanted>[^`]+)`(?:, got `(?P<got>[^`]+)`)?(?P<bound> [<>]=? ?-?[\d.]+)?")
_STEP = lazy_pattern(r"\.(?P<key>[^.\[\]`]+)|\[(?P<index>\d+)\]")
_NAMED = lazy_pattern(r"(?P<key>\w+)(?:\[(?P<index>\d+)\])?: ")
_FLAGS = {"yes": True, "on": True, "no": False, "off": False}


def read_options(options_type: type[Any], section: Section, base: Any = None) -> Any:
    """The options a mapping gives, over those of `base` where it is given; None after noting what is wrong.

    An `Options` may refuse values in `__post_init__` by a ValueError; where its text begins with "name: " or
    "name[2]: ", the mistake is shown at that option.
    """
    if base is None and not section.items and not section.node.keys:
        with contextlib.suppress(TypeError, ValueError):  # what is missing is told below
            return options_type()
    known = {field.name: field for field in msgspec.structs.fields(options_type)}
    before = len(section.errors)
    section.allow(known)
    values = {} if base is None else {name: getattr(base, name) for name in known}
    for key, node in section.items.items():
        if key in known:
            values[key] = _convert(known[key].type, key, node, section)
    for name, field in known.items():
        if field.required and name not in values:
            section.error(section.node, f"the option “{name}” is missing")
    return _build(options_type, values, section) if len(section.errors) == before else None


def _convert(wanted: Any, key: str, node: Node, section: Section) -> Any:
    try:
        return msgspec.convert(_plain(node, wanted), wanted, strict=False)
    except msgspec.ValidationError as error:
        message, _, path = str(error).partition(" - at ")
        steps = list(_STEP.finditer(path))
        inner = next((step["key"] for step in reversed(steps) if step["key"]), key)
        place = _walk(node, steps)
        if message.startswith("Object contains unknown field"):
            name = message.split("`")[1]
            hint = did_you_mean(name, set(_keys(wanted)))
            section.error(place.keys.get(name, place.position), f"unknown key “{name}” in “{inner}”{hint}")
        else:
            section.error(_wrong_value(place, wanted), f"“{inner}” {_explain(message, wanted)}")
        return None


def _plain(node: Node, wanted: Any) -> Any:
    """The value; `yes` and `on` are true, `no` and `off` false where that is wanted."""
    value = node.plain
    types = list(_types(wanted))
    return _FLAGS.get(value, value) if isinstance(value, str) and bool in types and str not in types else value


def _types(wanted: Any) -> Iterator[Any]:
    """The members of a union, or the type itself."""
    parts = get_args(wanted) if get_origin(wanted) in (Annotated, Union, UnionType) else ()
    for part in parts:
        yield from _types(part)
    if not parts:
        yield wanted


def _build(options_type: type[Any], values: dict[str, Any], section: Section) -> Any:
    try:
        return options_type(**values)
    except ValueError as error:
        named = _NAMED.match(str(error))
        node = section.items.get(named["key"], section.node) if named else section.node
        section.error(_item(node, named["index"]) if named and named["index"] else node, str(error))
        return None


def _item(node: Node, index: str) -> Node | Position:
    """An item of a list, or the place of a key of a mapping; the node itself where there is no such item."""
    places: list[Node | Position] = []
    if isinstance(node.value, dict):
        places += node.keys.values()
    elif isinstance(node.value, list):
        places += node.value
    return places[int(index)] if int(index) < len(places) else node


def _wrong_value(node: Node, wanted: Any) -> Node:
    """The first value of a mapping that is not as it must be; msgspec does not say which one is at fault."""
    values = next((get_args(part)[1] for part in _parts(wanted) if get_origin(part) is dict), None)
    if values is None or not isinstance(node.value, dict):
        return node
    inner: Node
    for inner in node.value.values():
        try:
            msgspec.convert(inner.plain, values, strict=False)
        except msgspec.ValidationError:
            return inner
    return node


def _parts(wanted: Any) -> Iterator[Any]:
    """A type and all types it is made of."""
    yield wanted
    for part in get_args(wanted):
        yield from _parts(part)


def _keys(wanted: Any) -> Iterator[str]:
    """The keys of the mappings that a type is made of."""
    for part in _parts(wanted):
        if isinstance(part, type) and issubclass(part, msgspec.Struct):
            for field in msgspec.structs.fields(part):
                yield field.encode_name
                yield from _keys(field.type)


def _walk(node: Node, steps: Iterable[re.Match[str]]) -> Node:
    """The node that msgspec's path, such as `$.rows[2]`, leads to."""
    for step in steps:
        if isinstance(node.value, dict) and step["key"] in node.value:
            node = node.value[step["key"]]
        elif isinstance(node.value, list) and step["index"]:
            node = node.value[int(step["index"])]
        else:
            break
    return node


def _explain(message: str, wanted: Any) -> str:
    if message.startswith("Invalid enum value"):
        value, choices = message.removeprefix("Invalid enum value ").strip("'\""), sorted(set(_choices(wanted)))
        return f"cannot be “{value}”" + (f"; use {one_of(choices)}{did_you_mean(value, choices)}" if choices else "")
    if message.startswith("Object missing required field"):
        return f"lacks the key “{message.split('`')[1]}”"
    found = _EXPECTED.match(message)
    if not found:
        return f"cannot be used: {message}"
    names = [_WANTED.get(name, name) for name in found["wanted"].split(" | ")]
    return f"must be {one_of(names)}{found['bound'] or ''}"


def _choices(wanted: Any) -> Iterator[str]:
    for part in get_args(wanted):
        if isinstance(part, str):
            yield part
        else:
            yield from _choices(part)
