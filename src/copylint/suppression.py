"""What an editor has already checked: comments, front matter, a sidecar file, `(cq)`. Each must earn its place."""

import os
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from copylint.comment_scope import scope_of
from copylint.desk_mark import find_checked, would_check
from copylint.diagnostic import Diagnostic, Place, fingerprinted, place_of
from copylint.housekeeping import FAMILY
from copylint.lazypattern import lazy_pattern
from copylint.messages import shorten
from copylint.select import SUPPRESSION, Chosen
from copylint.story import Span, Story
from copylint.suppression_reach import Group, Reach
from copylint.yamlfile import YamlError, did_you_mean, read_mapping

_MARK = lazy_pattern(r"\bcopylint\s*:\s*(?P<verb>[\w-]*)(?P<rest>.*)", re.DOTALL | re.IGNORECASE)
_NO_COLON = lazy_pattern(r"\W*copylint[\s=_-]+(?P<verb>[a-z]+(?:-(?!-)[a-z]+)*)", re.IGNORECASE)
_LOOKS_LIKE = lazy_pattern(r"<!--\s*copylint(?:\s*:|\s+ignore)", re.IGNORECASE)
_VERBS = ("ignore", "ignore-file")
_OTHER_VERBS = ("off", "on", "disable", "enable", "skip", "noqa")
_KEYS = ("ignore", "names", "aliases")
_LATER_KEYS = ("figures", "glossary", "profile")
_ENTRY_KEYS = ("rule", "reason", "until")


class Suppression(Struct, frozen=True):
    """One rule that is not to speak: `scope` is where, None for the whole story; `span` is where it says so."""

    rule: str
    reason: str
    span: Span
    scope: Span | None = None
    until: date | None = None
    source: str = ""


class Remark(Struct, frozen=True, order=True, gc=False):
    """Something that is wrong with a suppression, and where."""

    span: Span
    message: str


class Suppressed(Struct, frozen=True, gc=False):
    """What is left of a story's diagnostics, remarks on suppressions among them, and how many were silenced."""

    diagnostics: list[Diagnostic]
    silenced: int


def suppress(story: Story, diagnostics: Sequence[Diagnostic], chosen: Chosen, anchor: date | None) -> Suppressed:
    """The diagnostics nobody has checked. `anchor` is what `until` is held against; None is before any day."""
    if not may_be_checked(story) and "<!--" not in story.source:
        return Suppressed(list(diagnostics), 0)
    remarks: list[Remark] = []
    wanted = list(_sound(read_suppressions(story, remarks), chosen, anchor, remarks))
    checked = {mark.word for mark in find_checked(story)}
    reach = Reach(wanted)
    kept: list[Diagnostic] = []
    used: set[Group] = set()
    for diagnostic in diagnostics:
        found = reach.groups(diagnostic)
        used.update(found)
        if not found and not _is_checked(checked, diagnostic):
            kept.append(diagnostic)
    silenced = len(diagnostics) - len(kept)
    active = {rule.id for rule in chosen.rules}
    remarks += (
        Remark(s.span, f"Nothing here to suppress under “{s.rule}”{s.source}. Take the suppression out.")
        for s in wanted
        if (s.rule, s.scope) not in used and s.rule in active
    )
    if chosen.suppression is not None:
        kept += fingerprinted(_diagnostic(story, remark, chosen) for remark in sorted(remarks))
    return Suppressed(kept, silenced)


def may_be_checked(story: Story) -> bool:
    """Whether anything in or beside the story may silence a rule; where nothing does, none has to be looked for."""
    if story.comments or story.settings_span is not None or "q)" in story.source or "Q)" in story.source:
        return True
    return _is_file(f"{story.path}.copylint.yaml")


def read_suppressions(story: Story, remarks: list[Remark]) -> list[Suppression]:
    """Every suppression for the story, in its comments, its front matter and its sidecar; mistakes go to `remarks`."""
    found = [s for comment in story.comments for s in _from_comment(story, comment, remarks)]
    remarks += _in_the_copy(story)
    if story.settings_span is not None:
        places = _Places(story.settings_span, story.settings_places)
        found += _from_settings(story.settings, places, "", remarks)
    sidecar = Path(f"{story.path}.copylint.yaml")
    if _is_file(str(sidecar)):
        found += _from_sidecar(sidecar, _top(story), remarks)
    return found


