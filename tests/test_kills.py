"""copylint killed at random moments: every story stays whole, and the next run is right."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

KILLS = Path(__file__).parents[1] / "benchmarks" / "kills.py"


@pytest.mark.skipif(not hasattr(os, "killpg"), reason="no groups of processes to kill")
@pytest.mark.parametrize("command", ["check", "fix", "baseline", "archive"])
def test_a_kill_leaves_every_story_whole_and_the_next_run_right(command: str) -> None:
    done = subprocess.run(
        [sys.executable, str(KILLS), "--kills", "5", "--stories", "30", command],
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stdout + done.stderr
    assert "all as it must be" in done.stdout
