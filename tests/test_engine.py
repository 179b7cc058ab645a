"""The engine, with a fake kind: it reads what to find from its options, as `flagged|against|case|confidence`."""

import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any, cast

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from copylint.analysis import Analysis
from copylint.engine import Diagnostic, check_story, run_rules
from copylint.finding import Confidence, Finding, Suggestion
from copylint.rules import Case, Rule, Severity, load_kind
from copylint.story import Field, Span, Story

HEADLINE = "Ten dead in Vellmar"
BODY = "Twelve people died.\n\nThe mayor said 14 people died, and 14 people were hurt."
MESSAGE = "{where} “{text}” but {against.where} “{against.text}”."


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What to find."""

    find: tuple[str, ...] = ()
    fail: bool = False


def check(analysis: Analysis, options: Options) -> Iterator[Finding]:
    for wanted in options.find:
        text, against, case, confidence = (*wanted.split("|"), "", "", "")[:4]
        yield Finding(
            find(analysis.story.source, text),
            tuple(find(analysis.story.source, other) for other in against.split("+") if other),
            {"extra": "{text}"},
            cast(Confidence, confidence or "high"),
            Suggestion("x", "query"),
            case,
        )
    if options.fail:
        raise KeyError("no\nsuch word")


def find(source: str, text: str) -> Span:
    found = re.search(r"\s+".join(map(re.escape, text.split())), source)
    assert found
    return Span(*found.span())


@pytest.fixture(autouse=True)
def fake_kind(monkeypatch: pytest.MonkeyPatch) -> None:
    module = ModuleType("copylint.checks.fake_list")
    module.__dict__.update(Options=Options, WORDS=frozenset({"extra"}), CASES=frozenset({"quoted"}), check=check)
    monkeypatch.setitem(sys.modules, module.__name__, module)


def story(body: str = BODY, headline: str = HEADLINE) -> Story:
    source = f"{headline}\n\n{body}"
    fields, offset = [Field("headline", Span(0, len(headline)))], len(headline) + 2
    for number, paragraph in enumerate(body.split("\n\n"), 1):
        fields.append(Field("body", Span(offset, offset + len(paragraph)), number))
        offset += len(paragraph) + 2
    return Story("story.md", source, source, tuple(fields))


def rule(name: str, *find: str, fail: bool = False, **values: Any) -> Rule:
    options = Options(find, fail)
    return Rule(name, "figures", Path(f"{name}.yaml"), "Sum.", "fake-list", options, **{"message": MESSAGE, **values})


def shown(diagnostics: Sequence[Diagnostic]) -> list[tuple[str, str]]:
    return [(d.rule, d.place.text) for d in diagnostics]


def test_a_finding_is_stamped() -> None:
    (found,) = check_story(story(), [rule("toll", "14 people|Twelve people", severity="error")])

    assert (found.rule, found.family, found.severity, found.confidence) == ("toll", "figures", "error", "high")
    assert found.path == "story.md"
    assert found.message == "¶2 “14 people” but ¶1 “Twelve people”."
    assert (found.place.field, found.place.paragraph, found.place.text) == ("body", 2, "14 people")
    assert [place.text for place in found.against] == ["Twelve people"]
    assert found.suggestion == Suggestion("x", "query")


def test_outside_the_body_a_message_names_the_field() -> None:
    (found,) = check_story(story(), [rule("toll", "Ten dead|Twelve people")])

    assert found.message == "headline “Ten dead” but ¶1 “Twelve people”."


def test_every_placeholder_has_a_value() -> None:
    message = "{text} {where} {paragraph} {line} {field}, {against.text} {against.where} {against.paragraph} "
    message += "{against.line} {against.field}, {extra}"
    (found,) = check_story(story(), [rule("toll", "14 people|Ten dead", message=message)])

    assert found.message == "14 people ¶2 2 5 body, Ten dead headline headline 1 headline, {text}"


def test_braces_of_the_copy_are_not_read_again() -> None:
    (found,) = check_story(
        story("A {line} {0.__class__} died."), [rule("toll", "{line} {0.__class__}", message="“{text}”")]
    )

    assert found.message == "“{line} {0.__class__}”"


def test_long_copy_is_shortened_in_the_message_only() -> None:
    long = "the conquest of the old and important city of Vellmar in the eastern lowlands of the country"
    (found,) = check_story(story(f"It was {long}."), [rule("place", long, message="“{text}”")])

    assert found.message == "“the conquest of the old and … lowlands of the country”"
    assert found.place.text == long


def test_a_case_has_its_own_message_and_severity() -> None:
    cases = {"quoted": Case("Quoted: {text}.", "info")}
    (found,) = check_story(story(), [rule("toll", "14 people|Ten dead|quoted", severity="error", cases=cases)])

    assert (found.message, found.severity) == ("Quoted: 14 people.", "info")


def test_diagnostics_are_in_the_order_of_the_story_then_of_the_rules() -> None:
    rules = [rule("b", "14 people", "Twelve"), rule("a", "14 people", "Ten")]

    assert shown(check_story(story(), rules)) == [("a", "Ten"), ("b", "Twelve"), ("a", "14 people"), ("b", "14 people")]


def test_the_order_of_the_rules_changes_nothing() -> None:
    rules = [rule("a", "14|Ten", yields_to=("b",)), rule("b", "Ten|Twelve"), rule("c", "Twelve|14", yields_to=("a",))]

    assert check_story(story(), rules) == check_story(story(), rules[::-1])


def test_one_conflict_seen_from_both_ends_is_one_line() -> None:
    found = check_story(story(), [rule("toll", "14 people|Twelve people", "Twelve people|14 people")])

    assert shown(found) == [("toll", "14 people")]


def test_of_two_equal_findings_the_surer_remains() -> None:
    (found,) = check_story(story(), [rule("toll", "14 people|Ten||low", "14 people|Ten||high")])

    assert found.confidence == "high"


@pytest.mark.parametrize(
    ("stronger", "remains"),
    [
        ("14 people|Twelve people", []),
        ("The mayor said 14|Ten dead", []),  # overlaps at the flagged end
        ("Ten dead|Twelve", []),  # overlaps at the other end
        ("Ten dead|Vellmar", ["weak"]),
        ("were hurt", ["weak"]),
    ],
)
def test_a_rule_yields_where_another_speaks_about_the_same_words(stronger: str, remains: list[str]) -> None:
    rules = [rule("weak", "14 people|Twelve people", yields_to=("strong",)), rule("strong", stronger)]

    assert [d.rule for d in check_story(story(), rules) if d.rule == "weak"] == remains


@pytest.mark.parametrize(("severity", "confidence"), [("info", "high"), ("error", "low")])
def test_what_is_hidden_by_default_silences_nothing_that_is_shown(severity: Severity, confidence: str) -> None:
    weak = rule("weak", "14 people", yields_to=("strong",))
    strong = rule("strong", f"14 people|||{confidence}", severity=severity)

    assert [d.rule for d in check_story(story(), [weak, strong])] == ["strong", "weak"]


def test_at_the_other_end_only_an_error_silences_an_error() -> None:
    weak = rule("weak", "14 people|Twelve people", yields_to=("strong",), severity="error")

    assert shown(check_story(story(), [weak, rule("strong", "Ten dead|Twelve", severity="warning")]))[0][0] == "strong"
    assert len(check_story(story(), [weak, rule("strong", "Ten dead|Twelve", severity="warning")])) == 2
    assert len(check_story(story(), [weak, rule("strong", "Ten dead|Twelve", severity="error")])) == 1


def test_a_rule_does_not_yield_to_what_has_itself_yielded() -> None:
    rules = [
        rule("a", "Twelve people", yields_to=("b",)),
        rule("b", "Twelve people|14 people", yields_to=("c",)),
        rule("c", "14 people"),
    ]

    assert shown(check_story(story(), rules)) == [("a", "Twelve people"), ("c", "14 people")]


def test_rules_that_yield_to_each_other_end() -> None:
    rules = [rule("a", "Twelve people", yields_to=("b",)), rule("b", "Twelve people", yields_to=("a",))]

    assert check_story(story(), rules)


def test_a_rule_that_fails_costs_the_run_that_rule_only() -> None:
    outcome = run_rules(story(), [rule("bad", "Ten dead", fail=True), rule("good", "14 people")])

    assert [d.rule for d in outcome.diagnostics] == ["good"]
    assert [(f.rule, f.path, str(f)) for f in outcome.failures] == [
        ("bad", "story.md", "the rule bad failed on story.md: KeyError: 'no\\nsuch word'")
    ]
    assert isinstance(outcome.failures[0].__cause__, KeyError)


def test_check_story_raises_what_failed() -> None:
    with pytest.raises(ExceptionGroup) as caught:
        check_story(story(), [rule("bad", fail=True)])

    assert "the rule bad failed on story.md" in str(caught.value.exceptions[0])


def test_a_place_outside_every_field_is_metadata() -> None:
    without_fields = Story("x.md", "Ten dead", "Ten dead", ())
    (found,) = check_story(without_fields, [rule("toll", "Ten dead", message="{where}")])

    assert (found.place.field, found.message) == ("metadata", "metadata")


# Fingerprints


def fingerprints(copy: Story, *rules: Rule) -> list[str]:
    return [d.fingerprint for d in check_story(copy, rules)]


def test_a_fingerprint_does_not_change_with_what_stands_elsewhere() -> None:
    toll = rule("toll", "14 people|Twelve people")
    moved = story("A quiet paragraph.\n\n" + BODY.replace("14 people", "14\npeople"))

    assert fingerprints(story(), toll) == fingerprints(moved, toll)


def test_fingerprints_tell_rules_words_and_ends_apart() -> None:
    prints = fingerprints(
        story(),
        rule("a", "14 people|Twelve people"),
        rule("b", "14 people|Twelve people"),
        rule("c", "14 people|Ten dead"),
        rule("d", "Ten dead|14 people"),
    )

    assert len(set(prints)) == 4
    assert all(len(one) == 16 for one in prints)


def test_a_fingerprint_does_not_change_with_how_often_the_words_at_fault_stand_there() -> None:
    names = Rule("n", "x", Path("n.yaml"), "Sum.", "name-variant", load_kind("name-variant").Options(), MESSAGE)
    once = "Anton Brandtner left. Brandtner said it was late.\n\n“No,” Brantner said."

    assert fingerprints(story(once), names) == fingerprints(story(once + " Then Brantner wept."), names)
    assert fingerprints(story(once), names)


def test_equal_findings_have_fingerprints_of_their_own() -> None:
    phrase = Rule("p", "x", Path("p.yaml"), "Sum.", "phrase", load_kind("phrase").Options(words=("one man",)), MESSAGE)
    first, second = fingerprints(story("One man.\n\nOne man."), phrase)

    assert first != second
    assert fingerprints(story("One man.\n\nMore.\n\nOne man."), phrase) == [first, second]


@given(st.integers(0, 5), st.integers(0, 5))
def test_a_quiet_paragraph_in_front_moves_every_finding_by_its_length(before: int, after: int) -> None:
    quiet, tail = "Nothing here.\n\n" * before, "\n\nNor here." * after
    rules = [rule("a", "14 people|Twelve people"), rule("b", "mayor", yields_to=("a",))]
    plain, moved = check_story(story(), rules), check_story(story(quiet + BODY + tail), rules)

    assert [d.place.span.start + len(quiet) for d in plain] == [d.place.span.start for d in moved]
    assert [d.fingerprint for d in plain] == [d.fingerprint for d in moved]
