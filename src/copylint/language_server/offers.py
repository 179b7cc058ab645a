"""What can be done about a finding: correct it, suppress it with a reason, put its names on the house's lists."""

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path, PurePath

from msgspec import Struct

from copylint.config import Config
from copylint.diagnostic import Diagnostic
from copylint.fixes import keeps_markup
from copylint.rules import Rule
from copylint.story import Field, Span, Story
from copylint.yamlfile import YamlError, read_document

REASON = "\ue000"  # stands in an edit where the user has to say why

# Kinds of check that set two forms of a name against each other, and the list that such names belong on.
_LISTS = {"name-variant": "names", "name-across-stories": "names", "organization-variant": "organizations"}
_COMMENTED = (".md", ".markdown", ".mdown", ".mkd", ".html", ".htm", ".xhtml")
_BLOCKS = ("paragraph", "subhead", "list-item", "block-quote")
_PLAIN_NAME = re.compile(r"[^\W\d_][\w '’-]*[\w]")

Contents = Callable[[Path], str | None]


class Edit(Struct, frozen=True):
    """Text that takes the place of a span: in the story, or in another file, which may have to be created."""

    span: Span
    text: str
    path: Path | None = None
    creates: bool = False


class Offer(Struct, frozen=True):
    """One thing that can be done; `sure` for a correction that is safe. `also` are spans that get the same text."""

    title: str
    edit: Edit
    sure: bool = False
    also: tuple[Span, ...] = ()


def offers(
    story: Story, diagnostic: Diagnostic, rule: Rule | None, config: Config, contents: Contents
) -> Iterator[Offer]:
    """Everything on offer for a diagnostic; `rule` is None for the tool's own remarks.

    `contents` are those of another file, None where there is none.
    """
    if (corrected := correction(story, diagnostic)) is not None:
        yield corrected
    if rule is not None:
        yield from _suppressions(story, diagnostic, contents)
        yield from _on_lists(diagnostic, rule, config, contents)


def correction(story: Story, diagnostic: Diagnostic) -> Offer | None:
    """The suggestion, unless it is a question, or markup stands within the words.

    A likely one is for every place where the words at fault stand.
    """
    suggestion, span = diagnostic.suggestion, diagnostic.place.span
    if suggestion is None or suggestion.applicability == "query" or not keeps_markup(story, span, suggestion.text):
        return None
    also = () if suggestion.applicability == "safe" else tuple(_twins(story, diagnostic, suggestion.text))
    title = f"Replace with “{suggestion.text}”" + (f" in {len(also) + 1} places" if also else "")
    return Offer(title, Edit(span, suggestion.text), suggestion.applicability == "safe", also)


def _twins(story: Story, diagnostic: Diagnostic, text: str) -> Iterator[Span]:
    """The other places of the words at fault that can be corrected as well."""
    for place in diagnostic.against:
        if not place.path and place.text == diagnostic.place.text and keeps_markup(story, place.span, text):
            yield place.span


def _suppressions(story: Story, diagnostic: Diagnostic, contents: Contents) -> Iterator[Offer]:
    """By a comment before the paragraph or for the story, where the format has comments; else in the file beside it."""
    name = diagnostic.rule
    if PurePath(story.path).suffix.lower() not in _COMMENTED:
        beside = Path(f"{story.path}.copylint.yaml")
        if beside.is_absolute() and (edit := _sidecar(beside, name, contents)) is not None:  # it is saved somewhere
            yield Offer(f"Suppress {name} in this story, with a reason", edit)
        return
    ends = (diagnostic.place, *(place for place in diagnostic.against if not place.path))
    fields = [field for end in ends if (field := story.field_at(end.span.start))]
    if (field := next(filter(_takes_a_comment, fields), None)) is not None:
        at = _line_start(story, field.span.start)
        title = f"Suppress {name} at ¶{field.paragraph}, with a reason"
        yield Offer(title, Edit(Span(at, at), f"<!-- copylint: ignore {name}: {REASON} -->\n"))
    body = next((field for field in story.fields if field.name == "body"), None)
    at = _line_start(story, body.span.start) if body else len(story.source)
    title = f"Suppress {name} in the whole story, with a reason"
    yield Offer(title, Edit(Span(at, at), f"<!-- copylint: ignore-file {name}: {REASON} -->\n\n"))


def _takes_a_comment(field: Field) -> bool:
    return field.name == "body" and field.form in _BLOCKS


def _line_start(story: Story, offset: int) -> int:
    return offset - story.position(offset).column + 1


def _sidecar(path: Path, name: str, contents: Contents) -> Edit | None:
    """An entry more in the file beside a plain text; None where that file has a form that is not known here."""
    entry = f'  - {{rule: {name}, reason: "{REASON}"}}\n'
    old = contents(path)
    if old is None or not old.strip():
        return Edit(Span(0, len(old or "")), f"ignore:\n{entry}", path, creates=old is None)
    *_, last = old.rstrip().splitlines()
    if not re.search(r"^ignore:[ \t]*$", old, re.MULTILINE) or not last.startswith("  - "):
        return None
    return _appended(old, entry, path)


def _appended(old: str, entry: str, path: Path) -> Edit:
    return Edit(Span(len(old), len(old)), entry if old.endswith("\n") or not old else f"\n{entry}", path)


def _on_lists(diagnostic: Diagnostic, rule: Rule, config: Config, contents: Contents) -> Iterator[Offer]:
    """Each form as the one of the house, or both as names of two; only on lists that the configuration names."""
    forms = list(dict.fromkeys(place.text for place in (diagnostic.place, *diagnostic.against) if place.text))
    if rule.kind not in _LISTS or len(forms) != 2:
        return
    for canonical, variant in (tuple(reversed(forms)), tuple(forms)):
        entry = f"- canonical: {_scalar(canonical)}\n  variants: [{_scalar(variant)}]\n"
        title = f"“{canonical}”, never “{variant}”"
        yield from _listed(_LISTS[rule.kind], entry, title, config, contents)
    entry = f"- [{', '.join(map(_scalar, forms))}]\n"
    yield from _listed("different", entry, f"“{forms[0]}” and “{forms[1]}” are two", config, contents)


def _listed(stem: str, entry: str, title: str, config: Config, contents: Contents) -> Iterator[Offer]:
    for name in config.choices.texts("house"):
        path = config.folder / name
        old = contents(path) if path.stem == stem else None
        if old is not None and _is_list(old, path):
            yield Offer(f"Add to {name}: {title}", _appended(old, entry, path.absolute()))


def _is_list(text: str, path: Path) -> bool:
    """Whether a file holds nothing as yet, or a list to which a line can be added."""
    try:
        node = read_document(path, text)
    except YamlError:
        return False
    last = text.rstrip().rpartition("\n")[2]
    return node is None or (isinstance(node.value, list) and last.startswith(("- ", "  ", "#")))


def _scalar(name: str) -> str:
    """A name as YAML has it, in quotation marks where it could be taken for something else."""
    return name if _PLAIN_NAME.fullmatch(name) else json.dumps(name, ensure_ascii=False)
