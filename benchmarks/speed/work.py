"""What a draft costs in searches and rules, and what grows faster than the text: ``python -m benchmarks.speed.work``.

The texts (*.txt, *.md below the folders given) are linted in this process with the default rules. A search is any call
of a compiled pattern, our own and those of packs. For the growth, distinct texts are joined to one draft of a megabyte
and to one of five (`--sizes`): what takes as long for each megabyte of both is linear. Figures are CPU time.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from attrlint.running.profile import FACT, RULE, STEP, ProfilingRunner
from attrlint.running.runner import Choice, Runner

if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import FrameType

LEAST = 0.1  # seconds that a step must take in the larger draft to be listed


class Searches:
    """Counts the calls of compiled patterns while it is entered."""

    def __init__(self) -> None:
        self.count = 0

    def __enter__(self) -> Searches:
        sys.setprofile(self._see)
        return self

    def __exit__(self, *error: object) -> None:
        sys.setprofile(None)

    def _see(self, _frame: FrameType, event: str, called: object) -> None:
        if event == "c_call" and type(getattr(called, "__self__", None)).__name__ == "Pattern":
            self.count += 1


def texts_below(folders: Sequence[str]) -> list[Path]:
    """The texts of some folders, in order."""
    return sorted(path for folder in folders for path in Path(folder).rglob("*") if path.suffix in (".txt", ".md"))


def count(paths: Sequence[Path]) -> None:
    """Print how many rules run on a draft, how often it is searched, and what is found."""
    timed, plain = ProfilingRunner(Choice(isolated=True)), Runner(Choice(isolated=True))
    size = found = 0
    with Searches() as searches:
        for path in paths:
            size += path.stat().st_size
            found += len(plain.lint_path(str(path)).diagnostics)
    for path in paths:
        timed.lint_bytes(path.read_bytes(), str(path))
    asked = sum(spent.times for spent in timed.clock.spent[RULE].values())
    print(f"{len(paths)} drafts, {size / 1e6:.2f} MB\n")
    print(f"rules asked per draft: {asked / len(paths):.1f}")
    print(f"searches per kB: {searches.count / size * 1e3:.0f}")
    print(f"findings per MB: {found / size * 1e6:.0f}")


def grow(paths: Sequence[Path], sizes: tuple[float, float]) -> None:
    """Print how many times the time per megabyte of each step grows in the larger draft."""
    joined = [path.read_text(encoding="utf-8", errors="replace").strip() for path in paths]
    spent: list[dict[tuple[str, str], float]] = []
    for size in sizes:
        parts, length = [], 0
        for text in joined:
            if length >= size * 1e6:
                break
            parts.append(text)
            length += len(text.encode()) + 2
        if length < size * 1e6:
            print(f"\nThe texts come to {length / 1e6:.2f} MB, less than {size:g} MB: no growth is measured.")
            return
        runner = ProfilingRunner(Choice(isolated=True))
        runner.lint_bytes("\n\n".join(parts).encode(), "joined.txt")
        clock = runner.clock.spent
        spent.append(
            {(sort, name): one.own / length * 1e6 for sort in (STEP, FACT, RULE) for name, one in clock[sort].items()}
        )
    print(f"\n| step | s a MB at {sizes[0]:g} MB | at {sizes[1]:g} MB | times |\n|---|---|---|---|")
    small, large = spent
    for key, seconds in sorted(large.items(), key=lambda item: -item[1]):
        if seconds * sizes[1] >= LEAST and key in small:
            print(f"| {key[1]} | {small[key]:.3f} | {seconds:.3f} | {seconds / small[key]:.2f} |")
    whole = [sum(each.values()) for each in spent]
    print(f"| all | {whole[0]:.3f} | {whole[1]:.3f} | {whole[1] / whole[0]:.2f} |")


def main() -> int:
    """Run the command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folders", nargs="+")
    parser.add_argument("--sizes", type=float, nargs=2, default=(1.0, 5.0), metavar="MB")
    parser.add_argument("--no-growth", action="store_true")
    given = parser.parse_args()
    paths = texts_below(given.folders)
    if not paths:
        sys.stderr.write("error: there is nothing to read\n")
        return 2
    count(paths[:: max(1, len(paths) // 200)])
    if not given.no_growth:
        grow(paths, tuple(given.sizes))
    return 0


if __name__ == "__main__":
    sys.exit(main())
