"""The server: what a client sends and asks, answered from the current text of each draft.

Drafts are always synced whole: pygls applies changes by its own lines, which end where no client's do. Everything that
reads a draft runs in one thread apart from the listener, in the order of the requests.
"""

from __future__ import annotations

import asyncio
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, TypeVar

from lsprotocol import types
from pygls.lsp.server import LanguageServer
from pygls.uris import to_fs_path

from attrlint import __version__
from attrlint.base.errors import AttrlintError
from attrlint.base.facts import replace
from attrlint.lsp.drafts import Buffer, Drafts, Linted, buffer_of, whole
from attrlint.lsp.faults import FaultBoard
from attrlint.lsp.findings import diagnostic
from attrlint.lsp.house_names import text_of
from attrlint.lsp.positions import Positions
from attrlint.lsp.protocol import Protocol
from attrlint.lsp.settings import Settings, read_settings
from attrlint.lsp.worker import Worker
from attrlint.settings.house_additions import add_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from attrlint.lsp.faults import Fault
    from attrlint.settings.house_additions import Addition

T = TypeVar("T")
STDIN, STDOUT = 0, 1
SHORTEST, LONGEST = 0.005, 0.6  # seconds from the last key to the lint
QUICK = (
    0.1  # seconds of a lint that is done before the next key: waiting longer than for the rest of an edit saves nothing
)
REST = 0.4  # seconds without a key after which a single edit is linted at once: a paste, a fix, an undo


