from datetime import date

import pytest

from copylint.analysis import Analysis
from copylint.checks.state import Options, Pair, check
from copylint.formats import read

TRUCE = Pair(
    holds=("has held since",),
    happens=("began",),
    subjects=frozenset({"truce"}),
    rivals=frozenset({"offensive", "war"}),
    renewed=frozenset({"new"}),
)
BRIDGE = Pair(holds=("is still closed",), happens=("reopened",))
OPTIONS = Options((TRUCE, BRIDGE), breaks=frozenset({"but"}), ends=frozenset({"broken"}))


def flagged(text: str, anchor: date | None = None) -> list[str]:
    findings = check(Analysis(read("story.txt", text.encode()), anchor), OPTIONS)
    return [text[f.span.start : f.span.end] for f in findings]


def test_the_rival_must_be_later() -> None:
    assert flagged("The offensive began on 3 May 2004. A truce has held since 1998.") == ["A truce has held since 1998"]
    assert flagged("The offensive began on 3 May 1991. A truce has held since 1998.") == []
    assert flagged("The offensive began on 3 May. A truce has held since 1998.", date(1998, 6, 1)) == []


def test_an_adverb_may_stand_in_the_phrase() -> None:
    state = "A truce has largely held since 1998"

    assert flagged(f"{state}. The new war is here.") == [state]


@pytest.mark.parametrize(
    "text",
    [
        "A truce has held since 1998, but the offensive began on Friday.",
        "A truce has held since 1998. It was broken when the offensive began on Friday.",
        "A truce had held since 1998. The offensive began on Friday.",
        "A truce has held since 1998. The offensive began badly.",
        "“A truce has held since 1998,” he said. The offensive began on Friday.",
        "A truce has held since 1998. A new war would be worse. No one wants a new war.",
        "A truce has held since 1998 in Cyprus. In Ukraine the offensive began on Friday.",
    ],
)
def test_what_excuses_a_truce(text: str) -> None:
    assert flagged(text) == []


def test_one_subject_in_two_states() -> None:
    assert flagged("The bridge reopened on Friday. The bridge is still closed.") == ["The bridge is still closed"]
    assert flagged("The bridge reopened on Friday. The tunnel is still closed.") == []
    assert flagged("The bridge reopened on Friday. The other bridges wait. The bridge is still closed.") == []
