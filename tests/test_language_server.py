"""The language server, asked by a real client over standard input and output."""

import asyncio
import json
import subprocess
import sys
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path
from typing import Any
from unittest import mock

import pytest

pytest.importorskip("pygls")

from lsprotocol import types
from pygls.lsp.client import LanguageClient

from copylint.language_server.desk import Settings
from copylint.language_server.server import CopyServer

STORY = """\
---
title: Mayor of Orlen resigns
date: 2026-03-03
---
ORLEN (xna) - Mayor Pavel Brankovic resigned on Thursday, 3 March 2026, after ten years.

Brankovich had led the town since 2016. Brankovic said that that he was tired.
"""
CODECS = {"utf-8": ("utf-8", 1), "utf-16": ("utf-16-le", 2), "utf-32": ("utf-32-le", 4)}
ALL = types.ClientCapabilities(
    general=types.GeneralClientCapabilities(position_encodings=["utf-16"]),
    text_document=types.TextDocumentClientCapabilities(
        publish_diagnostics=types.PublishDiagnosticsClientCapabilities(related_information=True)
    ),
    workspace=types.WorkspaceClientCapabilities(
        workspace_edit=types.WorkspaceEditClientCapabilities(
            document_changes=True, resource_operations=[types.ResourceOperationKind.Create]
        )
    ),
)


class Editor:
    """An editor with one folder open."""

    def __init__(self, folder: Path, encoding: str) -> None:
        self.client = LanguageClient("editor", "1")
        self.folder = folder
        self.encoding = encoding
        self.messages: list[str] = []
        self.texts: dict[str, str] = {}
        self._sent: asyncio.Queue[types.PublishDiagnosticsParams] = asyncio.Queue()
        self._version = 0

        def shown(params: types.ShowMessageParams) -> None:
            self.messages.append(params.message)

        def published(params: types.PublishDiagnosticsParams) -> None:
            self._sent.put_nowait(params)

        self.client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)(published)
        self.client.feature(types.WINDOW_SHOW_MESSAGE)(shown)

    async def start(self, capabilities: types.ClientCapabilities, options: object) -> types.InitializeResult:
        await self.client.start_io(sys.executable, "-m", "copylint", "lsp")
        asked = types.InitializeParams(capabilities, root_uri=self.folder.as_uri(), initialization_options=options)
        answer = await self.client.initialize_async(asked)
        self.client.initialized(types.InitializedParams())
        return answer

    async def stop(self) -> None:
        await self.client.shutdown_async(None)
        self.client.exit(None)
        await self.client.stop()  # type: ignore[no-untyped-call]

    def uri(self, name: str) -> str:
        return name if ":" in name else (self.folder / name).as_uri()

    async def open(self, name: str, text: str, language: str = "markdown") -> list[types.Diagnostic]:
        self.texts[self.uri(name)] = text
        self.client.text_document_did_open(
            types.DidOpenTextDocumentParams(types.TextDocumentItem(self.uri(name), language, 0, text))
        )
        return await self.published()

    def type(self, name: str, text: str) -> None:
        """Have the document hold another text."""
        self._version += 1
        self.texts[self.uri(name)] = text
        document = types.VersionedTextDocumentIdentifier(self._version, self.uri(name))
        change = types.TextDocumentContentChangeWholeDocument(text)
        self.client.text_document_did_change(types.DidChangeTextDocumentParams(document, [change]))

    def save(self, name: str) -> None:
        document = types.TextDocumentIdentifier(self.uri(name))
        self.client.text_document_did_save(types.DidSaveTextDocumentParams(document))

    async def published(self) -> list[types.Diagnostic]:
        """What is published next."""
        params = await asyncio.wait_for(self._sent.get(), 30)
        self.version = params.version
        return list(params.diagnostics)

    def silent(self) -> bool:
        return self._sent.empty()

    async def actions(
        self, name: str, place: types.Range, only: Sequence[str] | None = None
    ) -> dict[str, types.CodeAction]:
        document = types.TextDocumentIdentifier(self.uri(name))
        asked = types.CodeActionParams(document, place, types.CodeActionContext([], only=only))
        answer = await self.client.text_document_code_action_async(asked)
        return {action.title: action for action in answer or [] if isinstance(action, types.CodeAction)}

    async def hover(self, name: str, place: types.Position) -> types.Hover | None:
        document = types.TextDocumentIdentifier(self.uri(name))
        return await self.client.text_document_hover_async(types.HoverParams(document, place))

    def marked(self, name: str, place: types.Range) -> str:
        """The words at a place, as an editor counts it."""
        text = self.texts[self.uri(name)]
        return text[self.offset(text, place.start) : self.offset(text, place.end)]

    def offset(self, text: str, position: types.Position) -> int:
        lines = text.replace("\r\n", "\r\x00").replace("\n", "\r").replace("\x00", "\n").split("\r")
        start = sum(len(line) + 1 for line in lines[: position.line])
        start += lines[position.line].startswith("\n")  # the second half of CRLF
        codec, size = CODECS[self.encoding]
        return start + len(text[start:].encode(codec)[: position.character * size].decode(codec))

    def apply(self, edit: types.WorkspaceEdit) -> dict[str, str]:
        """The texts of the files that an edit changes, as they are afterwards, by path."""
        changed = dict(edit.changes or {})
        for change in edit.document_changes or ():
            if isinstance(change, types.TextDocumentEdit):
                changed[change.text_document.uri] = list(change.edits)  # type: ignore[arg-type]
        texts = {}
        for uri, edits in changed.items():
            path = Path(uri.removeprefix("file://"))
            text = self.texts.get(uri, path.read_text("utf-8") if path.exists() else "")
            for one in sorted(edits, key=lambda one: (one.range.start.line, one.range.start.character), reverse=True):
                new = one.snippet.value if isinstance(one, types.SnippetTextEdit) else one.new_text
                text = text[: self.offset(text, one.range.start)] + new + text[self.offset(text, one.range.end) :]
            texts[path.name] = text
        return texts


