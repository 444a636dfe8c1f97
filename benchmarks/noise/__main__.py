"""Count the findings of every rule on a folder of published copy: ``python -m benchmarks.noise FOLDER``."""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from attrlint.packs import pack
from attrlint.running.discovery import find_drafts
from attrlint.running.runner import Choice, Runner
from attrlint.settings.selection import Layer

if TYPE_CHECKING:
    from attrlint.model.diagnostic import Diagnostic

MOST = 1.0  # findings per 1,000 words of all default rules together, all severities counted


@dataclass
class Count:
    """Findings by rule in this many words and drafts; `samples` are places to look at."""

    drafts: int = 0
    silent: int = 0
    words: int = 0
    found: Counter[str] = field(default_factory=Counter)
    samples: dict[str, list[str]] = field(default_factory=dict)

    def rate(self, code: str | None = None) -> float:
        """Findings per 1,000 words, for one rule or all."""
        number = self.found.total() if code is None else self.found[code]
        return 1000 * number / self.words if self.words else 0.0


def count(folders: list[str], preset: str, show: int, *, fixed: bool = False) -> Count:
    """Lint all drafts below the folders under a preset, without settings.

    With `fixed` the safe fixes are applied first, in memory, and what is left for a person is counted.
    """
    runner = Runner(Choice(isolated=True, rules=Layer(), preset=preset))
    drafts, errors = find_drafts(folders, runner.config_of)
    for error in errors:
        raise error
    result = Count()
    chance = Random(1)  # the same findings are shown each time
    for path in drafts:
        linted = runner.lint_path(path)
        if fixed and any(one.fix and one.fix.safe for one in linted.diagnostics):
            linted = runner.lint_bytes(runner.fix_bytes(Path(path).read_bytes(), path, unsafe=False).data, path)
        for error in linted.errors:
            raise error
        result.drafts += 1
        result.silent += not linted.diagnostics
        result.words += len(linted.raw.split())
        for one in linted.diagnostics:
            result.found[one.code] += 1
            kept = result.samples.setdefault(one.code, [])
            at = len(kept) if len(kept) < show else chance.randrange(result.found[one.code])
            if at < show:  # of any number of findings, each is equally likely to be shown
                kept[at : at + 1] = [_sample(path, linted.raw, one)]
    return result


def _sample(path: str, raw: str, one: Diagnostic) -> str:
    """A finding to judge, with the words around it."""
    line = raw.count("\n", 0, one.span.start) + 1
    before, marked, behind = (
        raw[max(0, one.span.start - 160) : one.span.start],
        raw[slice(*one.span)],
        raw[one.span.end :],
    )
    words = " ".join(f"{before}[[{marked}]]{behind[:160]}".split())
    return f"    {path}:{line}: {one.severity.value}: {one.message}\n        …{words}…"


def main(argv: list[str] | None = None) -> int:
    """Print the rates. Returns 0, 1 if a budget is exceeded, 2 if there is nothing to read."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.noise", description=main.__doc__)
    parser.add_argument("folders", nargs="+", help="folders of published copy")
    parser.add_argument("--preset", default="recommended", choices=["recommended", "strict", "wire", "residue"])
    parser.add_argument("--show", type=int, default=0, metavar="K", help="print K findings of each rule")
    parser.add_argument("--fixed", action="store_true", help="count what is left after the safe fixes")
    options = parser.parse_args(argv)
    gone = [folder for folder in options.folders if not Path(folder).exists()]
    if gone:
        sys.stderr.write(f"error: no such folder: {', '.join(gone)}\n")
        return 2
    result = count(options.folders, options.preset, options.show, fixed=options.fixed)
    if not result.words:
        sys.stderr.write("error: there is nothing to read\n")
        return 2
    return report(result, recommended=options.preset == "recommended")


def report(result: Count, *, recommended: bool) -> int:
    """Print one line per rule, the noisiest first; returns 1 if a budget is exceeded."""
    print(f"{result.drafts} drafts, {result.words:,} words, {result.silent} drafts without a finding\n")
    print("| rule | findings | per 1,000 words | budget | |\n|---|---|---|---|---|")
    rules = {rule.code: rule for rule in pack.builtin()}
    over = 0
    for code, number in result.found.most_common():
        rule, rate = rules[code], result.rate(code)
        passed = rate > rule.noise and number > 1  # a single finding says nothing about a rate
        over += passed
        print(f"| {code} {rule.name} | {number} | {rate:.3f} | {rule.noise:g} | {'over' if passed else ''} |")
        for sample in result.samples.get(code, ()):
            print(sample)
    total = result.rate()
    loud = recommended and total > MOST
    most, mark = (f"{MOST:g}" if recommended else ""), ("over" if loud else "")
    print(f"| all | {result.found.total()} | {total:.3f} | {most} | {mark} |")
    return 1 if over or loud else 0


if __name__ == "__main__":
    sys.exit(main())
