"""gcc: ``path:line:col: error: message [CODE]``, which editors and consoles know from compilers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrlint.output.columns import Columns, Places
from attrlint.output.concise import visible
from attrlint.output.style import PLAIN, Style
from attrlint.output.writer import Writer

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from attrlint.diagnostic import Diagnostic
    from attrlint.runner import Result

LEVELS = {"error": "error", "warning": "warning", "info": "note"}


class Gcc(Writer):
    """A line a finding."""

    for_people = counts = True

    def take(self, result: Result) -> Iterator[str]:
        """The findings of one draft."""
        for line in gcc(result.diagnostics, result.raw, self.setting.style, self.setting.columns):
            yield f"{line}\n"


def gcc(
    diagnostics: Sequence[Diagnostic], raw: str, style: Style = PLAIN, columns: Columns = Columns.codepoint
) -> Iterator[str]:
    """The diagnostics of one draft, a line each; an info is a note."""
    if not diagnostics:
        return
    places = Places(raw, columns)
    for one in diagnostics:
        line, column = places.position(one.span.start)
        place = style.paint(visible(f"{one.path}:{line}:{column}:"), "bold")
        level = style.paint(f"{LEVELS[one.severity.value]}:", one.severity.value)
        yield f"{place} {level} {visible(one.message)} [{one.code}]"
