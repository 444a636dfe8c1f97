"""attrlint check: lint drafts, print what was found, and say how it went."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from attrlint.cli.printing import Printer, Progress, as_utf_8, closed_pipe, complain
from attrlint.discovery import find_drafts, is_left_out
from attrlint.output.concise import visible
from attrlint.runner import Choice, Result, Runner

if TYPE_CHECKING:
    from collections.abc import Iterator

    from attrlint.errors import AttrlintError

RANKS = {"info": 0, "warning": 1, "error": 2}


@dataclass(frozen=True, slots=True)
class Options:
    """What check is asked to do, apart from which rules run."""

    paths: tuple[str, ...] = (".",)
    format: str = "concise"
    fail_on: str = ""
    exit_zero: bool = False
    statistics: bool = False
    show_files: bool = False
    quiet: bool = False
    force_exclude: bool = False
    stdin_filename: str = ""


def run_check(choice: Choice, options: Options) -> int:
    """Lint and print; gives the exit code. One draft that cannot be read does not keep the others from being linted."""
    runner = Runner(choice)
    tally = Tally(options)
    if options.format == "json":
        as_utf_8()
    named = [p for p in options.paths if p != "-"]
    drafts, errors = find_drafts(named, runner.config_of, force_exclude=options.force_exclude)
    for error in errors:
        tally.error(error)
    if options.show_files:
        sys.stdout.write("".join(f"{visible(draft)}\n" for draft in drafts))
        return 2 if tally.failed else 0
    printer = Printer(options.format, silent=options.statistics)
    progress = Progress(len(drafts))
    try:
        for result in _results(runner, drafts, options):
            progress.clear()
            tally.take(result)
            printer.take(result.diagnostics, result.raw)
            progress.show(tally.files)
        progress.clear()
        printer.finish(tally.by_rule)
        sys.stdout.flush()
    except BrokenPipeError:
        return closed_pipe()
    # With nothing linted the errors have said it all.
    if not options.quiet and (tally.files or not tally.failed):
        sys.stderr.write(f"{tally.summary()}\n")
    return tally.exit_code()


def _results(runner: Runner, drafts: list[str], options: Options) -> Iterator[Result]:
    if "-" in options.paths:
        path = options.stdin_filename or "-"
        named = Path(path)
        if not (options.force_exclude and is_left_out(named, runner.config_of(named.parent))):
            yield runner.lint_bytes(sys.stdin.buffer.read(), path)
    for draft in drafts:
        yield runner.lint_path(draft)


class Tally:
    """What a run amounts to: counts, failures, and from these the exit code and the summary."""

    def __init__(self, options: Options) -> None:
        self.options = options
        self.files = self.touched = 0
        self.counts = {"error": 0, "warning": 0, "info": 0}
        self.by_rule: dict[tuple[str, str], int] = {}
        self.failed = self.fails = False
        self._said: set[str] = set()

    def error(self, error: AttrlintError) -> None:
        """Say what could not be done, once; the run goes on and ends in 2."""
        self.failed = True
        said = "\n".join(error.lines())
        if said not in self._said:  # a fault of a configuration comes up with each of its drafts
            self._said.add(said)
            complain(error)

    def take(self, result: Result) -> None:
        """Count one draft."""
        self.files += result.linted
        if result.encoding:
            sys.stderr.write(f"{visible(result.path)}: warning: read as {result.encoding}, not UTF-8\n")
        for error in result.errors:
            self.error(error)
        self.touched += bool(result.diagnostics)
        level = RANKS[self.options.fail_on or result.fail_on]
        for one in result.diagnostics:
            self.counts[one.severity.value] += 1
            self.by_rule[one.code, one.name] = self.by_rule.get((one.code, one.name), 0) + 1
            self.fails |= one.severity.rank >= level

    def summary(self) -> str:
        """One line: what was found in how many drafts."""
        files = f"{self.files} draft" + ("s" if self.files != 1 else "")
        said = [f"{n} {kind}{'s' if n != 1 and kind != 'info' else ''}" for kind, n in self.counts.items() if n]
        found = f"{', '.join(said)} in {self.touched} of {files}" if said else f"No findings in {files}"
        return f"{found}, but something could not be done" if self.failed else found

    def exit_code(self) -> int:
        """2 when anything could not be done, 1 when a finding is severe enough, else 0."""
        if self.failed:
            return 2
        return 1 if self.fails and not self.options.exit_zero else 0
