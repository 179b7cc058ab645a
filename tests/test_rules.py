import pickle
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Literal

import msgspec
import pytest

from copylint.analysis import Analysis
from copylint.finding import Finding
from copylint.references import wrong_references
from copylint.rules import RuleError, kind_names, load_kind, load_rules, shipped_folder

Write = Callable[..., Path]

GOOD = """\
summary: Something is said twice.
kind: fake-word
message: "{where} “{text}” but {against.where} “{against.text}” ({extra})."
"""


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Finds words."""

    words: tuple[str, ...] = ("bus",)
    status: tuple[Literal["killed", "injured"], ...] = ()
    limit: int = 3
    loud: bool = False

    def __post_init__(self) -> None:
        if "" in self.words:
            raise ValueError(f"words[{self.words.index('')}]: a word is empty")


def check(analysis: Analysis, options: Options) -> Iterator[Finding]:
    for word in options.words:
        for i in analysis.positions.get(word, ()):
            yield Finding(analysis.tokens[i].span)


@pytest.fixture(autouse=True)
def fake_kind(monkeypatch: pytest.MonkeyPatch) -> None:
    module = ModuleType("copylint.checks.fake_word")
    names = {"Options": Options, "WORDS": frozenset({"extra"}), "CASES": frozenset({"loud"}), "check": check}
    module.__dict__.update(names)
    monkeypatch.setitem(sys.modules, module.__name__, module)


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def write_rule(source: str = GOOD, name: str = "places/two-places.yaml") -> Path:
        path = tmp_path / "lint_rules" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(source, encoding="utf-8")
        return tmp_path / "lint_rules"

    return write_rule


def errors(folder: Path) -> list[str]:
    with pytest.raises(RuleError) as caught:
        load_rules(folder)
    return [line.removeprefix(f"{folder.as_posix()}/") for line in caught.value.errors]


def test_the_file_is_the_id_and_the_folder_is_the_family(write: Write) -> None:
    (rule,) = load_rules(write(GOOD + "severity: error\noptions: {limit: 10, words: [no, 2:30], loud: true}\n"))

    assert (rule.id, rule.family, rule.severity, rule.enabled) == ("two-places", "places", "error", True)
    assert rule.options == Options(limit=10, words=("no", "2:30"), loud=True)
    assert rule.path.name == "two-places.yaml"


def test_rules_are_sorted_by_id_whatever_their_folder(write: Write) -> None:
    write(name="b/alpha.yaml")
    write(name="a/beta.yaml")
    folder = write(name="gamma.yaml")

    assert [(rule.id, rule.family) for rule in load_rules(folder)] == [
        ("alpha", "b"),
        ("beta", "a"),
        ("gamma", "lint_rules"),
    ]


def test_a_rule_with_default_off_is_not_enabled(write: Write) -> None:
    (rule,) = load_rules(write(GOOD + "default: off\n"))

    assert not rule.enabled


@pytest.mark.parametrize(
    ("source", "error"),
    [
        (GOOD + "sevrity: error\n", "4:1: unknown key “sevrity”; did you mean “severity”?"),
        (
            GOOD + "severity: eror\n",
            "4:11: “severity” cannot be “eror”; use error, warning or info; did you mean “error”?",
        ),
        (GOOD.replace("fake-word", "phrse"), "2:7: unknown kind “phrse”; did you mean “phrase”?"),
        (GOOD.replace("fake-word", "../os"), "2:7: unknown kind “../os”"),
        (GOOD.replace("kind: fake-word\n", ""), "1:1: the key “kind” is missing"),
        (GOOD.replace("Something is said twice.", ""), "1:1: “summary” is empty"),
        (GOOD + "options: {limits: 3}\n", "4:11: unknown key “limits” in “options”; did you mean “limit”?"),
        (GOOD + "options: {limit: many}\n", "4:18: “limit” must be a whole number"),
        (GOOD + "options: {loud: loudly}\n", "4:17: “loud” must be true or false"),
        (GOOD + "options: {words: bus}\n", "4:18: “words” must be a list"),
        (GOOD + "options:\n  words:\n    - a\n    - ''\n", "7:7: words[1]: a word is empty"),
        (
            GOOD + "options:\n  status:\n    - killed\n    - injurd\n",
            "7:7: “status” cannot be “injurd”; use injured or killed; did you mean “injured”?",
        ),
        (GOOD.replace("{extra}", "{extr}"), "3:10: the placeholder {extr} is not known here; did you mean “extra”?"),
        (GOOD.replace("{extra}", "{text.__class__}"), "3:10: the placeholder {text.__class__} is not known here"),
        (GOOD.replace("{extra}", "{extra"), "3:10: a brace is missing or too many; placeholders are written {text}"),
        (GOOD.replace("{extra}", "extra}"), "3:10: a brace is missing or too many; placeholders are written {text}"),
        (
            GOOD + "cases: {loud: {message: '{ text }'}}\n",
            "4:25: a brace is missing or too many; placeholders are written {text}",
        ),
        (GOOD + "cases: {lout: {severity: info}}\n", "4:9: unknown key “lout” in “cases”; did you mean “loud”?"),
        (GOOD + "cases: {loud: {message: '{nothing}'}}\n", "4:25: the placeholder {nothing} is not known here"),
        (GOOD + "fails: [[a, b]]\n", "4:9: each example of “fails” must be text, best written under “|”"),
    ],
)
def test_a_mistake_is_named_with_its_line(write: Write, source: str, error: str) -> None:
    assert errors(write(source)) == [f"places/two-places.yaml:{error}"]


def test_a_message_must_not_wait_for_an_end_that_never_comes(write: Write) -> None:
    source = "summary: S.\nkind: phrase\noptions: {words: [very]}\nmessage: '“{text}” and “{against.text}”.'\n"

    assert errors(write(source)) == [
        "places/two-places.yaml:4:10: {against.text} stays empty: this kind finds one place, not two"
    ]


def test_all_mistakes_of_all_files_are_told_at_once(write: Write) -> None:
    write("summary: x\n", "a/one.yaml")
    write(GOOD + "options: {limit: x, loud: y}\n", "a/two.yaml")
    folder = write("- x\n", "b/three.yaml")

    assert errors(folder) == [
        "a/one.yaml:1:1: the key “kind” is missing",
        "a/one.yaml:1:1: the key “message” is missing",
        "a/two.yaml:4:18: “limit” must be a whole number",
        "a/two.yaml:4:27: “loud” must be true or false",
        "b/three.yaml:1:1: expected keys and values, such as “summary: …”",
    ]


def test_one_name_for_two_rules_is_a_mistake(write: Write) -> None:
    write(name="a/twice.yaml")
    folder = write(name="b/twice.yaml")

    (error,) = errors(folder)
    assert error.startswith("b/twice.yaml:1:1: the rule “twice” is also in ")


@pytest.mark.parametrize("name", ["Two_Places", "suppression", "unreadable-file", "two places", "2-places"])
def test_a_name_that_cannot_be_a_rule_is_refused(write: Write, name: str) -> None:
    (error,) = errors(write(name=f"a/{name}.yaml"))

    assert f"“{name}” cannot be a rule's name" in error


def test_a_folder_that_is_not_there_is_a_mistake(tmp_path: Path) -> None:
    with pytest.raises(RuleError, match="gone: no such folder of rules"):
        load_rules(tmp_path / "gone")


def test_a_rule_file_with_the_wrong_ending_is_not_passed_over(write: Write) -> None:
    (error,) = errors(write(name="a/some.yml"))

    assert error == "a/some.yml: a rule file must end in .yaml"


def test_hidden_files_and_other_files_are_no_rules(write: Write) -> None:
    write("- not a rule", ".git/hooks.yaml")
    folder = write("some words", "README.md")

    assert load_rules(folder) == ()


def test_a_case_falls_back_to_the_rule(write: Write) -> None:
    (rule,) = load_rules(write(GOOD + "severity: error\ncases:\n  loud: {severity: info}\n"))

    assert rule.case("loud") == (rule.message, "info")
    assert rule.case("") == rule.case("another") == (rule.message, "error")


def test_examples_know_their_line_and_lose_their_marks(write: Write) -> None:
    (rule,) = load_rules(write(GOOD + "fails:\n  - |\n    A [[bus]] met {{a bus}}.\npasses:\n  - A coach.\n"))

    (fails,) = rule.fails
    assert (fails.text, fails.line) == ("A bus met a bus.\n", 6)
    assert [fails.text[span.start : span.end] for span in (*fails.flagged, *fails.against)] == ["bus", "a bus"]
    assert [example.line for example in rule.passes] == [8]


def test_a_mark_left_open_is_named_with_its_line(write: Write) -> None:
    (rule,) = load_rules(write(GOOD + "fails:\n  - |\n    A bus.\n    A [[bus.\n"))

    with pytest.raises(RuleError, match=r"two-places\.yaml:7: \[\[ is not closed"):
        _ = rule.fails


def test_also_and_yields_to_must_name_rules(write: Write) -> None:
    write(GOOD + "yields_to: [toll-jmp, toll-jump]\n", "a/one.yaml")
    rules = load_rules(write(name="a/toll-jump.yaml"))

    (line,) = wrong_references(rules)
    assert line.endswith("one.yaml:4:13: “yields_to” names an unknown rule “toll-jmp”; did you mean “toll-jump”?")


def test_rules_must_not_yield_in_a_circle(write: Write) -> None:
    write(GOOD + "yields_to: [two]\n", "a/one.yaml")
    rules = load_rules(write(GOOD + "yields_to: [one]\n", "a/two.yaml"))

    (line,) = wrong_references(rules)
    assert line.endswith("one.yaml:4:13: rules yield to each other in a circle: one → two → one")


def test_rules_travel_to_other_processes(write: Write) -> None:
    rules = load_rules(write("summary: S.\nkind: phrase\nmessage: '“{text}”.'\noptions: {words: [very]}\n"))

    assert pickle.loads(pickle.dumps(rules)) == rules


def test_the_shipped_rules_are_found_from_any_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)

    assert shipped_folder().is_absolute()
    assert load_rules() == load_rules(shipped_folder())


def test_every_kind_keeps_the_protocol() -> None:
    for name in kind_names():
        kind = load_kind(name)
        assert issubclass(kind.Options, msgspec.Struct), name
        assert kind.Options.__struct_config__.frozen, name
        assert kind.Options.__struct_config__.forbid_unknown_fields, name
        assert isinstance(kind.WORDS, frozenset), name
        assert isinstance(kind.CASES, frozenset), name
        assert callable(kind.check), name


@pytest.mark.parametrize("kind", ["phrase", "either-or"])
def test_a_kind_that_needs_options_says_which_where_there_are_none(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "no-options.yaml"
    path.write_text(f"summary: S.\nkind: {kind}\nmessage: M.\n", "utf-8")

    (error,) = errors(path)
    assert error.startswith(f"{path.as_posix()}:1:1: give “")
