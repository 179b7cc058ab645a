"""Quotations: which marks pair, and which are apostrophes."""

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


def quoted(*paragraphs: str, depth: int = 0) -> list[str]:
    found = analysis(*paragraphs)
    return [found.excerpt(q.span) for q in found.quotations if q.depth == depth]


@pytest.mark.parametrize(
    ("copy", "expected"),
    [
        ("“We won,” he said.", ["“We won,”"]),
        ('"We won," he said. "Twice."', ['"We won,"', '"Twice."']),
        ('“We won," he said.', ['“We won,"']),
        ("'I left,' he said.", ["'I left,'"]),
        ("'It's the boys' fault,' he said. 'Don't go.'", ["'It's the boys' fault,'", "'Don't go.'"]),
        ("‘The mayor’s car,’ she said.", ["‘The mayor’s car,’"]),
        ("He praised „Vertrauen“ and «la paix» and »Mut«.", ["„Vertrauen“", "«la paix»", "»Mut«"]),
        ('The so-called ("model") town—"clean"—and "safe".', ['"model"', '"clean"', '"safe"']),
        ("``We won,'' he said.", ["``We won,''"]),
        ('"The 5" pipe burst," he said.', ['"The 5" pipe burst,"']),
        ('A "302" and a "24" stood there.', ['"302"', '"24"']),
        ("Council votes to 'save' pier as MP slams 'farce'", ["'save'", "'farce'"]),
    ],
)
def test_marks_pair(copy: str, expected: list[str]) -> None:
    assert quoted(copy) == expected


@pytest.mark.parametrize(
    "copy",
    [
        "The soldiers' boots and the '90s, rock 'n' roll and O'Brien's hat.",
        "’Tis the season, and the class of ’98 don’t care.",
        'He is 6\'2" and owns a 5" pipe.',
        "Read on » and on » and on.",
        "Get 'em while they're goin' cheap, the girls' coach said.",
        "Prince Faisal of al-'Ula and Qur'an readers met at the workers' hall.",
    ],
)
def test_apostrophes_and_measures_are_no_quotations(copy: str) -> None:
    found = analysis(copy)
    assert not found.quotations
    assert not found.quote_pairs.orphans


def test_quotations_nest() -> None:
    copy = '“He told me ‘no’ and "never",” she said.'
    assert quoted(copy) == ['“He told me ‘no’ and "never",”']
    assert quoted(copy, depth=1) == ["‘no’", '"never"']


def test_a_quotation_over_paragraphs_opens_each_and_closes_once() -> None:
    found = analysis("“One.", "“Two.", "“Three,” he said.").quotations
    assert [(q.closed, q.continued) for q in found] == [(False, True), (False, True), (True, False)]


def test_a_british_quotation_over_paragraphs() -> None:
    found = analysis("'We waited for days.", "'Nobody came,' he said.").quotations
    assert [(q.closed, q.continued) for q in found] == [(False, True), (True, False)]


def test_an_unclosed_quotation_ends_with_its_paragraph() -> None:
    found = analysis("He said “we will not go", "The town is quiet.")
    (only,) = found.quotations
    assert (found.excerpt(only.span), only.closed, only.continued) == ("“we will not go", False, False)
    assert not found.is_quoted(found.story.text.index("quiet"))


def test_an_unclosed_quotation_ends_where_the_next_opens() -> None:
    assert quoted("“We went, he said. “She came,” he said.") == ["“We went, he said.", "“She came,”"]


@pytest.mark.parametrize(
    ("copy", "expected"),
    [
        ('Korva"s harbour is shut. "It is ice," he said.', ['"It is ice,"']),
        ("“”It is ice,” he said.", ["“”It is ice,”"]),
        ("They wrote “twice this month’ and left.", ["“twice this month’"]),
        ("He wrote ‘twice this month” and left.", ["‘twice this month”"]),
        ("“So,” he said.” It is ice and it will stay.” He left.", ["“So,”", "” It is ice and it will stay.”"]),
        ("It was a “VOTE 2020″ hat.", ["“VOTE 2020″"]),
        ('Three "maybe"s and a "yes".', ['"maybe"', '"yes"']),
        ('Write <a href="x y">here</a> or "there".', ['"there"']),
    ],
)
def test_wrong_marks_still_tell_what_is_quoted(copy: str, expected: list[str]) -> None:
    assert quoted(copy) == expected


def test_copy_that_has_lost_its_paragraphs_opens_a_quotation_again_in_mid_paragraph() -> None:
    found = analysis('It rained. "We left. "We ran," she said. It stopped. "We sat. "We slept," he said.').quotations
    assert [(q.closed, q.continued) for q in found] == [(False, True), (True, False)] * 2


@pytest.mark.parametrize(
    ("copy", "full"),
    [
        ("He said: “We will never leave this town.”", True),
        ("“We will never leave,” he said.", True),
        ("“Never!” he said.", True),
        ("It is a “very powerful state”.", False),
        ("It was “Dignity.”", False),
        ("Her novel, “The House on the Hill”, won.", False),
        ("Her film, “Night Train Home Again”, won.", False),
    ],
)
def test_whole_sentences_and_fragments(copy: str, full: bool) -> None:
    assert [q.full for q in analysis(copy).quotations] == [full]


def test_copy_that_has_lost_its_apostrophes_and_commas() -> None:
    copy = 'Syrias army said on Sunday "we have taken the mens camp" and 12 were killed. "Not so" said a rebel.'
    assert quoted(copy) == ['"we have taken the mens camp"', '"Not so"']


def test_marks_touching_masked_markup() -> None:
    assert len(quoted("\u2060“\u2060We won\u2060,\u2060”\u2060 he said.")) == 1


MARKS = st.lists(
    st.sampled_from([*"“”\"‘’'«»‹›„", "word", "5", "boys", " ", " ", ", ", "! ", "''", "``", "\u2060", "-", "("])
)


@given(st.lists(MARKS.map("".join), max_size=3))
def test_quotations_are_in_order_and_nest(paragraphs: list[str]) -> None:
    found = analysis(*paragraphs)
    outer = -1
    for quotation in found.quotations:
        field = found.field_of(quotation.span.start)
        assert field.span.contains(quotation.span)
        assert quotation.span.contains(quotation.inner)
        assert quotation.inner.start < quotation.inner.end
        if quotation.depth == 0:
            assert outer <= quotation.span.start
            outer = quotation.span.end
        else:
            assert quotation.span.end <= outer
    assert list(found.quotations) == sorted(found.quotations)


@given(MARKS.map("".join))
def test_a_quiet_paragraph_in_front_changes_nothing(paragraph: str) -> None:
    quiet = "The town is quiet."
    shift = len(quiet) + 2
    alone = analysis(paragraph).quotations
    below = analysis(quiet, paragraph).quotations
    assert [(q.span.start + shift, q.span.end + shift, q[2:]) for q in alone] == [(*q.span, q[2:]) for q in below]


def test_single_marks_over_paragraphs_quote_each_of_them() -> None:
    found = analysis("He wrote: 'It is late in the day.", "'The sea is calm now.", "'I will go home.'", "He went home.")

    assert [(q.closed, q.continued) for q in found.quotations] == [(False, True), (False, True), (True, False)]


def test_the_last_of_single_marks_over_paragraphs_may_be_left_open() -> None:
    found = analysis("'It is late in the day.", "'The sea is calm now.", "He went home.")

    assert [(q.closed, q.continued) for q in found.quotations] == [(False, True), (False, False)]


def test_an_apostrophe_opens_no_quotation() -> None:
    assert not analysis("He sang: 'em all.", "'Tis late, and the boys' boat is gone.").quotations
