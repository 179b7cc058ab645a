"""Words, letters and signs that numbers are written with."""

from collections.abc import Mapping
from fractions import Fraction

ONES: Mapping[str, int] = {
    word: number
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
        " seventeen eighteen nineteen".split()
    )
}
TENS: Mapping[str, int] = {
    word: 10 * number for number, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)
}
SCALES: Mapping[str, int] = {
    "hundred": 100,
    "dozen": 12,
    "thousand": 10**3,
    "lakh": 10**5,
    "million": 10**6,
    "crore": 10**7,
    "billion": 10**9,
    "trillion": 10**12,
    "mn": 10**6,
    "mln": 10**6,
    "bn": 10**9,
    "bln": 10**9,
    "tn": 10**12,
    "trn": 10**12,
}
# Letters that stand right after a figure: "15K", "£3bn". A lone m is metres as often as millions: see `quantities`.
LETTERS: Mapping[str, int] = {"k": 10**3, "m": 10**6, "b": 10**9}
ORDINAL_ENDINGS = frozenset({"st", "nd", "rd", "th"})
VAGUE: Mapping[str, tuple[int, int]] = {
    "couple": (2, 2),
    "several": (3, 9),
    "handful": (3, 7),
    "dozens": (24, 120),
    "scores": (40, 150),
    "hundreds": (200, 1_200),
    "thousands": (2_000, 12_000),
    "millions": (2 * 10**6, 12 * 10**6),
    "billions": (2 * 10**9, 12 * 10**9),
    "trillions": (2 * 10**12, 12 * 10**12),
}
ORDINALS: Mapping[str, int] = {
    word: number
    for number, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth"
        " fifteenth sixteenth seventeenth eighteenth nineteenth twentieth".split(),
        1,
    )
}
DENOMINATORS: Mapping[str, int] = {
    "half": 2,
    "halves": 2,
    "quarter": 4,
    "quarters": 4,
    **{word: number for word, number in ORDINALS.items() if number > 2},
    **{word + "s": number for word, number in ORDINALS.items() if number > 2},
}
GLYPHS: Mapping[str, Fraction] = {
    "½": Fraction(1, 2),
    "⅓": Fraction(1, 3),
    "⅔": Fraction(2, 3),
    "¼": Fraction(1, 4),
    "¾": Fraction(3, 4),
    "⅕": Fraction(1, 5),
    "⅛": Fraction(1, 8),
}
# The words with which a spelled number can begin.
STARTS = frozenset(
    {
        *ONES,
        *TENS,
        *VAGUE,
        *GLYPHS,
        "half",
        "hundred",
        "thousand",
        "million",
        "billion",
        "trillion",
        "dozen",
        "tens",
        "quarter",
        "third",
    }
)