Scene = Callable[[Editor], Awaitable[None]]


def play(
    folder: Path, scene: Scene, capabilities: types.ClientCapabilities = ALL, options: object = None
) -> types.InitializeResult:
    """Have an editor play a scene with the server."""

    async def played() -> types.InitializeResult:
        encodings = (capabilities.general and capabilities.general.position_encodings) or ["utf-16"]
        editor = Editor(folder, str(encodings[0]))
        answer = await editor.start(capabilities, options)
        try:
            await scene(editor)
        finally:
            await editor.stop()
        return answer

    return asyncio.run(played())


def named(diagnostics: Sequence[types.Diagnostic]) -> dict[Any, types.Diagnostic]:
    return {diagnostic.code: diagnostic for diagnostic in diagnostics}


def test_findings_come_with_their_other_ends(tmp_path: Path) -> None:
    async def scene(editor: Editor) -> None:
        found = named(await editor.open("story.md", STORY))
        weekday, name = found["weekday-date"], found["name-variant"]

        assert weekday.severity == types.DiagnosticSeverity.Error
        assert (weekday.source, name.severity) == ("copylint", types.DiagnosticSeverity.Warning)
        assert editor.marked("story.md", weekday.range) == "Thursday, 3 March 2026"
        assert "3 March 2026 is a Tuesday" in weekday.message
        assert editor.marked("story.md", name.range) == "Brankovich"
        ends = name.related_information or []
        assert [editor.marked("story.md", end.location.range) for end in ends] == ["Brankovic", "Brankovic"]
        assert [(end.location.uri, end.message) for end in ends][:1] == [(editor.uri("story.md"), "¶1: “Brankovic”")]

    play(tmp_path, scene)


def test_a_client_that_shows_no_related_places_is_sent_none(tmp_path: Path) -> None:
    async def scene(editor: Editor) -> None:
        assert {d.related_information for d in await editor.open("story.md", STORY)} == {None}

    play(tmp_path, scene, types.ClientCapabilities())


def test_findings_change_while_typing_and_go_when_the_story_is_right(tmp_path: Path) -> None:
    async def scene(editor: Editor) -> None:
        await editor.open("story.md", STORY)
        for typed in ("T", "Tu", "Tue", "Tues", "Tuesd", "Tuesda", "Tuesday"):
            editor.type("story.md", STORY.replace("Thursday", typed))
        found = named(await editor.published())

        assert "weekday-date" not in found
        assert "name-variant" in found
        assert editor.version == 7
        assert editor.silent()
        editor.type("story.md", STORY.replace("Thursday", "Tuesday").replace("kovich", "kovic"))
        assert "name-variant" not in named(await editor.published())
        document = types.TextDocumentIdentifier(editor.uri("story.md"))
        editor.client.text_document_did_close(types.DidCloseTextDocumentParams(document))
        assert await editor.published() == []

    play(tmp_path, scene)


