"""The fact sheet as plain data, for other programs."""

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from typing import Any

from copylint.diagnostic import Place, place_of
from copylint.facts import Day, Figure, Name, Sheet, Wording
from copylint.story import Story

VERSION = 1


def as_data(sheet: Sheet) -> Mapping[str, Any]:
    """The sheet with the keys in the documented order; every place with line, column and offset."""
    story = sheet.story
    return {
        "version": VERSION,
        "path": story.path,
        "date": sheet.anchor.isoformat() if sheet.anchor else None,
        "language": story.language or None,
        "status": story.status or None,
        "embargo": story.embargo or None,
        "people": [_person(story, name) for name in sheet.people],
        "places": [_name(story, name) for name in sheet.places],
        "organizations": [_name(story, name) for name in sheet.organizations],
        "names": [_name(story, name) for name in sheet.names],
        "figures": [_figure(story, figure) for figure in sheet.figures],
        "dates": [_day(story, day) for day in sheet.dates],
        "quotes": [{"speaker": q.speaker or None, "full": q.full, **_place(story, q.place)} for q in sheet.quotes],
        "fields": [
            {"key": f.key or None, "form": f.form, **_place(story, place_of(story, f.span))} for f in story.fields
        ],
        "unread": [{"reason": r.reason, "places": _places(story, r.places)} for r in sheet.unread],
    }


def _name(story: Story, name: Name) -> dict[str, Any]:
    return {"name": name.name, "count": name.count, "spellings": _wordings(story, name.spellings)}


def _person(story: Story, name: Name) -> dict[str, Any]:
    more = {"roles": name.roles, "parties": name.parties, "ages": name.ages, "pronouns": name.pronouns}
    return {**_name(story, name), **{key: _wordings(story, wordings) for key, wordings in more.items()}}


def _wordings(story: Story, wordings: Iterable[Wording]) -> list[dict[str, Any]]:
    return [_wording(story, wording) for wording in wordings]


def _wording(story: Story, wording: Wording) -> dict[str, Any]:
    return {"text": wording.text, "count": len(wording.places), "places": _places(story, wording.places)}


def _figure(story: Story, figure: Figure) -> dict[str, Any]:
    quantity = figure.quantity
    bounds = {"value": quantity.value, "low": quantity.low, "high": quantity.high}
    told = {key: getattr(quantity, key) or None for key in ("unit", "noun", "status", "hedge")}
    numbers = {key: _number(value) for key, value in bounds.items()}
    return {**_wording(story, figure.wording), **numbers, "measure": quantity.measure, **told}


def _number(value: Fraction | None) -> int | float | None:
    if value is None:
        return None
    return value.numerator if value.denominator == 1 else float(value)


def _day(story: Story, day: Day) -> dict[str, Any]:
    return {**_wording(story, day.wording), "days": [d.isoformat() for d in day.days]}


def _places(story: Story, places: Sequence[Place]) -> list[dict[str, Any]]:
    return [_place(story, place) for place in places]


def _place(story: Story, place: Place) -> dict[str, Any]:
    start, end = story.position(place.span.start), story.position(place.span.end)
    return {
        "field": place.field,
        "paragraph": place.paragraph,
        "text": place.text,
        "line": start.line,
        "column": start.column,
        "end_line": end.line,
        "end_column": end.column,
        "offset": place.span.start,
        "end_offset": place.span.end,
    }
