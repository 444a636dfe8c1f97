"""What is printed during a run: errors, findings in the requested format, and progress on a terminal."""

from __future__ import annotations

import os
import sys
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

from attrlint.base.facts import replace
from attrlint.base.replacing import WrittenFile
from attrlint.output import writer_for
from attrlint.output.concise import visible
from attrlint.output.style import Style, wanted
from attrlint.output.writer import WIDTH

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from attrlint.base.errors import AttrlintError
    from attrlint.cli.choices import Output
    from attrlint.output.writer import OutputContext, Writer
    from attrlint.running.runner import Result

MIN_WIDTH, MAX_WIDTH = 40, 120  # cells
PROGRESS_AFTER = 2.0  # seconds


def complain(error: AttrlintError) -> None:
    """Print an error on standard error, one line each, whatever its path and message contain."""
    sys.stderr.write("".join(f"{visible(line)}\n" for line in error.lines()))


def said_of(error: OSError) -> str:
    """What is said of an error that no file of the run is to blame for, as far as is known."""
    what = (error.strerror or str(error)).lower()
    if isinstance(error.filename, str | bytes):
        return visible(f"{os.fsdecode(error.filename)}: error: cannot be used: {what}")
    try:
        Path.cwd()
    except FileNotFoundError:
        return "error: the current folder no longer exists"
    return f"error: cannot write: {what}"


def closed_pipe() -> int:
    """Stop writing to a pipe that no one reads, even as the process ends; returns 2.

    What the reader did not wait for is not known to be clean, so the run is neither 0 nor 1.
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
    """Make standard output UTF-8 whatever the locale: that is what programs expect, not Python's escapes."""
    reconfigure = getattr(sys.stdout, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(encoding="utf-8", errors="backslashreplace")


class Printer:
    """Prints results in the requested formats, draft by draft; with `counting` prints only counts at the end.

    A context: files that were not finished on its way out are as they were. Raises WriteError for one that cannot be
    written.
    """

    def __init__(self, outputs: Sequence[Output], setting: OutputContext, *, counting: bool = False) -> None:
        self._counting = counting
        self._broken = False
        self._writers: list[tuple[Writer, WrittenFile | None]] = []
        with ExitStack() as files:
            for output in outputs:
                file = files.enter_context(WrittenFile(output.file)) if output.file else None
                self._writers.append((_writer(output, setting), file))
            self._files = files.pop_all()

    def __enter__(self) -> Printer:
        return self

    def __exit__(self, *_: object) -> None:
        self._files.close()

    def take(self, result: Result) -> None:
        """Print the result for one draft."""
        if not self._counting:
            for writer, file in self._writers:
                self._write(writer.take(result), file)

    def finish(self, counts: Mapping[tuple[str, str], int]) -> None:
        """Print what comes after all drafts; `counts` are findings by code and name. Raises BrokenPipeError."""
        for writer, file in self._writers:
            self._write(writer.statistics(counts) if self._counting else writer.finish(), file)
            if file:
                file.finish()
        if self._broken:
            raise BrokenPipeError
        sys.stdout.flush()

    def _write(self, pieces: Iterable[str], file: WrittenFile | None) -> None:
        """Write to a file or to standard output; that nobody reads on there must not cost the files."""
        text = "".join(pieces)
        if file:
            file.write(text.encode("utf-8", "backslashreplace"))
        elif not self._broken:
            try:
                sys.stdout.write(text)
            except BrokenPipeError:
                if not any(file for _, file in self._writers):
                    raise
                self._broken = True


def _writer(output: Output, setting: OutputContext) -> Writer:
    """The writer of an output, with a style to match its destination."""
    if output.file:
        return writer_for(output.format, setting)
    style = Style(on=wanted(dict(os.environ), terminal=sys.stdout.isatty()))
    width = terminal_width(MAX_WIDTH) if output.format == "full" else WIDTH
    wraps = sys.stdout.isatty() or "COLUMNS" in os.environ
    writer = writer_for(output.format, replace(setting, style=style, width=width, wraps=wraps))
    if not writer.for_people:
        as_utf_8()
    return writer


def terminal_width(most: int) -> int:
    """Cells of the terminal, or the value of COLUMNS: at least 40, at most `most`, and 80 if unknown."""
    import shutil

    return max(MIN_WIDTH, min(shutil.get_terminal_size((WIDTH, 24)).columns, most))


class Progress:
    """A line on standard error that shows how far a long run is; nothing if it is not a terminal."""

    def __init__(self, total: int, noun: str = "drafts") -> None:
        self.total, self.noun = total, noun
        self.on = total > 1 and sys.stderr.isatty()
        self.shown = False
        if self.on:
            from time import monotonic

            self.clock = monotonic
            self.began = monotonic()

    def show(self, done: int) -> None:
        """Print how many are done and which share of all that is, if the run takes a while; rewrites the line."""
        if self.on and self.clock() - self.began > PROGRESS_AFTER:
            sys.stderr.write(f"\r{done} of {self.total} {self.noun} ({100 * done // self.total} %)")
            sys.stderr.flush()
            self.shown = True

    def clear(self) -> None:
        """Clear the line before anything else is printed."""
        if self.shown:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
            self.shown = False
