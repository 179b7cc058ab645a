"""`junit`: a JUnit report, which CI servers show as tests: a story is a suite, each finding a test that failed."""

from collections import Counter
from collections.abc import Iterator
from pathlib import PurePath
from xml.sax.saxutils import escape, quoteattr

from copylint.diagnostic import Diagnostic, Place
from copylint.finding_line import finding_line
from copylint.linted import Linted
from copylint.located import locate
from copylint.messages import shorten
from copylint.reporters import Run
from copylint.visible import visible


def render(stories: Iterator[Linted], run: Run) -> Iterator[str]:
    """One XML document. A story without findings is a test that passed; a rule that failed is an error."""
    suites, totals = [], Counter[str]()
    for linted in stories:
        cases = list(_cases(linted))
        totals += (counts := _counts(linted, len(cases)))
        suites.append(_element("testsuite", {"name": PurePath(linted.path).as_posix(), **_texts(counts)}, cases))
    broken = [_broken(sentence) for sentence in run.tally.failures]
    if broken:
        totals += (counts := Counter(tests=len(broken), errors=len(broken)))
        suites.append(_element("testsuite", {"name": "copylint", **_texts(counts)}, broken))
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    yield _element("testsuites", {"name": "copylint", **_texts(totals)}, suites) + "\n"


def _counts(linted: Linted, cases: int) -> Counter[str]:
    """A file that could not be read is an error, every finding a failure."""
    return Counter(tests=cases, failures=0 if linted.unread else len(linted.diagnostics), errors=int(linted.unread))


def _texts(counts: Counter[str]) -> dict[str, str]:
    return {name: str(counts[name]) for name in ("tests", "failures", "errors")}


def _cases(linted: Linted) -> Iterator[str]:
    seen: Counter[str] = Counter()
    for diagnostic in linted.diagnostics:
        name = f"{diagnostic.rule}: “{shorten(diagnostic.place.text)}”" if diagnostic.place.text else diagnostic.rule
        seen[name] += 1
        at = {"file": PurePath(linted.path).as_posix(), "line": str(locate(linted, diagnostic.place).line)}
        yield _case(name + f" ({seen[name]})" * (seen[name] > 1), linted.path, _failure(linted, diagnostic), at)
    if not linted.diagnostics:
        yield _case("nothing found", linted.path, "")


def _case(name: str, path: str, inner: str, at: dict[str, str] | None = None) -> str:
    attributes = {"name": name, "classname": PurePath(path).as_posix(), **(at or {})}
    return _element("testcase", attributes, [inner] if inner else [])


def _failure(linted: Linted, diagnostic: Diagnostic) -> str:
    lines = [finding_line(linted, diagnostic, color=False), *(_end(linted, place) for place in diagnostic.against)]
    tag = "error" if linted.unread else "failure"
    text = escape("\n".join(map(visible, lines)))
    return f"<{tag} message={_quoted(diagnostic.message)} type={_quoted(diagnostic.severity)}>{text}</{tag}>"


def _end(linted: Linted, place: Place) -> str:
    at = locate(linted, place)
    return f"{place.path or linted.path}:{at.line}:{at.column}: the other end: “{place.text}”"


def _broken(sentence: str) -> str:
    inner = f"<error message={_quoted(sentence)} type={_quoted('failed')}/>"
    return _case("every rule ran", "copylint", inner)


def _element(name: str, attributes: dict[str, str], inner: list[str]) -> str:
    opening = " ".join([name, *(f"{key}={_quoted(value)}" for key, value in attributes.items())])
    return "\n".join([f"<{opening}>", *inner, f"</{name}>"]) if inner else f"<{opening}/>"


def _quoted(text: str) -> str:
    return quoteattr(visible(text))
