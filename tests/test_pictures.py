"""The picture of the README shows what a run prints today."""

from __future__ import annotations

import struct
import subprocess
import sys
from pathlib import Path

import pytest

from tests.output.chromium import program

ROOT = Path(__file__).parent.parent


def test_the_picture_is_what_a_run_prints() -> None:
    """Made anew it would be the same; otherwise run scripts/pictures.py."""
    made = subprocess.run([sys.executable, "scripts/pictures.py", "--check"], cwd=ROOT, check=False)
    assert made.returncode == 0


def size_of(picture: Path) -> tuple[int, int]:
    """Width and height of a PNG in pixels."""
    head = picture.read_bytes()[:24]
    assert head.startswith(b"\x89PNG\r\n")
    width, height = struct.unpack(">II", head[16:24])
    return width, height


def test_the_picture_of_the_page_can_be_taken_anew(tmp_path: Path) -> None:
    """By a real browser, of a real run, as large as the one in the docs and no heavier than a page may load."""
    kept = ROOT / "docs" / "pictures" / "page.png"
    assert kept.stat().st_size < 200_000
    if program() is None:
        pytest.skip("no Chromium here (Debian: apt-get install chromium)")
    taken = tmp_path / "page.png"
    subprocess.run([sys.executable, "scripts/page_picture.py", taken], cwd=ROOT, check=True)
    assert size_of(taken) == size_of(kept)
    assert 20_000 < taken.stat().st_size < 200_000
