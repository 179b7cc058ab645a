"""Vale's extension points about words: existence, substitution, repetition, occurrence, sequence, spelling."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from copylint.lazypattern import lazy_pattern
from copylint.vale.draft import Draft, message_of
from copylint.vale.scopes import Reach
from copylint.vale.source import NotCarriedError, Source, bounded, is_plain, split_plain, template
from copylint.yamlfile import Node

Extension = Callable[[Source, Reach], Iterator[Draft]]

# A pattern for whatever stands between spaces or stops: [^\s]+, [^\s.!?]+, \w+.
_ANY_TOKEN = lazy_pattern(r"\(?(?:\[\^[^\]]+\]|\\S|\\w|\[\\w\]|\[(?:A-Za-z|a-zA-Z)\])\+\)?")


def options_of(reach: Reach, **values: Any) -> dict[str, Any]:
    """The options that are worth writing: those that are given, and the fields where they are not the usual ones."""
    given = {key: value for key, value in values.items() if value not in (None, [], {}, "")}
    return {**given, **({"fields": list(reach.fields)} if reach.fields else {})}


def unit_of(reach: Reach) -> str | None:
    """`sentence` where the scope says so."""
    return "sentence" if reach.unit == "sentence" else None


def existence(source: Source, reach: Reach) -> Iterator[Draft]:
    """Any of the tokens is flagged; what is under `raw` is one pattern, as Vale joins it."""
    whole = not source.flag("nonword")
    raw, tokens = source.nodes("raw"), source.nodes("tokens")
    if raw:
        words, patterns = list[str](), _joined(source, raw, tokens, whole=whole)
        source.pass_over("append")
    else:
        words, patterns = split_plain(source, tokens, whole=whole)
    if not words and not patterns:
        raise source.refuse("extends", "nothing to look for is left of it")
    excepted, exception_patterns = split_plain(source, source.nodes("exceptions"))
    yield Draft(
        "phrase",
        options_of(
            reach,
            words=words,
            patterns=patterns,
            ignore_case=source.flag("ignorecase"),
            exceptions=excepted,
            exception_patterns=exception_patterns,
            unit=unit_of(reach),
            suggest=_replacement(source),
        ),
        message_of(source, "{text}"),
    )


def _joined(source: Source, raw: list[Node], tokens: list[Node], *, whole: bool) -> list[str]:
    first = "".join(str(node.value) for node in raw)
    second = "|".join(str(node.value) for node in tokens)
    if second:
        second = bounded(second) if whole else f"(?:{second})"
    if len(raw) > 1:
        source.note("raw", "the items of “raw” are one pattern, as Vale joins them; is that what is meant?")
    pattern = source.pattern(raw[0], second + first if source.flag("append") else first + second)
    return [pattern] if pattern else []


def _replacement(source: Source) -> str:
    """What an action would put in the place of what is found."""
    for name, value in source.pairs("action"):
        if name == "name" and value.value not in {"replace", "suggest"}:
            source.lose(value, f"the action “{value.value}” has no counterpart")
            return ""
        if name == "params" and isinstance(value.value, list) and value.value:
            return str(value.value[0].value)
    return ""


def substitution(source: Source, reach: Reach) -> Iterator[Draft]:
    """What is on the left is flagged, what is on the right is preferred."""
    source.pass_over("action", "capitalize", "append")
    if source.text("pos"):
        source.lose("pos", "“pos” has no counterpart: words are not told apart by their part of speech")
    whole, ignore_case = not source.flag("nonword"), source.flag("ignorecase")
    terms: dict[str, Any] = {}
    patterns: dict[str, Any] = {}
    cut: list[str] = []
    for wrong, node in source.text_pairs("swap"):
        pattern = source.pattern(node, wrong)
        choices = [template(text) for text in _alternatives(str(node.value))]
        if not pattern:
            continue
        if not any(choices):
            cut.append(bounded(pattern) if whole else pattern)
        elif whole and is_plain(wrong) and not any("\\" in text for text in choices):
            terms[wrong] = _one_or_more(choices)
        else:
            patterns[bounded(pattern) if whole else pattern] = _one_or_more(choices)
    excepted, exception_patterns = split_plain(source, source.nodes("exceptions"))
    common = {"ignore_case": ignore_case, "exceptions": excepted, "exception_patterns": exception_patterns}
    if terms or patterns:
        options = options_of(reach, terms=terms, patterns=patterns, names=True, **common)
        yield Draft("preferred-term", options, message_of(source, "{preferred}", "{text}"))
    if cut:
        yield Draft("phrase", options_of(reach, patterns=cut, **common), "{where} “{text}”. Cut it.", suffix="cut")
    if not terms and not patterns and not cut:
        raise source.refuse("extends", "nothing to look for is left of it")


def _alternatives(text: str) -> list[str]:
    """The texts between bars; a replacement with brackets is one."""
    return [part.strip() for part in text.split("|")] if "(" not in text else [text.strip()]


def _one_or_more(choices: list[str]) -> str | list[str]:
    given = [text for text in choices if text]
    return given[0] if len(given) == 1 else given


def repetition(source: Source, reach: Reach) -> Iterator[Draft]:
    """A token twice in a row."""
    source.pass_over("action")  # one of the two is suggested anyway
    tokens = source.nodes("tokens")
    alpha, words = source.flag("alpha"), list[str]()
    for node in tokens:
        if _ANY_TOKEN.fullmatch(str(node.value)):
            words = []
            break
        if not is_plain(str(node.value)) or " " in str(node.value):
            source.lose(node, "a pattern that may not be repeated has no counterpart, only words have")
            continue
        words.append(str(node.value))
    else:
        if not words:
            raise source.refuse("extends", "nothing to look for is left of it")
    most = source.number("max")
    yield Draft(
        "repetition",
        options_of(
            reach,
            words=words,
            sorts=None if alpha or words else ["words", "figures"],
            max=int(most) + 1 if most else None,
            ignore_case=source.flag("ignorecase"),
            exceptions=[str(node.value) for node in source.nodes("exceptions")],
        ),
        message_of(source, "{text}"),
    )


def occurrence(source: Source, reach: Reach) -> Iterator[Draft]:
    """A token that stands too often, or not often enough, in a paragraph or a sentence."""
    nodes = source.nodes("token")
    pattern = source.pattern(nodes[0]) if nodes else ""
    if not pattern:
        raise source.refuse("extends", "nothing to look for is left of it")
    low, high = source.number("min"), source.number("max")
    if low is None and high is None:
        raise source.refuse("extends", "it has neither “max” nor “min”")
    options = options_of(
        reach,
        patterns=[pattern],
        max=int(high) if high is not None and (high or not low) else None,
        min=int(low) if low else None,
        unit=reach.unit,
        ignore_case=source.flag("ignorecase"),
        quotes="report",
    )
    yield Draft("occurrence", options, message_of(source, "{count}"))


def sequence(source: Source, reach: Reach) -> Iterator[Draft]:
    """Words in a row, where no part of speech is asked for."""
    parts: list[str] = []
    tokens = source.items.get("tokens")
    source.pass_over("tokens")
    for node in tokens.value if tokens and isinstance(tokens.value, list) else ():
        token: Mapping[str, Node] = node.value if isinstance(node.value, dict) else {}
        if "tag" in token or "pattern" not in token:
            raise source.refuse(node, "a part of speech is asked for, and words are not told apart by it")
        pattern = source.pattern(token["pattern"])
        if not pattern:
            raise NotCarriedError
        negated = token.get("negate") is not None and str(token["negate"].value).lower() == "true"
        parts.append(rf"(?!(?:{pattern})\b)\w+" if negated else rf"(?:{pattern})")
        skipped = str(token["skip"].value) if "skip" in token else "0"
        parts.append(rf"\b(?:\W+\w+){{0,{skipped}}}?\W+\b" if skipped.isdigit() and skipped != "0" else r"\b\W+\b")
    if not parts:
        raise source.refuse("extends", "nothing to look for is left of it")
    pattern = rf"\b{''.join(parts[:-1])}\b"
    options = options_of(
        reach._replace(unit="sentence"), patterns=[pattern], ignore_case=source.flag("ignorecase"), unit="sentence"
    )
    yield Draft("phrase", options, message_of(source, "{text}"))


def spelling(source: Source, reach: Reach) -> Iterator[Draft]:
    """The words that a dictionary shall pass become terms of the house."""
    source.pass_over("append", "custom", "threshold", "action")
    for key in ("dicpath", "dic", "aff", "dictionaries", "filters", "ignore"):
        if source.nodes(key):
            source.lose(key, f"“{key}” has no counterpart: no dictionary is asked, only near misses of terms are found")
    terms = [str(node.value) for node in source.nodes("exceptions") if is_plain(str(node.value))]
    if not terms:
        raise source.refuse("extends", "a dictionary's spelling has no counterpart; list the house's terms in a rule")
    source.note("exceptions", "these are taken for terms of the house: what is nearly one of them is flagged")
    yield Draft("spelling", options_of(reach, terms=terms), "{where} “{text}” for “{term}”.")


WORDING_POINTS: Mapping[str, Extension] = {
    "existence": existence,
    "substitution": substitution,
    "repetition": repetition,
    "occurrence": occurrence,
    "sequence": sequence,
    "spelling": spelling,
}
