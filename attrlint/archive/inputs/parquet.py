"""Parquet, read a few hundred rows at a time, and only the requested columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrlint.archive.columns import record_of
from attrlint.archive.extras import library
from attrlint.archive.inputs.base import EDGE, Input
from attrlint.archive.inputs.sqlite import quoted

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator

    import pyarrow.parquet as pq

    from attrlint.archive.columns import RoleColumns
    from attrlint.archive.settings import Record

ROWS = 200  # rows read at a time


class ParquetInput(Input):
    """A Parquet file. `where` is SQL over its columns, pushed down to the row groups."""

    format = "parquet"

    def columns(self) -> list[str]:
        """The names in the file's schema."""
        return list(self._open().schema_arrow.names)

    def total(self) -> int | None:
        """The number of rows in the file, if all of them are read."""
        return None if self.narrowed.where else int(self._open().metadata.num_rows)

    def records(self, columns: RoleColumns, skip: int) -> Generator[Record]:
        """The records from row `skip` on."""
        path = self.path.as_posix()
        batches = self._filtered(columns, skip) if self.narrowed.where else self._batches(columns, skip)
        for row, batch in batches:
            for at, values in enumerate(batch, row):
                if at >= skip:
                    yield record_of(values, columns, at, path, self.name)

    def _batches(self, columns: RoleColumns, skip: int) -> Iterator[tuple[int, list[dict[str, object]]]]:
        """Batches with the number of their first row; row groups before `skip` are not read at all."""
        file, row = self._open(), 0
        try:
            for group in range(file.num_row_groups):
                size = file.metadata.row_group(group).num_rows
                if row + size > skip:
                    at = row
                    for batch in file.iter_batches(ROWS, [group], columns.used, use_threads=False):
                        yield at, batch.to_pylist()
                        at += batch.num_rows
                row += size
        except (OSError, ValueError) as error:
            raise self.unreadable(error) from None

    def _filtered(self, columns: RoleColumns, skip: int) -> Iterator[tuple[int, list[dict[str, object]]]]:
        dataset = library("pyarrow.dataset").dataset(str(self.path), format="parquet")
        duckdb = library("duckdb")
        names = ", ".join(map(quoted, columns.used))
        with duckdb.connect(config={"threads": 1}) as connection:
            connection.register("input", dataset)
            try:
                connection.execute("set enable_external_access = false")
                found = connection.execute(f"select {names} from input where {self.narrowed.where} offset {skip}")
                row = skip
                while values := found.fetchmany(ROWS):
                    yield row, [dict(zip(columns.used, each, strict=True)) for each in values]
                    row += len(values)
            except duckdb.Error as error:
                raise self.unreadable(error) from None

    def _open(self) -> pq.ParquetFile:
        parquet = library("pyarrow.parquet")
        try:
            return parquet.ParquetFile(self.path, pre_buffer=False, buffer_size=EDGE)
        except (OSError, ValueError) as error:
            raise self.unreadable(error) from None
