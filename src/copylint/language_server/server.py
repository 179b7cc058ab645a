"""The server that an editor talks to, on standard input and output."""

import asyncio
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePath
from typing import Any
from urllib.parse import unquote, urlsplit

import msgspec
from lsprotocol import types
from pygls.lsp.server import LanguageServer
from pygls.uris import to_fs_path

from copylint import __version__
from copylint.language_server import pages
from copylint.language_server.actions import FIX_ALL, Client, client_of, code_action, fix_all, read_file
from copylint.language_server.desk import Desk, DeskError, Settings
from copylint.language_server.offers import offers
from copylint.language_server.reports import Shown
from copylint.rules import Rule

_PAUSE = 0.1  # seconds without a key, after which what is being typed is linted
_SUFFIXES = {"markdown": ".md", "plaintext": ".txt", "html": ".html"}
_WATCHED = "**/*.{yaml,toml,json}"  # configurations, lists and rules, baselines


class CopyServer(LanguageServer):
    """Lints the stories that are open and answers what an editor asks about them."""

    def __init__(self) -> None:
        """A server with its handlers; `start_io` runs it."""
        # An editor sends the whole text: a story is short, and each editor counts line ends in its own way.
        super().__init__("copylint", __version__, types.TextDocumentSyncKind.Full)
        self.desk = Desk()
        self.shown: dict[str, Shown] = {}
        self.client = Client()
        self._waiting: dict[str, asyncio.TimerHandle] = {}
        self._told = ""

    def take_settings(self, given: object) -> None:
        """Heed what the user has set; what is not understood is told, and the rest of it is not heeded."""
        settings = given.get("copylint", given) if isinstance(given, Mapping) else given
        try:
            self.desk.set(msgspec.convert(settings or {}, Settings))
        except (msgspec.ValidationError, UnicodeEncodeError) as error:
            self.tell(f"copylint: the settings are not heeded: {error}")

    def tell(self, message: str) -> None:
        """Show the user a message, the same one only once in a row."""
        if message != self._told:
            self._told = message
            self.window_show_message(types.ShowMessageParams(types.MessageType.Error, message))

    def lint(self, uri: str) -> None:
        """Lint a document as it stands and send what is to be shown."""
        self._cancel(uri)
        document = self.workspace.text_documents.get(uri)
        if document is None:
            return
        text = document.source
        try:
            linted = self.desk.lint(_path_of(uri, document.language_id), text)
        except DeskError as error:
            self.tell(str(error))
            self.forget(uri)
            return
        self._told = ""
        shown = self.shown[uri] = Shown(uri, text, linted, self.client.encoding)
        related = self._shows_related()
        self.text_document_publish_diagnostics(
            types.PublishDiagnosticsParams(uri, shown.diagnostics(related=related), document.version)
        )

    def lint_soon(self, uri: str) -> None:
        """Lint a document once its writer pauses."""
        self._cancel(uri)
        self._waiting[uri] = asyncio.get_running_loop().call_later(_PAUSE, self.lint, uri)

    def lint_all(self) -> None:
        """Read configurations, lists and rules anew, and lint every document that is open."""
        self.desk.forget()
        for uri in list(self.workspace.text_documents):
            self.lint(uri)

    def forget(self, uri: str) -> None:
        """Show nothing of a document any more."""
        self._cancel(uri)
        self.shown.pop(uri, None)
        self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, []))

    def current(self, uri: str) -> Shown | None:
        """A document as it is now; linted at once where that is still to be done."""
        if uri in self._waiting:
            self.lint(uri)
        return self.shown.get(uri)

    def rule(self, shown: Shown, name: str) -> Rule | None:
        """The rule of a name for a document, None for the tool's own remarks."""
        return self.desk.rules_for(shown.linted.path).get(name)

    def contents(self, path: Path) -> str | None:
        """The text of another file: as it stands in the editor, else on disk."""
        uri = path.absolute().as_uri()
        document = self.workspace.text_documents.get(uri)
        return document.source if document else read_file(path)

    def _shows_related(self) -> bool:
        documents = self.client_capabilities.text_document
        shows = documents.publish_diagnostics if documents else None
        return bool(shows and shows.related_information)

    def _cancel(self, uri: str) -> None:
        waiting = self._waiting.pop(uri, None)
        if waiting is not None:
            waiting.cancel()


def _path_of(uri: str, language: str | None) -> str:
    """The file of a document; for one that is not saved a name that tells its format."""
    path = to_fs_path(uri)
    if path:
        return path
    name = PurePath(unquote(urlsplit(uri).path)).name or "untitled"
    return name if PurePath(name).suffix else name + _SUFFIXES.get(language or "", ".txt")


