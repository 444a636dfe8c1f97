"""attrlint as a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

COMMAND = [sys.executable, "-m", "attrlint"]
TOP = str(Path(__file__).resolve().parents[2])


def run(*argv: str, cwd: Path | str, **more: object) -> subprocess.CompletedProcess[str]:
    """Run a command line in a folder to its end, a minute at most."""
    environ = {**os.environ, "PYTHONPATH": TOP, "NO_COLOR": "1"}
    environ |= more.pop("env", {})  # type: ignore[arg-type]
    return subprocess.run(  # type: ignore[call-overload, no-any-return]
        [*COMMAND, *argv], cwd=cwd, env=environ, text=True, timeout=60, **{"capture_output": True, **more}
    )


def start(*argv: str, cwd: Path | str) -> subprocess.Popen[str]:
    """Start a command line in a folder, in a group of its own."""
    environ = {**os.environ, "PYTHONPATH": TOP, "NO_COLOR": "1"}
    return subprocess.Popen(
        [*COMMAND, *argv],
        cwd=cwd,
        env=environ,
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
