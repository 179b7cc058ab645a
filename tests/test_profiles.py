"""Profiles: every convention fits its rule and names its source, and the newsroom's own word wins."""

from pathlib import Path

import pytest

from copylint.config import ConfigError, read_config
from copylint.diagnostic import Diagnostic
from copylint.engine import check_story
from copylint.formats import read
from copylint.profiles import NONE, profile_names, read_profile
from copylint.rules import load_rules
from copylint.select import check_config, choose
from copylint.story import Story

RULES = load_rules()
HOUSES = [name for name in profile_names() if name != NONE]


def _found(folder: Path, config: str, text: str) -> list[Diagnostic]:
    path = folder / ".copylint.yaml"
    path.write_text(config, encoding="utf-8")
    read_in = read_config(path)
    check_config(read_in, RULES)
    story = read("story.md", text.encode())
    assert isinstance(story, Story)
    return check_story(story, choose(RULES, read_in.sections).rules)


def test_the_houses() -> None:
    assert profile_names() == ("none", "ap", "bbc", "dpa", "guardian", "reuters")


@pytest.mark.parametrize("house", HOUSES)
def test_every_convention_is_an_option_of_its_rule_and_has_a_source(house: str, tmp_path: Path) -> None:
    _found(tmp_path, f"profile: {house}\n", "Nothing.")
    assert all(convention.source for convention in read_profile(house).conventions)


@pytest.mark.parametrize(
    ("house", "copy", "better"),
    [
        ("ap", "Rents rose 4 percent in May.", "4%"),
        ("ap", "The strike began on November 9 in the port.", None),
        ("ap", "It opens at 5pm on Friday.", "5 p.m."),
        ("ap", "The colour of the boat is grey.", "color"),
        ("reuters", "An advisor left the room.", "adviser"),
        ("bbc", "It opens at 5pm on Friday.", None),
        ("bbc", "The town recognized its error.", None),
        ("guardian", "It opens at 5 p.m. on Friday.", "5pm"),
        ("guardian", "The pool cost £4 million to build.", None),
        ("dpa", "Rents rose 4% in May.", "4 per cent"),
    ],
)
def test_a_departure_needs_no_mix(house: str, copy: str, better: str | None, tmp_path: Path) -> None:
    found = [d for d in _found(tmp_path, f"profile: {house}\n", copy) if "house" in d.message]
    assert found
    assert all(d.severity == "warning" for d in found)
    assert better is None or better in [d.suggestion.text for d in found if d.suggestion]
    assert not [d for d in _found(tmp_path, "profile: none\n", copy) if "house" in d.message]


@pytest.mark.parametrize(
    ("house", "copy"),
    [
        ("ap", "Rents rose 4% on Nov. 9, the U.S. said at 5 p.m. An adviser spent $4 million on nine boats."),
        ("bbc", "Rents rose 4% on 9 November, the US said at 17:00. An adviser spent £4m on nine boats."),
        ("guardian", "Rents rose 4% on 9 November, the US said at 5pm. Three million people spent £4m."),
        ("dpa", "Rents rose 4 per cent, or 5 dollars."),
    ],
)
def test_the_house_s_own_copy_is_silent(house: str, copy: str, tmp_path: Path) -> None:
    assert [d.message for d in _found(tmp_path, f"profile: {house}\n", copy) if d.family == "style"] == []


def test_the_newsroom_s_own_option_wins(tmp_path: Path) -> None:
    config = "profile: ap\noptions: {mixed-style: {percent: per cent}}\n"
    found = _found(tmp_path, config, "Rents rose 4% on Nov. 9.")
    assert [d.suggestion.text for d in found if d.suggestion] == ["4 per cent"]
    assert _found(tmp_path, config, "Rents rose 4 per cent on Nov. 9.") == []


def test_a_house_that_is_none(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"“profile” cannot be “apa”"):
        _found(tmp_path, "profile: apa\n", "Nothing.")