def make_server() -> CopyServer:
    """The server with everything it answers."""
    server = CopyServer()
    _add_documents(server)
    _add_settings(server)
    server.feature(
        types.TEXT_DOCUMENT_CODE_ACTION,
        types.CodeActionOptions(code_action_kinds=[types.CodeActionKind.QuickFix, FIX_ALL]),
    )(_code_actions)
    server.feature(types.TEXT_DOCUMENT_HOVER)(_hover)
    return server


def _add_documents(server: CopyServer) -> None:
    @server.feature(types.TEXT_DOCUMENT_DID_OPEN)
    def opened(server: CopyServer, params: types.DidOpenTextDocumentParams) -> None:
        server.lint(params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    def changed(server: CopyServer, params: types.DidChangeTextDocumentParams) -> None:
        server.lint_soon(params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_SAVE)
    def saved(server: CopyServer, params: types.DidSaveTextDocumentParams) -> None:
        if params.text_document.uri.endswith((".yaml", ".toml")):
            server.lint_all()
        else:
            server.lint(params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    def closed(server: CopyServer, params: types.DidCloseTextDocumentParams) -> None:
        server.forget(params.text_document.uri)


def _add_settings(server: CopyServer) -> None:
    @server.feature(types.INITIALIZE)
    def initialize(server: CopyServer, params: types.InitializeParams) -> None:
        server.client = client_of(
            params.capabilities, server.workspace.position_encoding or types.PositionEncodingKind.Utf16
        )
        server.take_settings(params.initialization_options)

    @server.feature(types.INITIALIZED)
    def initialized(server: CopyServer, _params: types.InitializedParams) -> None:
        workspace = server.client_capabilities.workspace
        watched = workspace.did_change_watched_files if workspace else None
        if watched and watched.dynamic_registration:
            options = types.DidChangeWatchedFilesRegistrationOptions([types.FileSystemWatcher(_WATCHED)])
            method = types.WORKSPACE_DID_CHANGE_WATCHED_FILES
            server.client_register_capability(
                types.RegistrationParams([types.Registration("copylint-files", method, options)])
            )

    @server.feature(types.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    def files_changed(server: CopyServer, _params: types.DidChangeWatchedFilesParams) -> None:
        server.lint_all()

    @server.feature(types.WORKSPACE_DID_CHANGE_CONFIGURATION)
    def settings_changed(server: CopyServer, params: types.DidChangeConfigurationParams) -> None:
        server.take_settings(params.settings)
        server.lint_all()


def _code_actions(server: CopyServer, params: types.CodeActionParams) -> list[types.CodeAction]:
    shown = server.current(params.text_document.uri)
    if shown is None:
        return []
    wanted = params.context.only
    found = list(_quick_fixes(server, shown, params.range)) if _is_wanted(types.CodeActionKind.QuickFix, wanted) else []
    every = fix_all(shown) if _is_wanted(FIX_ALL, wanted) else None
    return [*found, every] if every else found


def _is_wanted(kind: str, wanted: Any) -> bool:
    return wanted is None or any(kind == only or kind.startswith(f"{only}.") for only in map(str, wanted))


def _quick_fixes(server: CopyServer, shown: Shown, place: types.Range) -> Iterator[types.CodeAction]:
    reports = {report.data: report for report in shown.diagnostics(related=False)}
    story = shown.linted.story
    config = server.desk.config_for(shown.linted.path)
    for diagnostic in shown.within(place) if story else ():
        rule = server.rule(shown, diagnostic.rule)
        for offer in offers(story, diagnostic, rule, config, server.contents) if story else ():
            action = code_action(offer, shown, reports[diagnostic.fingerprint], server.client, server.contents)
            if action is not None:
                yield action


def _hover(server: CopyServer, params: types.HoverParams) -> types.Hover | None:
    shown = server.current(params.text_document.uri)
    about = list(shown.about(params.position)) if shown else []
    if shown is None or not about:
        return None
    kind = _hover_kind(server)
    write = pages.markdown if kind == types.MarkupKind.Markdown else pages.plain
    line = "\n\n---\n\n" if kind == types.MarkupKind.Markdown else "\n\n"
    texts = [write(diagnostic, server.rule(shown, diagnostic.rule)) for diagnostic, _ in about]
    return types.Hover(types.MarkupContent(kind, line.join(texts)), shown.places.range(about[0][1].span))


def _hover_kind(server: CopyServer) -> types.MarkupKind:
    documents = server.client_capabilities.text_document
    kinds = documents.hover.content_format if documents and documents.hover else None
    return types.MarkupKind.PlainText if kinds and types.MarkupKind.Markdown not in kinds else types.MarkupKind.Markdown
