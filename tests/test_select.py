"""Which rules are on, and how severe they are."""

from pathlib import Path
from typing import Any

import msgspec
import pytest

from copylint.checks import phrase
from copylint.config import ConfigError, read_config
from copylint.rules import Case, Rule, Severity
from copylint.select import Choices, Chosen, UnknownNameError, check_config, check_names, choose


def rule(name: str, family: str, **fields: Any) -> Rule:
    options = phrase.Options(words=("x",))
    return Rule(name, family, Path(f"{name}.yaml"), "Summary.", "phrase", options, "Message.", **fields)


RULES = (
    rule("age", "people"),
    rule("role", "people", enabled=False),
    rule("toll", "figures", severity="error", cases={"quoted": Case("m", "info"), "own": Case("m", "error")}),
    rule("weekday", "dates"),
)


def chosen(config: str = "", select: str = "", ignore: str = "") -> Chosen:
    path = Path(".copylint.yaml")
    path.write_text(config, "utf-8")
    read = read_config(path)
    check_config(read, RULES)
    sections = [read.choices, *(override.choices for override in read.overrides)]
    return choose(RULES, sections, Choices(tuple(select.split()), tuple(ignore.split())))


@pytest.fixture(autouse=True)
def _desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def names(config: str = "", select: str = "", ignore: str = "") -> str:
    return " ".join(rule.id for rule in chosen(config, select, ignore).rules)


@pytest.mark.parametrize(
    ("config", "select", "ignore", "on"),
    [
        pytest.param("", "", "", "age toll weekday", id="all that are on by default"),
        pytest.param("select: [people]", "", "", "age", id="a family stands for its rules that are on by default"),
        pytest.param("select: [role]", "", "", "role", id="a rule named is on though off by default"),
        pytest.param("select: [people, role]", "", "", "age role", id="both"),
        pytest.param("ignore: [people, toll]", "", "", "weekday", id="ignore"),
        pytest.param("select: [dates]", "toll", "", "toll", id="the command line's select replaces"),
        pytest.param("ignore: [toll]", "toll", "", "toll", id="and what the configuration ignores"),
        pytest.param("ignore: [toll]", "", "age", "weekday", id="the command line's ignore adds"),
        pytest.param("", "people dates", "weekday", "age", id="ignore narrows select"),
        pytest.param("severity: {toll: off}", "", "", "age weekday", id="off without quotation marks"),
        pytest.param("severity: {toll: off}", "toll", "", "toll", id="but selected by name"),
    ],
)
def test_what_is_on(config: str, select: str, ignore: str, on: str) -> None:
    assert names(config, select, ignore) == on


def severity_of(config: str) -> tuple[Severity, Severity, Severity]:
    toll = next(rule for rule in chosen(config).rules if rule.id == "toll")
    return toll.severity, toll.case("quoted").severity, toll.case("own").severity


def test_severity_is_set_and_a_milder_case_stays_mild() -> None:
    assert severity_of("") == ("error", "info", "error")
    assert severity_of("severity: {toll: warning}") == ("warning", "info", "warning")
    assert severity_of("severity: {toll: info}") == ("info", "info", "info")


def test_options_of_the_configuration_lie_over_those_of_the_rule() -> None:
    toll = next(rule for rule in chosen("options: {toll: {quotes: report}}").rules if rule.id == "toll")

    assert msgspec.to_builtins(toll.options)["quotes"] == "report"
    assert toll.options.words == ("x",)


@pytest.mark.parametrize(
    ("config", "error"),
    [
        ("select: [peple]", ":1:10: unknown rule or family “peple” in “select”; did you mean “people”?"),
        ("ignore: [tol]", ":1:10: unknown rule or family “tol” in “ignore”; did you mean “toll”?"),
        ("select: []", ":1:1: “select” names nothing"),
        ("select:", ":1:1: “select” names nothing"),
        ("ignore: [unreadable-file]", ":1:10: “unreadable-file” cannot be ignored"),
        ("severity: {tol: error}", ":1:12: unknown key “tol” in “severity”; did you mean “toll”?"),
        ("severity: {toll: fatal}", ":1:18: “toll” cannot be “fatal”; use error, warning, info or off"),
        ("options: {tol: {}}", ":1:11: unknown key “tol” in “options”; did you mean “toll”?"),
        (
            "options: {toll: {quote: skip}}",
            ":1:18: unknown key “quote” in the options of “toll”; did you mean “quotes”?",
        ),
        ("options: {toll: {quotes: maybe}}", ":1:26: “quotes” cannot be “maybe”; use only, report or skip"),
        ("overrides: [{paths: [x], ignore: [tol]}]", ":1:35: unknown rule or family “tol”"),
    ],
)
def test_a_name_that_is_none_is_an_error_with_its_place(config: str, error: str) -> None:
    with pytest.raises(ConfigError) as caught:
        chosen(config)

    assert [line for line in caught.value.errors if line.startswith(f".copylint.yaml{error}")]


@pytest.mark.parametrize("key", ["select", "ignore"])
def test_a_name_that_stands_where_a_list_should_be_is_one_error(key: str) -> None:
    with pytest.raises(ConfigError) as caught:
        chosen(f"{key}: toll")

    assert caught.value.errors == (f".copylint.yaml:1:{len(key) + 3}: “{key}” must be a list",)


def test_an_unknown_name_on_the_command_line_is_an_error() -> None:
    with pytest.raises(UnknownNameError, match="did you mean “weekday”"):
        check_names(["wekday"], RULES)


@pytest.mark.parametrize(
    ("config", "ignore", "level"),
    [
        ("", "", "warning"),
        ("ignore: [suppression]", "", None),
        ("severity: {suppression: error}", "", "error"),
        ("severity: {suppression: off}", "", None),
        ("", "suppression", None),
        ("select: [people]", "", "warning"),
    ],
)
def test_remarks_on_suppressions_can_be_set_and_turned_off(config: str, ignore: str, level: str | None) -> None:
    assert chosen(config, ignore=ignore).suppression == level
