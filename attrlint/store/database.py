"""The SQLite file of the store: opened only if it can be trusted, and recreated if it is corrupt.

SQLite was measured against reading a whole file of JSON lines (Python 3.11): it adds 3 ms at the start of a run, and a
look-up takes the same time with a million entries. Its locks end with the process that holds them, however that process
dies. It uses a rollback journal instead of a write-ahead log: that works on network disks, and a run that only reads
creates no files. Nothing is forced to disk. A power failure may corrupt the file; checksums detect that, and it only
costs time.
"""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing, suppress
from typing import TYPE_CHECKING

from attrlint.store.folder import OLD_FILES, is_trusted_file, is_trusted_folder, make_folder

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

FORMAT = 1  # raise it when the table changes; it is in the file's name, so that versions do not compete for one file
APPLICATION = 0x61747472  # marks the file as ours
READ_WAIT, WRITE_WAIT = 0.2, 0.8  # seconds that a run waits for others to unlock the file, once each
UNUSED_DAYS = 30  # after which an entry is deleted
DROPPED_AT_ONCE = 20_000  # entries at most, plus as many as are added: no single run pays for the whole cleanup
FAULTS = (sqlite3.Error, UnicodeDecodeError)  # a message may quote corrupt data
BROKEN = {sqlite3.SQLITE_ERROR, sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}  # the first: no such table or column
KEPT_WHEN_FULL = 0.9  # of the file's size
OURS = (APPLICATION, FORMAT)
SCHEMA = (
    "CREATE TABLE entry (key BLOB PRIMARY KEY, namespace TEXT NOT NULL, day INTEGER NOT NULL, sum BLOB NOT NULL,"
    " value BLOB NOT NULL)",
    "CREATE INDEX entry_day ON entry (day)",
    f"PRAGMA application_id = {APPLICATION}",
    f"PRAGMA user_version = {FORMAT}",
)
SETUP = ("trusted_schema = OFF", "cell_size_check = ON", "synchronous = OFF")
SELECT = "SELECT day, sum, value FROM entry WHERE key = ?"
INSERT = "INSERT OR REPLACE INTO entry (key, namespace, day, sum, value) VALUES (?, ?, ?, ?, ?)"
TOUCH = "UPDATE entry SET day = ? WHERE key = ?"
DROP_UNUSED = "DELETE FROM entry WHERE rowid IN (SELECT rowid FROM entry WHERE day < ? OR day > ? LIMIT ?)"
DROP_OLDEST = "DELETE FROM entry WHERE rowid IN (SELECT rowid FROM entry ORDER BY day, rowid LIMIT ?)"

Row = tuple[bytes, str, int, bytes, bytes]  # key, namespace, day of last use, checksum, value


