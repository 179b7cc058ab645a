"""Words that say which way a figure went, and how many times as much it became."""

from collections.abc import Mapping
from fractions import Fraction

_UP = """
rise rises rose risen expand expands expanded expanding rebound rebounded rebounding upped rising increase increases
increased increasing climb climbs climbed climbing jump jumps jumped jumping grow grows grew grown growing soar soars
soared soaring surge surges surged surging swell swells swelled swollen swelling leap leaps leapt leaped leaping spike
spikes spiked spiking skyrocket skyrockets skyrocketed skyrocketing balloon ballooned ballooning mushroom mushroomed
mushrooming raise raises raised raising boost boosts boosted boosting hike hikes hiked hiking lift lifts lifted
lifting multiply multiplied rocket rocketed rocketing escalated snowballed
"""
_DOWN = """
fall falls fell fallen falling drop drops dropped dropping decline declines declined declining decrease decreases
decreased decreasing plunge plunges plunged plunging plummet plummets plummeted plummeting tumble tumbles tumbled
tumbling shrink shrinks shrank shrunk shrinking slump slumps slumped slumping sink sinks sank sunk sinking dip dips
dipped dipping reduce reduces reduced reducing cut cuts cutting lower lowers lowered lowering slash slashes slashed
slashing trim trims trimmed trimming dwindle dwindles dwindled dwindling slip slips slipped slipping slide slides slid
sliding collapsed crashed nosedived cratered dwindling
"""

VERBS: Mapping[str, int] = {**dict.fromkeys(_UP.split(), 1), **dict.fromkeys(_DOWN.split(), -1)}
NOUNS: Mapping[str, int] = {
    **dict.fromkeys("rise increase jump gain growth surge climb leap spike hike upswing uptick boost raise".split(), 1),
    **dict.fromkeys("fall drop decline decrease plunge slump reduction cut dip loss downturn".split(), -1),
}
PARTICLES: Mapping[str, int] = {"up": 1, "down": -1}
# Forms that may be verb or noun: "they increase", "price increases".
NOUN_FORMS = frozenset(
    "rise rises increase increases jump jumps climb climbs surge surges leap leaps spike spikes hike hikes boost"
    " boosts raise raises lift lifts fall falls drop drops decline declines decrease decreases plunge plunges slump"
    " slumps cut cuts dip dips slide slides".split()
)
_TIMES = {2: "doubl", 3: "tripl trebl", 4: "quadrupl", 5: "quintupl", 6: "sextupl"}
_FOLDS = "two three four five six seven eight nine ten".split()
MULTIPLES: Mapping[str, Fraction] = {
    **{
        stem + end: Fraction(times)
        for times, stems in _TIMES.items()
        for stem in stems.split()
        for end in ("e", "es", "ed", "ing")
    },
    **{word: Fraction(1, 2) for word in ("halve", "halves", "halved", "halving")},
    **{f"{word}fold": Fraction(number) for number, word in enumerate(_FOLDS, 2)},
    **{f"{word}-fold": Fraction(number) for number, word in enumerate(_FOLDS, 2)},
    "twentyfold": Fraction(20),
    "hundredfold": Fraction(100),
}
HEDGES_OF_MULTIPLES: Mapping[str, str] = {
    **dict.fromkeys("nearly almost virtually practically".split(), "near"),
    **dict.fromkeys("about roughly approximately around essentially effectively some".split(), "about"),
    **dict.fromkeys("than over".split(), "over"),
    "least": "over",
}
