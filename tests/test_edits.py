"""Two versions of a story: which parts of them are the same, and what of the old one still stands in the new one."""

import json
import os
import re
import subprocess
from pathlib import Path
from typing import NamedTuple

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from copylint.analysis.edits.alignment import align, gaps
from copylint.cli import cli
from copylint.diagnostic import Diagnostic
from copylint.engine import run_rules
from copylint.formats import read
from copylint.rules import load_kind, load_rules

TOP = Path(__file__).parents[1]
STORIES = TOP / "benchmarks" / "stories"
RULES = tuple(rule for rule in load_rules() if rule.enabled)
HALF_MADE = "half-made-edit"


class Pair(NamedTuple):
    """An edit of a story: `was` becomes `now`, in a half-made edit only where it stands for the `only`th time."""

    story: str
    was: str
    now: str
    only: int = 1


# Figures that a story has twice or more, and names; every second edit is made in headline, summary or caption.
PAIRS = [
    Pair("2014-04-01-digital-analytics-program-dap-oceans-of-data", "1.1 billion", "1.3 billion", 2),
    Pair("2014-04-01-digital-analytics-program-dap-oceans-of-data", "3,000", "4,000", 1),
    Pair("2014-04-01-digital-analytics-program-dap-oceans-of-data", "15 months", "18 months", 2),
    Pair("2014-04-01-digital-analytics-program-dap-oceans-of-data", "29", "31", 2),
    Pair("2015-07-14-analytics-prove-people-care-about-space-and-pluto", "nine years", "eight years", 2),
    Pair("2015-07-23-pdfs-a-digital-content-detour", "45", "54", 1),
    Pair("2016-05-24-trends-on-tuesday-what-kind-of-apps-will-users-return-to", "30 days", "60 days", 1),
    Pair("2014-06-03-harnessing-the-power-of-many-digitalgov-summit-panels-recap", "Parcell", "Purcell", 2),
    Pair("2014-06-03-harnessing-the-power-of-many-digitalgov-summit-panels-recap", "Permison", "Permisson", 1),
    Pair("2015-02-13-dont-forget-the-long-tail-it-can-deliver-value", "McGovern", "McGowan", 1),
    Pair("2015-04-28-trends-on-tuesday-federal-app-development-trends", "Sullivan", "Sutherland", 2),
    Pair("2016-05-24-trends-on-tuesday-what-kind-of-apps-will-users-return-to", "Flurry", "Furry", 2),
    Pair("2015-12-17-plain-language-betafec-new-content-design", "Commission", "Committee", 1),
    Pair("2015-07-06-the-content-corner-creating-good-content-is-hard", "Purina", "Pedigree", 2),
    Pair("2015-07-14-analytics-prove-people-care-about-space-and-pluto", "Horizons", "Horizon", 3),
    Pair("2015-12-10-sixty-years-of-tradition-tracking-santa-with-norad", "Nicholas", "Nikolas", 1),
    Pair("2014-11-25-help-shape-public-participation", "General Services", "Government Services", 1),
    Pair("2014-01-10-three-concepts-for-excellence-in-contact-centers", "JD Power", "JD Powers", 2),
    Pair("../../tests/fixtures/clean/velsha", "Velsha", "Velsa", 2),
    Pair("../../tests/fixtures/clean/shusha", "Shusha", "Shushi", 3),
]


def places(pair: Pair, source: str) -> list[re.Match[str]]:
    return list(re.finditer(rf"(?<![\w/.-]){re.escape(pair.was)}(?![\w/-])", source))


def edited(pair: Pair, source: str, *, half: bool) -> str:
    found = places(pair, source)
    assert len(found) > 1, pair
    for place in reversed(found[pair.only - 1 : pair.only] if half else found):
        source = source[: place.start()] + pair.now + source[place.end() :]
    return source


def spoken(before: str, after: str) -> list[Diagnostic]:
    """What half-made-edit says at the default level, all the other rules being on."""
    outcome = run_rules(read("s.md", after.encode()), RULES, earlier=read("s.md", before.encode()))
    assert not outcome.failures
    return [d for d in outcome.diagnostics if d.rule == HALF_MADE and d.severity != "info"]


def source_of(pair: Pair) -> str:
    return (STORIES / f"{pair.story}.md").read_text("utf-8")


def test_half_made_edits_of_twenty_stories_are_found() -> None:
    missed = []
    for pair in PAIRS:
        before = source_of(pair)
        after = edited(pair, before, half=True)
        changed = places(pair, before)[pair.only - 1].start()
        found = spoken(before, after)
        held = [
            d
            for d in found
            if pair.was.split()[0] in d.place.text and any(p.span.start <= changed + len(pair.now) for p in d.against)
        ]
        missed += [] if held and len(found) == 1 else [pair]

    assert len(PAIRS) == 20
    assert missed == []


def test_complete_edits_of_twenty_stories_are_left_alone() -> None:
    for pair in PAIRS:
        before = source_of(pair)

        assert spoken(before, edited(pair, before, half=False)) == [], pair


def test_an_untouched_story_has_no_half_made_edit() -> None:
    for pair in PAIRS:
        assert spoken(source_of(pair), source_of(pair)) == []


BEFORE = "---\ntitle: Blast kills 12\n---\nA blast in Orsk killed 12 people, police said on Monday.\n\n{}\n"


@pytest.mark.parametrize(
    ("later", "speaks"),
    [
        ("The 12 dead were miners.", True),
        ("All 12 people killed were miners.", True),
        ("The mine has 12 shafts.", False),
        ("An earlier count had put the number of people killed at 12.", False),
        ("“I have seen 12 dead people,” a nurse said.", False),
    ],
)
def test_what_the_old_figure_counts_decides(later: str, speaks: bool) -> None:
    before = BEFORE.format(later)
    after = before.replace("killed 12 people", "killed 15 people").replace("kills 12", "kills 15")

    assert bool(spoken(before, after)) is speaks


