"""Rule files: what the rules are, where they lie, and what is wrong with them."""

import os
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any, Literal, NamedTuple, cast, get_args

from msgspec import Struct, field

from copylint.finding import Kind
from copylint.kinds import kind_names, load_kind
from copylint.lazypattern import lazy_pattern
from copylint.marks import Example, MarkError, parse_example
from copylint.messages import PLACEHOLDERS, has_stray_brace, placeholders, unknown_placeholders
from copylint.nodestore import store
from copylint.options import read_options
from copylint.story import Position
from copylint.yamlfile import Node, Section, YamlError, did_you_mean, error_line, read_mapping

__all__ = [
    "BUILT_IN",
    "SEVERITIES",
    "Case",
    "Example",
    "Rule",
    "RuleError",
    "Severity",
    "kind_names",
    "load_kind",
    "load_rules",
    "shipped_folder",
]

Severity = Literal["error", "warning", "info"]
SEVERITIES: tuple[Severity, ...] = get_args(Severity)

# What the tool itself reports; no rule may have these names.
BUILT_IN = frozenset({"unreadable-file", "suppression"})

_KEYS = (
    "summary",
    "why",
    "kind",
    "options",
    "message",
    "severity",
    "cases",
    "default",
    "fails",
    "passes",
    "sources",
    "also",
    "yields_to",
)
_NAME = lazy_pattern(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")


class RuleError(YamlError):
    """Rule files that cannot be used; `errors` has a line for each mistake in any of them."""


class Case(NamedTuple):
    """The message and the severity for one of a kind's cases."""

    message: str
    severity: Severity


class Rule(Struct, frozen=True, dict=True):
    """A rule file, read and checked.

    `options` is an instance of the kind's `Options`. A rule that is not `enabled` runs only where it is selected
    by its name. `fails` and `passes` are parsed when they are first asked for.
    """

    id: str
    family: str
    path: Path
    summary: str
    kind: str
    options: Any
    message: str
    why: str = ""
    severity: Severity = "warning"
    cases: Mapping[str, Case] = field(default_factory=dict)
    sources: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    yields_to: tuple[str, ...] = ()
    enabled: bool = True
    marked_fails: tuple[tuple[str, int], ...] = ()
    marked_passes: tuple[tuple[str, int], ...] = ()

    @cached_property
    def fails(self) -> tuple[Example, ...]:
        """Stories in which the rule must flag exactly what is marked; raises RuleError for a mark left open."""
        return _examples(self.path, self.marked_fails)

    @cached_property
    def passes(self) -> tuple[Example, ...]:
        """Stories in which it must stay silent; raises RuleError for a mark left open."""
        return _examples(self.path, self.marked_passes)

    @cached_property
    def severities(self) -> frozenset[Severity]:
        """Every severity that a finding of the rule may have, under its options."""
        cases = getattr(load_kind(self.kind), "cases", None)
        possible = self.cases.keys() if cases is None else self.cases.keys() & cases(self.options)
        return frozenset({self.severity, *(self.cases[name].severity for name in possible)})

    def case(self, name: str) -> Case:
        """The message and the severity of a case; the rule's own where it names none."""
        return self.cases.get(name) or Case(self.message, self.severity)


def shipped_folder() -> Path:
    """The folder of the rules that come with the tool: inside the package when installed, else in the repository."""
    here = Path(__file__).parent
    packaged = here / "lint_rules"
    return packaged if packaged.is_dir() else here.parents[1] / "lint_rules"


def load_rules(*folders: Path) -> tuple[Rule, ...]:
    """The rules in all the folders (or files), sorted by id; without arguments, those that come with the tool.

    Raises RuleError with every mistake in every file.
    """
    errors: list[str] = []
    rules: dict[str, Rule] = {}
    for path in _rule_files(folders or (shipped_folder(),), errors):
        rule = _load(path, errors)
        if rule is None:
            continue
        if rule.id in rules:
            first = rules[rule.id].path.as_posix()
            errors.append(error_line(path.as_posix(), Position(1, 1), f"the rule “{rule.id}” is also in {first}"))
        rules.setdefault(rule.id, rule)
    if errors:
        raise RuleError(errors)
    store().save()
    return tuple(rules[name] for name in sorted(rules))


def _rule_files(folders: Iterable[Path], errors: list[str]) -> list[Path]:
    found: list[Path] = []
    for folder in folders:
        if folder.is_file():
            found.append(folder)
        elif folder.is_dir():
            files = sorted(_yaml_files(folder))
            found += (path for path in files if path.suffix == ".yaml")
            errors += (f"{path.as_posix()}: a rule file must end in .yaml" for path in files if path.suffix == ".yml")
        else:
            errors.append(f"{folder.as_posix()}: no such folder of rules")
    return found


def _yaml_files(folder: Path) -> Iterator[Path]:
    """The YAML files in and below a folder, hidden ones left out."""
    for above, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        yield from (Path(above, name) for name in names if name.endswith((".yaml", ".yml")) and name[0] != ".")


def _load(path: Path, errors: list[str]) -> Rule | None:
    try:
        section = read_mapping(path)
    except YamlError as error:
        errors += error.errors
        return None
    section.allow(_KEYS)
    if not _NAME.fullmatch(path.stem) or path.stem in BUILT_IN:
        section.error(section.node, f"“{path.stem}” cannot be a rule's name: use small letters and hyphens")
    kind = _kind(section)
    options = read_options(kind.Options, section.section("options")) if kind else None
    rule = _rule(path, section, options, kind)
    errors += section.errors
    return None if section.errors else rule


def _kind(section: Section) -> Kind | None:
    name = section.text("kind", required=True)
    try:
        return load_kind(name) if name else None
    except LookupError as error:
        section.error(section.items["kind"], str(error.args[0]))
        return None


def _rule(path: Path, section: Section, options: Any, kind: Kind | None) -> Rule:
    severity = cast(Severity, section.choice("severity", SEVERITIES, "warning"))
    message = _message(section, kind, required=True)
    return Rule(
        id=path.stem,
        family=path.absolute().parent.name,
        path=path,
        summary=" ".join(section.text("summary", required=True).split()),
        why=section.text("why"),
        kind=section.text("kind"),
        options=options,
        message=message,
        severity=severity,
        cases=_cases(section.section("cases"), kind, Case(message, severity)),
        sources=section.texts("sources"),
        also=section.texts("also"),
        yields_to=section.texts("yields_to"),
        enabled=section.flag("default", True),
        marked_fails=_marked(section, "fails"),
        marked_passes=_marked(section, "passes"),
    )


def _cases(section: Section, kind: Kind | None, own: Case) -> dict[str, Case]:
    if kind:
        section.allow(kind.CASES)
    cases = {}
    for name, node in section.items.items():
        inner = section.inner(node, f"the case “{name}”")
        inner.allow(("message", "severity"))
        severity = cast(Severity, inner.choice("severity", SEVERITIES, own.severity))
        cases[name] = Case(_message(inner, kind) or own.message, severity)
    return cases


def _message(section: Section, kind: Kind | None, *, required: bool = False) -> str:
    message = " ".join(section.text("message", required=required).split())
    words: Collection[str] = kind.WORDS if kind else ()
    for name in unknown_placeholders(message, words) if kind else ():
        hint = did_you_mean(name, PLACEHOLDERS | set(words))
        section.error(section.items["message"], f"the placeholder {{{name}}} is not known here{hint}")
    if has_stray_brace(message):
        section.error(section.items["message"], "a brace is missing or too many; placeholders are written {text}")
    for name in placeholders(message) if kind and getattr(kind, "ENDS", 2) == 1 else ():
        if name.startswith("against."):
            section.error(section.items["message"], f"{{{name}}} stays empty: this kind finds one place, not two")
    return message


def _marked(section: Section, key: str) -> tuple[tuple[str, int], ...]:
    def text(node: Node) -> str:
        if isinstance(node.value, str) and node.value.strip():
            return node.value
        section.error(node, f"each example of “{key}” must be text, best written under “|”")
        return ""

    return tuple((text(node), node.text_line) for node in section.nodes(key))


def _examples(path: Path, marked: Iterable[tuple[str, int]]) -> tuple[Example, ...]:
    examples, errors = [], []
    for text, line in marked:
        try:
            examples.append(parse_example(text, line))
        except MarkError as error:
            errors.append(f"{path.as_posix()}:{line + error.line}: {error}")
    if errors:
        raise RuleError(errors)
    return tuple(examples)
