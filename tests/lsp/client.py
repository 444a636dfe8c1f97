"""A client of the language server: the server in a process of its own, the client's loop in a thread of the tests."""

from __future__ import annotations

import asyncio
import os
import sys
import threading
from typing import TYPE_CHECKING, TypeVar

from lsprotocol import types
from pygls.lsp.client import LanguageClient
from pytest_lsp import client_capabilities

if TYPE_CHECKING:
    from collections.abc import Awaitable, Iterable
    from pathlib import Path

T = TypeVar("T")
COMMAND = (sys.executable, "-m", "attrlint", "lsp", "--stdio")
PATIENCE = 60.0  # seconds for an answer, on a machine that has other things to do
SIZES = {"utf-8": 1, "utf-16": 2, "utf-32": 4}


def units(text: str, encoding: str) -> int:
    """How many units of an encoding a text has."""
    size = SIZES[encoding]
    return len(text.encode(encoding if size == 1 else f"{encoding}-le")) // size


def lines_of(text: str) -> list[str]:
    """The lines of a text with their ends, as the protocol has them: CRLF, LF, CR, and no other."""
    found, at = [], 0
    while at < len(text):
        ends = [text.find(mark, at) for mark in ("\r\n", "\n", "\r")]
        first = min((end for end in ends if end >= 0), default=-1)
        stop = len(text) if first < 0 else first + (2 if text.startswith("\r\n", first) else 1)
        found.append(text[at:stop])
        at = stop
    return found if found and not found[-1].endswith(("\r", "\n")) else [*found, ""]


def offset_of(text: str, place: types.Position, encoding: str) -> int:
    """The code-point offset of a position, counted the slow way."""
    lines = lines_of(text)
    size = SIZES[encoding]
    name = encoding if size == 1 else f"{encoding}-le"
    head = lines[place.line].encode(name)[: place.character * size].decode(name)
    return sum(map(len, lines[: place.line])) + len(head)


def words_at(text: str, place: types.Range, encoding: str) -> str:
    """The words of a range."""
    return text[offset_of(text, place.start, encoding) : offset_of(text, place.end, encoding)]


def applied(text: str, edits: Iterable[types.TextEdit], encoding: str) -> str:
    """A text with edits made."""
    spans = [
        (offset_of(text, e.range.start, encoding), offset_of(text, e.range.end, encoding), e.new_text) for e in edits
    ]
    for start, end, words in sorted(spans, reverse=True):
        text = text[:start] + words + text[end:]
    return text


def edits_of(action: types.CodeAction) -> list[types.TextEdit]:
    """The edits of an action, in whichever form they came."""
    assert action.edit is not None
    return edits_in(action.edit)


def edits_in(edit: types.WorkspaceEdit) -> list[types.TextEdit]:
    """The edits of all drafts, in whichever form they came."""
    if edit.changes:
        return [one for edits in edit.changes.values() for one in edits]
    of = [one for one in edit.document_changes or () if isinstance(one, types.TextDocumentEdit)]
    return [one for each in of for one in each.edits if isinstance(one, types.TextEdit)]


class Client(LanguageClient):
    """Keeps what the server sends, and answers what it asks."""

    def __init__(self, settings: dict[str, object]) -> None:
        super().__init__("test", "1")
        self.settings = settings
        self.published: dict[str, types.PublishDiagnosticsParams] = {}
        self.news = asyncio.Event()
        self.said: list[str] = []
        self.watched: list[str] = []
        self.refreshed = 0
        self.applied: list[types.WorkspaceEdit] = []

        @self.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
        def published(params: types.PublishDiagnosticsParams) -> None:
            self.published[params.uri] = params
            self.news.set()

        @self.feature(types.WINDOW_SHOW_MESSAGE)
        def said(params: types.ShowMessageParams) -> None:
            self.said.append(params.message)
            self.news.set()

        @self.feature(types.WORKSPACE_CONFIGURATION)
        def configuration(params: types.ConfigurationParams) -> list[object]:
            return [self.settings for _ in params.items]

        @self.feature(types.CLIENT_REGISTER_CAPABILITY)
        def registered(params: types.RegistrationParams) -> None:
            self.watched += [one.method for one in params.registrations]
            self.news.set()

        @self.feature(types.WORKSPACE_DIAGNOSTIC_REFRESH)
        @self.feature(types.WORKSPACE_INLAY_HINT_REFRESH)
        def refresh(params: None) -> None:
            self.refreshed += 1

        @self.feature(types.WORKSPACE_APPLY_EDIT)
        def apply(params: types.ApplyWorkspaceEditParams) -> types.ApplyWorkspaceEditResult:
            self.applied.append(params.edit)
            return types.ApplyWorkspaceEditResult(True)


