"""Places as a client counts them: lines from 0, and units of the encoding that both sides agreed on.

The lines are our own. pygls's `TextDocument.lines` also ends one at U+2028, U+0085
and form feeds, which no client does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lsprotocol import types

from attrlint.span import LINE_END, LineIndex, Span

if TYPE_CHECKING:
    from pygls.workspace import PositionCodec


class Positions:
    """Turns code-point offsets of one text into positions of the protocol, and back."""

    def __init__(self, text: str, codec: PositionCodec) -> None:
        self.text = text
        self.starts = LineIndex(text).starts
        self._index = LineIndex(text)
        self._codec = codec

    def position(self, offset: int) -> types.Position:
        """The position of a 0-based code-point offset."""
        line = self._index.line(offset) - 1
        return types.Position(line, int(self._codec.client_num_units(self.text[self.starts[line] : offset])))

    def range(self, span: Span) -> types.Range:
        """The range of a span in code points."""
        return types.Range(self.position(span.start), self.position(span.end))

    def line(self, number: int) -> Span:
        """The stretch of a 0-based line, without its end; beyond the last line the end of the text."""
        if number >= len(self.starts):
            return Span(len(self.text), len(self.text))
        start = self.starts[number]
        stop = self.starts[number + 1] if number + 1 < len(self.starts) else len(self.text)
        end = LINE_END.search(self.text[start:stop])
        return Span(start, start + end.start() if end else stop)

    def offset(self, position: types.Position) -> int:
        """The code-point offset of a position; one behind its line's end is that end, as the protocol has it."""
        start, stop = self.line(position.line)
        left = position.character
        for at in range(start, stop):
            if left <= 0:
                return at
            left -= int(self._codec.client_num_units(self.text[at]))
        return stop

    def span(self, place: types.Range) -> Span:
        """The span of a range in code points."""
        start = self.offset(place.start)
        return Span(start, max(start, self.offset(place.end)))
