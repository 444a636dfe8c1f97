"""github: workflow commands that GitHub shows next to the changed lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrlint.base.span import LineIndex
from attrlint.model.diagnostic import Severity
from attrlint.output.concise import visible
from attrlint.output.writer import Writer

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from attrlint.model.diagnostic import Diagnostic
    from attrlint.output.writer import OutputContext
    from attrlint.running.runner import Result

LEVELS = {"error": "error", "warning": "warning", "info": "notice"}


class GitHub(Writer):
    """One command per finding, errors first over all drafts: GitHub shows ten of each type per step only."""

    counts = True

    def __init__(self, setting: OutputContext) -> None:
        super().__init__(setting)
        self._held: list[tuple[int, str]] = []

    def take(self, result: Result) -> Iterator[str]:
        """The errors of one draft; warnings and notices wait until the last draft."""
        for one, line in zip(result.diagnostics, github(result.diagnostics, result.raw), strict=True):
            if one.severity is Severity.ERROR:
                yield f"{line}\n"
            else:
                self._held.append((-one.severity.rank, f"{line}\n"))

    def finish(self) -> Iterator[str]:
        """Warnings, then notices, each in the order of drafts."""
        for _, line in sorted(self._held, key=lambda held: held[0]):
            yield line


def github(diagnostics: Sequence[Diagnostic], raw: str) -> Iterator[str]:
    """The diagnostics of one draft; a finding over several lines has no columns, as GitHub requires."""
    if not diagnostics:
        return
    lines = LineIndex(raw)
    for one in diagnostics:
        line, column = lines.position(one.span.start)
        end_line, end_column = lines.position(one.span.end)
        place = [f"file={escape_property(visible(one.path))}", f"line={line}", f"endLine={end_line}"]
        if line == end_line:
            place += [f"col={column}", f"endColumn={end_column}"]
        title = escape_property(visible(f"{one.code} {one.name}"))
        message = "\n".join(map(visible, one.message.split("\n")))
        yield f"::{LEVELS[one.severity.value]} {','.join(place)},title={title}::{escape(message)}"


def escape(text: str) -> str:
    """A text as the message of a command."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def escape_property(text: str) -> str:
    """A text as the value of a property of a command."""
    return escape(text).replace(":", "%3A").replace(",", "%2C")
