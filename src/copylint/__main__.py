"""The command `copylint`, also as `python -m copylint`: how a process starts and how it ends."""

import gc
import os
import sys

# A story leaves no cycles behind, and what is loaded at the start stays: to look for garbage more often finds none.
GARBAGE_AFTER = 200_000


def main() -> None:
    """Run the command line and leave, with its exit status.

    The process ends at once: taking apart all that was loaded would take as long as linting a story.
    """
    gc.set_threshold(GARBAGE_AFTER)
    from copylint.cli import run

    status = run()
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    finally:
        os._exit(status)


if __name__ == "__main__":
    main()
