"""What is around the stories: .gitignore files, what an earlier run has kept, an editor's settings, arguments."""

import contextlib
import gzip
import io
import json
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any
from unittest import mock

import msgspec

from copylint import discovery, nodestore
from copylint.cli import run
from copylint.formats import is_story
from copylint.language_server.desk import DeskError
from copylint.language_server.server import CopyServer
from copylint.reporters import formats
from copylint.said import NotUnderstoodError, unpacked
from copylint.saidstore import SaidStore
from copylint.yamlcompose import compose
from copylint.yamlfile import YamlError
from fuzzing import seeds
from fuzzing.desk import Desk
from fuzzing.making import STORY, a_story, from_one_of
from fuzzing.mutations import mutate
from fuzzing.promises import check_shown, keep, snapshot
from fuzzing.wrapped import FORMATS

_PARTED = b"\n=====\n"
_KEYS = [bytes([letter]) * 4 for letter in b"abcdefgh"]


def read_git_ignore(desk: Desk, data: bytes, _chance: Random) -> None:
    """A .gitignore in a folder that is walked."""
    path = desk.write("walk/.gitignore", data)
    desk.write("walk/sports/x.md", b"Rain.")
    discovery._read_ignores.cache_clear()
    (desk.folder / ".git").mkdir(exist_ok=True)
    discovery.find_targets([str(path.parent)], is_story)


def make_store(chance: Random) -> bytes:
    """What a run keeps for the next one, mutated."""
    nodes = {}
    for data in chance.choices(seeds.rule_files(), k=2):
        text = data[:600].decode("utf-8", "ignore").rpartition("\n")[0]
        with contextlib.suppress(YamlError):
            nodes[text] = compose(text, "a.yaml")
    return mutate(msgspec.msgpack.encode(nodes), a_story(chance).encode(), chance)


def read_store(desk: Desk, data: bytes, chance: Random) -> None:
    """What an earlier run has kept, damaged: it is as good as none."""
    store = nodestore._Store(desk.write("cache/nodes.msgpack", data))
    for text in ("a: b", *_texts_in(data)):
        with contextlib.suppress(YamlError):
            store.node(text, "a.yaml")
    if chance.random() < 0.5:
        store.save()


def _texts_in(data: bytes) -> list[str]:
    """The texts that a store holds, as far as it can be read."""
    try:
        return list(msgspec.msgpack.decode(data, type=dict[str, msgspec.Raw]))
    except (msgspec.MsgspecError, ValueError, RecursionError):
        return []


def make_findings(chance: Random) -> bytes:
    """The database of what earlier runs have found, as a file, mutated."""
    with tempfile.TemporaryDirectory() as folder:
        store = SaidStore(Path(folder))
        for key in _KEYS:
            store.keep(key, key * chance.choice((1, 9, 900)))
        store.save()
        return mutate(store.path.read_bytes(), a_story(chance).encode(), chance)


