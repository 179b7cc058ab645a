"""`copylint lsp`: the language server."""

import click

from copylint.arguments import CannotRunError


@click.command()
def lsp() -> None:
    """Serve an editor on standard input and output: findings while typing, corrections, the rules' pages.

    It needs the extra “lsp”: pip install "copylint[lsp]".
    """
    try:
        from copylint.language_server.server import make_server
    except ModuleNotFoundError as error:
        if error.name is None or error.name.split(".")[0] not in ("pygls", "lsprotocol"):
            raise
        raise CannotRunError('copylint: the language server needs pygls: pip install "copylint[lsp]"') from None
    make_server().start_io()
