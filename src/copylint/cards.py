"""A finding as a card beside the copy: what it says, where its ends are, and what could be done."""

from collections.abc import Iterable, Iterator
from html import escape
from typing import NamedTuple

from copylint.diagnostic import Diagnostic, Place
from copylint.linted import Linted
from copylint.located import locate
from copylint.messages import shorten
from copylint.set_copy import End, badge, shown

_MOST = 12  # other ends that a card lists; in the copy all are marked


class Numbered(NamedTuple):
    """A finding with its number on the page."""

    number: int
    linted: Linted
    diagnostic: Diagnostic

    @property
    def ends(self) -> Iterator[tuple[End, Place]]:
        """Where to look, and what it contradicts."""
        for index, place in enumerate((self.diagnostic.place, *self.diagnostic.against)):
            yield End(self.number, index, self.diagnostic.severity, place.span), place


def card(finding: Numbered) -> str:
    """The card as an item of a list; its links lead to the ends in the copy and to the rule."""
    diagnostic, number = finding.diagnostic, finding.number
    severity, rule = diagnostic.severity, escape(diagnostic.rule)
    sure = "" if diagnostic.confidence == "high" else f' <span class="sure">{diagnostic.confidence} confidence</span>'
    return (
        f'<li class="card {severity}" id="f{number}" data-n="{number}" data-severity="{severity}" data-rule="{rule}"'
        f' tabindex="-1"><p class="head"><span class="tag at {severity}" aria-hidden="true">{number}</span>'
        f' <strong class="{severity}">{severity}</strong> <a href="#rule-{rule}">{rule}</a>{sure}</p>'
        f'<p class="message">{shown(diagnostic.message)}</p><ul class="ends">{"".join(_ends(finding))}</ul>'
        f"{_suggestion(diagnostic)}</li>\n"
    )


def _ends(finding: Numbered) -> Iterator[str]:
    for end, place in list(finding.ends)[: _MOST + 1]:
        words = f" “{shown(shorten(place.text))}”" if place.text else ""
        where = shown(_where(finding.linted, place))
        # Where the file could not be read there is no copy to lead to.
        known = finding.linted.story_of(place) is not None
        yield f'<li><a href="#{end.anchor}">{where}</a>{words}</li>' if known else f"<li>{where}{words}</li>"
    left = len(finding.diagnostic.against) - _MOST
    if left > 0:
        yield f"<li>and {left:,} more</li>"


def _where(linted: Linted, place: Place) -> str:
    where = f"¶{place.paragraph}" if place.paragraph else place.field
    file = f"{place.path}, " if place.path else ""
    return f"{file}{where}, line {locate(linted, place).line}"


def _suggestion(diagnostic: Diagnostic) -> str:
    if diagnostic.suggestion is None:
        return ""
    text, applicability = diagnostic.suggestion
    return f'<p class="suggestion">Suggestion ({applicability}): <q>{shown(text)}</q></p>'


def outside_copy(source: str, ends: Iterable[End]) -> str:
    """Ends that lie in no copy, each with what stands there in the story's `source`."""

    def item(end: End) -> str:
        words = shorten(" ".join(source[end.span.start : end.span.end].split()))
        return f'<li><mark class="{end.severity}" data-n="{end.number}">{shown(words)}</mark>{badge(end)}</li>'

    return f'<ul class="outside">{"".join(map(item, ends))}</ul>'
