"""JSON Schemas of the configuration and of house lists, by which editors complete them and show mistakes."""

from collections.abc import Iterable, Mapping
from typing import Any, get_args

from copylint.config import FAIL_ON, KEYS
from copylint.house import KEYS_OF
from copylint.profiles import NONE, profile_names
from copylint.rules import BUILT_IN, SEVERITIES, Rule
from copylint.story import FieldName

_DRAFT = "https://json-schema.org/draft/2020-12/schema"
_TEXT = {"type": "string", "minLength": 1}
_TEXTS = {"type": "array", "items": _TEXT}
# YAML 1.1 reads `off` and `yes` as true and false, 1.2 as text; copylint takes them as they are written.
_LEVELS = [*SEVERITIES, "off", False]
_YES = ["yes", "no", True, False]

_ABOUT = {
    "profile": "The house whose style conventions are the newsroom's: none, ap, bbc, dpa, guardian or reuters.",
    "rules": "Folders of the newsroom's own rule files, from this file's folder.",
    "select": "Only these rules and families. A rule that is named is on though it is off by default.",
    "ignore": "Not these rules and families.",
    "severity": "A severity for each rule: error, warning, info or off.",
    "options": "For each rule the options of its kind; `copylint explain RULE` lists them.",
    "overrides": "What is different for some paths. Where several hold, the later wins.",
    "house": "House lists: how the newsroom spells the names it writes.",
    "front_matter": "For a field, the metadata keys it is read from, in place of the usual ones.",
    "exclude": "What is not linted, even when it is named on the command line. Globs as in .gitignore.",
    "baseline": "The file of accepted findings that `copylint baseline` writes.",
    "fail_on": "From which severity on the exit status is 1.",
}


def config_schema(rules: Iterable[Rule]) -> dict[str, Any]:
    """The schema of `.copylint.yaml`; the names of the rules are completed, those of a newsroom's own allowed."""
    known = _known(rules)
    choices = _choices(known)
    override = {"paths": {**_TEXTS, "minItems": 1}, **choices}
    fields = sorted({*get_args(FieldName), "date", "language"} - {"body", "metadata"})
    properties: dict[str, Any] = {
        "profile": {"enum": list(profile_names()), "default": NONE},
        "rules": _TEXTS,
        **choices,
        "overrides": {"type": "array", "items": _mapping(override, required=["paths"])},
        "house": _TEXTS,
        "front_matter": _mapping({name: {"anyOf": [_TEXT, _TEXTS]} for name in fields}),
        "exclude": _TEXTS,
        "baseline": _TEXT,
        "fail_on": {"enum": list(FAIL_ON), "default": "error"},
    }
    keys = {key: {"description": _ABOUT.get(key, ""), **properties.get(key, {})} for key in KEYS}
    return {"$schema": _DRAFT, "title": "The configuration of copylint", **_mapping(keys)}


def house_schema() -> dict[str, Any]:
    """The schema of a house list: one list, or several under their names."""
    every: dict[str, Any] = {
        "canonical": {"description": "The spelling of the house.", **_TEXT},
        "variants": {"description": "Spellings that are wrong.", **_TEXTS},
        "aliases": {"description": "Other names that may stand beside the canonical one.", **_TEXTS},
    }
    more: dict[str, Any] = {
        "mononym": {
            "description": "The one word that needs no first name; yes is the last word.",
            "anyOf": [_TEXT, {"enum": _YES}],
        },
        "role": {"description": "What the person is.", **_TEXT},
        "until": {"description": "The last day of the role.", "type": "string", "format": "date"},
        "expand": {"enum": ["first", "never"]},
    }
    names: dict[str, Any] = {
        name: _names({key: every.get(key) or more.get(key, _TEXT) for key in keys}) for name, keys in KEYS_OF.items()
    }
    names["different"] = {
        "description": "Names that look alike and are not the same.",
        "type": "array",
        "items": {**_TEXTS, "minItems": 2},
    }
    return {
        "$schema": _DRAFT,
        "title": "A house list of copylint",
        "anyOf": [
            {"type": "null"},
            _mapping(names),
            names["names"],
            names["places"],
            names["organizations"],
            names["different"],
        ],
    }


def _known(rules: Iterable[Rule]) -> list[str]:
    return sorted({name for rule in rules for name in (rule.id, rule.family)} | BUILT_IN)


def _choices(known: list[str]) -> dict[str, Any]:
    name: dict[str, Any] = {"anyOf": [{"enum": known}, _TEXT]}
    return {
        "select": {"type": "array", "items": name, "minItems": 1},
        "ignore": {"type": "array", "items": name},
        "severity": {
            "type": "object",
            "properties": {name: {"enum": _LEVELS} for name in known},
            "additionalProperties": {"enum": _LEVELS},
        },
        "options": {
            "type": "object",
            "properties": {name: {"type": "object"} for name in known},
            "additionalProperties": {"type": "object"},
        },
    }


def _names(keys: Mapping[str, Any]) -> dict[str, Any]:
    entry = _mapping(keys, required=["canonical"])
    return {"type": "array", "items": {"anyOf": [_TEXT, entry]}}


def _mapping(properties: Mapping[str, Any], required: Iterable[str] = ()) -> dict[str, Any]:
    return {
        "type": "object",
        "additionalProperties": False,
        "properties": dict(properties),
        **({"required": list(required)} if required else {}),
    }