def _in_the_copy(story: Story) -> Iterator[Remark]:
    """What looks like a suppression where the format has no comments, so that it stands in the copy for all to read."""
    commented = {comment.start for comment in story.comments}
    for found in _LOOKS_LIKE.finditer(story.source) if "<!--" in story.source else ():
        if found.start() not in commented and story.field_at(found.start()) is not None:
            advice = f"Put the suppression into {Path(story.path).name}.copylint.yaml."
            yield Remark(Span(*found.span()), f"This format has no comments: readers will see this one. {advice}")


def _from_comment(story: Story, comment: Span, remarks: list[Remark]) -> Iterator[Suppression]:
    source = story.source[comment.start : comment.end]
    mark = _MARK.search(source)
    if mark is None:
        remarks += _without_colon(source, comment)
        return
    verb, rest = mark["verb"].lower(), re.sub(r"\s*-->\s*$", "", mark["rest"])
    if verb not in _VERBS:
        remarks.append(Remark(comment, f"“copylint: {verb}” is not understood{did_you_mean(verb, _VERBS)} {_FORM}"))
        return
    names, _, reason = rest.partition(":")
    names, until = _limit(names, comment, remarks)
    scope = None if verb == "ignore-file" else scope_of(story, comment)
    rules = [name for name in re.split(r"[\s,]+", names.lower()) if name]
    if not rules:
        remarks.append(Remark(comment, f"This suppression names no rule. {_FORM}"))
    for rule in rules:
        yield Suppression(rule, " ".join(reason.split()), comment, scope, until)


def _limit(names: str, comment: Span, remarks: list[Remark]) -> tuple[str, date | None]:
    """The names without "until 2026-02-01" after them, and that day."""
    found = re.search(r"\suntil\s+(\S+)\s*$", names, re.IGNORECASE)
    if found is None:
        return names, None
    return names[: found.start()], _day(found[1], "", comment, remarks)


def _day(text: str, source: str, span: Span, remarks: list[Remark]) -> date | None:
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        remarks.append(Remark(span, f"“until: {text}”{source} is no date of the form 2026-02-01."))
        return None


def _without_colon(source: str, comment: Span) -> Iterator[Remark]:
    """A comment such as `copylint ignore RULE`, which does nothing."""
    found = _NO_COLON.match(source)
    verb = found["verb"].lower() if found else ""
    if verb in (*_VERBS, *_OTHER_VERBS) or (verb and did_you_mean(verb, _VERBS)):
        meant = f"; did you mean “copylint: {verb}”?" if verb in _VERBS else f". {_FORM}"
        yield Remark(comment, f"“copylint {verb}” does nothing without a colon{meant}")


_FORM = "Write “copylint: ignore RULE: reason” or “copylint: ignore-file RULE: reason”."


class _Places(Struct, frozen=True, gc=False):
    """Where the parts of a `copylint:` mapping stand; what is not known stands where the whole does.

    `parts` has the places by their whole paths; `path` is that of the mapping, with a full stop behind it, or "".
    """

    whole: Span
    parts: Mapping[str, Span] = {}
    path: str = ""

    def at(self, path: str) -> Span:
        """The place at a path such as `ignore.0.until`."""
        return self.parts.get(self.path + path, self.whole)

    def below(self, path: str) -> "_Places":
        """The places in what stands at a path."""
        return _Places(self.at(path), self.parts, f"{self.path}{path}.")


def _from_settings(
    settings: Mapping[str, Any], places: _Places, source: str, remarks: list[Remark]
) -> Iterator[Suppression]:
    for key, value in settings.items():
        span = places.at(key)
        if not key:
            shown = value if isinstance(value, str) else "[…]"
            advice = "Give it keys and values, such as “ignore”."
            remarks.append(Remark(span, f"“copylint: {shown}” does nothing. {advice}"))
        elif key in _LATER_KEYS:
            remarks.append(Remark(span, f"“{key}” under “copylint”{source} is not supported by this version."))
        elif key not in _KEYS:
            remarks.append(Remark(span, f"Unknown key “{key}” under “copylint”{source}{did_you_mean(key, _KEYS)}."))
        elif key != "ignore":
            remarks += _wrong_glossary(key, value, span, source)
    entries = settings.get("ignore", [])
    for index, entry in enumerate(entries if isinstance(entries, list) else [entries]):
        path = f"ignore.{index}" if isinstance(entries, list) else "ignore"
        yield from _from_entry(entry, places.below(path), source, remarks)


