"""SQLite, opened read-only: a table, or the result of a query."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

from attrlint.archive.columns import record_of
from attrlint.archive.inputs.base import Input
from attrlint.base.errors import Place, UsageError

if TYPE_CHECKING:
    from collections.abc import Generator

    from attrlint.archive.columns import RoleColumns
    from attrlint.archive.settings import Record


def quoted(name: str) -> str:
    """A name quoted for SQL."""
    return '"' + name.replace('"', '""') + '"'


def one_table(names: list[str], path: str) -> str:
    """The only table of a database. Raises UsageError if there is none or more than one."""
    if len(names) == 1:
        return names[0]
    said = f"choose a table with --table ({', '.join(names)})" if names else "no tables in this database"
    raise UsageError(said, Place(path))


class SqliteInput(Input):
    """A SQLite database. A query must return its rows in the same order each time."""

    format = "sqlite"

    def columns(self) -> list[str]:
        """The columns of the table or the query."""
        with closing(self._connect()) as connection:
            try:
                cursor = connection.execute(f"select * from {self._rows(connection)} limit 0")
            except sqlite3.Error as error:
                raise self.unreadable(error) from None
            return [column[0] for column in cursor.description]

    def total(self) -> int | None:
        """The number of rows."""
        with closing(self._connect()) as connection:
            try:
                return int(connection.execute(f"select count(*) from {self._rows(connection)}").fetchone()[0])
            except sqlite3.Error as error:
                raise self.unreadable(error) from None

    def records(self, columns: RoleColumns, skip: int) -> Generator[Record]:
        """The records from row `skip` on."""
        path = self.path.as_posix()
        names = columns.used
        listed = ", ".join(map(quoted, names))
        with closing(self._connect()) as connection:
            connection.text_factory = lambda data: data.decode("utf-8", "surrogateescape")
            try:
                rows = connection.execute(f"select {listed} from {self._rows(connection)} limit -1 offset ?", (skip,))
                for row, values in enumerate(rows, skip):
                    yield record_of(dict(zip(names, values, strict=True)), columns, row, path, self.name)
            except sqlite3.Error as error:
                raise self.unreadable(error) from None

    def _rows(self, connection: sqlite3.Connection) -> str:
        if self.narrowed.query:
            return f"({self.narrowed.query})"
        if self.narrowed.table:
            return quoted(self.narrowed.table)
        try:
            found = connection.execute("select name from sqlite_master where type in ('table', 'view') order by name")
            names = [str(row[0]) for row in found if not str(row[0]).startswith("sqlite_")]
        except sqlite3.Error as error:
            raise self.unreadable(error) from None
        return quoted(one_table(names, self.path.as_posix()))

    def _connect(self) -> sqlite3.Connection:
        try:
            return sqlite3.connect(f"{self.path.absolute().as_uri()}?mode=ro", uri=True)
        except sqlite3.Error as error:
            raise self.unreadable(error) from None
