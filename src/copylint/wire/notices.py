"""Notices that a story is not to be published, or not yet: `KILL KILL KILL`, `EMBARGOED UNTIL 0600 GMT`."""

from typing import NamedTuple

from copylint.lazypattern import lazy_pattern

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
