"""Files that are written as a whole or not at all."""

import os
import stat
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO


def write_whole(path: Path, data: bytes) -> None:
    """Put `data` in the place of what the file holds, its permissions and owner kept. Raises OSError.

    Whoever reads the file meanwhile, or after a crash, finds the old content or the new one and nothing between. A
    symbolic link stays one, and what it leads to is written. Another name of the file, a hard link, keeps the old text.
    """
    with writing_whole(path) as file:
        file.write(data)


@contextmanager
def writing_whole(path: Path) -> Iterator[BinaryIO]:
    """A file to write to, which takes the place of what is there when all has been written; as `write_whole`.

    An exception, or the end of the process, leaves what was there. Raises OSError.
    """
    target = Path(os.path.realpath(path))
    old = target.stat() if target.exists() else None
    if old is not None and not os.access(target, os.W_OK):
        raise PermissionError(13, "Permission denied", str(path))
    descriptor, name = tempfile.mkstemp(prefix=f".{target.name[:40]}.", dir=target.parent)
    try:
        with os.fdopen(descriptor, "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        if old is not None:
            _give(name, old)
        Path(name).chmod(_usual_mode() if old is None else stat.S_IMODE(old.st_mode))
        Path(name).replace(target)
    except BaseException:
        with suppress(OSError):
            Path(name).unlink()
        raise


class ChangedError(Exception):
    """A file that is no longer what it was when it was read."""


def replace_whole(path: Path, before: bytes, after: bytes) -> None:
    """`write_whole` where the file still holds `before`; raises ChangedError where somebody has saved it meanwhile."""
    if path.read_bytes() != before:
        raise ChangedError("changed while it was read")
    write_whole(path, after)


def _usual_mode() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def _give(name: str, old: os.stat_result) -> None:
    """The file to the owner and the group of the old one, as far as the user may."""
    if hasattr(os, "chown"):
        for owner in (old.st_uid, -1):
            with suppress(OSError):
                os.chown(name, owner, old.st_gid)
                return
