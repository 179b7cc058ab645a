"""The page about a story's day is run from top to bottom: its commands, and what they answer."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

PAGE = Path(__file__).parents[1] / "docs" / "a-day.md"
_BLOCK = re.compile(r"^```(markdown|console)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_DONE = "(that was all)"


def answers(text: str, folder: Path) -> list[str]:
    """What stands in each block of the page once it was run in `folder`, the stories written and commands answered."""
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith("GIT_")},
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "GIT_CONFIG_GLOBAL": os.devnull,
        "LC_ALL": "C.UTF-8",
    }
    for role in ("AUTHOR", "COMMITTER"):
        environment |= {f"GIT_{role}_NAME": "Desk", f"GIT_{role}_EMAIL": "desk@example.org"}
    subprocess.run(["git", "init", "-q", "-b", "main"], cwd=folder, env=environment, check=True)
    ran = []
    for kind, block in _BLOCK.findall(text):
        if kind == "markdown":
            (folder / "stories").mkdir(exist_ok=True)
            (folder / "stories" / "fire.md").write_text(block, "utf-8")
            ran.append(block)
            continue
        commands = [line.removeprefix("$ ") for line in block.splitlines() if line.startswith("$ ")]
        script = "\n".join(f"{command}\nstatus=$?; echo '{_DONE}'; (exit $status)" for command in commands)
        done = subprocess.run(
            ["bash", "-c", script],
            cwd=folder,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
            check=False,
        )
        said = done.stdout.split(f"{_DONE}\n")
        ran.append("".join(f"$ {command}\n{answer}" for command, answer in zip(commands, said, strict=False)))
    return ran


def test_the_page_shows_what_really_happens(tmp_path: Path) -> None:
    text = PAGE.read_text("utf-8")

    assert answers(text, tmp_path) == [block for _, block in _BLOCK.findall(text)]


@pytest.mark.parametrize("link", re.findall(r"\]\((?!https?:)([^)#]+)", PAGE.read_text("utf-8")))
def test_its_links_lead_somewhere(link: str) -> None:
    assert (PAGE.parent / link).exists()


if __name__ == "__main__":  # writes the answers into the page
    import tempfile

    page = PAGE.read_text("utf-8")
    with tempfile.TemporaryDirectory() as scratch:
        fresh = iter(answers(page, Path(scratch)))
    PAGE.write_text(_BLOCK.sub(lambda found: f"```{found[1]}\n{next(fresh)}```", page), "utf-8")
