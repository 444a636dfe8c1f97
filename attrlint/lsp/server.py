"""The server: what a client sends and asks, each answered from the draft as it stands at that moment.

Drafts are always sent whole: pygls applies parts of a text by lines of its own, which end where no client's do.
Everything that reads a draft runs in one thread behind the one that listens, in the order it was asked for.
"""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, TypeVar

from lsprotocol import types
from pygls.lsp.server import LanguageServer
from pygls.uris import to_fs_path

from attrlint import __version__
from attrlint.errors import AttrlintError
from attrlint.lsp.drafts import Drafts, Linted, buffer_of
from attrlint.lsp.findings import diagnostic
from attrlint.lsp.positions import Positions
from attrlint.lsp.settings import Settings, read_settings

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")
SHORTEST, LONGEST = 0.05, 0.6  # seconds from the last key to the lint


class Server(LanguageServer):
    """A language server with the drafts that its client has open."""

    def __init__(self) -> None:
        super().__init__("attrlint", __version__, types.TextDocumentSyncKind.Full)
        self.settings = Settings()
        self.drafts = Drafts(self.settings.choice)
        self.linted: dict[str, Linted] = {}
        self.fixed: dict[str, tuple[Linted, str]] = {}
        self.took = 0.0
        self._initial: object = None
        self._waiting: dict[str, asyncio.Task[None]] = {}
        self._said: set[str] = set()
        self._worker = ThreadPoolExecutor(1, "lint")

    @property
    def root(self) -> str:
        """The folder of the workspace, else the working folder."""
        return self.workspace.root_path or str(Path.cwd())

    def supports(self, *names: str) -> bool:
        """Whether the client names a capability: ``("workspace", "configuration")``."""
        found: object = self.client_capabilities
        for name in names:
            found = getattr(found, name, None)
        return bool(found)

    @property
    def pulls(self) -> bool:
        """Whether the client asks for diagnostics; then none is pushed, or they would stand there twice."""
        return self.client_capabilities.text_document is not None and (
            self.client_capabilities.text_document.diagnostic is not None
        )

    async def work(self, job: Callable[[], T]) -> T:
        """Run something in the thread that reads drafts."""
        return await asyncio.get_running_loop().run_in_executor(self._worker, job)

    async def current(self, uri: str) -> Linted | None:
        """A draft as it stands, linted; None where it is not open."""
        return await self.work(lambda: self._lint(uri))

    def _lint(self, uri: str) -> Linted | None:
        held = self.workspace.text_documents.get(uri)
        if held is None:
            self.linted.pop(uri, None)
            return None
        path = to_fs_path(uri) or ""
        buffer = buffer_of(held.source, path, held.language_id or "", self.root, held.version)
        done = self.linted.get(uri)
        if self.drafts.changed():
            self.linted.clear()
            done = None
        if done is None or done.buffer != buffer:
            begun = perf_counter()
            done = self.linted[uri] = self.drafts.lint(buffer)
            self.took = perf_counter() - begun
        return done

    def positions(self, linted: Linted) -> Positions:
        """The places of a draft as this client counts them."""
        return Positions(linted.buffer.text, self.workspace.position_codec)

    def diagnostics(self, uri: str, linted: Linted) -> list[types.Diagnostic]:
        """The findings of a draft for the client."""
        positions = self.positions(linted)
        return [diagnostic(one, uri, positions) for one in linted.diagnostics]

    def lint_later(self, uri: str, *, now: bool = False) -> None:
        """Lint a draft when its writer pauses, and show what was found; an earlier plan for it is dropped."""
        self.drop(uri)
        pause = 0.0 if now else min(LONGEST, max(SHORTEST, self.took / 2))
        self._waiting[uri] = asyncio.get_running_loop().create_task(self._show(uri, pause))

    def drop(self, uri: str) -> None:
        """Give up a plan to lint a draft."""
        waiting = self._waiting.pop(uri, None)
        if waiting is not None:
            waiting.cancel()

    async def _show(self, uri: str, pause: float) -> None:
        await asyncio.sleep(pause)
        linted = await self.current(uri)
        if linted is None:
            return
        self.complain(linted.errors)
        if not self.pulls:
            found = self.diagnostics(uri, linted)
            self.text_document_publish_diagnostics(
                types.PublishDiagnosticsParams(uri, found, version=linted.buffer.version)
            )

    def complain(self, faults: tuple[str, ...] | list[str]) -> None:
        """Show what went wrong, each once until something is read again."""
        for fault in faults:
            if fault not in self._said:
                self._said.add(fault)
                self.window_show_message(types.ShowMessageParams(types.MessageType.Error, f"attrlint: {fault}"))

    def lint_all(self) -> None:
        """Lint every open draft again."""
        self._said.clear()
        self.linted.clear()
        for uri in self.workspace.text_documents:
            self.lint_later(uri, now=True)
        if self.pulls and self.supports("workspace", "diagnostics", "refresh_support"):
            self.workspace_diagnostic_refresh(None)
        if self.supports("workspace", "inlay_hint", "refresh_support"):
            self.workspace_inlay_hint_refresh(None)

    async def configure(self, sent: object, *, first: bool = False) -> None:
        """Take the client's settings; what it does not send is as it began with."""
        if first:
            self._initial = sent
        if not first and self.supports("workspace", "configuration"):
            items = [types.ConfigurationItem(section="attrlint")]
            answer = await self.workspace_configuration_async(types.ConfigurationParams(items))
            sent = answer[0] if answer else None
        self.settings, faults = read_settings(sent or self._initial, self.root)
        await self.work(lambda: self.drafts.forget(self.settings.choice))
        self.lint_all()
        self.complain(faults)

    async def config_changed(self) -> None:
        """Lint again if a file that matters is not as it was."""
        if await self.work(self.drafts.changed):
            self.lint_all()

    async def fix_all(self, uri: str) -> tuple[Linted, str] | None:
        """A draft with its text after all safe fixes; None where it is not open or cannot be linted."""
        linted = await self.current(uri)
        if linted is None or linted.document is None:
            return None
        known = self.fixed.get(uri)
        if known is None or known[0] is not linted:
            try:
                known = linted, await self.work(lambda: self.drafts.fixed(linted))
            except AttrlintError as error:
                self.complain(error.lines())
                return None
            self.fixed[uri] = known
        return known


def serve() -> None:
    """Run the server on standard input and output until the client ends it."""
    from attrlint.lsp.features import register

    server = Server()
    register(server)
    server.start_io()
