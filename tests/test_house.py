"""House lists: what they may say, how they say what is wrong, and what they do to a run."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from copylint.cli import cli
from copylint.config import ConfigError, read_config
from copylint.house import Entry, House, read_house
from copylint.yamlfile import YamlError


@pytest.fixture(autouse=True)
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(name: str, text: str) -> Path:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return path


def house(text: str, name: str = "names.yaml") -> House:
    return read_house([write(name, text)])


def mistakes(text: str, name: str = "names.yaml") -> tuple[str, ...]:
    with pytest.raises(YamlError) as caught:
        house(text, name)
    return caught.value.errors


def test_a_list_says_all_that_is_known_of_a_name() -> None:
    (entry,) = house(
        "- canonical: Olena Marchenko\n  variants: [Martschenko]\n  aliases: [Lena Marchenko]\n"
        "  mononym: yes\n  role: minister of finance\n  until: 2029-05-20\n"
    ).entries

    assert (entry.canonical, entry.variants, entry.aliases) == (
        "Olena Marchenko",
        ("Martschenko",),
        ("Lena Marchenko",),
    )
    assert (entry.sort, entry.mononym, entry.role, str(entry.until)) == (
        "person",
        "Marchenko",
        "minister of finance",
        "2029-05-20",
    )


def test_several_files_are_one_house() -> None:
    made = read_house(
        [
            write("places.yaml", "- canonical: Kyiv\n  variants: [Kiev]\n  capital_of: Ukraine\n- Odesa\n"),
            write("organizations.yaml", "- {canonical: Harbour Board, acronym: HB, expand: first}\n"),
            write("different.yaml", "- [Ann Velk, Anne Velk]\n"),
        ]
    )

    assert [(entry.canonical, entry.sort) for entry in made.entries] == [
        ("Kyiv", "place"),
        ("Odesa", "place"),
        ("Harbour Board", "organisation"),
    ]
    assert made.different == (("Ann Velk", "Anne Velk"),)


def test_one_file_may_hold_several_lists() -> None:
    made = house("names: [Dana Oduya]\nplaces: [Kyiv]\ndifferent: [[Ann Velk, Anne Velk]]\n", "style.yaml")

    assert [entry.sort for entry in made.entries] == ["person", "place"]
    assert made.different


def test_no_is_text_here() -> None:
    assert house("- canonical: Ahn No\n  aliases: [no, 010]\n").entries == (Entry("Ahn No", aliases=("no", "010")),)


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("- canonical: Kyiv\n  varients: [Kiev]\n", "2:3: unknown key “varients” in a name; did you mean “variants”?"),
        ("- variants: [Kiev]\n", "1:3: the key “canonical” is missing"),
        ("- canonical: ''\n", "1:3: “canonical” is empty"),
        ("- [Kyiv]\n", "1:3: a name must be a mapping of keys and values"),
        ("- canonical: Kyiv\n  variants: Kiev\n", "2:13: “variants” must be a list"),
        ("- canonical: Kyiv\n  until: soon\n", "2:10: “until: soon” is no date of the form 2026-02-01"),
        ("- canonical: Kyiv\n  variants: [Kyiv]\n", "2:14: “Kyiv” is also a form of “Kyiv” (names.yaml:1)"),
        ("- Kyiv\n- Kyiv\n", "2:3: “Kyiv” stands twice, first at names.yaml:1"),
        ("names: [Kyiv]\nplace: [Kiev]\n", "2:1: unknown key “place”; did you mean “places”?"),
        (
            "different: [Kyiv]\n",
            "1:13: each item of “different” must be two names or more, such as [Ann Velk, Anne Velk]",
        ),
        ("Kyiv\n", "1:1: expected a list of names, such as “- canonical: Kyiv”"),
    ],
)
def test_a_mistake_is_named_with_its_place(text: str, error: str) -> None:
    assert mistakes(text) == (f"names.yaml:{error}",)


def test_a_form_cannot_be_right_here_and_wrong_there() -> None:
    first = write("names.yaml", "- {canonical: Ann Velk, variants: [Anne Velk]}\n")
    second = write("more/names.yaml", "- canonical: Anne Velk\n")

    with pytest.raises(YamlError, match=r"more/names\.yaml:1:14: “Anne Velk” is also a variant of “Ann Velk”"):
        read_house([first, second])


def test_an_alias_may_belong_to_two() -> None:
    assert house("- {canonical: Ann Velk, aliases: [Velk]}\n- {canonical: Bo Velk, aliases: [Velk]}\n").entries


def test_a_list_under_a_name_that_says_nothing_is_refused() -> None:
    (error,) = mistakes("- Kyiv\n", "desk.yaml")

    assert "call the file names.yaml, places.yaml" in error


def test_every_mistake_in_every_file_is_told() -> None:
    files = [write("names.yaml", "- varients: [x]\n"), write("places.yaml", "- tpye: town\n"), Path("gone.yaml")]
    with pytest.raises(YamlError) as caught:
        read_house(files)

    assert {error.partition(":")[0] for error in caught.value.errors} == {"names.yaml", "places.yaml", "gone.yaml"}


def test_the_configuration_finds_lists_from_its_own_folder() -> None:
    write("desk/house/places.yaml", "- {canonical: Kyiv, variants: [Kiev]}\n")
    config = read_config(write("desk/.copylint.yaml", "house: [house/places.yaml]\n"))

    assert config.house.entries[0].canonical == "Kyiv"


def test_a_list_that_is_not_valid_makes_the_configuration_invalid() -> None:
    write("house/places.yaml", "- canonical: Kyiv\n  varients: [Kiev]\n")
    with pytest.raises(ConfigError, match=r"house/places\.yaml:2:3: unknown key “varients”"):
        read_config(write(".copylint.yaml", "house: [house/places.yaml]\n"))


def test_a_run_uses_the_lists_of_the_nearest_configuration() -> None:
    write("desk/places.yaml", "- {canonical: Kyiv, variants: [Kiev]}\n")
    write("desk/.copylint.yaml", "house: [places.yaml]\n")
    story = "The trains to Kiev are running again, the railway said.\n"
    write("desk/a.md", story)
    write("other/a.md", story)

    outcome = CliRunner().invoke(cli, ["check", "--output-format", "jsonl", "--quiet", "desk", "other"])
    (found,) = map(json.loads, outcome.stdout.splitlines())

    assert (found["path"], found["rule"], found["text"]) == ("desk/a.md", "house-spelling", "Kiev")
    assert found["message"] == "¶1 “Kiev”: the house spelling is “Kyiv”."
    assert found["suggestion"] == {"text": "Kyiv", "applicability": "likely"}
