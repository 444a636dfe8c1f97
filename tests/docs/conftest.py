"""The site of the documentation, built once for all tests of it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site, built as make docs builds it: a warning is an error."""
    pytest.importorskip("sphinx", reason="the extra attrlint[docs] is not installed")
    folder = tmp_path_factory.mktemp("site")
    command = [
        "--fail-on-warning",
        "--keep-going",
        "--quiet",
        "-d",
        folder / "doctrees",
        ROOT / "docs",
        folder / "html",
    ]
    done = subprocess.run(
        [sys.executable, "-m", "sphinx", *map(str, command)], capture_output=True, text=True, check=False, timeout=600
    )
    assert (done.returncode, done.stdout + done.stderr) == (0, "")
    return folder / "html"
