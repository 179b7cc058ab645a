"""What the output formats print, on stories that mean no good."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import asdict, replace

from copylint.diagnostic import Diagnostic, fingerprinted, place_of
from copylint.finding import Suggestion
from copylint.formats import read
from copylint.linted import Linted, Tally, unreadable_file
from copylint.reporters import Run, formats, load_reporter
from copylint.rules import Rule, Severity
from copylint.story import Span, Story
from copylint.visible import visible

COPY = "Teshen (xna) - Rebels took Korva.\n\nThe governor said the town of Velsha fell first.\n"
RULE = Rule(
    "event-place", "places", Path("event-place.yaml"), "Two places for one event.", "event", None, "", why="Why."
)


def span_of(story: Story, words: str) -> Span:
    start = story.source.index(words)
    return Span(start, start + len(words))


def conflict(
    source: str, words: str, against: str = "", message: str = "“{}” but “{}”.", path: str = "story.md"
) -> Linted:
    story = read(path, source.encode())
    diagnostic = Diagnostic(
        rule="event-place",
        family="places",
        severity="error",
        confidence="high",
        message=message.format(words, against),
        path=path,
        place=place_of(story, span_of(story, words)),
        against=(place_of(story, span_of(story, against)),) if against else (),
        suggestion=None,
    )
    return Linted(path, story, tuple(fingerprinted([diagnostic])))


def printed(format_name: str, *stories: Linted, color: bool = False) -> str:
    tally = Tally()

    def drawn() -> Iterator[Linted]:
        for linted in stories:
            tally.count(linted, "error")
            yield linted

    return "".join(load_reporter(format_name).render(drawn(), Run((RULE,), tally, color)))


def test_text_is_one_line_a_finding() -> None:
    linted = conflict(COPY, "the town of Velsha", "Korva")

    assert printed("text", linted) == "story.md:3:19: error: event-place: “the town of Velsha” but “Korva”.\n"


def test_full_shows_both_ends_with_carets() -> None:
    linted = conflict(COPY, "the town of Velsha", "Korva")

    assert printed("full", linted) == (
        "story.md:3:19: error: event-place: “the town of Velsha” but “Korva”.\n"
        "  ¶2, line 3 | The governor said the town of Velsha fell first.\n"
        "             |                   ^^^^^^^^^^^^^^^^^^\n"
        "  ¶1, line 1 | Teshen (xna) - Rebels took Korva.\n"
        "             |                            ^^^^^\n"
        "  confidence: high; more: copylint explain event-place\n"
        "  checked and right? <!-- copylint: ignore event-place: REASON --> before the paragraph\n"
        "\n"
    )


def test_full_shows_no_endless_list_of_other_ends() -> None:
    linted = conflict("The town of Velsha fell. Korva fell first.\n", "Velsha", "Korva")
    (diagnostic,) = linted.diagnostics
    many = replace(linted, diagnostics=(replace(diagnostic, against=diagnostic.against * 500),))
    lines = printed("full", many).splitlines()

    assert len(lines) < 30
    assert "  and 492 more places" in lines


def test_full_shows_a_suggestion() -> None:
    linted = conflict(COPY, "Korva")
    suggested = Diagnostic(**{**_fields(linted.diagnostics[0]), "suggestion": Suggestion("Vel\x1bsha", "query")})

    assert "  suggestion (query): Vel\\x1bsha\n" in printed("full", Linted(linted.path, linted.story, (suggested,)))


def _fields(diagnostic: Diagnostic) -> dict[str, Any]:
    return asdict(diagnostic)


@pytest.mark.parametrize(
    ("before", "words"),
    [
        pytest.param("東京の人が、", "Korva", id="wide characters take two columns"),
        pytest.param("\tTab ", "Korva", id="a tab takes four"),
        pytest.param("Ne\u0301ve ", "Korva", id="a combining accent takes none"),
        pytest.param("Plain ", "東京", id="wide words have wide carets"),
        pytest.param("A\x1b[31m ", "Korva", id="an escape is spelled out"),
        pytest.param("x " * 400, "Korva", id="a long line is cut before the words"),
        pytest.param("", "Korva", id="at the beginning"),
    ],
)
@pytest.mark.parametrize("after", ["", " fell.", " fell" * 300, "."])
def test_carets_stand_under_the_words(before: str, words: str, after: str) -> None:
    source = f"First.\n\n“{before}{words}{after}\n"
    lines = printed("full", conflict(source, words)).splitlines()
    copy, carets = lines[1], lines[2]

    assert columns(copy) <= 120
    assert "\x1b" not in copy
    assert cut_columns(copy, carets.index("^"), carets.rindex("^") + 1) == words


def columns(text: str) -> int:
    return sum(wide(char) for char in text)


def wide(char: str) -> int:
    return 2 if char in "東京の人が、" else 0 if char == "\u0301" else 1


def cut_columns(text: str, start: int, end: int) -> str:
    """The characters that stand in the terminal's columns from `start` to `end`."""
    column, found = 0, ""
    for char in text:
        if start <= column < end:
            found += char
        column += wide(char)
    return found


