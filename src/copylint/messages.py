"""Messages: the placeholders a rule may use, and what stands in their place.

The braces are read by a pattern of our own and never by `str.format`, which would let copy or a rule file reach into
the program's objects.
"""

from collections.abc import Callable, Collection, Mapping

from copylint.lazypattern import lazy_pattern

PLACEHOLDERS = frozenset(
    f"{end}{name}" for end in ("", "against.") for name in ("text", "where", "paragraph", "line", "field")
)
LONGEST = 60

_PLACEHOLDER = lazy_pattern(r"\{([^{}\s]*)\}")


def placeholders(template: str) -> list[str]:
    """The names between braces in a message."""
    return _PLACEHOLDER.findall(template)


def fill(template: str, value: Callable[[str], str]) -> str:
    """The message with each placeholder replaced by `value(name)`."""
    return _PLACEHOLDER.sub(lambda found: value(found[1]), template)


def unknown_placeholders(template: str, words: Collection[str]) -> list[str]:
    """The placeholders that are neither among the fixed ones nor among a kind's words."""
    return [name for name in placeholders(template) if name not in PLACEHOLDERS and name not in words]


def has_stray_brace(template: str) -> bool:
    """Whether a brace stands in the message that is part of no placeholder."""
    rest = _PLACEHOLDER.sub("", template)
    return "{" in rest or "}" in rest


def shorten(text: str, longest: int = LONGEST) -> str:
    """`text`, its middle left out where it is longer than `longest` characters."""
    if len(text) <= longest:
        return text
    half = (longest - 3) // 2
    head, tail = text[:half].rsplit(" ", 1)[0], text[-half:].split(" ", 1)[-1]
    return f"{head.rstrip()} … {tail.lstrip()}"


def describe(text: str, field: str, paragraph: int, line: int) -> Mapping[str, str]:
    """The values of one end's placeholders; `where` is "¶2" in the body and the field's name elsewhere."""
    return {
        "text": shorten(text),
        "where": f"¶{paragraph}" if paragraph else field,
        "paragraph": str(paragraph) if paragraph else field,
        "line": str(line),
        "field": field,
    }
