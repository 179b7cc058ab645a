"""The options of a kind, read from a rule file or a configuration, each mistake with its line."""

import re
from collections.abc import Iterable, Iterator
from typing import Any, get_args

import msgspec

from copylint.lazypattern import lazy_pattern
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


def read_options(options_type: type[Any], section: Section, base: Any = None) -> Any:
    """The options a mapping gives, over those of `base` where it is given; None after noting what is wrong.

    An `Options` may refuse values in `__post_init__` by a ValueError; where its text begins with "name: " or
    "name[2]: ", the mistake is shown at that option.
    """
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
        return msgspec.convert(node.plain, wanted, strict=False)
    except msgspec.ValidationError as error:
        message, _, path = str(error).partition(" - at ")
        steps = list(_STEP.finditer(path))
        inner = next((step["key"] for step in reversed(steps) if step["key"]), key)
        section.error(_walk(node, steps), f"“{inner}” {_explain(message, wanted)}")
        return None


def _build(options_type: type[Any], values: dict[str, Any], section: Section) -> Any:
    try:
        return options_type(**values)
    except ValueError as error:
        named = _NAMED.match(str(error))
        node = section.items.get(named["key"], section.node) if named else section.node
        if named and named["index"] and isinstance(node.value, list):
            node = node.value[min(int(named["index"]), len(node.value) - 1)]
        section.error(node, str(error))
        return None


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
    if message.startswith("Object contains unknown field"):
        return f"holds an unknown key “{message.split('`')[1]}”"
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
