"""Kills, full disks and changes at any moment: no wrong result, nothing lost, nothing left over.

``ATTRLINT_FAULTS`` is the number of kills and of edits; without it a few of each are tried.
"""

from __future__ import annotations

import os
import random
import resource
import signal
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from attrlint.store.database import FORMAT
from tests.faults.program import run, start

if TYPE_CHECKING:
    import subprocess

TRIES = int(os.environ.get("ATTRLINT_FAULTS", "0"))
KILLS = TRIES or 6
EDITS = TRIES // 2 or 4
FLAWED = "The goverment fell, and it has been reported that “it is so, my goverment fell,” said Ann Lee.\n\n"
FIXED = FLAWED.replace("The goverment", "The government")
PAGES = 40  # repetitions of these sentences in a draft


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with four drafts that a run takes its time for, and a cache of its own."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    folder = tmp_path / "desk"
    folder.mkdir()
    lay_out(folder)
    return folder


def lay_out(folder: Path) -> None:
    """Write the drafts as they are before a run."""
    for number in range(4):
        (folder / f"{number}.md").write_text(f"# Draft {number}\n\n" + FLAWED * PAGES)


def names(folder: Path) -> list[str]:
    """All that is in a folder, hidden files as well."""
    return sorted(path.name for path in folder.iterdir())


def after(seconds: float, running: subprocess.Popen[str]) -> None:
    """Wait, but not longer than a process runs."""
    end = time.monotonic() + seconds
    while time.monotonic() < end and running.poll() is None:
        time.sleep(0.001)


def kill(running: subprocess.Popen[str]) -> None:
    """Kill a process and those that it has started, if it has not ended."""
    with suppress(ProcessLookupError):
        os.killpg(running.pid, signal.SIGKILL)
    running.communicate()


def length(*argv: str, cwd: Path) -> float:
    """Seconds that a command takes here and now."""
    began = time.monotonic()
    run(*argv, cwd=cwd)
    return time.monotonic() - began


def test_killed_while_it_checks(desk: Path) -> None:
    """After a kill at any moment the next run, from the same cache, says what the first one said."""
    check = ("check", "--isolated", ".")
    said = run(*check, "--no-cache", cwd=desk)
    took = length(*check, cwd=desk)
    draw = random.Random(1)
    for _ in range(KILLS):
        if draw.random() < 0.5:
            (Path(os.environ["XDG_CACHE_HOME"]) / "attrlint" / f"store-{FORMAT}.sqlite").unlink(missing_ok=True)
        running = start(*check, cwd=desk)
        after(draw.uniform(0, took), running)
        kill(running)
        again = run(*check, cwd=desk)
        assert (again.returncode, again.stdout) == (said.returncode, said.stdout)
        assert names(desk) == ["0.md", "1.md", "2.md", "3.md"]


def test_killed_while_it_fixes(desk: Path) -> None:
    """Each draft is as it was or as it should be, and nothing lies beside them."""
    fix = ("check", "--isolated", "--fix", "--no-cache", ".")
    before = {name: (desk / name).read_text() for name in names(desk)}
    took = length(*fix, cwd=desk)
    wanted = {name: (desk / name).read_text() for name in names(desk)}
    assert all(FIXED in text for text in wanted.values())
    draw = random.Random(2)
    for _ in range(KILLS):
        lay_out(desk)
        running = start(*fix, cwd=desk)
        after(draw.uniform(took / 4, took), running)
        kill(running)
        assert names(desk) == sorted(before)
        for name in before:
            assert (desk / name).read_text() in (before[name], wanted[name])


def test_an_edit_while_it_fixes(desk: Path) -> None:
    """An edit that lands while the process runs is there afterwards; the run says that it left the draft alone."""
    for number in range(1, 4):
        (desk / f"{number}.md").unlink()
    draft = desk / "0.md"
    fix = ("check", "--isolated", "--fix", "--no-cache", "0.md")
    took = length(*fix, cwd=desk)
    draw = random.Random(3)
    landed = tried = 0
    while landed < EDITS and tried < 10 * EDITS:
        tried += 1
        lay_out(desk)
        running = start(*fix, cwd=desk)
        after(draw.uniform(took / 4, took * 1.1), running)
        edited = "EDITED by Tom Alder.\n"
        if draw.random() < 0.5:
            with draft.open("a") as file:
                file.write(edited)
        else:
            new = desk / "new"
            new.write_text(draft.read_text() + edited)
            new.replace(draft)
        if running.poll() is None:
            landed += 1
        _, err = running.communicate()
        text = draft.read_text()
        assert text.endswith(edited)
        if FIXED not in text:
            assert (running.returncode, "has changed in the meantime; not overwritten" in err) == (2, True)
    assert landed == EDITS


