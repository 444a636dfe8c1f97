"""A zip file with some parts replaced; the others are copied in packed form, without being read."""

from __future__ import annotations

import struct
import zlib
from typing import TYPE_CHECKING, NamedTuple
from zipfile import ZIP_DEFLATED

from attrlint.base.errors import Place, ReadError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from zipfile import ZipInfo

    from attrlint.reading.office.archive import Archive

# The records of the format (APPNOTE.TXT of PKWARE, 4.3.7, 4.3.12 and 4.3.16).
LOCAL = struct.Struct("<4s5H3L2H")
CENTRAL = struct.Struct("<4s6H3L5H2L")
END = struct.Struct("<4s4H2LH")
VERSION = 20
NAME_IS_UTF8 = 0x800
SIZES_FOLLOW = 0x8
MAX_SIZE = 0xFFFF_FFFE
MAX_PARTS = 0xFFFE


class Packed(NamedTuple):
    """A part as stored in the file."""

    data: bytes
    method: int
    crc: int
    size: int


def with_parts(archive: Archive, parts: Mapping[str, bytes]) -> bytes:
    """The file with these parts in place of its own, or added. Raises ReadError if it is damaged."""
    infos = archive.parts
    names = [*infos, *(name for name in parts if name not in infos)]
    if len(names) > MAX_PARTS:
        raise archive.fault("has too many parts to be written")
    out, central = bytearray(), bytearray()
    for name in names:
        info = infos.get(name)
        packed = _pack(parts[name]) if name in parts else _as_it_is(archive, info)
        written = name.encode("utf-8")
        flags = NAME_IS_UTF8 if not name.isascii() else 0
        time, date = _moment(info)
        common = (flags, packed.method, time, date, packed.crc, len(packed.data), packed.size, len(written), 0)
        start = len(out)
        out += LOCAL.pack(b"PK\x03\x04", VERSION, *common) + written + packed.data
        outer = info.external_attr if info else 0
        central += CENTRAL.pack(b"PK\x01\x02", VERSION, VERSION, *common, 0, 0, 0, outer, start) + written
    if len(out) + len(central) > MAX_SIZE:
        raise archive.fault("is too large to be written")
    end = END.pack(b"PK\x05\x06", 0, 0, len(names), len(names), len(central), len(out), 0)
    return bytes(out + central + end)


def _pack(data: bytes) -> Packed:
    squeeze = zlib.compressobj(6, zlib.DEFLATED, -zlib.MAX_WBITS)
    return Packed(squeeze.compress(data) + squeeze.flush(), ZIP_DEFLATED, zlib.crc32(data), len(data))


def _as_it_is(archive: Archive, info: ZipInfo | None) -> Packed:
    """The packed bytes of a part, found by its own header."""
    assert info is not None
    data, at = archive.data, info.header_offset
    try:
        mark, *_, name, extra = LOCAL.unpack_from(data, at)
    except struct.error:
        mark = b""
    start = at + LOCAL.size + (name + extra if mark == b"PK\x03\x04" else 0)
    packed = data[start : start + info.compress_size]
    if mark != b"PK\x03\x04" or len(packed) < info.compress_size:
        raise ReadError(f"part {info.filename} is damaged", Place(archive.path))
    return Packed(packed, info.compress_type, info.CRC, info.file_size)


def _moment(info: ZipInfo | None) -> tuple[int, int]:
    """The time and date of a part in the format of MS-DOS; the earliest possible one for a new part."""
    year, month, day, hour, minute, second = info.date_time if info else (1980, 1, 1, 0, 0, 0)
    years = min(max(year - 1980, 0), 127)
    return hour << 11 | minute << 5 | second // 2, years << 9 | month << 5 | day
