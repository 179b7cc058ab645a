"""What a run hands to a reporter: stories with their diagnostics, and what the run has come to."""

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import TypeAlias

from msgspec import Struct, field

from copylint.diagnostic import Diagnostic, Place, fingerprinted
from copylint.formats import read, source_of
from copylint.housekeeping import FAMILY
from copylint.rules import SEVERITIES
from copylint.story import Position, Span, Story, line_starts, position_in


class Unopened(Struct, frozen=True, dict=True):
    """A story that another process has linted, or an earlier run: it is read as far as somebody asks."""

    path: str
    content: bytes
    front_matter: Mapping[str, Sequence[str]] | None = None

    @cached_property
    def story(self) -> Story:
        """The story itself."""
        return read(self.path, self.content, self.front_matter)

    @cached_property
    def _line_starts(self) -> list[int]:
        return line_starts(source_of(self.path, self.content))

    def position(self, offset: int) -> Position:
        """The line and column of `offset`, as the story says it."""
        return position_in(self._line_starts, offset)


Origin: TypeAlias = Story | Unopened


class Linted(Struct, frozen=True):
    """A story and what is shown of it.

    `origin` is the story that its places lie in, None where it could not be read (then it is `unread`), and where
    nothing is shown and nobody opened it. `others` are the stories in which other ends of its diagnostics lie, by path.
    `number` is how many stories the file holds, 0 where that is to be seen from the origin.
    """

    path: str
    origin: Origin | None
    diagnostics: tuple[Diagnostic, ...]
    others: Mapping[str, Story] = field(default_factory=dict)
    unread: bool = False
    number: int = 0

    @property
    def stories(self) -> int:
        """How many stories the file holds."""
        return self.number or (len(self.origin.stories) if isinstance(self.origin, Story) else 1)

    @property
    def story(self) -> Story | None:
        """The story, None where there is no origin."""
        return opened(self.origin)

    def origin_of(self, place: Place) -> Origin | None:
        """What a place lies in."""
        return self.others.get(place.path) if place.path else self.origin

    def story_of(self, place: Place) -> Story | None:
        """The story that a place lies in."""
        return opened(self.origin_of(place))


def opened(origin: Origin | None) -> Story | None:
    """The story of an origin."""
    return origin.story if isinstance(origin, Unopened) else origin


class Tally(Struct):
    """What a run has come to so far. `failing` counts what makes the exit status 1, `broken` what makes it 2.

    `missing` counts paths on the command line that do not exist; they make it 2 even where nothing fails.
    """

    files: int = 0
    failing: int = 0
    broken: int = 0
    missing: int = 0
    suppressed: int = 0
    fixed: int = 0
    accepted: int = 0
    severities: Counter[str] = field(default_factory=Counter)
    rules: Counter[str] = field(default_factory=Counter)
    notes: dict[str, list[str]] = field(default_factory=dict)
    failures: list[str] = field(default_factory=list)

    def note(self, sentence: str, path: str) -> None:
        """Keep a remark about a story."""
        self.notes.setdefault(sentence, []).append(path)

    def count(self, linted: Linted, fail_on: str) -> None:
        """Add a story; findings from the severity `fail_on` on make the run fail, none where it is `never`."""
        self.files += linted.stories
        if not (linted.diagnostics or linted.unread):
            return
        self.severities.update(d.severity for d in linted.diagnostics)
        self.rules.update(d.rule for d in linted.diagnostics)
        if fail_on != "never":
            level = SEVERITIES.index(fail_on)
            self.broken += linted.unread
            self.failing += sum(SEVERITIES.index(d.severity) <= level for d in linted.diagnostics)

    @property
    def status(self) -> int:
        """The exit status: 0 nothing that fails, 1 findings, 2 a file or a rule could not be used."""
        return 2 if self.broken or self.missing or self.failures else int(self.failing > 0)

    @property
    def summary(self) -> str:
        """`2 errors, 5 warnings in 1 story`."""
        counts = [_counted(self.severities[s], s) for s in SEVERITIES if self.severities[s]]
        hidden = [f"{self.fixed} fixed"] if self.fixed else []
        hidden += [f"{self.accepted} in the baseline"] if self.accepted else []
        hidden += [f"{self.suppressed} suppressed"] if self.suppressed else []
        found = ", ".join((counts or ["nothing found"]) + hidden)
        return f"{found} in {_counted(self.files, 'story')}"

    def sentences(self) -> list[str]:
        """The notes, each with the stories it is about."""
        return [f"{sentence}{self._about(paths)}" for sentence, paths in self.notes.items()]

    def _about(self, paths: list[str]) -> str:
        if self.files <= 1 and len(paths) == 1:
            return ""
        return f" ({paths[0]})" if len(paths) == 1 else f" ({len(paths)} stories)"


_PLURALS = {"story": "stories", "error": "errors", "warning": "warnings", "info": "infos"}


def _counted(count: int, noun: str) -> str:
    return f"{count:,} {noun if count == 1 else _PLURALS[noun]}"


def unreadable_file(path: str, error: Exception) -> Diagnostic:
    """The diagnostic for a file that is no story or cannot be opened."""
    reason = (error.strerror if isinstance(error, OSError) else None) or str(error)
    message = f"Cannot be read as a story: {reason[:1].lower()}{reason[1:].rstrip('.')}."
    place = Place(Span(0, 0), "metadata", 0, "")
    plain = Diagnostic("unreadable-file", FAMILY, "error", "high", message, path, place, (), None)
    return next(fingerprinted([plain]))
