"""A folder of Vale's: its styles, their rule files, and the vocabularies beside them."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from copylint.patterns import compile_pattern
from copylint.story import Position
from copylint.vale.carrying import Carried, carry
from copylint.vale.draft import Draft, name_of, text_of
from copylint.vale.source import Remark, is_plain
from copylint.yamlfile import error_line

_TERMS = "The house's terms of the vocabulary “{}”, and what is nearly one of them."
_REJECTED = "Words that the vocabulary “{}” rejects."


class Piece(NamedTuple):
    """A file of the folder, the family its rules belong to, and what became of it."""

    path: Path
    family: str
    carried: Carried


def read_folder(folder: Path) -> Iterator[Piece]:
    """Every rule file and vocabulary below a style, or below a folder of styles, in order.

    A folder that holds rule files itself is a style.
    """
    is_style = any(folder.glob("*.yml"))
    for path in sorted(folder.rglob("*")):
        parts = path.relative_to(folder).parts
        if not path.is_file() or any(part.startswith(".") for part in parts):
            continue
        if path.suffix in {".yml", ".yaml"} and "config" not in parts:
            yield _rule_file(path, folder.resolve().name if is_style else parts[0])
        elif path.name in {"accept.txt", "reject.txt"}:
            yield _vocabulary(path)


def _rule_file(path: Path, style: str) -> Piece:
    if path.suffix == ".yaml":
        line = error_line(path.as_posix(), Position(1, 1), "not carried over: Vale itself reads only files in .yml")
        return Piece(path, name_of(style), Carried((), [Remark(line, lost=True)]))
    return Piece(path, name_of(style), carry(path, style))


def _vocabulary(path: Path) -> Piece:
    """The words of accept.txt as terms of the house, those of reject.txt as words that are flagged."""
    vocabulary = path.parent.name
    words: list[str] = []
    patterns: list[str] = []
    remarks = []
    is_accepted = path.name == "accept.txt"
    for number, text in enumerate(map(str.strip, path.read_text("utf-8-sig", errors="replace").splitlines()), 1):
        if not text or text.startswith("#"):
            continue
        if is_plain(text):
            words.append(text)
        elif is_accepted or not _compiles(text):
            reason = "a pattern is no term" if is_accepted else "the pattern cannot be used"
            place = Position(number, 1)
            remarks.append(
                Remark(error_line(path.as_posix(), place, f"“{text}” is not carried over: {reason}"), lost=True)
            )
        else:
            patterns.append(rf"\b(?:{text})\b")
    if is_accepted:
        options = {"terms": words}
        draft = Draft("spelling", options, "{where} “{text}” for “{term}”.")
        summary, found = _TERMS.format(vocabulary), bool(words)
    else:
        options = {key: items for key, items in (("words", words), ("patterns", patterns)) if items}
        draft = Draft("phrase", options, "{where} “{text}”. Find another word.")
        summary, found = _REJECTED.format(vocabulary), bool(options)
    name = name_of("vocabulary", vocabulary, path.stem)
    rules = [(name, text_of(summary, draft, "warning", {}))] if found else []
    return Piece(path, "vocabulary", Carried(rules, remarks))


def _compiles(pattern: str) -> bool:
    try:
        compile_pattern(pattern)
    except ValueError:
        return False
    return True
