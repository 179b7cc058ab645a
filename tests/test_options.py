from pathlib import Path
from typing import Annotated, Any, Literal

import msgspec
import pytest

from copylint.options import read_options
from copylint.yamlfile import read_mapping


class Pair(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    holds: str
    happens: tuple[str, ...] = ()


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    pairs: tuple[Pair, ...]
    limit: Annotated[int, msgspec.Meta(ge=1)] = 3
    share: float = 0.5
    mode: Literal["skip", "report"] = "skip"
    level: Literal[1, 2] = 1
    table: dict[str, tuple[int, ...]] = {}

    def __post_init__(self) -> None:
        if self.limit > 100:
            raise ValueError("limit: more than 100")
        if self.share > 1:
            raise ValueError("too large a share")


PAIRS = "pairs: [{holds: a}]\n"


def read(source: str, base: Any = None) -> tuple[Any, list[str]]:
    section = read_mapping(Path("x.yaml"), source)
    return read_options(Options, section, base), section.errors


def test_values_are_converted_as_the_kind_wants_them() -> None:
    options, errors = read(PAIRS + "limit: 12\nshare: 0.25\ntable: {no: [1, 2]}\n")

    assert errors == []
    assert options == Options(pairs=(Pair("a"),), limit=12, share=0.25, table={"no": (1, 2)})


def test_a_configuration_changes_only_what_it_names() -> None:
    base, _ = read(PAIRS + "limit: 12\nmode: report\n")
    options, errors = read("limit: 5\n", base)

    assert errors == []
    assert options == Options(pairs=base.pairs, limit=5, mode="report")


@pytest.mark.parametrize(
    ("source", "error"),
    [
        ("limit: 5\n", "x.yaml:1:1: the option “pairs” is missing"),
        ("pairs: [{hold: a}]\n", "x.yaml:1:10: unknown key “hold” in “pairs”; did you mean “holds”?"),
        (
            "pairs:\n  - holds: a\n    happen: [b]\n",
            "x.yaml:3:5: unknown key “happen” in “pairs”; did you mean “happens”?",
        ),
        ("pairs:\n  - holds: a\n    happens: b\n", "x.yaml:3:14: “happens” must be a list"),
        ("pairs: [{}]\n", "x.yaml:1:9: “pairs” lacks the key “holds”"),
        ("pairs: [a]\n", "x.yaml:1:9: “pairs” must be keys and values"),
        (PAIRS + "limit: 0\n", "x.yaml:2:8: “limit” must be a whole number >= 1"),
        (PAIRS + "share: half\n", "x.yaml:2:8: “share” must be a number"),
        (PAIRS + "mode: skipp\n", "x.yaml:2:7: “mode” cannot be “skipp”; use report or skip; did you mean “skip”?"),
        (PAIRS + "level: 3\n", "x.yaml:2:8: “level” cannot be “3”"),
        (PAIRS + "limit: 101\n", "x.yaml:2:8: limit: more than 100"),
        (PAIRS + "share: 2\n", "x.yaml:1:1: too large a share"),
    ],
)
def test_a_mistake_is_named_where_it_stands(source: str, error: str) -> None:
    options, errors = read(source)

    assert options is None
    assert errors == [error]
