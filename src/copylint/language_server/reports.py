"""Diagnostics as the protocol has them: where to look, and the other ends as related places."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from lsprotocol import types

from copylint.diagnostic import Diagnostic, Place
from copylint.language_server.positions import Places
from copylint.linted import Linted
from copylint.messages import shorten
from copylint.story import Span

SOURCE = "copylint"
_MOST = 20  # related places of one diagnostic
_SEVERITIES = {
    "error": types.DiagnosticSeverity.Error,
    "warning": types.DiagnosticSeverity.Warning,
    "info": types.DiagnosticSeverity.Information,
}


class Shown:
    """A text as it was last linted: what is shown of it, and where its places are."""

    def __init__(self, uri: str, text: str, linted: Linted, encoding: str) -> None:
        """`encoding` is how client and server agreed to count characters."""
        self.uri = uri
        self.text = text
        self.linted = linted
        self.places = Places(text, encoding)
        self._encoding = encoding

    def diagnostics(self, *, related: bool) -> list[types.Diagnostic]:
        """What to send; the other ends with it, where the client shows them."""
        return [self._diagnostic(diagnostic, related=related) for diagnostic in self.linted.diagnostics]

    def within(self, wanted: types.Range) -> Iterator[Diagnostic]:
        """What is to be looked at in a range, or has its place there."""
        span = Span(self.places.offset(wanted.start), self.places.offset(wanted.end))
        for diagnostic in self.linted.diagnostics:
            if _touches(diagnostic.place, span):
                yield diagnostic

    def about(self, position: types.Position) -> Iterator[tuple[Diagnostic, Place]]:
        """The diagnostics with either end at a place, and that end."""
        at = self.places.offset(position)
        for diagnostic in self.linted.diagnostics:
            ends = (diagnostic.place, *diagnostic.against)
            place = next((end for end in ends if not end.path and _touches(end, Span(at, at))), None)
            if place is not None:
                yield diagnostic, place

    def _diagnostic(self, diagnostic: Diagnostic, *, related: bool) -> types.Diagnostic:
        return types.Diagnostic(
            range=self.places.range(diagnostic.place.span),
            message=diagnostic.message,
            severity=_SEVERITIES[diagnostic.severity],
            code=diagnostic.rule,
            source=SOURCE,
            related_information=self._related(diagnostic.against) if related else None,
            data=diagnostic.fingerprint,
        )

    def _related(self, against: Sequence[Place]) -> list[types.DiagnosticRelatedInformation]:
        return [
            types.DiagnosticRelatedInformation(self._location(place), _described(place)) for place in against[:_MOST]
        ]

    def _location(self, place: Place) -> types.Location:
        story = self.linted.story_of(place)
        if place.path and story is not None:
            there = Places(story.source, self._encoding)
            return types.Location(Path(place.path).absolute().as_uri(), there.range(place.span))
        return types.Location(self.uri, self.places.range(place.span))


def _touches(place: Place, span: Span) -> bool:
    """Whether a place and a span share a character or a border, where the cursor may stand."""
    return place.span.start <= span.end and span.start <= place.span.end


def _described(place: Place) -> str:
    where = f"¶{place.paragraph}" if place.paragraph else place.field
    return f"{where}: “{shorten(place.text)}”" if place.text else where
