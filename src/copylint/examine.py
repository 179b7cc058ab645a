"""One story linted: from what its file holds to what is shown of it."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import suppress as suppressing
from datetime import date
from functools import cache
from typing import TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from copylint.across import ALONE, Across
from copylint.analysis.form.language import is_english
from copylint.compared import NOT_COMPARED, Compared
from copylint.diagnostic import Diagnostic, Place, fingerprinted
from copylint.engine import run_rules
from copylint.formats import Foreign, Unreadable, read
from copylint.linted import Tally, unreadable_file
from copylint.rules import Rule, Severity, load_kind
from copylint.said import Said
from copylint.sift import Shown, shown_severities, sift
from copylint.story import Story
from copylint.suppression import may_be_checked, suppress
from copylint.work import Job, Wishes, content_of, name_of

Reading: TypeAlias = Callable[[str, bytes, Mapping[str, Sequence[str]] | None], Story]


class Examined(Struct, frozen=True):
    """A story that was linted: what is said of it, and what is shown of that.

    `story` is None where it could not be read, and so is `said` where another run might hear something else. `content`
    is what the file held. `others` are the stories in which other ends lie, by path. `failures` are lines for the user.
    """

    story: Story | None
    shown: Shown
    said: Said | None = None
    content: bytes = b""
    silenced: int = 0
    notes: tuple[str, ...] = ()
    failures: tuple[str, ...] = ()
    others: Mapping[str, Story] = {}


def examine(job: Job, wishes: Wishes, compared: Compared = NOT_COMPARED, reading: Reading | None = None) -> Examined:
    """Lint one story. Raises Foreign for a file that was found in a folder and is none of the newsroom's.

    `reading` makes a story of the content, where that is not done as the name and the content of a file say.
    """
    path, content = name_of(job, wishes), b""
    across = compared.about(job.target.path)
    try:
        content = content_of(job)
        story = (reading or read)(path, content, job.config.front_matter)
    except (Unreadable, OSError) as error:
        if isinstance(error, Foreign) and not job.target.named:
            raise
        return Examined(None, Shown((unreadable_file(path, error),)), content=content)
    except Exception as error:
        sentence = f"reading {path} failed: {type(error).__name__}: {error}"
        return Examined(None, Shown(()), content=content, failures=(sentence,))
    return _examined(_Versions(story, across, _earlier(job, path)), content, job, wishes, compared)


class _Versions(Struct, frozen=True):
    """A story, what others mean for it, and what it was before a change."""

    story: Story
    across: Across = ALONE
    earlier: Sequence[Story] = ()


def _examined(versions: _Versions, content: bytes, job: Job, wishes: Wishes, compared: Compared) -> Examined:
    story, across = versions.story, versions.across
    always = {rule.id for rule in job.chosen.rules if needs_earlier(rule)} if wishes.updates else set()
    heard = job if may_be_checked(story) else _audible(job, shown_severities(job, wishes), always)
    said, failures = _said(versions, heard, wishes)
    shown = sift(said, job, wishes, lambda: story, always)
    others = across.stories
    if job.revision is not None:
        shown = shown._replace(diagnostics=_brought(versions, shown.diagnostics, heard, wishes, compared))
        others = {**others, **{old.path: old for old in versions.earlier[:1] if old.path != story.path}}
    lasting = said if job.revision is None and across is ALONE and not failures else None
    return Examined(story, shown, lasting, content, said.silenced, said.notes, failures, others)


def _audible(job: Job, severities: Sequence[Severity], always: Collection[str]) -> Job:
    """The work without the rules of which nothing could be shown."""
    rules = tuple(r for r in job.chosen.rules if not r.severities.isdisjoint(severities) or r.id in always)
    return replace(job, chosen=job.chosen._replace(rules=rules))


def _said(versions: _Versions, job: Job, wishes: Wishes) -> tuple[Said, tuple[str, ...]]:
    """What the rules say of the stories in a file as far as nobody has checked it, and which rules failed on them."""
    whole, noted = versions.story, Tally()
    found: list[Diagnostic] = []
    failures: list[str] = []
    questioned: dict[str, Rule] = {}
    is_questioned = may_be_checked(whole)
    for story in whole.stories:
        rules = rules_for(story, job.chosen.rules, wishes.anchor or story.date, noted)
        earlier = _counterpart(story, whole, versions.earlier[:1])
        across = versions.across.about(story) if whole.parts else versions.across
        outcome = run_rules(story, rules, wishes.anchor, job.config.house, across, earlier)
        failures += map(str, outcome.failures)
        found += outcome.diagnostics
        if found or is_questioned:
            questioned.update((rule.id, rule) for rule in rules if not needs_earlier(rule))
    if whole.parts:
        found = list(fingerprinted(found))
    chosen = job.chosen._replace(rules=tuple(questioned.values()))
    left = suppress(whole, found, chosen, wishes.anchor or whole.date)
    notes = [sentence for sentence, paths in noted.notes.items() for _ in paths]
    notes += [*whole.notes, *(sentence for one in whole.parts for sentence in one.notes)]
    return Said(tuple(left.diagnostics), left.silenced, tuple(notes), len(whole.stories)), tuple(failures)


def _counterpart(story: Story, whole: Story, earlier: Sequence[Story]) -> Story | None:
    """What a story was before a change: of those in a file that holds several, the one that is called the same."""
    for old in earlier:
        if not whole.parts and not old.parts:
            return old
        return next((one for one in old.stories if one.uri and one.uri == story.uri), None)
    return None


def _earlier(job: Job, path: str) -> list[Story]:
    """The earlier versions of a story, those left out that cannot be read."""
    found = []
    for content in job.revision.earlier if job.revision else ():
        with suppressing(Unreadable):
            found.append(read((job.revision and job.revision.earlier_path) or path, content, job.config.front_matter))
    return found


def _brought(
    versions: _Versions, shown: Sequence[Diagnostic], job: Job, wishes: Wishes, compared: Compared
) -> tuple[Diagnostic, ...]:
    """What the change brought of what is shown."""
    from copylint.brought import brought, changed_lines, touches

    others = versions.across.stories
    lines = {"": changed_lines([old.source for old in versions.earlier], versions.story.source)}

    def is_changed(place: Place) -> bool:
        if place.path not in lines:
            other = compared.jobs.get(place.path)
            touched = other if other and other.revision is not None and place.path in others else None
            before = [old.source for old in _earlier(touched, place.path)] if touched else []
            lines[place.path] = changed_lines(before, others[place.path].source) if touched else []
        return touches(lines[place.path], place.span)

    def before() -> Iterator[Diagnostic]:
        for old in versions.earlier:
            yield from _said(_Versions(old), job, wishes)[0].diagnostics

    return tuple(brought(shown, is_changed, before))


def rules_for(story: Story, rules: tuple[Rule, ...], anchor: date | None, tally: Tally) -> tuple[Rule, ...]:
    """The rules that can speak about this story; what keeps the others silent is noted."""
    if not is_english(story):
        tally.note("not in English: only the rules that need none were run", story.path)
        return tuple(rule for rule in rules if not needs_english(rule))
    if anchor is None and any(rule.family == "dates" for rule in rules):
        tally.note("date checks idle: no date", story.path)
    return rules


def needs_english(rule: Rule) -> bool:
    """Whether a rule's kind reads English words; a kind that reads only marks says `ENGLISH = False`."""
    return _says(rule.kind, "ENGLISH", True)


def needs_earlier(rule: Rule) -> bool:
    """Whether a rule's kind speaks about changes only: what suppresses it does nothing once the change is history."""
    return _says(rule.kind, "EARLIER", False)


@cache
def _says(kind: str, what: str, default: bool) -> bool:
    """What a kind's module says of itself; asked for every rule on every story."""
    return getattr(load_kind(kind), what, default) is True
