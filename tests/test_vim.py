"""Vim's quickfix with the settings that docs/editors.md gives, and with the compiler file: on the word, with its severity."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
DRAFT = "🚩🚩“Café” opened near Brynask, Russia, on Monday, officials said.\n"


def found() -> str:
    """Vim; skips where there is none."""
    vim = shutil.which("vim")
    if vim is None:
        pytest.skip("no vim here")
    return vim


@pytest.mark.parametrize("page", ["docs/editors.md"])
def test_quickfix_lands_on_the_word(tmp_path: Path, page: str) -> None:
    """After two emoji, curly marks and an accent the cursor is on the misspelled name."""
    vim = found()
    text = (ROOT / page).read_text(encoding="utf-8")
    settings = re.search(r"^```vim\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    assert settings is not None
    (tmp_path / "a.md").write_text(DRAFT, encoding="utf-8")
    said = "call writefile([expand('<cword>'), toupper(getqflist()[0].type)], 'said')"
    program = Path(sys.executable).with_name("attrlint")
    commands = (
        settings[1].replace("makeprg=attrlint", f"makeprg={program}").replace("--quiet", "--quiet\\ --select\\ PLC001")
    )
    (tmp_path / "run.vim").write_text(f"{commands}edit a.md\nsilent make\ncfirst\n{said}\nqall!\n", encoding="utf-8")
    argv = [vim, "-Nu", "NONE", "-i", "NONE", "-n", "-es", "-S", "run.vim"]
    subprocess.run(argv, cwd=tmp_path, stdin=subprocess.DEVNULL, capture_output=True, timeout=60, check=False)
    assert (tmp_path / "said").read_text(encoding="utf-8").split() == ["Brynask", "E"]


def test_compiler_file(tmp_path: Path) -> None:
    """:compiler attrlint and :make, for a name with a space in it; a file that cannot be read is listed as well."""
    vim = found()
    (tmp_path / "a draft.md").write_text(DRAFT, encoding="utf-8")
    (tmp_path / "attrlint").write_text(f'#!/bin/sh\nexec "{sys.executable}" -m attrlint "$@"\n', encoding="utf-8")
    (tmp_path / "attrlint").chmod(0o755)
    (tmp_path / "attrlint.toml").write_text("", encoding="utf-8")
    script = """
    compiler! attrlint
    edit a\\ draft.md
    silent make!
    let Shown = {_, d -> join([d.type, bufname(d.bufnr), d.lnum, d.col, d.text], '|')}
    call writefile(map(getqflist(), Shown), 'list')
    edit gone.md
    silent make!
    call writefile(map(getqflist(), Shown), 'gone')
    qall!
    """
    (tmp_path / "run.vim").write_text(script, encoding="utf-8")
    runtime = ROOT / "editors" / "vim"
    subprocess.run(
        [vim, "-Nu", "NONE", "-i", "NONE", "-n", "-es", "--cmd", f"set rtp+={runtime}", "--cmd", "set encoding=utf-8", "-S", "run.vim"],
        cwd=tmp_path, capture_output=True, timeout=120, check=False, stdin=subprocess.DEVNULL,
        env={**os.environ, "PATH": f"{tmp_path}{os.pathsep}{os.environ['PATH']}", "LC_ALL": "C.UTF-8"},
    )  # fmt: skip
    listed = (tmp_path / "list").read_text(encoding="utf-8").splitlines()
    (place,) = [line for line in listed if "PLC001" in line]
    column = len(DRAFT[: DRAFT.index("Brynask")].encode()) + 1
    assert place.startswith(f"e|a draft.md|1|{column}|PLC001 “Brynask”")
    gone = (tmp_path / "gone").read_text(encoding="utf-8").splitlines()
    assert [line for line in gone if line.startswith("e|gone.md|0|0|") and "no such file" in line], gone
