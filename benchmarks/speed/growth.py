"""What takes longer for a megabyte of a long draft than of a short one: ``python -m benchmarks.speed.growth``.

Distinct texts (*.txt, *.md below the folders; made-up articles without one) are joined to one draft of 5 MB, and the
same texts to five drafts of 1 MB (`--sizes`), so that both say the same things. Each step, fact and rule is timed in
both: a ratio of 1 means that it is linear. Figures are CPU time, the least of `--rounds` runs; what a process loads at
its first draft is not in them.
"""

from __future__ import annotations

import argparse
import gc
import random
import sys
from itertools import islice
from typing import TYPE_CHECKING

from attrlint.running.profile import FACT, RULE, STEP, ProfilingRunner
from attrlint.running.runner import Choice
from attrlint.settings.selection import Layer
from benchmarks.speed.made_up import articles
from benchmarks.speed.work import texts_below

if TYPE_CHECKING:
    from collections.abc import Sequence

MADE = 4000  # bytes of a made-up article, about
WARM = 300_000  # bytes that are linted before anything is timed


def read(folders: Sequence[str], size: int, seed: int) -> list[str]:
    """Distinct texts of the folders in a mixed order, or made-up ones, that come to `size` bytes or all there are."""
    if not folders:
        return _up_to(list(islice(articles(seed), 2 * size // MADE)), size)
    texts = {path.read_text(encoding="utf-8", errors="replace").strip(): None for path in texts_below(folders)}
    mixed = [*texts]
    random.Random(seed).shuffle(mixed)
    return _up_to(mixed, size)


def _up_to(texts: Sequence[str], size: int) -> list[str]:
    found, length = [], 0
    for text in texts:
        if length >= size:
            break
        found.append(text)
        length += len(text.encode()) + 2
    return found


def joined(texts: Sequence[str], parts: int) -> list[bytes]:
    """The texts as so many drafts, each with as many of them."""
    share = -(-len(texts) // parts)
    return ["\n\n".join(texts[i : i + share]).encode() for i in range(0, len(texts), share)]


def spent(runner: ProfilingRunner, drafts: Sequence[bytes]) -> dict[tuple[str, str], float]:
    """CPU seconds that each step, fact and rule takes in some drafts together, without what it asks others for."""
    clock = runner.clock.spent
    before = {(sort, name): one.own for sort in (STEP, FACT, RULE) for name, one in clock[sort].items()}
    for draft in drafts:
        gc.collect()
        gc.disable()  # as on the command line
        try:
            runner.lint_bytes(draft, "joined.txt")
        finally:
            gc.enable()
    after = {(sort, name): one.own for sort in (STEP, FACT, RULE) for name, one in clock[sort].items()}
    return {key: seconds - before.get(key, 0.0) for key, seconds in after.items()}


def main() -> int:
    """Run the command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folders", nargs="*")
    parser.add_argument("--sizes", type=float, nargs=2, default=(1.0, 5.0), metavar="MB")
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument(
        "--least", type=float, default=0.1, help="seconds that a step must take in the long draft to be listed"
    )
    parser.add_argument("--all-rules", action="store_true", help="those that are off by default too")
    given = parser.parse_args()
    small, large = given.sizes
    texts = read(given.folders, round(large * 1e6), given.seed)
    size = len(joined(texts, 1)[0])
    if size < large * 0.98e6:
        sys.stderr.write(f"error: the texts come to {size / 1e6:.2f} MB, less than {large:g} MB\n")
        return 2
    runner = ProfilingRunner(Choice(isolated=True, rules=Layer(select=("ALL",)) if given.all_rules else Layer()))
    runner.lint_bytes("\n\n".join(read(given.folders, WARM, given.seed + 1)).encode(), "warm.txt")
    least: list[dict[tuple[str, str], float]] = [{}, {}]
    for _ in range(given.rounds):
        for number, parts in enumerate((round(large / small), 1)):
            took = spent(runner, joined(texts, parts))
            least[number] = {key: min(seconds, least[number].get(key, seconds)) for key, seconds in took.items()}
    show(least[0], least[1], size / 1e6, (small, large), given.least)
    return 0


def show(
    short: dict[tuple[str, str], float],
    long: dict[tuple[str, str], float],
    size: float,
    sizes: tuple[float, float],
    least: float,
) -> None:
    """Print the table: CPU milliseconds a MB in drafts of either size, and their ratio."""
    print(f"| step | ms a MB at {sizes[0]:g} MB | at {sizes[1]:g} MB | ratio |\n|---|---|---|---|")
    for key, seconds in sorted(long.items(), key=lambda item: -item[1]):
        if seconds >= least and short.get(key):
            a, b = short[key] / size * 1e3, seconds / size * 1e3
            print(f"| {key[0]} {key[1]} | {a:.1f} | {b:.1f} | {b / a:.2f} |")
    a, b = (sum(each.values()) / size * 1e3 for each in (short, long))
    print(f"| all | {a:.0f} | {b:.0f} | {b / a:.2f} |")


if __name__ == "__main__":
    sys.exit(main())
