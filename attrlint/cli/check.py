"""attrlint check: lint drafts, print what was found, and say how it went."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from attrlint.discovery import find_drafts, is_excluded
from attrlint.output.style import Style, wanted
from attrlint.runner import Choice, Result, Runner

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from attrlint.diagnostic import Diagnostic
    from attrlint.errors import AttrlintError

RANKS = {"info": 0, "warning": 1, "error": 2}
PROGRESS_AFTER = 2.0  # seconds


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
    printer = _Printer(options)
    named = [p for p in options.paths if p != "-"]
    drafts, errors = find_drafts(named, runner.config_of, force_exclude=options.force_exclude) if named else ([], [])
    for error in errors:
        tally.error(error)
    if options.show_files:
        sys.stdout.write("".join(f"{draft}\n" for draft in drafts))
        return 2 if tally.failed else 0
    try:
        for result in _results(runner, drafts, options):
            tally.take(result, runner)
            printer.take(result)
        printer.finish(tally)
        sys.stdout.flush()
    except BrokenPipeError:  # what the reader did not wait for is not known to be clean
        _drop_stdout()
        return 2
    if not options.quiet:
        sys.stderr.write(f"{tally.summary()}\n")
    return tally.exit_code()


def _drop_stdout() -> None:
    """Let nothing be written to a pipe that is closed, not even when the process ends."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (OSError, ValueError):
        return


def _results(runner: Runner, drafts: list[str], options: Options) -> Iterator[Result]:
    if "-" in options.paths:
        path = options.stdin_filename or "-"
        named = Path(path)
        if not (options.force_exclude and is_excluded(named, runner.config_of(named.parent))):
            yield runner.lint_bytes(sys.stdin.buffer.read(), path)
    for draft in _progress(drafts):
        yield runner.lint_path(draft)


def _progress(drafts: list[str]) -> Iterable[str]:
    """The drafts; on a terminal, and only when it takes long, with a line that says how far it is."""
    if not sys.stderr.isatty() or len(drafts) < 20:
        yield from drafts
        return
    from time import monotonic

    began, shown = monotonic(), False
    for i, draft in enumerate(drafts):
        if monotonic() - began > PROGRESS_AFTER and i % 10 == 0:
            sys.stderr.write(f"\r{i} of {len(drafts)} drafts")
            shown = True
        yield draft
    if shown:
        sys.stderr.write("\r\x1b[K")


class Tally:
    """What a run amounts to: counts, failures, and from these the exit code and the summary."""

    def __init__(self, options: Options) -> None:
        self.options = options
        self.files = self.touched = 0
        self.counts = {"error": 0, "warning": 0, "info": 0}
        self.by_rule: dict[tuple[str, str], int] = {}
        self.failed = self.fails = False

    def error(self, error: AttrlintError) -> None:
        """Say what could not be done; the run goes on and ends in 2."""
        self.failed = True
        sys.stderr.write("".join(f"{line}\n" for line in error.lines()))

    def take(self, result: Result, runner: Runner) -> None:
        """Count one draft."""
        self.files += 1
        if result.encoding:
            sys.stderr.write(f"{result.path}: warning: read as {result.encoding}, not UTF-8\n")
        for error in result.errors:
            self.error(error)
        self.touched += bool(result.diagnostics)
        level = RANKS[self.options.fail_on or runner.config_of(Path(result.path).parent).fail_on]
        for one in result.diagnostics:
            self.counts[one.severity.value] += 1
            self.by_rule[one.code, one.name] = self.by_rule.get((one.code, one.name), 0) + 1
            self.fails |= one.severity.rank >= level

    def summary(self) -> str:
        """One line: what was found in how many drafts."""
        files = f"{self.files} draft" + ("s" if self.files != 1 else "")
        said = [f"{n} {kind}{'s' if n != 1 and kind != 'info' else ''}" for kind, n in self.counts.items() if n]
        if said:
            return f"{', '.join(said)} in {self.touched} of {files}"
        return f"No findings in {files}, but something could not be done" if self.failed else f"No findings in {files}"

    def exit_code(self) -> int:
        """2 when anything could not be done, 1 when a finding is severe enough, else 0."""
        if self.failed:
            return 2
        return 1 if self.fails and not self.options.exit_zero else 0


class _Printer:
    """Prints results in the format asked for, each draft as it is done."""

    def __init__(self, options: Options) -> None:
        self.options = options
        self.style = Style(on=wanted(dict(os.environ), terminal=sys.stdout.isatty()))
        self.first = True

    def take(self, result: Result) -> None:
        """Print one draft's findings."""
        if self.options.statistics:
            return
        if self.options.format == "json":
            self._json(result)
            return
        sys.stdout.write("".join(f"{line}\n" for line in self._lines(result.diagnostics, result.raw)))

    def _lines(self, found: tuple[Diagnostic, ...], raw: str) -> Iterator[str]:
        if self.options.format == "github":
            from attrlint.output.github import github

            return github(found, raw)
        if self.options.format == "full":
            import shutil

            from attrlint.output.full import full

            width = min(shutil.get_terminal_size((80, 24)).columns, 120)
            return full(found, raw, self.style, width)
        from attrlint.output.concise import concise

        return concise(found, raw, self.style)

    def _json(self, result: Result) -> None:
        import json

        from attrlint.output.jsons import records

        for record in records(result.diagnostics, result.raw):
            sys.stdout.write(("[\n" if self.first else ",\n") + json.dumps(record, ensure_ascii=False))
            self.first = False

    def finish(self, tally: Tally) -> None:
        """Print what comes after all drafts."""
        if self.options.statistics:
            ordered = sorted(tally.by_rule.items(), key=lambda item: (-item[1], item[0]))
            sys.stdout.write("".join(f"{count:>6} {code} {name}\n" for (code, name), count in ordered))
        elif self.options.format == "json":
            sys.stdout.write("[]\n" if self.first else "\n]\n")
