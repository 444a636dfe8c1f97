"""A real Neovim, headless, with the settings that docs/editors.md gives."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

pytest.importorskip("pygls", reason="the extra “lsp” is not installed")
if TYPE_CHECKING:
    from collections.abc import Mapping

ROOT = Path(__file__).parents[2]
LINE = "🚩🚩“Café” was shut after a drone fell near Kyiv and Brynask, officials in the region said."
QUOTED = "“We wait for the ice to go,” said Ilze Kaleja, a pilot."
DRAFT = f"# Two drones\n\n{LINE}\n\nIt is\u2028one\x85two. {QUOTED}\n"
LUA_OF_0_11 = re.compile(r"^```lua\n(vim\.lsp\.config.*?)^```$", re.MULTILINE | re.DOTALL)
ASK = """
local said = {}
local function client()
  local all = (vim.lsp.get_clients or vim.lsp.get_active_clients)({ name = 'attrlint' })
  for _, one in pairs(all) do if one.name == 'attrlint' then return one end end
end
local function ask(method, params)
  local answers = vim.lsp.buf_request_sync(0, method, params, 30000) or {}
  for _, answer in pairs(answers) do if answer.result then return answer.result end end
end
local function place()
  for _, one in ipairs(vim.diagnostic.get(0)) do if one.code == 'PLC001' then return one end end
end
local function line(number) return vim.api.nvim_buf_get_lines(0, number, number + 1, false)[1] end

vim.cmd('edit draft.md')
vim.wait(60000, function() return place() ~= nil end, 20)
local found = place()
local encoding = client().offset_encoding
said.encoding = encoding
said.root = client().config.root_dir
said.word = line(found.lnum):sub(found.col + 1, found.end_col)
said.message = found.message
vim.api.nvim_win_set_cursor(0, { found.lnum + 1, found.col })
said.hover = ask('textDocument/hover', vim.lsp.util.make_position_params(0, encoding)).contents.value

-- The quick fix, as the client applies it.
local asked = vim.lsp.util.make_range_params(0, encoding)
asked.context = { diagnostics = {} }
for _, action in ipairs(ask('textDocument/codeAction', asked)) do
  if action.title:find('Bryansk') then vim.lsp.util.apply_workspace_edit(action.edit, encoding) end
end
said.line = line(2)
vim.wait(60000, function() return place() == nil end, 20)
said.gone = place() == nil

-- One edit in the line that holds U+2028 and U+0085; the server's copy must be the client's.
local at = line(4):find('one', 1, true) - 1
vim.api.nvim_buf_set_text(0, 4, at, 4, at + 3, { 'thirty-one' })
local uri = vim.uri_from_bufnr(0)
local command = { command = 'attrlint.sources', arguments = { uri } }
local ledger = ask('workspace/executeCommand', command)
said.text = table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), '\\n') .. '\\n'
said.quotations = ledger.quotations

-- The two commands.
vim.cmd('luafile ' .. COMMANDS)
local marks = vim.api.nvim_buf_line_count(0)
vim.api.nvim_buf_set_lines(0, marks, marks, false, { '', 'Mr Odd said he was "surprised by the noise of it”.' })
vim.cmd('AttrlintFix')
vim.wait(60000, function() return line(marks + 1):find('“surprised', 1, true) ~= nil end, 20)
said.fixed = line(marks + 1)
local draft = vim.api.nvim_get_current_buf()
vim.cmd('AttrlintSources')
vim.wait(60000, function() return vim.api.nvim_get_current_buf() ~= draft end, 20)
said.page = table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), '\\n')
local file = io.open('said.json', 'w')
file:write(vim.fn.json_encode(said))
file:close()
vim.cmd('qall!')
"""


@cache
def version() -> tuple[int, int]:
    """Neovim's version; skips where there is none."""
    nvim = shutil.which("nvim")
    if nvim is None:
        pytest.skip("Neovim (nvim) is not installed")
    said = subprocess.run([nvim, "--version"], capture_output=True, text=True, timeout=60, check=True).stdout
    found = re.match(r"NVIM v(\d+)\.(\d+)", said)
    assert found is not None
    return int(found[1]), int(found[2])


