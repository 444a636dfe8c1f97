"""Measures audits on made-up articles: overhead over linting, start, memory, a second run, planted drift.

usage: python -m benchmarks.archive [ARTICLES] [FOLDER]     10,000 articles by default, in a temporary folder

Times are CPU seconds of all processes together, memory is the resident set of Linux's /proc, looked at ten times a
second. Compare figures of one run with each other: they depend on the machine and on what else it does.
"""

from __future__ import annotations

import json
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from importlib import util
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import ModuleType

ROOT = Path(__file__).resolve().parent.parent.parent
PLANTED = 900  # pairs: a third altered, a third given to someone else, a third faithful


def example_archive() -> ModuleType:
    """The script that writes made-up articles."""
    spec = util.spec_from_file_location("example_archive", ROOT / "scripts" / "example_archive.py")
    assert spec is not None
    assert spec.loader is not None
    module = util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def resident(pid: int) -> float:
    """The resident memory of a process in MB; 0 if it has ended."""
    try:
        for line in Path(f"/proc/{pid}/status").read_text().splitlines():
            if line.startswith("VmRSS:"):
                return int(line.split()[1]) / 1024
    except OSError:
        pass
    return 0.0


def children_of(pid: int) -> list[int]:
    """The child processes of a process."""
    try:
        return [int(word) for word in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except OSError:
        return []


def audited(*argv: str) -> tuple[float, float, float]:
    """Run an audit; returns its CPU seconds, and the largest memory of the parent and of one worker in MB."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [sys.executable, "-m", "attrlint", "audit", "run", *argv, "--isolated", "--progress", "none"]
    process = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    parent = worker = 0.0
    while process.poll() is None:
        parent = max(parent, resident(process.pid))
        worker = max([worker, *map(resident, children_of(process.pid))])
        time.sleep(0.1)
    assert process.returncode in (0, 2, 3), process.returncode
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, parent, worker


LINTING = """
import json, sys, time
from pathlib import Path
from attrlint.model.source_list import make_ledger
from attrlint.running.runner import Choice, Runner
runner = Runner(Choice(isolated=True))
began = time.process_time()
for line in open(sys.argv[1], encoding="utf-8"):
    document = runner.text_document(json.loads(line)["text"], "record.txt")
    runner.linter_of(Path("record.txt")).lint(document)
    make_ledger(document)
sys.stdout.write(str(time.process_time() - began))
"""


def linted(path: Path) -> float:
    """The CPU seconds of only linting each record of a file."""
    done = subprocess.run([sys.executable, "-c", LINTING, str(path)], capture_output=True, text=True, check=True)
    return float(done.stdout)


def planted_figures(folder: Path, example: ModuleType) -> list[str]:
    """How much of the planted drift is found, and what is found that was not planted."""
    from attrlint.archive.folder import AuditFolder
    from attrlint.archive.questions import Parameters
    from attrlint.archive.reports import Questions

    made, truth = example.planted(PLANTED, random.Random(11), 0)
    _write(folder / "planted.jsonl", made)
    audited(str(folder / "planted.jsonl"), "--out", str(folder / "planted"))
    began = time.process_time()
    with Questions(AuditFolder(str(folder / "planted")), Parameters()) as questions:
        drift = [dict(zip(a.columns, row, strict=True)) for a in [questions.ask("drift")] for row in a.rows]
        speakers = [dict(zip(a.columns, row, strict=True)) for a in [questions.ask("speakers")] for row in a.rows]
    spent = time.process_time() - began

    def pairs(rows: list[dict[str, object]], classes: tuple[str, ...]) -> set[frozenset[object]]:
        return {frozenset((r["first_article"], r["second_article"])) for r in rows if r["class"] in classes}

    changed, others = pairs(drift, ("altered", "polarity", "number")), pairs(speakers, ("other-person",))
    counts = dict.fromkeys(("altered found", "other speaker found", "faithful altered", "faithful other speaker"), 0)
    for one in truth:
        pair = frozenset((one.first, one.second))
        counts["altered found"] += one.kind == "altered" and pair in changed
        counts["other speaker found"] += one.kind == "speaker" and pair in others
        counts["faithful altered"] += one.kind == "faithful" and pair in changed
        counts["faithful other speaker"] += one.kind == "faithful" and pair in others
    planted = {frozenset((one.first, one.second)) for one in truth}
    lines = [f"{name:<34}{count} of {PLANTED // 3}" for name, count in counts.items()]
    lines.append(f"{'altered that were not planted':<34}{len(changed - planted)} pairs")
    return [*lines, f"{'drift and speakers':<34}{spent:.1f} CPU s over {len(made)} articles"]


def _write(path: Path, items: list[dict[str, str]]) -> None:
    path.write_text("".join(f"{json.dumps(one, ensure_ascii=False)}\n" for one in items), encoding="utf-8")


def main(argv: list[str]) -> None:
    """Print the figures, one per line."""
    count = int(argv[0]) if argv else 10_000
    example = example_archive()
    with tempfile.TemporaryDirectory() as made:
        folder = Path(argv[1]) if len(argv) > 1 else Path(made)
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / "articles.jsonl"
        items = example.archive(count)[0]
        _write(path, items)
        size = sum(len(one["text"].encode()) for one in items) / 1e6
        print(f"{count:,} articles, {size:.1f} MB of text, {os.cpu_count()} processors")
        print("\n".join(planted_figures(folder, example)), flush=True)
        start = audited(
            str(path), "--out", str(folder / "start"), "--jobs", "1", "--shard-bytes", "1", "--stop-after", "1"
        )
        print(f"{'start to first shard':<34}{start[0]:.2f} CPU s", flush=True)
        pure = linted(path)
        print(f"{'linting alone':<34}{pure:.1f} CPU s, {size / pure:.3f} MB per CPU s", flush=True)
        spent, parent, worker = audited(str(path), "--out", str(folder / "out"), "--jobs", "2")
        print(f"{'audit, 2 workers':<34}{spent:.1f} CPU s, {100 * (spent / pure - 1):+.1f} percent", flush=True)
        print(f"{'memory':<34}{parent:.0f} MB, {worker:.0f} MB per worker", flush=True)
        _write(folder / "again.jsonl", [{**one, "id": f"b{one['id']}"} for one in items])
        again = audited(str(path), str(folder / "again.jsonl"), "--out", str(folder / "out"), "--jobs", "2")
        print(f"{'the same texts under other ids':<34}{again[0]:.1f} CPU s, {100 * again[0] / spent:.1f} percent")
        same = audited(str(path), str(folder / "again.jsonl"), "--out", str(folder / "out"), "--jobs", "2")
        print(f"{'the same command again':<34}{same[0]:.1f} CPU s, {100 * same[0] / spent:.1f} percent")
        parts = sum(one.stat().st_size for one in (folder / "out").rglob("*.parquet")) / 2e6
        print(f"{'size of the tables':<34}{parts:.1f} MB, {100 * parts / size:.0f} percent of the text")


if __name__ == "__main__":
    main(sys.argv[1:])
