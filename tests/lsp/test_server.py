"""The language server as clients meet it: three encodings, one process a test."""

from __future__ import annotations

import asyncio
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

pytest.importorskip("pygls", reason="the extra attrlint[lsp] is not installed")
from lsprotocol import types
from pygls.lsp.client import LanguageClient
from pytest_lsp import client_capabilities

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

COMMAND = [sys.executable, "-m", "attrlint", "lsp", "--stdio"]
LINE = "🚩🚩“Café” was shut after a drone fell near Kyiv and Brynask, officials in the region said."
DRAFT = f'# Two drones\n\n{LINE}\n\nMr Odd said he was "surprised by the noise of it”.\n\nIt is TK.\n'


def units(text: str, encoding: str) -> int:
    """How many units of an encoding a text has."""
    size = {"utf-8": 1, "utf-16": 2, "utf-32": 4}[encoding]
    return len(text.encode(encoding if size == 1 else f"{encoding}-le")) // size


class Client(LanguageClient):
    """A client that keeps what the server sends it."""

    def __init__(self) -> None:
        super().__init__("test", "1")
        self.published: asyncio.Queue[types.PublishDiagnosticsParams] = asyncio.Queue()
        self.said: list[str] = []

        @self.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
        def published(params: types.PublishDiagnosticsParams) -> None:
            self.published.put_nowait(params)

        @self.feature(types.WINDOW_SHOW_MESSAGE)
        def said(params: types.ShowMessageParams) -> None:
            self.said.append(params.message)

    async def shown(self, version: int) -> list[types.Diagnostic]:
        """The findings of a version of the draft."""
        while True:
            params = await asyncio.wait_for(self.published.get(), 60)
            if params.version == version:
                return list(params.diagnostics)

    def open(self, uri: str, text: str) -> None:
        """Open a draft."""
        item = types.TextDocumentItem(uri, "markdown", 1, text)
        self.text_document_did_open(types.DidOpenTextDocumentParams(item))

    def change(self, uri: str, version: int, text: str) -> None:
        """Send the whole draft again."""
        of = types.VersionedTextDocumentIdentifier(version, uri)
        whole = types.TextDocumentContentChangeWholeDocument(text)
        self.text_document_did_change(types.DidChangeTextDocumentParams(of, [whole]))


def talk(
    folder: Path,
    told: Callable[[Client, str], Awaitable[None]],
    capabilities: types.ClientCapabilities,
    options: dict[str, object] | None = None,
) -> str:
    """Start a server, let a test talk with it about a draft in a folder, and end it; gives the encoding agreed on."""

    async def run() -> str:
        client = Client()
        await client.start_io(*COMMAND, cwd=str(folder), env=dict(os.environ))
        # so that findings are pushed to every client alike
        if capabilities.text_document:
            capabilities.text_document.diagnostic = None
        if capabilities.workspace:
            capabilities.workspace.configuration = None
        done = await client.initialize_async(
            types.InitializeParams(capabilities, root_uri=folder.as_uri(), initialization_options=options)
        )
        client.initialized(types.InitializedParams())
        try:
            await told(client, (folder / "draft.md").as_uri())
        finally:
            await client.shutdown_async(None)
            client.exit(None)
            await client.stop()
        return str(getattr(done.capabilities.position_encoding, "value", done.capabilities.position_encoding))

    return asyncio.run(run())


