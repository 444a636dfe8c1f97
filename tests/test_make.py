"""make, as somebody with the wrong Python or none meets it, and a second time."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
pytestmark = pytest.mark.skipif(shutil.which("make") is None, reason="make is not installed")


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A folder with a space in its name that holds the Makefile only."""
    folder = tmp_path / "a checkout"
    folder.mkdir()
    shutil.copy(ROOT / "Makefile", folder)
    return folder


def make(folder: Path, *words: str) -> tuple[int, str]:
    """Run make as a shell would, not as a part of the make that runs the tests; its exit code and all it prints."""
    own = {key: value for key, value in os.environ.items() if not key.startswith(("MAKE", "MFLAGS"))}
    done = subprocess.run(
        ["make", *words],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
        env={**own, "LC_ALL": "C"},
    )
    return done.returncode, done.stdout + done.stderr


@pytest.mark.parametrize("python", ["./old", "no-such-python"])
def test_the_wrong_python_is_told(checkout: Path, python: str) -> None:
    """A Python that is too old or missing ends in one clear line, and leaves nothing behind."""
    old = checkout / "old"
    old.write_text('#!/bin/sh\n# fails as Python 3.9 would at "3.11 or newer?"\nexit 1\n')
    old.chmod(0o755)
    code, said = make(checkout, "demo", f"PYTHON={python}")
    assert code == 2
    assert "attrlint needs Python 3.11 or newer; try: make PYTHON=python3.12 demo" in said
    assert not (checkout / ".venv").exists()


def test_what_is_set_up_is_not_set_up_again(checkout: Path) -> None:
    """Once the stamps are there, make demo and make test go straight to work; a change of pyproject.toml counts."""
    venv = checkout / ".venv"
    venv.mkdir()
    (checkout / "pyproject.toml").touch()
    for seconds, stamp in enumerate((".made", ".installed", ".installed-test"), 1):
        (venv / stamp).touch()
        os.utime(venv / stamp, (2_000_000_000 + seconds,) * 2)
    for goal in ("demo", "test"):
        code, said = make(checkout, "--dry-run", goal)
        assert code == 0
        assert "pip install" not in said
        assert "venv .venv" not in said
    os.utime(checkout / "pyproject.toml", (2_000_000_100,) * 2)
    assert "pip install" in make(checkout, "--dry-run", "demo")[1]


def test_the_checks_can_be_started() -> None:
    """.ci/run is a program, and sound as far as bash can tell without running it."""
    script = ROOT / ".ci" / "run"
    if not script.exists():
        pytest.skip("not part of the source archive")
    assert os.access(script, os.X_OK)
    subprocess.run(["bash", "-n", str(script)], check=True)
