"""The kinds for a newsroom's own rules: what each flags, leaves alone and refuses."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from copylint.analysis import Analysis
from copylint.engine import run_rules
from copylint.formats import read
from copylint.rules import RuleError, load_kind, load_rules

MESSAGES = {
    "phrase": "{text}",
    "preferred-term": "{text}>{preferred}",
    "either-or": "{text}>{preferred} {count}/{total} {places}|{against.text}",
    "occurrence": "{text} {count}/{limit}|{against.text}",
    "repetition": "{text} {word} {count}",
    "capitalization": "{expected}",
    "conditional": "{text} {value}|{against.text}",
    "metric": "{text} {value}/{limit}",
    "spelling": "{text}>{term}",
}


@pytest.fixture
def found(tmp_path: Path) -> Any:
    def run(kind: str, options: str, copy: str) -> list[str]:
        path = tmp_path / "own.yaml"
        path.write_text(
            f"summary: x\nkind: {kind}\nmessage: '{MESSAGES[kind]}'\noptions: {options}\n", encoding="utf-8"
        )
        outcome = run_rules(read("story.md", copy.encode()), load_rules(path))
        assert outcome.failures == ()
        return [d.message for d in outcome.diagnostics]

    return run


@pytest.fixture
def refused(tmp_path: Path) -> Any:
    def run(kind: str, options: str) -> str:
        path = tmp_path / "own.yaml"
        path.write_text(f"summary: x\nkind: {kind}\nmessage: x\noptions:\n{options}", encoding="utf-8")
        with pytest.raises(RuleError) as caught:
            load_rules(path)
        (line,) = caught.value.errors
        return line.removeprefix(f"{path.as_posix()}:")

    return run


STORY = """\
# Mayor opens very old mill

The mill is very old. “It is very old,” she said.

- A very old list

> A very old quotation.

## The very old part

