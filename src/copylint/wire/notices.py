"""Notices that a story is not to be published, or not yet: `KILL KILL KILL`, `EMBARGOED UNTIL 0600 GMT`."""

from typing import NamedTuple

from msgspec.structs import replace

from copylint.lazypattern import lazy_pattern
from copylint.story import Field, Story, readable

_NOTICE = lazy_pattern(
    r"(?P<canceled>KILL KILL|BULLETIN KILL|STORY (?:KILLED|WITHDRAWN)|MANDATORY KILL)"
    r"|(?P<withheld>HOLD HOLD|STORY HELD|BULLETIN HOLD|NOT FOR PUBLICATION)"
    r"|(?P<embargoed>(?:STRICTLY |Strictly )?(?:UNDER |Under )?(?:EMBARGO(?:ED)?|Embargo(?:ed)?)\b"
    r"(?:\s*:|(?:,? [Ff]or (?:release|publication|use))?,? (?:until|till)|,? (?:UNTIL|TILL|FOR RELEASE|NOT FOR))\s*)"
)


_FIRST = ("KILL", "BULL", "STOR", "MAND", "HOLD", "NOT ", "STRI", "Stri", "UNDE", "Unde", "EMBA", "Emba")


class Notice(NamedTuple):
    """What a notice says: the status `withheld`, `canceled` or `embargoed`, and until when."""

    status: str
    until: str = ""


def read_notice(line: str) -> Notice | None:
    """The notice that begins a line."""
    found = _NOTICE.match(line) if line.startswith(_FIRST) else None
    if found is None:
        return None
    status = found.lastgroup or ""
    return Notice(status, line[found.end() :].strip(" .*")[:60] if status == "embargoed" else "")


def held(story: Story) -> Story:
    """The story with the status and the embargo that its desk notes give, where the metadata gave none."""
    notices = [found for field in story.fields if field.name == "ednote" and (found := _notice(story, field))]
    if not notices or story.status or story.embargo:
        return story
    status, until = notices[0]
    what = (
        f"under embargo until {until}" if until else "under embargo" if status == "embargoed" else "not to be published"
    )
    note = f"{what}: the file says “{story.excerpt(next(f.span for f in story.fields if _notice(story, f)))[:60]}”"
    return replace(story, status=status, embargo=until, notes=(*story.notes, note))


def _notice(story: Story, field: Field) -> Notice | None:
    return read_notice(readable(story.text[field.span.start : min(field.span.end, field.span.start + 200)]).strip())
