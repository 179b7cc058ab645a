"""A newsroom's own regular expressions: compiled once, and stopped when they take too long."""

from functools import lru_cache

import regex

# For one paragraph; a pattern that needs longer than this would need years for the next one.
TIMEOUT = 0.1
_CHARACTERS_A_SECOND = 1_000_000


class PatternTimeoutError(Exception):
    """A pattern took too long; `pattern` is the text of it and `seconds` what it was given."""

    def __init__(self, pattern: str, seconds: float) -> None:
        """What the engine needs to name the line of the rule file."""
        self.pattern = pattern
        self.seconds = seconds
        super().__init__(f"the pattern {pattern!r} took longer than {seconds:.1f} s")


@lru_cache(maxsize=4096)
def compile_pattern(pattern: str, ignore_case: bool = False) -> regex.Pattern[str]:
    """The compiled pattern; raises ValueError saying what is wrong with it."""
    try:
        return regex.compile(pattern, regex.IGNORECASE if ignore_case else 0)
    except regex.error as error:
        raise ValueError(f"“{pattern}” is not a regular expression: {error}") from None


def find_all(pattern: str, text: str, ignore_case: bool = False) -> list[tuple[int, int]]:
    """Start and end of every place where the pattern stands in `text`, empty ones left out.

    Raises PatternTimeoutError after 0.1 seconds, or a little more where the text is very long.
    """
    seconds = TIMEOUT + len(text) / _CHARACTERS_A_SECOND
    try:
        found = compile_pattern(pattern, ignore_case).finditer(text, timeout=seconds)
        return [place.span() for place in found if place.end() > place.start()]
    except TimeoutError:
        raise PatternTimeoutError(pattern, seconds) from None