def read_findings(desk: Desk, data: bytes, _chance: Random) -> None:
    """A damaged database gives back what was kept in it, or nothing; what is no row is told to be none."""
    folder = desk.folder / "findings"
    shutil.rmtree(folder, ignore_errors=True)
    path = desk.write("findings/" + SaidStore(folder).path.name, data)
    store = SaidStore(folder)
    for key, row in store.recall(_KEYS).items():
        keep(row == key * (len(row) // len(key)), "a row is as it was kept", (key, row))
    store.keep(b"other", b"row")
    store.save()
    check_shown(store.trouble.replace(str(path), ""))
    with contextlib.suppress(NotUnderstoodError):
        unpacked(data, "a.md")


def make_archive(chance: Random) -> bytes:
    """Lines of JSON, a story each."""
    keys = ("text", "body", "headline", "title", "date", "id", "url", "content")
    records = [{key: a_story(chance) for key in chance.sample(keys, k=3)} for _ in range(3)]
    written = "\n".join(json.dumps(record, ensure_ascii=chance.random() < 0.5) for record in records)
    return mutate(written.encode(), a_story(chance).encode(), chance)


def read_archive(desk: Desk, data: bytes, chance: Random) -> None:
    """An archive of JSONL, packed or not, in one process."""
    packed = chance.random() < 0.2
    archive = desk.write("news.jsonl.gz" if packed else "news.jsonl", gzip.compress(data, 1) if packed else data)
    before = archive.read_bytes()
    shutil.rmtree(desk.folder / "swept", ignore_errors=True)
    status, told = _run(["archive", archive.name, "--jobs", "1", "--output", "swept", "--severity", "info"])
    keep(status in (0, 1, 2), "the status is 0, 1 or 2", (status, told))
    check_shown(told)
    for part in sorted((desk.folder / "swept").glob("findings-*")):
        for line in part.read_bytes().splitlines():
            keep(json.loads(line)["rule"], "every finding has its rule", line)
    keep(archive.read_bytes() == before, "an archive stays as it is")


def read_editor_settings(desk: Desk, data: bytes, _chance: Random) -> None:
    """The settings of an editor, as its JSON has them: told and not heeded, or a story is read under them."""
    del desk
    try:
        given: Any = json.loads(data)
    except (ValueError, RecursionError):
        return
    server = CopyServer()
    with mock.patch.object(server, "tell"), contextlib.suppress(DeskError):
        server.take_settings(given)
        server.desk.lint("a.md", STORY)


def make_folder(chance: Random) -> bytes:
    """A story in some format, another one, and a configuration."""
    story = from_one_of([write("Rain", [a_story(chance)]) for _, write in FORMATS.values()], chance)
    other = mutate(a_story(chance).encode(), a_story(chance).encode(), chance)
    return _PARTED.join([bytes([chance.randrange(len(FORMATS))]) + story, other, _configuration(chance)])


def _configuration(chance: Random) -> bytes:
    if chance.random() < 0.7:
        return b""
    return from_one_of(seeds.files("configuration"), chance)


def read_folder(desk: Desk, data: bytes, chance: Random) -> None:
    """Files in a folder, and one of the commands on them. None but those that are to change files does."""
    story, _, rest = data.partition(_PARTED)
    other, _, configuration = rest.partition(_PARTED)
    files = [file for file, _ in FORMATS.values()]
    name = f"folder/{files[(story or b'0')[0] % len(files)]}"
    for path in (desk.folder / "folder").glob("*"):
        path.unlink()
    desk.write(name, story[1:])
    desk.write("folder/b.md", other)
    if configuration:
        desk.write("folder/.copylint.yaml", configuration)
    before = snapshot(str(desk.folder))
    command = chance.choice(_commands(name))
    status, told = _run(command)
    keep(status in (0, 1, 2), "the status is 0, 1 or 2", (command, status, told))
    # A diff that goes to no terminal is for `patch`, byte by byte.
    if command[2:3] != ["html"] and "--diff" not in command:
        check_shown(told)
    keep("--fix" in command or snapshot(str(desk.folder)) == before, "files stay as they are", command)


def _commands(name: str) -> list[list[str]]:
    return [
        *(["check", "--output-format", output, "--severity", "info", "folder"] for output in formats()),
        ["check", "--diff", "folder"],
        ["check", "--fix", "folder"],
        ["check", "--statistics", "--confidence", "low", name, "folder/b.md"],
        ["facts", name],
        ["facts", "--output-format", "markdown", "folder/b.md"],
        ["compare", "folder/b.md", name],
        ["suppressions", "folder"],
    ]


def read_arguments(desk: Desk, data: bytes, _chance: Random) -> None:
    """The command line itself, on stories that are there and in the folders they lie in; nothing is changed."""
    parts = data.decode("utf-8", "surrogateescape").replace("/", "_").replace("\0", "").split("\n")
    select, ignore, severity, anchor, name = (*parts, "", "", "", "", "")[:5]
    desk.write("desk/a.md", STORY.encode())
    options = [("--select", select), ("--ignore", ignore), ("--severity", severity), ("--date", anchor)]
    given = [word for option, value in options if value for word in (f"{option}={value}",)]
    before = snapshot(str(desk.folder))
    status, told = _run(["check", *given, "--", "desk", name or "desk/a.md"])
    keep(status in (0, 1, 2), "the status is 0, 1 or 2", status)
    check_shown(told)
    keep(snapshot(str(desk.folder)) == before, "check changes no file", name)


def _run(arguments: list[str]) -> tuple[int, str]:
    """The status of a run of the command, and all that it prints."""
    nodestore.store.cache_clear()
    with mock.patch("sys.argv", ["copylint", *arguments]), _captured() as out:
        return run(), out.getvalue()


@contextlib.contextmanager
def _captured() -> Iterator[io.StringIO]:
    out = io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(out):
        yield out
