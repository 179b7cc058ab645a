"""`full`: the finding, the copy at both ends with carets under it, and how to silence it."""

from collections.abc import Iterator
from pathlib import PurePath

from copylint.diagnostic import Diagnostic, Place
from copylint.excerpt import Excerpt, cut
from copylint.finding_line import BOLD, COLORS, FAINT, RESET, finding_line
from copylint.linted import Linted
from copylint.located import locate
from copylint.reporters import Run
from copylint.rules import BUILT_IN
from copylint.story import Story
from copylint.visible import visible

WIDTH = 120
_MOST = 8  # other ends that are shown
_NO_COMMENTS = (".txt", ".text", ".docx", ".json", ".ninjs", ".jsonl", ".ndjson")


def render(stories: Iterator[Linted], run: Run) -> Iterator[str]:
    """A block of lines for each finding, an empty line after each."""
    for linted in stories:
        for diagnostic in linted.diagnostics:
            yield "\n".join(_block(linted, diagnostic, color=run.color)) + "\n\n"


def _block(linted: Linted, diagnostic: Diagnostic, *, color: bool) -> Iterator[str]:
    yield finding_line(linted, diagnostic, color=color)
    places = (diagnostic.place, *diagnostic.against[:_MOST])
    if linted.story is not None:
        labels = [_label(linted, place) for place in places]
        margin = max(map(len, labels))
        for label, place in zip(labels, places, strict=True):
            story = linted.story_of(place) or linted.story
            yield from _quoted(story, place, label.rjust(margin), COLORS[diagnostic.severity] if color else "")
    left = len(diagnostic.against) - _MOST
    if left > 0 and linted.story is not None:
        yield f"  and {left:,} more {'place' if left == 1 else 'places'}"
    yield from (f"{FAINT}{line}{RESET}" if color else line for line in _footer(diagnostic))


def _label(linted: Linted, place: Place) -> str:
    where = f"¶{place.paragraph}" if place.paragraph else place.field
    file = f"{visible(PurePath(place.path).name)}, " if place.path else ""
    return f"{file}{where}, line {locate(linted, place).line}"


def _quoted(story: Story, place: Place, label: str, color: str) -> Iterator[str]:
    excerpt: Excerpt = cut(story, place.span, WIDTH - len(label) - 5)
    carets = "^" * excerpt.width
    if color:
        label, carets = f"{BOLD}{label}{RESET}", f"{color}{carets}{RESET}"
    blank = " " * (len(label) - len(BOLD + RESET) * bool(color))
    yield f"  {label} | {excerpt.line}".rstrip()
    yield f"  {blank} | {' ' * excerpt.column}{carets}"


def _footer(diagnostic: Diagnostic) -> Iterator[str]:
    if diagnostic.note:
        yield f"  note: {visible(diagnostic.note)}"
    if diagnostic.suggestion is not None:
        text, applicability = diagnostic.suggestion
        yield f"  suggestion ({applicability}): {visible(text)}"
    if diagnostic.rule in BUILT_IN:
        yield f"  more: copylint explain {diagnostic.rule}"
    else:
        yield f"  confidence: {diagnostic.confidence}; more: copylint explain {diagnostic.rule}"
        yield f"  checked and right? {_silencing(diagnostic)}"


def _silencing(diagnostic: Diagnostic) -> str:
    if diagnostic.path.endswith(_NO_COMMENTS):
        entry = f"ignore: [{{rule: {diagnostic.rule}, reason: REASON}}]"
        return f"{entry} in {visible(diagnostic.path)}.copylint.yaml"
    if diagnostic.path.endswith((".rst", ".rest")):
        return f"“.. copylint: ignore {diagnostic.rule}: REASON” before the paragraph"
    return f"<!-- copylint: ignore {diagnostic.rule}: REASON --> before the paragraph"
