"""check --profile: every moment counts once, and a run that does not ask for it is the same as ever."""

from __future__ import annotations

import subprocess
import sys
import time
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest

from attrlint.output.profile_report import profile_lines
from attrlint.running.profile import FACT, FILE, RULE, STEP, Clock, ProfilingRunner
from attrlint.running.runner import Choice, Runner
from tests.running.test_cache import desk, kept, told

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["desk"]


class Ticks:
    """A clock that says what it is told."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.now = 0.0
        monkeypatch.setattr(time, "process_time", lambda: self.now)


def test_what_is_asked_for_counts_for_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    """A rule that asks for a fact that asks for another: each has its own time, and errors end nothing."""
    ticks, clock = Ticks(monkeypatch), Clock()
    with clock.at(FILE, "a.md"):
        ticks.now += 1
        for _ in range(2):
            with clock.at(RULE, "ATT002"):
                ticks.now += 2
                with clock.at(FACT, "sentences"):
                    ticks.now += 4
                    with suppress(ZeroDivisionError), clock.at(FACT, "quotations"):
                        ticks.now += 8
                        raise ZeroDivisionError
                ticks.now += 16
    spent = {name: (one.own, one.whole, one.times) for each in clock.spent.values() for name, one in each.items()}
    assert spent == {
        "a.md": (1, 61, 1),
        "ATT002": (36, 60, 2),
        "sentences": (8, 24, 2),
        "quotations": (16, 16, 2),
    }
    assert sum(own for own, _, _ in spent.values()) == ticks.now


def test_tables(monkeypatch: pytest.MonkeyPatch) -> None:
    """The most comes first, the rest is counted together, names keep to their line."""
    ticks, clock = Ticks(monkeypatch), Clock()
    with clock.at(FILE, "long/" * 20 + "a\nb.md"):
        for i in range(20):
            with clock.at(RULE, f"AAA{i:03}"):
                ticks.now += (i + 1) / 1000
        ticks.now += 0.04
    lines = list(profile_lines(clock, 500_000))
    assert lines[0] == "250 ms of CPU for 1 draft of 500 kB, 2.00 MB a second"
    at = lines.index("       ms     %  times  rule")
    assert lines[at + 1] == "     20.0   8.0      1  AAA019"
    assert lines[at + 16] == "     15.0   6.0      5  5 more"
    assert "     40.0  16.0      1  wording, suppressions, order" in lines
    assert lines[-1].endswith("long/a b.md")
    assert max(map(len, lines)) < 90


def test_no_draft() -> None:
    """Nothing was linted, and nothing is divided by it."""
    assert next(profile_lines(Clock(), 0)) == "0 ms of CPU for 0 drafts of 0 kB"


def test_the_same_findings(desk: Path) -> None:
    """Timing changes nothing, and what is timed adds up to the whole."""
    runner = ProfilingRunner(Choice(isolated=True))
    for draft in sorted(desk.iterdir()):
        assert runner.lint_path(str(draft)) == Runner(Choice(isolated=True)).lint_path(str(draft))
    spent = runner.clock.spent
    whole = sum(one.whole for one in spent[FILE].values())
    assert sum(one.own for each in spent.values() for one in each.values()) == pytest.approx(whole)
    assert {"gate", "reading", "loading rules"} == set(spent[STEP])
    assert "ATT002 unsourced-passive" in spent[RULE]
    assert {"sentences", "quotations"} <= set(spent[FACT])
    assert len(spent[FILE]) == len(list(desk.iterdir()))


def test_printed(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """On standard error, before the summary; what is found is the same; nothing comes out of the cache or goes into it."""
    plain = told(capsys, "check", "--isolated", ".", "--no-cache")
    told(capsys, "check", "--isolated", ".")
    was = kept().read_bytes()
    code, out, err = told(capsys, "check", "--isolated", ".", "--profile")
    assert (code, out) == plain[:2]
    assert err.endswith(plain[2].splitlines(keepends=True)[-1])
    titles = [line.split()[-1] for line in err.splitlines() if line.startswith("       ms")]
    assert titles == ["step", "rule", "fact", "file"]
    assert f" ms of CPU for {len(list(desk.iterdir()))} drafts of " in err
    assert kept().read_bytes() == was


@pytest.mark.parametrize("words", [["--jobs", "2"], ["--fix"], ["--diff"], ["--add-ignore"], ["--show-files"]], ids=str)
def test_what_it_does_not_go_with(desk: Path, capsys: pytest.CaptureFixture[str], words: list[str]) -> None:
    """Is said, and nothing is done."""
    before = (desk / "marks.txt").read_bytes()
    code, out, err = told(capsys, "check", "--isolated", ".", "--profile", *words)
    assert (code, out) == (2, "")
    assert err.startswith("error: --profile ")
    assert (desk / "marks.txt").read_bytes() == before


def test_nothing_of_it_is_loaded_otherwise(desk: Path) -> None:
    """A run without --profile has no part of it."""
    code = "import sys\nfrom attrlint.cli import run\nrun(sys.argv[1:])\nsys.stderr.write('\\n'.join(sys.modules))"
    command = [sys.executable, "-c", code, "check", "--isolated", "--no-cache", "clean.md"]
    done = subprocess.run(command, cwd=desk, capture_output=True, text=True, check=True)
    assert "attrlint.linting.linter" in done.stderr
    assert "profil" not in done.stderr
