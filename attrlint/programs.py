"""What patterns compile to, kept as data in the user's cache folder: reading it back takes a fiftieth of compiling."""

from __future__ import annotations

import json
import os
import re
import sys
from base64 import b64decode, b64encode
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, cast
from zlib import crc32

from attrlint.cache_folder import cache_folder

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import regex

    Data = tuple[object, ...]
    Rebuild = Callable[..., regex.Pattern[str]]

FORM = 1  # raise it when the form of the data changes
MOST = 8_000_000  # bytes of one file; a fuller one is begun anew


class Engine:
    """One of the two libraries that compile: what it makes of a pattern as data, and a pattern of such data."""

    name = "re"

    @property
    def version(self) -> str:
        """What data of this engine depends on, apart from Python's version."""
        return str(import_module("_sre").MAGIC)

    def compile(self, source: str, flags: int) -> regex.Pattern[str]:
        """A pattern, compiled. Raises the error of its engine."""
        return cast("regex.Pattern[str]", re.compile(source, flags))

    def rebuild(self, data: Data) -> regex.Pattern[str]:
        """A pattern of its data."""
        return cast("regex.Pattern[str]", import_module("_sre").compile(*data))

    def data_of(self, pattern: regex.Pattern[str], source: str, flags: int) -> Data | None:
        """A compiled pattern as data. None where this cannot be told, or would give another pattern."""
        parsed = import_module("re._parser").parse(source, flags)
        state = parsed.state
        names: list[str | None] = [None] * state.groups
        for name, number in state.groupdict.items():
            names[number] = name
        code = import_module("re._compiler")._code(parsed, flags)
        data = (source, pattern.flags, code, pattern.groups, dict(state.groupdict), tuple(names))
        return data if self.rebuild(data) == pattern else None


class RegexEngine(Engine):
    """The library `regex`, by the door that it opens for copies of its patterns."""

    name = "regex"

    @property
    def version(self) -> str:
        """The version of the library."""
        import regex

        return regex.__version__

    def compile(self, source: str, flags: int) -> regex.Pattern[str]:
        """A pattern, compiled. Raises regex.error."""
        import regex

        return regex.compile(source, flags)

    def rebuild(self, data: Data) -> regex.Pattern[str]:
        """A pattern of its data."""
        return _taken_apart()[0](*data)

    def data_of(self, pattern: regex.Pattern[str], source: str, flags: int) -> Data | None:
        """A compiled pattern as data."""
        return _apart(pattern)[1]


def _apart(pattern: regex.Pattern[str]) -> tuple[Rebuild, Data]:
    import copyreg

    import regex

    taken: tuple[Rebuild, Data] = copyreg.dispatch_table[regex.Pattern](pattern)  # type: ignore[assignment]
    return taken


@cache
def _taken_apart() -> tuple[Rebuild, Data]:
    import regex

    return _apart(regex.compile(""))


class Programs:
    """The patterns of one engine that were compiled before, on this machine and by these versions.

    They are believed only where the file is the user's own and nobody else may write to it, and where the checksum of
    each is right: an engine does not stand any program. What is not there is compiled.
    """

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self.compiled = 0  # how often nothing was kept
        self._made: dict[bytes, bytes] = {}
        self._kept: dict[bytes, bytes] | None = None

    def pattern(self, source: str, flags: int) -> regex.Pattern[str]:
        """A pattern, ready. Raises the error of its engine."""
        if self._kept is None:
            self._kept = self._read()
        key = f"{crc32(f'{int(flags)} {source}'.encode('utf-8', 'surrogatepass')):08x}".encode()
        line = self._kept.get(key)
        pattern = self._rebuilt(line, source, flags) if line else None
        if pattern is None:
            pattern = self.engine.compile(source, flags)
            self.compiled += 1
            self._note(key, pattern, source, flags)
        return pattern

    def _rebuilt(self, line: bytes, source: str, flags: int) -> regex.Pattern[str] | None:
        """The pattern that a line of the file holds; None where it is damaged, or is another pattern."""
        try:
            _, check, body = line.split(b" ", 2)
            if int(check, 16) != crc32(body):
                return None
            kept_source, kept_flags, data = json.loads(body)
            if kept_source != source or kept_flags != flags:
                return None
            return self.engine.rebuild(tuple(_thaw(part) for part in data))
        except (ValueError, TypeError, KeyError, RuntimeError, AttributeError, ImportError, RecursionError):
            return None

    def _note(self, key: bytes, pattern: regex.Pattern[str], source: str, flags: int) -> None:
        try:
            data = self.engine.data_of(pattern, source, flags)
            if data is None:
                return
            body = json.dumps([source, int(flags), [_freeze(part) for part in data]], separators=(",", ":")).encode()
        except (ValueError, TypeError, KeyError, RuntimeError, AttributeError, ImportError, RecursionError):
            return  # an engine that keeps its patterns to itself compiles each time
        self._made[key] = b"%b %08x %b" % (key, crc32(body), body)

    def _path(self) -> Path | None:
        try:
            folder = cache_folder()
        except RuntimeError:
            return None
        python = f"{sys.implementation.cache_tag}-{sys.byteorder}"
        return folder / f"patterns-{FORM}-{self.engine.name}-{self.engine.version}-{python}.json"

    def _read(self) -> dict[bytes, bytes]:
        path = self._path()
        try:
            if path is None:
                return {}
            with path.open("rb") as file:
                return {line[:8]: line for line in file.read().split(b"\n")} if _is_ours(file.fileno()) else {}
        except OSError:
            return {}

    def keep(self) -> None:
        """Add what was compiled to the file, in one write; where it cannot be written this is done without."""
        path = self._path() if self._made else None
        if path is None:
            return
        lines = b"".join(line + b"\n" for line in self._made.values())
        self._made = {}
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            number = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o600)
            with os.fdopen(number, "ab") as file:
                if file.tell() > MOST:
                    file.truncate(0)
                file.write(lines)
        except OSError:
            return


def _is_ours(number: int) -> bool:
    """Whether an open file is the user's own, and nobody else may write to it; not asked where files have no owners."""
    if not hasattr(os, "getuid"):
        return True
    state = os.fstat(number)
    return state.st_uid == os.getuid() and not state.st_mode & 0o022


def _freeze(value: object) -> object:
    """A part of a program as JSON can tell it. Raises TypeError for what it cannot."""
    if isinstance(value, bytes):
        return {"bytes": b64encode(value).decode("ascii")}
    if isinstance(value, tuple):
        return {"tuple": [_freeze(part) for part in value]}
    if isinstance(value, dict):
        return {"dict": [[_freeze(key), _freeze(held)] for key, held in value.items()]}
    if isinstance(value, list):
        return [int(part) for part in value]
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, int):
        return int(value)
    raise TypeError(type(value))


def _thaw(value: object) -> object:
    """A part of a program as it was. Raises what Python raises where `_freeze` did not write it."""
    if not isinstance(value, dict):
        return value
    ((kind, held),) = value.items()
    if kind == "bytes":
        return b64decode(held)
    if kind == "tuple":
        return tuple(_thaw(part) for part in held)
    return {_thaw(key): _thaw(part) for key, part in held}


@cache
def standard() -> Programs:
    """The patterns that the standard library compiles."""
    return Programs(Engine())


@cache
def extended() -> Programs:
    """The patterns that `regex` compiles."""
    return Programs(RegexEngine())


def keep_programs() -> None:
    """Keep what this run has compiled for the next one."""
    for programs in (standard, extended):
        if programs.cache_info().currsize:
            programs().keep()
