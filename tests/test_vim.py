"""Vim's quickfix with the settings that the README gives: on the word, with its severity."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
DRAFT = "🚩🚩“Café” opened near Brynask, Russia, on Monday, officials said.\n"


def test_quickfix_lands_on_the_word(tmp_path: Path) -> None:
    """After two emoji, curly marks and an accent the cursor is on the misspelled name."""
    vim = shutil.which("vim")
    if vim is None:
        pytest.skip("no vim here")
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    settings = re.search(r"^```vim\n(.*?)^```$", readme, re.MULTILINE | re.DOTALL)
    assert settings is not None
    (tmp_path / "a.md").write_text(DRAFT, encoding="utf-8")
    said = "call writefile([expand('<cword>'), toupper(getqflist()[0].type)], 'said')"
    program = Path(sys.executable).with_name("attrlint")
    commands = (
        settings[1].replace("makeprg=attrlint", f"makeprg={program}").replace("--quiet", "--quiet\\ --select\\ PLC001")
    )
    (tmp_path / "run.vim").write_text(f"{commands}edit a.md\nsilent make\ncfirst\n{said}\nqall!\n", encoding="utf-8")
    argv = [vim, "-Nu", "NONE", "-n", "-es", "-S", "run.vim"]
    subprocess.run(argv, cwd=tmp_path, stdin=subprocess.DEVNULL, capture_output=True, timeout=60, check=False)
    assert (tmp_path / "said").read_text(encoding="utf-8").split() == ["Brynask", "E"]
