"""The line that says what was found and where, as a terminal shows it."""

from copylint.diagnostic import Diagnostic
from copylint.linted import Linted
from copylint.located import locate
from copylint.visible import visible

BOLD, FAINT, RESET = "\x1b[1m", "\x1b[2m", "\x1b[0m"
COLORS = {"error": "\x1b[31m", "warning": "\x1b[33m", "info": "\x1b[36m"}


def finding_line(linted: Linted, diagnostic: Diagnostic, *, color: bool) -> str:
    """`path:line:column: severity: rule: message`, without a line end."""
    at = locate(linted, diagnostic.place)
    where = f"{visible(diagnostic.path)}:{at.line}:{at.column}:"
    severity, rule, message = diagnostic.severity, diagnostic.rule, visible(diagnostic.message)
    if not color:
        return f"{where} {severity}: {rule}: {message}"
    return f"{BOLD}{where}{RESET} {COLORS[severity]}{severity}{RESET}: {FAINT}{rule}:{RESET} {message}"
