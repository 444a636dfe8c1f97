"""What takes long to work out and never changes, kept from one run to the next as lines of JSON in the cache folder."""

from __future__ import annotations

import json
import os
import sys
from functools import cache
from typing import TYPE_CHECKING
from zlib import crc32

from attrlint import __version__
from attrlint.base.cache_folder import cache_folder, is_ours, tidy

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

FORM = 8  # raise it when the form of the data changes, or what is worked out of a pattern of a pack
READ = json.JSONDecoder().raw_decode  # of a text that begins with what is to be read, and needs no looking for it
MOST = 4_000_000  # bytes of one file; a fuller one is begun anew


class Kept:
    """Values by their keys, in a file of their own.

    They are believed only where the file is the user's own and nobody else may write to it, and each where its checksum
    is right. What is not there is worked out again, and what cannot be written is done without.
    """

    def __init__(self, name: Callable[[], str]) -> None:
        self._name = name
        self._made: dict[bytes, bytes] = {}
        self._lines: dict[bytes, bytes] | None = None

    def get(self, key: str) -> object:
        """The value that was kept; None where there is none."""
        if self._lines is None:
            self._lines = self._read()
        line = self._lines.get(_short(key))
        if line is None:
            return None
        try:
            _, check, body = line.split(b" ", 2)
            if int(check, 16) != crc32(body):
                return None
            (whose, value), _ = READ(body.decode("ascii"))
        except (ValueError, TypeError, RecursionError):
            return None
        return value if whose == key else None

    def put(self, key: str, value: object) -> None:
        """Have a value kept, once `write` is called. Raises TypeError where JSON cannot tell it."""
        body = json.dumps([key, value], separators=(",", ":")).encode()
        self._made[_short(key)] = b"%b %08x %b" % (_short(key), crc32(body), body)

    def _path(self) -> Path | None:
        try:
            folder = cache_folder()
        except RuntimeError:
            return None
        python = f"{sys.implementation.cache_tag}-{sys.byteorder}"
        return folder / f"{self._name()}-{__version__}-{FORM}-{python}.json"

    def _read(self) -> dict[bytes, bytes]:
        path = self._path()
        try:
            if path is None:
                return {}
            with path.open("rb") as file:
                return {line[:8]: line for line in file.read().split(b"\n")} if is_ours(file.fileno()) else {}
        except OSError:
            return {}

    def write(self) -> None:
        """Add what was put to the file, in one write."""
        path = self._path() if self._made else None
        if path is None:
            return
        lines = b"".join(line + b"\n" for line in self._made.values())
        self._made = {}
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            number = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o600)
            with os.fdopen(number, "ab") as file:
                if not file.tell():
                    tidy(path.parent, f"{self._name().partition('-')[0]}-*.json", path)
                if file.tell() > MOST:
                    file.truncate(0)
                file.write(lines)
        except OSError:
            return


def _short(key: str) -> bytes:
    return b"%08x" % crc32(key.encode("utf-8", "surrogatepass"))


@cache
def literals() -> Kept:
    """The literals that patterns of packs cannot lack."""
    return Kept(lambda: "literals")
