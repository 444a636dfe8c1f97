"""CSV with a header line; tabs between where the file is called .tsv."""

from __future__ import annotations

import csv
import io
import zlib
from typing import TYPE_CHECKING

from attrlint.archive.columns import record_of
from attrlint.archive.inputs.base import Input, open_bytes
from attrlint.archive.settings import Record

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator

    from attrlint.archive.columns import RoleColumns

LONGEST = 1 << 26  # characters of a field


class CsvInput(Input):
    """A CSV or TSV file in UTF-8, plain, .gz or .zst; a record may run over several lines."""

    format = "csv"

    def columns(self) -> list[str]:
        """The header."""
        for row in self._rows():
            return [name for name in row or [] if name]
        return []

    def records(self, columns: RoleColumns, skip: int) -> Generator[Record]:
        """The records from row `skip` on; bytes that are not UTF-8 make the text of their record unreadable."""
        rows = self._rows()
        header = next(rows, None) or []
        path = self.path.as_posix()
        for number, values in enumerate(rows):
            if number < skip:
                continue
            if values is None:
                yield Record(f"{self.name}:{number}", None, number, path, fault="Not a row of CSV")
            else:
                given = {name: value or None for name, value in zip(header, values, strict=False)}
                yield record_of(given, columns, number, path, self.name)

    def _rows(self) -> Iterator[list[str] | None]:
        csv.field_size_limit(LONGEST)
        tabs = self.path.name.lower().removesuffix(".gz").removesuffix(".zst").endswith(".tsv")
        try:
            with open_bytes(self.path) as file:
                text = io.TextIOWrapper(file, "utf-8-sig", errors="surrogateescape", newline="")
                rows = csv.reader(text, delimiter="\t" if tabs else ",")
                while True:
                    try:
                        row = next(rows, None)
                    except csv.Error:
                        yield None
                        continue
                    if row is None:
                        break
                    if row:  # an empty line is not a record
                        yield row
        except (OSError, EOFError, zlib.error) as error:
            raise self.unreadable(error) from None
