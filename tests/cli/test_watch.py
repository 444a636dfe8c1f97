"""check --watch, as a process of its own."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from typing import TYPE_CHECKING

import pytest

from attrlint.cli import run

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Ctrl-C is sent as SIGINT")
PATIENCE = 60.0  # seconds, on a machine that has other things to do
CLEAN, FAULTY = "The bridge is shut.\n", "The bridge was targetted.\n"


class Watching:
    """A process that watches, and what it has printed so far."""

    def __init__(self, folder: Path, *argv: str, stdout: int = subprocess.PIPE) -> None:
        command = [sys.executable, "-m", "attrlint", "check", "--watch", *argv]
        self.process = subprocess.Popen(command, cwd=folder, stdout=stdout, stderr=subprocess.STDOUT, bufsize=0)
        self.text = b""
        if stdout == subprocess.PIPE:
            threading.Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        assert self.process.stdout is not None
        while piece := self.process.stdout.read(1):
            self.text += piece

    def checks(self) -> int:
        """How many checks are done."""
        return self.text.count(b"Press Ctrl-C to stop.")

    def wait_for(self, checks: int) -> str:
        """What the last check has printed, once there were so many."""
        end = time.monotonic() + PATIENCE
        while self.checks() < checks:
            assert time.monotonic() < end, self.text
            assert self.process.poll() is None, self.text
            time.sleep(0.02)
        return self.text.decode().split("Watching for changes.")[-2]

    def interrupt(self) -> int:
        """Press Ctrl-C; gives the exit code."""
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(PATIENCE)


@pytest.fixture
def watching(tmp_path: Path) -> Iterator[Watching]:
    """A process that watches a folder with one clean draft."""
    (tmp_path / "a.md").write_text(CLEAN)
    process = Watching(tmp_path)
    yield process
    process.process.kill()
    process.process.wait()


def test_what_is_saved_is_checked_again(watching: Watching, tmp_path: Path) -> None:
    """A draft that changes, one that is new, one that is gone, settings, house names; and no finding twice."""
    assert "No findings in 1 draft" in watching.wait_for(1)
    (tmp_path / "a.md").write_text(FAULTY)
    assert "a.md:1:16: warning STY001" in watching.wait_for(2)
    (tmp_path / "new.md").write_text(CLEAN)
    assert "1 warning in 1 of 2 drafts" in watching.wait_for(3)
    (tmp_path / "attrlint.toml").write_text('ignore = ["STY001"]\nnames = ["names.yaml"]\n')
    assert "no such file: names.yaml" in watching.wait_for(4)
    (tmp_path / "names.yaml").write_text("people: [Brynask]\n")
    assert "No findings in 2 drafts" in watching.wait_for(5)
    (tmp_path / "attrlint.toml").write_text('ignore = ["STX001"]\n')
    assert "attrlint.toml:1:11: error: no rule named “STX001”" in watching.wait_for(6)
    (tmp_path / "attrlint.toml").unlink()
    (tmp_path / "a.md").unlink()
    last = watching.wait_for(7)
    if "1 draft" not in last:  # seen between the two
        last = watching.wait_for(8)
    assert "No findings in 1 draft" in last
    assert watching.interrupt() == 0
    assert b"Traceback" not in watching.text
    assert b"\x1b" not in watching.text  # this is no terminal


def test_it_is_quiet_while_nothing_happens(watching: Watching) -> None:
    """No second check, and hardly any CPU time."""
    watching.wait_for(1)

    def spent() -> float:
        with open(f"/proc/{watching.process.pid}/stat", encoding="ascii") as file:  # noqa: PTH123
            fields = file.read().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    if not os.path.isdir("/proc/self"):  # noqa: PTH112
        pytest.skip("no /proc here")
    before, began = spent(), time.monotonic()
    time.sleep(3)
    assert spent() - before <= 0.05 * (time.monotonic() - began)
    assert watching.checks() == 1
    assert watching.interrupt() == 0


def test_the_screen_is_cleared_on_a_terminal(tmp_path: Path) -> None:
    """And only there."""
    pty = pytest.importorskip("pty")
    (tmp_path / "a.md").write_text(FAULTY)
    ours, theirs = pty.openpty()
    process = Watching(tmp_path, "a.md", stdout=theirs)
    os.close(theirs)
    text = b""
    while b"Press Ctrl-C" not in text:
        text += os.read(ours, 1000)
    assert text.startswith(b"\x1b[2J\x1b[3J\x1b[H")
    assert process.interrupt() == 0
    os.close(ours)


def test_it_ends_when_no_one_reads(tmp_path: Path) -> None:
    """A closed pipe ends it with 2."""
    (tmp_path / "a.md").write_text(FAULTY)
    command = [sys.executable, "-m", "attrlint", "check", "--watch", "--quiet", "a.md"]
    with subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as process:
        assert process.stdout is not None
        process.stdout.close()
        try:
            assert process.wait(PATIENCE) == 2
        finally:
            process.kill()


@pytest.mark.parametrize("argv", ["-", "--fix", "--diff", "--add-ignore", "--show-files", "--profile"])
def test_what_it_cannot_be_combined_with(argv: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Is a usage error."""
    assert run(["check", "--watch", argv]) == 2
    assert "--watch cannot be combined with" in capsys.readouterr().err


def test_the_first_errors_end_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A mistake on the command line is not watched."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.md").write_text(CLEAN)
    assert run(["check", "--watch", "--config", "gone.toml", "a.md"]) == 2
    assert run(["check", "--watch", "--output-file", "a.md", "a.md"]) == 2
