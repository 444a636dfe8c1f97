"""concise: ``path:line:col: severity CODE message``, one line a finding."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrlint.output.columns import Columns, Places
from attrlint.output.style import PLAIN, Style
from attrlint.output.writer import Writer

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from attrlint.diagnostic import Diagnostic
    from attrlint.runner import Result


class Concise(Writer):
    """A line a finding."""

    for_people = counts = True

    def take(self, result: Result) -> Iterator[str]:
        """The findings of one draft."""
        for line in concise(result.diagnostics, result.raw, self.setting.style, self.setting.columns):
            yield f"{line}\n"


def concise(
    diagnostics: Sequence[Diagnostic], raw: str, style: Style = PLAIN, columns: Columns = Columns.codepoint
) -> Iterator[str]:
    """The diagnostics of one draft, a line each; lines and columns are 1-based."""
    if not diagnostics:
        return
    places = Places(raw, columns)
    for one in diagnostics:
        line, column = places.position(one.span.start)
        yield header(one, line, column, style)


def header(one: Diagnostic, line: int, column: int, style: Style) -> str:
    """The line that names a finding."""
    place = style.paint(visible(f"{one.path}:{line}:{column}:"), "bold")
    severity = style.paint(one.severity.value, one.severity.value)
    return f"{place} {severity} {one.code} {visible(one.message)}"


def visible(text: str) -> str:
    """A text on one line, with nothing in it that moves a cursor: control characters and line ends as spaces."""
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() or c in "\u200d\ufe0f" else " " for c in text)
