"""What every input has: a name, an identity by which it is known again, columns, and records in a fixed order."""

from __future__ import annotations

from hashlib import sha256
from typing import IO, TYPE_CHECKING, cast

from attrlint.archive.extras import library
from attrlint.base.errors import Place, ReadError
from attrlint.base.facts import dataclass

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path

    from attrlint.archive.columns import RoleColumns
    from attrlint.archive.settings import Record

EDGE = 1 << 20  # bytes at the start and at the end of a file that its identity depends on
SAMPLED = 100  # rows that are looked at for the names of columns


@dataclass(frozen=True, slots=True)
class Narrowed:
    """What of a database or a Parquet file is read: a table, a query, rows that a condition holds for."""

    table: str = ""
    query: str = ""
    where: str = ""


class Input:
    """One file or folder of records. Rows are counted from 0 in the order of the input."""

    tabular = True  # whether records have columns to choose from
    format = ""

    def __init__(self, path: Path, narrowed: Narrowed) -> None:
        self.path, self.narrowed = path, narrowed
        self.name = path.name if path.is_absolute() else path.as_posix()

    def identity(self) -> str:
        """A hash that changes with the input: its size, its first and last MB, and what of it is read."""
        try:
            size = self.path.stat().st_size
            whole = sha256(repr((self.format, size, self.narrowed)).encode())
            with self.path.open("rb") as file:
                whole.update(file.read(EDGE))
                if size > EDGE:
                    file.seek(max(EDGE, size - EDGE))
                    whole.update(file.read(EDGE))
        except OSError as error:
            raise self.unreadable(error) from None
        return whole.hexdigest()

    def folders(self) -> list[Path]:
        """The folders whose settings hold for its records."""
        return [self.path.parent]

    def columns(self) -> list[str]:
        """The names of the columns. Raises ReadError."""
        raise NotImplementedError

    def records(self, columns: RoleColumns, skip: int) -> Generator[Record]:
        """The records from row `skip` on. Raises ReadError."""
        raise NotImplementedError

    def total(self) -> int | None:
        """How many records there are, where that can be told without reading them."""
        return None

    def unreadable(self, error: Exception) -> ReadError:
        """What is said when the input cannot be read."""
        why = (getattr(error, "strerror", None) or str(error) or type(error).__name__).splitlines()[0]
        return ReadError(f"cannot be read: {why[:1].lower()}{why[1:]}", Place(self.path.as_posix()))


def open_bytes(path: Path) -> IO[bytes]:
    """A file's bytes, seen through .gz and .zst."""
    ending = path.suffix.lower()
    if ending == ".gz":
        import gzip

        return cast("IO[bytes]", gzip.open(path, "rb"))
    if ending == ".zst":
        import io

        stream = library("pyarrow").input_stream(str(path), compression="zstd", buffer_size=EDGE)
        return cast("IO[bytes]", io.BufferedReader(stream, EDGE))
    return path.open("rb", buffering=EDGE)
