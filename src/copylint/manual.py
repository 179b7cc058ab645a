"""The manual page of a rule, as `explain` prints it."""

from collections.abc import Iterable, Iterator, Sequence
from textwrap import wrap

import msgspec

from copylint.housekeeping import BUILT_INS, FAMILY
from copylint.kinds import load_kind
from copylint.rules import Rule

_WIDTH = 100
_EXAMPLES = 4
_INDENT = "    "


def page(rule: Rule) -> Iterator[str]:
    """The lines of a rule's page. In the examples `[[…]]` is what is flagged, `{{…}}` what it contradicts."""
    state = "" if rule.enabled else ", off unless selected by its name"
    yield f"{rule.id} ({rule.family}, {rule.severity}{state})"
    yield ""
    yield from wrap(rule.summary, _WIDTH)
    if rule.why:
        yield ""
        yield from wrap(rule.why, _WIDTH)
    yield from _examples("Flagged", rule.marked_fails)
    yield from _examples("Not flagged", rule.marked_passes)
    yield from _options(rule)
    yield from _more(rule)
    if rule.sources:
        yield from ("", f"Sources: {'; '.join(rule.sources)}")
    yield from _silencing(rule.id)
    yield from ("", f"Rule file: {rule.path.as_posix()} (kind: {rule.kind})")


def page_of_built_in(name: str) -> Iterator[str]:
    """The lines of the page of one of the tool's own remarks; raises StopIteration for any other name."""
    built_in = next(built_in for built_in in BUILT_INS if built_in.id == name)
    yield f"{built_in.id} ({FAMILY}, {built_in.severity})"
    yield ""
    yield from wrap(built_in.summary, _WIDTH)
    yield ""
    yield from wrap(built_in.why, _WIDTH)


def _examples(title: str, marked: Sequence[tuple[str, int]]) -> Iterator[str]:
    if not marked:
        return
    yield from ("", f"{title}:")
    for text, _ in marked[:_EXAMPLES]:
        yield ""
        for line in text.strip().splitlines():
            yield from wrap(line, _WIDTH, initial_indent=_INDENT, subsequent_indent=_INDENT) or [""]
    if len(marked) > _EXAMPLES:
        yield from ("", f"{_INDENT}(and {len(marked) - _EXAMPLES} more in the rule file)")


def _options(rule: Rule) -> Iterator[str]:
    fields = msgspec.structs.fields(rule.options) if isinstance(rule.options, msgspec.Struct) else ()
    if not fields:
        return
    yield from ("", f"Options, to be set under “options: {{{rule.id}: …}}”:", "")
    for field in fields:
        value = f"{field.encode_name}: {_plain(getattr(rule.options, field.name))}"
        yield from wrap(
            value,
            _WIDTH,
            initial_indent=_INDENT,
            subsequent_indent=_INDENT * 2,
            break_long_words=False,
            break_on_hyphens=False,
        )


def _more(rule: Rule) -> Iterator[str]:
    """What the kind itself has to say: `manual` in its module."""
    manual = getattr(load_kind(rule.kind), "manual", None)
    if manual is None:
        return
    yield ""
    for line in manual():
        hang = " " * (2 * (len(line) - len(line.lstrip())))
        yield from wrap(line.lstrip(), _WIDTH, initial_indent=hang, subsequent_indent=hang)


def _plain(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (str, int, float)):
        return str(value)
    if isinstance(value, Iterable) and all(isinstance(item, str) for item in value):
        items = value if isinstance(value, (list, tuple)) else sorted(value)
        return f"[{', '.join(items)}]"
    return msgspec.json.format(msgspec.json.encode(value, order="deterministic"), indent=0).decode()


def _silencing(name: str) -> Iterator[str]:
    yield from ("", "To suppress it, with a reason:", "")
    yield f"{_INDENT}in the copy, before the paragraph:  <!-- copylint: ignore {name}: REASON -->"
    yield f"{_INDENT}for a whole story, in front matter:  copylint: {{ignore: [{{rule: {name}, reason: REASON}}]}}"
    yield f"{_INDENT}beside plain text, in story.txt.copylint.yaml:  ignore: [{{rule: {name}, reason: REASON}}]"
    yield f"{_INDENT}for all stories, in .copylint.yaml:  ignore: [{name}]"
