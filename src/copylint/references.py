"""What rules say about each other: `also` and `yields_to` must name rules, and no rule may yield to itself."""

from collections.abc import Mapping, Sequence
from graphlib import CycleError, TopologicalSorter
from typing import Literal

from copylint.rules import Rule
from copylint.story import Position
from copylint.yamlfile import YamlError, did_you_mean, error_line, read_mapping

_Key = Literal["also", "yields_to"]


def wrong_references(rules: Sequence[Rule]) -> list[str]:
    """A line for each `also` and `yields_to` that names no rule among `rules`, and for rules that yield in a circle."""
    known = {rule.id for rule in rules}
    keys: tuple[_Key, _Key] = ("also", "yields_to")
    wrong = [
        _line(rule, key, name, f"“{key}” names an unknown rule “{name}”{did_you_mean(name, known)}")
        for rule in rules
        for key in keys
        for name in getattr(rule, key)
        if name not in known
    ]
    return wrong or _circle({rule.id: rule for rule in rules})


def _circle(rules: Mapping[str, Rule]) -> list[str]:
    try:
        TopologicalSorter({name: rule.yields_to for name, rule in rules.items()}).prepare()
    except CycleError as error:
        names = error.args[1][::-1]  # graphlib names the one that is yielded to first
        message = f"rules yield to each other in a circle: {' → '.join(names)}"
        return [_line(rules[names[0]], "yields_to", names[1], message)]
    return []


def _line(rule: Rule, key: _Key, name: str, message: str) -> str:
    """The mistake with its place, for which the file is read again."""
    try:
        nodes = read_mapping(rule.path).nodes(key)
    except YamlError:
        nodes = []
    place = next((n.position for n in nodes if isinstance(n.value, str) and n.value.strip() == name), Position(1, 1))
    return error_line(rule.path.as_posix(), place, message)
