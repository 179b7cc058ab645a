"""Exchange rates that never were: what one currency has been worth in another since rates began to float.

The bounds are the lowest and highest daily rates against the US dollar from 1971 to 2024, rounded outward: Board of
Governors of the Federal Reserve System, Foreign Exchange Rates (H.10); for the euro, which began in 1999, the reference
rates of the European Central Bank. Two other currencies have been worth each other what their bounds leave possible.
"""

from collections.abc import Mapping
from fractions import Fraction

from copylint.analysis.values.levels import Interval

# Signs and words that several states share (francs, krona, peso, dinar, ¥) have no bounds.
_IN_DOLLARS: Mapping[str, Interval] = {
    code: Interval(Fraction(low), Fraction(high))
    for code, low, high in (
        ("USD", "1", "1"),
        ("GBP", "1.03", "2.65"),
        ("EUR", "0.82", "1.61"),
        ("CAD", "0.6", "1.11"),
        ("AUD", "0.47", "1.5"),
        ("NZD", "0.38", "1.5"),
        ("HKD", "0.12", "0.21"),
        ("SGD", "0.32", "0.85"),
        ("CNY", "0.11", "0.7"),
        ("INR", "0.0025", "0.14"),
    )
}
# Closer than the dollar makes them: the reference rates of the European Central Bank.
_DIRECT: Mapping[tuple[str, str], Interval] = {("EUR", "GBP"): Interval(Fraction("0.56"), Fraction("0.99"))}
# A plain "$" may be the dollar or peso of many a state: that of the Cayman Islands is worth 1.20 US dollars, some are
# worth less than a hundredth of one. (The Australian one was worth more when all others were, too.)
_ANY_DOLLAR = Interval(Fraction(1, 300), Fraction(6, 5))


def bounds(one: str, other: str, *, plain: bool = False) -> Interval | None:
    """How many units of the currency `other` one unit of the currency `one` may ever have been worth, None if unknown.

    The currencies are ISO 4217 codes. `plain` says that USD is written as a mere "$" and may be another dollar.
    """
    if one not in _IN_DOLLARS or other not in _IN_DOLLARS:
        return None
    direct = _DIRECT.get((one, other))
    if direct is not None:
        return direct
    own, twin = _worth(one, plain), _worth(other, plain)
    return Interval(own.low / twin.high, own.high / twin.low)


def _worth(code: str, plain: bool) -> Interval:
    return _ANY_DOLLAR if plain and code == "USD" else _IN_DOLLARS[code]
