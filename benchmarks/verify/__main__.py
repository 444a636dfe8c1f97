"""What sources and quotes cost: ``python -m benchmarks.verify``, on made-up transcripts."""

from __future__ import annotations

import argparse
import gc
import json
import random
import resource
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time

from attrlint.store.store import Store
from attrlint.verifying.library import open_library
from benchmarks.verify.texts import Speech, write_transcripts

MEGABYTE = 1_000_000
QUOTES = 400
GOALS = {10: (1.9, 0.5, 150, 0), 100: (20.0, 0.5, 30, 400)}  # seconds, seconds, quotes a second, megabytes


def measured(folder: Path, cache: Path, quotes: int, seed: int) -> dict[str, float]:
    """CPU seconds to open the sources of a folder and to check quotes of them, and the peak of memory (megabytes)."""
    gc.set_threshold(50_000, 20, 20)  # as the command line does
    paths = sorted(folder.glob("*.txt"))
    begin = process_time()
    library = open_library([str(path) for path in paths], Store(cache, b"benchmark"))
    opened = process_time() - begin
    speech, chance = Speech(seed), random.Random(seed)
    said = [speech.quote(chance.choice(paths).read_text(encoding="utf-8")) for _ in range(quotes)]
    begin = process_time()
    found = [library.verifier.check(words).verdict.value for words in said]
    checked = process_time() - begin
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)
    lost = sum(verdict == "not-found" for verdict in found)
    return {"opened": opened, "checked": checked, "peak": peak / MEGABYTE, "lost": lost / max(1, quotes)}


def main(argv: list[str] | None = None) -> int:
    """Print the figures of each size, first without a cache, then with it. Each is measured in a process of its own."""
    parser = argparse.ArgumentParser(prog="benchmarks.verify", description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="*", default=[10, 100], help="megabytes of transcripts")
    parser.add_argument("--quotes", type=int, default=QUOTES)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--measure", nargs=2, metavar=("FOLDER", "CACHE"), help=argparse.SUPPRESS)
    asked = parser.parse_args(argv)
    if asked.measure:
        folder, cache = map(Path, asked.measure)
        print(json.dumps(measured(folder, cache, asked.quotes, asked.seed)))
        return 0
    print(f"{'MB':>5}  {'indexed':>8}  {'again':>8}  {'quotes/s':>8}  {'peak MB':>8}  {'not found':>9}")
    for size in asked.sizes:
        with TemporaryDirectory() as made:
            folder = Path(made) / "sources"
            folder.mkdir()
            write_transcripts(folder, size * MEGABYTE, asked.seed)
            command = [sys.executable, "-m", "benchmarks.verify", "--quotes", str(asked.quotes)]
            runs = []
            for _ in range(2):
                done = subprocess.run(
                    [*command, "--measure", str(folder), str(Path(made) / "cache")],
                    check=True,
                    capture_output=True,
                    text=True,
                )
                runs.append(json.loads(done.stdout))
        first, again = runs
        rate = asked.quotes / min(run["checked"] for run in runs)
        peak = max(run["peak"] for run in runs)
        print(
            f"{size:>5}  {first['opened']:>7.2f}s  {again['opened']:>7.2f}s  {rate:>8.1f}"
            f"  {peak:>8.0f}  {first['lost']:>8.1%}"
        )
        if size in GOALS:
            indexed, kept, quotes, memory = GOALS[size]
            print(f"{'goal':>5}  {indexed:>7.2f}s  {kept:>7.2f}s  {quotes:>8}  {memory or '-':>8}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
