"""The store of composed YAML: never out of date, never in the way."""

from pathlib import Path

import pytest

from copylint import nodestore
from copylint.rules import RuleError, load_rules

RULE = """\
summary: Words the house does not print.
kind: phrase
options:
  words: [{word}]
message: "{{text}}"
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of rules, and a store of its own."""
    own = nodestore._Store(tmp_path / "cache" / "nodes.msgpack")
    for module in ("rules", "yamlfile"):
        monkeypatch.setattr(f"copylint.{module}.store", lambda: own)
    rules = tmp_path / "house"
    rules.mkdir()
    (rules / "banned-words.yaml").write_text(RULE.format(word="utilise"))
    return rules


def words(folder: Path) -> list[str]:
    (rule,) = load_rules(folder)
    return list(rule.options.words)


def test_an_edited_rule_is_read_anew(folder: Path) -> None:
    assert words(folder) == ["utilise"]

    (folder / "banned-words.yaml").write_text(RULE.format(word="leverage"))

    assert words(folder) == ["leverage"]


def test_a_remembered_rule_is_the_rule(tmp_path: Path) -> None:
    text = RULE.format(word="utilise")
    path = tmp_path / "nodes.msgpack"
    first = nodestore._Store(path)
    fresh = first.node(text, "rule.yaml")
    first.save()

    assert path.exists()
    assert nodestore._Store(path).node(text, "rule.yaml") == fresh


@pytest.mark.parametrize("damage", [b"", b"\xff\xff", b"\x81\xa1a", b"\x81\xa1a\x93\x01\x02\x03"])
def test_a_damaged_store_is_as_good_as_none(tmp_path: Path, damage: bytes) -> None:
    path = tmp_path / "nodes.msgpack"
    path.write_bytes(damage)
    store = nodestore._Store(path)

    node = store.node("summary: x", "rule.yaml")
    store.save()

    assert node is not None
    assert node.plain == {"summary": "x"}
    assert nodestore._Store(path).node("summary: x", "rule.yaml") == node


def test_a_folder_that_cannot_be_made_costs_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    store = nodestore._Store(tmp_path / "file" / "nodes.msgpack")

    assert store.node("summary: x", "rule.yaml") is not None
    store.save()


def test_a_user_without_a_home_has_no_store(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("COPYLINT_CACHE", "XDG_CACHE_HOME", "LOCALAPPDATA"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("os.path.expanduser", lambda path: path)
    store = nodestore._Store(nodestore.cache_folder() / "nodes.msgpack")

    assert store.node("summary: x", "rule.yaml") is not None
    store.save()


def test_a_mistake_is_reported_every_time(folder: Path) -> None:
    (folder / "banned-words.yaml").write_text("summary: [\n")

    for _ in range(2):
        with pytest.raises(RuleError):
            load_rules(folder)


def test_a_closed_store_leaves_no_trace(tmp_path: Path) -> None:
    store = nodestore._Store(tmp_path / "nodes.msgpack")
    store.close()

    assert store.node("summary: x", "rule.yaml") is not None
    store.save()
    assert list(tmp_path.iterdir()) == []
