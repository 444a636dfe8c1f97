"""Messages on standard input: whole ones as they are, and those after a broken one."""

from __future__ import annotations

import io

import pytest

pytest.importorskip("pygls", reason="the extra “lsp” is not installed")
from attrlint.lsp.frames import FrameReader

GOOD = b'{"id": 1, "text": "caf\xc3\xa9"}'


def frame(body: bytes, size: int | None = None, end: bytes = b"\r\n") -> bytes:
    """A message; `size` is what its header says where that is not so."""
    return b"Content-Length: %d%b%b%b" % (len(body) if size is None else size, end, end, body)


def bodies(data: bytes, step: int = 1 << 16) -> list[bytes]:
    """What pygls gets of a stream that comes in pieces of so many bytes."""

    class Pieces(io.BytesIO):
        def read1(self, size: int | None = -1, /) -> bytes:
            return self.read(step)

    reader, found = FrameReader(Pieces(data)), []
    while header := reader.readline():
        assert reader.readline() == b"\r\n"
        found.append(reader.read(int(header.partition(b":")[2])))
    return found


BROKEN = {
    "a length that is too short": frame(GOOD, 10),
    "too long by a little": frame(GOOD, len(GOOD) + 12),
    "too long by far": frame(GOOD, 5000),
    "of gigabytes": frame(GOOD, 4_000_000_000),
    "a length that is no number": b"Content-Length: x\r\n\r\n" + GOOD,
    "below zero": b"Content-Length: -5\r\n\r\n" + GOOD,
    "no length at all": b"Content-Type: x\r\n\r\n" + GOOD,
    "no header": GOOD,
    "an empty body": frame(b""),
    "noise": bytes(range(256)) * 40,
    "two headers": b"Content-Length: 7\r\nContent-Length: 9\r\n",
    "a long line": b"x" * 100_000,
    "half a body": frame(GOOD)[:-9],
    "a body of line ends": frame(b"\r\n" * 30),
}


@pytest.mark.parametrize("step", [1, 7, 1 << 16])
@pytest.mark.parametrize("broken", BROKEN.values(), ids=BROKEN.keys())
def test_what_comes_after_a_broken_message(broken: bytes, step: int) -> None:
    """The next two messages arrive whole, however the bytes come in."""
    after = frame(b'{"id": 2}') + frame(b'{"id": 3}')
    assert bodies(broken + after, step)[-2:] == [b'{"id": 2}', b'{"id": 3}']


@pytest.mark.parametrize("step", [1, 7, 1 << 16])
def test_whole_messages(step: int) -> None:
    """Other headers, lower case and bare line feeds are taken as they come."""
    given = (
        frame(GOOD) + frame(b"[]", end=b"\n") + b"content-type: x\r\ncontent-length:2\r\nA: b\r\n\r\n{}" + frame(b"5")
    )
    assert bodies(given, step) == [GOOD, b"[]", b"{}", b"5"]


def test_a_large_message() -> None:
    """Eight megabytes, whatever they hold."""
    body = b'{"text": "' + b"Content-Length: 5 \\r\\n\\r\\n" * 320_000 + b'"}'
    assert bodies(frame(body) + frame(GOOD)) == [body, GOOD]