@pytest.mark.parametrize("encoding", CODECS)
def test_places_are_counted_as_the_editor_counts(tmp_path: Path, encoding: str) -> None:
    capabilities = types.ClientCapabilities(
        general=types.GeneralClientCapabilities(position_encodings=[encoding]), text_document=ALL.text_document
    )

    async def scene(editor: Editor) -> None:
        odd = "ORLEN 🏛️ (xna) – “Naïve” 👩‍🚒 \u2028 said \x0c, "
        for line_end in ("\n", "\r\n", "\r"):
            text = STORY.replace("ORLEN (xna) - ", odd).replace("Brankovich", "🏛️ Brankovich").replace("\n", line_end)
            found = named(await editor.open(f"story{len(line_end)}{ord(line_end[0])}.md", text))
            name = f"story{len(line_end)}{ord(line_end[0])}.md"
            assert editor.marked(name, found["weekday-date"].range) == "Thursday, 3 March 2026"
            assert editor.marked(name, found["name-variant"].range) == "Brankovich"
            hover = await editor.hover(name, found["weekday-date"].range.start)
            assert hover is not None
            assert hover.range == found["weekday-date"].range

    answer = play(tmp_path, scene, capabilities)
    assert answer.capabilities.position_encoding == encoding


def test_a_safe_correction_is_preferred_and_all_of_them_are_made_at_once(tmp_path: Path) -> None:
    text = STORY + "\nThe council met, and the the vote was short. “We won!” She said.\n"

    async def scene(editor: Editor) -> None:
        found = named(await editor.open("story.md", text))
        assert editor.marked("story.md", found["placeholder"].range) == "the the"
        action = (await editor.actions("story.md", found["placeholder"].range))["Replace with “the”"]
        assert action.is_preferred
        assert action.kind == types.CodeActionKind.QuickFix
        assert [d.code for d in action.diagnostics or []] == ["placeholder"]
        assert action.edit is not None
        corrected = text.replace("the the", "the")
        assert editor.apply(action.edit)["story.md"] == corrected

        whole = types.Range(types.Position(0, 0), types.Position(100, 0))
        (every,) = (await editor.actions("story.md", whole, [types.CodeActionKind.SourceFixAll])).values()
        assert every.kind == "source.fixAll.copylint"
        assert every.edit is not None
        assert editor.apply(every.edit)["story.md"] == corrected.replace("She said", "she said")

    play(tmp_path, scene)


def test_a_likely_correction_is_offered_but_not_preferred_and_a_query_never(tmp_path: Path) -> None:
    async def scene(editor: Editor) -> None:
        found = named(await editor.open("story.md", STORY))
        name = await editor.actions("story.md", found["name-variant"].range)
        assert name["Replace with “Brankovic”"].is_preferred is None
        weekday = await editor.actions("story.md", found["weekday-date"].range)
        assert [title for title in weekday if title.startswith("Replace")] == []

    play(tmp_path, scene)


async def chosen(editor: Editor, name: str, rule: str, title: str) -> dict[str, str]:
    """The texts after the one action for a rule whose title begins like this."""
    place = named(await editor.open(name, editor.texts.get(editor.uri(name), STORY)))[rule].range
    (action,) = (a for t, a in (await editor.actions(name, place)).items() if t.startswith(title))
    assert action.edit is not None
    return editor.apply(action.edit)


def test_a_likely_correction_is_made_at_every_place_of_the_form(tmp_path: Path) -> None:
    text = STORY + "\nThe council thanked Brankovic. “He earned it,” said a clerk. Brankovich left at noon.\n"

    async def scene(editor: Editor) -> None:
        await editor.open("story.md", text)
        texts = await chosen(editor, "story.md", "name-variant", "Replace with “Brankovic” in 2 places")
        assert texts["story.md"] == text.replace("Brankovich", "Brankovic")

    play(tmp_path, scene)


def test_a_suppression_silences_its_finding_and_asks_for_its_reason(tmp_path: Path) -> None:
    async def scene(editor: Editor) -> None:
        texts = await chosen(editor, "story.md", "weekday-date", "Suppress weekday-date at ¶1, with a reason")
        assert texts["story.md"] == STORY.replace("ORLEN", "<!-- copylint: ignore weekday-date:  -->\nORLEN")
        editor.type("story.md", texts["story.md"])
        found = named(await editor.published())
        assert "weekday-date" not in found
        assert "gives no reason" in found["suppression"].message
        editor.type("story.md", texts["story.md"].replace(":  -->", ": two calendars -->"))
        assert not {"weekday-date", "suppression"} & named(await editor.published()).keys()

    play(tmp_path, scene)


