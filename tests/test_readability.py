"""Readability: what is counted against a house's limits, and what is not."""

import subprocess
import sys

import msgspec
import pytest

from copylint.analysis import Analysis
from copylint.checks import hard_passage, readability
from copylint.formats import read
from copylint.story import Story

LONG = "The board " + "and its members " * 13 + "met."  # 42 words
SHORT = "\n\nNobody was told."


def _analysis(text: str) -> Analysis:
    story = read("story.md", text.encode())
    assert isinstance(story, Story)
    return Analysis(story)


def _cases(text: str, **options: int) -> list[tuple[str, str]]:
    findings = readability.check(_analysis(text), msgspec.convert(options, readability.Options))
    return [(finding.case, finding.words["count"]) for finding in findings]


def test_a_long_lead_is_told_once() -> None:
    assert _cases(LONG + SHORT) == [("lead", "42")]


def test_a_long_sentence_below_the_lead() -> None:
    assert _cases(SHORT.strip() + "\n\n" + LONG) == [("", "42")]


def test_limits_can_be_moved_and_lifted() -> None:
    assert _cases(LONG + SHORT, lead_words=42) == [("", "42")]
    assert _cases(LONG + SHORT, lead_words=0, sentence_words=0) == []


@pytest.mark.parametrize("text", [f"“{LONG}” he said.", f"- {LONG}", f"## {LONG}", f"> {LONG}"])
def test_quotations_lists_and_subheads_are_left_alone(text: str) -> None:
    assert _cases(SHORT.strip() + "\n\n" + text) == []


def test_figures_in_the_lead() -> None:
    text = "Some 340 workers, 12 lorries, 41 tonnes of salt and 9 ploughs cleared it." + SHORT
    assert _cases(text) == [("figures", "4")]
    assert _cases("The 41 tonnes (45 tons) of salt cost 12 lorries 9 days." + SHORT) == []


def test_say_may_come_again_and_other_verbs_not() -> None:
    text = "Nobody came.\n\nShe {} it rained. He {} it rained. They {} it rained."
    assert _cases(text.replace("{}", "said")) == []
    assert _cases(text.replace("{}", "claimed")) == [("verb", "3")]


def test_textstat_is_imported_only_where_a_paragraph_is_measured() -> None:
    code = (
        "import sys; from copylint.rules import load_rules; from copylint.analysis import Analysis\n"
        "from copylint.formats import read; from copylint.engine import run_rules\n"
        "rules = [r for r in load_rules() if r.enabled]\n"
        "run_rules(read('s.md', b'One. ' * 40), rules)\n"
        "assert 'textstat' not in sys.modules and 'nltk' not in sys.modules"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_a_missing_textstat_is_told_with_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "textstat", None)
    analysis = _analysis("\n\n".join([LONG] * 5))
    with pytest.raises(ModuleNotFoundError, match=r"pip install 'copylint\[readability\]'"):
        list(hard_passage.check(analysis, hard_passage.Options()))


@pytest.mark.parametrize("metric", ["lix", "rix", "ari", "coleman-liau"])
def test_every_metric_finds_the_hard_paragraph_offline(metric: str, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("textstat")
    monkeypatch.setattr("socket.socket.connect", lambda *_: pytest.fail("the network was asked"))
    easy = (
        "The cat sat on the mat. It ate a fish. The dog ran to the sea and back. It was wet and ate a bone in the sun."
    )
    hard = (
        "Multidisciplinary administrative considerations necessitate comprehensive intergovernmental consultation " * 4
    )
    analysis = _analysis("\n\n".join([easy, easy, f"{hard}today.", easy, easy]))
    options = hard_passage.Options(metric=metric, words=10)  # type: ignore[arg-type]
    assert [analysis.excerpt(f.span)[:5] for f in hard_passage.check(analysis, options)] == ["Multi"]
