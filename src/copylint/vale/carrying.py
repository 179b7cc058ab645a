"""One rule file of Vale, carried over: rule files of ours that load, and what is said about the rest."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from copylint.engine import run_rules
from copylint.examples import check_example, read_example
from copylint.formats import Unreadable
from copylint.marks import parse_example
from copylint.rules import Rule, RuleError, load_rules
from copylint.vale.document_points import DOCUMENT_POINTS
from copylint.vale.draft import Draft, check_level, name_of, rule_text
from copylint.vale.scopes import read_scope
from copylint.vale.source import NotCarriedError, Remark, Source
from copylint.vale.wording_points import WORDING_POINTS
from copylint.yamlfile import Node, YamlError, did_you_mean, read_mapping

_POINTS = {**WORDING_POINTS, **DOCUMENT_POINTS}


class Carried(NamedTuple):
    """What became of a rule file: names and texts of our rule files, and the remarks. No text: nothing was carried."""

    rules: Sequence[tuple[str, str]]
    remarks: Sequence[Remark]


def carry(path: Path, style: str) -> Carried:
    """The rule file at `path`, which belongs to a style, as rule files of ours."""
    try:
        section = read_mapping(path)
    except YamlError as error:
        return Carried((), [Remark(line, lost=True) for line in error.errors])
    source = Source(path.as_posix(), section.node)
    rules = []
    try:
        for draft in _drafts(source):
            name = name_of(style, path.stem, draft.suffix)
            text = _checked(source, name, draft)
            if text:
                rules.append((name, text))
    except NotCarriedError:
        pass
    source.pass_over("tests")
    source.close()
    return Carried(rules, source.remarks)


def _drafts(source: Source) -> Iterator[Draft]:
    point = source.text("extends")
    if point not in _POINTS:
        what = f"“{point}” is no extension point{did_you_mean(point, _POINTS)}" if point else "“extends” is missing"
        raise source.refuse("extends", what)
    source.pass_over("vocab")
    check_level(source)
    return _POINTS[point](source, read_scope(source))


def _checked(source: Source, name: str, draft: Draft) -> str:
    """The text of the rule file, with its tests as examples; "" after noting why it cannot be loaded."""
    text = rule_text(source, draft, {})
    rule = _loaded(source, name, text)
    if rule is None:
        return ""
    examples = _examples(source, rule)
    return rule_text(source, draft, examples) if any(examples.values()) else text


def _loaded(source: Source, name: str, text: str) -> Rule | None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"{name}.yaml"
        path.write_text(text, encoding="utf-8")
        try:
            return load_rules(path)[0]
        except RuleError as error:
            for line in error.errors:
                source.lose("extends", f"the rule made from it is refused: {line.split(': ', 1)[-1]}")
            return None


def _examples(source: Source, rule: Rule) -> dict[str, list[str]]:
    """The tests of the rule as examples, those that hold here too; the others are noted."""
    made: dict[str, list[str]] = {"fails": [], "passes": []}
    tests = source.items.get("tests")
    for node in tests.value if tests and isinstance(tests.value, list) else ():
        example = _example(source, node, rule)
        if example is not None:
            made["fails" if "[[" in example.replace("\\[[", "") else "passes"].append(example)
    return made


def _example(source: Source, node: Node, rule: Rule) -> str | None:
    """A test's input with marks around what is flagged, None after noting why it cannot be one."""
    test = {key: str(value.value) for key, value in node.value.items()} if isinstance(node.value, dict) else {}
    name = test.get("name", "")
    if "input" not in test or "want" not in test or not set(test) <= {"name", "input", "want", "description"}:
        source.lose(node, f"the test “{name}” is not carried over: only those of “input” and “want” are")
        return None
    places = sorted(_positions(test["want"]))
    try:
        story = read_example(parse_example(_copy(test["input"]), 0))
    except Unreadable:
        source.lose(node, f"the test “{name}” is not carried over: its input is no story")
        return None
    found = sorted((d.place.span for d in run_rules(story, [rule]).diagnostics), reverse=True)
    if sorted(tuple(story.position(span.start)) for span in found) != places:
        source.lose(node, f"the test “{name}” does not hold here: other places are flagged")
        return None
    marked = test["input"]
    for span in found:
        parts = (marked[: span.start], marked[span.start : span.end], marked[span.end :])
        marked = f"{parts[0]}\0{parts[1]}\1{parts[2]}"
    marked = _copy(marked).replace("\0", "[[").replace("\1", "]]")
    problem = check_example(rule, parse_example(marked, 0), bool(found), [rule])
    if problem:
        source.lose(node, f"the test “{name}” does not hold here")
    return None if problem else marked


def _copy(text: str) -> str:
    """The text with our marks written as copy."""
    for mark in ("[[", "]]", "{{", "}}"):
        text = text.replace(mark, f"\\{mark}")
    return text


def _positions(want: str) -> Iterator[tuple[int, int]]:
    for line in want.strip().splitlines():
        row, _, rest = line.strip().partition(":")
        column = rest.partition(":")[0]
        if row.isdigit() and column.isdigit():
            yield int(row), int(column)