def test_full_cuts_between_words() -> None:
    source = "Alpha beta gamma delta. " * 20 + "Korva fell. " + "Epsilon zeta theta iota. " * 20
    copy = printed("full", conflict(source, "Korva")).splitlines()[1].split(" | ")[1]

    assert set(copy.strip("…").replace(".", "").split()) <= set(source.replace(".", "").split())


def test_full_points_to_the_sidecar_where_copy_has_no_comments() -> None:
    out = printed("full", conflict(COPY, "Korva", path="story.txt"))

    assert "checked and right? ignore: [{rule: event-place, reason: REASON}] in story.txt.copylint.yaml\n" in out


def test_full_cuts_words_that_are_longer_than_the_line() -> None:
    long = "very " * 60 + "long"
    lines = printed("full", conflict(f"It was a {long} day.\n", long)).splitlines()

    assert columns(lines[1]) <= 120
    assert columns(lines[2]) <= 120
    assert lines[1].endswith("…")


def test_words_over_two_lines_are_shown_to_the_end_of_the_first() -> None:
    lines = printed("full", conflict("The town of\nVelsha fell.\n", "town of\nVelsha", message="x")).splitlines()

    assert lines[1:3] == ["  ¶1, line 1 | The town of", "             |     ^^^^^^^"]


HOSTILE = "\x1b]0;owned\x07\u202egnp.exe\u2028::error::x%0A\r\n\x9b31m\udc80"


@pytest.mark.parametrize("format_name", ["text", "full", "github"])
def test_no_control_character_of_the_copy_reaches_the_terminal(format_name: str) -> None:
    linted = conflict(COPY, "Korva", message=f"{HOSTILE} “{{}}”")
    out = printed(format_name, linted)

    assert not [char for char in out if not char.isprintable() and char != "\n"]
    assert out.count("\n") == {"text": 1, "github": 1, "full": 6}[format_name]


@given(st.text())
def test_visible_text_is_printable_and_on_one_line(text: str) -> None:
    shown = visible(text)

    assert all(c.isprintable() or c in "\u00ad\u200c\u200d" or c.isspace() for c in shown)
    assert not set(shown) & set("\n\r\t\x0b\x0c\x1c\x1d\x1e\x1f\x85\u2028\u2029")


@pytest.mark.parametrize("text", ["naïve “quotes” – 東京 5\u00a0km", "👩\u200d🚒"])
def test_visible_leaves_honest_text_alone(text: str) -> None:
    assert visible(text) == text


def test_github_commands_keep_their_form() -> None:
    linted = conflict(COPY, "the town of Velsha", "Korva", message="100% of “{}”: a,b", path="a,b:c%/story.md")

    assert printed("github", linted) == (
        "::error file=a%2Cb%3Ac%25/story.md,line=3,endLine=3,title=copylint%3A event-place,col=19,endColumn=37"
        "::100%25 of “the town of Velsha”: a,b\n"
    )


