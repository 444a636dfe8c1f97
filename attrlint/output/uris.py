"""Paths for reports: relative to the top folder, with slashes, and percent-encoded in a URI."""

from __future__ import annotations

import os
from pathlib import Path

UNRESERVED = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/")


def below(path: str, base: str) -> str | None:
    """A path relative to the folder `base` ("" for the working folder), with slashes; None if it leads out of it."""
    top = Path(os.path.normpath(Path(base).absolute()))
    whole = Path(os.path.normpath(Path(path).absolute()))
    return whole.relative_to(top).as_posix() if whole.is_relative_to(top) else None


def percent_encoded(path: str) -> str:
    """A path with slashes as the path of a URI (RFC 3986): each byte of its UTF-8 escaped that may need it."""
    return "".join(chr(byte) if byte in UNRESERVED else f"%{byte:02X}" for byte in os.fsencode(path))


def file_uri(path: str) -> str:
    """The ``file:`` URI of a path."""
    whole = Path(os.path.normpath(Path(path).absolute())).as_posix()
    return "file://" + percent_encoded(whole if whole.startswith("/") else f"/{whole}")
