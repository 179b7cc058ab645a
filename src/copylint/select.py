"""Which rules are on, how severe they are and with which options: configuration and command line together."""

from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple, cast

from msgspec import Struct
from msgspec.structs import replace

from copylint.config import Config, ConfigError
from copylint.options import read_options
from copylint.rules import BUILT_IN, SEVERITIES, Rule, Severity, load_kind
from copylint.yamlfile import Section, did_you_mean

LEVELS = (*SEVERITIES, "off")
SUPPRESSION = "suppression"


class UnknownNameError(ValueError):
    """A name on the command line that is neither a rule nor a family."""


class Choices(Struct, frozen=True, gc=False):
    """`--select` and `--ignore`: names of rules and families. `select` is empty when it is not given."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()


NO_CHOICES = Choices()


class Chosen(NamedTuple):
    """The rules that are on, with the severity and the options that hold.

    `suppression` is the severity of the tool's own remarks on suppressions, None when they are not wanted;
    `known` are the names of all rules, on or not.
    """

    rules: tuple[Rule, ...]
    suppression: Severity | None
    known: frozenset[str]


def check_names(names: Iterable[str], rules: Sequence[Rule]) -> None:
    """Raises UnknownNameError unless each name is a rule or a family."""
    known = _names(rules)
    for name in names:
        if name not in known:
            raise UnknownNameError(f"unknown rule or family “{name}”{did_you_mean(name, known)}")
        if name == "unreadable-file":
            raise UnknownNameError("“unreadable-file” cannot be selected or ignored; use “exclude”")


def check_config(config: Config, rules: Sequence[Rule]) -> None:
    """Raises ConfigError with every name and option in the configuration that the rules do not know."""
    by_id = {rule.id: rule for rule in rules}
    for section in _sections(config):
        section.errors.clear()  # those of one file share a list: all are empty before the first is read
    for section in _sections(config):
        for key in ("select", "ignore"):
            _check_list(section, key, _names(rules))
        levels = section.section("severity")
        levels.allow(by_id.keys() | {SUPPRESSION})
        for name in levels.items:
            levels.choice(name, LEVELS, "off")
        options = section.section("options")
        options.allow(by_id)
        for name in options.items.keys() & by_id.keys():
            _options(by_id[name], options)
    errors = [line for section in _sections(config) for line in section.errors]
    if errors:
        raise ConfigError(tuple(dict.fromkeys(errors)))


def choose(rules: Sequence[Rule], sections: Sequence[Section], choices: Choices = NO_CHOICES) -> Chosen:
    """What is on under a configuration's `sections` and the command line.

    The command line's `select` takes the place of what the sections select and ignore; its `ignore` adds to it.
    The sections have passed `check_config`, the choices `check_names`.
    """
    every = every_rule(rules, sections, choices)
    known = frozenset(rule.id for rule in rules)
    return Chosen(tuple(rule for rule in every if rule.enabled), _suppression(sections, choices), known)


def every_rule(rules: Sequence[Rule], sections: Sequence[Section], choices: Choices = NO_CHOICES) -> Sequence[Rule]:
    """All the rules, each `enabled` or not, with the severity and the options that hold; a later section wins."""
    for section in sections:
        rules = [_adjusted(rule, section) for rule in rules]
        if not choices.select:
            rules = _narrowed(rules, section.texts("select"), section.texts("ignore"))
    return _narrowed(rules, choices.select, choices.ignore)


def _suppression(sections: Sequence[Section], choices: Choices) -> Severity | None:
    level = "warning"
    for section in sections:
        ignored = not choices.select and SUPPRESSION in section.texts("ignore")
        level = "off" if ignored else section.section("severity").text(SUPPRESSION, level)
    return None if level == "off" or SUPPRESSION in choices.ignore else cast(Severity, level)


def _names(rules: Sequence[Rule]) -> frozenset[str]:
    return frozenset(BUILT_IN) | {rule.id for rule in rules} | {rule.family for rule in rules}


def _sections(config: Config) -> list[Section]:
    return [*config.sections, *(override.choices for override in config.overrides)]


def _check_list(section: Section, key: str, known: Collection[str]) -> None:
    if key == "select" and key in section and section.items[key].value in ("", []):
        section.error(key, "“select” names nothing; leave it out to have all rules")
    for node in section.nodes(key):
        name = node.value
        if name == "unreadable-file":
            section.error(node, "“unreadable-file” cannot be ignored; use “exclude”")
        elif not isinstance(name, str) or name not in known:
            shown = name if isinstance(name, str) else "…"
            section.error(node, f"unknown rule or family “{shown}” in “{key}”{did_you_mean(shown, known)}")


def _narrowed(rules: Sequence[Rule], select: Collection[str], ignore: Collection[str]) -> list[Rule]:
    """A rule named in `select` is on even where it is off by default; a family stands for its rules that are on."""
    if not select and not ignore:
        return list(rules)
    return [replace(rule, enabled=_is_on(rule, select) and not {rule.id, rule.family} & set(ignore)) for rule in rules]


def _is_on(rule: Rule, select: Collection[str]) -> bool:
    return rule.id in select or (rule.enabled and (not select or rule.family in select))


def _adjusted(rule: Rule, section: Section) -> Rule:
    level = section.section("severity").text(rule.id)
    if level == "off":
        rule = replace(rule, enabled=False)
    elif level:
        rule = _with_severity(rule, cast(Severity, level))
    options = section.section("options")
    return replace(rule, options=_options(rule, options)) if rule.id in options else rule


def _with_severity(rule: Rule, severity: Severity) -> Rule:
    """The rule at another severity; a case that is milder than the rule stays so, and none is more severe."""
    rank = SEVERITIES.index
    cases = {
        name: case._replace(severity=severity)
        if rank(case.severity) <= max(rank(rule.severity), rank(severity))
        else case
        for name, case in rule.cases.items()
    }
    return replace(rule, severity=severity, cases=cases)


def _options(rule: Rule, options: Section) -> object:
    inner = options.inner(options.items[rule.id], f"the options of “{rule.id}”")
    return read_options(load_kind(rule.kind).Options, inner, rule.options)
