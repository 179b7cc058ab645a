"""What a reporter prints: a finding stamped by the engine."""

from collections.abc import Iterable, Iterator

from msgspec import Struct
from msgspec.structs import replace

from copylint.finding import Confidence, Suggestion
from copylint.rules import Severity
from copylint.story import FieldName, Span, Story


class Place(Struct, frozen=True):
    """A place in a story: its field, its paragraph (0 outside the body) and the copy that stands there, on one line.

    `path` is "" for the story the diagnostic is about, else that of another story of the run.
    """

    span: Span
    field: FieldName
    paragraph: int
    text: str
    path: str = ""


class Diagnostic(Struct, frozen=True):
    """A finding with its rule's name, severity and message.

    `fingerprint` is the same for the same words under the same rule, wherever they stand in the story, and however
    often the words at fault stand in one field. `note` is the finding's.
    """

    rule: str
    family: str
    severity: Severity
    confidence: Confidence
    message: str
    path: str
    place: Place
    against: tuple[Place, ...]
    suggestion: Suggestion | None
    fingerprint: str = ""
    note: str = ""


def place_of(story: Story, span: Span) -> Place:
    """The place at `span`; where no field covers it, it counts as metadata."""
    field = story.field_at(span.start)
    span = story.whole(span)
    text = story.excerpt(span)
    return Place(span, field.name, field.paragraph, text) if field else Place(span, "metadata", 0, text)


def fingerprinted(diagnostics: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """The diagnostics of one story with their fingerprints; equal ones are told apart by their order."""
    seen: dict[str, int] = {}
    for diagnostic in diagnostics:
        words = _identity(diagnostic)
        ordinal = seen[words] = seen.get(words, -1) + 1
        yield replace(diagnostic, fingerprint=_digest(words, ordinal))


def first_fingerprint(diagnostic: Diagnostic) -> str:
    """The fingerprint that a diagnostic has where it is the first of its words in the story."""
    return _digest(_identity(diagnostic), 0)


def _digest(words: str, ordinal: int) -> str:
    import hashlib

    return hashlib.sha256(f"{words}\0{ordinal}".encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _identity(diagnostic: Diagnostic) -> str:
    own = _words_at(diagnostic.place)
    ends = [_words_at(place) for place in sorted(diagnostic.against, key=lambda place: (place.field, place.text))]
    return "\0".join([diagnostic.rule, own, *(words for words in ends if words != own)])


def _words_at(place: Place) -> str:
    return f"{place.field}\0{place.text.casefold()}"
