"""Rule files of Vale, carried over: what comes out, what is said, and that it does what it did."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from copylint.cli import cli
from copylint.engine import run_rules
from copylint.examples import check_examples
from copylint.formats import read
from copylint.rules import load_rules
from copylint.vale.carrying import carry


@pytest.fixture
def style(tmp_path: Path) -> Path:
    (tmp_path / "styles" / "House").mkdir(parents=True)
    return tmp_path / "styles" / "House"


@pytest.fixture
def carried(style: Path, tmp_path: Path) -> Any:
    """The data of the rules made from a rule file, what they find in a story, and the remarks without the path."""

    def run(source: str, copy: str = "Nothing.") -> tuple[list[Any], list[str], list[str]]:
        path = style / "Rule.yml"
        path.write_text(source, encoding="utf-8")
        made = carry(path, "House")
        folder = tmp_path / "made" / "house"
        folder.mkdir(parents=True)
        for name, text in made.rules:
            (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
        rules = load_rules(folder) if made.rules else ()
        assert check_examples(rules, rules) == []
        outcome = run_rules(read("story.md", copy.encode()), rules)
        assert outcome.failures == ()
        remarks = [remark.line.removeprefix(f"{path.as_posix()}:") for remark in made.remarks]
        return [yaml.safe_load(text) for _, text in made.rules], [d.message for d in outcome.diagnostics], remarks

    return run


def test_existence_becomes_a_phrase(carried: Any) -> None:
    source = """\
extends: existence
message: "Avoid '%s'."
link: https://style.example/avoid
level: warning
ignorecase: true
tokens:
  - very unique
  - '(?:utili[sz]e|leverage)'
exceptions:
  - leverage ratio
"""
    (rule,), found, remarks = carried(source, "A Very unique leverage ratio will leverage. Uniquely.")

    assert rule["kind"] == "phrase"
    assert rule["severity"] == "warning"
    assert rule["sources"] == ["https://style.example/avoid"]
    assert rule["options"]["words"] == ["very unique"]
    assert found == ["Avoid “Very unique”.", "Avoid “leverage”."]
    assert remarks == []


def test_raw_is_one_pattern_and_that_is_said(carried: Any) -> None:
    source = "extends: existence\nmessage: x %s\nraw:\n  - 'no'\n  - 'thing\\b'\n"
    (rule,), found, remarks = carried(source, "There is no nothing here.")

    assert rule["options"]["patterns"] == ["nothing\\b"]
    assert found == ["x nothing"]
    assert remarks == ["3:1: the items of “raw” are one pattern, as Vale joins them; is that what is meant?"]


@pytest.mark.parametrize(
    ("keys", "copy", "expected"),
    [
        ("tokens: [',,']\nnonword: true", "One,, two.", ["x ,,"]),
        ("tokens: [ab]\nraw: ['x ']", "x ab.", ["x x ab"]),
        ("tokens: [ab]\nraw: [' y']\nappend: true", "ab y.", ["x ab y"]),
        ("tokens: [very]", "Very very.", ["x very"]),
        ("tokens: ['^But']\nscope: sentence\nnonword: true", "It is. But no.", ["x But"]),
    ],
)
def test_the_ways_of_existence(carried: Any, keys: str, copy: str, expected: list[str]) -> None:
    _, found, remarks = carried(f"extends: existence\nmessage: x %s\n{keys}\n", copy)

    assert found == expected
    assert remarks == []


def test_substitution_becomes_preferred_terms(carried: Any) -> None:
    source = """\
extends: substitution
message: "Use '%s' instead of '%s'."
ignorecase: true
level: error
action: {name: replace}
swap:
  abundance: plenty|lots
  fire(?:m[ae]n|wom[ae]n): firefighter(s)
  'within the (\\w+) folder': in the $1 folder
  obviously: ''
