"""What the server answers: one function per method of the protocol."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from lsprotocol import types
from pygls.exceptions import JsonRpcInvalidParams
from pygls.uris import from_fs_path

from attrlint.base.errors import AttrlintError
from attrlint.lsp.actions import FIX_ALL, changes, quick_fixes, text_edits, touching, wanted, workspace_edit
from attrlint.lsp.comments import comment_actions
from attrlint.lsp.house_names import ADD_NAME, edit_of, name_actions
from attrlint.lsp.hover import explained
from attrlint.lsp.outline import flat, hints, ledger_page, symbols
from attrlint.lsp.parent import end_with
from attrlint.lsp.verdicts import checked_at, explained_verdict, location, quotation_range

if TYPE_CHECKING:
    from attrlint.lsp.server import Server

WATCHED = (
    *("**/attrlint.toml", "**/.attrlint.toml", "**/pyproject.toml", "**/*.{yaml,yml}"),
    "**/*.{txt,md,html,srt,vtt,docx,odt,pdf,rtf,eml}",  # transcripts
)
ACTIONS = types.CodeActionOptions([types.CodeActionKind.QuickFix, FIX_ALL], resolve_provider=True)


def register(server: Server) -> None:
    """Register everything with a server."""
    _register_sync(server)
    _register_answers(server)
    _register_actions(server)
    _register_commands(server)


def _register_sync(server: Server) -> None:
    @server.feature(types.INITIALIZE)
    async def initialize(params: types.InitializeParams) -> None:
        end_with(params.process_id)
        await server.configure(params.initialization_options, first=True)

    @server.feature(types.INITIALIZED)
    async def initialized(params: types.InitializedParams) -> None:
        asked = []
        if server.supports("workspace", "did_change_watched_files", "dynamic_registration"):
            watchers = [types.FileSystemWatcher(glob) for glob in WATCHED]
            options = types.DidChangeWatchedFilesRegistrationOptions(watchers)
            asked.append(types.Registration("watch", types.WORKSPACE_DID_CHANGE_WATCHED_FILES, options))
        if server.supports("workspace", "did_change_configuration", "dynamic_registration"):
            section = types.DidChangeConfigurationRegistrationOptions("attrlint")
            asked.append(types.Registration("settings", types.WORKSPACE_DID_CHANGE_CONFIGURATION, section))
        if asked:
            await server.client_register_capability_async(types.RegistrationParams(asked))
        if server.supports("workspace", "configuration"):
            await server.configure(None)

    @server.feature(types.SHUTDOWN)
    async def shutdown(params: None) -> None:
        server.told_to_end = True

    @server.feature(types.TEXT_DOCUMENT_DID_OPEN)
    async def opened(params: types.DidOpenTextDocumentParams) -> None:
        server.hold(params.text_document)
        server.lint_later(params.text_document.uri, now=True)

    @server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    async def changed(params: types.DidChangeTextDocumentParams) -> None:
        of = params.text_document
        if server.change(of.uri, of.version, params.content_changes):
            server.lint_later(of.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_SAVE)
    async def saved(params: types.DidSaveTextDocumentParams) -> None:
        await server.config_changed()

    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    async def closed(params: types.DidCloseTextDocumentParams) -> None:
        uri = params.text_document.uri
        server.forget(uri)
        if not server.pulls:
            server.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, []))

    @server.feature(types.WORKSPACE_DID_CHANGE_CONFIGURATION)
    async def configured(params: types.DidChangeConfigurationParams) -> None:
        await server.configure(params.settings)

    @server.feature(types.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    async def watched(params: types.DidChangeWatchedFilesParams) -> None:
        await server.config_changed()


def _register_answers(server: Server) -> None:
    @server.feature(types.TEXT_DOCUMENT_DIAGNOSTIC, types.DiagnosticOptions(False, False, "attrlint"))
    async def pulled(params: types.DocumentDiagnosticParams) -> types.DocumentDiagnosticReport:
        uri = params.text_document.uri
        linted = await server.current(uri)
        found = server.diagnostics(uri, linted) if linted else []
        return types.RelatedFullDocumentDiagnosticReport(found)

    @server.feature(types.TEXT_DOCUMENT_HOVER)
    async def hover(params: types.HoverParams) -> types.Hover | None:
        linted = await server.current(params.text_document.uri)
        if linted is None:
            return None
        positions = server.positions(linted)
        at = positions.offset(params.position)
        found = [d for d in linted.diagnostics if d.span.start <= at < max(d.span.end, d.span.start + 1)]
        path, document = linted.buffer.path, linted.document
        checked = await server.work(lambda: checked_at(document, at)) if document else None
        if not found and checked is None:
            return None

        def pages() -> list[str]:
            verdict = [explained_verdict(checked)] if checked else []
            return verdict + [explained(one, server.drafts.page(path, one.code)) for one in found]

        if not found and checked is not None and document is not None:
            content = types.MarkupContent(server.markup, explained_verdict(checked))
            return types.Hover(content, quotation_range(checked, document, positions))
        smallest = min((one.span for one in found), key=lambda span: span.end - span.start)
        content = types.MarkupContent(server.markup, "\n\n---\n\n".join(await server.work(pages)))
        return types.Hover(content, positions.range(smallest))

    @server.feature(types.TEXT_DOCUMENT_DEFINITION)
    async def definition(params: types.DefinitionParams) -> types.Location | None:
        linted = await server.current(params.text_document.uri)
        document = linted.document if linted else None
        if linted is None or document is None:
            return None
        at = server.positions(linted).offset(params.position)
        checked = await server.work(lambda: checked_at(document, at))
        return location(checked) if checked else None

    @server.feature(types.TEXT_DOCUMENT_DOCUMENT_SYMBOL)
    async def outline(
        params: types.DocumentSymbolParams,
    ) -> list[types.DocumentSymbol] | list[types.SymbolInformation]:
        uri = params.text_document.uri
        linted = await server.current(uri)
        document = linted.document if linted else None
        if linted is None or document is None:
            return []
        positions = server.positions(linted)
        tree = await server.work(lambda: symbols(document, positions))
        knows = server.supports("text_document", "document_symbol", "hierarchical_document_symbol_support")
        return tree if knows else flat(tree, uri)

    @server.feature(types.TEXT_DOCUMENT_INLAY_HINT)
    async def inlay(params: types.InlayHintParams) -> list[types.InlayHint]:
        linted = await server.current(params.text_document.uri) if server.settings.inlay_hints else None
        document = linted.document if linted else None
        if linted is None or document is None:
            return []
        positions = server.positions(linted)
        return await server.work(lambda: hints(document, positions, positions.span(params.range)))


def _register_actions(server: Server) -> None:
    def versioned() -> bool:
        return server.supports("workspace", "workspace_edit", "document_changes")

    async def fix_all_edit(uri: str) -> types.WorkspaceEdit | None:
        fixed = await server.fix_all(uri)
        if fixed is None or fixed[1] == fixed[0].buffer.text:
            return None
        linted, after = fixed
        edits = text_edits(changes(linted.buffer.text, after), server.positions(linted))
        return workspace_edit(edits, uri, linted.buffer.version, versioned=versioned())

    @server.feature(types.TEXT_DOCUMENT_CODE_ACTION, ACTIONS)
    async def actions(params: types.CodeActionParams) -> list[types.CodeAction]:
        uri, only = params.text_document.uri, params.context.only
        linted = await server.current(uri)
        if linted is None or linted.document is None:
            return []
        positions = server.positions(linted)
        offered: list[types.CodeAction] = []
        if wanted(types.CodeActionKind.QuickFix, only):
            found = touching(linted, positions.span(params.range))
            fixes = quick_fixes(linted, found, uri, positions, versioned=versioned())
            silent = comment_actions(linted, found, uri, positions, versioned=versioned())
            applies = server.supports("workspace", "apply_edit")
            rules = await server.work(lambda: server.drafts.rules(linted.buffer.path)) if applies and found else {}
            names = name_actions(linted, found, rules, uri, positions)
            offered += await server.work(lambda: [*fixes, *names, *silent])
        if wanted(FIX_ALL, only) and any(d.fix and d.fix.safe for d in linted.diagnostics):
            action = types.CodeAction("Apply all safe fixes", FIX_ALL, data={"uri": uri})
            if not server.supports("text_document", "code_action", "resolve_support"):
                action.data, action.edit = None, await fix_all_edit(uri)
            offered.append(action)
        return offered

    @server.feature(types.CODE_ACTION_RESOLVE)
    async def resolve(action: types.CodeAction) -> types.CodeAction:
        uri = action.data.get("uri") if isinstance(action.data, dict) else getattr(action.data, "uri", None)
        if isinstance(uri, str):
            action.edit = await fix_all_edit(uri)
        return action

    @server.command("attrlint.fixAll")
    async def fix_all(*arguments: str) -> bool:
        """Apply the safe fixes of a draft."""
        edit = await fix_all_edit(_uri(arguments))
        if edit is None:
            return False
        asked = types.ApplyWorkspaceEditParams(edit, label="attrlint: safe fixes")
        return (await server.workspace_apply_edit_async(asked)).applied


def _register_commands(server: Server) -> None:
    @server.command("attrlint.sources")
    async def sources(*arguments: str) -> object:
        """The source list of a draft: as the public contract has it, or as a Markdown page."""
        from attrlint.model.source_list import make_ledger
        from attrlint.output.source_tables import ledger_record

        linted = await server.current(_uri(arguments))
        document = linted.document if linted else None
        if document is None:
            return None
        if "markdown" in arguments[1:]:
            return await server.work(lambda: ledger_page(document))
        return await server.work(lambda: ledger_record(document, make_ledger(document, wide=True)))

    @server.command(ADD_NAME)
    async def add_name(*arguments: str) -> list[str] | None:
        """Add a name to the house names through the client; returns the URIs of the files to save, None if refused."""
        uri = _uri(arguments)
        if len(arguments) < 3 or not all(isinstance(each, str) for each in arguments[:3]):
            raise JsonRpcInvalidParams("the arguments are a draft's URI, a name, and places, people or outlets")
        try:
            additions = await server.work(lambda: server.additions(uri, arguments[1], arguments[2]))
        except AttrlintError as error:
            server.complain(error.lines())
            return None
        if not additions:
            return []
        operations = getattr(server.workspace_edit_capabilities, "resource_operations", None) or ()
        edit = edit_of(additions, server.encoding, creates=types.ResourceOperationKind.Create in operations)
        asked = types.ApplyWorkspaceEditParams(edit, label="attrlint: add to house names")
        applied = (await server.workspace_apply_edit_async(asked)).applied
        return [from_fs_path(str(Path(one.path).absolute())) or "" for one in additions] if applied else None


def _uri(arguments: tuple[object, ...]) -> str:
    """The draft that a command is about, checked because a client may send anything. Raises JsonRpcInvalidParams."""
    if arguments and isinstance(arguments[0], str):
        return arguments[0]
    raise JsonRpcInvalidParams("the first argument is the URI of an open draft")
