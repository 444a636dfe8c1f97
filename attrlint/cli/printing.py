"""What is printed as a run goes on: errors, findings in the format asked for, and on a terminal how far it is."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from attrlint.output.concise import visible
from attrlint.output.style import Style, wanted

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from attrlint.diagnostic import Diagnostic
    from attrlint.errors import AttrlintError

MAX_WIDTH = 120
PROGRESS_AFTER = 2.0  # seconds


def complain(error: AttrlintError) -> None:
    """Print an error on standard error, a line each, whatever its path and message hold."""
    sys.stderr.write("".join(f"{visible(line)}\n" for line in error.lines()))


def closed_pipe() -> int:
    """Let nothing more be written to a pipe that nobody reads, not even as the process ends; gives 2.

    What the reader did not wait for is not known to be clean, so that the run is neither 0 nor 1.
    """
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except (OSError, ValueError):
            try:
                os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
            except (OSError, ValueError):
                continue
    return 2


def as_utf_8() -> None:
    """Make standard output UTF-8 whatever the locale: JSON is, and the escapes of Python are not those of JSON."""
    reconfigure = getattr(sys.stdout, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(encoding="utf-8", errors="backslashreplace")


class Printer:
    """Prints results in the format asked for, each draft as it is done; when `silent` only counts at the end."""

    def __init__(self, format: str, *, silent: bool = False) -> None:
        self.format, self.silent = format, silent
        self.style = Style(on=wanted(dict(os.environ), terminal=sys.stdout.isatty()))
        self.first = True

    def take(self, found: Sequence[Diagnostic], raw: str) -> None:
        """Print one draft's findings."""
        if self.silent:
            return
        if self.format == "json":
            from attrlint.output.jsons import records

            for record in records(found, raw):
                self._json(record)
            return
        sys.stdout.write("".join(f"{line}\n" for line in self._lines(found, raw)))

    def _lines(self, found: Sequence[Diagnostic], raw: str) -> Iterator[str]:
        if self.format == "github":
            from attrlint.output.github import github

            return github(found, raw)
        if self.format == "full":
            import shutil

            from attrlint.output.full import full

            width = min(shutil.get_terminal_size((80, 24)).columns, MAX_WIDTH)
            return full(found, raw, self.style, width)
        from attrlint.output.concise import concise

        return concise(found, raw, self.style)

    def _json(self, record: Mapping[str, object]) -> None:
        import json

        sys.stdout.write(("[\n" if self.first else ",\n") + json.dumps(record, ensure_ascii=False))
        self.first = False

    def finish(self, counts: Mapping[tuple[str, str], int]) -> None:
        """Print what comes after all drafts; `counts` are findings by code and name."""
        if self.silent:
            for (code, name), count in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
                if self.format == "json":
                    self._json({"code": code, "name": name, "count": count})
                else:
                    sys.stdout.write(f"{count:>6} {code} {name}\n")
        if self.format == "json":
            sys.stdout.write("[]\n" if self.first else "\n]\n")


class Progress:
    """A line on standard error that says how far a long run is; nothing where it is no terminal."""

    def __init__(self, total: int) -> None:
        self.total = total
        self.on = total > 1 and sys.stderr.isatty()
        self.shown = False
        if self.on:
            from time import monotonic

            self.clock = monotonic
            self.began = monotonic()

    def show(self, done: int) -> None:
        """Say how many drafts are done, once the run has taken a while."""
        if self.on and self.clock() - self.began > PROGRESS_AFTER:
            sys.stderr.write(f"\r{done} of {self.total} drafts")
            sys.stderr.flush()
            self.shown = True

    def clear(self) -> None:
        """Take the line away, before anything else is printed."""
        if self.shown:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
            self.shown = False
