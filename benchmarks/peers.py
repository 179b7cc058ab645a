"""The other checkers: how each is installed, what it is asked to do, and what it looks for."""

import json
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from benchmarks.timing import FailedError, said

_HERE = Path(__file__).parent


class Peer(NamedTuple):
    """A checker: `packages` are installed with pip or npm, `command` is what is run on a file or a folder."""

    name: str
    registry: str
    packages: Sequence[str]
    command: Callable[[Path, Path], Sequence[str]]
    version: Sequence[str]
    looks_for: str
    files: Mapping[str, str] = {}
    takes_folders: bool = True


class Ready(NamedTuple):
    """A checker that is installed: its folder, and the versions of it."""

    peer: Peer
    folder: Path
    version: str

    def command(self, path: Path) -> Sequence[str]:
        """The command that checks a file or a folder of stories."""
        command = list(self.peer.command(self.folder, path))
        if path.is_dir() and not self.peer.takes_folders:
            command += [str(story) for story in sorted(path.glob("*.md"))]
        return command


def copylint() -> Ready:
    """The copylint of this environment, with all default rules and without its cache."""
    binary = Path(sys.executable).parent / "copylint"

    def command(_: Path, path: Path) -> Sequence[str]:
        return [str(binary), "check", "--fail-on", "never", "--quiet", "--no-cache", str(path)]

    looks_for = "what a story says against itself: figures, names, places, dates, quotations; style within the story"
    version = said([str(binary), "--version"], Path.cwd()).rpartition(" ")[2]
    return Ready(Peer("copylint", "", (), command, (), looks_for), Path(), version)


def install(peer: Peer, work: Path) -> Ready:
    """Install a checker into a folder of its own, and try it; raises FailedError with the reason where it fails."""
    folder = work / "peers" / peer.name
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in peer.files.items():
        (folder / name).write_text(text, encoding="utf-8")
    if peer.registry == "pip":
        if not (folder / "bin" / "python").exists():
            said([sys.executable, "-m", "venv", str(folder)], work)
        said([str(folder / "bin" / "pip"), "install", "--quiet", "--disable-pip-version-check", *peer.packages], work)
    else:
        (folder / "package.json").write_text('{"name": "peer", "private": true, "type": "module"}\n', encoding="utf-8")
        said(["npm", "install", "--silent", "--no-fund", "--no-audit", *peer.packages], folder)
    trial = work / "trial"
    trial.mkdir(exist_ok=True)
    story = trial / "story.md"
    story.write_text("Rain fell on the town of Hale, and the river rose.\n", encoding="utf-8")
    version = said([part.replace("{}", str(folder)) for part in peer.version], folder)
    ready = Ready(peer, folder, _numbers(peer, folder, version))
    _try(ready, story)
    return ready


def _try(ready: Ready, story: Path) -> None:
    """Check a story once; what is asked for may be downloaded only now. Raises FailedError."""
    try:
        said(ready.command(story), story.parent)
    except FailedError as error:
        if any(word in str(error) for word in ("Error", "error:", "not found", "resolve", "ENOENT", "Cannot")):
            raise


def _numbers(peer: Peer, folder: Path, said_version: str) -> str:
    """The version in the manifest of the first package, or what the command says of itself."""
    manifest = folder / "node_modules" / peer.packages[0] / "package.json"
    if manifest.exists():
        return str(json.loads(manifest.read_text(encoding="utf-8"))["version"])
    return said_version.rsplit(maxsplit=1)[-1]


def _pip(*command: str) -> Callable[[Path, Path], Sequence[str]]:
    return lambda folder, path: [str(folder / "bin" / command[0]), *command[1:], str(path)]


def _npm(script: str, *options: str) -> Callable[[Path, Path], Sequence[str]]:
    def command(folder: Path, path: Path) -> Sequence[str]:
        return [str(folder / "node_modules" / ".bin" / script), *options, *([] if path.is_dir() else [str(path)])]

    return command


def _driver(name: str) -> Callable[[Path, Path], Sequence[str]]:
    def command(folder: Path, path: Path) -> Sequence[str]:
        return ["node", str(folder / name), *([] if path.is_dir() else [str(path)])]

    return command


