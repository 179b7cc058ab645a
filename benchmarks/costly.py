"""How the time of costly stories grows: each at 1, 2 and 4 times a size, in seconds of computing.

usage: python benchmarks/costly.py [--scale 0.25] [NAME ...]

Four times the size is `--scale` times what tests/fuzzing/costly.py calls large. A story that takes less than a fiftieth
of a second at its smallest shows nothing, and is said to be fast. Doubling should take no more than 2.2 times the time.
"""

import argparse
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from msgspec.structs import replace

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from copylint.config import NO_CONFIG
from copylint.discovery import Target
from copylint.linted import Tally
from copylint.reporters import Run, formats, load_reporter
from copylint.rules import Rule, load_rules
from copylint.run import lint
from copylint.select import Chosen
from copylint.work import Job, Wishes
from fuzzing.costly import COSTLY, Costly, text_of

LEAST = 0.02


def main(arguments: Sequence[str] | None = None) -> int:
    """Print a line for each story; 1 where one grows faster than it may."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", metavar="NAME", help="only these")
    parser.add_argument("--scale", type=float, default=0.25)
    asked = parser.parse_args(arguments)
    rules = tuple(replace(rule, enabled=True) for rule in load_rules())
    steep = 0
    print(f"{'':32}{'KB':>8}{'1x':>8}{'2x':>8}{'4x':>8}  {'growth':>6}  printing")
    for name in asked.names or COSTLY:
        line, is_steep = measure(name, COSTLY[name], asked.scale, rules)
        steep += is_steep
        print(line, flush=True)
    print(f"{steep} grow faster than 2.2 times with twice the size")
    return int(steep > 0)


def measure(name: str, costly: Costly, scale: float, rules: tuple[Rule, ...]) -> tuple[str, bool]:
    """The line of one story, and whether it grows too fast."""
    count = max(1, int(costly.large * scale / 4))
    times, prints, size = [], [], 0
    for factor in (1, 2, 4):
        data = text_of(costly, count * factor).encode("utf-8", "surrogatepass")
        size = len(data)
        took = min((seconds(costly.file, data, rules) for _ in range(2)), key=sum)
        times.append(took[0])
        prints.append(took[1])
    growth = (times[2] / max(times[0], LEAST)) ** 0.5
    printing = (prints[2] / max(prints[0], LEAST)) ** 0.5
    is_steep = max(growth, printing) > 2.2
    shown = "".join(f"{t:8.2f}" for t in times)
    return (
        f"{name:32}{size // 1000:8}{shown}  {growth:6.2f}{'*' if is_steep else ' '} {prints[2]:6.2f} {printing:5.2f}",
        is_steep,
    )


def seconds(file: str, data: bytes, rules: tuple[Rule, ...]) -> tuple[float, float]:
    """What it takes to lint a story with every rule and at every level, and to print it in every format."""
    chosen = Chosen(rules, "warning", frozenset(rule.id for rule in rules))
    tally = Tally()
    start = time.process_time()
    (linted,) = lint(
        [Job(Target(file, named=True), NO_CONFIG, chosen, content=data)], Wishes(None, "info", "never", "low"), tally
    )
    middle = time.process_time()
    for name in formats():
        for _ in load_reporter(name).render(iter([linted]), Run(rules, tally)):
            pass
    for failure in tally.failures:
        print(failure)
    return middle - start, time.process_time() - middle


if __name__ == "__main__":
    sys.exit(main())
