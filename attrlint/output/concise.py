"""concise: ``path:line:col: severity CODE message``, one finding per line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrlint.output.columns import Columns, Places
from attrlint.output.style import PLAIN, Style
from attrlint.output.writer import Writer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from attrlint.model.diagnostic import Diagnostic
    from attrlint.running.runner import Result


class Concise(Writer):
    """One finding per line."""

    for_people = counts = True

    def take(self, result: Result) -> Iterator[str]:
        """The findings of one draft."""
        for line in self.lines(result.diagnostics, result.raw, self.setting.style, self.setting.columns):
            yield f"{line}\n"

    def lines(self, found: Sequence[Diagnostic], raw: str, style: Style, columns: Columns) -> Iterator[str]:
        """The diagnostics of one draft, without line ends."""
        return concise(found, raw, style, columns)


def header(one: Diagnostic, line: int, column: int, style: Style) -> str:
    """The line that names a finding."""
    return f"{label(one, line, column, style)} {visible(one.message)}"


def label(one: Diagnostic, line: int, column: int, style: Style) -> str:
    """``path:line:col: severity CODE``, before a message."""
    severity = style.paint(one.severity.value, one.severity.value)
    return f"{at(one, line, column, style)} {severity} {one.code}"


def at(one: Diagnostic, line: int, column: int, style: Style) -> str:
    """``path:line:col:``, at the start of a line."""
    return style.paint(visible(f"{one.path}:{line}:{column}:"), "bold")


def concise(
    diagnostics: Sequence[Diagnostic],
    raw: str,
    style: Style = PLAIN,
    columns: Columns = Columns.codepoint,
    header: Callable[[Diagnostic, int, int, Style], str] = header,
) -> Iterator[str]:
    """The diagnostics of one draft, one per line as `header` words them; lines and columns are 1-based."""
    if not diagnostics:
        return
    places = Places(raw, columns)
    for one in diagnostics:
        yield header(one, *places.position(one.span.start), style)


def visible(text: str) -> str:
    """A text on one line, with nothing that moves a cursor: control characters and line ends become spaces."""
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() or c in "\u200d\ufe0f" else " " for c in text)
