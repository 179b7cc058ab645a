"""What is done to an input: each mutation is a function from bytes, other bytes and a source of chance to bytes."""

import codecs
import re
from collections.abc import Callable, Sequence
from random import Random

from fuzzing.dictionary import LINE_ENDS, TOKENS

LARGEST = 12_000
_WORD = re.compile(rb"[^\s<>\"(){}\[\]:,;]+|\s+|.", re.DOTALL)

Mutation = Callable[[bytes, bytes, Random], bytes]


def mutate(data: bytes, other: bytes, chance: Random) -> bytes:
    """`data` after one to eight mutations; pieces of `other` may come into it. Never longer than `LARGEST` bytes."""
    for _ in range(min(chance.choice((1, 1, 1, 2, 2, 3, 5, 8)), 1 + len(data))):
        data = chance.choice(_MUTATIONS)(data, other, chance)[:LARGEST]
    return _in_another_encoding(data, chance) if chance.random() < 0.05 else data


def _cut(data: bytes, chance: Random, longest: int = 400) -> tuple[int, int]:
    """Where a piece of the input begins and ends; short ones are the most likely."""
    start = chance.randint(0, len(data))
    return start, min(len(data), start + int(longest ** chance.random()))


def _flip(data: bytes, _other: bytes, chance: Random) -> bytes:
    changed = bytearray(data)
    for _ in range(chance.randint(1, 4)):
        if changed:
            changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
    return bytes(changed)


def _any_byte(data: bytes, _other: bytes, chance: Random) -> bytes:
    at = chance.randint(0, len(data))
    return data[:at] + bytes([chance.randrange(256)]) + data[at + chance.randint(0, 1) :]


def _delete(data: bytes, _other: bytes, chance: Random) -> bytes:
    start, end = _cut(data, chance)
    return data[:start] + data[end:]


def _repeat(data: bytes, _other: bytes, chance: Random) -> bytes:
    start, end = _cut(data, chance)
    return data[:end] + data[start:end] * chance.choice((1, 1, 2, 8, 60)) + data[end:]


def _move(data: bytes, _other: bytes, chance: Random) -> bytes:
    start, end = _cut(data, chance)
    rest = data[:start] + data[end:]
    at = chance.randint(0, len(rest))
    return rest[:at] + data[start:end] + rest[at:]


def _truncate(data: bytes, _other: bytes, chance: Random) -> bytes:
    start, end = sorted((chance.randint(0, len(data)), chance.randint(0, len(data))))
    return chance.choice((data[:end], data[:end], data[start:], data[start:end]))


def _splice(data: bytes, other: bytes, chance: Random) -> bytes:
    return data[: chance.randint(0, len(data))] + other[chance.randint(0, len(other)) :]


def _borrow(data: bytes, other: bytes, chance: Random) -> bytes:
    start, end = _cut(other, chance)
    at = chance.randint(0, len(data))
    return data[:at] + other[start:end] + data[at:]


def _shuffled(pieces: Sequence[bytes], joint: bytes, chance: Random) -> bytes:
    start, end = sorted((chance.randint(0, len(pieces)), chance.randint(0, len(pieces))))
    middle = list(pieces[start:end])
    chance.shuffle(middle)
    return joint.join([*pieces[:start], *middle, *pieces[end:]])


def _shuffle_lines(data: bytes, _other: bytes, chance: Random) -> bytes:
    return _shuffled(data.split(b"\n"), b"\n", chance)


def _shuffle_words(data: bytes, _other: bytes, chance: Random) -> bytes:
    return _shuffled(_WORD.findall(data), b"", chance)


def _put_tokens(data: bytes, _other: bytes, chance: Random) -> bytes:
    """Tokens between words, in place of words, or stuck to them."""
    words = _WORD.findall(data) or [b""]
    for _ in range(chance.choice((1, 1, 2, 4, 12))):
        at = chance.randrange(len(words))
        token = chance.choice(TOKENS)
        words[at] = chance.choice((token, token + words[at], words[at] + token, b" " + token + b" " + words[at]))
    return b"".join(words)


def _put_inside(data: bytes, _other: bytes, chance: Random) -> bytes:
    at = chance.randint(0, len(data))
    return data[:at] + chance.choice(TOKENS) * chance.choice((1, 1, 1, 2, 3, 40, 500)) + data[at:]


def _swap_words(data: bytes, _other: bytes, chance: Random) -> bytes:
    words = _WORD.findall(data) or [b""]
    one, two = chance.randrange(len(words)), chance.randrange(len(words))
    words[one], words[two] = words[two], words[one]
    return b"".join(words)


def _other_case(data: bytes, _other: bytes, chance: Random) -> bytes:
    start, end = _cut(data, chance)
    change = chance.choice((bytes.upper, bytes.lower, bytes.title, bytes.swapcase))
    return data[:start] + change(data[start:end]) + data[end:]


def _other_figures(data: bytes, _other: bytes, chance: Random) -> bytes:
    return re.sub(rb"\d+", lambda found: _figure(found[0], chance), data, count=chance.choice((1, 2, 0)))


def _figure(digits: bytes, chance: Random) -> bytes:
    near = str(int(digits[:18]) + chance.choice((-1, 1, 10, 100))).encode()
    return chance.choice((digits, near, digits[::-1], digits + b"0" * chance.randint(1, 40), b"0", digits + b",000"))


def _other_line_ends(data: bytes, _other: bytes, chance: Random) -> bytes:
    return data.replace(b"\n", chance.choice(LINE_ENDS), chance.choice((-1, -1, 1, 3)))


def _in_another_encoding(data: bytes, chance: Random) -> bytes:
    text = data.decode("utf-8", "replace")
    name = chance.choice(
        ("utf-8-sig", "utf-16", "utf-16-be", "utf-16-le", "cp1252", "latin-1", "utf-32", "utf-7", "cp437")
    )
    mark = codecs.BOM_UTF16_BE if name == "utf-16-be" and chance.random() < 0.7 else b""
    return mark + text.encode(name, "replace")


_MUTATIONS: tuple[Mutation, ...] = (
    _put_tokens, _put_tokens, _put_tokens, _put_inside, _flip, _any_byte, _delete, _delete, _repeat, _move, _truncate,
    _splice, _borrow, _borrow, _shuffle_lines, _shuffle_words, _swap_words, _other_case, _other_figures,
    _other_line_ends,
)  # fmt: skip
