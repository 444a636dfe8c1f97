"""The programs that are measured: how each is told to lint files, and its version."""

from __future__ import annotations

import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

VALE = "MinAlertLevel = suggestion\n[*.{txt,md}]\nBasedOnStyles = Vale\n"


@dataclass(frozen=True)
class Tool:
    """A program: the words before the files, and those that print its version."""

    name: str
    lint: tuple[str, ...]
    version: tuple[str, ...]

    def installed(self) -> bool:
        """Whether it can be started."""
        return shutil.which(self.lint[0]) is not None

    def said(self) -> str:
        """Its version as it prints it, or that it is not installed."""
        if not self.installed():
            return "not installed"
        done = subprocess.run([self.lint[0], *self.version], capture_output=True, text=True, check=False)
        lines = (done.stdout or done.stderr).strip().splitlines()
        return lines[0].split()[-1] if lines else "of no known version"


def attrlint(*words: str) -> tuple[str, ...]:
    """A command line of attrlint's check, for the installation that runs this."""
    return (str(Path(sys.executable).with_name("attrlint")), "check", "--exit-zero", "--quiet", *words)


def tools(folder: Path, names: Sequence[str]) -> list[Tool]:
    """The tools with these names; `folder` is where settings can be written."""
    vale = folder / "vale.ini"
    vale.write_text(VALE)
    every = [
        Tool("attrlint", attrlint("--isolated", "--no-cache", "--jobs", "1"), ("--version",)),
        Tool("proselint", ("proselint", "check"), ("version",)),
        Tool("codespell", ("codespell",), ("--version",)),
        Tool("typos", ("typos", "--isolated"), ("--version",)),
        Tool("vale", ("vale", "--no-exit", f"--config={vale}"), ("--version",)),
        Tool("harper", ("harper-cli", "lint"), ("--version",)),
    ]
    return [tool for tool in every if tool.name in names]
