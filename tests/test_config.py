"""The configuration: what it may say, and how it says what is wrong."""

from pathlib import Path

import pytest

from copylint.config import KEYS, Config, ConfigError, find_config, read_config
from copylint.rules import load_rules
from copylint.select import check_config


@pytest.fixture(autouse=True)
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(text: str, name: str = ".copylint.yaml") -> Path:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return path


def mistakes(text: str, name: str = ".copylint.yaml") -> tuple[str, ...]:
    with pytest.raises(ConfigError) as caught:
        read_config(write(text, name))
    return caught.value.errors


def test_the_nearest_file_upward_holds(desk: Path) -> None:
    write("fail_on: info\n")
    write("fail_on: never\n", "sports/.copylint.yaml")
    (desk / "sports/boxing").mkdir()
    (desk / "politics").mkdir()

    assert find_config(desk / "sports/boxing") == Path("sports/.copylint.yaml")
    assert find_config(desk / "politics") == Path(".copylint.yaml")


def test_pyproject_holds_when_it_has_the_table(desk: Path) -> None:
    write('[tool.copylint]\nfail_on = "never"\n', "pyproject.toml")
    write("[tool.other]\nx = 1\n", "inner/pyproject.toml")

    assert find_config(desk / "inner") == Path("pyproject.toml")
    assert read_config(Path("pyproject.toml")).fail_on == "never"


def test_two_configurations_side_by_side_are_refused(desk: Path) -> None:
    write("fail_on: info\n")
    write("[tool.copylint]\nfail_on = 'never'\n", "pyproject.toml")

    with pytest.raises(ConfigError, match="keep one"):
        find_config(desk)


def test_the_name_with_yml_is_refused_rather_than_passed_over(desk: Path) -> None:
    write("fail_on: info\n", ".copylint.yml")

    with pytest.raises(ConfigError, match=r"call it \.copylint\.yaml"):
        find_config(desk)


def test_an_empty_file_is_a_configuration() -> None:
    assert read_config(write("")).fail_on is None
    assert read_config(write("# nothing yet\n")).exclude.patterns == ()


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("fail_on: never\nexcludes: [x]\n", ".copylint.yaml:2:1: unknown key “excludes”; did you mean “exclude”?"),
        ("fail_on: fatal\n", ".copylint.yaml:1:10: “fail_on” cannot be “fatal”; use error, warning, info or never"),
        (
            "profile: aps\n",
            ".copylint.yaml:1:10: “profile” cannot be “aps”; use none, ap, bbc, dpa, guardian or reuters",
        ),
        ("house: [names.yaml]\n", ".copylint.yaml:1:1: no house list at “names.yaml”"),
        ("rules: [house]\n", ".copylint.yaml:1:9: no folder of rules at “house”"),
        ("exclude: drafts\n", ".copylint.yaml:1:10: “exclude” must be a list"),
        ("overrides:\n  - ignore: [x]\n", ".copylint.yaml:2:5: the key “paths” is missing"),
        (
            "overrides:\n  - paths: [x]\n",
            ".copylint.yaml:2:5: this override changes nothing; give it select, ignore, severity or options",
        ),
        (
            "overrides:\n  - path: [x]\n    ignore: [y]\n",
            ".copylint.yaml:2:5: unknown key “path” in “overrides”; did you mean “paths”?",
        ),
        ("front_matter: {head: [x]}\n", ".copylint.yaml:1:16: unknown key “head” in “front_matter”"),
        ("fail_on: info\nfail_on: never\n", ".copylint.yaml:2:1: the key “fail_on” stands twice, first in line 1"),
        ("exclude: ['[z-a].md']\n", ".copylint.yaml:1:1: “exclude”: a pattern cannot be understood"),
        ("- a\n", ".copylint.yaml:1:1: expected keys and values, such as “summary: …”"),
    ],
)
def test_a_mistake_is_named_with_its_place(text: str, error: str) -> None:
    assert error in "\n".join(mistakes(text))


def test_every_mistake_is_named_at_once() -> None:
    assert len(mistakes("fail_on: fatal\nexcludes: [x]\nhouse: x\n")) == 3


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ('[tool.x]\n\n[tool.copylint]\nfail_on = "fatal"\n', "pyproject.toml:4:1: “fail_on” cannot be “fatal”"),
        ("[tool.copylint]\nexcludes = ['x']\n", "pyproject.toml:2:1: unknown key “excludes”"),
        ("[tool.copylint.front_matter]\nhead = ['x']\n", "pyproject.toml:2:1: unknown key “head”"),
        ("[tool.copylint]\nx =\n", "pyproject.toml:2:4: not TOML: Invalid value"),
        (f"[tool.copylint]\nx = {'9' * 5000}\n", "pyproject.toml: not TOML: "),
        (f"[tool.copylint]\n{'a.' * 40}b = 1\n", "pyproject.toml:1:1: lists and tables are nested too deeply"),
        (f"[tool.copylint]\n{'a.' * 50_000}b = 1\n", "pyproject.toml: lists and tables are nested too deeply"),
        (f"[tool.copylint]\na = {'[' * 5000}{']' * 5000}\n", "pyproject.toml: lists and tables are nested too deeply"),
    ],
)
def test_a_mistake_in_toml_is_named_with_its_place(text: str, error: str) -> None:
    assert error in "\n".join(mistakes(text, "pyproject.toml"))


