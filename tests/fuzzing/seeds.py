"""What inputs start from: the examples of the shipped rules, the repository's own files, and the files in `inputs`."""

import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from copylint.rules import load_rules, shipped_folder

_ROOT = Path(__file__).parents[2]
_LONGEST = 4_000
_PART = re.compile(r"^=== \S+ ===\n", re.MULTILINE)


@cache
def stories() -> Sequence[str]:
    """Short stories: the examples of the shipped rules without their marks."""
    examples = [example.text for rule in load_rules() for example in (*rule.fails, *rule.passes)]
    return [part.strip("\n") for text in examples for part in _PART.split(text) if part.strip()]


@cache
def whole_files() -> Sequence[bytes]:
    """The stories of the fixtures, in every format."""
    fixtures = _ROOT / "tests" / "fixtures"
    paths = [*fixtures.glob("*.md"), *fixtures.glob("clean/*"), *fixtures.glob("formats/*")]
    return [path.read_bytes() for path in sorted(paths)]


@cache
def rule_files() -> Sequence[bytes]:
    """Rule files, the shipped ones and those of the example newsroom, with few of their examples."""
    folders = (shipped_folder(), _ROOT / "examples" / "house-rules")
    paths = sorted(path for folder in folders for path in folder.rglob("*.yaml") if not path.name.startswith("."))
    return [path.read_bytes()[:_LONGEST].rpartition(b"\n")[0] for path in paths]


@cache
def files(entrance: str) -> Sequence[bytes]:
    """The files in the folder of an entrance in `inputs`."""
    paths = sorted((Path(__file__).parent / "inputs" / entrance).iterdir())
    return [path.read_bytes() for path in paths]