def _wrong_glossary(key: str, value: object, span: Span, source: str) -> Iterator[Remark]:
    """What keeps a story's own names from being read."""
    if source:
        yield Remark(span, f"“{key}”{source} is not read. A glossary belongs into a story's front matter.")
    elif key == "names" and not _are_texts(value):
        yield Remark(span, "“names” under “copylint” must be a list of names, such as [Ann Velk].")
    elif key == "aliases" and not (isinstance(value, dict) and all(map(_are_texts, value.values()))):
        yield Remark(span, "“aliases” under “copylint” must hold names and lists, such as {Shusha: [Shushi]}.")


def _are_texts(value: object) -> bool:
    items = value if isinstance(value, list) else [value]
    return bool(items) and all(isinstance(item, str) and item.strip() for item in items)


def _from_entry(entry: object, places: _Places, source: str, remarks: list[Remark]) -> Iterator[Suppression]:
    span = places.whole
    if isinstance(entry, str):
        entry = {"rule": entry}
    if not isinstance(entry, dict) or not isinstance(entry.get("rule"), str):
        remarks.append(Remark(span, f"Each item of “ignore”{source} needs “rule” and “reason”."))
        return
    remarks += (
        Remark(places.at(key), f"Unknown key “{key}” in “ignore”{source}{did_you_mean(key, _ENTRY_KEYS)}.")
        for key in entry.keys() - set(_ENTRY_KEYS)
    )
    until = _day(str(entry["until"]), source, places.at("until"), remarks) if "until" in entry else None
    yield Suppression(entry["rule"].strip(), str(entry.get("reason", "")).strip(), span, None, until, source)


def _from_sidecar(path: Path, span: Span, remarks: list[Remark]) -> Iterator[Suppression]:
    try:
        section = read_mapping(path)
    except YamlError as error:
        remarks += (Remark(span, line) for line in error.errors)
        return
    yield from _from_settings(section.node.plain, _Places(span), f" in {path.name}", remarks)


def _sound(
    suppressions: Iterable[Suppression], chosen: Chosen, anchor: date | None, remarks: list[Remark]
) -> Iterator[Suppression]:
    """The suppressions that hold; the others leave a remark, and so does one without a reason."""
    for s in suppressions:
        if s.rule not in chosen.known:
            remarks.append(Remark(s.span, f"Unknown rule “{s.rule}”{s.source}{did_you_mean(s.rule, chosen.known)}."))
        elif s.until and anchor and s.until < anchor:
            remarks.append(
                Remark(s.span, f"The suppression of “{s.rule}”{s.source} ended on {s.until}; this is {anchor}.")
            )
        else:
            if not s.reason:
                remarks.append(Remark(s.span, f"The suppression of “{s.rule}”{s.source} gives no reason. Add one."))
            yield s


def _is_checked(checked: Collection[str], diagnostic: Diagnostic) -> bool:
    places = (diagnostic.place, *diagnostic.against) if checked else ()
    return any(not would_check(place).isdisjoint(checked) for place in places)


def _diagnostic(story: Story, remark: Remark, chosen: Chosen) -> Diagnostic:
    return Diagnostic(
        rule=SUPPRESSION,
        family=FAMILY,
        severity=chosen.suppression or "warning",
        confidence="high",
        message=remark.message.replace("?.", "?"),
        path=story.path,
        place=_place(story, remark.span),
        against=(),
        suggestion=None,
    )


def _place(story: Story, span: Span) -> Place:
    """The place at `span`; a comment has no copy, so its source is shown."""
    place = place_of(story, span)
    source = " ".join(story.source[span.start : span.end].split())
    return place if place.text else replace(place, text=shorten(source))


def _top(story: Story) -> Span:
    return story.fields[0].span if story.fields else Span(0, min(1, len(story.source)))


def _is_file(path: str) -> bool:
    """Whether there is such a file; a name that can be none is no error."""
    return os.path.isfile(path)  # noqa: PTH113 - asked for every story
