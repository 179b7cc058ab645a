"""What must hold whatever copylint is fed."""

import json
import re
from collections.abc import Iterator, Mapping
from html.parser import HTMLParser
from importlib.resources import files
from xml.etree import ElementTree

from copylint.diagnostic import Diagnostic
from copylint.linted import Linted, Tally
from copylint.reporters import Run, formats, load_reporter
from copylint.rules import Rule
from copylint.story import Story

# Controls, what turns the direction of writing round, separators of lines, lone surrogates.
_UNFIT = "\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\ud800-\udfff"
_NEVER = re.compile(f"[\t{_UNFIT}]")
_PAGE = frozenset(
    "html head meta title style body a header h1 h2 h3 h4 p span mark ul ol li nav details summary div fieldset legend"
    " button label input main section svg strong q dl dt dd script".split()
)
_EMPTY = frozenset({"meta", "input"})


class BrokenPromise(Exception):  # noqa: N818 - the name says it
    """Something that must hold does not; the first words say what, so that two of one kind are known as such."""


def keep(holds: object, promise: str, detail: object = "") -> None:
    """Raises BrokenPromise unless something holds."""
    if not holds:
        raise BrokenPromise(f"{promise}: {detail!r}"[:2000])


def check_story(story: Story) -> None:
    """The text keeps its length and the fields are in it, in order."""
    keep(len(story.text) == len(story.source), "text and source have one length")
    end = 0
    for field in story.fields:
        keep(end <= field.span.start < field.span.end <= len(story.text), "fields are in order within the text", field)
        end = field.span.end
    for span in story.comments:
        keep(0 <= span.start <= span.end <= len(story.text), "comments lie within the text", span)


def check_linted(linted: Linted, tally: Tally) -> None:
    """No rule failed, and every place lies in its story."""
    keep(not tally.failures, "no rule and no reader fails", tally.failures)
    if linted.story is None:
        keep(len(linted.diagnostics) == 1, "a file that is no story is told as such", linted.diagnostics)
        return
    check_story(linted.story)
    for diagnostic in linted.diagnostics:
        for place in (diagnostic.place, *diagnostic.against):
            story = linted.story_of(place)
            keep(story is not None, "every place has a story", place)
            size = len(story.text) if story else 0
            keep(0 <= place.span.start < place.span.end <= size, "places lie within the text", diagnostic)
    identities = [diagnostic.fingerprint for diagnostic in linted.diagnostics]
    keep(len(set(identities)) == len(identities), "no two findings of a story have one fingerprint", identities)


def check_reports(linted: Linted, tally: Tally, rules: tuple[Rule, ...]) -> None:
    """Every output format prints the story, and what it prints is in that format and fit to be shown."""
    for name in formats():
        report = "".join(load_reporter(name).render(iter([linted]), Run(rules, tally)))
        check_report(name, report, linted.diagnostics)


def check_report(name: str, report: str, diagnostics: tuple[Diagnostic, ...]) -> None:
    """What one output format has printed."""
    if name == "html":
        _check_page(report)
        return
    keep(
        not (found := _NEVER.search(report)), f"{name}: nothing raw in it", found and report[found.start() - 40 :][:90]
    )
    counted = {"json": _in_json, "jsonl": _in_lines, "gitlab": _in_list, "sarif": _in_sarif, "junit": _in_junit}
    if name in counted:
        keep(counted[name](report) == len(diagnostics), f"{name}: every finding in it", report[-300:])
    elif name == "text":
        keep(report.count("\n") == len(diagnostics), "text: one line a finding", report)
    elif name == "github":
        commands = [line for line in report.split("\n") if line.startswith("::") or "##[" in line]
        keep(
            all(re.match("::(error|warning|notice|group|endgroup)( |::)", c) for c in commands),
            "github: own commands",
            report,
        )


def _in_json(report: str) -> int:
    return len(json.loads(report)["diagnostics"])


def _in_lines(report: str) -> int:
    return len([json.loads(line) for line in report.splitlines()])


def _in_list(report: str) -> int:
    return len(json.loads(report))


def _in_sarif(report: str) -> int:
    return len(json.loads(report)["runs"][0]["results"])


def _in_junit(report: str) -> int:
    root = ElementTree.fromstring(report)
    return len(root.findall(".//failure")) + len(root.findall(".//error"))


class _Page(HTMLParser):
    """Notes the elements that are open, and what the page should not hold."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.scripts: list[str] = []

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        keep(tag in _PAGE, "html: no element of the copy's", tag)
        keep(not any(name.startswith("on") for name, _ in attributes), "html: no handlers", attributes)
        for name, value in attributes:
            keep(name not in ("src", "href") or (value or "").startswith("#"), "html: nothing is loaded", value)
        if tag not in _EMPTY:
            self.open.append(tag)
        if tag == "script":
            self.scripts.append("")

    def handle_endtag(self, tag: str) -> None:
        keep(self.open and self.open.pop() == tag, "html: elements are closed in order", (tag, self.open))

    def handle_data(self, data: str) -> None:
        if self.open[-1:] == ["script"]:
            self.scripts[-1] += data

    def handle_comment(self, data: str) -> None:
        keep(holds=False, promise="html: no comment of the copy's", detail=data)


def _check_page(report: str) -> None:
    keep(
        not (found := re.search(f"[{_UNFIT}]", report)),
        "html: nothing raw in it",
        found and report[found.start() - 40 :][:90],
    )
    page = _Page()
    page.feed(report)
    page.close()
    keep(not page.open, "html: every element is closed", page.open)
    script = files("copylint.reporters").joinpath("html.js").read_text("utf-8")
    keep(page.scripts == [script], "html: one script, its own", page.scripts)


def check_shown(text: str) -> None:
    """A line for the user holds nothing that could drive a terminal."""
    keep(not _NEVER.search(text.replace("\n", "")), "messages are fit to be shown", text)


def snapshot(folder: str) -> Mapping[str, tuple[int, int, int, int]]:
    """What is in a folder, so that a change of it is seen."""
    return dict(_entries(folder))


def _entries(folder: str) -> Iterator[tuple[str, tuple[int, int, int, int]]]:
    import os

    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                yield from _entries(entry.path)
            else:
                known = entry.stat(follow_symlinks=False)
                yield entry.path, (known.st_mode, known.st_size, known.st_mtime_ns, known.st_ino)
