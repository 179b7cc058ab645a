"""Rules of which nothing would be shown are not run; what is shown, counted and suppressed stays the same."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from copylint.commands.check import check
from copylint.rules import load_rules

STORY = """The council voted on Monday. About 40 percent of the roads need work, 12 per cent urgently.

Mayor Ann Orr said Mr. Bell had resigned. Mr Bell said he had not.
"""


def _printed(path: Path, *options: str) -> str:
    return CliRunner().invoke(check, ["--quiet", "--fail-on", "never", *options, str(path)]).output


def _severities(rule_id: str) -> frozenset[str]:
    return next(rule.severities for rule in load_rules() if rule.id == rule_id)


def test_a_rule_of_which_all_is_info_speaks_when_infos_are_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "story.md"
    path.write_text(STORY, "utf-8")

    assert "mixed-style" not in _printed(path)
    assert "info: mixed-style" in _printed(path, "--severity", "info")


def test_a_suppression_of_a_rule_that_would_not_be_shown_still_counts_as_used(tmp_path: Path) -> None:
    path = tmp_path / "story.md"
    path.write_text("<!-- copylint: ignore-file mixed-style: both are in the contract -->\n\n" + STORY, "utf-8")

    assert "Nothing here to suppress" not in _printed(path)


@pytest.mark.parametrize("rule_id", ["mixed-style", "number-style"])
def test_a_house_form_makes_departures_from_it_warnings(rule_id: str, tmp_path: Path) -> None:
    assert _severities(rule_id) == {"info"}

    (tmp_path / ".copylint.yaml").write_text(
        "options: {mixed-style: {percent: percent}, number-style: {thousands: comma}}\n", "utf-8"
    )
    path = tmp_path / "story.md"
    path.write_text(
        STORY + "\nThe road costs 14000 euros, the bridge 23,000 euros and the gate 12000 euros.\n", "utf-8"
    )

    assert f"warning: {rule_id}" in _printed(path)