class Database:
    """The entries of one file, for one process.

    No errors are raised: what cannot be read counts as missing. The folder must belong to the user, with no write
    access for others, and the file must be a regular file with the same owner and mode. Anything else in its place, or
    next to it as a journal, is removed.
    """

    def __init__(self, folder: Path, size: int) -> None:
        self.path = folder / f"store-{FORMAT}.sqlite"
        self.size = size
        self._connection: sqlite3.Connection | None = None
        self._opened = False

    def row(self, key: bytes) -> tuple[object, ...] | None:
        """Day, checksum and value of an entry, as they are in the file."""
        if not self._opened:
            self._opened = True
            self._connection = self._open() if is_trusted_folder(self.path.parent) else None
        if self._connection is None:
            return None
        try:
            found: tuple[object, ...] | None = self._connection.execute(SELECT, (key,)).fetchone()
        except FAULTS as error:
            self._give_up(error)
            return None
        return found

    def write(self, rows: Iterable[Row], used: Iterable[bytes], cleared: Iterable[str], today: int) -> None:
        """Clear namespaces, write rows, and update the last use of others, in one transaction; or do nothing."""
        if not make_folder(self.path.parent):
            return
        if self._connection is None:
            self._connection = self._open(make=True)
            if self._connection is None:
                return
        self._opened = True
        connection = self._connection
        try:
            connection.execute(f"PRAGMA busy_timeout = {int(WRITE_WAIT * 1000)}")
            if _marks(connection) != OURS:
                connection.execute("PRAGMA auto_vacuum = INCREMENTAL")
            connection.execute("BEGIN IMMEDIATE")
            if _marks(connection) != OURS:
                for statement in SCHEMA:
                    connection.execute(statement)
            connection.executemany("DELETE FROM entry WHERE namespace = ?", ((name,) for name in cleared))
            before = connection.total_changes
            connection.executemany(INSERT, rows)
            added = connection.total_changes - before
            connection.executemany(TOUCH, ((today, key) for key in used))
            connection.execute(DROP_UNUSED, (today - UNUSED_DAYS, today + 1, DROPPED_AT_ONCE))
            taken = self._bytes("page_count") - self._bytes("freelist_count")
            if taken > self.size:
                share = 1 - KEPT_WHEN_FULL * self.size / taken
                count: int = connection.execute("SELECT count(*) FROM entry").fetchone()[0]
                connection.execute(DROP_OLDEST, (min(int(count * share) + 1, 2 * added + DROPPED_AT_ONCE),))
            connection.execute("COMMIT")
            if self._bytes("page_count") > self.size:
                connection.executescript(f"PRAGMA incremental_vacuum({DROPPED_AT_ONCE})")
        except FAULTS as error:
            self._give_up(error)
        finally:
            with suppress(sqlite3.Error):
                if connection.in_transaction:
                    connection.rollback()

    def close(self) -> None:
        """Close the file; the next look-up opens it again."""
        if self._connection is not None:
            self._connection.close()
        self._connection, self._opened = None, False

    def _bytes(self, pages: str) -> int:
        assert self._connection is not None
        with closing(self._connection.execute(f"PRAGMA {pages}")) as cursor:
            count: int = cursor.fetchone()[0]
        return count * _pragma(self._connection, "page_size")

    def _open(self, *, make: bool = False) -> sqlite3.Connection | None:
        """A connection to the file if it is ours; with `make`, to an empty one if there is none."""
        try:
            self._clear_the_way()
            if make:
                with suppress(FileExistsError):  # private to the user, because it quotes drafts
                    os.close(os.open(self.path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
                    self._remove_old()
            elif not self.path.exists():
                return None
            connection = sqlite3.connect(self.path, timeout=READ_WAIT, isolation_level=None, check_same_thread=False)
        except (OSError, *FAULTS):
            return None
        try:
            for pragma in SETUP:
                connection.execute(f"PRAGMA {pragma}")
            marks = _marks(connection)
            empty = marks == (0, 0) and not connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
        except FAULTS as error:
            connection.close()
            if _is_broken(error):
                self._remove()
                return self._open(make=make) if make else None
            return None
        if marks == OURS or (empty and make):
            return connection
        connection.close()
        if not empty:
            self._remove()
        return self._open(make=make) if make and not self.path.exists() else None

    def _clear_the_way(self) -> None:
        """Remove what is not ours. Raises OSError if it cannot be removed."""
        for ending in ("", "-journal", "-wal", "-shm"):
            file = self.path.with_name(self.path.name + ending)
            try:
                sound = is_trusted_file(file)
            except FileNotFoundError:
                continue
            if not sound and file.is_dir() and not file.is_symlink():
                file.rmdir()
            elif not sound:
                file.unlink()

    def _remove_old(self) -> None:
        """Remove the files that earlier versions left."""
        for names in OLD_FILES:
            for file in self.path.parent.glob(names):
                with suppress(OSError):
                    file.unlink()

    def _remove(self) -> None:
        """Remove a corrupt file and its journal."""
        for ending in ("", "-journal", "-wal", "-shm"):
            with suppress(OSError):
                self.path.with_name(self.path.name + ending).unlink()

    def _give_up(self, error: Exception) -> None:
        """Work without the file until it is closed here; a corrupt one is removed."""
        if self._connection is not None:
            with suppress(sqlite3.Error):
                self._connection.close()
        self._connection = None
        if _is_broken(error):
            self._remove()


def _pragma(connection: sqlite3.Connection, name: str) -> int:
    value: int = connection.execute(f"PRAGMA {name}").fetchone()[0]
    return value


def _marks(connection: sqlite3.Connection) -> tuple[int, int]:
    return _pragma(connection, "application_id"), _pragma(connection, "user_version")


def _is_broken(error: Exception) -> bool:
    """Whether the file is corrupt, and not just locked, full, read-only or out of reach."""
    return not isinstance(error, sqlite3.Error) or getattr(error, "sqlite_errorcode", 0) & 0xFF in BROKEN
