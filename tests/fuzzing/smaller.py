"""A failing input made short: as long as it fails in the same way, pieces are left out of it."""

import time
from collections.abc import Callable


def smaller(data: bytes, fails: Callable[[bytes], bool], seconds: float = 15.0) -> bytes:
    """The shortest input found in the given time of which `fails` is still true. It never raises."""
    deadline = time.monotonic() + seconds
    size = max(1, len(data) // 2)
    while size:
        at, shrunk = 0, False
        while at < len(data):
            if time.monotonic() > deadline:
                return data
            shorter = data[:at] + data[at + size :]
            if fails(shorter):
                data, shrunk = shorter, True
            else:
                at += size
        size = size if shrunk and size == 1 else size // 2 if size > 1 else 0
    return data
