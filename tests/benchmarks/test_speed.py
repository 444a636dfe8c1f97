"""The speed benchmark: it runs on any folder, leaves it as it was, and says what is not there."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import pytest

from attrlint.packs.pack import read
from benchmarks.speed.__main__ import main, measure
from benchmarks.speed.texts import gather, write_packs
from benchmarks.speed.tools import tools

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.skipif(not hasattr(os, "wait4"), reason="this system does not tell what a process took")


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """A folder of three texts."""
    folder = tmp_path / "archive"
    (folder / "in").mkdir(parents=True)
    for name, times in (("a.txt", 1), ("b.md", 2), ("in/c.txt", 3)):
        text = f"The bridge is shut, an official said. No deaths have been reported near {name}.\n\n" * times
        (folder / name).write_text(text)
    return folder


def test_all_of_it(
    archive: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Every table is printed, with a row for what is not installed; the texts stay as they are."""
    monkeypatch.setenv("PATH", str(tmp_path))
    before = {path: path.read_bytes() for path in archive.rglob("*.*")}
    assert main([str(archive), "--rounds", "1", "--size", "2000", "--files", "2", "--tools", "attrlint,vale"]) == 0
    out = capsys.readouterr().out
    titles = [line.partition(" (")[0] for line in out.splitlines() if line.startswith("### ")]
    assert titles == [
        "### Beside other tools",
        "### As many times the CPU time of attrlint",
        "### Growth with phrase rules",
        "### Again",
        "### Two processes",
    ]
    assert "vale not installed" in out
    rows = [line.split(" | ") for line in out.splitlines() if line.startswith("| attrlint")]
    assert len(rows) == 1
    assert all(float(cell.strip(" |")) > 0 for cell in rows[0][1:6])
    assert [line.split(" | ")[0] for line in out.splitlines() if line.startswith(("| 100 ", "| 300 ", "| 1000 "))] == [
        "| 100",
        "| 300",
        "| 1000",
    ]
    assert "nan" not in out
    assert {path: path.read_bytes() for path in archive.rglob("*.*")} == before


def test_nothing_to_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A folder without texts is said to be one."""
    assert main([str(tmp_path)]) == 2
    assert "no *.txt or *.md in" in capsys.readouterr().err


def test_the_environment_is_left_as_it_was(tmp_path: Path) -> None:
    """Where results are kept is a matter of the run that is measured."""
    before = dict(os.environ)
    main([str(tmp_path)])
    assert dict(os.environ) == before


def test_what_a_command_takes() -> None:
    """CPU time and memory are those of the command; one that takes too long, or fails to start, has none."""
    busy = "import time\nwhile time.process_time() < .3: pass\nx = b'1' * 60_000_000"
    took = measure(
        {
            "busy": (sys.executable, "-c", busy),
            "idle": (sys.executable, "-c", "import time; time.sleep(.3)"),
            "slow": (sys.executable, "-c", "import time; time.sleep(60)"),
            "gone": ("/no/such/program",),
            "killed": (sys.executable, "-c", "import os; os.kill(os.getpid(), 9)"),
        },
        2,
        3,
    )
    assert [len(took[name].runs) for name in took] == [2, 2, 0, 0, 0]
    assert took["busy"].cpu >= 0.3 > took["idle"].cpu
    assert took["busy"].memory > 60 > took["idle"].memory
    assert took["slow"].cpu != took["slow"].cpu


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="looks into /proc")
def test_the_busiest_worker() -> None:
    """Of the children of a command."""
    child = "import time\nwhile time.process_time() < {}: pass"
    code = f"import subprocess, sys\nfor s in (.2, .4): subprocess.run([sys.executable, '-c', {child!r}.format(s)])"
    (run,) = measure({"a": (sys.executable, "-c", code)}, 1, 60, workers=True)["a"].runs
    assert 0.25 < run.busiest <= run.cpu


def test_texts(archive: Path, tmp_path: Path) -> None:
    """The same for the same seed; the long file is as long as asked."""
    texts = gather(archive, tmp_path, 2, 5000, 7)
    assert texts == gather(archive, tmp_path, 2, 5000, 7)
    assert (len(texts.several), len(texts.every), texts.article.name) == (2, 3, "b.md")
    assert 5000 <= texts.long.stat().st_size < 6000


def test_packs_are_packs(archive: Path, tmp_path: Path) -> None:
    """As many rules as asked, also where the texts have fewer phrases than that."""
    for size, config in write_packs(sorted(archive.glob("*.*")), tmp_path, (3, 1100), 1).items():
        assert len(read(str(config.with_suffix(".yaml")))) == size


def test_versions(tmp_path: Path) -> None:
    """Of attrlint, and that a program is not there."""
    own, gone = tools(tmp_path, ["attrlint", "harper"])
    assert own.said()[0].isdigit()
    assert gone.said() == "not installed" or gone.installed()