| very | old |
|---|---|
| very | new |
"""


@pytest.mark.parametrize(
    ("scope", "count"),
    [
        ("", 5),
        ("fields: [headline]", 1),
        ("fields: [body]", 4),
        ("fields: [lead]", 1),
        ("fields: [lead], quotes: report", 2),
        ("fields: [lead], quotes: only", 1),
        ("fields: [paragraph, subhead]", 2),
        ("fields: [list-item]", 1),
        ("fields: [block-quote]", 1),
        ("fields: [table-row]", 2),
        ("fields: [display]", 1),
        ("fields: [caption, deck]", 0),
    ],
)
def test_every_kind_reads_what_its_scope_says(found: Any, scope: str, count: int) -> None:
    copy = STORY.replace("| very | new |", "| seldom | new |") if "table" not in scope else STORY
    copy = copy.replace("| very | old |", "| much | old |") if "table" not in scope else copy
    words = f"words: [very]{', ' + scope if scope else ''}"

    assert len(found("phrase", f"{{{words}}}", copy)) == count
    assert found("occurrence", f"{{{words}, max: 0}}", copy) == ([f"very {count}/0|"] if count else [])


def test_a_pattern_may_hold_for_each_sentence(found: Any) -> None:
    copy = "But it rained. But it stopped."

    assert found("phrase", "{patterns: ['^But']}", copy) == ["But"]
    assert found("phrase", "{patterns: ['^But'], unit: sentence}", copy) == ["But", "But"]


def test_what_an_exception_covers_is_left_alone(found: Any) -> None:
    copy = "The Battle of Brin was no battle. A battle of wits."
    options = "{words: [battle], exceptions: [Battle of Brin], exception_patterns: ['battle of \\w+s\\b']}"

    assert found("phrase", options, copy) == ["battle"]


# preferred-term


@pytest.mark.parametrize(
    ("options", "copy", "expected"),
    [
        (
            "{terms: {utilise: use}}",
            "They utilise it. Utilise it! UTILISE",
            ["utilise>use", "Utilise>Use", "UTILISE>USE"],
        ),
        ("{terms: {utilise: use}}", "They utilised it.", []),
        (
            "{terms: {utilise: use}, inflect: yes}",
            "He utilised it, utilising all.",
            ["utilised>used", "utilising>using"],
        ),
        ("{terms: {spokesman: spokesperson}, inflect: yes}", "Two spokesmen.", ["spokesmen>spokespeople"]),
        ("{terms: {call off: scrap}, inflect: yes}", "It was called off.", ["called off>scrapped"]),
        ("{terms: {commence: begin}, inflect: yes}", "It commenced.", ["commenced>begin"]),
        ("{terms: {website: [site, page]}}", "A website.", ["website>site” or “page"]),
        ("{terms: {website: site}}", "The Brin Website Board met.", []),
        ("{terms: {website: site}, names: yes}", "The Brin Website Board met.", ["Website>Site"]),
        ("{terms: {Labour: the Labour Party}}", "Labour won. The Labour Party lost.", ["Labour>The Labour Party"]),
        ("{terms: {Internet: internet}}", "Internet use grew. The Internet is old.", ["Internet>internet"]),
        ("{terms: {Internet: internet}}", "# Internet Use Grows\n\nIt grew.", []),
        ("{terms: {internet: Internet}}", "The internet and the Internet.", ["internet>Internet"]),
        ("{terms: {iphone: iPhone}}", "Iphone sales fell.", ["Iphone>iPhone"]),
        (r"{patterns: {'(\d+) per cent': '\1%'}}", "It rose 4 per\ncent.", ["4 per cent>4%"]),
        (r"{patterns: {'(\d+)(st|nd|rd|th) May': 'May \1'}}", "On 2nd May.", ["2nd May>May 2"]),
        ("{terms: {city: town, city council: council}}", "The city council.", ["city council>council"]),
        ("{terms: {mill: factory}, exceptions: [paper mill]}", "A paper mill and a mill.", ["mill>factory"]),
        ("{terms: {mill: factory}}", "“The mill is old,” she said.", []),
    ],
)
def test_preferred_terms(found: Any, options: str, copy: str, expected: list[str]) -> None:
    assert found("preferred-term", options, copy) == expected


def test_a_preferred_term_is_a_suggestion_where_it_is_sure(tmp_path: Path) -> None:
    path = tmp_path / "own.yaml"
    source = (
        "summary: x\nkind: preferred-term\nmessage: x\noptions: {inflect: yes, terms: {commence: begin, halt: stop}}\n"
    )
    path.write_text(source, encoding="utf-8")
    outcome = run_rules(read("story.md", b"They commenced. They halted."), load_rules(path))

    assert [d.suggestion for d in outcome.diagnostics] == [None, ("stopped", "likely")]


# either-or

PREFER_ISE = '{classes: [{forms: ["*ise", "*ize"], use: {prefer: "*ise"}}], '


@pytest.mark.parametrize(
    ("options", "copy", "expected"),
    [
        (
            "{groups: [[adviser, advisor]]}",
            "The adviser met.\n\nAdvisers left. An advisor stayed.",
            ["advisor>adviser 2/3 ¶1 and ¶2|adviser"],
        ),
        ("{groups: [[adviser, advisor]]}", "The adviser met other advisers.", []),
        ("{groups: [[adviser, advisor]], inflect: no}", "The adviser met. Advisors left.", []),
        (
            "{groups: [[Kyiv, Kiev, Kyjiw]]}",
            "Kyiv and Kyiv. Kiev. Kyjiw.",
            ["Kiev>Kyiv 2/4 ¶1|Kyiv", "Kyjiw>Kyiv 2/4 ¶1|Kyiv"],
        ),
        (
            "{groups: [{words: [gray], patterns: ['grey(er)?']}]}",
            "Gray and gray walls, and greyer ones.",
            ["greyer>Gray 2/3 ¶1|Gray"],
        ),
        (
            "{groups: [{words: [gray], patterns: ['grey(er)?'], use: {prefer: gray}}]}",
            "Greyer walls.",
            ["Greyer>gray / |"],
        ),
        ("{groups: [[center, centre]]}", "The Sandvik Centre is a center.", []),
        ("{groups: [[per cent, percent]]}", "“Two per cent,” she said of 3 percent.", []),
        ("{groups: [{words: [e-mail, email], use: {prefer: email}}]}", "E-mails are email.", ["E-mails>Emails / |"]),
        ("{groups: [{words: [e-mail, email], use: allow}]}", "E-mails are email.", []),
        (
            "{groups: [[ward, ward office]]}",
            "A ward office, a ward office and a ward.",
            ["ward>ward office 2/3 ¶1|ward office"],
        ),
        (
            '{classes: [{forms: ["co-*", "co*"]}]}',
            "They co-operate. He cooperated. A cooper made cod.",
            ["cooperated>co-operated 1/2 ¶1|co-operate"],
        ),
        (
            '{classes: [{forms: ["*ise", "*ize"]}]}',
            "They organise. He organizes. A prize of any size.",
            ["organizes>organises 1/2 ¶1|organise"],
        ),
        (
            '{classes: [{forms: ["*ise", "*ize"], use: {prefer: "*ise"}, exceptions: [prize]}]}',
            "He organizes prizes of any size, and realized it.",
            ["organizes>organises / |", "realized>realised / |"],
        ),
        (
            PREFER_ISE + "groups: [{words: [organise, organize], use: allow}]}",
            "He organizes and realized.",
            ["realized>realised / |"],
        ),
    ],
)
def test_either_or(found: Any, options: str, copy: str, expected: list[str]) -> None:
    assert found("either-or", options, copy) == expected


# occurrence, repetition


@pytest.mark.parametrize(
    ("options", "copy", "expected"),
    [
        ("{words: [however], max: 1}", "However, it rained. It stopped, however.", ["however 2/1|However"]),
        ("{words: [however], max: 1}", "However, it rained.\n\nIt stopped.", []),
        ("{words: [and], max: 1, unit: sentence}", "Ice and rain and hail. Sun and wind.", ["and 2/1|"]),
        ("{words: [and], max: 1, unit: paragraph}", "A and b.\n\nC and d.", []),
        (
            "{patterns: ['\\w+'], max: 3, unit: sentence, quotes: report}",
            "One two three. One two three four.",
            ["four 4/3|"],
        ),
        ("{patterns: ['\\.'], min: 1, fields: [headline]}", "# No stop\n\nOne.", ["No stop 0/1|"]),
        ("{patterns: ['\\.'], min: 1, fields: [deck]}", "# No stop\n\nOne.", []),
        ("{words: [a], min: 1, max: 2}", "A a.", []),
    ],
)
def test_occurrence(found: Any, options: str, copy: str, expected: list[str]) -> None:
    assert found("occurrence", options, copy) == expected


@pytest.mark.parametrize(
    ("options", "copy", "expected"),
    [
        ("{}", "It was the\nthe mill. No, no. He had had it.", ["the the the 2", "had had had 2"]),
        ("{exceptions: [had, Duran Duran]}", "He had had it. Duran Duran sang sang.", ["sang sang sang 2"]),
        ("{words: [the]}", "The the mill mill.", ["The the The 2"]),
        ("{ignore_case: no}", "The the mill mill.", ["mill mill mill 2"]),
        ("{max: 2}", "So so good. No no no.", ["No no no No 3"]),
        ("{sorts: [marks]}", "It rained,, he said.. Yes.", [",, , 2"]),
        ("{sorts: [figures]}", "In 2019 2019 rain fell fell.", ["2019 2019 2019 2"]),
        ("{}", "It rained.\n\nRained? No.\n\n- No\n- No", []),
    ],
)
def test_repetition(found: Any, options: str, copy: str, expected: list[str]) -> None:
    assert found("repetition", options, copy) == expected


# capitalization


@pytest.mark.parametrize(
    ("options", "copy", "expected"),
    [
        (
            "{style: sentence}",
            "# Council Backs Mill Plan\n\nThe council backs a mill plan.",
            ["Council backs mill plan"],
        ),
        ("{style: sentence}", "# Council backs Brandt\n\nThe council backs Brandt.", []),
        ("{style: sentence}", "# Council backs Mayor Brandt\n\nThe mayor, Brandt, won.", []),
        ("{style: sentence}", "# Supreme Court backs NATO on Monday\n\nThe Supreme Court did.", []),
        ("{style: sentence}", "# Floods: Town braces for iPhone sales\n\nThe town did.", []),
        ("{style: sentence}", "# council backs plan\n\nIt did.", ["Council backs plan"]),
        ("{style: title}", "# Council Backs plan for the Mill\n\nIt did.", ["Council Backs Plan for the Mill"]),
        ("{style: title}", "# Mayor Walks Out With The Keys\n\nShe did.", ["Mayor Walks Out With the Keys"]),
        ("{style: title, titles: chicago}", "# Mayor Leaves With Keys\n\nIt did.", ["Mayor Leaves with Keys"]),
        ("{style: title}", "# What the Mill Stands For\n\nIt did.", []),
        ("{style: upper}", "# MILL opens\n\nIt did.", ["MILL OPENS"]),
        ("{style: lower, exceptions: [Brin]}", "# mill Opens in Brin\n\nIt did.", ["mill opens in Brin"]),
        ("{style: lower, share: 0.5}", "# mill Opens today\n\nIt did.", []),
        ("{pattern: '[^.]$'}", "# Mill opens.\n\nIt did.", [""]),
        ("{pattern: '[^.]$'}", "# Mill opens\n\nIt did.", []),
        ("{style: title, fields: [subhead]}", "# mill opens\n\n## More soon\n\nIt did.", ["More Soon"]),
    ],
)
def test_capitalization(found: Any, options: str, copy: str, expected: list[str]) -> None:
    assert found("capitalization", options, copy) == expected


# conditional

ACRONYM = r"{when: {patterns: ['\b([A-Z]{3,5})\b']}, needs: {patterns: ['\(([A-Z]{3,5})\)']}, ignore_case: no%s}"


@pytest.mark.parametrize(
    ("options", "copy", "expected"),
    [
        (ACRONYM % "", "The WFP and NATO. NATO left. World Food Programme (WFP).", ["NATO NATO|"]),
        (ACRONYM % ", order: before", "The WFP met. World Food Programme (WFP).", ["WFP WFP|WFP"]),
        (ACRONYM % ", order: before", "World Food Programme (WFP). The WFP met.", []),
        (ACRONYM % ", exceptions: [NATO]", "NATO met.", []),
        ("{when: {words: [suicide]}, needs: {words: [helpline]}}", "A suicide.\n\nIt rained.", ["suicide |"]),
        ("{when: {words: [suicide]}, needs: {words: [helpline]}}", "A suicide.\n\nThe helpline is open.", []),
        (
            "{when: {words: [suicide]}, needs: {words: [helpline]}, unit: paragraph}",
            "A suicide.\n\nThe helpline is open.",
            ["suicide |"],
        ),
        (
            "{when: {words: [alleged]}, needs: {words: [police]}, unit: sentence}",
            "An alleged thief fled. The police saw an alleged thief.",
            ["alleged |"],
        ),
    ],
)
def test_conditional(found: Any, options: str, copy: str, expected: list[str]) -> None:
    assert found("conditional", options, copy) == expected


# metric


@pytest.mark.parametrize(
    ("options", "copy", "expected"),
    [
        (
            "{formula: words, above: 3, unit: sentence}",
            "One two three. One two three four.",
            ["One two three four. 4/3"],
        ),
        ("{formula: words, below: 3, unit: paragraph}", "One two.\n\nOne two three.", ["One two. 2/3"]),
        ("{formula: words / sentences, above: 2.4}", "One two three. One two.", ["One two three. One two. 2.5/2.4"]),
        ("{formula: words, above: 3, fields: [headline]}", "# One two three four\n\nOne.", ["One two three four 4/3"]),
        (
            "{formula: characters, above: 10, fields: [headline]}",
            "# Mill *opens* now\n\nOne.",
            ["Mill opens now 14/10"],
        ),
        ("{formula: syllables / words, above: 2, least_words: 9}", "Intelligible copy.", []),
        ("{formula: words / figures, above: 0}", "No figure at all.", []),
        ("{formula: 'max(figures, 2) * -1 + sqrt(9)', above: 0}", "No figure.", ["No figure. 1/0"]),
        ("{formula: quoted_words, above: 2}", "“One two three,” she said.", ["“One two three,” she said. 3/2"]),
        ("{formula: subheads, below: 1, fields: [body]}", "One.\n\nTwo.", ["One. 0/1"]),
    ],
)
def test_metric(found: Any, options: str, copy: str, expected: list[str]) -> None:
    assert found("metric", options, copy) == expected


# spelling


@pytest.mark.parametrize(
    ("terms", "copy", "expected"),
    [
        ("[Zelensky]", "Zelenksy met Zelensky's staff and the Zelenskys.", ["Zelenksy>Zelensky"]),
        ("[Harrow Ledger]", "The Harrow Legder and a ledger.", ["Harrow Legder>Harrow Ledger"]),
        ("[PayPal]", "Paypal, Pay Pal, PAYPAL, @paypal and paypal.example.", ["Paypal>PayPal", "Pay Pal>PayPal"]),
        ("[email]", "An e-mail. Email us. E-mails.", ["e-mail>email"]),
        ("[Reach]", "It is out of reach, says Reach.", []),
        ("[The Mill]", "# The Mill opens\n\nThe mill is The Mill.", []),
        ("[mayor]", "The major met the mayor.", []),
        ("[Velmorra]", "# VELMORRA\n\nVelmora lies in Velmorra.", ["Velmora>Velmorra"]),
    ],
)
def test_spelling_of_house_terms(found: Any, terms: str, copy: str, expected: list[str]) -> None:
    assert found("spelling", f"{{terms: {terms}}}", copy) == expected


def test_a_second_wrong_letter_counts_where_that_is_wanted(found: Any) -> None:
    assert found("spelling", "{terms: [Velmorra]}", "Vellmora.") == []
    assert found("spelling", "{terms: [Velmorra], distance: 2}", "Vellmora.") == ["Vellmora>Velmorra"]
    assert found("spelling", "{terms: [PayPal], shapes: no}", "Paypal.") == []
    assert found("spelling", "{terms: [Velmorra], exceptions: [Velmora]}", "Velmora.") == []


# What is refused


@pytest.mark.parametrize(
    ("kind", "options", "error"),
    [
        ("phrase", "  wrods: [a]\n", "5:3: unknown key “wrods” in “options”; did you mean “words”?"),
        ("phrase", "  words: [a]\n  fields: [hedline]\n", "6:12: “fields” cannot be “hedline”; use"),
        ("phrase", "  words: [a]\n  exceptions: ['']\n", "6:16: exceptions[0]: a phrase is empty"),
        ("phrase", "  words: [a]\n  exception_patterns: ['(']\n", "6:24: exception_patterns[0]: “(” is not a regular"),
        ("preferred-term", "  {}\n", "5:3: give “terms” or “patterns”"),
        ("preferred-term", "  terms:\n    a: b\n    c: ''\n", "7:5: terms[1]: say what shall stand in its place"),
        ("preferred-term", "  terms:\n    a: b\n    c: {d: e}\n", "7:8: “terms” must be text or a list"),
        ("preferred-term", "  patterns:\n    a: b\n    '(': c\n", "7:5: patterns[1]: “(” is not a regular expression"),
        (
            "preferred-term",
            "  patterns: {a: '\\1'}\n",
            "5:14: patterns[0]: “\\1” asks for brackets of which the pattern",
        ),
        ("either-or", "  groups: [[a]]\n", "5:12: groups[0]: give two different ones or more"),
        ("either-or", "  groups:\n    - word: [a, b]\n", "6:7: unknown key “word” in “groups”; did you mean “words”?"),
        (
            "either-or",
            "  groups:\n    - words: [a, b]\n      use: {prefr: a}\n",
            "7:13: unknown key “prefr” in “use”; did you mean “prefer”?",
        ),
        ("either-or", "  groups: [{words: [a, b], use: {prefer: c}}]\n", "5:12: groups[0]: “c”, which is preferred"),
        ("either-or", "  classes: [{forms: [a, b]}]\n", "5:13: classes[0]: each form needs one “*”"),
        ("occurrence", "  words: [a]\n", "5:3: give “max” or “min”"),
        ("occurrence", "  words: [a]\n  max: 1\n  min: 2\n", "7:8: min: 2 is more than “max”, 1"),
        ("repetition", "  words: [a b]\n", "5:11: words[0]: “a b” is more than one word"),
        ("capitalization", "  {}\n", "5:3: give “style” or “pattern”, one of the two"),
        ("capitalization", "  style: titel\n", "5:10: “style” cannot be “titel”; use"),
        ("conditional", "  when: {words: [a]}\n", "5:3: the option “needs” is missing"),
        ("conditional", "  when: {words: [a]}\n  needs: {word: [b]}\n", "6:11: unknown key “word” in “needs”; did you"),
        ("conditional", "  when: {words: [a]}\n  needs: {}\n", "6:10: needs: give “words” or “patterns”"),
        ("metric", "  formula: wrds / 2\n  above: 1\n", "5:12: formula: “wrds” is nothing that is counted; did you"),
        ("metric", "  formula: words\n", "5:3: give “above” or “below”"),
        ("metric", "  formula: words ** 9\n  above: 1\n", "5:12: formula: “words ** 9” has no place in a formula"),
        ("metric", "  formula: open(1)\n  above: 1\n", "5:12: formula: “open” is no function of formulas"),
        ("metric", "  formula: words +\n  above: 1\n", "5:12: formula: “words +” is no formula"),
        ("spelling", "  terms: []\n", "5:10: “terms” "),
        ("spelling", "  terms: [abc]\n  distance: 3\n", "6:13: “distance” must be a whole number <= 2"),
    ],
)
def test_a_mistake_is_named_with_its_place(refused: Any, kind: str, options: str, error: str) -> None:
    assert refused(kind, options).startswith(error)


# Whatever the copy is

EVERY = {
    "phrase": {"words": ["a", "b c"], "patterns": ["[a-z]+"], "exceptions": ["a b"]},
    "preferred-term": {"terms": {"a": "b", "b c": ["c", "d"]}, "patterns": {"(c)+": r"\1"}, "inflect": True},
    "either-or": {"groups": [["a", "b"], {"words": ["a b", "c"]}], "classes": [{"forms": ["a-*", "a*"]}]},
    "occurrence": {"words": ["a"], "max": 1, "unit": "sentence"},
    "repetition": {"sorts": ["words", "figures", "marks"]},
    "capitalization": {"style": "title", "fields": ["headline", "body"]},
    "conditional": {"when": {"words": ["a"]}, "needs": {"patterns": ["(b)"]}, "unit": "paragraph"},
    "metric": {"formula": "words / sentences", "above": 0.5, "unit": "paragraph"},
    "spelling": {"terms": ["abcab", "a b"], "distance": 2},
}
COPY = st.text(alphabet=st.sampled_from("aAbBcC  \n.,-’“”#*1é\u00ad"), max_size=60)


@pytest.mark.parametrize("kind", sorted(EVERY))
@settings(deadline=None)
@given(copy=COPY)
def test_every_place_lies_in_the_copy(kind: str, copy: str) -> None:
    import msgspec

    module = load_kind(kind)
    options = msgspec.convert(EVERY[kind], module.Options)
    for story in _stories(copy):
        analysis = Analysis(story)
        for finding in module.check(analysis, options):
            for span in (finding.span, *finding.against):
                field = analysis.field_of(span.start)
                assert field.span.start <= span.start < span.end <= field.span.end


def _stories(copy: str) -> Iterator[Any]:
    for name in ("story.md", "story.txt"):
        if copy.strip("# \n\u00ad*"):
            yield read(name, copy.encode())


GERMAN = (
    "Die Brücke ist seit Montag gesperrt, und die Stadt hat noch keine Lösung. Der Bürgermeister sagte, dass die "
    "Arbeiten im Herbst beginnen sollen, aber der Rat ist nicht überzeugt. Die Fähre fährt alle zehn Minuten, auch in "
    "der Nacht, und sie ist für die Schüler kostenlos. Das Handy des Fährmanns steht im Netz.\n"
)


def test_stories_in_other_languages_get_the_rules_that_need_no_english(tmp_path: Path) -> None:
    from click.testing import CliRunner

    from copylint.cli import cli

    (tmp_path / "rules").mkdir()
    for name, kind, options in (
        ("words", "phrase", "{words: [handy]}"),
        ("terms", "preferred-term", "{terms: {Schüler: Lernende}}"),
        ("hard", "metric", "{formula: words, above: 1}"),
    ):
        text = f"summary: x\nkind: {kind}\nmessage: x\nseverity: warning\noptions: {options}\n"
        (tmp_path / "rules" / f"{name}.yaml").write_text(text, encoding="utf-8")
    story = tmp_path / "story.txt"
    story.write_text(GERMAN, encoding="utf-8")

    result = CliRunner().invoke(cli, ["check", "--rules", str(tmp_path / "rules"), "--select", "rules", str(story)])

    assert [line.split(": ")[2] for line in result.stdout.splitlines()] == ["terms", "words"]
    assert "not in English: only the rules that need none were run" in result.stderr


def test_a_wrong_key_in_a_configuration_is_named_with_its_place(tmp_path: Path) -> None:
    from click.testing import CliRunner

    from copylint.cli import cli

    (tmp_path / "own").mkdir()
    rule = "summary: x\nkind: either-or\nmessage: x\noptions: {groups: [[a, b]]}\n"
    (tmp_path / "own" / "two.yaml").write_text(rule, encoding="utf-8")
    config = tmp_path / ".copylint.yaml"
    config.write_text("rules: [own]\noptions:\n  two:\n    groups:\n      - wrds: [a, b]\n", encoding="utf-8")
    story = tmp_path / "story.md"
    story.write_text("A b.\n", encoding="utf-8")

    result = CliRunner().invoke(cli, ["check", str(story)])

    assert result.exit_code == 2
    assert result.stderr == f"{config.as_posix()}:5:9: unknown key “wrds” in “groups”; did you mean “words”?\n"
