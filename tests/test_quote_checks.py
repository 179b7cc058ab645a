"""What the examples of the rules on quotations, placeholders and repeated passages cannot show."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copylint.analysis import Analysis
from copylint.checks import placeholder, quote_balance, quote_punctuation, repeated_passage
from copylint.finding import Finding
from copylint.formats import read
from copylint.story import Field, FieldName, Span, Story


def analysis(*paragraphs: str, name: FieldName = "body") -> Analysis:
    text, fields = "", []
    for number, paragraph in enumerate(paragraphs, 1):
        fields.append(Field(name, Span(len(text), len(text) + len(paragraph)), number if name == "body" else 0))
        text += paragraph + "\n\n"
    return Analysis(Story("story.txt", text, text, tuple(fields)))


def texts(found: Analysis, findings: Sequence[Finding]) -> list[str]:
    return [found.excerpt(finding.span) for finding in findings]


@pytest.mark.parametrize(
    ("copy", "expected"),
    [
        ("The fare is 5&nbsp;pounds.", "&nbsp;"),
        ("It is Lorne&#8217;s town.", "&#8217;"),
        ("Dear {{ first_name }}, the vote is on.", "{{ first_name }}"),
        ("The vote in {% block town %} is on.", "{% block town %}"),
        ("<<<<<<< HEAD", "<<<<<<<"),
        ("Fares in %s rose.", "%s"),
    ],
)
def test_markup_in_plain_text(copy: str, expected: str) -> None:
    found = analysis(copy)
    (only,) = placeholder.check(found, placeholder.Options())
    assert (found.excerpt(only.span), only.case) == (expected, "markup")


@pytest.mark.parametrize("copy", ["AT&T; it rose 5% so far.", "5 < 7 and 9 >> 2.", "Prices rose 4%s, he wrote."])
def test_signs_that_are_no_markup(copy: str) -> None:
    assert not list(placeholder.check(analysis(copy), placeholder.Options()))


def test_a_caption_that_only_says_so() -> None:
    assert list(placeholder.check(analysis("Caption here", name="caption"), placeholder.Options()))
    assert not list(placeholder.check(analysis("Caption this", name="caption"), placeholder.Options()))


def test_a_desk_mark() -> None:
    (only,) = placeholder.check(analysis("Jon Smyth (cq) left."), placeholder.Options())
    assert only.case == "desk-mark"


def test_own_placeholders_and_exceptions() -> None:
    found = analysis("The TK plant employs QUERY people.")
    assert texts(found, list(placeholder.check(found, placeholder.Options(words=("QUERY",))))) == ["TK", "QUERY"]
    assert not list(placeholder.check(found, placeholder.Options(allow=("TK",))))


def test_a_doubled_word_is_safe_to_repair() -> None:
    found = analysis("He left The the house.")
    (only,) = placeholder.check(found, placeholder.Options())
    assert only.suggestion is not None
    assert (only.suggestion.text, only.suggestion.applicability) == ("The", "safe")


def test_other_languages_have_placeholders_and_double_words_of_their_own() -> None:
    danish = "Havnen er lukket i dag, og to to manns lag venter på at det blir vår. " * 4
    found = analysis(danish + "Lorem ipsum dolor sit amet.")
    (only,) = placeholder.check(found, placeholder.Options())
    assert found.excerpt(only.span) == "Lorem ipsum"


def test_words_parted_by_a_cut_are_not_doubled() -> None:
    text = "He left the {{x}} the house."
    masked = text.replace("{{x}}", "     ")
    story = Story("story.md", text, masked, (Field("body", Span(0, len(text)), 1),))
    assert not [f for f in placeholder.check(Analysis(story), placeholder.Options()) if f.case == "doubled-word"]


def test_marks_that_a_page_spells_as_references_close() -> None:
    page = "<article><p>&#8220;The lock is shut.</p><p>It will stay shut.&#8221;</p></article>"
    found = Analysis(read("a.html", page.encode()))
    (only,) = quote_balance.check(found, quote_balance.Options())
    assert only.case == "not-reopened"


def test_a_field_of_junk_makes_one_finding() -> None:
    found = analysis(f"{'(' * 300}{'“' * 300}")
    assert len(list(quote_balance.check(found, quote_balance.Options()))) == 1

    few = analysis(f"He said {'(so ' * 3}and left the hall before anybody else had a chance to speak about it.")
    assert len(list(quote_balance.check(few, quote_balance.Options()))) == 3


def test_british_and_american_stops() -> None:
    found = analysis("They showed “great dignity.” It was a “very dull”, “slow” game. “We have won the cup”.")
    british = list(quote_punctuation.check(found, quote_punctuation.Options(style="uk")))
    american = list(quote_punctuation.check(found, quote_punctuation.Options(style="us")))
    assert texts(found, british) == [".”", "cup”."]
    assert texts(found, american) == ["dull”,", "cup”."]


def test_the_repair_of_a_capital_after_a_quotation() -> None:
    found = analysis("“We won!” He said.")
    (only,) = quote_punctuation.check(found, quote_punctuation.Options())
    assert only.suggestion is not None
    assert (found.excerpt(only.span), only.suggestion.text) == ("!” He said.", "!” he said.")


def test_a_story_without_paragraphs_is_left_alone() -> None:
    merged = "“One day it will be. “Two days it was. “Three days it is. “Four,” he said."
    assert not list(quote_balance.check(analysis(merged), quote_balance.Options()))
    assert list(quote_balance.check(analysis(merged), quote_balance.Options(merged=9)))


def test_repeated_sentences_make_one_finding() -> None:
    first = "The council voted on Monday to close the road by the harbour for good."
    second = "Nobody on the council spoke against the plan when it came to the vote."
    found = analysis(first, second, "A quiet day followed.", first, second)
    (only,) = repeated_passage.check(found, repeated_passage.Options())
    assert found.field_of(only.span.start).paragraph == 4
    assert found.field_of(only.against[0].start).paragraph == 1
    assert only.words["count"] == "28"


def test_many_repeated_passages_make_one_finding() -> None:
    lines = [f"In the {town} quarter the council voted to close the old road for good." for town in "abcdef"]
    found = analysis(*[part for line in lines for part in (line, "So it was.")], *lines[::-1])
    (only,) = [f for f in repeated_passage.check(found, repeated_passage.Options()) if f.case != "near"]
    assert (only.case, only.words["others"]) == ("many", "5")


def test_standing_lines_of_a_newsroom() -> None:
    line = "The Tarn Courier is printed every day in the old mill by the river."
    found = analysis(line, "A quiet day.", line)
    assert list(repeated_passage.check(found, repeated_passage.Options()))
    assert not list(repeated_passage.check(found, repeated_passage.Options(standing=("courier",))))


COPY = st.lists(
    st.sampled_from(
        [*"“”\"‘’'()[]{}%$<>&;?:!,.", " ", " ", "the ", "said ", "He ", "TK", "XX ", "00 ", "people", "name", "insert ",
         "here ",
         "lorem ipsum", "5", "\u2060", "nbsp", "The council voted to close the old road by the harbour for good. "]
    )
).map("".join)  # fmt: skip


@given(st.lists(COPY, max_size=4))
def test_any_copy_gives_findings_inside_it(paragraphs: list[str]) -> None:
    found = analysis(*paragraphs)
    findings = [
        *quote_balance.check(found, quote_balance.Options()),
        *quote_punctuation.check(found, quote_punctuation.Options()),
        *placeholder.check(found, placeholder.Options()),
        *repeated_passage.check(found, repeated_passage.Options()),
    ]
    for finding in findings:
        for span in (finding.span, *finding.against):
            assert 0 <= span.start < span.end <= len(found.story.text)
    assert len(found.attributions) == len(found.sentences)
