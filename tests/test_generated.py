"""What is generated is as the code and the packs would write it today."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def test_nothing_is_stale() -> None:
    """Run make generate if this fails."""
    argv = [sys.executable, str(ROOT / "scripts" / "generate.py"), "--check"]
    done = subprocess.run(argv, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
