"""Regular expressions of a newsroom's own: each is refused when the rule is read, or ends in time when it is run."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from copylint.cli import cli
from copylint.engine import run_rules
from copylint.formats import read
from copylint.patterns import compile_pattern
from copylint.rules import RuleError, load_rules

# Each tries every way to part the letters before it gives up: more than there are atoms, for sixty of them.
ENDLESS = ("(a|a)*$", "(a|aa)+$", "(?R)")
STORY = f"# {'a' * 60}!\n\n{'a' * 60}! {'a' * 60}!\n\nThe mayor left.\n"
# Every option of every kind that takes a pattern; what holds before it and could keep it from being run holds here.
OPTIONS = {
    "phrase patterns": "phrase\noptions: {patterns: ['{}']}",
    "phrase exceptions": "phrase\noptions: {words: [mayor], exception_patterns: ['{}']}",
    "preferred-term patterns": "preferred-term\noptions: {patterns: {'{}': b}}",
    "preferred-term exceptions": "preferred-term\noptions: {terms: {mayor: b}, exception_patterns: ['{}']}",
    "either-or": "either-or\noptions: {groups: [{patterns: ['{}', 'mayor']}]}",
    "conditional when": "conditional\noptions: {when: {patterns: ['{}']}, needs: {words: [x]}}",
    "conditional needs": "conditional\noptions: {when: {words: [mayor]}, needs: {patterns: ['{}']}}",
    "capitalization": "capitalization\noptions: {pattern: '{}'}",
    "occurrence": "occurrence\noptions: {patterns: ['{}'], max: 1, unit: paragraph}",
}


def rule(folder: Path, kind: str, pattern: str) -> Path:
    path = folder / "slow.yaml"
    path.write_text(f"summary: S.\nmessage: M.\nkind: {kind.replace('{}', pattern)}\n", "utf-8")
    return path


@pytest.mark.parametrize("kind", OPTIONS.values(), ids=OPTIONS)
@pytest.mark.parametrize("pattern", ENDLESS)
def test_a_pattern_ends_in_time(tmp_path: Path, kind: str, pattern: str) -> None:
    (slow,) = load_rules(rule(tmp_path, kind, pattern))
    outcome = run_rules(read("story.md", STORY.encode()), [slow])

    assert outcome.diagnostics == []
    assert ["the pattern took longer than" in str(failure) for failure in outcome.failures] == [True]


def test_the_other_rules_still_run(tmp_path: Path) -> None:
    rule(tmp_path, OPTIONS["phrase patterns"], ENDLESS[0])
    (tmp_path / "story.md").write_text(f"{STORY}\nThe the mayor went.\n", "utf-8")
    outcome = CliRunner().invoke(cli, ["check", "--rules", str(tmp_path), str(tmp_path / "story.md")])

    assert "“The the”" in outcome.stdout
    assert "the pattern took longer than" in outcome.stderr
    assert outcome.exit_code == 2


@pytest.mark.parametrize(
    "pattern",
    [
        "(" * 400 + ")" * 400,
        "(?:" * 200 + "a*" + ")*" * 200,
        "(" * 5000,
        "a{1,99999999999}",
        "(?P<n>",
        r"\N{nope}",
        "[z-a]",
    ],
)
def test_a_pattern_that_cannot_be_used_is_refused_with_its_line(tmp_path: Path, pattern: str) -> None:
    with pytest.raises(RuleError) as caught:
        load_rules(rule(tmp_path, OPTIONS["phrase patterns"], pattern))

    (error,) = caught.value.errors
    assert error.startswith(f"{(tmp_path / 'slow.yaml').as_posix()}:4:")


@pytest.mark.parametrize("name", ["Own.yml", "reject.txt", "accept.txt"])
def test_a_pattern_of_vale_that_cannot_be_used_is_told(tmp_path: Path, name: str) -> None:
    deep = "(" * 400 + ")" * 400
    text = f"extends: existence\nmessage: M\ntokens: ['{deep}']\n" if name == "Own.yml" else deep
    (tmp_path / "style").mkdir()
    (tmp_path / "style" / name).write_text(text, "utf-8")
    outcome = CliRunner().invoke(cli, ["import", "vale", str(tmp_path), "--output", str(tmp_path / "out")])

    assert outcome.exit_code == 1
    assert "not carried over" in outcome.stderr


def test_patterns_are_kept_but_not_without_end() -> None:
    assert compile_pattern.cache_info().maxsize is not None
