"""The headline where the body begins with it once more, as copy from feeds and archives does."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from copylint.analysis import Analysis

# So many words make a headline that no sentence repeats by chance, and so far into the body it is looked for.
_LEAST_WORDS = 4
_REACH = 60


def find_restated_headline(analysis: "Analysis") -> range:
    """The tokens at the start of the body that are the headline again; an empty range where there are none."""
    fields, tokens = analysis.story.fields, analysis.tokens
    headline = next((f for f in fields if f.name == "headline"), None)
    body = next((f for f in fields if f.name == "body"), None)
    if headline is None or body is None:
        return range(0)
    first, start = analysis.token_at(headline.span.start), analysis.token_at(body.span.start)
    title = [t.lower for t in tokens[first : first + _REACH] if t.end <= headline.span.end and _is_telling(t.text)]
    opening = [i for i in range(start, min(start + 2 * _REACH, len(tokens))) if _is_telling(tokens[i].text)]
    words = [tokens[i].lower for i in opening]
    if len(title) < _LEAST_WORDS:
        return range(0)
    for n in range(min(_REACH, len(words) - len(title) + 1)):
        if words[n] == title[0] and words[n : n + len(title)] == title:
            return range(opening[n], opening[n + len(title) - 1] + 1)
    return range(0)


def _is_telling(text: str) -> bool:
    return text[0].isalnum()
