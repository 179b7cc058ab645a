"""A calendar day as people and machines write it in metadata and datelines."""

import re
from datetime import date

from copylint.lazypattern import lazy_pattern

# What is before the calendar of today or after anybody's time is a slip of the pen, or no date.
_YEARS = range(1500, 2200)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\b\.?"
)
_YEAR_FIRST = lazy_pattern(r"\s*(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)")
_COMPACT = lazy_pattern(r"\s*(\d{4})(\d\d)(\d\d)(?=T|\b)")
_YEAR_LAST = lazy_pattern(r"\s*(\d{1,2})([-/.])(\d{1,2})\2(\d{4})(?!\d)")
_DAY_MONTH = lazy_pattern(rf"\b(\d{{1,2}})(?:st|nd|rd|th)?[ -](?:of )?({MONTH})[ ,-]+(\d{{4}})\b", re.IGNORECASE)
_MONTH_DAY = lazy_pattern(rf"\b({MONTH}) (\d{{1,2}})(?:st|nd|rd|th)?,? (\d{{4}})\b", re.IGNORECASE)


def written_day(text: str) -> date | None:
    """The calendar day `text` names, as written: no conversion of zones; None where it names none or might name two.

    Of `8/5/2014` nobody knows whether it is in May or August; `21/8/2014` can be read in one way only.
    """
    text = text[:80]
    if found := _YEAR_FIRST.match(text):
        return _day(found[1], found[3], found[4])
    if found := _COMPACT.match(text):
        return _day(found[1], found[2], found[3])
    if found := _YEAR_LAST.match(text):
        return _unambiguous(int(found[1]), int(found[3]), found[4])
    if found := _DAY_MONTH.search(text):
        return _day(found[3], _month(found[2]), found[1])
    if found := _MONTH_DAY.search(text):
        return _day(found[3], _month(found[1]), found[2])
    return None


def _unambiguous(first: int, second: int, year: str) -> date | None:
    if first > 12 or first == second:
        return _day(year, second, first)
    return _day(year, first, second) if second > 12 else None


def _month(name: str) -> int:
    return _MONTHS.index(name[:3].lower()) + 1


def _day(year: str | int, month: str | int, day: str | int) -> date | None:
    try:
        written = date(int(year), int(month), int(day))
    except ValueError:
        return None
    return written if may_be_story_day(written) else None


def may_be_story_day(day: date) -> bool:
    """Whether a story may be of that day; there is room on either side of it to count to another."""
    return day.year in _YEARS
