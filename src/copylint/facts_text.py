"""The fact sheet as text for a terminal, and as Markdown."""

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from copylint.diagnostic import Place
from copylint.facts import Day, Figure, Name, Quote, Sheet, Wording, weekday_name
from copylint.story import Story
from copylint.unread import Remark
from copylint.visible import visible

_LONGEST_QUOTE = 100
_TOLD = frozenset({"age", "ordinal", "ratio", "multiple", "points"})  # what the words themselves may leave open
_MARKDOWN = str.maketrans({c: f"\\{c}" for c in "\\`*_[]<>#|"})


class Line(Struct, frozen=True, gc=False):
    """A line of the sheet: what it is about, more about it, and where it stands."""

    text: str
    more: tuple[str, ...] = ()


def render_text(sheet: Sheet) -> Iterator[str]:
    """The sheet in lines for a terminal; what could drive one is spelled out."""
    yield visible(f"{sheet.story.path}{_dated(sheet)}")
    for heading, lines in _sections(sheet):
        yield ""
        yield f"{heading.upper()} ({len(lines)})"
        for line in lines:
            yield f"  {visible(line.text)}"
            yield from (f"      {visible(more)}" for more in line.more)


def render_markdown(sheet: Sheet) -> Iterator[str]:
    """The sheet as a Markdown document."""
    yield f"# {_plain(sheet.story.path + _dated(sheet))}"
    for heading, lines in _sections(sheet):
        yield ""
        yield f"## {heading} ({len(lines)})"
        yield ""
        for line in lines:
            yield f"- {_plain(line.text)}"
            yield from (f"  - {_plain(more)}" for more in line.more)


def _plain(text: str) -> str:
    """`text` as Markdown that shows as it stands."""
    return visible(text).translate(_MARKDOWN)


def _dated(sheet: Sheet) -> str:
    return f", {sheet.anchor:%A}, {sheet.anchor.day} {sheet.anchor:%B} {sheet.anchor.year}" if sheet.anchor else ""


def _sections(sheet: Sheet) -> Iterator[tuple[str, Sequence[Line]]]:
    """The headings with their lines; empty ones are left out."""
    for heading, lines in (
        ("People", [_name(name) for name in sheet.people]),
        ("Places", [_name(name) for name in sheet.places]),
        ("Organisations", [_name(name) for name in sheet.organizations]),
        ("Other names", [_name(name) for name in sheet.names]),
        ("Figures", [_figure(figure) for figure in sheet.figures]),
        ("Dates", [_day(day) for day in sheet.dates]),
        ("Quotes", [_quote(quote) for quote in sheet.quotes]),
        ("Fields", list(_fields(sheet.story))),
        ("Not read", [_remark(remark) for remark in sheet.unread]),
    ):
        if lines:
            yield heading, lines


def _name(name: Name) -> Line:
    more: list[str] = []
    if len(name.spellings) > 1:
        more.append("spelled " + "; ".join(f"{s.text} ×{len(s.places)} ({_where(s.places)})" for s in name.spellings))
    told = (("role", name.roles), ("party", name.parties), ("age", name.ages), ("pronoun", name.pronouns))
    for label, wordings in told:
        if wordings:
            more.append(f"{label} {_listed(wordings)}")
    return Line(f"{name.name} ×{name.count}  {_where(name.places)}", tuple(more))


def _listed(wordings: Iterable[Wording]) -> str:
    return "; ".join(f"{wording.text} ({_where(wording.places)})" for wording in wordings)


def _figure(figure: Figure) -> Line:
    quantity = figure.quantity
    told: list[str] = [quantity.measure] if quantity.measure in _TOLD else []
    told += [word for word in (quantity.noun, quantity.status) if word and word not in figure.wording.text.lower()]
    return _counted(figure.wording, told)


def _day(day: Day) -> Line:
    days = [f"{d.isoformat()} ({weekday_name(d.weekday())})" for d in day.days]
    return _counted(day.wording, [" or ".join(days)] if days else [])


def _counted(wording: Wording, told: Sequence[str]) -> Line:
    times = f" ×{len(wording.places)}" if len(wording.places) > 1 else ""
    words = f" = {', '.join(told)}" if told else ""
    others = dict.fromkeys(place.text for place in wording.places if place.text != wording.text)
    return Line(
        f"{wording.text}{times}{words}  {_where(wording.places)}", (f"also {'; '.join(others)}",) * bool(others)
    )


def _quote(quote: Quote) -> Line:
    return Line(f"{quote.speaker or '(nobody named)'}: {_short(quote.place.text)}  {_where((quote.place,))}")


def _fields(story: Story) -> Iterator[Line]:
    """What the file was read as: every field but the body in order, with the key it was read from."""
    paragraphs = max((field.paragraph for field in story.fields), default=0)
    for field in story.fields:
        if field.name != "body":
            key = f" ({field.key})" if field.key and field.key != field.name else ""
            yield Line(f"{field.name}{key}: {_short(story.excerpt(field.span))}")
        elif paragraphs:
            yield Line(f"body: {paragraphs} paragraph{'s' * (paragraphs > 1)}")
            paragraphs = 0
    for name, value in (("language", story.language), ("status", story.status), ("embargo", story.embargo)):
        if value:
            yield Line(f"{name}: {value}")


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST_QUOTE else f"{text[: _LONGEST_QUOTE - 1].rpartition(' ')[0]}…"


def _remark(remark: Remark) -> Line:
    words = dict.fromkeys(f"{place.text} ({_where((place,))})" for place in remark.places)
    return Line(remark.reason, ("; ".join(words),) if words else ())


def _where(places: Sequence[Place]) -> str:
    """ "headline, ¶1, ¶4": every field once."""
    return ", ".join(dict.fromkeys(f"¶{p.paragraph}" if p.paragraph else p.field for p in places))
