"""What a newsroom's formats send along with the copy: display lines, date, language, status, embargo, names."""

from collections.abc import Iterable
from datetime import date

from copylint.fields import Draft, compose
from copylint.lazypattern import lazy_pattern
from copylint.markup.decoded import Decoded, laid_out
from copylint.markup.paragraphs import without_addresses
from copylint.story import FieldName, NamedAs, Span, Story, readable
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
        self.notes: list[str] = []
        self.comments: list[Span] = []
        self.named: dict[Span, NamedAs] = {}

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
        return Story(
            path,
            source,
            text,
            fields,
            date=self.day,
            language=self.language,
            comments=(*comments, *self.comments),
            status=self.status,
            embargo=self.embargo,
            notes=tuple(self._notes()),
            named=tuple(sorted(self.named.items())),
        )

    def _notes(self) -> Iterable[str]:
        yield from self.notes
        if self.status in {"withheld", "canceled"}:
            yield f"not to be published: the metadata say “{self.status}”"
        if self.embargo or self.status == "embargoed":
            until = f" until {self.embargo}" if self.embargo else ""
            yield f"under embargo{until}, the metadata say"
