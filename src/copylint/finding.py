"""What a check yields."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, Protocol

from msgspec import Struct, field

from copylint.story import Span

if TYPE_CHECKING:
    from copylint.analysis import Analysis

Confidence = Literal["high", "medium", "low"]
Applicability = Literal["safe", "likely", "query"]


class Suggestion(NamedTuple):
    """What could stand at the finding's span instead; only `safe` ones are ever applied by a command."""

    text: str
    applicability: Applicability


class Elsewhere(Struct, frozen=True, gc=False):
    """A place in another story of the run."""

    path: str
    span: Span


class Finding(Struct, frozen=True):
    """A conflict: the span to look at, and the spans it contradicts.

    `words` fill the placeholders of the rule's message. `case` names which of the kind's cases this is,
    so that a rule can give each case a message and a severity of its own; "" is the plain case. `elsewhere` are the
    ends that lie in other stories. `note` is more evidence, for those who want to see the copy as well.
    """

    span: Span
    against: tuple[Span, ...] = ()
    words: Mapping[str, str] = field(default_factory=dict)
    confidence: Confidence = "high"
    suggestion: Suggestion | None = None
    case: str = ""
    elsewhere: tuple[Elsewhere, ...] = ()
    note: str = ""


class Kind(Protocol):
    """A kind of check: a module `copylint/checks/<kind>.py` that has these names.

    `Options` is a frozen `msgspec.Struct` that forbids unknown fields; `WORDS` are the placeholders its findings
    fill; `CASES` the cases it may name. A kind that reads marks and figures only, and no English, also says
    `ENGLISH = False`; one whose findings never have a second end says `ENDS = 1`; one that speaks only where an earlier
    version of the story is known says `EARLIER = True`; one that needs a package which is not installed with the tool
    names it in `NEEDS`; one whose options rule some of its cases out says which are left in `cases(options)`.
    """

    Options: type[Any]
    WORDS: frozenset[str]
    CASES: frozenset[str]

    def check(self, analysis: "Analysis", options: Any, /) -> Iterator[Finding]:
        """Every conflict of this kind in the story, in any order."""
        ...


class KindAcross(Kind, Protocol):
    """A kind that needs several stories: it gathers from each one, and then holds them against each other.

    What `gather` returns stays in memory for the whole run: names and places, never the analysis or the story. Its
    `check` yields what one story alone shows, which may be nothing.
    """

    def gather(self, analysis: "Analysis", options: Any, /) -> Any:
        """What there is to know of one story."""
        ...

    def check_across(self, gathered: Mapping[str, Any], options: Any, /) -> Iterator[tuple[str, Finding]]:
        """Every conflict between stories, with the path of the story it is reported in; `gathered` is by path."""
        ...
