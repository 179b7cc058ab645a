"""Which functions do more work than their story grows: the examples of the rules, repeated 15 and 60 times.

usage: python benchmarks/steep.py [RULE ...]

Work is counted in instructions of Python's own machine, so that a busy computer changes nothing. A function is named
where four times the story takes more than six and a half times its instructions, and they are no mere trifle of all.
What happens inside one call of a built-in function is not seen; nor are functions that stop at a bound of their own,
which are named although they are harmless.
"""

import re
import sys
from collections import Counter
from collections.abc import Iterator
from types import CodeType, FrameType
from typing import Any

from msgspec.structs import replace

from copylint.analysis import Analysis
from copylint.engine import run_rules
from copylint.facts import fact_sheet
from copylint.formats import read
from copylint.rules import Rule, load_rules

FEW, MANY = 15, 60
STEEP, LEAST, SHARE = 6.5, 2_000, 0.004
SYLLABLES = "ba de fi go hu ka le mi no pu ra se ti vo zu lan".split()
DAYS = frozenset(
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April June July August September"
    " October November December President Prime Minister".split()
)
NAME, FIGURE = re.compile(r"(?<=[a-z,;] )[A-Z][a-z]{3,}"), re.compile(r"\d+")


def main(arguments: list[str]) -> None:
    """Print the functions, each once, with the rule whose example shows it best."""
    rules = tuple(replace(rule, enabled=True) for rule in load_rules())
    worst: dict[CodeType, tuple[float, str]] = {}
    for rule in rules:
        if arguments and rule.id not in arguments:
            continue
        for steep, share, told in found(rule, rules):
            if share > worst.get(steep, (0.0, ""))[0]:
                worst[steep] = share, told
                print(told, flush=True)
    print(f"{len(worst)} functions")


def found(rule: Rule, rules: tuple[Rule, ...]) -> Iterator[tuple[CodeType, float, str]]:
    """The functions that do too much on an example of a rule, as it is or with other names and figures each time."""
    for example in (*rule.fails[:1], *rule.passes[:1]):
        for way in ("alike", "other names", "other names and figures"):
            few, many = (work(repeated(example.text, times, way), rules) for times in (FEW, MANY))
            for code, count in many.items():
                if count > max(LEAST, SHARE * many.total()) and count > STEEP * max(few[code], LEAST / 10):
                    place = f"{code.co_filename.rpartition('copylint/')[2]}:{code.co_firstlineno}:{code.co_name}"
                    told = f"{place}  {few[code]:,} -> {count:,}  {count / many.total():.1%}  {rule.id}, {way}"
                    yield code, count / many.total(), told


def repeated(example: str, times: int, way: str) -> str:
    """An example many times over, as one story in English."""
    head, body = "lang: en\n", example
    if example.startswith("---\n"):
        head, _, body = example[4:].partition("---\n")
    return f"---\n{head}---\n\n" + "\n\n".join(varied(body, number, way) for number in range(times))


def varied(text: str, number: int, way: str) -> str:
    """The text with names and figures of its own."""
    if way == "alike":
        return text
    ending = SYLLABLES[number % 16] + SYLLABLES[number // 16 % 16]
    text = NAME.sub(lambda name: name[0] if name[0] in DAYS else name[0] + ending, text)
    return text if way == "other names" else FIGURE.sub(lambda figure: str(int(figure[0][:9]) + number), text)


def work(text: str, rules: tuple[Rule, ...]) -> Counter[CodeType]:
    """The instructions that each function of ours takes over a story."""
    counts: Counter[CodeType] = Counter()

    def inside(frame: FrameType, event: str, _argument: object) -> Any:
        if event == "opcode":
            counts[frame.f_code] += 1
        return inside

    def outside(frame: FrameType, _event: str, _argument: object) -> Any:
        if "copylint" not in frame.f_code.co_filename:
            return None
        frame.f_trace_opcodes, frame.f_trace_lines = True, False
        return inside

    story = read("a.md", text.encode())
    sys.settrace(outside)
    try:
        run_rules(story, rules)
        fact_sheet(Analysis(story))
    finally:
        sys.settrace(None)
    return counts


if __name__ == "__main__":
    main(sys.argv[1:])