def run(folder: Path, settings: str) -> Mapping[str, object]:
    """What Neovim says of the draft under the settings."""
    (folder / "attrlint.toml").write_text("", encoding="utf-8")
    (folder / "draft.md").write_text(DRAFT, encoding="utf-8")
    (folder / "init.lua").write_text(settings, encoding="utf-8")
    commands = json.dumps(str(ROOT / "editors" / "nvim" / "commands.lua"))
    (folder / "ask.lua").write_text(f"local COMMANDS = {commands}\n{ASK}", encoding="utf-8")
    programs = folder / "programs"
    programs.mkdir()
    (programs / "attrlint").write_text(f'#!/bin/sh\nexec "{sys.executable}" -m attrlint "$@"\n', encoding="utf-8")
    (programs / "attrlint").chmod(0o755)
    done = subprocess.run(
        ["nvim", "--headless", "--clean", "-n", "-u", "init.lua", "-c", "luafile ask.lua", "-c", "qall!"],
        cwd=folder, capture_output=True, text=True, timeout=240, check=False, stdin=subprocess.DEVNULL,
        env={**os.environ, "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}", "LC_ALL": "C.UTF-8",
             "XDG_CONFIG_HOME": str(folder / "config"), "XDG_STATE_HOME": str(folder / "state")},
    )  # fmt: skip
    assert (folder / "said.json").is_file(), done.stderr
    said: Mapping[str, object] = json.loads((folder / "said.json").read_text(encoding="utf-8"))
    return said


def check(folder: Path, settings: str) -> None:
    """The finding is on its word, its hover explains, its quick fix mends it, and the copies stay alike."""
    said = run(folder, settings)
    assert said["word"] == "Brynask"
    assert said["root"] == str(folder)
    assert "Bryansk" in str(said["message"])
    assert str(said["hover"]).startswith("**PLC001 misspelled-place**")
    assert "Flagged, between" in str(said["hover"])
    assert said["line"] == LINE.replace("Brynask", "Bryansk")
    assert said["gone"] is True
    text = DRAFT.replace("Brynask", "Bryansk").replace("\u2028one", "\u2028thirty-one")
    assert said["text"] == text
    quotations = said["quotations"]
    assert isinstance(quotations, list)
    assert [(q["line"], q["text"]) for q in quotations] == [(3, "“Café”"), (5, "“We wait for the ice to go,”")]
    assert quotations[1]["source"]["name"] == "Ilze Kaleja"
    assert str(said["fixed"]) == "Mr Odd said he was “surprised by the noise of it”."
    assert "| Ilze Kaleja | person | 1 | 0 |" in str(said["page"])
    for one in quotations:
        assert text[one["offset"] : one["end_offset"]] == one["text"]


@pytest.mark.parametrize("how", ["dofile", "plugin"])
def test_the_file_for_older_versions(tmp_path: Path, how: str) -> None:
    """editors/nvim/attrlint.lua: start_client in 0.7, vim.lsp.start from 0.8 on."""
    version()
    file = ROOT / "editors" / "nvim" / "attrlint.lua"
    if how == "dofile":
        check(tmp_path, f"dofile({json.dumps(str(file))})\n")
    else:
        folder = tmp_path / "config" / "nvim" / "plugin"
        folder.mkdir(parents=True)
        shutil.copy(file, folder)
        check(tmp_path, f"vim.opt.rtp:prepend({json.dumps(str(folder.parent))})\n")


@pytest.mark.parametrize("page", ["docs/editors.md"])
def test_the_lines_for_0_11(tmp_path: Path, page: str) -> None:
    """The pages' own lines, where Neovim has vim.lsp.config."""
    lines = LUA_OF_0_11.search((ROOT / page).read_text(encoding="utf-8"))
    assert lines is not None, f"{page} has no block for Neovim 0.11"
    if version() < (0, 11):
        pytest.skip("this Neovim is older than 0.11, which has vim.lsp.config")
    check(tmp_path, lines[1])
