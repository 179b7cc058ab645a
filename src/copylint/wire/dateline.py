"""The dateline that begins a story: `BAKU (AP) —`, `Baku / Yerevan (dpa) –`, `HARRISBURG, Pa., June 4 —`.

Sources: AP Stylebook "datelines"; Reuters Handbook "datelines"; dpa style guide.
"""

import re
from collections.abc import Sequence
from datetime import date

from msgspec import Struct

from copylint.lazypattern import lazy_pattern
from copylint.story import IGNORABLE, REST, Span, readable
from copylint.written_date import MONTH, written_day

_WINDOW = 160
_LONGEST_PLACE = 90
_HINT = lazy_pattern(r"[(–—―]|--| - ")
_DASH = lazy_pattern(r" ?[–—―] ?| ?--+ | [-_] |- ")
_BEHIND_AGENCY = lazy_pattern(r" ?(?:[–—―]|--+) ?| ?[-_] ?|: ?| (?=[\"'“‘]?[^\W\d_a-z])")
_AGENCY = lazy_pattern(
    r"(?:AP|dpa|DPA|AFP|UPI|PA|ANI|PTI|IANS|CP|EFE|ANSA|APA|STA|MTI|PAP|CNN|BBC|NPR|TASS|RIA|UNI|KNA|epd|EPD|SID|AAP|BNO"
    r"|Reuters|REUTERS|Xinhua|XINHUA|Interfax|Bloomberg|Kyodo|Yonhap|Anadolu|Belga|Tanjug|Ukrinform|Bernama|Antara)\b"
    r"|(?:[\w.&'’-]+ ){1,4}(?:News|Press|Wire|Service|Tribune|Times|Post|Agency|Network|Media|Today|Standard|Herald)\b"
)
_IN_BRACKETS = lazy_pattern(rf"{MONTH} \d{{1,2}}(?:, \d{{4}})?$")
_CODE = lazy_pattern(r"[A-Z][A-Z-]{1,9}$")
_WORD = lazy_pattern(r"[^\W\d_][\w.'’]*|\d+")
_SMALL_WORDS = """
de da do del dos la las los le les al el of the on upon am an der den sur and und y e und i
"""
_SMALL = frozenset(_SMALL_WORDS.split())
_DAY_AND_MONTH = lazy_pattern(rf"{MONTH}|\d{{1,4}}$")
# Capitals and a dash that begin a paragraph and name no city.
_NO_CITY_WORDS = """
UPDATE UPDATED CORRECTION CORRECTED CLARIFICATION BREAKING EXCLUSIVE WATCH READ LISTEN LIVE ANALYSIS OPINION
COMMENT EDITORIAL FEATURE VIDEO PHOTO PHOTOS PICTURES PICTURED NOTE EDITOR EDITORS ADVISORY ALERT URGENT NEWS
SUMMARY BACKGROUND FACTBOX TIMELINE EXPLAINER WRAPUP REFILE KILL HOLD EMBARGOED MORE RELATED WHAT WHO WHEN
WHERE WHY YES THE AND THIS THAT THERE THESE THOSE THEY THEN WITH FROM FACT FALSE TRUE MYTH STEP PART WEEK
QUESTION ANSWER WARNING IMPORTANT REMINDER DEADLINE LOCATION DATE TIME PRICE COST ABOUT SPOILER SPONSORED
PODCAST REVIEW INTERVIEW PROFILE OBITUARY SCOREBOARD RESULTS WINNER WINNERS LOSERS KEY TOP BEST WORST FIRST
LAST NEXT NASA NATO FEMA UNESCO UNICEF OPEC FIFA UEFA NCAA NASCAR PETA NOAA OSHA ASEAN COVID AIDS HIPAA
"""
_NO_CITY = frozenset(_NO_CITY_WORDS.split())


class Dateline(Struct, frozen=True, gc=False):
    """The place of a dateline without its dash, the offset at which the copy behind it begins, and the day it gives.

    The day is None where the dateline has none or no year.
    """

    span: Span
    copy: int
    day: date | None
    agency: bool


