"""Front matter: YAML between `---` or TOML between `+++` at the head of a text, as fields, date and settings."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import Any

from msgspec import Struct, field

from copylint.fields import Draft
from copylint.frontmatter.lines import read_lines
from copylint.frontmatter.nodes import VERBATIM, Group, Node, Value, plain, shown
from copylint.lazypattern import lazy_pattern
from copylint.markup.inline import mask_inline
from copylint.story import Span
from copylint.written_date import written_day

DEFAULT_KEYS: dict[str, str] = {
    "headline": (
        "title headline hed linktitle titletag seotitle ogtitle twittertitle socialtitle metatitle shorttitle"
        " seoheadline alternativeheadline"
    ),
    "kicker": "kicker extendedkicker eyebrow overline",
    "deck": (
        "deck dek subtitle subhead subheadline subhed standfirst description summary excerpt blurb teaser abstract lede"
        " ogdescription twitterdescription seodescription metadescription socialdescription linkdescription"
    ),
    "byline": "byline author authors",
    "dateline": "dateline",
    "caption": (
        "caption captions cutline alt alttext imagecaption imagedescription imagealt imagealttext imagetitle"
        " photocaption photodescription featuredimagecaption featuredimagealt herocaption heroalt leadphotocaption"
    ),
    "pullquote": "pullquote pullquotes",
    "correction": "correction corrections clarification clarifications",
    "ednote": "ednote ednotes editornote editorsnote editorialnote",
    "metadata": "location located people places organisations organizations internalbudget budget budgetline slugline",
    "date": "date published publishdate publisheddate pubdate publishedat datepublished publishedon firstpublished",
    "language": "language lang languagecode locale",
}
SETTLED_NAMES = "copylint.names"
_PICTURES = lazy_pattern(r"image|photo|picture|media|hero|gallery|thumbnail|cover|figure")
_IN_PICTURES = frozenset({"alt", "caption", "title", "description", "credit_line", "alttext", "cutline"})
_FENCE = lazy_pattern(r"(---|\+\+\+)[ \t]*(?:\r\n|\n|\r)")
_CLOSING = {
    "---": lazy_pattern(r"(?:(?<=\n)|(?<=\r))(?:---|\.\.\.)[ \t]*(?:\r\n|\n|\r|\Z)"),
    "+++": lazy_pattern(r"(?:(?<=\n)|(?<=\r))\+\+\+[ \t]*(?:\r\n|\n|\r|\Z)"),
}
_LOOKS_LIKE = lazy_pattern(r"(?:\A|(?<=[\r\n]))[ \t]*[\"']?[\w.-]+[\"']?[ \t]*[:=]|(?:\A|(?<=[\r\n]))\[[\w.-]+\]")
_SLUG = lazy_pattern(r"[a-z0-9]+(?:[-_.][a-z0-9]+)*$")
_LONGEST_DAY = 40
_LANGUAGE = lazy_pattern(r"[a-z]{2,3}(?:[-_][a-z0-9]{2,8})*$")


class FrontMatter(Struct, frozen=True):
    """What the front matter gives; `end` is the offset at which the text below it begins."""

    end: int = 0
    drafts: tuple[Draft, ...] = ()
    day: date | None = None
    language: str = ""
    settings: Mapping[str, Any] = field(default_factory=dict)
    settings_span: Span | None = None
    settings_places: Mapping[str, Span] = field(default_factory=dict)
    notes: tuple[str, ...] = ()


def read(source: str, keys: Mapping[str, Sequence[str]] | None = None) -> FrontMatter:
    """The front matter of `source`; never raises: what is no valid YAML or TOML is read line by line, with a note.

    `keys` name, for a field, `date` or `language`, the metadata keys it is read from; they replace the default ones.
    """
    place = _place(source)
    if place is None:
        return FrontMatter()
    fence, start, stop, end = place
    entries, notes = _entries(source, fence, start, stop)
    return of_entries(source, end, entries, keys, notes)


def of_entries(
    source: str,
    end: int,
    entries: dict[str, Node],
    keys: Mapping[str, Sequence[str]] | None = None,
    notes: tuple[str, ...] = (),
) -> FrontMatter:
    """What entries that are read already say of a story whose text begins at `end`; `keys` as in `read`."""
    owners = _owners(tuple((name, tuple(names)) for name, names in keys.items()) if keys else ())
    own = _own(entries)
    days = [text for text in _ranked(entries, owners, "date") if any(map(str.isdigit, text))]
    day = next(filter(None, map(written_day, days)), None)
    if days and day is None:
        told = " ".join(days[0].split())[:_LONGEST_DAY]
        notes = (*notes, f"the date “{told}” is not understood, or may be two days; write it as 2031-05-04")
    return FrontMatter(
        end,
        (*_drafts(source, entries, owners), *_settled_names(source, own)),
        day,
        _language(entries, owners),
        _settings(own),
        None if own is None else _stretch(source, own),
        {} if own is None else dict(_places(source, own, "")),
        notes,
    )


def _own(entries: dict[str, Node]) -> Node | None:
    """What stands under `copylint`, and in TOML also under `[[copylint.ignore]]`, `copylint.names` and the like."""
    own = entries.pop("copylint", None)
    dotted = {key: entries.pop(key) for key in [*entries] if key.startswith("copylint.")}
    if not dotted or isinstance(own, Value):
        return own
    items: dict[str, Node] = dict(own.items) if own is not None and isinstance(own.items, dict) else {}
    for key, node in dotted.items():
        _hang(items, key.split(".")[1:], node)
    parts = [node for node in (own, *dotted.values()) if node is not None]
    return Group(items, min(node.start for node in parts), max(node.end for node in parts))


def _hang(items: dict[str, Node], path: list[str], node: Node) -> None:
    """Put a node under a path such as `aliases`, `Shusha`."""
    *outer, last = path
    for key in outer:
        inner = items.get(key)
        if not isinstance(inner, Group) or not isinstance(inner.items, dict):
            inner = items[key] = Group({}, node.start, node.end)
        items = inner.items if isinstance(inner.items, dict) else {}
    items[last] = node


def _place(source: str) -> tuple[str, int, int, int] | None:
    """The fence, the start and stop of what is between the fences, and the end of the second one."""
    opening = _FENCE.match(source)
    if opening is None:
        return None
    closing = _CLOSING[opening[1]].search(source, opening.end())
    if closing is None:
        return None
    between = source[opening.end() : closing.start()]
    if between.strip() and not _LOOKS_LIKE.search(between):
        return None
    return opening[1], opening.end(), closing.start(), closing.end()


def _entries(source: str, fence: str, start: int, stop: int) -> tuple[dict[str, Node], tuple[str, ...]]:
    if fence == "+++":
        from copylint.frontmatter.toml import BrokenTomlError, read_toml

        try:
            return read_toml(source, start, stop), ()
        except BrokenTomlError:
            return _leniently(source, start, stop, "TOML")
    lines = read_lines(source, start, stop)
    if lines.certain:
        return lines.entries, ()
    from copylint.frontmatter.yaml import BrokenYamlError, read_yaml

    try:
        return read_yaml(source, start, stop), ()
    except BrokenYamlError:
        return _leniently(source, start, stop, "YAML")


def _leniently(source: str, start: int, stop: int, language: str) -> tuple[dict[str, Node], tuple[str, ...]]:
    note = f"the front matter is not valid {language}: read line by line"
    return read_lines(source, start, stop).entries, (note,)


@lru_cache(maxsize=16)
def _owners(keys: tuple[tuple[str, tuple[str, ...]], ...]) -> dict[str, tuple[str, int]]:
    """For every known key, without hyphens and in lower case: the field it belongs to, and its rank among the keys."""
    given = dict(keys)
    defaults = ((name, tuple(names.split())) for name, names in DEFAULT_KEYS.items() if name not in given)
    owners: dict[str, tuple[str, int]] = {}
    for name, names in (*defaults, *keys):
        owners.update({_folded(key): (name, rank) for rank, key in enumerate(names)})
    return owners


@lru_cache(maxsize=500)
def _folded(key: str) -> str:
    return re.sub(r"[-_ .]", "", key).lower()


def _drafts(source: str, entries: Mapping[str, Node], owners: Mapping[str, tuple[str, int]]) -> Iterator[Draft]:
    for key, node in entries.items():
        yield from _under(source, key, node, owners, "")


def _settled_names(source: str, own: Node | None) -> Iterator[Draft]:
    """The names that the story's own glossary settles, as metadata under the key `copylint.names`."""
    names = own.items.get("names") if isinstance(own, Group) and isinstance(own.items, dict) else None
    for node in names.items if isinstance(names, Group) and isinstance(names.items, list) else [names]:
        if isinstance(node, Value):
            yield _draft(source, "metadata", SETTLED_NAMES, node)


