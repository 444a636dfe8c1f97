"""The parts of a zipped document. The unpacked size of a part is limited, whatever the file says about it."""

from __future__ import annotations

import zipfile
import zlib
from io import BytesIO
from typing import TYPE_CHECKING

from attrlint.base.errors import Place, ReadError

if TYPE_CHECKING:
    from collections.abc import Mapping

MAX_PART = 32 * 1024 * 1024  # bytes of one XML part, unpacked; that of a novel has 2 MB
MAX_READ = 64 * 1024 * 1024  # bytes of all parts read
MAX_NAMES = 20_000
ENCRYPTED = 0x1
BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError, IndexError)


class Archive:
    """A zip file in memory. Nothing is unpacked to disk; parts are read by name, as often as needed."""

    def __init__(self, data: bytes, path: str) -> None:
        """Read the table of contents. Raises ReadError if it is damaged or names a part twice."""
        self.data, self.path = data, path
        self._left = MAX_READ
        try:
            self._zip = zipfile.ZipFile(BytesIO(data))
            infos = self._zip.infolist()
        except (*BROKEN, MemoryError) as error:
            raise self.fault(f"damaged zip file ({_why(error)})") from None
        if len(infos) > MAX_NAMES:
            raise self.fault(f"more than {MAX_NAMES:,} parts in the zip file")
        self.parts: Mapping[str, zipfile.ZipInfo] = {info.filename: info for info in infos}
        if len(self.parts) < len(infos):
            raise self.fault("damaged zip file (a part is in it twice)")

    def __contains__(self, name: str) -> bool:
        return name in self.parts

    def fault(self, message: str) -> ReadError:
        """An error about this file."""
        return ReadError(message, Place(self.path))

    def read(self, name: str) -> bytes:
        """The bytes of a part. Raises ReadError if it is missing, damaged, encrypted or too large."""
        info = self.parts.get(name)
        if info is None:
            raise self.fault(f"part {name} is missing")
        if info.flag_bits & ENCRYPTED:
            raise self.fault("password-protected; remove the password to have it checked")
        limit = min(MAX_PART, self._left)
        try:
            with self._zip.open(info) as part:
                data = part.read(limit + 1)
        except (*BROKEN, MemoryError) as error:
            raise self.fault(f"part {name} is damaged ({_why(error)})") from None
        if len(data) > limit:
            raise self.fault(f"part {name} is too large ({limit >> 20} MB unpacked at most)")
        self._left -= len(data)
        return data


def _why(error: BaseException) -> str:
    return str(error).lower() or type(error).__name__
