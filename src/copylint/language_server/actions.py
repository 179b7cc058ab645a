"""Offers as the protocol's code actions."""

from pathlib import Path

from lsprotocol import types
from msgspec import Struct

from copylint.fixes import safe_edits
from copylint.language_server.offers import REASON, Contents, Offer
from copylint.language_server.positions import Places
from copylint.language_server.reports import Shown

FIX_ALL = "source.fixAll.copylint"


class Client(Struct, frozen=True):
    """What the client can do: edits with a place to fill in, edits of several files, files that an edit creates."""

    snippets: bool = False
    documents: bool = False
    creates_files: bool = False
    encoding: str = types.PositionEncodingKind.Utf16.value


def client_of(capabilities: types.ClientCapabilities, encoding: str) -> Client:
    """What a client says it can do."""
    workspace = capabilities.workspace
    edits = workspace.workspace_edit if workspace else None
    if edits is None:
        return Client(encoding=encoding)
    documents = bool(edits.document_changes)
    creates = types.ResourceOperationKind.Create in (edits.resource_operations or ())
    return Client(documents and bool(edits.snippet_edit_support), documents, documents and creates, encoding)


def code_action(
    offer: Offer, shown: Shown, report: types.Diagnostic, client: Client, contents: Contents
) -> types.CodeAction | None:
    """An offer as a quick fix for what was reported; None where the client cannot carry it out."""
    edit = _workspace_edit(offer, shown, client, contents)
    if edit is None:
        return None
    return types.CodeAction(
        offer.title,
        kind=types.CodeActionKind.QuickFix,
        diagnostics=[report],
        is_preferred=offer.sure or None,
        edit=edit,
    )


def fix_all(shown: Shown) -> types.CodeAction | None:
    """Every safe correction at once, none over another; None where there is none."""
    edits, last = [], 0
    story = shown.linted.story
    for span, text in safe_edits(story, shown.linted.diagnostics) if story else ():
        if span.start >= last:
            edits.append(types.TextEdit(shown.places.range(span), text))
            last = span.end
    if not edits:
        return None
    title = "Apply the safe corrections of copylint"
    return types.CodeAction(title, kind=FIX_ALL, edit=types.WorkspaceEdit(changes={shown.uri: edits}))


def _workspace_edit(offer: Offer, shown: Shown, client: Client, contents: Contents) -> types.WorkspaceEdit | None:
    edit = offer.edit
    if edit.path is None:
        uri, places = shown.uri, shown.places
    else:
        uri, places = edit.path.absolute().as_uri(), Places(contents(edit.path) or "", client.encoding)
    text = edit.text.replace("\n", places.line_end())
    place = places.range(edit.span)
    if edit.creates:
        if not client.creates_files:
            return None
        return types.WorkspaceEdit(
            document_changes=[
                types.CreateFile(uri, options=types.CreateFileOptions(ignore_if_exists=True)),
                _document_edit(uri, _to_fill_in(place, text, client)),
            ]
        )
    if REASON in text and client.snippets:
        return types.WorkspaceEdit(document_changes=[_document_edit(uri, _to_fill_in(place, text, client))])
    ranges = (place, *map(places.range, offer.also))
    return types.WorkspaceEdit(changes={uri: [types.TextEdit(at, text.replace(REASON, "")) for at in ranges]})


def _to_fill_in(place: types.Range, text: str, client: Client) -> types.TextEdit | types.SnippetTextEdit:
    """The edit with the cursor where the reason belongs; without snippets the reason is left to be written."""
    if not client.snippets:
        return types.TextEdit(place, text.replace(REASON, ""))
    value = "".join(f"\\{char}" if char in "\\$}" else char for char in text).replace(REASON, "${1:reason}")
    return types.SnippetTextEdit(place, types.StringValue(value))


def _document_edit(uri: str, edit: types.TextEdit | types.SnippetTextEdit) -> types.TextDocumentEdit:
    return types.TextDocumentEdit(types.OptionalVersionedTextDocumentIdentifier(uri), [edit])


def read_file(path: Path) -> str | None:
    """A file's text, None where there is none or it cannot be read."""
    try:
        return path.read_bytes().decode("utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return None
