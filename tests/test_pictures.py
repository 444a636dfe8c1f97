"""The picture of the README shows what a run prints today."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent


def test_the_picture_is_what_a_run_prints() -> None:
    """Made anew it would be the same; otherwise run scripts/pictures.py."""
    made = subprocess.run([sys.executable, "scripts/pictures.py", "--check"], cwd=ROOT, check=False)
    assert made.returncode == 0
