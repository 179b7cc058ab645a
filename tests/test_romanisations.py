"""Romanisations: what makes two spellings of a name one, and which names stay two."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from copylint.analysis import Analysis
from copylint.analysis.names.folds import why_one
from copylint.cli import cli
from copylint.formats import read


@pytest.mark.parametrize(
    ("pack", "one", "other"),
    [
        ("Chinese>", "Mao Zedong", "Mao Tse-tung"),
        ("Chinese>", "Deng Xiaoping", "Teng Hsiao-p'ing"),
        ("Chinese>", "Zhou Enlai", "Chou En-lai"),
        ("Chinese>", "Jiang Jingguo", "Chiang Ching-kuo"),
        ("Chinese>", "Cai Yingwen", "Tsai Ing-wen"),
        ("Korean", "Kim Jong Un", "Kim Jeong-eun"),
        ("Korean", "Park Geun-hye", "Pak Kun-hye"),
        ("Korean", "Lee Syng-man", "Rhee Syngman"),
        ("Korean", "Roh Moo-hyun", "No Mu-hyon"),
        ("Arabic", "Abdel Fattah el-Sisi", "Abdul Fatah al-Sissi"),
        ("Arabic", "Osama bin Laden", "Usama bin Ladin"),
        ("Arabic", "Gamal Abdel Nasser", "Jamal Abd al-Nasir"),
        ("French>", "Vladimir Poutine", "Vladimir Putin"),
        ("French>", "Dmitri Chostakovitch", "Dmitri Shostakovich"),
        ("Slavic", "Alexander Lukashenko", "Aleksandr Lukaschenko"),
        ("Hebrew", "Chaim Herzog", "Haim Herzog"),
    ],
)
def test_two_romanisations_are_one_name_and_the_steps_are_told(pack: str, one: str, other: str) -> None:
    assert why_one(one, other, pack).startswith(f"{one} = {other}: ")


@pytest.mark.parametrize(
    ("pack", "one", "other"),
    [
        ("Arabic", "Hassan Rouhani", "Hussein Rouhani"),
        ("Arabic", "Mahmoud Abbas", "Mohammed Abbas"),
        ("Arabic", "Karim Haddad", "Karam Haddad"),
        ("Korean", "Kim Jong Un", "Kim Yo Jong"),
        ("Korean", "Lee Jae-yong", "Lee Jae-myung"),
        ("Chinese>", "Zhang Jun", "Zhang Qun"),
        ("Chinese>", "Li Peng", "Li Ping"),
        ("Slavic", "Ivan Petrov", "Ilya Petrov"),
    ],
)
def test_two_people_stay_two(pack: str, one: str, other: str) -> None:
    assert why_one(one, other, pack) == ""
    assert why_one(other, one, pack) == ""


def test_only_the_steps_that_were_needed_are_told() -> None:
    assert why_one("Pogossjan", "Pogossyan") == "Pogossjan = Pogossyan: German j, or i, for y before a vowel"
    assert why_one("Zelensky", "Zelenskyy").endswith("a letter doubled or not")


def test_people_with_different_titles_are_not_paired() -> None:
    copy = "The judge, Judge Zhou Enlin, spoke. Captain Chou En-lin of the rowing team was late.\n"
    assert not Analysis(read("story.txt", copy.encode())).romanised
    copy = "Zhou Enlin, a judge, spoke. The poster has Chou En-lin in red.\n"
    assert len(Analysis(read("story.txt", copy.encode())).romanised) == 1


def test_the_full_output_says_which_steps_made_two_names_one(tmp_path: Path) -> None:
    story = tmp_path / "story.md"
    story.write_text("The clinic stays open, said Aram Petrosjan, who runs it.\n\n“We have money,” Petrosyan said.\n")
    arguments = ["check", "--output-format", "full", "--fail-on", "never", "--no-cache", str(story)]
    assert "  note: Petrosyan = Petrosjan: German j, or i, for y before a vowel\n" in run(*arguments)


@pytest.mark.parametrize("rule", ["name-variant", "transliteration-mix"])
def test_the_manual_page_names_the_steps(rule: str) -> None:
    assert "German j, or i, for y before a vowel" in " ".join(run("explain", rule).split())


def run(*arguments: str) -> str:
    return CliRunner().invoke(cli, list(arguments)).output
