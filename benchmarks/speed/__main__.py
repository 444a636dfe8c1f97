"""How fast attrlint is, beside other linters of prose where they are installed: ``python -m benchmarks.speed FOLDER``.

Every figure is CPU time, user and system, of a whole process; the runs of all programs are interleaved, so that ratios
within one table hold on a machine that has other things to do, where milliseconds do not. Memory is the peak of the
largest process. FOLDER holds texts of your own (*.txt, *.md); nothing in it is changed. Only on POSIX.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import time
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from benchmarks.speed.texts import Texts, gather, write_packs
from benchmarks.speed.tools import Tool, attrlint, tools

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

NAMES = ("attrlint", "proselint", "codespell", "typos", "vale", "harper")
PACKS = (100, 300, 1000)
Command = tuple[str, ...]


@dataclass(frozen=True)
class Run:
    """What one run of a command took: seconds, bytes."""

    cpu: float
    wall: float
    memory: int
    busiest: float = 0.0  # CPU seconds of the busiest child process and of all of them
    workers: float = 0.0  # and of all of them


@dataclass(frozen=True)
class Took:
    """All runs of one command; none if it did not finish in time or could not be started."""

    runs: tuple[Run, ...]

    @property
    def cpu(self) -> float:
        """The median of CPU seconds."""
        return median(run.cpu for run in self.runs) if self.runs else float("nan")

    @property
    def memory(self) -> float:
        """The largest peak in MB."""
        return max((run.memory for run in self.runs), default=0) / 1e6


def measure(commands: Mapping[str, Command], rounds: int, limit: float, *, workers: bool = False) -> dict[str, Took]:
    """Run each command several times, in turn. One that takes too long (wall seconds) is left out from then on."""
    launch = str(Path(__file__).with_name("launch.py"))
    runs: dict[str, list[Run]] = {name: [] for name in commands}
    out: set[str] = set()
    for _ in range(rounds):
        for name, command in commands.items():
            if name in out:
                continue
            words = [sys.executable, "-I", "-S", launch, str(limit), "1" if workers else "0", *command]
            done = subprocess.run(words, capture_output=True, text=True, check=False)
            said = json.loads(done.stdout) if done.returncode == 0 else {"late": True}
            if said["late"] or said["exit"] < 0:  # any other code may count findings
                out.add(name)
                runs[name].clear()
            else:
                runs[name].append(Run(said["cpu"], said["wall"], said["memory"], said["busiest"], said["workers"]))
    return {name: Took(tuple(each)) for name, each in runs.items()}


def seconds(took: Took) -> str:
    """CPU seconds as printed."""
    return f"{took.cpu:.3f}" if took.runs else "-"


def ratio(part: float, whole: float) -> str:
    """How many times one figure is the other."""
    return f"{part / whole:.2f}" if whole > 0 and part == part else "-"


def table(title: str, head: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Print a Markdown table."""
    print(f"\n### {title}\n\n| {' | '.join(head)} |\n|{'---|' * len(head)}")
    for row in rows:
        print(f"| {' | '.join(row)} |")


def beside(every: Sequence[Tool], texts: Texts, rounds: int, limit: float) -> None:
    """Whole processes on the same files: start, one article, several files, one long file, memory."""
    tasks: dict[str, tuple[Path, ...] | None] = {
        "--version": None,
        "a clean line": (texts.clean,),
        "an article": (texts.article,),
        f"{len(texts.several)} files": texts.several,
        "one long file": (texts.long,),
    }
    there = [tool for tool in every if tool.installed()]
    took: dict[tuple[str, str], Took] = {}
    for task, paths in tasks.items():
        commands = {
            tool.name: (*tool.lint, *map(str, paths)) if paths else (tool.lint[0], *tool.version) for tool in there
        }
        # A long run is not repeated as often.
        for name, one in measure(commands, rounds if task != "one long file" else min(rounds, 3), limit).items():
            took[name, task] = one
    sizes = {task: texts.size(paths) for task, paths in tasks.items() if paths}
    several, long = list(tasks)[3:]
    rows = []
    for tool in every:
        if tool not in there:
            rows.append([tool.name, *["not installed"] * len(tasks), "", "", ""])
            continue
        times = [took[tool.name, task] for task in tasks]
        base, small, big = times[1], times[3], times[4]
        pace = [
            sizes[task] / 1e6 / (one.cpu - base.cpu) if one.runs and one.cpu > base.cpu else float("nan")
            for task, one in ((several, small), (long, big))
        ]
        shown = [f"{one:.2f}" if one == one else "-" for one in pace]
        rows.append([tool.name, *map(seconds, times), *shown, f"{small.memory:.0f}" if small.runs else "-"])
    head = ["CPU seconds", *tasks, f"MB a second, {several}", "MB a second, long", f"MB of memory, {several}"]
    table(
        f"Beside other tools ({sizes[several] / 1e6:.2f} MB in {several}, {sizes[long] / 1e6:.1f} MB long)", head, rows
    )
    own = there[0].name if there and there[0].name == "attrlint" else ""
    table(
        "As many times the CPU time of attrlint",
        ["", *tasks],
        (
            [tool.name, *(ratio(took[tool.name, task].cpu, took[own, task].cpu) for task in tasks)]
            for tool in there
            if own and tool.name != own
        ),
    )


