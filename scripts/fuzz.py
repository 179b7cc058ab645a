"""Feed copylint inputs that nobody meant well, and say what broke.

usage: python scripts/fuzz.py [--seconds 60] [--inputs N] [--seed S] [--entrance NAME] [--only NUMBER]

The fuzzer itself is in tests/fuzzing.
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from fuzzing.runner import main

if __name__ == "__main__":
    sys.exit(main())
