"""A DuckDB database, opened read-only: a table, or the result of a query."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrlint.archive.columns import record_of
from attrlint.archive.extras import library
from attrlint.archive.inputs.base import Input
from attrlint.archive.inputs.sqlite import one_table, quoted

if TYPE_CHECKING:
    from collections.abc import Generator

    import duckdb

    from attrlint.archive.columns import RoleColumns
    from attrlint.archive.settings import Record

ROWS = 200  # rows read at a time


class DuckDBInput(Input):
    """A DuckDB database. A query must return its rows in the same order each time."""

    format = "duckdb"

    def columns(self) -> list[str]:
        """The columns of the table or the query."""
        with self._connect() as connection:
            return [column[0] for column in self._select(connection, "*", "limit 0").description or ()]

    def records(self, columns: RoleColumns, skip: int) -> Generator[Record]:
        """The records from row `skip` on."""
        path, names = self.path.as_posix(), columns.used
        with self._connect() as connection:
            found = self._select(connection, ", ".join(map(quoted, names)), f"offset {skip}")
            row = skip
            while rows := found.fetchmany(ROWS):
                for values in rows:
                    yield record_of(dict(zip(names, values, strict=True)), columns, row, path, self.name)
                    row += 1

    def _select(self, connection: duckdb.DuckDBPyConnection, columns: str, end: str) -> duckdb.DuckDBPyConnection:
        source = f"({self.narrowed.query})" if self.narrowed.query else quoted(self.narrowed.table)
        try:
            if not self.narrowed.query and not self.narrowed.table:
                names = [str(row[0]) for row in connection.execute("show tables").fetchall()]
                source = quoted(one_table(names, self.path.as_posix()))
            return connection.execute(f"select {columns} from {source} {end}")
        except library("duckdb").Error as error:
            raise self.unreadable(error) from None

    def _connect(self) -> duckdb.DuckDBPyConnection:
        module = library("duckdb")
        try:
            made: duckdb.DuckDBPyConnection = module.connect(str(self.path), read_only=True, config={"threads": 1})
        except module.Error as error:
            raise self.unreadable(error) from None
        return made
