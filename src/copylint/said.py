"""What is said of a story, as data that another process can send and a later run can read."""

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from copylint.diagnostic import Diagnostic


class Said(Struct, frozen=True, array_like=True):
    """What the rules say of a story as far as nobody has checked it, be it shown or not.

    `silenced` counts what somebody has checked, `notes` are sentences for the user about the story, one that is about
    several stories in the file as often; `stories` is how many the file holds.
    """

    diagnostics: tuple[Diagnostic, ...] = ()
    silenced: int = 0
    notes: tuple[str, ...] = ()
    stories: int = 1


class NotUnderstoodError(ValueError):
    """Bytes that `packed` has not made."""


def packed(said: Said) -> bytes:
    """The bytes that stand for it; the path of the story is not in them.

    Raises UnicodeEncodeError for copy with a lone surrogate in it.
    """
    return msgspec.msgpack.encode(replace(said, diagnostics=tuple(replace(d, path="") for d in said.diagnostics)))


def unpacked(data: bytes, path: str) -> Said:
    """What `packed` has made bytes of, said of the story at `path`; raises NotUnderstoodError."""
    try:
        said = _DECODER.decode(data)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise NotUnderstoodError(str(error)) from None
    return (
        replace(said, diagnostics=tuple(replace(d, path=path) for d in said.diagnostics)) if said.diagnostics else said
    )


_DECODER = msgspec.msgpack.Decoder(Said)
