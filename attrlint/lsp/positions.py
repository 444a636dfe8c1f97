"""Places as a client counts them: lines from 0, and units of the encoding that both sides agreed on.

The lines are our own. pygls's `TextDocument.lines` also splits at U+2028, U+0085 and form feeds, which no client does;
and its codec counts a line again for each place on it.
"""

from __future__ import annotations

from bisect import bisect_left
from itertools import accumulate

from lsprotocol import types

from attrlint.base.patterns import LazyPattern
from attrlint.base.span import LineIndex, Span

UTF_8, UTF_16, UTF_32 = "utf-8", "utf-16", "utf-32"
WIDE = {UTF_8: LazyPattern(r"[^\x00-\x7f]"), UTF_16: LazyPattern(r"[\U00010000-\U0010ffff]")}


class Positions:
    """Converts code-point offsets of one text to positions of the protocol, and back.

    `encoding` is that of the protocol: utf-8, utf-16 or utf-32.
    """

    def __init__(self, text: str, encoding: str = UTF_16) -> None:
        self.text = text
        self._index = LineIndex(text)
        self.starts = self._index.starts
        wide = WIDE.get(encoding)
        found = list(wide.finditer(text)) if wide is not None and not text.isascii() else []
        # where there are code points of more than one unit, and how many extra units there are up to each
        self._wide = [match.start() for match in found]
        self._extra = [0, *accumulate(_units(match[0], encoding) - 1 for match in found)]

    def position(self, offset: int) -> types.Position:
        """The position of a 0-based code-point offset."""
        line = self._index.line(offset) - 1
        return types.Position(line, self._units(offset) - self._units(self.starts[line]))

    def range(self, span: Span) -> types.Range:
        """The range of a span in code points."""
        return types.Range(self.position(span.start), self.position(span.end))

    def line(self, number: int) -> Span:
        """The stretch of a 0-based line, without its end; beyond the last line, the end of the text."""
        if number >= len(self.starts):
            return Span(len(self.text), len(self.text))
        start = self.starts[number]
        stop = self.starts[number + 1] if number + 1 < len(self.starts) else len(self.text)
        mark = (
            2 if self.text.endswith("\r\n", start, stop) else 1 if self.text.endswith(("\r", "\n"), start, stop) else 0
        )
        return Span(start, stop - mark)

    def offset(self, position: types.Position) -> int:
        """The code-point offset of a position; one past the end of its line is that end, as the protocol says."""
        start, stop = self.line(position.line)
        wanted = self._units(start) + position.character
        return bisect_left(range(stop), wanted, lo=start, key=self._units)

    def span(self, place: types.Range) -> Span:
        """The span of a range in code points."""
        start = self.offset(place.start)
        return Span(start, max(start, self.offset(place.end)))

    def _units(self, offset: int) -> int:
        """How many units the text has up to an offset."""
        return offset + self._extra[bisect_left(self._wide, offset)]


def _units(char: str, encoding: str) -> int:
    return 2 if encoding == UTF_16 else len(char.encode())
