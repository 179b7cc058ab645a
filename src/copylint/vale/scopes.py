"""Vale's scopes as the parts of a story that a rule reads."""

from collections.abc import Iterable
from typing import NamedTuple

from copylint.vale.source import NotCarriedError, Source

_BODY = ("paragraph", "subhead", "list-item", "block-quote", "table-row")
_ALL = ("headline", "kicker", "deck", *_BODY, "caption", "pullquote", "infobox")
_SCOPES: dict[str, tuple[str, ...]] = {
    "text": _ALL,
    "raw": _ALL,
    "sentence": ("paragraph",),  # what is split into sentences there
    "summary": ("paragraph", "list-item", "block-quote"),
    "heading": ("headline", "subhead"),
    "heading.h1": ("headline",),
    **{f"heading.h{level}": ("subhead",) for level in range(2, 7)},
    "paragraph": ("paragraph",),
    "list": ("list-item",),
    "blockquote": ("block-quote",),
    "table": ("table-row",),
    "table.cell": ("table-row",),
    "table.caption": ("caption",),
    "figure.caption": ("caption",),
    "alt": ("caption",),
    "frontmatter": ("headline", "kicker", "deck"),
    "frontmatter.title": ("headline",),
    "frontmatter.headline": ("headline",),
    "frontmatter.description": ("deck",),
    "frontmatter.summary": ("deck",),
    "frontmatter.subtitle": ("deck",),
}
# What is never read here, so that leaving it out says nothing.
_NEVER_READ = ("code", "comment", "link.url", "frontmatter.date")


class Reach(NamedTuple):
    """What a rule reads: `fields` for our option, none where it is what every rule reads; `unit` as Vale means it."""

    fields: tuple[str, ...]
    unit: str


def read_scope(source: Source) -> Reach:
    """The scope of a rule; raises NotCarriedError where nothing of it is a part of a story."""
    nodes = source.nodes("scope")
    if not nodes:
        return Reach((), "paragraph")
    found: set[str] = set()
    unit = "paragraph"
    for node in nodes:
        parts = [part.strip() for part in str(node.value).split("&")]
        reached = set(_ALL)
        for part in parts:
            cells = _cells(part)
            if cells is None:
                source.lose(node, f"the scope “{part}” is no part of a story here")
                reached = set() if not part.startswith("~") else reached
            else:
                reached &= cells
            unit = "sentence" if part == "sentence" else "story" if part in {"raw", "summary"} else unit
            if part == "raw":
                source.note(node, "the scope “raw” is read as text: markup is not seen")
        found |= reached
    if not found:
        raise NotCarriedError
    return Reach(_fields(found), unit)


def _cells(part: str) -> set[str] | None:
    name = part.removeprefix("~").strip()
    if part.startswith("~"):
        if name.startswith(_NEVER_READ):
            return set(_ALL)
        return set(_ALL) - set(_SCOPES[name]) if name in _SCOPES else None
    return set(_SCOPES[name]) if name in _SCOPES else None


def _fields(cells: Iterable[str]) -> tuple[str, ...]:
    found = [cell for cell in _ALL if cell in set(cells)]
    if len(found) == len(_ALL):
        return ()
    if set(_BODY) <= set(found):
        found = [*(cell for cell in found if cell not in _BODY), "body"]
    return tuple(found)
