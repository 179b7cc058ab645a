import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from copylint.rules import load_rules
from copylint.schema import rule_schema

RULES = load_rules()
GOOD = {"summary": "Very.", "kind": "phrase", "message": "{text}", "options": {"words": ["very"]}}


@pytest.fixture(scope="module")
def schema() -> dict[str, Any]:
    # As editors read it: tuples of defaults have become lists.
    made: dict[str, Any] = json.loads(json.dumps(rule_schema()))
    jsonschema.Draft202012Validator.check_schema(made)
    return made


def wrong(schema: dict[str, Any], value: Any) -> list[str]:
    return [error.json_path for error in jsonschema.Draft202012Validator(schema).iter_errors(value)]


@pytest.mark.parametrize("path", [rule.path for rule in RULES], ids=[rule.id for rule in RULES])
def test_every_shipped_rule_is_valid(schema: dict[str, Any], path: Path) -> None:
    assert wrong(schema, yaml.safe_load(path.read_text("utf-8"))) == []


def test_a_rule_with_little_is_valid(schema: dict[str, Any]) -> None:
    assert wrong(schema, GOOD) == []


@pytest.mark.parametrize(
    ("change", "path"),
    [
        ({"sumary": "x"}, "$"),
        ({"severity": "eror"}, "$.severity"),
        ({"kind": "phrse"}, "$.kind"),
        ({"options": {"wrds": ["x"]}}, "$.options"),
        ({"options": {"words": "x"}}, "$.options.words"),
        ({"options": {"words": ["x"], "quotes": "skp"}}, "$.options.quotes"),
        ({"cases": {"loud": {"severity": "info"}}}, "$.cases"),
        ({"fails": "text"}, "$.fails"),
    ],
)
def test_what_the_loader_refuses_the_schema_refuses(schema: dict[str, Any], change: dict[str, Any], path: str) -> None:
    assert wrong(schema, GOOD | change) == [path]
