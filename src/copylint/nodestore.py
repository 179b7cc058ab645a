"""Composed YAML kept between runs, so that unchanged rule files are not parsed again.

The store is one file in the user's cache folder. What it holds is found by the YAML text itself, so it is never out of
date; a store that cannot be read, or not be written, is as good as none. It holds data only, in MessagePack.
"""

import contextlib
import os
import sys
from functools import cache
from pathlib import Path

import msgspec

from copylint.yamlnodes import Node

_FORMAT = 2
_MOST = 500


class _Store:
    """The nodes of earlier runs, read when the first is asked for."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._nodes: dict[str, msgspec.Raw] | None = None
        self._fresh: dict[str, Node] = {}
        self._is_open = True

    def close(self) -> None:
        """Neither read nor write the file."""
        self._nodes, self._is_open = {}, False

    def node(self, text: str, path: str) -> Node | None:
        """What `compose` gives for `text`; raises YamlError as it does, with `path` in the message."""
        if self._nodes is None:
            self._nodes = _read(self._path)
        kept = self._nodes.get(text)
        node = self._fresh.get(text) if kept is None else _decoded(kept)
        if node is None:
            from copylint.yamlcompose import compose

            node = compose(text, path)
            if node is not None:
                self._fresh[text] = node
        return node

    def save(self) -> None:
        """Write what is new, in one step, so that a reader sees the old file or the new one."""
        if not self._fresh or not self._is_open:
            return
        kept = self._nodes if self._nodes and len(self._nodes) + len(self._fresh) <= _MOST else {}
        fresh = {text: msgspec.Raw(msgspec.msgpack.encode(node)) for text, node in self._fresh.items()}
        self._nodes, self._fresh = {**kept, **fresh}, {}
        with contextlib.suppress(OSError):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            draft = self._path.with_suffix(f".{os.getpid()}")
            draft.write_bytes(msgspec.msgpack.encode(self._nodes))
            draft.replace(self._path)


@cache
def store() -> _Store:
    """The store of this process."""
    return _Store(cache_folder() / f"nodes-{_FORMAT}.msgpack")


def cache_folder() -> Path:
    """Where this user's caches lie: COPYLINT_CACHE, else the system's custom.

    A user without a home has none: then it is a folder that cannot be made.
    """
    named = os.environ.get("COPYLINT_CACHE")
    if named:
        return Path(named)
    try:
        if sys.platform == "win32":
            return Path(os.environ.get("LOCALAPPDATA") or "~/AppData/Local").expanduser() / "copylint" / "cache"
        return Path(os.environ.get("XDG_CACHE_HOME") or Path("~/.cache").expanduser()) / "copylint"
    except RuntimeError:
        return Path(os.devnull) / "copylint"


def _read(path: Path) -> dict[str, msgspec.Raw]:
    """The nodes by their texts, as yet unread: of a store that several versions share, a run needs a part."""
    try:
        return msgspec.msgpack.decode(path.read_bytes(), type=dict[str, msgspec.Raw])
    except (OSError, msgspec.MsgspecError, ValueError, RecursionError):
        return {}


def _decoded(kept: msgspec.Raw) -> Node | None:
    try:
        return msgspec.msgpack.decode(kept, type=Node)
    except (msgspec.MsgspecError, ValueError, RecursionError):
        return None
