"""Vale's extension points about a document: consistency, conditional, capitalization, metric, readability, script."""

from collections.abc import Iterator, Mapping

from copylint.lazypattern import lazy_pattern
from copylint.vale.draft import Draft, message_of
from copylint.vale.scopes import Reach
from copylint.vale.source import Source, bounded, is_plain, split_plain
from copylint.vale.wording_points import Extension, options_of

_STYLES = {"$title": "title", "$sentence": "sentence", "$lower": "lower", "$upper": "upper"}
_SHARE = 0.8  # Vale's own threshold where a rule has none
_CONDITION = lazy_pattern(r"(?P<sign>>=|<=|>|<)\s*(?P<limit>-?\d+(?:\.\d+)?)")
_NAMES = {
    "polysyllabic_words": "complex_words",
    "characters": "letters",
    "heading_h1": "headlines",
    **{f"heading_h{level}": "subheads" for level in range(2, 7)},
    "list": "list_items",
}
_NAME = lazy_pattern(r"[A-Za-z_][A-Za-z0-9_]*")
# Each grade as its author published it.
_GRADES = {
    "flesch-kincaid": "0.39 * words / sentences + 11.8 * syllables / words - 15.59",
    "gunning fog": "0.4 * (words / sentences + 100 * complex_words / words)",
    "coleman-liau": "5.88 * letters / words - 29.6 * sentences / words - 15.8",
    "smog": "1.043 * sqrt(complex_words * 30 / sentences) + 3.1291",
    "automated readability": "4.71 * letters / words + 0.5 * words / sentences - 21.43",
}


def consistency(source: Source, reach: Reach) -> Iterator[Draft]:
    """Of two ways to write a word only one may stand in a story."""
    whole = not source.flag("nonword")
    source.pass_over("ignorecase")
    groups = []
    for one, node in source.text_pairs("either"):
        words, patterns = [], []
        for text in (one, str(node.value)):
            pattern = source.pattern(node, text)
            if whole and is_plain(text):
                words.append(text)
            elif pattern:
                patterns.append(bounded(pattern) if whole else pattern)
        if len(words) + len(patterns) == 2:
            groups.append({"words": words, "patterns": patterns} if patterns else words)
    if not groups:
        raise source.refuse("extends", "nothing to look for is left of it")
    options = options_of(reach, groups=groups) | {"inflect": False}
    yield Draft("either-or", options, message_of(source, "{text}", "{against.text}"))


def conditional(source: Source, reach: Reach) -> Iterator[Draft]:
    """Where the first pattern stands, the second must have stood before it."""
    sought = {}
    for key, option in (("first", "when"), ("second", "needs")):
        nodes = source.nodes(key)
        pattern = source.pattern(nodes[0]) if nodes else ""
        if not pattern:
            raise source.refuse("extends", f"there is no “{key}” to look for")
        sought[option] = {"patterns": [pattern]}
    excepted, patterns = split_plain(source, source.nodes("exceptions"))
    if patterns:
        source.lose("exceptions", "exceptions that are patterns have no counterpart; the words are carried over")
    options = options_of(
        reach, **sought, order="before", ignore_case=source.flag("ignorecase"), exceptions=excepted, quotes="report"
    )
    late = {"message": "{where} “{text}” comes before what it needs, which stands in {against.where}."}
    yield Draft("conditional", options, message_of(source, "{text}"), {"late": late})


def capitalization(source: Source, reach: Reach) -> Iterator[Draft]:
    """Headings in title case, sentence case and the like, or as a pattern wants them."""
    match = source.text("match")
    nodes = source.nodes("match")
    if match.startswith("$") and match not in _STYLES:
        raise source.refuse("match", f"“{match}” is not known")
    pattern = "" if match in _STYLES or not nodes else source.pattern(nodes[0])
    if match not in _STYLES and not pattern:
        raise source.refuse("extends", "it has no “match”")
    excepted, patterns = split_plain(source, source.nodes("exceptions"))
    if patterns:
        source.lose("exceptions", "exceptions that are patterns have no counterpart; the words are carried over")
    indicators = [str(node.value) for node in source.nodes("indicators")]
    style = _STYLES.get(match)
    titles = source.text("style").lower()
    share = source.number("threshold")
    options = options_of(
        reach,
        style=style,
        pattern=pattern,
        titles="chicago" if titles == "chicago" else None,
        share=(share or _SHARE) if style in {"title", "sentence"} else None,
        exceptions=excepted,
        indicators=indicators,
        unit="sentence" if reach.unit == "sentence" else None,
    )
    if not reach.fields:
        options["fields"] = ["headline", "kicker", "deck", "body", "caption"]
    yield Draft("capitalization", options, message_of(source, "{text}", "{expected}"))


def metric(source: Source, reach: Reach) -> Iterator[Draft]:
    """A formula over counts, and the value from which on the rule speaks."""
    formula = _NAME.sub(lambda found: _NAMES.get(found[0], found[0]), source.text("formula").replace("math.", ""))
    condition = _CONDITION.fullmatch(source.text("condition"))
    if condition is None:
        raise source.refuse("condition", f"the condition “{source.text('condition')}” has no counterpart")
    if condition["sign"] in {">=", "<="}:
        source.note("condition", f"“{condition['sign']}” is read as “{condition['sign'][0]}”")
    side = "above" if condition["sign"].startswith(">") else "below"
    yield _metric(source, reach, " ".join(formula.split()), {side: float(condition["limit"])})


def readability(source: Source, reach: Reach) -> Iterator[Draft]:
    """The mean of the grades that are named, and the grade that is too high."""
    formulas = []
    for node in source.nodes("metrics"):
        name = str(node.value).lower().replace(" index", "")
        if name in _GRADES:
            formulas.append(_GRADES[name])
        else:
            source.lose(node, f"the metric “{node.value}” has no counterpart")
    grade = source.number("grade")
    if not formulas or grade is None:
        raise source.refuse("extends", "it has no metric, or no “grade”")
    mean = " + ".join(f"({formula})" for formula in formulas)
    formula = f"({mean}) / {len(formulas)}" if len(formulas) > 1 else formulas[0]
    yield _metric(source, reach, formula, {"above": grade})


def _metric(source: Source, reach: Reach, formula: str, limits: Mapping[str, float]) -> Draft:
    options = options_of(reach, formula=formula, **{side: _figure(limit) for side, limit in limits.items()})
    return Draft("metric", options, message_of(source, "{value}"))


def _figure(value: float) -> float | int:
    return int(value) if value.is_integer() else value


def script(source: Source, reach: Reach) -> Iterator[Draft]:  # noqa: ARG001 - an extension point like the others
    """A program, which is never carried over."""
    source.pass_over("script")
    raise source.refuse("extends", "a script is a program and cannot be carried over")
    yield


DOCUMENT_POINTS: Mapping[str, Extension] = {
    "consistency": consistency,
    "conditional": conditional,
    "capitalization": capitalization,
    "metric": metric,
    "readability": readability,
    "script": script,
}