def test_drafts_that_come_and_go(desk: Path) -> None:
    """Files that vanish, appear and change while a run reads them cost a line each at most."""
    draw = random.Random(4)
    for _ in range(max(2, KILLS // 6)):
        lay_out(desk)
        running = start("check", "--isolated", "--no-cache", ".", cwd=desk)
        while running.poll() is None:
            path = desk / f"{draw.randrange(6)}.md"
            if path.exists() and draw.random() < 0.5:
                path.unlink()
            else:
                path.write_text(FLAWED * draw.randrange(PAGES))
            time.sleep(0.002)
        _, err = running.communicate()
        assert running.returncode in (0, 1, 2)
        assert "internal error" not in err
        assert "Traceback" not in err
        errors = [line for line in err.splitlines() if "error:" in line]
        assert all("cannot be read: no such file or directory" in line or "no drafts" in line for line in errors), err
        assert not errors or running.returncode == 2


def test_a_full_disk(desk: Path) -> None:
    """A draft that cannot be written stays as it was; without room for a cache or a report nothing else is lost."""
    before = (desk / "0.md").read_text()

    def full() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (600, 600))

    done = run("check", "--isolated", "--fix", "0.md", cwd=desk, preexec_fn=full)
    assert (done.returncode, done.stderr.splitlines()[0]) == (2, "0.md: error: cannot be written: file too large")
    assert (desk / "0.md").read_text() == before
    said = run("check", "--isolated", "--no-cache", ".", cwd=desk)
    (desk.parent / "r.json").write_text("old")
    for _ in range(2):
        done = run("check", "--isolated", ".", cwd=desk, preexec_fn=full)
        assert (done.returncode, done.stdout, done.stderr) == (said.returncode, said.stdout, said.stderr)
    done = run("check", "--isolated", "--output-format", "json:../r.json", ".", cwd=desk, preexec_fn=full)
    assert (done.returncode, done.stderr.splitlines()[-1]) == (2, "../r.json: error: cannot be written: file too large")
    done = run("baseline", "--isolated", "--output", "../r.json", ".", cwd=desk, preexec_fn=full)
    assert (done.returncode, done.stderr) == (2, "../r.json: error: cannot be written: file too large\n")
    done = run("init", cwd=desk, preexec_fn=full)
    assert (done.returncode, done.stderr) == (2, "attrlint.toml: error: cannot be written: file too large\n")
    assert (desk.parent / "r.json").read_text() == "old"
    assert names(desk) == ["0.md", "1.md", "2.md", "3.md"]


def test_eight_runs_on_one_cache(desk: Path) -> None:
    """They say the same as one, with a new cache and with one that is there, and leave it whole."""
    said = run("check", "--isolated", "--no-cache", ".", cwd=desk)
    for _ in range(2):
        running = [start("check", "--isolated", ".", cwd=desk) for _ in range(8)]
        for each in running:
            out, err = each.communicate()
            assert (each.returncode, out, err) == (said.returncode, said.stdout, said.stderr)
    assert names(Path(os.environ["XDG_CACHE_HOME"]) / "attrlint") == [f"store-{FORMAT}.sqlite"]


def test_two_fixing_runs(desk: Path) -> None:
    """Both end; each draft is fixed, and whole."""
    running = [start("check", "--isolated", "--no-cache", "--fix", ".", cwd=desk) for _ in range(3)]
    for each in running:
        _, err = each.communicate()
        assert each.returncode in (0, 2), err
        assert "internal error" not in err
    for number in range(4):
        assert (desk / f"{number}.md").read_text() == f"# Draft {number}\n\n" + FIXED * PAGES
    assert names(desk) == ["0.md", "1.md", "2.md", "3.md"]