def _textlint(folder: Path, path: Path) -> Sequence[str]:
    target = str(path / "*.md") if path.is_dir() else str(path)
    return [str(folder / "node_modules" / ".bin" / "textlint"), "--config", str(folder / "rules.json"), target]


_NODE = ("node", "--version")  # the version of an npm package stands in its manifest
_TEXTLINT = (
    "alex common-misspellings en-capitalization no-todo stop-words terminology unexpanded-acronym write-good".split()
)
_RETEXT = (
    "contractions diacritics equality indefinite-article intensify passive profanities quotes readability"
    " redundant-acronyms repeated-words sentence-spacing simplify"
).split()

PEERS = (
    Peer(
        "codespell",
        "pip",
        ["codespell"],
        _pip("codespell"),
        ["{}/bin/codespell", "--version"],
        "words from a list of common misspellings",
    ),
    Peer(
        "typos",
        "pip",
        ["typos"],
        _pip("typos"),
        ["{}/bin/typos", "--version"],
        "words from a list of common misspellings; a compiled program",
    ),
    Peer(
        "proselint",
        "pip",
        ["proselint"],
        _pip("proselint", "check"),
        ["{}/bin/proselint", "version"],
        "clichés, jargon, redundancy, misused and needless words, typography: advice of writers on usage",
    ),
    Peer(
        "write-good",
        "npm",
        ["write-good"],
        _npm("write-good", "--parse"),
        _NODE,
        "passive voice, weasel words, adverbs, clichés, wordy phrases",
        takes_folders=False,
    ),
    Peer(
        "alex",
        "npm",
        ["alex"],
        _npm("alex", "--quiet"),
        _NODE,
        "insensitive and unequal wording",
        takes_folders=False,
    ),
    Peer(
        "retext",
        "npm",
        ["retext", "retext-english", "retext-stringify", *(f"retext-{name}" for name in _RETEXT)],
        _driver("retext.mjs"),
        _NODE,
        f"{len(_RETEXT)} plugins: " + ", ".join(_RETEXT).replace("-", " "),
        {"retext.mjs": (_HERE / "retext.mjs").read_text(encoding="utf-8"), "plugins.json": json.dumps(_RETEXT)},
        takes_folders=False,
    ),
    Peer(
        "textlint",
        "npm",
        ["textlint", *(f"textlint-rule-{name}" for name in _TEXTLINT)],
        _textlint,
        _NODE,
        f"{len(_TEXTLINT)} rules: " + ", ".join(_TEXTLINT).replace("-", " "),
        {"rules.json": json.dumps({"rules": dict.fromkeys(_TEXTLINT, True)})},
    ),
    Peer(
        "harper",
        "npm",
        ["harper.js"],
        _driver("harper.mjs"),
        _NODE,
        "spelling and grammar, sentence by sentence; compiled to WebAssembly",
        {"harper.mjs": (_HERE / "harper.mjs").read_text(encoding="utf-8")},
        takes_folders=False,
    ),
    Peer("Vale", "pip", ["vale"], _pip("vale"), ["{}/bin/vale", "--version"], "a house's own style rules"),
    Peer(
        "Vale (npm)",
        "npm",
        ["@vvago/vale"],
        _npm("vale"),
        ["{}/node_modules/.bin/vale", "--version"],
        "a house's own style rules",
    ),
    Peer(
        "LanguageTool",
        "pip",
        ["language-tool-python"],
        _pip("language_tool_python", "-l", "en-US"),
        ["{}/bin/python", "-c", "import language_tool_python as tool; tool.LanguageTool('en-US'); print('unknown')"],
        "grammar and spelling",
    ),
)


def environment() -> Mapping[str, str]:
    """The environment of every run: no colour, and nothing that makes the Node programs look for updates.

    Python may keep what it has compiled, as it does for whoever installed it, whatever the machine has set.
    """
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, "NO_COLOR": "1", "NO_UPDATE_NOTIFIER": "1", "NODE_ENV": "production"}
