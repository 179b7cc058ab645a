"""Sentences: where news copy ends one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copylint.analysis import Analysis
from copylint.story import Field, Span, Story


def analysis(*paragraphs: str) -> Analysis:
    text, fields = "", []
    for number, paragraph in enumerate(paragraphs, 1):
        fields.append(Field("body", Span(len(text), len(text) + len(paragraph)), number))
        text += paragraph + "\n\n"
    return Analysis(Story("story.txt", text, text, tuple(fields)))


def sentences(copy: str) -> list[str]:
    found = analysis(copy)
    return [found.excerpt(sentence.span) for sentence in found.sentences]


@pytest.mark.parametrize(
    "one",
    [
        "The U.S. Senate voted on Sept. 5 and Gov. Ann Lo signed.",
        "The fire on St. John's Road began at 5 p.m. Monday.",
        "It was the No. 1 song and No. 5 was worse.",
        "Sen. Bo Lo, D-N.J., and Mr. J. K. Rowe met Rep. Al Lo (R-Pa.) there.",
        "John F. Kennedy Jr. sued Acme Inc. of Ft. Worth.",
        "“Is it?” she asked the guard.",
        "“Is it over?” Smith asked.",
        '"Is it?" she asked the guard.',
        "‘Go!’ said the captain.",
        "“No! Never! We stay,” he said.",
        '"We stay. We do not go," he said.',
        "The Rev. Al Lo met Lt. Col. Jo Lo in Oct. 1999.",
        "He rose 3.5 percent to $1.2 million vs. a loss before.",
    ],
)
def test_one_sentence_stays_one(one: str) -> None:
    assert sentences(one) == [one]


@pytest.mark.parametrize(
    "two",
    [
        ("He lives in the U.S.", "The rest of them do not."),
        ("She came at 5 p.m.", "She left at six."),
        ("He lives on Main St.", "The fire began there."),
        ("It fell in Sept.", "The rest stood."),
        ("He chose plan B.", "Then he ran."),
        ("“Go!”", "He left by the back door."),
        ("“What a day for us!”", "He said."),
        ("“We thank them.”", "Nobody took a picture."),
        ("He sold Acme Inc.", "The price was low."),
        ("Who knows?", "Nobody does!"),
    ],
)
def test_two_sentences_are_parted(two: tuple[str, str]) -> None:
    assert sentences(" ".join(two)) == list(two)


def test_markup_between_sentences_belongs_to_neither_word() -> None:
    assert len(analysis("\u2060\u2060He left.\u2060\u2060 \u2060She stayed.\u2060").sentences) == 2


def test_paragraphs_end_sentences() -> None:
    assert len(analysis("No stop here", "And none here").sentences) == 2


PIECES = st.lists(
    st.sampled_from(["He left. ", "“Go! ", "” ", "Mr. ", "5 p.m. ", "(", ") ", "'", '"', "No? ", "\u2060", "\n"])
)


@given(st.lists(PIECES.map("".join), max_size=3))
def test_every_token_is_in_one_sentence_of_its_field(paragraphs: list[str]) -> None:
    found = analysis(*paragraphs)
    taken = [index for s in found.sentences for index in range(s.first, s.last)]
    assert taken == list(range(len(found.tokens)))
    for sentence in found.sentences:
        assert found.story.fields[sentence.field].span.contains(sentence.span)
        assert sentence.span == Span(found.tokens[sentence.first].start, found.tokens[sentence.last - 1].end)


@pytest.mark.parametrize("gap", [" ", "\u2060 "])
def test_a_long_paragraph_is_split_as_a_short_one(gap: str) -> None:
    once = (
        "The U.S. said on Sunday, Sept. 5, that it would go. “Is it?” she asked. Mr. Smith left at 5 p.m. Monday." + gap
    )
    assert len(analysis(once * 400).sentences) == 1200


def test_a_long_run_without_stops_is_one_sentence() -> None:
    assert len(analysis("word and " * 5000).sentences) == 1
