"""What a newsroom's formats send along with the copy: display lines, date, language, status, embargo, names."""

from collections.abc import Iterable, Sequence
from datetime import date

from copylint.fields import Draft, Laid, compose, lay, spread, with_parts
from copylint.lazypattern import lazy_pattern
from copylint.markup.decoded import Decoded, laid_out
from copylint.markup.paragraphs import without_addresses
from copylint.story import Field, FieldName, NamedAs, Span, Story, readable
from copylint.written_date import written_day

_LANGUAGE = lazy_pattern(r"[a-z]{2,3}(?:[-_][a-z0-9]{2,8})*$")
_SPELLINGS = {"cancelled": "canceled", "withdrawn": "canceled", "killed": "canceled"}


class Envelope:
    """The drafts and the metadata of a story while its file is read."""

    def __init__(self) -> None:
        """Nothing is known yet."""
        self.drafts: list[Draft] = []
        self.day: date | None = None
        self.language = ""
        self.status = ""
        self.embargo = ""
        self.uri = ""
        self.is_partial = False
        self.notes: list[str] = []
        self.comments: list[Span] = []
        self.named: dict[Span, NamedAs] = {}
        self.days: list[tuple[Span, date]] = []

    def put(self, name: FieldName, value: Decoded | None, key: str) -> None:
        """Take one line of copy from the metadata; nothing where there is none."""
        if value is not None and readable(value.text).strip():
            self.drafts.append(Draft(name, value.start, laid_out([without_addresses(value)]), key=key))

    def has(self, name: FieldName) -> bool:
        """Whether the story has a field of this name."""
        return any(draft.name == name for draft in self.drafts)

    def dated(self, *texts: str) -> None:
        """Take the day from the first of these that names one, unless it is known."""
        self.day = self.day or next(filter(None, (written_day(readable(text)) for text in texts)), None)

    def names(self, copy: Decoded, what: NamedAs) -> None:
        """Take what the markup says of a name in the copy; of a name inside a name nothing is taken."""
        text = copy.text
        inner = copy.part(len(text) - len(text.lstrip()), len(text.rstrip()))
        last = next(reversed(self.named), None)
        span = Span(inner.start, inner.end)
        if inner.text and not (last and last.overlaps(span)):
            self.named[span] = what

    def spoken(self, text: str) -> None:
        """Take the language, unless it is known."""
        tag = text.strip().lower().replace("_", "-")
        if not self.language and _LANGUAGE.match(tag):
            self.language = tag

    def held(self, text: str) -> None:
        """Take the status: the last part of a code such as `stat:withheld`, or a word."""
        status = text.rpartition(":")[2].strip().lower()
        self.status = self.status or _SPELLINGS.get(status, status)

    def embargoed(self, text: str) -> None:
        """Take the time of an embargo."""
        self.embargo = self.embargo or " ".join(text.split())[:40]

    def story(self, path: str, source: str, comments: Iterable[Span] = ()) -> Story:
        """The story that all this makes."""
        text, fields = compose(len(source), self.drafts)
        return self.enclosed(path, source, text, fields, (*comments, *self.comments))

    def enclosed(
        self, path: str, source: str, text: str, fields: Sequence[Field], comments: Iterable[Span] = ()
    ) -> Story:
        """The story with these fields and what is known of it."""
        return Story(
            path,
            source,
            text,
            tuple(fields),
            date=self.day,
            language=self.language,
            comments=tuple(comments),
            status=self.status,
            embargo=self.embargo,
            notes=tuple(self._notes()),
            named=tuple(sorted(self.named.items())),
            days=tuple(self.days),
            uri=self.uri,
            is_partial=self.is_partial,
        )

    def _notes(self) -> Iterable[str]:
        yield from self.notes
        if self.is_partial:
            yield "the article has further pages, which were not read"
        if self.status in {"withheld", "canceled"}:
            yield f"not to be published: the metadata say “{self.status}”"
        if self.embargo or self.status == "embargoed":
            until = f" until {self.embargo}" if self.embargo else ""
            yield f"under embargo{until}, the metadata say"


def story_of(path: str, source: str, envelopes: Sequence[Envelope], comments: Iterable[Span] = ()) -> Story:
    """The story that one envelope makes, or one that has those of several as its parts.

    They share the text of the file. Of fields of two stories that overlap the first stays.
    """
    if len(envelopes) == 1:
        return envelopes[0].story(path, source, comments)
    owned = sorted(((laid, i) for i, one in enumerate(envelopes) for laid in lay(one.drafts)), key=_place)
    kept: list[Laid] = []
    fields: list[list[Field]] = [[] for _ in envelopes]
    for laid, i in owned:
        if not kept or laid.field.span.start >= kept[-1].field.span.end:
            kept.append(laid)
            fields[i].append(laid.field)
    text = spread(len(source), kept)
    parts = [one.enclosed(path, source, text, own) for one, own in zip(envelopes, fields, strict=True)]
    said = {*comments, *(comment for one in envelopes for comment in one.comments)}
    first = envelopes[0]
    whole = Story(path, source, text, (), date=first.day, language=first.language, comments=tuple(sorted(said)))
    return with_parts(whole, parts)


def _place(owned: tuple[Laid, int]) -> tuple[Span, int]:
    return owned[0].field.span, owned[1]
