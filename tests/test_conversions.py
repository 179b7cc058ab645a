"""Conversions: whatever is converted right and rounded is silent, whatever is a tenth off is not."""

from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from copylint.analysis import Analysis
from copylint.analysis.values.units import worth
from copylint.checks import unit_conversion
from copylint.finding import Finding
from copylint.formats import read

# (written, unit, unit of the twin, how many of the twin one is): the legal definitions, written out again.
FACTORS = (
    ("km", "miles", Fraction(1000000, 1609344)),
    ("miles", "km", Fraction(1609344, 1000000)),
    ("metres", "feet", 1 / Fraction("0.3048")),
    ("m", "ft", 1 / Fraction("0.3048")),
    ("feet", "meters", Fraction("0.3048")),
    ("inches", "cm", Fraction("2.54")),
    ("pounds", "kg", Fraction("0.45359237")),
    ("kg", "lb", 1 / Fraction("0.45359237")),
    ("hectares", "acres", 10000 / Fraction("4046.8564224")),
    ("acres", "hectares", Fraction("4046.8564224") / 10000),
    ("square miles", "sq km", Fraction("1.609344") ** 2),
    ("square metres", "square feet", 1 / Fraction("0.3048") ** 2),
    ("mph", "kph", Fraction("1.609344")),
    ("km/h", "mph", 1 / Fraction("1.609344")),
)
FORMS = (
    "It is {a:,} {x} ({b:,} {y}) away.",
    "It is {a:,} {x}, or {b:,} {y}, in all.",
    "They counted {a:,} {x} (about {b:,} {y}).",
)


def findings(text: str) -> list[Finding]:
    analysis = Analysis(read(Path("story.txt"), text.encode()))
    return list(unit_conversion.check(analysis, unit_conversion.Options()))


def cases(text: str) -> list[str]:
    return [finding.case for finding in findings(text)]


def rounded(value: Fraction, digits: int) -> int:
    """`value` as a whole number with at most so many digits that are not nought."""
    step = int(10 ** max(len(str(int(value))) - digits, 0))
    return int(value / step + Fraction(1, 2)) * step


@given(st.integers(2, 90_000), st.integers(1, 3), st.sampled_from(FACTORS), st.sampled_from(FORMS))
def test_a_conversion_rounded_to_any_digits_is_silent(
    number: int, digits: int, units: tuple[str, str, Fraction], form: str
) -> None:
    x, y, factor = units
    twin = rounded(number * factor, digits)
    assume(twin > 0)
    assert cases(form.format(a=number, b=twin, x=x, y=y)) == []


@given(st.integers(100, 90_000), st.sampled_from(FACTORS), st.floats(1.25, 5), st.booleans())
def test_one_figure_changed_is_reported(
    number: int, units: tuple[str, str, Fraction], off: float, larger: bool
) -> None:
    x, y, factor = units
    factor = factor * Fraction(off) if larger else factor / Fraction(off)
    twin = int(number * factor)
    assume(twin > 100 and number % 10 and twin % 10)
    assert cases(FORMS[0].format(a=number, b=twin, x=x, y=y)) == ["wrong"]


@given(st.integers(-40, 50))
def test_degrees(celsius: int) -> None:
    fahrenheit = round(celsius * 1.8 + 32)
    assert cases(f"It was {celsius} C ({fahrenheit} F) there.") == []
    assert cases(f"It was {fahrenheit} degrees Fahrenheit ({celsius} degrees Celsius) there.") == []
    assert cases(f"It was {celsius} C ({fahrenheit + 20} F) there.") == ["wrong"]


@given(st.integers(1, 9))
def test_a_change_of_temperature_has_no_32_degrees(celsius: int) -> None:
    assert cases(f"The lake warmed by {celsius} C ({celsius * 1.8:.1f} F).") == []
    assert cases(f"The lake warmed by {celsius} C ({celsius * 1.8 + 32:.1f} F).") == ["difference"]


@given(st.integers(20, 900), st.integers(20, 900), st.floats(0.9, 1.05))
def test_one_story_has_one_rate(first: int, second: int, rate: float) -> None:
    one, two = round(first * rate), round(second * rate)
    assume(one > 9 and two > 9 and not (first % 10 == 0 or second % 10 == 0))
    text = "It cost €{:,} million (${:,} million). It was sold for €{:,} million (${:,} million)."
    assert cases(text.format(first, one, second, two)) == []
    assert cases(text.format(first, one, second, round(two * 1.5))) == ["rate"]


@given(st.integers(20, 900), st.floats(1.05, 2.6))
def test_a_scale_too_many_is_no_exchange_rate(pounds: int, rate: float) -> None:
    dollars = round(pounds * rate)
    assume(pounds % 10 and dollars % 10)
    assert cases(f"It cost £{pounds}m (${dollars}m).") == []
    assert cases(f"It cost £{pounds}bn (${dollars}m).") == ["never"]
    assert cases(f"It cost £{pounds}m (${dollars}bn).") == ["never"]


@given(st.integers(4, 7), st.integers(0, 11))
def test_feet_and_inches_are_one_length(feet: int, inches: int) -> None:
    metres = (feet * 12 + inches) * 0.0254
    for form in ("She is {f}ft {i}in ({m:.2f}m) tall.", "She, {f} feet {i} inches ({m:.2f} metres), jumped."):
        assert cases(form.format(f=feet, i=inches, m=metres)) == []
        assert cases(form.format(f=feet, i=inches, m=metres * 0.8)) == ["wrong"]


def test_the_message_has_the_right_figure_at_the_same_precision() -> None:
    [finding] = findings("The lake is 11 km (17 miles) long.")
    assert finding.words["computed"] == "6.8 miles"
    assert "swapped" in finding.words["hint"]


@pytest.mark.parametrize(
    ("measure", "unit", "base"),
    [
        ("speed", "km/h", "0.27777777"),
        ("speed", "kn", "0.51444444"),
        ("area", "sq ft", "0.09290304"),
        ("volume", "cu m", "1000"),
    ],
)
def test_derived_units_have_their_worth(measure: str, unit: str, base: str) -> None:
    assert abs(worth(measure, unit) - Fraction(base)) < Fraction(1, 10**7)
