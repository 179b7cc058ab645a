"""Triggers: words without one of which a layer has nothing in it, so that its module need not be imported."""

STREAKS = frozenset({"consecutive", "straight", "successive", "row", "running"})
PRISON_TERMS = frozenset(
    "jailed sentenced sentence sentences sentencing terms term prison imprisonment jail consecutive consecutively"
    " concurrent concurrently suspended".split()
)
SENTENCES_PASSED = frozenset({"sentenced", "jailed"})
SIDES = frozenset(
    "north northern northeast northeastern northwest northwestern south southern southeast southeastern southwest"
    " southwestern east eastern west western".split()
)
ZONES = frozenset({"gmt", "utc", "bst", "est", "edt", "et"})
"""The zones in which a time is told a second time."""
STARTS = frozenset({"kick-off", "kickoff", "tip-off", "throw-in", "tee-off", "face-off"})
"""What a broadcast leads up to."""
# How many sets a match is said to have had, 0 where one side lost none.
SETS = {"two-set": 2, "three-set": 3, "four-set": 4, "five-set": 5, "straight-set": 0, "straight-sets": 0}
GAPS = frozenset({"gap", "win", "won", "victory", "beat", "beaten", "defeat", "lost", "loss"})
"""Two figures are so far apart, or one side won by so much."""
WEIGHED = frozenset({"lot", "number", "amount"})
"""What is said of a count that is many or few: "a high number", "a lot"."""
