"""`html`: one page for people, with the stories as set copy and both ends of every finding marked and joined.

The page stands alone: it loads nothing, and its Content-Security-Policy lets no script run but its own.
"""

import hashlib
from base64 import b64encode
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from html import escape
from importlib.resources import files
from typing import NamedTuple

from copylint.cards import Numbered, card, outside_copy
from copylint.formats import REPORT_MARK
from copylint.housekeeping import BUILT_INS
from copylint.linted import Linted
from copylint.reporters import Run
from copylint.rules import SEVERITIES
from copylint.set_copy import End, SetField, outside, set_fields, shown
from copylint.story import Story
from copylint.visible import visible

_FEW = 12  # stories that are listed at the top without being asked for
_LEGEND = (
    '<p class="legend">In the copy, <mark class="error">errors</mark> have a double line below them, '
    '<mark class="warning">warnings</mark> a dashed one, <mark class="info">infos</mark> a dotted one. '
    'A full number <span class="tag at error">1</span> is where to look, an outlined one '
    '<span class="tag other error">1</span> what it contradicts; a line in the margin joins them.</p>\n'
)


class _Page(NamedTuple):
    """A story on the page: what is said about it, and what is marked in it, also by what is said about others."""

    path: str
    story: Story | None
    findings: list[Numbered]
    ends: list[End]


def render(stories: Iterator[Linted], run: Run) -> Iterator[str]:
    """One HTML document; stories in which nothing was found are named at its end."""
    drawn = list(stories)
    pages = _pages(drawn)
    findings = [finding for page in pages for finding in page.findings]
    yield _head(f"copylint: {run.tally.summary}")
    yield from _notes(run)
    yield _LEGEND
    yield from _contents(pages)
    yield "</header>\n"
    yield from _filter(findings)
    yield '<main id="stories" tabindex="-1">\n'
    for number, page in enumerate(pages):
        yield from _story(page, number)
    yield from _clean([linted.path for linted in drawn if not linted.diagnostics])
    yield from _rules(run, findings)
    yield f"</main>\n<script>{_asset('html.js')}</script>\n</body>\n</html>\n"


def _pages(drawn: Sequence[Linted]) -> list[_Page]:
    """The stories with something to show, and those in which other ends lie; the findings numbered through."""
    pages: dict[str, _Page] = {}
    for linted in drawn:
        if linted.diagnostics:
            pages.setdefault(linted.path, _Page(linted.path, linted.story, [], []))
        for place in (place for diagnostic in linted.diagnostics for place in diagnostic.against if place.path):
            pages.setdefault(place.path, _Page(place.path, linted.story_of(place), [], []))
    number = 0
    for linted in drawn:
        for diagnostic in linted.diagnostics:
            number += 1
            finding = Numbered(number, linted, diagnostic)
            pages[linted.path].findings.append(finding)
            for end, place in finding.ends:
                pages[place.path or linted.path].ends.append(end)
    return [pages[path] for path in sorted(pages)]


def _head(title: str) -> str:
    shown_title, style = escape(visible(title)), _asset("html.css")
    policy = (
        f"default-src 'none'; style-src '{_digest(style)}'; script-src '{_digest(_asset('html.js'))}';"
        " base-uri 'none'; form-action 'none'"
    )
    return f"""<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
{REPORT_MARK}
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>{shown_title}</title>
<style>{style}</style>
</head>
<body>
<a class="skip" href="#stories">To the stories</a>
<header>
<h1>{shown_title}</h1>
"""


def _asset(name: str) -> str:
    return files("copylint.reporters").joinpath(name).read_text("utf-8")


def _digest(text: str) -> str:
    return f"sha256-{b64encode(hashlib.sha256(text.encode()).digest()).decode()}"


def _notes(run: Run) -> Iterator[str]:
    sentences = [*run.tally.failures, *run.tally.sentences()]
    if sentences:
        yield f'<ul class="notes">{"".join(f"<li>{shown(sentence)}</li>" for sentence in sentences)}</ul>\n'


def _contents(pages: Sequence[_Page]) -> Iterator[str]:
    if len(pages) > 1:
        items = "".join(
            f'<li><a href="#s{number}">{shown(page.path)}</a> ({len(page.findings):,})</li>'
            for number, page in enumerate(pages)
        )
        opened = " open" if len(pages) <= _FEW else ""
        yield f'<nav aria-label="Stories"><details{opened}><summary>Stories</summary><ol>{items}</ol></details></nav>\n'


