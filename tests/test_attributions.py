"""Attributions: who is said to have said a sentence."""

import pytest

from copylint.analysis import Analysis
from copylint.story import Field, Span, Story


def analysis(*paragraphs: str) -> Analysis:
    text, fields = "", []
    for number, paragraph in enumerate(paragraphs, 1):
        fields.append(Field("body", Span(len(text), len(text) + len(paragraph)), number))
        text += paragraph + "\n\n"
    return Analysis(Story("story.txt", text, text, tuple(fields)))


def sources(*paragraphs: str) -> list[str]:
    return [attribution.source for attribution in analysis(*paragraphs).attributions]


@pytest.mark.parametrize(
    ("copy", "speaker"),
    [
        ("Four people died, police said.", "police"),
        ("Officials on Tuesday said four people died.", "Officials"),
        ("According to the health ministry, four people died.", "the health ministry"),
        ("The ministry’s statement said four people died.", "The ministry’s statement"),
        ("“Never,” said Harriet Lorne, the mayor.", "Harriet Lorne"),
        ("“Never,” Lorne said on Monday.", "Lorne"),
        ("The town has fallen, said the spokesman for the governor, Ilo Tarn.", "the spokesman for the governor"),
        ("The toll rose to 40, as authorities in the region announced on Monday.", "authorities in the region"),
        ("Lorne, 42, the mayor, said the bridge was safe.", "Lorne"),
        ("Bo Tarn (D-Ohio) said no to it.", "Bo Tarn"),
        ("Tarn was plain: “We lost the match today.”", "Tarn"),
        ("The figures show that rents rose.", "The figures"),
        ("Police believe the fire was set.", "Police"),
        ("The deal was confirmed by the club.", "the club"),
        ("Tarn wrote on Facebook that the road was open.", "Tarn"),
        ("Tarn rejected the plan and said the road was open.", "Tarn"),
        ("The bridge is safe, Bo Tarn, who built it, told the Daily Post.", "Bo Tarn"),
    ],
)
def test_a_named_source(copy: str, speaker: str) -> None:
    found = analysis(copy)
    (only,) = found.attributions
    assert only.source == "named"
    assert only.speaker is not None
    assert found.excerpt(only.speaker) == speaker


@pytest.mark.parametrize(
    "copy",
    [
        "Four people were killed when a wall fell.",
        "Four people were reported missing on Sunday.",
        "The man accused of theft was charged with murder.",
        "The blast claimed 12 lives.",
        "The report was late and the claims were false.",
        "She declined to comment.",
        "Authorities have not confirmed the figure.",
        "The United States sent two ships.",
        "No group has claimed responsibility.",
        "He put the car in the garage.",
        "All went according to plan.",
    ],
)
def test_no_source(copy: str) -> None:
    assert sources(copy) == ["none"]


def test_a_pronoun_carries_the_source() -> None:
    assert sources("Harriet Lorne said the dam held. She said nobody was hurt.") == ["named", "carried"]


def test_a_bare_quotation_goes_with_the_sentence_before() -> None:
    assert sources("“We held on,” Lorne said. “Nobody was hurt.”", "“It was close.”") == ["named", "carried", "carried"]


def test_a_bare_quotation_goes_with_the_sentence_after() -> None:
    assert sources("“It is over!” He said.") == ["carried", "carried"]


def test_narration_after_a_source_is_the_papers_own() -> None:
    assert sources("Lorne said the dam held. Four people were hurt.") == ["named", "none"]


def test_a_verb_inside_a_quotation_names_no_source() -> None:
    assert sources("The note read “he said no” in red ink.", "It lay there.") != ["named", "named"]
    assert sources("They stood under “police said” in red ink.") == ["none"]


def test_one_for_each_sentence_in_order() -> None:
    found = analysis("“Go,” he said. The rest stayed.", "According to Tarn, it rained. “Yes.”")
    assert [a.span for a in found.attributions] == [s.span for s in found.sentences]
