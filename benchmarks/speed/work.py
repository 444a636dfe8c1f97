"""What a draft costs in searches and rules: ``python -m benchmarks.speed.work``.

The texts (*.txt, *.md below the folders given) are linted in this process with the default rules. A search is any call
of a compiled pattern, our own and those of packs.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from attrlint.running.profile import RULE, ProfilingRunner
from attrlint.running.runner import Choice, Runner

if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import FrameType


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


def main() -> int:
    """Run the command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folders", nargs="+")
    given = parser.parse_args()
    paths = texts_below(given.folders)
    if not paths:
        sys.stderr.write("error: there is nothing to read\n")
        return 2
    count(paths[:: max(1, len(paths) // 200)])
    return 0


if __name__ == "__main__":
    sys.exit(main())