def test_a_suppression_for_the_whole_story(tmp_path: Path) -> None:
    async def scene(editor: Editor) -> None:
        texts = await chosen(editor, "story.md", "name-variant", "Suppress name-variant in the whole story")
        assert texts["story.md"] == STORY.replace("ORLEN", "<!-- copylint: ignore-file name-variant:  -->\n\nORLEN")
        editor.type("story.md", texts["story.md"].replace(":  -->", ": two people -->"))
        assert named(await editor.published()).keys() == {"weekday-date"}

    play(tmp_path, scene)


def test_a_client_with_snippets_has_the_cursor_where_the_reason_belongs(tmp_path: Path) -> None:
    edits = types.WorkspaceEditClientCapabilities(document_changes=True, snippet_edit_support=True)
    capabilities = types.ClientCapabilities(workspace=types.WorkspaceClientCapabilities(workspace_edit=edits))

    async def scene(editor: Editor) -> None:
        texts = await chosen(editor, "story.md", "weekday-date", "Suppress weekday-date at ¶1")
        assert "<!-- copylint: ignore weekday-date: ${1:reason} -->\nORLEN" in texts["story.md"]

    play(tmp_path, scene, capabilities)


def test_plain_text_is_suppressed_in_the_file_beside_it(tmp_path: Path) -> None:
    text = STORY.split("---\n")[2]
    beside = tmp_path / "story.txt.copylint.yaml"

    async def scene(editor: Editor) -> None:
        editor.texts[editor.uri("story.txt")] = text
        texts = await chosen(editor, "story.txt", "weekday-date", "Suppress weekday-date in this story")
        assert texts == {beside.name: 'ignore:\n  - {rule: weekday-date, reason: ""}\n'}
        beside.write_text(texts[beside.name].replace('""', "two calendars"), "utf-8")
        editor.save("story.txt")
        found = named(await editor.published())
        assert "weekday-date" not in found
        texts = await chosen(editor, "story.txt", "name-variant", "Suppress name-variant in this story")
        assert texts[beside.name] == beside.read_text("utf-8") + '  - {rule: name-variant, reason: ""}\n'
        beside.write_text(texts[beside.name].replace('""', "two people"), "utf-8")
        editor.save("story.txt")
        assert not {"weekday-date", "name-variant", "suppression"} & named(await editor.published()).keys()

    play(tmp_path, scene)


def test_a_client_that_creates_no_files_is_offered_none(tmp_path: Path) -> None:
    async def scene(editor: Editor) -> None:
        found = named(await editor.open("story.txt", STORY.split("---\n")[2]))
        actions = await editor.actions("story.txt", found["weekday-date"].range)
        assert [title for title in actions if title.startswith("Suppress")] == []

    play(tmp_path, scene, types.ClientCapabilities())


@pytest.fixture
def newsroom(tmp_path: Path) -> Path:
    """A folder with house lists."""
    (tmp_path / "house").mkdir()
    (tmp_path / "house" / "names.yaml").write_text("# People\n- canonical: Ann Velk", "utf-8")
    (tmp_path / "house" / "different.yaml").write_text("# Two\n", "utf-8")
    (tmp_path / ".copylint.yaml").write_text("house: [house/names.yaml, house/different.yaml]\n", "utf-8")
    return tmp_path


def test_a_name_is_put_on_the_house_list_and_settles_the_spelling(newsroom: Path) -> None:
    names = newsroom / "house" / "names.yaml"

    async def scene(editor: Editor) -> None:
        texts = await chosen(
            editor, "story.md", "name-variant", "Add to house/names.yaml: “Brankovic”, never “Brankovich”"
        )
        assert texts["names.yaml"] == (
            "# People\n- canonical: Ann Velk\n- canonical: Brankovic\n  variants: [Brankovich]\n"
        )
        names.write_text(texts["names.yaml"], "utf-8")
        change = types.FileEvent(names.as_uri(), types.FileChangeType.Changed)
        editor.client.workspace_did_change_watched_files(types.DidChangeWatchedFilesParams([change]))
        found = named(await editor.published())
        assert "name-variant" not in found
        assert editor.marked("story.md", found["house-spelling"].range) == "Brankovich"

    play(newsroom, scene)


