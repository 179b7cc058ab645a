"""Folds, forms and look-alikes of names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copylint.analysis import Analysis
from copylint.analysis.names.folds import fold, fold_steps
from copylint.analysis.names.spellings import look_alikes
from copylint.analysis.names.word_forms import is_derived, is_likely_slip, is_same_but_for_marks, shape
from copylint.formats import read

# Letters of which no English word, month or weekday is made.
WORDS = st.text("bvkzlmrdo", min_size=5, max_size=12)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Pogossjan", "Poghosian"),
        ("Arutjunjan", "Arutyunyan"),
        ("Aliyev", "Alijew"),
        ("Tagaward", "Taghavard"),
        ("Lukaschenko", "Lukashenko"),
        ("Gaddafi", "Qadhafi"),
        ("Mohammed", "Muhammad"),
        ("Zelenskyy", "Zelenskij"),
        ("Tchaikovsky", "Tschaikowsky"),
    ],
)
def test_romanisations_of_one_name_fold_together(one: str, other: str) -> None:
    assert fold(one) == fold(other)
    assert fold_steps(one, other)


@pytest.mark.parametrize(
    ("one", "other"), [("Clark", "Clarke"), ("Shusha", "Shushi"), ("Hadrut", "Hagrut"), ("Iran", "Iraq")]
)
def test_different_names_stay_apart(one: str, other: str) -> None:
    assert fold(one) != fold(other)
    assert fold_steps(one, other) == ()


@given(WORDS)
def test_case_does_not_matter(word: str) -> None:
    assert fold(word.upper()) == fold(word.title()) == fold(word)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("azerbaijan", "azerbaijani"),
        ("texas", "texan"),
        ("recomendado", "recomendada"),
        ("d-ohio", "ohio"),
        ("kovac", "kovacs"),
    ],
)
def test_a_name_and_what_is_made_of_it(one: str, other: str) -> None:
    assert is_derived(one, other)
    assert is_derived(other, one)


@pytest.mark.parametrize(
    ("one", "other"), [("reagan", "regan"), ("steinberg", "steinburg"), ("observatory", "observatori")]
)
def test_slips_are_not_made_of_each_other(one: str, other: str) -> None:
    assert not is_derived(one, other)


def test_forms() -> None:
    assert is_same_but_for_marks("start-up", "startup")
    assert shape("SpotlightPA") != shape("Spotlight")
    assert not is_likely_slip("wikipedia", "wikimedia")
    assert is_likely_slip("obzervatory", "observatory")


def pairs(*names: str) -> set[frozenset[str]]:
    copy = "\n\n".join(f"They met near {name} on the coast." for name in names)
    spellings = Analysis(read("story.txt", copy.encode())).spellings
    return {frozenset((one.text, other.text)) for one, other in look_alikes(spellings)}


@given(WORDS, st.data())
def test_one_slip_is_always_found(word: str, data: st.DataObject) -> None:
    place = data.draw(st.integers(1, len(word) - 1))
    slipped = data.draw(
        st.sampled_from(
            [
                word[:place] + word[place + 1 :],
                word[:place] + "q" + word[place:],
                word[:place] + "x" + word[place + 1 :],
            ]
        )
    )
    one, other = word.capitalize(), slipped.capitalize()
    found = pairs(one, other)

    assert found == ({frozenset((one, other))} if one != other and min(len(one), len(other)) >= 4 else set())


def test_unlike_names_are_never_paired() -> None:
    assert pairs("Martuni", "Martakert", "Stepanakert") == set()
