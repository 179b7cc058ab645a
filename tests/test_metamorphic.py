"""What must not change, or must change in one way only, when a story is rewritten; and copy nobody would write."""

import datetime
import re
from collections.abc import Sequence
from itertools import pairwise
from random import Random
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from copylint.analysis import Analysis
from copylint.engine import Diagnostic, run_rules
from copylint.formats import Unreadable, read
from copylint.rules import load_rules
from copylint.story import IGNORABLE

RULES = load_rules()
LAYERS = (
    "tokens",
    "sentences",
    "quotations",
    "quantities",
    "dates",
    "changes",
    "mentions",
    "entities",
    "spellings",
    "attributions",
    "glosses",
    "events",
)

FRAGMENTS = st.sampled_from(
    [
        *"“”\"'‘’«»()[]{}.,;:!?—–-…*_`#>|&<",
        *("\n", "\n\n", "\r\n", "\t", "  ", "\u00a0", "\u2060", "\u00ad", "\x1b[31m", "\x00", "\u202e", "e\u0301"),
        *(
            "the capital",
            "Baku",
            "Shusha",
            "conquest of the city of",
            "rose from 44 to 1,221",
            "dozens",
            "killed",
            "said",
        ),
        *(
            "Monday, 8 November 2020",
            "31 June",
            "Mr",
            "Ruth Clark",
            "Clarke said",
            "per cent",
            "$1.2 million",
            "U.S.",
            "No. 5",
        ),
        *(
            "{{< figure alt=",
            "{% raw %}",
            "<b>",
            "</b>",
            "<!-- copylint: ignore",
            "-->",
            "[a](b)",
            "![c](d)",
            "---",
            "+++",
        ),
        *(
            "a ceasefire has held since 1994",
            "has been arrested",
            "TK",
            "the the",
            "aged 81",
            "born in 1915",
            "he",
            "she",
        ),
        *(
            "mayor of Vessen",
            "spokesman",
            "3-1",
            "10 miles (26 km)",
            "two-thirds",
            "a dozen",
            "1,23,456",
            "143th",
            "here",
        ),
    ]
)
COPY = st.lists(FRAGMENTS, max_size=60).map(" ".join)


def found(text: str, rules: Sequence[Any] = RULES) -> list[Diagnostic]:
    outcome = run_rules(read("story.md", text.encode()), rules)
    assert outcome.failures == ()
    return outcome.diagnostics


def shown(text: str) -> list[Diagnostic]:
    return [d for d in found(text) if d.severity != "info" and d.confidence != "low"]


@settings(max_examples=120, deadline=None)
@given(st.one_of(COPY, st.text(max_size=300)))
@example("“" * 200)
@example("the capital " * 80)
@example("1,221 " * 200)
@example("AA")
@example("verdict")
@example("4-2 goals from V")
def test_no_copy_breaks_a_rule_or_a_layer(text: str) -> None:
    try:
        story = read("story.md", text.encode())
    except Unreadable:
        return
    analysis = Analysis(story)
    for layer in LAYERS:
        spans = [item.span for item in getattr(analysis, layer)]

        assert all(0 <= span.start < span.end <= len(story.text) for span in spans), layer
        assert all(one.start <= other.start for one, other in pairwise(spans)), layer
    assert run_rules(story, RULES).failures == ()


# Stories that begin and end where nobody would: what a rule reads beside its trigger may not be there.
CUT_SHORT = 3_000


def test_no_piece_of_an_example_breaks_a_rule() -> None:
    chance = Random("cut short")
    texts = [example.text for rule in RULES for example in (*rule.fails, *rule.passes)]
    failures: dict[str, str] = {}
    for text in chance.choices(texts, k=CUT_SHORT):
        words = re.findall(r"\s*\S+", text)
        first = chance.randrange(len(words)) if chance.random() < 0.5 else 0
        last = chance.randrange(first, len(words)) + 1
        piece = "".join(words[first:last]).strip().rstrip(".,;")
        if piece:
            story = read("story.md", piece.encode())
            failures |= {str(failure): piece for failure in run_rules(story, RULES).failures}

    assert failures == {}


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=400), st.sampled_from(["story.md", "story.txt"]))
def test_no_bytes_break_the_reader(data: bytes, name: str) -> None:
    try:
        story = read(name, data)
    except Unreadable:
        return
    assert len(story.text) == len(story.source)
    assert run_rules(story, RULES).failures == ()