def test_one_finding_names_all_the_places() -> None:
    before = BEFORE.format("The 12 dead were miners.")
    (found,) = spoken(before, before.replace("killed 12 people", "killed 15 people"))

    assert found.place.field == "headline"
    assert found.message.startswith("“12” still stands in headline and ¶2, but ¶1 was changed from “12” to “15”.")


WORDS = st.lists(st.sampled_from("the a of and 12 14 Orsk Velk said killed".split()), max_size=60)


@given(WORDS, WORDS)
def test_aligned_blocks_are_equal_and_in_order(old: list[str], new: list[str]) -> None:
    blocks = align(old, new)
    rebuilt_old, rebuilt_new = [], []
    at_old = at_new = 0
    for block in blocks:
        assert old[block.old : block.old + block.size] == new[block.new : block.new + block.size]
        assert block.old >= at_old
        assert block.new >= at_new
        at_old, at_new = block.old + block.size, block.new + block.size
    for gap in gaps(blocks, len(old), len(new)):
        rebuilt_old.append(old[gap.old_first : gap.old_last])
        rebuilt_new.append(new[gap.new_first : gap.new_last])
    kept = sum(block.size for block in blocks)
    assert kept + sum(map(len, rebuilt_old)) == len(old)
    assert kept + sum(map(len, rebuilt_new)) == len(new)


@given(WORDS)
def test_a_sequence_is_aligned_with_itself_as_a_whole(words: list[str]) -> None:
    assert sum(block.size for block in align(words, words)) == len(words)


def test_one_changed_word_of_a_long_story_is_one_gap() -> None:
    words = [f"word{i % 700}" for i in range(20_000)]
    changed = [*words[:9_000], "other", *words[9_001:]]

    (gap,) = gaps(align(words, changed), len(words), len(changed))

    assert gap == (9_000, 9_001, 9_000, 9_001)


def test_a_story_written_anew_is_one_gap() -> None:
    old, new = ["a", "b"] * 20_000, ["c", "d"] * 20_000

    assert list(gaps(align(old, new), len(old), len(new))) == [(0, 40_000, 0, 40_000)]


def test_the_twenty_stories_under_git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same through the command line, with the stories in a repository."""
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)
    files = {tmp_path / f"{number}.md": pair for number, pair in enumerate(PAIRS)}

    def check() -> list[str]:
        result = CliRunner().invoke(cli, ["check", "--base", "HEAD", "--output-format", "jsonl", "--quiet"])
        return [r["path"] for r in map(json.loads, result.stdout.splitlines()) if r["rule"] == HALF_MADE]

    def save(*, half: bool | None) -> None:
        for path, pair in files.items():
            source = source_of(pair)
            path.write_text(source if half is None else edited(pair, source, half=half), "utf-8")

    save(half=None)
    identity = ["-c", "user.name=Desk", "-c", "user.email=desk@example.org"]
    for words in (["init", "-q"], ["add", "-A"], [*identity, "commit", "-q", "-m", "filed"]):
        subprocess.run(["git", *words], check=True)
    save(half=True)
    assert len(check()) == len(set(check())) == 20
    save(half=False)
    assert check() == []


COPY = st.lists(
    st.sampled_from(
        [
            *("Ann Velk", "Anne Velk", "12", "14 dead", "killed", "Monday", "3 March", "said", ".", "the", "of"),
            *("“", "”", "$4.5 million", "%", "(cq)", "[", "**", "e\u0301", "\u202e", "\u2060"),
            *("\n\n", "\r\n", "---\n", "title: "),
        ]
    ),
    max_size=40,
).map(" ".join)
UPDATES = tuple(rule for rule in RULES if getattr(load_kind(rule.kind), "EARLIER", False))


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(COPY, COPY)
def test_any_two_versions_may_be_held_against_each_other(old: str, new: str) -> None:
    story, earlier = read("s.md", f"x {new}".encode()), read("s.md", f"x {old}".encode())
    outcome = run_rules(story, UPDATES, earlier=earlier)

    assert outcome.failures == ()
    for diagnostic in outcome.diagnostics:
        for place in (diagnostic.place, *diagnostic.against):
            assert 0 <= place.span.start < place.span.end <= len(story.text)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(COPY)
def test_a_story_has_nothing_against_itself(text: str) -> None:
    story = read("s.md", f"x {text}".encode())

    assert run_rules(story, UPDATES, earlier=story).diagnostics == []


def test_two_stories_under_one_name_are_not_held_against_each_other() -> None:
    before = "An earthquake near Velk killed 90 people on Sunday, the governor said. Dozens of houses collapsed.\n"
    after = "A cyclone killed 12 people on the coast near Velk, the navy said. Ships stayed in harbour till noon.\n"
    outcome = run_rules(read("s.md", after.encode()), UPDATES, earlier=read("s.md", before.encode()))

    assert outcome.diagnostics == []


def test_a_paragraph_put_in_front_moves_the_finding_and_changes_nothing_else() -> None:
    before = BEFORE.format("The 12 dead were miners.")
    after = before.replace("killed 12 people", "killed 15 people")
    quiet = "The tram runs every ten minutes.\n\n"
    (found,) = spoken(before, after)
    (moved,) = spoken(before, after.replace("---\nA blast", f"---\n{quiet}A blast"))

    assert (moved.place.text, moved.place.span) == (found.place.text, found.place.span)
    assert [end.span.start - len(quiet) for end in moved.against] == [end.span.start for end in found.against]
