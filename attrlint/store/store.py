"""Values as bytes, by namespace and key, kept between runs."""

from __future__ import annotations

import os
import threading
import time
from functools import cache
from hashlib import blake2b
from typing import TYPE_CHECKING

from attrlint.store.folder import cache_folder
from attrlint.store.version import version_key

if TYPE_CHECKING:
    from pathlib import Path

    from attrlint.store.database import Database

DEFAULT_SIZE = 1_000_000_000  # bytes of the file; the setting `cache-size`
LARGEST_VALUE = 64_000_000  # bytes
REFRESH_DAYS = 7  # after which a use is recorded


class Store:
    """Values that one version of the program has stored in a folder; without a folder or a version there are none.

    Threads take turns: SQLite crashes if one closes a connection that another is using. A forked process opens
    the file for itself.
    """

    def __init__(self, folder: Path | None, version: bytes | None, size: int = DEFAULT_SIZE) -> None:
        self.size = size
        self._folder = folder if version else None
        self._version = version or b""
        self._today = int(time.time() // 86_400)
        self._new: dict[bytes, tuple[str, bytes]] = {}
        self._used: set[bytes] = set()
        self._cleared: set[str] = set()
        self._databases: dict[int, Database] = {}  # by process: a connection must not be used or closed after a fork
        self._locks: dict[int, threading.RLock] = {}  # by process: one that is held during a fork stays locked

    def get(self, namespace: str, key: bytes) -> bytes | None:
        """The value stored under a key, byte for byte; None if there is none."""
        if self._folder is None:
            return None
        with self._turn:
            return self._get(namespace, key, self._folder)

    def _get(self, namespace: str, key: bytes, folder: Path) -> bytes | None:
        name = self._name(namespace, key)
        new = self._new.get(name)
        if new is not None:
            return new[1]
        if namespace in self._cleared:
            return None
        database = self._database(folder)
        row = database.row(name) if database else None
        if row is None:
            return None
        day, check, value = row
        if not isinstance(value, bytes) or not isinstance(day, int) or check != _checksum(name, value):
            return None
        if day <= self._today - REFRESH_DAYS:
            self._used.add(name)
        return value

    def put(self, namespace: str, key: bytes, value: bytes) -> None:
        """Store a value, replacing any under the same key.

        `save` writes it; one larger than `LARGEST_VALUE` is not stored.
        """
        if self._folder is not None and len(value) <= LARGEST_VALUE:
            with self._turn:
                self._new[self._name(namespace, key)] = namespace, value

    def clear(self, namespace: str) -> None:
        """Delete all values of a namespace, those of other versions too."""
        with self._turn:
            self._cleared.add(namespace)
            self._new = {name: new for name, new in self._new.items() if new[0] != namespace}

    def save(self) -> None:
        """Write what is new in one transaction; what cannot be written is dropped."""
        with self._turn:
            self._save()

    def _save(self) -> None:
        new, used, cleared = self._new, self._used, self._cleared
        self._forget()
        if self._folder is not None and (new or used or cleared):
            rows = [(name, of, self._today, _checksum(name, value), value) for name, (of, value) in new.items()]
            database = self._database(self._folder)
            if database:
                database.size = self.size
                database.write(rows, used - new.keys(), cleared, self._today)

    def close(self) -> None:
        """Close the file; what is new and not saved is dropped."""
        with self._turn:
            self._forget()
            database = self._databases.pop(os.getpid(), None)
            if database is not None:
                database.close()

    @property
    def _turn(self) -> threading.RLock:
        return self._locks.setdefault(os.getpid(), threading.RLock())

    def _forget(self) -> None:
        """Drop everything that is waiting to be saved."""
        self._new, self._used, self._cleared = {}, set(), set()

    def _name(self, namespace: str, key: bytes) -> bytes:
        return blake2b(b"%b\0%b\0%b" % (self._version, namespace.encode(), key), digest_size=16).digest()

    def _database(self, folder: Path) -> Database | None:
        """The file as this process has it open; None if Python was built without SQLite."""
        process = os.getpid()
        if process not in self._databases:
            try:
                from attrlint.store.database import Database
            except ImportError:
                self._folder = None
                return None
            self._databases[process] = Database(folder, self.size)
        return self._databases[process]


def _checksum(name: bytes, value: bytes) -> bytes:
    return blake2b(name + value, digest_size=8, person=b"checksum").digest()


def user_store() -> Store:
    """The user's store, one for the whole process; it stores nothing if there is no home folder."""
    try:
        return _store_in(cache_folder(), version_key())
    except RuntimeError:
        return _store_in(None, None)


@cache
def _store_in(folder: Path | None, version: bytes | None) -> Store:
    return Store(folder, version)


def finish() -> None:
    """Save what the run has added to the user's store, and close the file."""
    if _store_in.cache_info().currsize:
        store = user_store()
        store.save()
        store.close()
