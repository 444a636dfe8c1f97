"""The file that results are kept in: JSON, an entry a line, so that one is read without the others.

    ["attrlint cache"
    ,["<key, 32 hex digits>","<check, 16>",<day of last use>,<what is kept>]
    ]

An entry whose check does not fit its key and content counts as none, so that a file that was cut off, or changed by
hand, costs some results and nothing else. The entries that were used last stand last, and stay when the file is full.
"""

from __future__ import annotations

import os
import time
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path

from attrlint.base.cache_folder import is_ours
from attrlint.running.cache_lock import Lock

HEAD, FOOT = b'["attrlint cache"\n', b"]\n"
KEY, CHECK, DAY, VALUE = slice(3, 35), slice(38, 54), slice(56, 61), slice(62, -1)
MOST = 8_000_000  # bytes of the file: some 20,000 drafts
OLDEST = 30  # days without use after which an entry goes
REFRESH = 7  # days after which a use is written down
FEW = 16  # as many entries are looked for in the file; then it is taken apart
TRIES = 3


class KeptLines:
    """Entries by key, a hash of 32 hex digits; values are JSON without line ends."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._today = int(time.time() // 86400)
        self._data: bytes | None = None
        self._lines: dict[bytes, bytes] | None = None
        self._asked = 0
        self._new: dict[bytes, bytes] = {}

    def get(self, key: bytes) -> bytes | None:
        """What is kept under a key, as it was put there."""
        line = self._new.get(key) or self._find(key)
        if line is None or not _sound(line):
            return None
        if int(line[DAY]) <= self._today - REFRESH:
            self.put(key, line[VALUE])
        return line[VALUE]

    def put(self, key: bytes, value: bytes) -> None:
        """Keep a value; it is written by `save`."""
        self._new[key] = b',["%b","%b",%05d,%b]' % (key, _check(key, value), self._today, value)

    def _find(self, key: bytes) -> bytes | None:
        if self._data is None:
            self._data = self._read()
        self._asked += 1
        if self._lines is None and self._asked > FEW:
            self._lines = {line[KEY]: line for line in self._data.split(b"\n")}
        if self._lines is not None:
            return self._lines.get(key)
        at = self._data.find(b'\n,["' + key)
        end = self._data.find(b"\n", at + 1)
        return self._data[at + 1 : end] if 0 <= at < end else None

    def _read(self) -> bytes:
        try:
            with self.path.open("rb") as file:
                data = file.read(MOST + 1) if is_ours(file.fileno()) else b""
        except OSError:
            return b""
        return data if len(data) <= MOST and data.startswith(HEAD) else b""

    def save(self) -> None:
        """Write the new entries beside those that other runs have written meanwhile.

        Where that cannot be done, nothing is written and nothing is said.
        """
        if not self._new:
            return
        with suppress(OSError):
            self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            for _ in range(TRIES):
                with Lock(self.path.with_suffix(".lock")) as lock:
                    if self._replace(lock):
                        self._new.clear()
                        return

    def _replace(self, lock: Lock) -> bool:
        """Write the whole file anew; False where the lock was lost meanwhile, and nothing is written."""
        import tempfile  # which loads a dozen modules, and a run may have nothing to write

        handle, name = tempfile.mkstemp(prefix="results.", suffix=".part", dir=self.path.parent)
        part = Path(name)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(b"%b%b%b" % (HEAD, b"".join(self._merged()), FOOT))
            if not lock.held():
                return False
            part.replace(self.path)
            return True
        finally:
            part.unlink(missing_ok=True)

    def _merged(self) -> list[bytes]:
        """The entries of the file and the new ones, without those that are broken, old, or too many."""
        days = range(self._today - OLDEST, self._today + 2)
        lines = {line[KEY]: line for line in self._read().split(b"\n") if _sound(line) and int(line[DAY]) in days}
        for key, line in self._new.items():
            lines.pop(key, None)
            lines[key] = line
        room = MOST - len(HEAD) - len(FOOT)
        kept: list[bytes] = []
        for line in reversed(lines.values()):
            room -= len(line) + 1
            if room < 0:
                break
            kept.append(line + b"\n")
        return kept[::-1]


def _check(key: bytes, value: bytes) -> bytes:
    return blake2b(key + value, digest_size=8, person=b"check").hexdigest().encode("ascii")


def _sound(line: bytes) -> bool:
    """Whether a line is an entry as it was written."""
    return (
        line.startswith(b',["')
        and line.endswith(b"]")
        and line[DAY].isdigit()
        and line[CHECK] == _check(line[KEY], line[VALUE])
        and line[35:38] + line[54:56] + line[61:62] == b'","",,'
    )