def _filter(findings: Sequence[Numbered]) -> Iterator[str]:
    """Boxes for what is shown, by severity and by rule. They are hidden until the script runs that heeds them."""
    severities = Counter(finding.diagnostic.severity for finding in findings)
    rules = Counter(finding.diagnostic.rule for finding in findings)
    total = f"{len(findings):,}"
    yield '<div id="filter" role="group" aria-label="Show" hidden>\n<fieldset><legend>Severity</legend>'
    yield from (_box("severity", name, severities[name]) for name in SEVERITIES if severities[name])
    yield f"</fieldset>\n<details><summary>Rules ({len(rules)})</summary><fieldset><legend>Rules</legend>"
    yield '<button type="button" id="all">All</button> <button type="button" id="none">None</button>'
    yield from (_box("rule", name, rules[name]) for name in sorted(rules))
    yield f'</fieldset></details>\n<p id="count" role="status">{total} of {total} shown</p>\n</div>\n'


def _box(key: str, name: str, count: int) -> str:
    label = f"{escape(name)} ({count:,})"
    return f'<label><input type="checkbox" name="{key}" value="{escape(name)}" checked> {label}</label>'


def _story(page: _Page, number: int) -> Iterator[str]:
    yield f'<section class="story" id="s{number}">\n<h2>{shown(page.path)}</h2>\n<div class="rows">\n'
    yield '<svg class="joins" aria-hidden="true"></svg>\n'
    if page.story is None:
        yield _row("file", "p", "Not read.", page.findings)
    else:
        cards = {finding.number: finding for finding in page.findings}
        language = escape(page.story.language or "en")
        beside = outside(page.story, page.ends)
        if beside:
            numbers = dict.fromkeys(end.number for end in beside if end.ordinal == 0)
            yield _row("not copy", "div", outside_copy(page.story.source, beside), [cards[n] for n in numbers])
        for set_field in set_fields(page.story, page.ends):
            yield _field(set_field, language, [cards[n] for n in set_field.numbers])
    yield "</div>\n</section>\n"


def _field(set_field: SetField, language: str, findings: Iterable[Numbered]) -> str:
    field = set_field.field
    label = f"¶{field.paragraph}" if field.paragraph else field.name
    tag = "h3" if field.name == "headline" else "h4" if field.form == "subhead" else "p"
    attributes = f' class="{field.name} {field.form}" lang="{language}" dir="auto"'
    return _row(label, tag, set_field.html, findings, attributes)


def _row(label: str, tag: str, copy: str, findings: Iterable[Numbered], attributes: str = "") -> str:
    """A stretch of copy with its label, and beside it what is said about it."""
    cards = "".join(map(card, findings))
    beside = f'<ol class="cards">\n{cards}</ol>\n' if cards else ""
    return (
        f'<div class="row"><div class="copy"><span class="label">{label}</span>'
        f"<{tag}{attributes}>{copy}</{tag}></div>\n{beside}</div>\n"
    )


def _clean(paths: Sequence[str]) -> Iterator[str]:
    if paths:
        items = "".join(f"<li>{shown(path)}</li>" for path in paths)
        yield '<section class="clean">\n<h2>Nothing found</h2>\n'
        yield f"<details{' open' * (len(paths) <= _FEW)}><summary>{len(paths):,} of the stories</summary>"
        yield f"<ul>{items}</ul></details>\n</section>\n"


def _rules(run: Run, findings: Sequence[Numbered]) -> Iterator[str]:
    """Why the rules that spoke are there, to be led to from the cards."""
    known = {rule.id: (rule.summary, rule.why) for rule in run.rules}
    known |= {built_in.id: (built_in.summary, built_in.why) for built_in in BUILT_INS}
    spoke = sorted({finding.diagnostic.rule for finding in findings})
    if spoke:
        yield '<section class="rules">\n<h2>The rules</h2>\n<dl>\n'
        for name in spoke:
            summary, why = known.get(name, ("", ""))
            yield f'<dt id="rule-{escape(name)}" tabindex="-1">{escape(name)}</dt>'
            yield f"<dd><p>{shown(summary)}</p><p>{shown(' '.join(why.split()))}</p></dd>\n"
        yield "</dl>\n</section>\n"