"""
    rules, found, remarks = carried(source, "Firemen had an abundance within the old folder, obviously.")

    assert [rule["kind"] for rule in rules] == ["preferred-term", "phrase"]
    assert found == [
        "Use “Firefighter(s)” instead of “Firemen”.",
        "Use “plenty” or “lots” instead of “abundance”.",
        "Use “in the old folder” instead of “within the old folder”.",
        "¶1 “obviously”. Cut it.",
    ]
    assert remarks == []


def test_a_message_may_number_what_it_shows(carried: Any) -> None:
    source = "extends: substitution\nmessage: '%[2]s? %[1]s, 100%% sure {x}'\nswap: {ab: cd}\n"
    _, found, _ = carried(source, "The ab is.")

    assert found == ["ab? cd, 100% sure (x)"]


def test_occurrence_counts_in_its_scope(carried: Any) -> None:
    source = "extends: occurrence\nmessage: 'Too long.'\nscope: sentence\ntoken: '\\b(\\w+)\\b'\nmax: 3\n"
    (rule,), found, remarks = carried(source, "One two three. One two three four.")

    assert rule["options"]["unit"] == "sentence"
    assert found == ["Too long."]
    assert remarks == []


def test_occurrence_may_ask_for_some(carried: Any) -> None:
    source = "extends: occurrence\nmessage: 'No stop: %s.'\nscope: heading.h1\ntoken: '[.]'\nmin: 1\n"
    (rule,), found, _ = carried(source, "# No stop\n\nNone here")

    assert rule["options"]["fields"] == ["headline"]
    assert found == ["No stop: 0."]


@pytest.mark.parametrize(
    ("keys", "copy", "expected"),
    [
        ("tokens: ['[^\\s]+']\nalpha: true", "It was the the 9 9.", ["the the!"]),
        ("tokens: ['[^\\s]+']", "It was the the 9 9.", ["the the!", "9 9!"]),
        ("tokens: ['[^\\s]+']\nignorecase: true\nmax: 1", "The the. No no no.", ["No no no!"]),
        ("tokens: ['[^\\s.!?]+']\nalpha: true\naction: {name: edit, params: [truncate, ' ']}", "So so. So.", []),
        ("tokens: ['[^\\s.!?]+']\nignorecase: true", "So so. So.", ["So so!"]),
        ("tokens: [had]", "He had had had. No no.", ["had had had!"]),
    ],
)
def test_repetition(carried: Any, keys: str, copy: str, expected: list[str]) -> None:
    _, found, remarks = carried(f"extends: repetition\nmessage: '%s!'\n{keys}\n", copy)

    assert found == expected
    assert remarks == []


def test_consistency_becomes_either_or(carried: Any) -> None:
    source = "extends: consistency\nmessage: \"Mixed: '%s'.\"\neither:\n  advisor: adviser\n  'colou?rs': hues\n"
    (rule,), found, remarks = carried(source, "An adviser, an adviser and an advisor. Hues of colours, colors.")

    assert rule["options"]["groups"][0] == ["advisor", "adviser"]
    assert found == ["Mixed: “advisor”.", "Mixed: “Hues”."]
    assert remarks == []


def test_conditional(carried: Any) -> None:
    source = """\
extends: conditional
message: "'%s' has no definition."
ignorecase: false
first: '\\b([A-Z]{3,5})\\b'
second: '(?:\\b[A-Z][a-z]+ )+\\(([A-Z]{3,5})\\)'
exceptions: [URL]
"""
    _, found, remarks = carried(
        source, "A URL of the WFP. The World Food Programme (WFP). The Old Body (OBX). OBX, NATO."
    )

    assert found == ["¶1 “WFP” comes before what it needs, which stands in ¶1.", "“NATO” has no definition."]
    assert remarks == []


@pytest.mark.parametrize(
    ("keys", "copy", "expected"),
    [
        ("match: $title\nstyle: Chicago", "# Mill Opens With More joy\n\nIt did.", ["Mill Opens with More Joy?"]),
        (
            "match: $sentence\nexceptions: [Mill]",
            "# The Mill Will Open Its Doors\n\nIt did.",
            ["The Mill will open its doors?"],
        ),
        ("match: $lower", "# mill opens\n\nIt did.", []),
        ("match: '^[A-Z]'", "# mill opens\n\nIt did.", ["?"]),
        ("match: $upper\nscope: heading.h2", "# mill\n\n## more\n\nIt did.", ["MORE?"]),
    ],
)
def test_capitalization(carried: Any, keys: str, copy: str, expected: list[str]) -> None:
    keys = keys if "scope" in keys else f"{keys}\nscope: heading"
    _, found, remarks = carried(f"extends: capitalization\nmessage: '%[2]s?'\n{keys}\n", copy)

    assert found == expected
    assert remarks == []


def test_metric_reads_formula_and_condition(carried: Any) -> None:
    source = """\
