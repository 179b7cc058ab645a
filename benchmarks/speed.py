"""How long copylint takes: one story cold, many stories in one process, and one long story.

usage: python benchmarks/speed.py [FOLDER]

FOLDER holds the stories to time on; without it the public-domain stories beside this file are used, repeated to 1,000.
Times are wall-clock, the least of several runs, on one core.
"""

import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

STORIES = Path(__file__).parent / "stories"
MANY = 1000


def main(arguments: list[str]) -> None:
    """Print the figures, one a line."""
    folder = Path(arguments[0]) if arguments else STORIES
    stories = sorted(p for p in folder.rglob("*") if p.suffix in {".md", ".txt"} and p.name != "README.md")
    typical = min(stories, key=lambda p: abs(p.stat().st_size - 4096))
    with tempfile.TemporaryDirectory() as name:
        scratch = Path(name)
        print(f"one story of {typical.stat().st_size} bytes, cold: {least(lambda: check(typical), 7) * 1000:.0f} ms")
        many = repeat(stories, scratch / "many")
        size = sum(p.stat().st_size for p in many.iterdir())
        seconds = least(lambda: check(many), 3)
        print(f"{MANY} stories, {size / 1e6:.1f} MB: {seconds:.1f} s, {MANY / seconds:.0f} stories a second")
        for megabytes in (1, 2, 5):
            long = lengthen(stories, scratch / f"long-{megabytes}.md", megabytes * 1_000_000)
            print(f"one story of {megabytes} MB: {least(lambda: check(long), 1):.1f} s")  # noqa: B023


def check(path: Path) -> None:
    """Run the command on a file or folder, as a user would."""
    command = [sys.executable, "-m", "copylint", "check", "--fail-on", "never", "--quiet", "--no-cache", str(path)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


def least(run: Callable[[], None], times: int) -> float:
    """The least wall-clock seconds of several runs."""
    durations = []
    for _ in range(times):
        start = time.perf_counter()
        run()
        durations.append(time.perf_counter() - start)
    return min(durations)


def repeat(stories: list[Path], folder: Path) -> Path:
    """A folder of `MANY` files: the stories, over and over."""
    folder.mkdir()
    for number in range(MANY):
        (folder / f"{number:04d}.md").write_bytes(stories[number % len(stories)].read_bytes())
    return folder


def lengthen(stories: list[Path], path: Path, size: int) -> Path:
    """A file of about `size` bytes: the bodies of the stories, one after the other."""
    bodies = [p.read_text(encoding="utf-8").split("---\n", 2)[-1] for p in stories]
    text = "\n\n".join(bodies)
    path.write_text("\n\n".join([text] * (size // len(text.encode()) + 1)), encoding="utf-8")
    return path


if __name__ == "__main__":
    main(sys.argv[1:])
