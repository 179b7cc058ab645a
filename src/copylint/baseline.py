"""The baseline: findings that a newsroom has accepted, each until its paragraph changes."""

import hashlib
import json
import os
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from copylint.config import ConfigError
from copylint.diagnostic import Diagnostic, first_fingerprint
from copylint.housekeeping import UNREADABLE_FILE
from copylint.story import Story

FILE_NAME = ".copylint-baseline.json"
_VERSION = 1
_KEYS = {"rule", "fingerprint", "paragraph", "text"}


class Entry(NamedTuple):
    """An accepted finding: the rule, the fingerprint of its words, that of the paragraph, and the words for people."""

    rule: str
    fingerprint: str
    paragraph: str
    text: str


class Sifted(NamedTuple):
    """The diagnostics of a story that are accepted, with their entries, and those that are not."""

    accepted: Sequence[tuple[Diagnostic, Entry]]
    others: Sequence[tuple[Diagnostic, Entry]]


class Baseline:
    """The accepted findings of a file; the stories in it are named as seen from its folder."""

    def __init__(self, path: Path, entries: Mapping[str, Sequence[Entry]] | None = None) -> None:
        """`entries` by the path of the story."""
        self.path = path
        self.entries = {story: list(found) for story, found in (entries or {}).items()}
        self._gone: list[tuple[str, Entry]] | None = None

    def name_of(self, path: str) -> str:
        """What a story is called in the file."""
        folder = os.path.realpath(self.path.parent)
        return Path(os.path.relpath(os.path.realpath(path), folder)).as_posix()

    def sift(self, story: Story, diagnostics: Iterable[Diagnostic]) -> Sifted:
        """Which of a story's diagnostics are accepted. As many are as there are entries, and those in order.

        A story that is not in the file may have been renamed: then the entries of those that are gone count for it.
        """
        name = self.name_of(story.path)
        known = self.entries.get(name)
        left = Counter(entry[:3] for entry in (self._of_gone_stories() if known is None else known))
        accepted, others = [], []
        for diagnostic in diagnostics:
            entry = entry_of(story, diagnostic)
            if left[entry[:3]] > 0 and diagnostic.rule != UNREADABLE_FILE:
                left[entry[:3]] -= 1
                accepted.append((diagnostic, entry))
            else:
                others.append((diagnostic, entry))
        return Sifted(accepted, others)

    def _of_gone_stories(self) -> list[Entry]:
        if self._gone is None:
            gone = [name for name in self.entries if not os.path.lexists(self.path.parent / name)]
            self._gone = [(name, entry) for name in gone for entry in self.entries[name]]
        return [entry for _, entry in self._gone]

    def text(self) -> str:
        """The file: one line an entry, sorted, so that branches merge."""
        stories = []
        for name in sorted(name for name, found in self.entries.items() if found):
            lines = [json.dumps(entry._asdict(), ensure_ascii=False) for entry in sorted(self.entries[name])]
            stories.append(f"  {json.dumps(name, ensure_ascii=False)}: [\n    " + ",\n    ".join(lines) + "\n  ]")
        inner = "{\n" + ",\n".join(stories) + "\n }" if stories else "{}"
        # A lone surrogate, which somebody may have written, stays the escape that it was.
        whole = f'{{"version": {_VERSION},\n "findings": {inner}\n}}\n'
        return whole.encode("utf-8", "backslashreplace").decode()


def entry_of(story: Story, diagnostic: Diagnostic) -> Entry:
    """What a baseline keeps of a diagnostic."""
    place = diagnostic.place
    field = story.field_at(place.span.start)
    paragraph = story.excerpt(field.span) if field else place.text
    digest = hashlib.sha256(paragraph.encode("utf-8", "surrogatepass")).hexdigest()
    text = place.text.encode("utf-8", "replace").decode()
    return Entry(diagnostic.rule, first_fingerprint(diagnostic), digest[:16], text)


def read_baseline(path: Path) -> Baseline:
    """The baseline in a file; raises ConfigError where there is none or it is not valid."""
    try:
        return Baseline(path, _entries(json.loads(path.read_text("utf-8"))))
    except FileNotFoundError:
        raise ConfigError((f"{path}: no such baseline; “copylint baseline” writes one",)) from None
    except json.JSONDecodeError as error:
        raise ConfigError((f"{path}:{error.lineno}:{error.colno}: not JSON: {error.msg}",)) from None
    except (UnicodeDecodeError, RecursionError):
        raise ConfigError((f"{path}: not JSON",)) from None
    except (KeyError, TypeError, ValueError, AttributeError):
        raise ConfigError((f"{path}: no baseline of this version of copylint",)) from None
    except OSError as error:
        raise ConfigError((f"{path}: cannot be read: {error.strerror}",)) from None


def _entries(data: Any) -> dict[str, list[Entry]]:
    if data["version"] != _VERSION:
        raise ValueError(data["version"])
    found: defaultdict[str, list[Entry]] = defaultdict(list)
    for story, entries in data["findings"].items():
        for entry in entries:
            if entry.keys() != _KEYS or not all(isinstance(value, str) for value in entry.values()):
                raise ValueError(story)
            found[story].append(Entry(**entry))
    return dict(found)
