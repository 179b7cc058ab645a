"""What an editor is offered does what it says, on the examples of every rule."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

pytest.importorskip("pygls")

from copylint.language_server.desk import Desk, Settings
from copylint.language_server.offers import REASON, Offer, offers
from copylint.language_server.positions import Places
from copylint.linted import Linted
from copylint.rules import Rule, load_kind, load_rules

# A rule about changes has nothing to say of a text alone.
RULES = [rule for rule in load_rules() if rule.enabled and not getattr(load_kind(rule.kind), "EARLIER", False)]
each_rule = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
DESK = Desk(Settings(severity="info", confidence="low"))


def lint(text: str, folder: Path) -> Linted:
    return DESK.lint(str(folder / "story.md"), text)


def offered(linted: Linted, rule: Rule) -> list[tuple[str, Offer]]:
    """Each offer about the rule's findings, with the finding's fingerprint."""
    assert linted.story is not None
    config = DESK.config_for(linted.path)
    return [
        (diagnostic.fingerprint, offer)
        for diagnostic in linted.diagnostics
        if diagnostic.rule == rule.id
        for offer in offers(linted.story, diagnostic, rule, config, lambda _path: None)
    ]


def edited(text: str, offer: Offer) -> str:
    span = offer.edit.span
    return text[: span.start] + offer.edit.text.replace(REASON, "it was checked") + text[span.end :]


@each_rule
def test_suppressions_silence_what_they_are_offered_for_and_earn_their_place(rule: Rule, tmp_path: Path) -> None:
    tried = 0
    for example in rule.fails[:3]:
        linted = lint(example.text, tmp_path)
        for fingerprint, offer in offered(linted, rule):
            if not offer.title.startswith("Suppress"):
                continue
            after = lint(edited(example.text, offer), tmp_path)
            assert fingerprint not in {d.fingerprint for d in after.diagnostics}, (offer.title, example.text)
            assert [d.message for d in after.diagnostics if d.rule == "suppression"] == [], example.text
            tried += 1

    assert tried


@each_rule
def test_safe_corrections_settle_what_they_are_offered_for(rule: Rule, tmp_path: Path) -> None:
    for example in rule.fails[:3]:
        linted = lint(example.text, tmp_path)
        for fingerprint, offer in offered(linted, rule):
            if offer.sure:
                after = lint(edited(example.text, offer), tmp_path)
                assert fingerprint not in {d.fingerprint for d in after.diagnostics}, example.text


@given(st.text(alphabet=st.sampled_from("aé€😀\n\r\u2028\x0c\x85")), st.sampled_from(["utf-8", "utf-16", "utf-32"]))
def test_every_place_is_found_again(text: str, encoding: str) -> None:
    places = Places(text, encoding)
    for offset in range(len(text) + 1):
        within_line_end = text[offset - 1 : offset + 1] == "\r\n" and offset > 0
        if not within_line_end:
            assert places.offset(places.position(offset)) == offset
