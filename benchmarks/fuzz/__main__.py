"""Fuzzing: ``python -m benchmarks.fuzz --seed 7 --count 10000``.

Each input is made from the seed and its number, from constructs of every format, the rules' own examples, and letters
that fold oddly; then it is read, linted, fixed and shown, and what must hold for any draft is checked. A failure is
printed with the command that repeats it. The last line is ``inputs=N failures=N rate=R/s``; exit 1 where one failed.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time

from benchmarks.fuzz.inputs import LONGEST
from benchmarks.fuzz.run import Fuzzer


def main(argv: list[str] | None = None) -> int:
    """Run the command line."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.fuzz", description=(__doc__ or "").split("\n\n")[1])
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--start", type=int, default=0, help="the number of the first input")
    parser.add_argument("--minutes", type=float, default=1e6, help="end after so many minutes")
    parser.add_argument("--longest", type=int, default=LONGEST, help="code points of an input")
    parser.add_argument("--only", type=int, help="the number of the one input to repeat")
    given = parser.parse_args(argv)
    first = given.start if given.only is None else given.only
    count = given.count if given.only is None else 1
    with tempfile.TemporaryDirectory() as folder:
        os.environ["XDG_CACHE_HOME"] = folder
        fuzzer = Fuzzer(given.seed, given.longest)
        begun = time.monotonic()
        fuzzer.run(range(first, first + count), given.minutes * 60)
        took = max(time.monotonic() - begun, 1e-9)
    for kind, times in fuzzer.failures.most_common():
        print(f"{times:6} {kind}")
    failed = fuzzer.failures.total()
    print(f"inputs={fuzzer.done} failures={failed} rate={fuzzer.done / took:.0f}/s")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
