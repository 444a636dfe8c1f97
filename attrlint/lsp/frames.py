"""Messages on standard input, found again after a broken one.

pygls reads a header and then as many bytes as it says; if that is wrong, all messages after it are lost. This reader is
in between: a body ends where the next header begins, since no JSON has a line that is one.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterator

HEADER = re.compile(rb"Content-Length:[ \t]*(\d{1,10})[ \t]*\r?\n", re.IGNORECASE)
MARK = b"content-length:"
CHUNK = 1 << 16  # bytes
LONGEST_HEADER = 40  # bytes
CLOSED = (b"}", b"]")
LARGEST = 64_000_000  # bytes of a message; a larger length counts as broken


class ByteStream(Protocol):
    """Standard input, as far as it is used here."""

    def read1(self, size: int, /) -> bytes:
        """What is available, at most this many bytes; nothing at the end."""
        ...


class FrameReader:
    """Passes only whole messages to pygls: a header line, an empty line, and the body."""

    def __init__(self, stream: ByteStream) -> None:
        self._stream = stream
        self._rest = bytearray()
        self._lines: list[bytes] = []
        self._body = b""
        self._frames = self._read()

    def readline(self) -> bytes:
        """The next line of a header; nothing at the end."""
        if not self._lines:
            body = next(self._frames, None)
            if body is None:
                return b""
            self._body = body
            self._lines = [b"Content-Length: %d\r\n" % len(body), b"\r\n"]
        return self._lines.pop(0)

    def read(self, size: int) -> bytes:
        """The body that belongs to the header."""
        return self._body[:size]

    def _read(self) -> Iterator[bytes]:
        """The bodies of messages; broken ones as far as they go."""
        while True:
            header = HEADER.search(self._rest)
            if header is None:
                del self._rest[:-200]  # a header may have begun
                if not self._more():
                    return
                continue
            size = int(header[1])
            del self._rest[: header.end()]
            if not self._other_headers():
                return
            if size == 0 or size > LARGEST:
                continue
            body = self._take(size)
            if body.strip():
                yield body

    def _other_headers(self) -> bool:
        """Skip the lines up to the empty one; False at the end of the stream."""
        while True:
            end = self._rest.find(b"\n", 0, CHUNK)
            line = self._rest[: end + 1].strip().lower()
            if end >= 0 and not line.startswith(MARK):
                del self._rest[: end + 1]
            if end >= 0 and (not line or line.startswith(MARK)):  # or another message already
                return True
            if end < 0 and (len(self._rest) > CHUNK or not self._more()):
                return bool(self._rest)

    def _take(self, size: int) -> bytes:
        """A body, or the part of it before another header or the end of the stream."""
        looked, wanted = 0, size
        while True:
            header = HEADER.search(self._rest, looked, wanted)
            if wanted == size <= len(self._rest) and not self._rest[:size].rstrip().endswith(CLOSED):
                looked, wanted = max(0, size - CHUNK), size + LONGEST_HEADER  # the next header may have begun in it
                continue
            looked = max(0, len(self._rest) - CHUNK - LONGEST_HEADER)
            if header is not None or len(self._rest) >= wanted or not self._more():
                cut = min(size, header.start() if header else len(self._rest))
                body = bytes(self._rest[:cut])
                del self._rest[:cut]
                return body

    def _more(self) -> bool:
        found = self._stream.read1(CHUNK)
        self._rest += found
        return bool(found)
