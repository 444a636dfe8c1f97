"""From bytes to text: UTF-8 first; any other encoding is used only with a message."""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from attrlint.base.errors import Place, ReadError

_MARKED = ((codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32"), (codecs.BOM_UTF16_LE, "utf-16"),
           (codecs.BOM_UTF16_BE, "utf-16"))  # fmt: skip
XML_ENCODING = re.compile(rb"""\s*<\?xml\b[^>]*?\sencoding\s*=\s*["']([\w.:-]+)["']""")
_TEXT_CONTROLS = b"\t\n\x0b\x0c\r\x1b\x85"


class Decoded(NamedTuple):
    """The text of a file, and the encoding if it is not UTF-8 (then the user is told)."""

    text: str
    encoding: str = ""


def decode(data: bytes, path: str) -> Decoded:
    """The text of a draft. Line ends are unchanged; a byte order mark becomes U+FEFF, the first code point.

    UTF-16 and UTF-32 are recognized by their marks, anything else that is not UTF-8 by charset-normalizer. Raises
    ReadError for a binary file and if no encoding fits.
    """
    for mark, encoding in _MARKED:
        if data.startswith(mark):
            try:
                return Decoded("\ufeff" + data.decode(encoding), encoding)
            except UnicodeDecodeError as error:
                raise ReadError(f"not a text file: broken {encoding} ({error.reason})", Place(path)) from None
    if b"\0" in data:
        raise ReadError("not a text file: contains NUL bytes", Place(path))
    try:
        return Decoded(data.decode("utf-8"))
    except UnicodeDecodeError as error:
        named = XML_ENCODING.match(data[:200])
        if named:
            try:
                return Decoded(data.decode(named[1].decode()), codecs.lookup(named[1].decode()).name)
            except (UnicodeDecodeError, LookupError):
                pass
        return _guess(data, path, error)


def decode_as(data: bytes, encoding: str) -> str:
    """The text that `decode` has returned for these bytes before, from the encoding that it named, without guessing.

    Raises LookupError for an unknown encoding, and ValueError if `decode` would not have named it.
    """
    marked = next((name for mark, name in _MARKED if data.startswith(mark)), "")
    if marked or not encoding or encoding in ("utf-16", "utf-32"):
        if marked != encoding:
            raise ValueError(encoding)
        return f"\ufeff{data.decode(marked)}" if marked else data.decode("utf-8")
    return data.decode(encoding)


def encode(text: str, like: bytes, encoding: str) -> bytes | None:
    """A changed text of `decode` as bytes in the encoding of its file, including the byte order mark.

    `like` is the bytes of that file. None if they do not round-trip exactly, or the text cannot be encoded.
    """
    name = encoding or "utf-8"
    for mark, family in _MARKED:
        if like.startswith(mark) and encoding == family:
            name = f"{family}-{'le' if mark[0] == 0xFF else 'be'}"
            break
    try:
        return text.encode(name) if decode(like, "").text.encode(name) == like else None
    except UnicodeEncodeError:
        return None


def _guess(data: bytes, path: str, error: UnicodeDecodeError) -> Decoded:
    """A legacy encoding, if the bytes look like text at all."""
    controls = sum(byte < 32 and byte not in _TEXT_CONTROLS for byte in data[:65536])
    if controls * 100 > min(len(data), 65536):
        raise ReadError("not a text file: too many control bytes", Place(path))
    from charset_normalizer import from_bytes  # large, and needed for this file only

    best = from_bytes(data[:262144]).best()
    if best is not None:
        try:
            return Decoded(data.decode(best.encoding), best.encoding)
        except UnicodeDecodeError:
            pass
    raise ReadError(f"unknown encoding: not UTF-8 at byte {error.start + 1}", Place(path))