@pytest.mark.parametrize(
    ("profile", "encoding"),
    [("neovim@v0.11.0", "utf-8"), ("visual_studio_code@v1.65.2", "utf-16"), ("emacs@v29.1", "utf-32")],
)
def test_findings_and_actions_stand_on_the_right_words(tmp_path: Path, profile: str, encoding: str) -> None:
    """Behind emoji and letters with accents the finding, its fix, its hover and its silencing are where they belong."""
    (tmp_path / "attrlint.toml").write_text("", encoding="utf-8")

    async def told(client: Client, uri: str) -> None:
        client.open(uri, DRAFT)
        found = {str(d.code): d for d in await client.shown(1)}
        place = found["PLC001"]
        start = units(LINE[: LINE.index("Brynask")], encoding)
        assert (place.range.start.line, place.range.start.character) == (2, start)
        assert place.range.end.character == start + units("Brynask", encoding)
        assert place.source == "attrlint"
        assert place.code_description is not None
        assert place.code_description.href.endswith("misspelled-place.md")

        document = types.TextDocumentIdentifier(uri)
        hover = await client.text_document_hover_async(types.HoverParams(document, place.range.start))
        assert hover is not None
        assert isinstance(hover.contents, types.MarkupContent)
        assert "PLC001 misspelled-place" in hover.contents.value
        assert "Found, between" in hover.contents.value

        context = types.CodeActionContext([place])
        actions = await client.text_document_code_action_async(types.CodeActionParams(document, place.range, context))
        by_title = {a.title: a for a in actions or [] if isinstance(a, types.CodeAction)}
        fix = next(a for title, a in by_title.items() if "Bryansk" in title)
        assert fix.title.endswith("(offered)")
        assert not fix.is_preferred
        (edit,) = edits_of(fix)
        assert edit.new_text == "Bryansk"
        assert edit.range == place.range
        (silent,) = edits_of(by_title["Ignore PLC001 (misspelled-place) here"])
        assert silent.new_text.strip() == "<!-- attrlint: ignore[PLC001] -->"
        assert silent.range.start == types.Position(2, units(LINE, encoding))

        everything = types.CodeActionContext([], only=[types.CodeActionKind.SourceFixAll])
        (fix_all,) = (
            await client.text_document_code_action_async(types.CodeActionParams(document, place.range, everything))
            or ()
        )
        assert isinstance(fix_all, types.CodeAction)
        if fix_all.edit is None:
            fix_all = await client.code_action_resolve_async(fix_all)
        made = "".join(edit.new_text for edit in edits_of(fix_all))
        assert "surprised by the noise of it" in made
        assert "Bryansk" not in made

        client.change(uri, 2, DRAFT.replace("Brynask", "Bryansk"))
        assert "PLC001" not in {d.code for d in await client.shown(2)}

    assert talk(tmp_path, told, client_capabilities(profile), {}) == encoding


def edits_of(action: types.CodeAction) -> list[types.TextEdit]:
    """The edits of an action, in whichever form they came."""
    assert action.edit is not None
    if action.edit.changes:
        return [edit for edits in action.edit.changes.values() for edit in edits]
    edits = action.edit.document_changes or ()
    return [
        e
        for one in edits
        if isinstance(one, types.TextDocumentEdit)
        for e in one.edits
        if isinstance(e, types.TextEdit)
    ]


def test_the_copy_stays_equal_and_settings_are_read_again(tmp_path: Path) -> None:
    """U+2028 and U+0085 end no line; outline, hints and ledger answer; a change of the settings is noticed."""
    (tmp_path / "attrlint.toml").write_text("", encoding="utf-8")
    text = "# Head\n\nIt is\u2028one\x85two.\n\nThe ferry stopped near Brynask and Kyiv, she said.\n\n“We wait for the ice to go,” said Ilze Kaleja, a pilot.\n"
    fixed = text.replace("one", "TK one")

    async def told(client: Client, uri: str) -> None:
        client.open(uri, text)
        await client.shown(1)
        client.change(uri, 2, fixed)
        found = {str(d.code): d.range.start for d in await client.shown(2)}
        assert found["RES001"] == types.Position(2, 6)
        assert found["PLC001"] == types.Position(4, fixed.split("\n")[4].index("Brynask"))

        document = types.TextDocumentIdentifier(uri)
        (head,) = await client.text_document_document_symbol_async(types.DocumentSymbolParams(document)) or ()
        assert isinstance(head, types.DocumentSymbol)
        assert [(s.name, s.detail) for s in head.children or ()] == [("“We wait for the ice to go,”", "Ilze Kaleja")]
        whole = types.Range(types.Position(0, 0), types.Position(9, 0))
        (hint,) = await client.text_document_inlay_hint_async(types.InlayHintParams(document, whole)) or ()
        assert hint.label == "— Ilze Kaleja"
        command = types.ExecuteCommandParams("attrlint.sources", [uri, "markdown"])
        page = await client.workspace_execute_command_async(command)
        assert "| Ilze Kaleja | person | 1 |" in str(page)

        (tmp_path / "attrlint.toml").write_text('ignore = ["RES001"]\n', encoding="utf-8")
        client.change(uri, 3, fixed)
        assert "RES001" not in {d.code for d in await client.shown(3)}
        (tmp_path / "attrlint.toml").write_text('ignroe = ["RES001"]\n', encoding="utf-8")
        client.change(uri, 4, fixed)
        assert await client.shown(4) == []
        assert [m for m in client.said if "ignore" in m and "attrlint.toml:1:1" in m]
        assert [m for m in client.said if "colour" in m]
        (tmp_path / "attrlint.toml").write_text("", encoding="utf-8")
        client.change(uri, 5, fixed)
        assert "RES001" in {d.code for d in await client.shown(5)}

    options: dict[str, object] = {"inlayHints": True, "colour": "red"}
    talk(tmp_path, told, client_capabilities("visual_studio_code@v1.65.2"), options)