def test_two_people_are_put_on_the_list_of_those_that_look_alike(newsroom: Path) -> None:
    different = newsroom / "house" / "different.yaml"

    async def scene(editor: Editor) -> None:
        texts = await chosen(editor, "story.md", "name-variant", "Add to house/different.yaml")
        assert texts["different.yaml"] == "# Two\n- [Brankovich, Brankovic]\n"
        different.write_text(texts["different.yaml"], "utf-8")
        await editor.open("house/different.yaml", texts["different.yaml"], "yaml")
        editor.save("house/different.yaml")
        found = [await editor.published() for _ in range(2)]
        assert "name-variant" not in {d.code for diagnostics in found for d in diagnostics}

    play(newsroom, scene)


def test_without_house_lists_none_is_offered(tmp_path: Path) -> None:
    async def scene(editor: Editor) -> None:
        found = named(await editor.open("story.md", STORY))
        actions = await editor.actions("story.md", found["name-variant"].range)
        assert [title for title in actions if title.startswith("Add")] == []

    play(tmp_path, scene)


def test_hover_shows_the_page_of_the_rule_at_either_end(tmp_path: Path) -> None:
    async def scene(editor: Editor) -> None:
        found = named(await editor.open("story.md", STORY))
        for place in (
            found["name-variant"].range,
            (found["name-variant"].related_information or [])[0].location.range,
        ):
            hover = await editor.hover("story.md", place.start)
            assert hover is not None
            assert hover.range == place
            assert isinstance(hover.contents, types.MarkupContent)
            assert hover.contents.kind == types.MarkupKind.Markdown
            assert hover.contents.value.startswith("**name-variant** (warning): ¶2 “Brankovich” but “Brankovic”")
            assert "\nFlagged:\n" in hover.contents.value
            assert "`copylint explain name-variant`" in hover.contents.value
        assert await editor.hover("story.md", types.Position(0, 0)) is None

    play(tmp_path, scene)


def test_hover_is_plain_text_where_the_editor_shows_no_markdown(tmp_path: Path) -> None:
    hovers = types.HoverClientCapabilities(content_format=[types.MarkupKind.PlainText])
    documents = types.TextDocumentClientCapabilities(hover=hovers)

    async def scene(editor: Editor) -> None:
        found = named(await editor.open("story.md", STORY))
        hover = await editor.hover("story.md", found["weekday-date"].range.start)
        assert hover is not None
        assert isinstance(hover.contents, types.MarkupContent)
        assert hover.contents.kind == types.MarkupKind.PlainText
        assert "weekday-date (dates, error)" in hover.contents.value

    play(tmp_path, scene, types.ClientCapabilities(text_document=documents))


def test_settings_are_heeded_at_the_start_and_when_they_change(tmp_path: Path) -> None:
    text = "ORLEN (xna) - The council met on Thursday, 3 March.\n"

    async def scene(editor: Editor) -> None:
        assert "weekday-date" in named(await editor.open("story.md", text))
        change = types.DidChangeConfigurationParams({"copylint": {"date": "2027-03-10"}})
        editor.client.workspace_did_change_configuration(change)
        assert "is a Wednesday" in named(await editor.published())["weekday-date"].message
        change = types.DidChangeConfigurationParams({"copylint": {"date": "2027-03-10", "severity": "error"}})
        editor.client.workspace_did_change_configuration(change)
        assert await editor.published() == []
        wrong = types.DidChangeConfigurationParams({"copylint": {"severity": "loud"}})
        editor.client.workspace_did_change_configuration(wrong)
        await editor.published()
        assert len(editor.messages) == 1
        assert "loud" in editor.messages[0]

    play(tmp_path, scene, options={"date": "2026-03-10"})


@pytest.mark.parametrize("settings", ['{"severity": "\\ud800"}', '{"date": "9999-12-31"}', '{"date": 5}', "[1]", "7"])
def test_settings_that_cannot_be_are_told_and_not_heeded(settings: str) -> None:
    server = CopyServer()
    with mock.patch.object(server, "tell") as tell:
        server.take_settings(json.loads(settings))

    tell.assert_called_once()
    assert server.desk.settings == Settings()


