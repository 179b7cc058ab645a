"""A rule of ours that is made from one of Vale's, and the text of its file."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from copylint.lazypattern import lazy_pattern
from copylint.rules import BUILT_IN, shipped_folder
from copylint.vale.source import Source

_SEVERITIES = {"suggestion": "info", "warning": "warning", "error": "error"}
_VERB = lazy_pattern(r"%(?:\[(\d+)\])?[sdvq]")
_QUOTED = lazy_pattern(r"(['\"])(%(?:\[\d+\])?[sdvq])\1")
_CAMEL = lazy_pattern(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_OTHER = lazy_pattern(r"[^a-z0-9]+")


@dataclass(frozen=True)
class Draft:
    """A rule before it is written. `options` are as they stand in the file; `suffix` tells it from its siblings."""

    kind: str
    options: dict[str, Any]
    message: str
    cases: dict[str, dict[str, str]] = field(default_factory=dict)
    suffix: str = ""


def message_of(source: Source, *placeholders: str) -> str:
    """Vale's message with our placeholders: the first `%s` is the first of them, `%[2]s` the second.

    Quotation marks around them become those that several words are listed with: “few” or “many”.
    """
    text = source.text("message").replace("{", "(").replace("}", ")")
    if not text:
        raise source.refuse("message", "“message” is missing")
    waiting = list(placeholders)

    def filled(found: re.Match[str]) -> str:
        if found[1]:
            number = int(found[1])
            return placeholders[number - 1] if number <= len(placeholders) else "{text}"
        return waiting.pop(0) if waiting else "{text}"

    return _VERB.sub(filled, _QUOTED.sub(r"“\2”", text)).replace("%%", "%")


def summary_of(source: Source) -> str:
    """What the rule is about, from its description or else from its message."""
    text = source.text("description") or _VERB.sub("…", source.text("message")).replace("%%", "%")
    return " ".join(text.split()) or "A rule of Vale."


def name_of(*parts: str) -> str:
    """House and HeadingPunctuation -> house-heading-punctuation; no name of a rule that is shipped."""
    words = "-".join(_CAMEL.sub("-", part) for part in parts if part).lower()
    name = _OTHER.sub("-", words).strip("-") or "rule"
    name = name if name[0].isalpha() else f"style-{name}"
    return f"{name}-imported" if name in _shipped() else name


@cache
def _shipped() -> frozenset[str]:
    return BUILT_IN | {path.stem for path in shipped_folder().glob("*/*.yaml")}


def rule_text(source: Source, draft: Draft, examples: Mapping[str, Sequence[str]]) -> str:
    """The YAML of the rule file."""
    level = source.text("level", "suggestion")
    return text_of(summary_of(source), draft, _SEVERITIES.get(level, "info"), examples, source.text("link"))


def check_level(source: Source) -> None:
    """Note a level that Vale does not know."""
    level = source.text("level", "suggestion")
    if level not in _SEVERITIES:
        source.lose("level", f"the level “{level}” is not known; it is info here")


def text_of(summary: str, draft: Draft, severity: str, examples: Mapping[str, Sequence[str]], link: str = "") -> str:
    """The YAML of a rule file."""
    import yaml

    data: dict[str, Any] = {
        "summary": summary,
        "kind": draft.kind,
        "options": draft.options,
        "message": draft.message,
        "severity": severity,
        **({"cases": draft.cases} if draft.cases else {}),
        **({"sources": [link]} if link else {}),
        **{key: list(texts) for key, texts in examples.items() if texts},
    }
    return str(yaml.dump(data, Dumper=_dumper(), allow_unicode=True, sort_keys=False, width=110))


def _dumper() -> Any:
    """Writes every list item, and texts of several lines under `|`."""
    import yaml

    class Dumper(yaml.SafeDumper):
        def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002
            super().increase_indent(flow, False)

        def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002
            return True

    def text(dumper: Any, value: str) -> Any:
        style = "|" if "\n" in value and not value.startswith((" ", "\n")) else None
        return dumper.represent_scalar("tag:yaml.org,2002:str", value, style=style)

    Dumper.add_representer(str, text)
    return Dumper
