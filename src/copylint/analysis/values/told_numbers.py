"""Numbers as a message tells them: differences in the words of their levels, percentages, decimals."""

from fractions import Fraction

from copylint.analysis.values.changes import Change
from copylint.analysis.values.units import worth

_MOST_PLACES = 6
_HUNDREDTHS = {"USD": "cents", "GBP": "pence", "EUR": "cents"}
_UNIT_NAMES = {
    "min": "minutes",
    "h": "hours",
    "s": "seconds",
    "day": "days",
    "week": "weeks",
    "month": "months",
    "year": "years",
    "mi": "miles",
    "C": "degrees",
    "F": "degrees",
}


def amount_told(value: Fraction, change: Change) -> str:
    """A difference in the words of the levels: "808", "8.7 points", "$5 million"."""
    level = change.new
    if level.measure == "percent" or change.old.measure == "percent":
        return f"{decimal_told(value, 2)} points"
    sign = (
        {"USD": "$", "GBP": "£", "EUR": "€"}.get(level.unit or change.old.unit, "") if level.measure == "money" else ""
    )
    if level.measure not in ("count", "money"):
        told = decimal_told(value / worth(level.measure, level.unit), 2)
        return f"{told} {_UNIT_NAMES.get(level.unit, level.unit)}".strip()
    if sign and value < 1:
        return f"{decimal_told(value * 100, 2)} {_HUNDREDTHS[level.unit or change.old.unit]}"
    for scale, word in ((10**12, " trillion"), (10**9, " billion"), (10**6, " million")):
        if value >= scale:
            return f"{sign}{decimal_told(value / scale, 2)}{word}"
    return f"{sign}{decimal_told(value, 2)}"


def percentage_told(share: Fraction, stated: Fraction) -> str:
    """A percentage, as exact as the one that the copy has: "4.8%", "25%"."""
    places = 1 if share < 10 or (stated.denominator > 1 and stated > 1) else 0
    return f"{decimal_told(share, places)}%"


def decimal_told(value: Fraction, places: int) -> str:
    """A number for people: rounded half up, thousands with commas, no trailing noughts, never to nothing."""
    while places and 0 < value * 10**places < Fraction(1, 2) and places < _MOST_PLACES:
        places += 1
    factor = 10**places
    whole = (value * factor + Fraction(1, 2)).__floor__()
    text = f"{whole // factor:,}"
    tail = f"{whole % factor:0{places}d}".rstrip("0") if places else ""
    return f"{text}.{tail}" if tail else text
