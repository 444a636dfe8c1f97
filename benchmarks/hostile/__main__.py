"""Hostile requests: ``python -m benchmarks.hostile --seed 7 --count 10000``.

Starts `attrlint serve` in a folder of its own and sends it attacks, each made from the seed and its number: requests
without the token or from other sites, paths that climb, bodies of any kind, lengths that lie, large heads, garbage,
several requests at once, slow ones, and ones that are broken off. Counts as a fault: a request answered that has no
token or comes from another site, an internal error, a file or address opened besides the program's own, a server that
does not work afterward. The last line is ``requests=N answered=N refused=N faults=N rate=R/s``; exit 1 for a fault.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.hostile.run import attack


def main(argv: list[str] | None = None) -> int:
    """Run the command line."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.hostile", description=(__doc__ or "").split("\n\n")[1])
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--only", type=int, help="the number of the one attack to repeat")
    given = parser.parse_args(argv)
    numbers = range(given.count) if given.only is None else range(given.only, given.only + 1)
    with tempfile.TemporaryDirectory() as folder:
        begun = time.monotonic()
        outcome = attack(given.seed, numbers, Path(folder))
        took = max(time.monotonic() - begun, 1e-9)
    print("statuses: " + ", ".join(f"{status} {times}" for status, times in sorted(outcome.statuses.items())))
    print(f"audit events while it ran: {outcome.opened}")
    for fault, times in outcome.faults.most_common():
        print(f"{times:6} {fault}")
    faults = outcome.faults.total()
    print(
        f"requests={outcome.sent} answered={outcome.answered} refused={outcome.refused} faults={faults} "
        f"rate={outcome.sent / took:.0f}/s"
    )
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