class Session:
    """A server that several tests talk with, each about drafts of its own.

    `pulls` and `asks` are whether the client asks for diagnostics, and whether the server may ask for settings.
    """

    def __init__(
        self,
        folder: Path,
        profile: str = "visual_studio_code@v1.65.2",
        options: dict[str, object] | None = None,
        settings: dict[str, object] | None = None,
        *,
        pulls: bool = False,
        asks: bool = False,
    ) -> None:
        self.folder = folder
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._thread.start()
        able = client_capabilities(profile)
        assert able.text_document is not None
        assert able.workspace is not None
        able.text_document.diagnostic = types.DiagnosticClientCapabilities() if pulls else None
        able.workspace.configuration = asks
        if able.workspace.diagnostics is None:
            able.workspace.diagnostics = types.DiagnosticWorkspaceClientCapabilities(refresh_support=True)
        self.client, self.server = self.ask(self._start(able, options, settings or {}))
        self.encoding = str(self.server.capabilities.position_encoding or "utf-16")
        self.versions: dict[str, int] = {}

    async def _start(
        self, able: types.ClientCapabilities, options: dict[str, object] | None, settings: dict[str, object]
    ) -> tuple[Client, types.InitializeResult]:
        client = Client(settings)
        await client.start_io(*COMMAND, cwd=str(self.folder), env=dict(os.environ))
        root = self.folder.as_uri()
        asked = types.InitializeParams(able, root_uri=root, initialization_options=options)
        server = await client.initialize_async(asked)
        client.initialized(types.InitializedParams())
        return client, server

    def ask(self, answer: Awaitable[T]) -> T:
        """Wait for an answer; one that does not come is a failure."""

        async def waited() -> T:
            return await asyncio.wait_for(answer, PATIENCE)

        return asyncio.run_coroutine_threadsafe(waited(), self._loop).result(PATIENCE + 5)

    def tell(self, method: str, params: object) -> None:
        """Send a notification."""

        async def told() -> None:
            self.client.protocol.notify(method, params)

        self.ask(told())

    def request(self, method: str, params: object) -> object:
        """Ask something; raises what the server answers as an error."""

        async def asked() -> object:
            return await self.client.protocol.send_request_async(method, params)

        return self.ask(asked())

    def close(self) -> int | None:
        """End the server; gives its exit code."""

        async def ended() -> int | None:
            await self.client.shutdown_async(None)
            self.client.exit(None)
            server = self.client._server
            assert server is not None
            code = await server.wait()
            await self.client.stop()
            return code

        try:
            return self.ask(ended())
        finally:
            self._loop.call_soon_threadsafe(self._loop.stop)

    def uri(self, name: str) -> str:
        """The URI of a draft of the folder, or a name that is a URI already."""
        return name if ":" in name else (self.folder / name).as_uri()

    def open(self, name: str, text: str, language: str = "markdown") -> str:
        """Open a draft; gives its URI."""
        uri = self.uri(name)
        self.versions[uri] = 1
        item = types.TextDocumentItem(uri, language, 1, text)
        self.tell(types.TEXT_DOCUMENT_DID_OPEN, types.DidOpenTextDocumentParams(item))
        return uri

    def change(self, uri: str, text: str) -> None:
        """Send a draft again, whole."""
        self.versions[uri] += 1
        of = types.VersionedTextDocumentIdentifier(self.versions[uri], uri)
        whole = types.TextDocumentContentChangeWholeDocument(text)
        self.tell(types.TEXT_DOCUMENT_DID_CHANGE, types.DidChangeTextDocumentParams(of, [whole]))

    def shown(self, uri: str) -> list[types.Diagnostic]:
        """What the server shows of the newest text of a draft."""

        async def wait() -> list[types.Diagnostic]:
            while True:
                sent = self.client.published.get(uri)
                if sent is not None and sent.version == self.versions[uri]:
                    return list(sent.diagnostics)
                self.client.news.clear()
                await self.client.news.wait()

        return self.ask(wait())

    def codes(self, uri: str) -> set[str]:
        """The codes of what is shown."""
        return {str(one.code) for one in self.shown(uri)}

    def until(self, told: str) -> str:
        """Wait for a message that holds some words; gives the message."""

        async def wait() -> str:
            while True:
                found = next((one for one in self.client.said if told in one), None)
                if found is not None:
                    return found
                self.client.news.clear()
                await self.client.news.wait()

        return self.ask(wait())

    def actions(self, uri: str, place: types.Range, *only: str) -> list[types.CodeAction]:
        """What may be done at a place."""
        context = types.CodeActionContext([], only=list(only) or None)
        asked = types.CodeActionParams(types.TextDocumentIdentifier(uri), place, context)
        answer = self.ask(self._actions(asked))
        return [one for one in answer or () if isinstance(one, types.CodeAction)]

    async def _actions(self, asked: types.CodeActionParams) -> object:
        return await self.client.text_document_code_action_async(asked)

    def run(self, command: str, *arguments: object) -> object:
        """The result of a command."""
        return self.request(types.WORKSPACE_EXECUTE_COMMAND, types.ExecuteCommandParams(command, list(arguments)))
