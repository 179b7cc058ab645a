"""What a run hands to a reporter: stories with their diagnostics, and what the run has come to."""

from collections import Counter
from collections.abc import Mapping

from msgspec import Struct, field

from copylint.diagnostic import Diagnostic, Place, fingerprinted
from copylint.housekeeping import FAMILY
from copylint.rules import SEVERITIES
from copylint.story import Span, Story


class Linted(Struct, frozen=True):
    """A story and what is shown of it; `story` is None when the file could not be read.

    `others` are the stories in which other ends of its diagnostics lie, by path.
    """

    path: str
    story: Story | None
    diagnostics: tuple[Diagnostic, ...]
    others: Mapping[str, Story] = field(default_factory=dict)

    def story_of(self, place: Place) -> Story | None:
        """The story that a place lies in."""
        return self.others.get(place.path) if place.path else self.story


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
        self.files += len(linted.story.stories) if linted.story else 1
        self.severities.update(d.severity for d in linted.diagnostics)
        self.rules.update(d.rule for d in linted.diagnostics)
        if fail_on != "never":
            level = SEVERITIES.index(fail_on)
            self.broken += linted.story is None
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