NVIM = """
vim.cmd('edit draft.md')
local id = vim.lsp.start_client({ name = 'attrlint', cmd = CMD, root_dir = vim.fn.getcwd() })
vim.lsp.buf_attach_client(0, id)
vim.wait(60000, function() return #vim.diagnostic.get(0) > 0 end, 50)
for _, d in ipairs(vim.diagnostic.get(0)) do
  if d.code == 'PLC001' then
    local line = vim.api.nvim_buf_get_lines(0, d.lnum, d.lnum + 1, false)[1]
    io.write('word ' .. line:sub(d.col + 1, d.end_col) .. '\\n')
    vim.api.nvim_win_set_cursor(0, { d.lnum + 1, d.col })
    local here = vim.lsp.util.make_position_params(0, 'utf-16')
    local hover = vim.lsp.buf_request_sync(0, 'textDocument/hover', here, 20000)
    io.write('hover ' .. hover[id].result.contents.value:sub(1, 27) .. '\\n')
    local asked = vim.lsp.util.make_range_params(0, 'utf-16')
    asked.context = { diagnostics = {} }
    local done = vim.lsp.buf_request_sync(0, 'textDocument/codeAction', asked, 20000)
    for _, action in ipairs(done[id].result) do
      if action.title:find('Bryansk') then vim.lsp.util.apply_workspace_edit(action.edit, 'utf-16') end
    end
    io.write('line ' .. vim.api.nvim_buf_get_lines(0, d.lnum, d.lnum + 1, false)[1] .. '\\n')
  end
end
vim.cmd('qall!')
"""


@pytest.mark.skipif(shutil.which("nvim") is None, reason="Neovim (nvim) is not installed")
def test_neovim(tmp_path: Path) -> None:
    """A real Neovim shows the finding on its word, hovers, and its quick fix puts the right word there."""
    (tmp_path / "attrlint.toml").write_text("", encoding="utf-8")
    (tmp_path / "draft.md").write_text(DRAFT, encoding="utf-8")
    words = "{" + ", ".join(f"'{word}'" for word in COMMAND) + "}"
    (tmp_path / "try.lua").write_text(f"local CMD = {words}\n{NVIM}", encoding="utf-8")
    done = subprocess.run(
        ["nvim", "--headless", "--clean", "-n", "-c", "luafile try.lua", "-c", "qall!"],
        cwd=tmp_path, capture_output=True, text=True, timeout=40, check=False,
    )  # fmt: skip
    said = done.stdout.splitlines()
    assert "word Brynask" in said, done.stderr
    assert "hover **PLC001 misspelled-place**" in said
    assert f"line {LINE.replace('Brynask', 'Bryansk')}" in said


@pytest.mark.skipif(shutil.which("vim") is None, reason="Vim is not installed")
def test_vim_compiler(tmp_path: Path) -> None:
    """Vim's quickfix list of :make lands on the word, behind emoji too."""
    editors = Path(__file__).parent.parent.parent / "editors" / "vim"
    (tmp_path / "draft.md").write_text(DRAFT, encoding="utf-8")
    (tmp_path / "attrlint").write_text(f'#!/bin/sh\nexec "{sys.executable}" -m attrlint "$@"\n', encoding="utf-8")
    (tmp_path / "attrlint").chmod(0o755)
    (tmp_path / "attrlint.toml").write_text("", encoding="utf-8")
    script = (
        "call writefile(map(getqflist(), {_, d -> d.type . ' ' . d.lnum . ' ' . d.col . ' ' . d.text}), 'list.txt')"
    )
    subprocess.run(
        ["vim", "-Nu", "NONE", "-n", "-es", "--cmd", f"set rtp+={editors}", "-c", "set encoding=utf-8", "-c", "edit draft.md",
         "-c", "compiler attrlint", "-c", "silent make!", "-c", script, "-c", "qall!"],
        cwd=tmp_path, capture_output=True, timeout=120, check=False, stdin=subprocess.DEVNULL,
        env={**os.environ, "PATH": f"{tmp_path}{os.pathsep}{os.environ['PATH']}", "LC_ALL": "C.UTF-8"},
    )  # fmt: skip
    listed = (tmp_path / "list.txt").read_text(encoding="utf-8").splitlines()
    (place,) = [line for line in listed if "PLC001" in line]
    kind, line, column, _ = place.split(" ", 3)
    assert (kind, line, column) == ("e", "3", str(units(LINE[: LINE.index("Brynask")], "utf-8") + 1))


def test_without_the_extra_it_says_what_to_install(tmp_path: Path) -> None:
    """Exit 2 and one line."""
    code = "import sys\nsys.modules['pygls'] = None\nfrom importlib import util\nutil.find_spec = lambda name: None\nfrom attrlint.cli import main\nmain(['lsp'])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert re.fullmatch(r"error: .*pip install 'attrlint\[lsp\]'\n", done.stderr)