def test_missing_and_unreadable_files_are_named() -> None:
    with pytest.raises(ConfigError, match=r"nowhere\.yaml: no such file"):
        read_config(Path("nowhere.yaml"))
    Path("latin.yaml").write_bytes(b"exclude: [caf\xe9]\n")
    with pytest.raises(ConfigError, match=r"latin\.yaml"):
        read_config(Path("latin.yaml"))
    write("x = 1\n", "plain.toml")
    with pytest.raises(ConfigError, match=r"no \[tool\.copylint\] table"):
        read_config(Path("plain.toml"))


@pytest.mark.parametrize("toml", [False, True])
def test_values_arrive_the_same_from_both_forms(toml: bool) -> None:
    (Path.cwd() / "house").mkdir()
    yaml_text = "rules: [house]\nfront_matter: {headline: title, deck: [dek, standfirst]}\nexclude: [drafts/**]\n"
    toml_text = (
        "[tool.copylint]\nrules = ['house']\nexclude = ['drafts/**']\n"
        "front_matter = { headline = 'title', deck = ['dek', 'standfirst'] }\n"
    )
    config = read_config(write(toml_text, "pyproject.toml") if toml else write(yaml_text))

    assert config.rule_folders == (Path("house"),)
    assert config.front_matter == {"headline": ("title",), "deck": ("dek", "standfirst")}
    assert config.exclude.patterns == ("drafts/**",)


def config_with(text: str, name: str = ".copylint.yaml") -> Config:
    return read_config(write(text, name))


@pytest.mark.parametrize(
    ("pattern", "path", "excluded"),
    [
        ("drafts/**", "drafts/a.md", True),
        ("drafts/**", "drafts/deep/a.md", True),
        ("drafts/", "desk/drafts/a.md", True),
        ("/drafts/", "desk/drafts/a.md", False),
        ("*.draft.md", "x/y.draft.md", True),
        ("drafts/**", "stories/a.md", False),
        ("drafts/**", "../drafts/a.md", False),
    ],
)
def test_globs_are_read_from_the_folder_of_the_configuration(pattern: str, path: str, excluded: bool) -> None:
    config = config_with(f"exclude: ['{pattern}']\n", "news/.copylint.yaml")

    assert config.excludes(Path("news") / path) is excluded
    assert config.excludes(Path.cwd() / "news" / path) is excluded


def test_overrides_hold_for_their_paths_in_their_order() -> None:
    config = config_with(
        "overrides:\n"
        "  - {paths: ['sports/**'], ignore: [a]}\n"
        "  - {paths: ['*.md'], ignore: [b]}\n"
        "  - {paths: ['politics/**'], ignore: [c]}\n"
    )

    assert [o.choices.texts("ignore") for o in config.overrides_for(Path("sports/x.md"))] == [("a",), ("b",)]


DOCUMENTED = (Path(__file__).parents[1] / "docs/configuration.md").read_text("utf-8")


@pytest.mark.parametrize(("language", "name"), [("yaml", ".copylint.yaml"), ("toml", "pyproject.toml")])
def test_the_documented_configuration_is_valid(language: str, name: str) -> None:
    Path("house_rules").mkdir()
    for listed in ("names", "places", "different"):
        write("", f"house/{listed}.yaml")
    block = DOCUMENTED.split(f"```{language}\n", 1)[1].split("```", 1)[0]
    config = config_with(block, name)

    check_config(config, load_rules())
    assert config.overrides


def test_every_key_is_documented() -> None:
    for key in KEYS:
        assert f"| `{key}` |" in DOCUMENTED


def test_a_mistake_is_named_though_overrides_follow_that_have_none() -> None:
    config = read_config(
        write("ignore: [nonsense]\nseverity: {acronym: loud}\noverrides: [{paths: [x], ignore: [names]}]\n")
    )

    with pytest.raises(ConfigError) as caught:
        check_config(config, load_rules())
    assert [line.split(": ", 1)[1][:20] for line in caught.value.errors] == [
        "unknown rule or fami",
        "“acronym” cannot be ",
    ]