extends: metric
message: "It is %s."
formula: |
  (words / sentences) + math.abs(heading_h2 - 2)
condition: "> 4"
"""
    _, found, remarks = carried(source, "# A\n\nOne two three four. One two three four.\n\n## B\n\nOne two three four.")

    assert found == ["It is 4.2."]  # 13 words in 4 sentences, and 1
    assert remarks == []


def test_readability_is_the_mean_of_its_grades(carried: Any) -> None:
    source = (
        "extends: readability\nmessage: 'Grade %s.'\ngrade: 9\nmetrics: [Flesch-Kincaid, SMOG, Automated Readability]\n"
    )
    hard = "Institutional intermediaries systematically misrepresented constitutional responsibilities."
    (rule,), found, remarks = carried(source, f"{hard} {hard}")

    assert rule["kind"] == "metric"
    assert len(found) == 1
    assert float(found[0].removeprefix("Grade ").removesuffix(".")) > 20
    assert remarks == []


def test_sequence_without_parts_of_speech(carried: Any) -> None:
    source = """\
extends: sequence
message: "'%s'?"
ignorecase: true
tokens:
  - pattern: as
    skip: 2
  - pattern: report(?:s|ed)
  - pattern: earlier
    negate: true
"""
    _, found, remarks = carried(
        source, "As was widely reported here. As was reported earlier. As far as a few reported it."
    )

    assert found == ["“As was widely reported here”?", "“as a few reported it”?"]
    assert remarks == []


def test_spelling_keeps_the_terms_and_says_what_is_lost(carried: Any) -> None:
    source = "extends: spelling\nmessage: \"'%s'?\"\ndicpath: dictionaries\nexceptions: [Velmorra]\n"
    (rule,), found, remarks = carried(source, "Velmora and Velmorra.")

    assert rule["options"] == {"terms": ["Velmorra"]}
    assert found == ["¶1 “Velmora” for “Velmorra”."]
    assert [remark[:4] for remark in remarks] == ["3:1:", "4:1:"]


# What could not be carried over


@pytest.mark.parametrize(
    ("source", "remark"),
    [
        ("extends: script\nmessage: x\nscript: x := 1\n", "1:1: a script is a program and cannot be carried over"),
        ("extends: existance\nmessage: x\n", "1:1: “existance” is no extension point; did you mean “existence”?"),
        ("message: x\n", "1:1: “extends” is missing"),
        ("extends: existence\ntokens: [a]\n", "1:1: “message” is missing"),
        ("extends: existence\nmessage: x\ntokens: []\n", "1:1: nothing to look for is left of it"),
        (
            "extends: sequence\nmessage: x\ntokens:\n  - pattern: be\n  - tag: VB\n",
            "5:5: a part of speech is asked for, and words are not told apart by it",
        ),
        (
            "extends: metric\nmessage: x\nformula: words\ncondition: '== 3'\n",
            "4:1: the condition “== 3” has no counterpart",
        ),
        ("extends: existence\nmessage: x\nmessage: y\n", "3:1: “message” is there twice"),
        (
            "extends: existence\nmessage: x\ntokens: [a]\nscope: code\n",
            "4:8: the scope “code” is no part of a story here",
        ),
    ],
)
def test_a_rule_without_counterpart_is_told_with_its_line(carried: Any, source: str, remark: str) -> None:
    rules, _, remarks = carried(source)

    assert rules == []
    assert remarks[0].split(":")[:2] == remark.split(":")[:2]
    assert remark.split(": ", 1)[1] in remarks[0] or "twice" in remark


@pytest.mark.parametrize(
    ("keys", "remark"),
    [
        ("limit: 3", "4:1: “limit” has no counterpart"),
        ("action: {name: remove}", "4:16: the action “remove” has no counterpart"),
        ("level: fatal", "4:1: the level “fatal” is not known; it is info here"),
        ("tokens2: [b]", "4:1: “tokens2” has no counterpart"),
        ("exceptions: ['(']", "4:14: the pattern is not carried over: “(” is not a regular expression"),
        ("scope: [heading, link]", "4:18: the scope “link” is no part of a story here"),
        ("tests: [{name: a, input: An a., contains: a}]", "4:9: the test “a” is not carried over"),
        ("tests: [{name: a, input: An a., want: '1:1:x'}]", "4:9: the test “a” does not hold here"),
    ],
)
def test_what_is_lost_of_a_rule_is_told_and_the_rest_is_kept(carried: Any, keys: str, remark: str) -> None:
    (rule,), found, remarks = carried(f"extends: existence\nmessage: x\ntokens: [a]\n{keys}\n", "# Is a mill\n\nNo.")

    assert rule["options"]["words"] == ["a"]
    assert found == ["x"]
    assert len(remarks) == 1
    assert remarks[0].startswith(remark)


def test_tests_become_examples(carried: Any) -> None:
    source = """\
