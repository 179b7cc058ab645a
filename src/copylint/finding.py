"""What a check yields."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, Protocol

from copylint.story import Span

if TYPE_CHECKING:
    from copylint.analysis import Analysis

Confidence = Literal["high", "medium", "low"]
Applicability = Literal["safe", "likely", "query"]


class Suggestion(NamedTuple):
    """What could stand at the finding's span instead; only `safe` ones are ever applied by a command."""

    text: str
    applicability: Applicability


@dataclass(frozen=True, slots=True)
class Finding:
    """A conflict: the span to look at, and the spans it contradicts.

    `words` fill the placeholders of the rule's message. `case` names which of the kind's cases this is,
    so that a rule can give each case a message and a severity of its own; "" is the plain case.
    """

    span: Span
    against: tuple[Span, ...] = ()
    words: Mapping[str, str] = field(default_factory=dict)
    confidence: Confidence = "high"
    suggestion: Suggestion | None = None
    case: str = ""


class Kind(Protocol):
    """A kind of check: a module `copylint/checks/<kind>.py` that has these names.

    `Options` is a frozen `msgspec.Struct` that forbids unknown fields; `WORDS` are the placeholders its findings
    fill; `CASES` the cases it may name. A kind that reads marks and figures only, and no English, also says
    `ENGLISH = False`.
    """

    Options: type[Any]
    WORDS: frozenset[str]
    CASES: frozenset[str]

    def check(self, analysis: "Analysis", options: Any, /) -> Iterator[Finding]:
        """Every conflict of this kind in the story, in any order."""
        ...
