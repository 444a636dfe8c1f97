"""The benchmarks run on a folder of the reader's own and print their figures."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
TEXT = (
    "Officials in Kharkiv said the railway to Belgorod was cut.\n\nTrains from Moscow and Warsaw were late, and flights to"
    " Istanbul were cancelled. The minister left for Nairobi, Kenya, on Monday.\n"
)


def bench(*argv: str) -> subprocess.CompletedProcess[str]:
    """A run of the places benchmark."""
    command = [sys.executable, str(ROOT / "benchmarks" / "names" / "places.py"), *argv]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_places(tmp_path: Path) -> None:
    """Recall, right names and flags; the same for the same seed; the texts stay as they are."""
    for i in range(6):
        (tmp_path / f"{i}.txt").write_text(TEXT)
    (tmp_path / "slip.md").write_text("The train from **Edinburh** was an hour late.\n")
    done = bench(str(tmp_path), "--seed", "3", "--each", "4")
    lines = done.stdout.splitlines()
    assert done.returncode == 0, done.stderr
    assert lines[0].startswith("recall ")
    assert lines[0].endswith("of 24)")
    assert float(lines[0].split()[1]) > 0.6
    assert [line.split()[0] for line in lines[1:5]] == ["swap", "drop", "double", "replace"]
    assert float(lines[5].split()[2]) > 0.8
    assert lines[6].endswith("(1 in 194 words)")
    assert lines[7] == "  slip.md: Edinburh (“Edinburh” looks like “Edinburgh”; check the spelling)"
    assert bench(str(tmp_path), "--seed", "3", "--each", "4").stdout == done.stdout
    assert (tmp_path / "0.txt").read_text() == TEXT


def test_nothing_to_read(tmp_path: Path) -> None:
    """A folder without texts is said to be one."""
    done = bench(str(tmp_path))
    assert done.returncode == 2
    assert "no *.txt or *.md in" in done.stderr