extends: existence
message: "No %s."
tokens: [perhaps]
tests:
  - name: flags a hedge
    input: |
      We left.

      It rained, perhaps.
    want: |
      3:12:House.Rule:No perhaps.
  - name: leaves others alone
    input: Shops [[open]].
    want: ""
"""
    (rule,), _, remarks = carried(source)

    assert rule["fails"] == ["We left.\n\nIt rained, [[perhaps]].\n"]
    assert rule["passes"] == ["Shops \\[[open\\]]."]
    assert remarks == []


@pytest.mark.parametrize(
    ("scope", "fields"),
    [
        ("text", None),
        ("heading", ["headline", "subhead"]),
        (
            "~heading",
            ["kicker", "deck", "paragraph", "list-item", "block-quote", "table-row", "caption", "pullquote", "infobox"],
        ),
        ("[heading.h1, list]", ["headline", "list-item"]),
        (
            "text & ~list & ~table",
            ["headline", "kicker", "deck", "paragraph", "subhead", "block-quote", "caption", "pullquote", "infobox"],
        ),
        ("[paragraph, list, heading.h2, blockquote, table]", ["body"]),
        ("frontmatter.description", ["deck"]),
        ("alt", ["caption"]),
        ("~code", None),
    ],
)
def test_scopes_are_fields(carried: Any, scope: str, fields: list[str] | None) -> None:
    (rule,), _, remarks = carried(f"extends: existence\nmessage: x\ntokens: [zz]\nscope: {scope}\n")

    assert rule["options"].get("fields") == fields
    assert remarks == []


# The command


def run(*arguments: str) -> tuple[int, list[str], list[str]]:
    result = CliRunner().invoke(cli, ["import", "vale", *arguments])
    return result.exit_code, result.stdout.splitlines(), result.stderr.splitlines()


def test_a_folder_of_styles_becomes_a_folder_of_families(style: Path, tmp_path: Path) -> None:
    (style / "HeadingLength.yml").write_text("extends: existence\nmessage: x\ntokens: [a]\n", encoding="utf-8")
    vocabulary = style.parent / "config" / "vocabularies" / "Desk"
    vocabulary.mkdir(parents=True)
    (vocabulary / "accept.txt").write_text("# names\nVelmorra\n[Oo]slo\n", encoding="utf-8")
    (vocabulary / "reject.txt").write_text("whilst\nirregard(?:less|ful)\n", encoding="utf-8")
    out = tmp_path / "own"

    status, written, said = run(style.parent.as_posix(), "--output", out.as_posix())

    assert written == [
        f"{out.as_posix()}/house/house-heading-length.yaml",
        f"{out.as_posix()}/vocabulary/vocabulary-desk-accept.yaml",
        f"{out.as_posix()}/vocabulary/vocabulary-desk-reject.yaml",
    ]
    assert said == [
        f"{vocabulary.as_posix()}/accept.txt:3:1: “[Oo]slo” is not carried over: a pattern is no term",
        "files: 3, rules written: 3, remarks: 1, not carried over: 1",
    ]
    assert status == 1
    assert len(load_rules(out)) == 3


def test_nothing_is_ever_overwritten(style: Path, tmp_path: Path) -> None:
    (style / "A.yml").write_text("extends: existence\nmessage: x\ntokens: [a]\n", encoding="utf-8")
    out = tmp_path / "own"
    assert run(style.as_posix(), "--output", out.as_posix())[0] == 0
    (out / "house" / "house-a.yaml").write_text("mine", encoding="utf-8")

    status, written, said = run(style.as_posix(), "--output", out.as_posix())

    assert (status, written) == (1, [])
    assert said[0] == f"{out.as_posix()}/house/house-a.yaml: is there already, and is left as it is"
    assert (out / "house" / "house-a.yaml").read_text("utf-8") == "mine"


def test_a_name_that_a_shipped_rule_has_is_another_one(style: Path, tmp_path: Path) -> None:
    (style / "Spelling.yml").write_text("extends: consistency\nmessage: x\neither: {a: b}\n", encoding="utf-8")
    _, written, _ = run(style.as_posix(), "--output", tmp_path.as_posix())

    assert written == [f"{tmp_path.as_posix()}/house/house-spelling-imported.yaml"]


@pytest.mark.parametrize("name", ["nowhere", ""])
def test_a_folder_without_rules_cannot_be_carried_over(tmp_path: Path, name: str) -> None:
    status, written, said = run((tmp_path / name).as_posix())

    assert (status, written) == (2, [])
    assert len(said) == 1


def test_a_yaml_file_is_told_as_one_that_its_own_tool_does_not_read(style: Path, tmp_path: Path) -> None:
    (style / "A.yaml").write_text("extends: existence\nmessage: x\ntokens: [a]\n", encoding="utf-8")
    status, _, said = run(style.parent.as_posix(), "--output", tmp_path.as_posix())

    assert status == 1
    assert "only files in .yml" in said[0]


SCALARS = st.one_of(st.sampled_from(["a", "true", "(", "3", "$title", "> 3", "heading", "%s", ""]), st.integers(0, 3))
VALUES = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["a", "name", "tag"]), inner, max_size=2)
    ),
    max_leaves=5,
)
POINTS = (
    "existence substitution occurrence repetition consistency conditional capitalization metric readability".split()
)
KEYS = (
    "tokens raw swap token max min either first second match formula condition metrics grade exceptions scope level"
    " action ignorecase nonword style threshold tests input limit"
).split()


@settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    point=st.sampled_from([*POINTS, "sequence", "spelling", "script"]),
    keys=st.dictionaries(st.sampled_from(KEYS), VALUES, max_size=6),
)
def test_any_rule_file_is_carried_over_or_told(tmp_path: Path, point: str, keys: dict[str, Any]) -> None:
    path = tmp_path / "Any.yml"
    path.write_text(yaml.safe_dump({"extends": point, "message": "x %s", **keys}), encoding="utf-8")
    made = carry(path, "House")

    assert made.rules or any(remark.lost for remark in made.remarks)
    for name, text in made.rules:
        (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8")
        assert load_rules(tmp_path / f"{name}.yaml")
