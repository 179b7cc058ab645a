"""Units and currencies: what a word or sign after a number makes of it.

Factors bring a unit to the base of its kind: metres, square metres, kilograms, litres, metres a second, days. They are
exact: the yard and the pound are those of the international agreement of 1959, the nautical mile and the hectare those
of the SI Brochure; US customary measures are those of NIST Handbook 44, appendix C, imperial ones those of the UK
Weights and Measures Act 1985. A month and a year are the mean ones of the Gregorian calendar.
"""

from collections.abc import Mapping
from fractions import Fraction

from msgspec import Struct


class Unit(Struct, frozen=True, gc=False):
    """A unit: the measure it belongs to, its short name, and its worth in the base unit of the measure."""

    measure: str
    name: str
    factor: Fraction


# measure: name, worth, words
_TABLE = """
length: mm 0.001 mm millimeter millimetre
length: cm 0.01 cm centimeter centimetre
length: m 1 m meter metre
length: km 1000 km kilometer kilometre
length: in 0.0254 inch inches
length: ft 0.3048 ft foot feet
length: yd 0.9144 yd yard
length: mi 1609.344 mile
length: nmi 1852 nm
area: ha 10000 ha hectare
area: acre 4046.8564224 acre
mass: mg 0.000001 mg milligram
mass: g 0.001 gram gramme
mass: kg 1 kg kilo kilogram
mass: t 1000 tonne
mass: ton 907.18474 ton
mass: oz 0.028349523125 oz ounce
mass: lb 0.45359237 lb lbs pound
mass: st 6.35029318 stone
volume: ml 0.001 ml milliliter millilitre
volume: l 1 liter litre
volume: gal 3.785411784 gallon
volume: bbl 158.987294928 barrel
speed: mph 0.44704 mph
speed: km/h 5/18 kph kmh
speed: kn 463/900 knot
duration: s 1/86400 second sec
duration: min 1/1440 minute min
duration: h 1/24 hour hr
duration: day 1 day
duration: week 7 week
duration: month 30.436875 month
duration: year 365.2425 year yr
duration: decade 3652.425 decade
duration: century 36524.25 century centuries
temperature: C 1 celsius centigrade
temperature: F 1 fahrenheit
"""
_CURRENCIES = """
USD $ us$ dollar usd buck dlr dlrs
USD/100 ¢ cent ct cts
GBP £ gbp sterling quid stg
GBP/100 pence
EUR € euro eur
XEU ecu ecus
JPY ¥ yen jpy
CNY yuan renminbi cny rmb
INR ₹ rupee inr
RUB ₽ ruble rouble rub
KRW ₩
ILS ₪ shekel
TRY ₺ lira lire
UAH hryvnia hryvnias
CHF franc chf
SEK krona kronor
NOK krone kroner
PLN zloty zlotys
CZK koruna
MXN peso
BRL reais
ZAR rand
NGN naira
KES shilling
SAR riyal rial
AED dirham
IQD dinar
CAD c$ cad
AUD a$ aud
NZD nz$ nzd
HKD hk$ hkd
SGD s$ sgd
"""


def _read_units() -> dict[str, Unit]:
    units: dict[str, Unit] = {}
    for line in _TABLE.strip().splitlines():
        measure, _, rest = line.partition(": ")
        name, worth, *words = rest.split()
        unit = Unit(measure, name, Fraction(worth))
        for word in words:
            units[word] = unit
            if len(word) > 2 and word[-1] != "s" and word != "inch":
                units[word + "s"] = unit
    return units


def _read_currencies() -> dict[str, str]:
    currencies: dict[str, str] = {}
    for line in _CURRENCIES.strip().splitlines():
        code, *words = line.split()
        for word in words:
            currencies[word] = code
            if len(word) > 3 and word not in ("pence", "sterling", "hryvnias", "kronor", "reais"):
                currencies[word + "s"] = code
    return currencies


UNITS: Mapping[str, Unit] = _read_units()
CURRENCIES: Mapping[str, str] = _read_currencies()
SIGNS = frozenset("$£€¥₹₽₩₪₺¢")
# What stands before a dollar sign and names whose dollars they are.
DOLLARS: Mapping[str, str] = {
    "us": "USD",
    "u.s.": "USD",
    "a": "AUD",
    "au": "AUD",
    "c": "CAD",
    "ca": "CAD",
    "nz": "NZD",
    "hk": "HKD",
    "s": "SGD",
}


def worth(measure: str, name: str) -> Fraction:
    """The worth of a unit in the base of its measure; 1 for what has no table."""
    power, _, length = name.partition(" ")
    if length and power in _POWERS:
        exponent, base = _POWERS[power]
        return worth("length", length) ** exponent * base
    return _WORTH.get((measure, name), Fraction(1))


# "sq" and "cu" before a length: the exponent, and the worth of a square or cubic metre.
_POWERS = {"sq": (2, 1), "cu": (3, 1000)}
_WORTH = {(unit.measure, unit.name): unit.factor for unit in UNITS.values()} | {("speed", "ft/s"): Fraction("0.3048")}
