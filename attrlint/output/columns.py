"""Columns in the unit that a reader counts: code points, bytes of UTF-8, or code units of UTF-16."""

from __future__ import annotations

from enum import StrEnum

from attrlint.base.span import LineIndex

STRIDE = 4096  # code points between two places whose distance from the start is stored


class Columns(StrEnum):
    """What a column counts."""

    codepoint = "codepoint"
    byte = "byte"  # of UTF-8, as Vim's quickfix and reviewdog count
    utf16 = "utf16"  # as VS Code counts


class Places:
    """Converts 0-based code-point offsets of one text to 1-based lines and columns in one unit."""

    __slots__ = ("_columns", "_kept", "_raw", "lines")

    def __init__(self, raw: str, columns: Columns = Columns.codepoint) -> None:
        self.lines = LineIndex(raw)
        self._raw = raw
        self._columns = Columns.codepoint if raw.isascii() else columns
        self._kept: list[int] = []

    def position(self, offset: int) -> tuple[int, int]:
        """The line and the column of an offset."""
        line, column = self.lines.position(offset)
        if self._columns is not Columns.codepoint:
            column = self._before(offset) - self._before(self.lines.starts[line - 1]) + 1
        return line, column

    def _before(self, offset: int) -> int:
        """The number of units before an offset; at most one stride is counted again, however long a line is."""
        if not self._kept:
            self._kept.append(0)
            for start in range(0, len(self._raw), STRIDE):
                self._kept.append(self._kept[-1] + self._units(self._raw[start : start + STRIDE]))
        whole, rest = divmod(offset, STRIDE)
        return self._kept[whole] + self._units(self._raw[offset - rest : offset])

    def _units(self, text: str) -> int:
        if self._columns is Columns.byte:
            return len(text.encode("utf-8", "surrogatepass"))
        return len(text.encode("utf-16-le", "surrogatepass")) // 2
