from pathlib import Path

import pytest

from copylint.analysis import Analysis
from copylint.checks.phrase import Options, check
from copylint.engine import run_rules
from copylint.patterns import TIMEOUT, find_patterns
from copylint.rules import Rule, RuleError, load_rules
from copylint.story import MASK, Field, Span, Story

RULE = """\
summary: A pattern.
kind: phrase
message: "{text}"
options:
  patterns:
    - x
    - '(a|a)*$'
"""


def story(text: str, name: str = "body") -> Story:
    return Story("story.md", text, text, (Field(name, Span(0, len(text)), 1),))  # type: ignore[arg-type]


def found(text: str, options: Options, name: str = "body") -> list[str]:
    return [text[f.span.start : f.span.end] for f in check(Analysis(story(text, name)), options)]


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("A very unique day.", ["very unique"], ["very unique"]),
        ("Very\nunique it was.", ["very unique"], ["Very\nunique"]),
        ("Very uniquely.", ["very unique"], []),
        ("It is very.", ["very unique"], []),
        (f"A ve{MASK}ry unique day.", ["very unique"], [f"ve{MASK}ry unique"]),
        ("They didn’t go.", ["didn't"], ["didn’t"]),
        ("Slammed and slammed.", ["slammed"], ["Slammed", "slammed"]),
    ],
)
def test_words_are_found_whole(text: str, words: list[str], expected: list[str]) -> None:
    assert found(text, Options(words=tuple(words))) == expected


@pytest.mark.parametrize(
    ("text", "pattern", "expected"),
    [
        ("In terms\nof money.", "in terms of", ["In terms\nof"]),
        ("In terms  of money.", "in terms of", ["In terms  of"]),
        (f"In te{MASK}rms of money.", "in terms of", [f"In te{MASK}rms of"]),
        ("It’s said.", "it's", ["It’s"]),
        ("It’s 'said'.", "it’s", ["It’s"]),
        ("Nothing.", "x*", []),
    ],
)
def test_a_pattern_sees_what_a_reader_sees(text: str, pattern: str, expected: list[str]) -> None:
    assert found(text, Options(patterns=(pattern,))) == expected


def test_case_counts_when_it_is_not_ignored() -> None:
    options = Options(words=("the internet",), patterns=("web",), ignore_case=False)

    assert found("The Internet, the internet, Web, web.", options) == ["the internet", "web"]


def test_quotations_are_read_only_where_that_is_wanted() -> None:
    text = "“It is very unique,” the mayor said of the very unique clock."

    assert found(text, Options(words=("unique",), patterns=("very",))) == ["very", "unique"]
    assert found(text, Options(words=("unique",), quotes="report")) == ["unique", "unique"]


def test_only_the_chosen_fields_are_read() -> None:
    assert found("Mayor slams plan", Options(words=("slams",), fields=("headline",)), "headline") == ["slams"]
    assert found("Mayor slams plan", Options(words=("slams",), fields=("headline",))) == []
    assert found("Mayor slams plan", Options(words=("slams",)), "byline") == []


def test_a_suggestion_keeps_the_capital() -> None:
    analysis = Analysis(story("Utilize it, utilize it."))
    suggestions = [f.suggestion for f in check(analysis, Options(words=("utilize",), suggest="use"))]

    assert suggestions == [("Use", "likely"), ("use", "likely")]


@pytest.mark.parametrize(
    ("options", "error"),
    [
        ("{}", "give “words” or “patterns”"),
        ("{words: [a, '...']}", ""),
        ("{patterns: [a, 'b(']}", ":4:25: patterns[1]: “b(” is not a regular expression"),
    ],
)
def test_what_can_never_be_found_is_refused(tmp_path: Path, options: str, error: str) -> None:
    path = tmp_path / "one.yaml"
    path.write_text(f"summary: x\nkind: phrase\nmessage: x\noptions: {options}\n", encoding="utf-8")
    if not error:
        assert load_rules(path)
        return
    with pytest.raises(RuleError) as caught:
        load_rules(path)

    assert error in str(caught.value)


def test_a_pattern_that_takes_too_long_is_named_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "slow.yaml"
    path.write_text(RULE, encoding="utf-8")
    outcome = run_rules(story("a" * 40 + "!x"), load_rules(path))

    (failure,) = outcome.failures
    assert str(failure).startswith(
        f"{path.as_posix()}:7: the pattern took longer than {TIMEOUT} s on story.md; simplify"
    )


def test_a_slow_pattern_in_a_file_that_is_gone_is_named_all_the_same() -> None:
    rule = Rule("slow", "x", Path("gone.yaml"), "x", "phrase", Options(patterns=("(a|a)*$",)), "x")
    (failure,) = run_rules(story("a" * 40 + "!"), [rule]).failures

    assert str(failure).startswith("gone.yaml: the pattern took longer")


def test_places_of_a_pattern_are_places_in_the_story() -> None:
    text = f"One.\n\nTwo  {MASK}words\nhere, two words."

    places = find_patterns([r"two words"], text, Span(6, len(text)), ignore_case=True)

    assert [text[place.start : place.end] for place in places] == [f"Two  {MASK}words", "two words"]