def _under(source: str, key: str, node: Node, owners: Mapping[str, tuple[str, int]], inside: str) -> Iterator[Draft]:
    """The fields under a key; `inside` names the key of the picture whose mapping this is."""
    if isinstance(node, Value):
        folded = _folded(key)
        name = "caption" if inside and folded in _IN_PICTURES else owners.get(folded, ("", 0))[0]
        if name not in ("", "date", "language") and _is_copy(name, node.text):
            yield _draft(source, name, key, node)
    elif isinstance(node.items, list):
        for item in node.items:
            yield from _under(source, key, item, owners, inside)
    else:
        picture = key if _PICTURES.search(key.lower()) else inside
        for inner, item in node.items.items():
            if picture or _folded(inner) in _NESTED or isinstance(item, Group):
                yield from _under(source, inner, item, owners, picture)


_NESTED = frozenset({"caption", "alt", "title", "description", "headline", "name"})


def _is_copy(name: str, text: str) -> bool:
    """Whether a value is copy and no flag, number or identifier such as `jane-doe`."""
    if not text.strip() or text in ("true", "false", "null", "~"):
        return False
    if name not in ("byline", "caption", "metadata") or not _SLUG.match(text):
        return True
    return name != "byline" and text.isalpha()


def _draft(source: str, name: Any, key: str, value: Value) -> Draft:
    if value.style == VERBATIM:
        masked = mask_inline(source, value.start, value.end)
        return Draft(name, value.start, masked.text, key=key)
    piece = shown(source[value.start : value.end], value.style)
    masked = mask_inline(piece, 0, len(piece))
    return Draft(name, value.start, masked.text, key=key)