def growth(texts: Texts, folder: Path, rounds: int, limit: float, seed: int) -> None:
    """How the time grows with the number of rules; the phrases come from texts that are not linted, if any."""
    configs = write_packs(texts.others, folder, PACKS, seed)
    base, files = str(texts.clean), [str(path) for path in texts.several]
    commands: dict[str, Command] = {}
    for size, config in configs.items():
        words = attrlint("--no-cache", "--jobs", "1", "--config", str(config))
        commands[f"{size} empty"] = (*words, base)
        commands[f"{size}"] = (*words, *files)
    measure(commands, 1, limit)  # compiles the packs
    took = measure(commands, rounds, limit)
    first = took["100"].cpu - took["100 empty"].cpu if took else float("nan")
    table(
        "Growth with phrase rules",
        ["rules", "start, s", "files without the start, s", "times that of 100 rules"],
        (
            [
                str(size),
                seconds(took[f"{size} empty"]),
                f"{took[str(size)].cpu - took[f'{size} empty'].cpu:.3f}",
                ratio(took[str(size)].cpu - took[f"{size} empty"].cpu, first),
            ]
            for size in configs
        ),
    )


def again(texts: Texts, rounds: int, limit: float) -> None:
    """A run whose results are all cached, and one with several processes."""
    files, base = [str(path) for path in texts.every], str(texts.clean)
    kept, fresh = attrlint("--isolated", "--jobs", "1"), attrlint("--isolated", "--no-cache", "--jobs", "1")
    commands = {
        "cold, a clean line": (*fresh, base),
        "cold": (*fresh, *files),
        "warm, a clean line": (*kept, base),
        "warm": (*kept, *files),
    }
    measure({name: command for name, command in commands.items() if name.startswith("warm")}, 1, limit)
    time.sleep(2.1)  # until new files count as settled
    measure({name: command for name, command in commands.items() if name.startswith("warm")}, 1, limit)
    took = measure(commands, rounds, limit)
    cold, warm = (took[name].cpu - took[f"{name}, a clean line"].cpu for name in ("cold", "warm"))
    size = texts.size(texts.every)
    table(
        f"Again ({len(files)} files, {size / 1e6:.2f} MB)",
        ["", "CPU seconds", "without the start", "MB of memory"],
        [
            ["cold", seconds(took["cold"]), f"{cold:.3f}", f"{took['cold'].memory:.0f}"],
            ["warm", seconds(took["warm"]), f"{warm:.3f}", f"{took['warm'].memory:.0f}"],
            ["cold : warm", ratio(took["cold"].cpu, took["warm"].cpu), ratio(cold, warm), ""],
        ],
    )
    print(f"\nCold: {size / 1e6 / cold:.2f} MB a CPU second." if cold > 0 else "")
    jobs = {str(number): (*attrlint("--isolated", "--no-cache", "--jobs", str(number)), *files) for number in (1, 2)}
    runs = measure(jobs, min(rounds, 3), limit, workers=True)
    if not all(one.runs for one in runs.values()):
        return
    one, two = (min(runs[name].runs, key=lambda run: run.wall) for name in ("1", "2"))
    rows = [[name, f"{run.cpu:.3f}", f"{run.wall:.3f}"] for name, run in (("1", one), ("2", two))]
    rows.append(["1 : 2", ratio(one.cpu, two.cpu), ratio(one.wall, two.wall)])
    table("Two processes", ["--jobs", "CPU seconds", "wall seconds"], rows)
    if two.busiest:
        # What remains if the other worker has its own processor: the parent's work and the busiest worker's.
        longest = two.cpu - two.workers + two.busiest
        print(f"\nBy CPU time, on two free processors: {ratio(one.cpu, longest)} times as fast.")


def main(argv: list[str] | None = None) -> int:
    """Measure and print. Returns 0, or 2 if there is nothing to measure."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.speed", description=main.__doc__)
    parser.add_argument("folder", type=Path, help="texts of your own")
    parser.add_argument("--rounds", type=int, default=5, help="runs of each command (5)")
    parser.add_argument("--files", type=int, default=200, help="how many files are several (200)")
    parser.add_argument("--size", type=int, default=5_000_000, help="bytes of the long file (5,000,000)")
    parser.add_argument("--limit", type=float, default=300, help="wall seconds after which a run is given up (300)")
    parser.add_argument("--tools", default=",".join(NAMES), help=f"which programs: {','.join(NAMES)}")
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args(argv)
    if not hasattr(os, "wait4"):
        sys.stderr.write("error: this system does not tell what a process took\n")
        return 2
    with TemporaryDirectory() as made, _own_cache(Path(made)) as folder:
        try:
            texts = gather(given.folder, folder, given.files, given.size, given.seed)
        except (OSError, ValueError) as error:
            sys.stderr.write(f"error: {error}\n")
            return 2
        every = tools(folder, given.tools.split(","))
        print(
            f"Python {sys.version.split()[0]}, {os.cpu_count()} processors, load {os.getloadavg()[0]:.1f} at the start."
        )
        print(f"Medians of {given.rounds} runs: {', '.join(f'{tool.name} {tool.said()}' for tool in every)}.")
        measure({"packs": (*attrlint("--isolated", "--no-cache"), str(texts.article))}, 1, given.limit)
        beside(every, texts, given.rounds, given.limit)
        growth(texts, folder, given.rounds, given.limit, given.seed)
        again(texts, given.rounds, given.limit)
    return 0


@contextmanager
def _own_cache(folder: Path) -> Iterator[Path]:
    """Make what is started keep its results in a separate folder, and by the times of files; undone at the end."""
    before = {name: os.environ.pop(name, None) for name in ("CI", "PYTHONDONTWRITEBYTECODE", "XDG_CACHE_HOME")}
    os.environ["XDG_CACHE_HOME"] = str(folder / "cache")
    try:
        yield folder
    finally:
        del os.environ["XDG_CACHE_HOME"]
        os.environ.update({name: value for name, value in before.items() if value is not None})


if __name__ == "__main__":
    sys.exit(main())