def read_dateline(text: str, span: Span) -> Dateline | None:
    """The dateline that begins a field of a text, or None. Places in title case need an agency behind them."""
    raw = text[span.start : min(span.end, span.start + _WINDOW)]
    if raw.startswith("("):
        return _agency_alone(raw, span)
    if not raw[:1].isupper() or (raw[1:2].islower() and "(" not in raw[:_LONGEST_PLACE]) or not _HINT.search(raw):
        return None
    plain, origin = _plain(raw)
    found = _with_agency(plain) or _in_capitals(plain)
    if found is None:
        return None
    end, copy, agency = found
    last = span.start + origin[end - 1] + 1
    while text.startswith(REST, last):
        last += 1
    if copy < len(plain):
        behind = span.start + origin[copy]
    elif agency and len(raw) < _WINDOW:  # AFP gives the dateline a line of its own
        behind = span.end
    else:
        return None
    return Dateline(Span(span.start, last), behind, written_day(plain[:end]), agency)


def _agency_alone(raw: str, span: Span) -> Dateline | None:
    """`(CNN) -- Snow fell`: an agency that leaves the place out."""
    closing = raw.find(")", 0, 45)
    if closing < 0 or not _AGENCY.fullmatch(raw, 1, closing):
        return None
    dash = _BEHIND_AGENCY.match(raw, closing + 1)
    if dash is None or not dash.group().strip(" :") or dash.end() >= len(raw):
        return None
    return Dateline(Span(span.start, span.start + closing + 1), span.start + dash.end(), None, agency=True)


def _plain(raw: str) -> tuple[str, Sequence[int]]:
    """What a reader sees of `raw`, and for each of its characters the offset in `raw`."""
    for space in _SPACES:
        if space in raw:
            raw = raw.replace(space, " ")
    if raw.isascii() or len(readable(raw)) == len(raw):
        return raw, range(len(raw))
    origin = [index for index, character in enumerate(raw) if character not in IGNORABLE]
    return "".join(raw[index] for index in origin), origin


_SPACES = "\t\n\r\u00a0\u2009\u202f"


def _with_agency(plain: str) -> tuple[int, int, bool] | None:
    opening = plain.find("(", 0, _LONGEST_PLACE)
    closing = plain.find(")", opening, opening + 45)
    if opening < 2 or closing < 0:
        return None
    agency = plain[opening + 1 : closing]
    dash = _BEHIND_AGENCY.match(plain, closing + 1)
    if dash is None or not _is_place(plain[:opening]):
        return None
    capitals = _starts_in_capitals(plain[:opening])
    if not (_AGENCY.match(agency) or (capitals and (_CODE.match(agency) or _is_day(agency, plain, dash.group())))):
        return None
    if not dash.group().strip() and not capitals:
        return None
    return closing + 1, dash.end(), True


def _is_day(agency: str, plain: str, dash: str) -> bool:
    """Whether a day stands where others have the agency: `AUGUSTA (Aug. 13) --`, and no `UPDATE (Aug. 13):`."""
    return (
        _IN_BRACKETS.match(agency) is not None
        and ":" not in dash
        and plain.split(maxsplit=1)[0].strip(",") not in _NO_CITY
    )


def _in_capitals(plain: str) -> tuple[int, int, bool] | None:
    dash = _DASH.search(plain, 3, _LONGEST_PLACE)
    if dash is None or dash.end() >= len(plain):
        return None
    place = plain[: dash.start()]
    after = plain[dash.end() :].lstrip("\"'“‘«„([")[:1]
    words = _WORD.findall(place)
    if not words or words[0] in _NO_CITY or (len(words[0]) < 4 and len(words) == 1) or after.islower():
        return None
    if not (_starts_in_capitals(place) and _is_place(place)):
        return None
    return dash.start(), dash.end(), False


def _starts_in_capitals(place: str) -> bool:
    """Whether the first place is set in capitals; what follows a comma may not be."""
    first = re.split(r"[,/]| and ", place, maxsplit=1)[0].strip()
    return first.isupper() and sum(map(str.isalpha, first)) > 2 and not any(map(str.isdigit, first))


def _is_place(place: str) -> bool:
    """Whether it is made of capitalised words, the small words of names, and a date."""
    words = _WORD.findall(place)
    if not words or len(words) > 12 or re.search(r"[.!?] [^\W\d_a-z][a-z]{2,} [^\W\d_a-z]|[:;\"“”]", place):
        return False
    return all(word[0].isupper() or word in _SMALL or _DAY_AND_MONTH.match(word) for word in words)
