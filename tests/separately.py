"""Commands run in a process of their own, one after the other, where nothing but them has threads or processes."""

import json
import subprocess
import sys
from collections.abc import Sequence
from typing import NamedTuple

_SCRIPT = """
import json, sys
from click.testing import CliRunner
from copylint.cli import cli
commands, before = json.load(sys.stdin)
exec(before)
done = [CliRunner().invoke(cli, command) for command in commands]
told = [(d.exit_code, d.stdout, d.stderr, repr(d.exception)) for d in done]
print(json.dumps(told))
"""


# Before what a process is to do: an interrupt ends it, though whoever runs the tests has it ignored.
HEED_INTERRUPTS = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler)\n"


class Outcome(NamedTuple):
    """What a command has come to."""

    status: int
    out: str
    err: str
    exception: str


def separately(*commands: Sequence[str], before: str = "") -> list[Outcome]:
    """What the commands come to; `before` is run first, in the same process."""
    done = subprocess.run(
        [sys.executable, "-c", _SCRIPT],
        input=json.dumps([[list(command) for command in commands], before]),
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    return [Outcome(*told) for told in json.loads(done.stdout)]