def test_github_leaves_columns_out_over_two_lines() -> None:
    linted = conflict("The town of\nVelsha fell.\n", "town of\nVelsha", message="x")

    assert printed("github", linted) == "::error file=story.md,line=1,endLine=2,title=copylint%3A event-place::x\n"


def test_github_ends_no_command_early() -> None:
    out = printed("github", conflict(COPY, "Korva", message="a\n::error::b\r\n%0A"))

    assert [line for line in out.splitlines() if line.startswith("::")] == [out.removesuffix("\n")]


def test_json_is_one_document_with_the_documented_keys() -> None:
    document = json.loads(printed("json", conflict(COPY, "the town of Velsha", "Korva"), conflict(COPY, "Teshen")))

    first = document["diagnostics"][0]
    assert first.pop("fingerprint")
    assert first == {
        "rule": "event-place",
        "family": "places",
        "severity": "error",
        "confidence": "high",
        "message": "“the town of Velsha” but “Korva”.",
        "path": "story.md",
        "field": "body",
        "paragraph": 2,
        "text": "the town of Velsha",
        "line": 3,
        "column": 19,
        "end_line": 3,
        "end_column": 37,
        "offset": 53,
        "end_offset": 71,
        "against": [
            {
                "path": "story.md",
                "field": "body",
                "paragraph": 1,
                "text": "Korva",
                "line": 1,
                "column": 28,
                "end_line": 1,
                "end_column": 33,
                "offset": 27,
                "end_offset": 32,
            }
        ],
        "suggestion": None,
        "url": None,
    }
    assert document["version"] == 1
    assert len(document["diagnostics"]) == 2
    assert document["summary"] == {
        "files": 2,
        "errors": 2,
        "warnings": 0,
        "infos": 0,
        "suppressed": 0,
        "notes": [],
    }


@pytest.mark.parametrize("format_name", ["json", "sarif"])
def test_documents_of_a_run_without_findings_are_valid(format_name: str) -> None:
    assert json.loads(printed(format_name))


@pytest.mark.parametrize("format_name", ["json", "jsonl", "sarif"])
def test_json_is_ascii_even_with_lone_surrogates(format_name: str) -> None:
    out = printed(format_name, conflict(COPY, "Korva", message=HOSTILE))

    assert out.isascii()
    assert json.dumps(HOSTILE) in out


def test_jsonl_has_a_line_for_each_finding() -> None:
    lines = printed("jsonl", conflict(COPY, "Korva", "Velsha"), conflict(COPY, "Teshen")).splitlines()

    assert [json.loads(line)["text"] for line in lines] == ["Korva", "Teshen"]


def test_jsonl_streams() -> None:
    def stories() -> Iterator[Linted]:
        yield conflict(COPY, "Korva")
        raise RuntimeError("the second story was drawn before the first was printed")

    pieces = load_reporter("jsonl").render(stories(), Run((), Tally()))

    assert json.loads(next(iter(pieces)))["text"] == "Korva"


def test_sarif_has_what_code_scanning_reads() -> None:
    linted = conflict(COPY, "the town of Velsha", "Korva", path="desk files/übung #1.md")
    document = json.loads(printed("sarif", linted))
    run = document["runs"][0]
    finding = run["results"][0]
    descriptors = run["tool"]["driver"]["rules"]

    assert document["version"] == "2.1.0"
    assert run["columnKind"] == "unicodeCodePoints"
    assert descriptors[finding["ruleIndex"]]["id"] == finding["ruleId"] == "event-place"
    assert all(d["help"]["text"] and d["shortDescription"]["text"] for d in descriptors)
    assert finding["level"] == "error"
    assert finding["partialFingerprints"]["copylint/v1"] == linted.diagnostics[0].fingerprint
    location = finding["locations"][0]["physicalLocation"]
    assert location["artifactLocation"]["uri"] == "desk%20files/%C3%BCbung%20%231.md"
    assert unquote(location["artifactLocation"]["uri"]) == linted.path
    assert {k: location["region"][k] for k in ("startLine", "startColumn", "endLine", "endColumn")} == {
        "startLine": 3,
        "startColumn": 19,
        "endLine": 3,
        "endColumn": 37,
    }
    related = finding["relatedLocations"][0]
    assert related["message"]["text"] == "Korva"
    assert related["physicalLocation"]["region"]["startColumn"] == 28


