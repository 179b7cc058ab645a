"""What an editor shows over a finding: what was found, and the page of its rule."""

import re
from collections.abc import Iterator, Sequence

from copylint.diagnostic import Diagnostic
from copylint.housekeeping import BUILT_INS
from copylint.manual import page, page_of_built_in
from copylint.rules import BUILT_IN, Rule

_EXAMPLES = 2


def markdown(diagnostic: Diagnostic, rule: Rule | None) -> str:
    """The finding and the page of its rule in Markdown; `rule` is None for the tool's own remarks."""
    lines = [f"**{diagnostic.rule}** ({diagnostic.severity}): {_plain(diagnostic.message)}", ""]
    if rule is None:
        built_in = next(built_in for built_in in BUILT_INS if built_in.id == diagnostic.rule)
        return "\n".join([*lines, _plain(built_in.summary), "", _plain(built_in.why)])
    lines += [_plain(rule.summary), "", _plain(rule.why)]
    lines += _examples("Flagged", rule.marked_fails)
    lines += _examples("Not flagged", rule.marked_passes)
    return "\n".join([*lines, "", f"More: `copylint explain {rule.id}`"])


def plain(diagnostic: Diagnostic, rule: Rule | None) -> str:
    """The same as plain text."""
    lines = page_of_built_in(diagnostic.rule) if rule is None or rule.id in BUILT_IN else page(rule)
    return "\n".join([diagnostic.message, "", *lines])


def _examples(title: str, marked: Sequence[tuple[str, int]]) -> Iterator[str]:
    if marked:
        yield from ("", f"{title}:")
    for text, _ in marked[:_EXAMPLES]:
        fence = "`" * (1 + max(map(len, re.findall(r"`{2,}", text)), default=2))
        yield from ("", fence, text.strip(), fence)


def _plain(text: str) -> str:
    """Words that are no Markdown, whatever the copy holds."""
    return re.sub(r"([\\`*_{}\[\]<>#|!~])", r"\\\1", " ".join(text.split()))
