"""Several processes: what is printed is what one process prints, and none of them stays behind."""

from __future__ import annotations

import multiprocessing
import os
import pickle
import random
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from attrlint.base import errors
from attrlint.base.errors import AttrlintError, PackError, Place
from attrlint.running import batch, workers
from attrlint.running.runner import Runner
from attrlint.running.workers import LARGEST, chunks_of
from tests.running.test_cache import linted, told

if TYPE_CHECKING:
    from attrlint.running.runner import Result

__all__ = ["linted"]
on_linux = pytest.mark.skipif(not workers.FORKS, reason="looks at processes as Linux shows them")
STORY = "The bridge {0} is shut, he said. TK {0}\n\nNo deaths have been reported near farm {0}.\n\n"


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with drafts of many sizes, one of them unreadable."""
    monkeypatch.delenv("CI", raising=False)
    monkeypatch.chdir(tmp_path)
    for i in range(30):
        (tmp_path / f"{i:02}.txt").write_text(STORY.format(i) * (1 + i % 7))
    (tmp_path / "07.txt").write_bytes(b"a\0b")
    (tmp_path / "12.txt").write_text(STORY.format("x") * 60)
    return tmp_path


@pytest.mark.parametrize("name", ["concise", "json", "sarif"])
@pytest.mark.parametrize("jobs", ["2", "3"])
def test_the_same_as_in_one(desk: Path, capsys: pytest.CaptureFixture[str], name: str, jobs: str) -> None:
    """To the byte, in the same order, with the same exit code."""
    argv = ["check", "--isolated", "--output-format", name, "gone.txt", "."]
    serial = told(capsys, *argv, "--no-cache", "--jobs", "1")
    assert serial[0] == 2
    assert told(capsys, *argv, "--no-cache", "--jobs", jobs) == serial
    assert told(capsys, *argv, "--jobs", jobs) == serial
    assert multiprocessing.active_children() == []


def test_results_of_workers_are_kept(desk: Path, linted: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """The next run lints only what could not be linted."""
    first = told(capsys, "check", "--isolated", "--jobs", "2")
    linted.clear()
    assert told(capsys, "check", "--isolated", "--jobs", "1") == first
    assert linted == ["07.txt"]


def test_without_fork(desk: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a process is begun anew for each worker, too."""
    argv = ["check", "--isolated", "--no-cache", *(f"{i:02}.txt" for i in range(4))]
    serial = told(capsys, *argv)
    monkeypatch.setattr(workers, "FORKS", False)
    assert told(capsys, *argv, "--jobs", "2") == serial


def test_small_runs_stay_in_one(
    desk: Path, linted: list[str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """By itself a run takes a second process only where the drafts are long enough."""
    argv = ["check", "--isolated", "--no-cache"]
    serial = told(capsys, *argv)
    assert len(linted) == 30
    linted.clear()
    monkeypatch.setattr(batch, "WORTH_A_JOB", 1)
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0, 1}, raising=False)
    assert told(capsys, *argv) == serial
    assert len(linted) <= 1  # here; the others elsewhere


@pytest.mark.parametrize("words", ["0", "-1", "62", "two", "1.5", "²", ""])
def test_what_is_no_number(desk: Path, capsys: pytest.CaptureFixture[str], words: str) -> None:
    """Is said."""
    code, out, err = told(capsys, "check", f"--jobs={words}")
    assert (code, out) == (2, "")
    assert err == f"error: --jobs must be auto or a number from 1 to 61, not “{words}”\n"


def subclasses(of: type[AttrlintError]) -> list[type[AttrlintError]]:
    """A class and all below it."""
    return [of, *(each for below in of.__subclasses__() for each in subclasses(below))]


@pytest.mark.parametrize("kind", subclasses(errors.AttrlintError))
def test_errors_cross_over(kind: type[AttrlintError]) -> None:
    """Every error comes out of another process as it was."""
    place = Place("a.md", 1, 2)
    error = kind([(place, "x"), (Place("b"), "y")]) if issubclass(kind, PackError) else kind("x", place)
    back = pickle.loads(pickle.dumps(error))
    assert type(back) is kind
    assert (back.lines(), back.place, back.exit_code) == (error.lines(), error.place, error.exit_code)


