"""Tokens: what a word, a figure and a mark are, and that nothing of the copy gets lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copylint.analysis.form.tokens import tokenize
from copylint.story import IGNORABLE, Field, Span

PIECES = [*"aéZßя ,.'’-‑“”\"0159$%()\n\t_", *IGNORABLE, "e\u0301", "\u0301", "漢", "U.S.", "😀"]
COPY = st.lists(st.sampled_from(PIECES)).map("".join)


def words(text: str) -> list[str]:
    return [token.text for token in tokenize(text, Field("body", Span(0, len(text)), 1))]


@pytest.mark.parametrize(
    ("copy", "expected"),
    [
        ("The U.S. said no.", ["The", "U.S.", "said", "no", "."]),
        ("Aliyev’s army", ["Aliyev", "'s", "army"]),
        ("don’t and don't", ["don't", "and", "don't"]),
        ("soldiers’ boots", ["soldiers", "'", "boots"]),
        ("O’Brien, al-Qaida", ["O'Brien", ",", "al-Qaida"]),
        ("Nagorno‑Karabakh", ["Nagorno-Karabakh"]),
        ("1,221 or 3.5%", ["1,221", "or", "3.5", "%"]),
        ("at 5 p.m. Monday", ["at", "5", "p.m.", "Monday"]),
        ("well... no…", ["well", "...", "no", "…"]),
        ("no--never", ["no", "--", "never"]),
        ("“Stop!”", ["“", "Stop", "!", "”"]),
    ],
)
def test_what_a_token_is(copy: str, expected: list[str]) -> None:
    assert words(copy) == expected


def test_markup_inside_a_word_does_not_part_it() -> None:
    text = "Sh\u2060\u2060usha\u2060’s walls"
    assert words(text) == ["Shusha", "'s", "walls"]


def test_a_decomposed_letter_reads_like_a_composed_one() -> None:
    assert words("Jose\u0301") == ["José"]


@given(COPY)
def test_tokens_and_gaps_rebuild_the_copy(text: str) -> None:
    tokens = tokenize(text, Field("body", Span(0, len(text)), 1))
    at = 0
    for token in tokens:
        assert at <= token.start < token.end <= len(text)
        assert not text[at : token.start].translate(dict.fromkeys(map(ord, IGNORABLE))).strip()
        at = token.end
    assert not text[at:].translate(dict.fromkeys(map(ord, IGNORABLE))).strip()


@given(COPY, COPY)
def test_a_field_is_read_as_if_it_stood_alone(before: str, text: str) -> None:
    whole = before + text
    inside = tokenize(whole, Field("body", Span(len(before), len(whole)), 1))
    alone = tokenize(text, Field("body", Span(0, len(text)), 1))
    assert [(t.start - len(before), t.end - len(before), t.text) for t in inside] == [
        (t.start, t.end, t.text) for t in alone
    ]