def test_a_configuration_that_is_not_valid_is_told_once_and_its_correction_heeded(tmp_path: Path) -> None:
    config = tmp_path / ".copylint.yaml"
    config.write_text("selct: [names]\n", "utf-8")

    async def scene(editor: Editor) -> None:
        assert await editor.open("story.md", STORY) == []
        editor.type("story.md", STORY)
        assert await editor.published() == []
        assert [message.split(": ")[-1] for message in editor.messages] == [
            "unknown key “selct”; did you mean “select”?"
        ]
        place = types.Range(types.Position(0, 0), types.Position(9, 0))
        assert await editor.actions("story.md", place) == {}
        config.write_text("select: [names]\n", "utf-8")
        change = types.FileEvent(config.as_uri(), types.FileChangeType.Changed)
        editor.client.workspace_did_change_watched_files(types.DidChangeWatchedFilesParams([change]))
        assert named(await editor.published()).keys() == {"name-variant"}

    play(tmp_path, scene)


def test_what_the_baseline_accepts_is_not_shown(tmp_path: Path) -> None:
    (tmp_path / ".copylint.yaml").write_text("baseline: .copylint-baseline.json\n", "utf-8")
    (tmp_path / "story.md").write_text(STORY, "utf-8")
    accept = [sys.executable, "-m", "copylint", "baseline", "--config", ".copylint.yaml", "story.md"]
    subprocess.run(accept, cwd=tmp_path, check=True, capture_output=True)

    async def scene(editor: Editor) -> None:
        assert await editor.open("story.md", STORY) == []
        editor.type("story.md", STORY.replace("after ten years", "after nine years"))
        assert named(await editor.published()).keys() == {"weekday-date"}

    play(tmp_path, scene)


@pytest.mark.parametrize("name", ["README.md", "drafts/story.md", "notes.py"])
def test_what_is_no_story_and_what_is_excluded_is_left_alone(tmp_path: Path, name: str) -> None:
    (tmp_path / ".copylint.yaml").write_text("exclude: ['drafts/**']\n", "utf-8")

    async def scene(editor: Editor) -> None:
        assert await editor.open(name, STORY) == []

    play(tmp_path, scene)


@pytest.mark.parametrize(("language", "comments"), [("markdown", True), ("plaintext", False)])
def test_a_story_that_is_not_saved_yet_is_linted(tmp_path: Path, language: str, comments: bool) -> None:
    async def scene(editor: Editor) -> None:
        found = named(await editor.open("untitled:Untitled-1", STORY.split("---\n")[2], language))
        assert "weekday-date" in found
        actions = await editor.actions("untitled:Untitled-1", found["weekday-date"].range)
        assert any(title.startswith("Suppress") for title in actions) is comments

    play(tmp_path, scene)


def test_an_action_asked_for_while_typing_is_about_the_text_as_it_is(tmp_path: Path) -> None:
    async def scene(editor: Editor) -> None:
        found = named(await editor.open("story.md", STORY))
        moved = "---\ntitle: Mayor of Orlen resigns\n" + STORY.split("\n", 2)[2]
        moved = moved.replace("ORLEN", "One paragraph more.\n\nORLEN")
        editor.type("story.md", moved)
        start = types.Position(found["weekday-date"].range.start.line + 2, 60)
        actions = await editor.actions("story.md", types.Range(start, start))
        edit = actions["Suppress weekday-date at ¶2, with a reason"].edit
        assert edit is not None
        assert "<!-- copylint: ignore weekday-date:  -->\nORLEN" in editor.apply(edit)["story.md"]

    play(tmp_path, scene)


def test_it_survives_any_text(tmp_path: Path) -> None:
    async def scene(editor: Editor) -> None:
        for number, text in enumerate(["", " ", "\0", "\x1b[31m", "---\n", "<!--", "\r", "😀" * 50, "“" * 500]):
            await editor.open(f"{number}.md", text)
            await editor.hover(f"{number}.md", types.Position(0, 0))
            await editor.actions(f"{number}.md", types.Range(types.Position(0, 0), types.Position(9, 9)))
        assert "weekday-date" in named(await editor.open("story.md", STORY))

    play(tmp_path, scene)


def test_without_pygls_the_command_says_what_to_install(tmp_path: Path) -> None:
    code = (
        "import sys; sys.modules['pygls'] = sys.modules['lsprotocol'] = None;"
        "sys.argv = ['copylint', 'lsp']; from copylint.__main__ import main; main()"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=False)

    assert done.returncode == 2
    assert done.stderr == 'copylint: the language server needs pygls: pip install "copylint[lsp]"\n'
