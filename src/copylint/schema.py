"""The JSON Schema of rule files, by which editors complete them and show mistakes while typing."""

from collections.abc import Iterable, Mapping
from inspect import cleandoc
from typing import Any

import msgspec

from copylint.rules import SEVERITIES, kind_names, load_kind

_TEXT = {"type": "string", "minLength": 1}
_TEXTS = {"type": "array", "items": _TEXT}

_DESCRIPTIONS = {
    "summary": "One sentence: what is wrong where the rule speaks up.",
    "why": "Why it matters to the desk.",
    "kind": "The kind of check; each kind has options of its own.",
    "options": "What this kind of check needs to know.",
    "message": "What the reader of the finding sees: one sentence of fact with {placeholders}, one of advice.",
    "severity": "error: would need a correction; warning: a call to the reporter; info: style.",
    "cases": "A message or a severity of its own for some of the kind's cases.",
    "default": "off: the rule runs only where it is selected by name.",
    "fails": "Stories in which [[this]] must be flagged because it contradicts {{that}}.",
    "passes": "Stories in which the rule must stay silent.",
    "sources": "Stylebooks and corrections that stand behind the rule.",
    "also": "Other rules that may speak up in the examples.",
    "yields_to": "Rules that take precedence where they speak about the same words.",
}


def rule_schema(kinds: Iterable[str] | None = None) -> dict[str, Any]:
    """The schema of a rule file for the named kinds of check, or for all there are."""
    names = list(kinds) if kinds is not None else kind_names()
    references, definitions = msgspec.json.schema_components(
        [load_kind(name).Options for name in names], ref_template="#/$defs/{name}"
    )
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A rule of copylint",
        "type": "object",
        "required": ["summary", "kind", "message"],
        "additionalProperties": False,
        "properties": _described(_properties(names)),
        "allOf": [_of_kind(name, options) for name, options in zip(names, references, strict=True)],
        "$defs": _in_order(definitions),
    }


def _in_order(schema: Any) -> Any:
    """The schema as it is the same in every run, and with `yes` and `no` for true and false, as rule files have it.

    Descriptions lose the indent that docstrings have in the source: some versions of msgspec keep it, some do not.
    """
    if isinstance(schema, dict):
        made = {key: _in_order(value) for key, value in schema.items()}
        if made.get("uniqueItems") and "default" in made:
            made["default"] = sorted(made["default"])
        if made.get("type") == "boolean":
            del made["type"]
            made["enum"] = [True, False, "yes", "no", "on", "off"]
        if isinstance(made.get("description"), str):
            made["description"] = cleandoc(made["description"])
        return made
    return [_in_order(item) for item in schema] if isinstance(schema, list | tuple) else schema


def _of_kind(name: str, options: Mapping[str, Any]) -> dict[str, Any]:
    """What holds for rules of one kind: its options and its cases."""
    cases = {"propertyNames": {"enum": sorted(load_kind(name).CASES)}}
    return {
        "if": {"properties": {"kind": {"const": name}}},
        "then": {"properties": {"options": options, "cases": cases}},
    }


def _properties(names: list[str]) -> dict[str, Any]:
    severity = {"enum": list(SEVERITIES)}
    case = {
        "type": "object",
        "additionalProperties": False,
        "properties": {"message": _TEXT, "severity": severity},
    }
    return {
        "summary": _TEXT,
        "why": _TEXT,
        "kind": {"enum": names},
        "options": {"type": "object"},
        "message": _TEXT,
        "severity": {**severity, "default": "warning"},
        "cases": {"type": "object", "additionalProperties": case},
        "default": {"enum": ["on", "off", True, False], "default": "on"},
        "fails": _TEXTS,
        "passes": _TEXTS,
        "sources": _TEXTS,
        "also": _TEXTS,
        "yields_to": _TEXTS,
    }


def _described(properties: Mapping[str, Any]) -> dict[str, Any]:
    return {key: {"description": _DESCRIPTIONS[key], **schema} for key, schema in properties.items()}
