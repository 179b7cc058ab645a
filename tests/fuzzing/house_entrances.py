"""What a newsroom keeps beside its stories: rules, configuration, lists, baselines, sidecars, styles of Vale."""

from collections.abc import Sequence
from pathlib import Path
from random import Random

from msgspec.structs import replace

from copylint.baseline import Baseline, Entry, read_baseline
from copylint.config import ConfigError
from copylint.examples import check_examples
from copylint.house import read_house
from copylint.manual import page
from copylint.rules import Rule, RuleError, load_rules
from copylint.select import UnknownNameError
from copylint.shelf import Shelf
from copylint.vale.folder import read_folder
from copylint.yamlfile import YamlError
from fuzzing import seeds
from fuzzing.desk import Desk
from fuzzing.making import STORY, a_story, from_one_of
from fuzzing.promises import BrokenPromise, keep


def _refusing(errors: Sequence[str]) -> None:
    """A refusal has lines that say why."""
    keep(errors and all(map(str.strip, errors)), "a refusal says why", errors)


def read_rule(desk: Desk, data: bytes, chance: Random) -> None:
    """A rule file: refused, or run over its examples and a story, and explained."""
    path = desk.write("own/rule.yaml", data)
    try:
        rules = load_rules(path)
        for rule in rules:
            _ = rule.fails, rule.passes
    except RuleError as error:
        _refusing(error.errors)
        return
    _try_rules(desk, rules, chance)


def _try_rules(desk: Desk, rules: Sequence[Rule], chance: Random) -> None:
    check_examples(rules, rules)
    for rule in rules:
        list(page(rule))
    story = chance.choice((STORY, a_story(chance))).encode()
    try:
        desk.lint("a.md", story, desk.chosen(rules)._replace(rules=tuple(rules)))
    except BrokenPromise as error:
        # A pattern that takes too long costs the run that rule, and is told.
        if "the pattern took longer than" not in str(error):
            raise


def make_rule(chance: Random) -> bytes:
    """A rule file of ours, mutated."""
    return from_one_of(seeds.rule_files(), chance)


def _read_settings(desk: Desk, name: str, data: bytes) -> None:
    """A configuration found from a story beside it."""
    desk.write("names.yaml", seeds.files("house-list")[0])
    desk.write(".copylint-baseline.json", b'{"version": 1, "findings": {}}')
    (desk.folder / "own").mkdir(exist_ok=True)
    for old in (".copylint.yaml", "pyproject.toml", "own/rule.yaml"):
        (desk.folder / old).unlink(missing_ok=True)
    desk.write(name, data)
    shelf = Shelf()
    try:
        for story in (Path("a.md"), Path("sports/b.md"), Path("drafts/c.md")):
            config = shelf.config_for(story)
            if not config.excludes(story):
                desk.lint(story.as_posix(), STORY.encode(), shelf.chosen_for(story, config), config)
    except (ConfigError, YamlError) as error:
        _refusing(error.errors)
    except UnknownNameError as error:
        _refusing([str(error)])
    finally:
        (desk.folder / name).unlink()


def read_configuration(desk: Desk, data: bytes, _chance: Random) -> None:
    """A .copylint.yaml."""
    _read_settings(desk, ".copylint.yaml", data)


def read_project(desk: Desk, data: bytes, _chance: Random) -> None:
    """A pyproject.toml."""
    _read_settings(desk, "pyproject.toml", data)


def read_house_list(desk: Desk, data: bytes, chance: Random) -> None:
    """A list of names: refused, or stories are read by it."""
    path = desk.write(chance.choice(("lists.yaml", "names.yaml", "places.yaml", "different.yaml")), data)
    try:
        house = read_house([path])
    except YamlError as error:
        _refusing(error.errors)
        return
    config = replace(Shelf().config_for(Path("none/a.md")), house=house)
    for story in (STORY, a_story(chance)):
        desk.lint("a.md", story.encode(), config=config)


def read_baseline_file(desk: Desk, data: bytes, _chance: Random) -> None:
    """A baseline: refused, or a story is held against it, and it is written as it was read."""
    path = desk.write("accepted.json", data)
    try:
        baseline = read_baseline(path)
    except ConfigError as error:
        _refusing(error.errors)
        return
    linted, _ = desk.lint("a.md", STORY.encode())
    if linted.story is not None:
        baseline.sift(linted.story, linted.diagnostics)
    again = desk.write("accepted.json", baseline.text().encode("utf-8", "strict"))
    keep(read_baseline(again).text() == baseline.text(), "a baseline is read as it was written", baseline.text())


def make_baseline(chance: Random) -> bytes:
    """A baseline with a few entries, mutated."""
    entries = [Entry("toll-jump", "0123456789abcdef", "fedcba9876543210", "from 44"), Entry("acronym", "0", "1", "é")]
    return from_one_of([Baseline(Path("b.json"), {"a.md": entries, "b/c.md": entries[:1]}).text().encode()], chance)


def read_sidecar(desk: Desk, data: bytes, _chance: Random) -> None:
    """The file of suppressions beside a plain text."""
    path = desk.write("a.txt.copylint.yaml", data)
    try:
        desk.lint("a.txt", STORY.encode())
    finally:
        path.unlink()


def read_style(desk: Desk, data: bytes, chance: Random) -> None:
    """A rule file of Vale's."""
    path = desk.write("styles/House/Own.yml", data)
    try:
        _read_styles(desk, chance)
    finally:
        path.unlink()


def read_vocabulary(desk: Desk, data: bytes, chance: Random) -> None:
    """A vocabulary of Vale's."""
    path = desk.write(f"styles/config/vocabularies/Own/{chance.choice(('accept', 'reject'))}.txt", data)
    try:
        _read_styles(desk, chance)
    finally:
        path.unlink()


def _read_styles(desk: Desk, chance: Random) -> None:
    """A style of Vale: what is carried over loads as it is."""
    for piece in read_folder(desk.folder / "styles"):
        keep(piece.carried.rules or piece.carried.remarks or "vocab" in str(piece.path), "what is lost is told", piece)
        for name, text in piece.carried.rules:
            path = desk.write(f"carried/{name}.yaml", text.encode("utf-8"))
            try:
                rules = load_rules(path)
            except RuleError as error:
                keep(holds=False, promise="what is carried over loads", detail=(error.errors, text))
            else:
                _try_rules(desk, rules, chance)
            finally:
                path.unlink()