def test_sarif_reads_no_link_and_no_placeholder_out_of_the_copy() -> None:
    document = json.loads(printed("sarif", conflict(COPY, "Korva", message="[x](evil) {{0}} {}")))

    assert document["runs"][0]["results"][0]["message"]["text"] == r"\[x\](evil) {{0}} Korva"


def test_sarif_places_an_absolute_path_as_a_file_address(tmp_path: Path) -> None:
    document = json.loads(printed("sarif", conflict(COPY, "Korva", path=str(tmp_path / "a b.md"))))
    uri = document["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]

    assert uri.startswith("file:///")
    assert uri.endswith("/a%20b.md")


@pytest.mark.parametrize("format_name", formats())
def test_a_file_that_could_not_be_read_is_reported_in_every_format(format_name: str) -> None:
    unread = Linted("bad.md", None, (unreadable_file("bad.md", PermissionError(13, "Permission denied")),), unread=True)
    out = printed(format_name, unread)

    assert "bad.md" in out
    assert "unreadable-file" in out
    assert "permission denied" in out


def test_color_marks_severity_and_leaves_the_words_alone() -> None:
    linted = conflict(COPY, "the town of Velsha", "Korva")

    for format_name in ("text", "full"):
        colorful = printed(format_name, linted, color=True)
        assert "\x1b[31merror\x1b[0m" in colorful
        assert re.sub(r"\x1b\[\d*m", "", colorful) == printed(format_name, linted)


def many(count: int, severity: Severity = "error", path: str = "story.md") -> Linted:
    """A story with `count` findings of one severity."""
    linted = conflict(COPY, "Korva", path=path)
    return replace(linted, diagnostics=(replace(linted.diagnostics[0], severity=severity),) * count)


def annotations(out: str, command: str) -> list[str]:
    return [line for line in out.splitlines() if line.startswith(f"::{command} ")]


@pytest.mark.parametrize("count", [9, 10])
def test_github_annotates_ten_of_a_kind_one_by_one(count: int) -> None:
    out = printed("github", many(count))

    assert len(annotations(out, "error")) == count == len(out.splitlines())


def test_github_says_what_is_beyond_ten_of_a_kind_and_lists_it_in_the_log() -> None:
    stories = [many(6, path="a.md"), many(3, "warning", "a.md"), many(7, path="b.md"), many(12, "info", "c.md")]
    out = printed("github", *stories)
    lines = out.splitlines()

    assert [len(annotations(out, name)) for name in ("error", "warning", "notice")] == [10, 3, 10]
    assert annotations(out, "error")[-1] == (
        "::error title=copylint%3A 4 more errors::In b.md (4). GitHub shows ten of a kind; "
        "the log of this step lists them all."
    )
    group = lines.index("::group::copylint: 4 more errors")
    assert lines[group + 1 : group + 6] == [*["- b.md:1:28: error: event-place: “Korva” but “”."] * 4, "::endgroup::"]


def test_github_names_the_stories_that_have_most_and_counts_the_others() -> None:
    out = printed("github", many(9), *(many(n, path=f"{n}.md") for n in range(1, 8)))

    assert "In 7.md (7), 6.md (6), 5.md (5), 4.md (4), 3.md (3), 2 more stories. " in annotations(out, "error")[-1]


@pytest.mark.parametrize("mark", ["::error::x", "##[add-mask]e", "  ::stop-commands::x"])
def test_the_log_of_github_takes_no_command_out_of_the_copy(mark: str) -> None:
    linted = many(11, path=f"{mark}/story.md")
    linted = replace(linted, diagnostics=tuple(replace(d, message=mark) for d in linted.diagnostics))
    out = printed("github", linted)
    log = [line for line in out.splitlines() if line.startswith("- ")]

    assert len(log) == 2
    assert "##[" not in "".join(log)
    assert {line.split("::")[1].split(" ")[0] for line in out.splitlines() if line.startswith("::")} == {
        "error",
        "group",
        "endgroup",
    }


def test_gitlab_has_what_the_merge_request_reads() -> None:
    (finding,) = json.loads(printed("gitlab", conflict(COPY, "the town of Velsha", "Korva", path="./desk/story.md")))

    assert re.fullmatch(r"[0-9a-f]{32}", finding.pop("fingerprint"))
    assert finding == {
        "description": "“the town of Velsha” but “Korva”.",
        "check_name": "event-place",
        "severity": "critical",
        "location": {"path": "desk/story.md", "lines": {"begin": 3, "end": 3}},
        "other_locations": [{"path": "desk/story.md", "lines": {"begin": 1, "end": 1}}],
    }


def test_gitlab_tells_the_same_words_in_two_stories_apart_and_finds_them_again_elsewhere_in_the_story() -> None:
    first, second = (
        json.loads(printed("gitlab", conflict(COPY, "Korva", path=path)))[0]["fingerprint"] for path in ("a.md", "b.md")
    )
    moved = json.loads(printed("gitlab", conflict(f"Before.\n\n{COPY}", "Korva", path="a.md")))[0]

    assert first != second
    assert moved["fingerprint"] == first
    assert moved["location"]["lines"]["begin"] == 3


def test_gitlab_names_files_from_the_working_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    (finding,) = json.loads(printed("gitlab", conflict(COPY, "Korva", path=str(tmp_path / "desk" / "story.md"))))

    assert finding["location"]["path"] == "desk/story.md"


def test_gitlab_without_findings_is_an_empty_list() -> None:
    assert json.loads(printed("gitlab")) == []


def suites(out: str) -> ElementTree.Element:
    return ElementTree.fromstring(out.encode())


def test_junit_counts_what_it_holds() -> None:
    unread = Linted("bad.md", None, (unreadable_file("bad.md", PermissionError(13, "Permission denied")),), unread=True)
    root = suites(printed("junit", conflict(COPY, "Korva"), Linted("clean.md", read("clean.md", b"Fine."), ()), unread))

    assert dict(root.attrib) == {"name": "copylint", "tests": "3", "failures": "1", "errors": "1"}
    assert [suite.get("name") for suite in root] == ["story.md", "clean.md", "bad.md"]
    for suite in [root, *root]:
        for name, tag in (("tests", "testcase"), ("failures", "failure"), ("errors", "error")):
            assert suite.get(name) == str(len(list(suite.iter(tag))))


def test_junit_says_both_ends() -> None:
    root = suites(printed("junit", conflict(COPY, "the town of Velsha", "Korva")))
    (case,) = root.iter("testcase")
    (failure,) = case

    assert case.get("name") == "event-place: “the town of Velsha”"
    assert (case.get("file"), case.get("line")) == ("story.md", "3")
    assert (failure.get("message"), failure.get("type")) == ("“the town of Velsha” but “Korva”.", "error")
    assert failure.text == (
        "story.md:3:19: error: event-place: “the town of Velsha” but “Korva”.\nstory.md:1:28: the other end: “Korva”"
    )


def test_junit_gives_each_finding_a_name_of_its_own() -> None:
    names = [case.get("name") for case in suites(printed("junit", many(3))).iter("testcase")]

    assert names == ["event-place: “Korva”", "event-place: “Korva” (2)", "event-place: “Korva” (3)"]


def test_junit_shows_a_rule_that_failed_as_an_error() -> None:
    run = Run((), Tally(failures=["the rule x failed on story.md"]))
    root = suites("".join(load_reporter("junit").render(iter(()), run)))

    assert root.get("errors") == "1"
    assert [error.get("message") for error in root.iter("error")] == ["the rule x failed on story.md"]


@given(st.text(alphabet=st.characters()))
def test_junit_is_xml_whatever_the_copy_says(text: str) -> None:
    (failure,) = suites(printed("junit", conflict(COPY, "Korva", message=text.replace("{", "").replace("}", "")))).iter(
        "failure"
    )

    assert failure.get("type") == "error"
