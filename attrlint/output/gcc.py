"""gcc: ``path:line:col: error: message [CODE]``, the format of compilers, which editors and consoles recognize."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrlint.output.columns import Columns
from attrlint.output.concise import Concise, at, concise, visible
from attrlint.output.style import PLAIN, Style

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from attrlint.model.diagnostic import Diagnostic

LEVELS = {"error": "error", "warning": "warning", "info": "note"}


class Gcc(Concise):
    """One finding per line, as compilers print it."""

    def lines(self, found: Sequence[Diagnostic], raw: str, style: Style, columns: Columns) -> Iterator[str]:
        """The diagnostics of one draft, without line ends."""
        return gcc(found, raw, style, columns)


def gcc(
    diagnostics: Sequence[Diagnostic], raw: str, style: Style = PLAIN, columns: Columns = Columns.codepoint
) -> Iterator[str]:
    """The diagnostics of one draft, one per line; an info is a note."""
    return concise(diagnostics, raw, style, columns, _header)


def _header(one: Diagnostic, line: int, column: int, style: Style) -> str:
    level = style.paint(f"{LEVELS[one.severity.value]}:", one.severity.value)
    return f"{at(one, line, column, style)} {level} {visible(one.message)} [{one.code}]"