@settings(max_examples=60, deadline=None)
@given(COPY)
def test_tokens_and_the_gaps_between_them_are_the_copy(text: str) -> None:
    try:
        story = read("story.txt", text.encode())
    except Unreadable:
        return
    tokens = Analysis(story).tokens
    for field in (field for field in story.fields if field.name != "metadata"):
        inside = [token for token in tokens if field.span.contains(token.span)]
        gaps = [field.span.start, *(offset for token in inside for offset in token.span), field.span.end]
        between = "".join(story.text[start:end] for start, end in zip(gaps[::2], gaps[1::2], strict=True))

        assert all(c.isspace() or c in IGNORABLE or c == "\u0301" for c in between)


PEOPLE = st.permutations(
    [
        "Ruth Adeyemi",
        "Tomasz Wolnik",
        "Ingrid Halvorsen",
        "Samir Haddad",
        "Elena Petrescu",
        "Owen Prosser",
        "Mei Tanaka",
    ]
)
STORY = """\
{0} and {1} were elected to the council of Harborough on Tuesday.

{0_last} won 412 votes and {1_last} 398, said the returning officer, {2}.

“It is a start,” {0_last} said. {2_last} said there would be no recount. {1_last} did not comment.
"""


def filled(names: Sequence[str], **others: str) -> str:
    words = {f"{n}_last": name.split()[-1] for n, name in enumerate(names)}
    text = STORY
    for key, value in {**words, **others}.items():
        text = text.replace("{" + key + "}", value)
    for n, name in enumerate(names):
        text = text.replace("{" + str(n) + "}", name)
    return text


@settings(max_examples=25, deadline=None)
@given(PEOPLE)
def test_renaming_the_people_changes_no_finding(names: list[str]) -> None:
    assert shown(filled(names)) == []


@settings(max_examples=25, deadline=None)
@given(PEOPLE, st.integers(1, 4))
def test_one_slip_in_a_name_is_one_finding_and_mending_it_none(names: list[str], at: int) -> None:
    right = names[0].split()[-1]
    wrong = right[:at] + right[at + 1] + right[at] + right[at + 2 :]
    text = filled(names)
    broken = text.replace(f",” {right} said", f",” {wrong} said")

    if wrong == right:
        assert shown(broken) == []
        return
    assert [(d.rule, d.place.text) for d in shown(broken)] == [("name-variant", wrong)]
    assert shown(broken.replace(wrong, right)) == []


DAYS = st.dates(datetime.date(1990, 1, 8), datetime.date(2040, 12, 20))


def dated(day: datetime.date, weekday: datetime.date) -> str:
    return (
        f"The bridge opened on {weekday:%A}, {day.day} {day:%B %Y}, the council said. It had been closed for repairs.\n"
    )


@settings(max_examples=40, deadline=None)
@given(DAYS, st.integers(1, 6), st.integers(-3, 3))
def test_moving_every_date_by_weeks_changes_no_finding(day: datetime.date, off: int, weeks: int) -> None:
    moved = day + datetime.timedelta(weeks=weeks)
    for days in (0, off):
        before = shown(dated(day, day + datetime.timedelta(days=days)))
        after = shown(dated(moved, moved + datetime.timedelta(days=days)))

        assert [d.rule for d in before] == (["weekday-date"] if days else [])
        assert [(d.rule, d.severity, d.confidence) for d in after] == [
            (d.rule, d.severity, d.confidence) for d in before
        ]


def pending(rule: str, text: str) -> list[Diagnostic]:
    """What the rule says there that has a correction to offer."""
    return [d for d in found(text) if d.rule == rule and d.suggestion and d.suggestion.applicability != "query"]


MENDABLE = [
    pytest.param(rule.id, example.text, id=f"{rule.id}.yaml:{example.line}")
    for rule in RULES
    if rule.enabled
    for example in rule.fails
    if pending(rule.id, example.text)
]


@pytest.mark.parametrize(("rule", "text"), MENDABLE)
def test_taking_the_suggestion_removes_the_finding(rule: str, text: str) -> None:
    mended = text
    corrections = {
        (place.span, diagnostic.suggestion.text)
        for diagnostic in pending(rule, text)
        for place in (diagnostic.place, *diagnostic.against)
        if diagnostic.suggestion is not None and place.text == diagnostic.place.text
    }
    for span, suggested in sorted(corrections, reverse=True):
        mended = mended[: span.start] + suggested + mended[span.end :]

    assert len(pending(rule, mended)) < len(pending(rule, text))
