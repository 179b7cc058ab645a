import pytest
from hypothesis import given
from hypothesis import strategies as st

from copylint.marks import MarkError, parse_example


def marked(source: str) -> tuple[str, list[str], list[str]]:
    example = parse_example(source, 1)
    words = [example.text[span.start : span.end] for span in example.flagged]
    return example.text, words, [example.text[span.start : span.end] for span in example.against]


@pytest.mark.parametrize(
    ("source", "text", "flagged", "against"),
    [
        ("No marks.", "No marks.", [], []),
        ("[[Two]] and {{three}}.", "Two and three.", ["Two"], ["three"]),
        ("[[a {{b}} c]]", "a b c", ["a b c"], ["b"]),
        ("{{[[x]]}}", "x", ["x"], ["x"]),
        ("[[[a link](x)]]", "[a link](x)", ["[a link](x)"], []),
        ("[[see [link]]]", "see [link]", ["see [link]"], []),
        (r"\[[wiki\]] and [[x]]", "[[wiki]] and x", ["x"], []),
        ('{{< figure src="a.jpg" >}} {{x}}', '{{< figure src="a.jpg" >}} x', [], ["x"]),
        ("{{% note %}}", "{{% note %}}", [], []),
        ("title: [[Ten]]\n\n[[Two\nlines]]", "title: Ten\n\nTwo\nlines", ["Ten", "Two\nlines"], []),
    ],
)
def test_marks_are_taken_out_and_remembered(source: str, text: str, flagged: list[str], against: list[str]) -> None:
    assert marked(source) == (text, flagged, against)


@pytest.mark.parametrize(
    ("source", "line", "message"),
    [
        ("a\n[[b", 1, "[[ is not closed"),
        ("a\nb]]", 1, "]] closes nothing"),
        ("[[a {{b]] c}}", 0, "]] closes nothing"),
        ("a\n\n{{b", 2, "{{ is not closed"),
    ],
)
def test_a_mark_without_its_partner_is_named_with_its_line(source: str, line: int, message: str) -> None:
    with pytest.raises(MarkError) as caught:
        parse_example(source, 1)

    assert caught.value.line == line
    assert str(caught.value).startswith(message)


@given(st.lists(st.tuples(st.sampled_from(["", "[[]]", "{{}}"]), st.text("ab \n", min_size=1))))
def test_the_text_is_the_source_without_its_marks(parts: list[tuple[str, str]]) -> None:
    source = "".join(f"{marks[:2]}{text}{marks[2:]}" for marks, text in parts)
    text, flagged, against = marked(source)

    assert text == "".join(text for _, text in parts)
    assert flagged == [text for marks, text in parts if marks == "[[]]"]
    assert against == [text for marks, text in parts if marks == "{{}}"]