def test_styles_of_vale_say_what_is_not_run(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Once, whoever has read them."""
    (desk / "House").mkdir()
    (desk / "House" / "Script.yml").write_text("extends: script\nmessage: no\nscript: x\n")
    (desk / "attrlint.toml").write_text('packs = ["vale:House"]\n')
    serial = told(capsys, "check", "--no-cache", "--jobs", "1", "00.txt", "01.txt", "02.txt")
    assert "House.Script was skipped" in serial[2]
    assert told(capsys, "check", "--no-cache", "--jobs", "2", "00.txt", "01.txt", "02.txt") == serial


def dies(monkeypatch: pytest.MonkeyPatch, names: set[str], marks: Path | None) -> None:
    """Let a worker die on some drafts: on the first try only where that leaves a mark."""
    real = Runner.lint_bytes

    def lint_bytes(self: Runner, data: bytes, path: str) -> Result:
        if path in names and multiprocessing.parent_process() is not None and not (marks and (marks / path).exists()):
            if marks:
                (marks / path).touch()
            os.kill(os.getpid(), signal.SIGKILL)
        return real(self, data, path)

    monkeypatch.setattr(Runner, "lint_bytes", lint_bytes)


NOTE = "warning: a worker process died; its drafts are checked again one at a time\n"


@on_linux
def test_a_worker_that_dies(
    desk: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    """Is reported, and what it had to do is done again."""
    argv = ["check", "--isolated", "--no-cache"]
    code, out, err = told(capsys, *argv)
    dies(monkeypatch, {"12.txt"}, tmp_path_factory.mktemp("marks"))
    first, last = err.splitlines(keepends=True)
    assert told(capsys, *argv, "--jobs", "2") == (code, out, first + NOTE + last)
    assert multiprocessing.active_children() == []


@on_linux
def test_a_draft_that_kills_its_worker(
    desk: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Is named after the second time; all others are linted; exit 2."""
    (desk / "07.txt").unlink()
    argv = ["check", "--isolated", "--no-cache"]
    code, out, _ = told(capsys, *argv)
    assert code == 1
    dies(monkeypatch, {"11.txt", "12.txt"}, None)
    code, lessened, err = told(capsys, *argv, "--jobs", "2")
    assert code == 2
    assert lessened == "".join(line for line in out.splitlines(keepends=True) if line[:2] not in ("11", "12"))
    for name in ("11.txt", "12.txt"):
        assert f"{name}: error: the worker process that checks it died; try --jobs 1\n" in err
    assert NOTE in err


def children_of(pid: int) -> set[int]:
    """The processes that a process has begun."""
    found = set()
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[1]) == pid and fields[0] != "Z":
            found.add(int(stat.parent.name))
    return found


def alive(pids: set[int]) -> set[int]:
    """Those of some processes that run."""
    return {pid for pid in pids if Path(f"/proc/{pid}/stat").exists() and "Z" not in _state(pid)}


def _state(pid: int) -> str:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return "Z"


def until(true: object, seconds: float = 60) -> bool:
    """Wait until something is true."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if callable(true) and true():
            return True
        time.sleep(0.02)
    return False


@on_linux
@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL], ids=lambda how: how.name)
def test_no_worker_stays_behind(desk: Path, how: signal.Signals) -> None:
    """After Ctrl-C, which goes to every process of a terminal, and however else a run is ended."""
    for i in range(30, 60):
        (desk / f"{i}.txt").write_text(STORY.format(i) * 2000)
    command = [sys.executable, "-m", "attrlint", "check", "--isolated", "--no-cache", "--jobs", "3"]
    one = subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, start_new_session=True, text=True
    )
    try:
        assert until(lambda: len(children_of(one.pid)) == 3)
        children = children_of(one.pid)
        time.sleep(0.3)
        if how is signal.SIGINT:
            os.killpg(one.pid, how)
        else:
            one.send_signal(how)
        _, err = one.communicate(timeout=60)
        assert one.returncode == (130 if how is signal.SIGINT else -how)
        assert "Traceback" not in err
        assert until(lambda: not alive(children), 20)
    finally:
        if one.poll() is None:
            os.killpg(one.pid, signal.SIGKILL)
            one.wait()


@pytest.mark.parametrize("seed", range(40))
def test_chunks(seed: int) -> None:
    """All files once, in order; none too large unless it is one file."""
    chance = random.Random(seed)
    jobs = chance.randint(1, 8)
    sizes = [chance.randint(0, chance.choice([9, 9_000, 900_000])) for _ in range(chance.randint(0, 80))]
    paths = [str(i) for i in range(len(sizes))]
    chunks = chunks_of(paths, sizes, jobs)
    assert [path for chunk in chunks for path in chunk.paths] == paths
    assert all(chunk.size == sum(sizes[int(path)] for path in chunk.paths) for chunk in chunks)
    assert all(chunk.size <= LARGEST or len(chunk.paths) == 1 for chunk in chunks)