class Server(LanguageServer):
    """A language server with the drafts that its client has open."""

    def __init__(self) -> None:
        super().__init__("attrlint", __version__, types.TextDocumentSyncKind.Full, protocol_cls=Protocol)
        self.settings = Settings()
        self.drafts = Drafts(self.settings.choice)
        self.held: dict[str, Buffer] = {}
        self.linted: dict[str, Linted] = {}
        self.faults = FaultBoard()
        self.fixed: dict[str, tuple[Linted, str]] = {}
        self.took = 0.0
        self.told_to_end = False
        self._changed = 0.0
        self._initial: object = None
        self._stale = False
        self._waiting: dict[str, asyncio.Task[None]] = {}
        self._said: set[str] = set()
        self._worker = Worker()

    @property
    def root(self) -> str:
        """The folder of the workspace, the first if there are several, otherwise the working folder."""
        folders = (to_fs_path(folder.uri) for folder in self.workspace.folders.values())
        return self.workspace.root_path or next(filter(None, folders), "") or str(Path.cwd())

    @property
    def encoding(self) -> str:
        """How the client counts the units of a line."""
        agreed = self.workspace.position_encoding
        return agreed.value if isinstance(agreed, types.PositionEncodingKind) else str(agreed)

    def supports(self, *names: str) -> bool:
        """Whether the client has a capability: ``("workspace", "configuration")``."""
        found: object = self.client_capabilities
        for name in names:
            found = getattr(found, name, None)
        return bool(found)

    @property
    def pulls(self) -> bool:
        """Whether the client asks for diagnostics; then none are pushed, or they would appear twice."""
        return self.client_capabilities.text_document is not None and (
            self.client_capabilities.text_document.diagnostic is not None
        )

    @property
    def markup(self) -> types.MarkupKind:
        """The markup of hovers: Markdown, unless the client shows only plain text."""
        text = self.client_capabilities.text_document
        known = text.hover.content_format if text is not None and text.hover is not None else None
        markdown = known is None or types.MarkupKind.Markdown in known
        return types.MarkupKind.Markdown if markdown else types.MarkupKind.PlainText

    @property
    def workspace_edit_capabilities(self) -> types.WorkspaceEditClientCapabilities | None:
        """What edits the client can make."""
        workspace = self.client_capabilities.workspace
        return workspace.workspace_edit if workspace is not None else None

    async def work(self, job: Callable[[], T]) -> T:
        """Run something in the thread that reads drafts."""
        return await self._worker.run(job)

    async def current(self, uri: str) -> Linted | None:
        """The current state of a draft, linted; None if it is not open."""
        linted = await self.work(lambda: self._lint(uri))
        self._catch_up()
        return linted

    def hold(self, item: types.TextDocumentItem) -> None:
        """Add a draft that a client opens."""
        path = to_fs_path(item.uri) or ""
        self.held[item.uri] = buffer_of(item.text, path, item.language_id or "", self.root, item.version)

    def change(self, uri: str, version: int, changes: Iterable[types.TextDocumentContentChangeEvent]) -> bool:
        """Apply a client's change: the whole text, or parts of it even though none are asked for.

        Our copy is made by our own lines: pygls's would be wrong after a U+2028. False if no such draft is open.
        """
        buffer = self.held.get(uri)
        if buffer is None:
            return False
        for one in changes:
            text = one.text
            if isinstance(one, types.TextDocumentContentChangePartial):
                start, end = Positions(buffer.text, self.encoding).span(one.range)
                text = buffer.text[:start] + one.text + buffer.text[end:]
            buffer = replace(buffer, text=whole(text))
        self.held[uri] = replace(buffer, version=version)
        return True

    def forget(self, uri: str) -> None:
        """Forget a draft that a client closes."""
        self.drop(uri)
        for kept in (self.held, self.linted, self.fixed):
            kept.pop(uri, None)
        self.show_faults(uri, ())

    def _lint(self, uri: str) -> Linted | None:
        """Lint the newest text, whatever it was at the time of the request: no text is linted twice."""
        self._look()
        buffer, done = self.held.get(uri), self.linted.get(uri)
        if buffer is None:
            return None
        if done is None or replace(done.buffer, version=buffer.version) != buffer:
            begun = perf_counter()
            done = self.drafts.lint(buffer)
            self.took = perf_counter() - begun
        elif done.buffer is not buffer:
            done = replace(done, buffer=buffer)
        if uri in self.held:
            self.linted[uri] = done
        return done

    def _look(self) -> None:
        """Note whether a file that matters has changed."""
        if self.drafts.changed():
            self.linted.clear()
            self._stale = True

    def _catch_up(self) -> None:
        """Lint all drafts again if a change was noted."""
        if self._stale:
            self._stale = False
            self.lint_all()

    def positions(self, linted: Linted) -> Positions:
        """The places of a draft as this client counts them."""
        return Positions(linted.buffer.text, self.encoding)

    def diagnostics(self, uri: str, linted: Linted) -> list[types.Diagnostic]:
        """The findings of a draft for the client."""
        positions = self.positions(linted)
        return [diagnostic(one, uri, positions) for one in linted.diagnostics]

    def lint_later(self, uri: str, *, now: bool = False) -> None:
        """Lint a draft and show the findings: at once after a pause, otherwise when the user pauses.

        This replaces an earlier plan for the draft.
        """
        self.drop(uri)
        loop = asyncio.get_running_loop()
        rested = loop.time() - self._changed > REST
        self._changed = loop.time()
        pause = 0.0 if now or rested else min(LONGEST, max(SHORTEST, self.took / 4 if self.took > QUICK else 0.0))
        self._waiting[uri] = loop.create_task(self._show(uri, pause))

    def drop(self, uri: str) -> None:
        """Give up a plan to lint a draft."""
        waiting = self._waiting.pop(uri, None)
        if waiting is not None:
            waiting.cancel()

    async def _show(self, uri: str, pause: float) -> None:
        await asyncio.sleep(pause)
        try:
            linted = await self.current(uri)
            if linted is None:
                return
            self.complain(map(str, linted.faults))
            self.show_faults(uri, linted.faults)
            if not self.pulls:
                found = await self.work(lambda: self.diagnostics(uri, linted))
                version = linted.buffer.version
                self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, found, version=version))
        except Exception as error:  # nothing waits for this: it would be lost
            self.complain([f"{uri}: internal error ({type(error).__name__}: {error}); please report this"])

    def show_faults(self, uri: str, faults: tuple[Fault, ...]) -> None:
        """Show the faults that a draft has met in the files they are in."""
        for file, found in self.faults.meet(uri, faults, self.held, self.encoding).items():
            self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(file, found))

    def complain(self, faults: Iterable[str]) -> None:
        """Show what failed, each message once until something is read again."""
        for fault in faults:
            if fault not in self._said:
                self._said.add(fault)
                self.window_show_message(types.ShowMessageParams(types.MessageType.Error, f"attrlint: {fault}"))

    def lint_all(self) -> None:
        """Lint all open drafts again."""
        self._said.clear()
        for uri in self.held:
            self.lint_later(uri, now=True)
        if self.pulls and self.supports("workspace", "diagnostics", "refresh_support"):
            self.workspace_diagnostic_refresh(None)
        if self.supports("workspace", "inlay_hint", "refresh_support"):
            self.workspace_inlay_hint_refresh(None)

    async def configure(self, sent: object, *, first: bool = False) -> None:
        """Apply the client's settings; what it does not send keeps its initial value."""
        if first:
            self._initial = sent
        if not first and self.supports("workspace", "configuration"):
            items = [types.ConfigurationItem(section="attrlint")]
            answer = await self.workspace_configuration_async(types.ConfigurationParams(items))
            sent = answer[0] if answer else None
        self.settings, faults = read_settings(sent or self._initial, self.root)
        await self.work(self._forget)
        if not first:  # before the initialize request is answered, nothing may be asked
            self.lint_all()
        self.complain(faults)

    def _forget(self) -> None:
        self.drafts.forget(self.settings.choice)
        self.linted.clear()

    async def config_changed(self) -> None:
        """Lint again if a file that matters has changed."""
        await self.work(self._look)
        self._catch_up()

    def additions(self, uri: str, name: str, sort: str) -> tuple[Addition, ...]:
        """What adds a name to the house names of a draft. Raises AttrlintError."""
        path = to_fs_path(uri) or str(Path(self.root) / "untitled")
        config = self.drafts.runner.config_of(Path(path).parent)
        texts = {buffer.path: buffer.text for buffer in self.held.values()}
        return add_name(name, sort, config, self.root, lambda file: text_of(file, texts))

    async def fix_all(self, uri: str) -> tuple[Linted, str] | None:
        """A draft with its text after all safe fixes; None if it is not open or cannot be linted."""
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