def _ranked(entries: Mapping[str, Node], owners: Mapping[str, tuple[str, int]], name: str) -> list[str]:
    """The scalar values of a field's keys, the preferred key first."""
    ranked: list[tuple[int, str]] = []
    for key, node in entries.items():
        owner, rank = owners.get(_folded(key), ("", 0))
        if owner == name and isinstance(node, Value):
            ranked.append((rank, node.text))
    return [text for _, text in sorted(ranked)]


def _language(entries: Mapping[str, Node], owners: Mapping[str, tuple[str, int]]) -> str:
    tags = (text.strip().lower().replace("_", "-") for text in _ranked(entries, owners, "language"))
    return next((tag for tag in tags if _LANGUAGE.match(tag)), "")


def _settings(node: Node | None) -> Mapping[str, Any]:
    if node is None:
        return {}
    settings = plain(node)
    return settings if isinstance(settings, dict) else {"": settings}


def _places(source: str, node: Node, path: str) -> Iterator[tuple[str, Span]]:
    """The place of every value below `node`, by its path."""
    if isinstance(node, Group):
        items = node.items.items() if isinstance(node.items, dict) else enumerate(node.items)
        for key, item in items:
            below = f"{path}.{key}".lstrip(".")
            yield below, _stretch(source, item)
            yield from _places(source, item, below)


def _stretch(source: str, node: Node) -> Span:
    """Where a value stands; one that is empty stands where its line does, up to it."""
    if node.end > node.start:
        return Span(node.start, node.end)
    before = source[: node.start].rstrip()
    line = max(before.rfind("\n"), before.rfind("\r")) + 1
    return Span(len(before) - len(before[line:].lstrip()), len(before))
