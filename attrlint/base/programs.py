"""What patterns compile to, kept as data in the user's cache folder: reading it back takes a fiftieth of compiling."""

from __future__ import annotations

import re
from array import array
from base64 import b64decode, b64encode
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, cast

from attrlint.base.kept import Kept, literals

if TYPE_CHECKING:
    from collections.abc import Callable

    import regex

    Data = tuple[object, ...]
    Rebuild = Callable[..., regex.Pattern[str]]

CANNOT = (ValueError, TypeError, KeyError, OverflowError, RuntimeError, AttributeError, ImportError, RecursionError)


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
    """The patterns of one engine, from those that were compiled before by these versions where they are among them."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self.compiled = 0  # how often nothing was kept
        self.kept = Kept(lambda: f"patterns-{engine.name}-{engine.version}")

    def pattern(self, source: str, flags: int, rewritten: Callable[[str], str] | None = None) -> regex.Pattern[str]:
        """A pattern, ready; of what `rewritten` makes of its source. Raises the error of its engine."""
        key = f"{int(flags)}{'w' if rewritten else ''} {source}"
        data = self.kept.get(key)
        pattern = self._rebuilt(data) if data else None
        if pattern is None:
            source = rewritten(source) if rewritten else source
            pattern = self.engine.compile(source, flags)
            self.compiled += 1
            self._keep(key, pattern, source, flags)
        return pattern

    def _rebuilt(self, data: object) -> regex.Pattern[str] | None:
        """The pattern of kept data; None where the engine does not take it."""
        try:
            return self.engine.rebuild(tuple(_thaw(part) for part in data))  # type: ignore[attr-defined]
        except CANNOT:
            return None

    def _keep(self, key: str, pattern: regex.Pattern[str], source: str, flags: int) -> None:
        try:
            data = self.engine.data_of(pattern, source, flags)
            if data is not None:
                self.kept.put(key, [_freeze(part) for part in data])
        except CANNOT:  # an engine that keeps its patterns to itself compiles each time
            return


def _freeze(value: object) -> object:
    """A part of a program as JSON can tell it. Raises TypeError for what it cannot."""
    if isinstance(value, bytes):
        return {"bytes": b64encode(value).decode("ascii")}
    if isinstance(value, tuple):
        return {"tuple": [_freeze(part) for part in value]}
    if isinstance(value, dict):
        return {"dict": [[_freeze(key), _freeze(held)] for key, held in value.items()]}
    if isinstance(value, list):  # numbers of 32 bits, some ten thousand in all: JSON would take ten times as long
        return {"numbers": b64encode(array("I", value).tobytes()).decode("ascii")}
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
    if kind == "numbers":
        return array("I", b64decode(held)).tolist()
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
    """Keep for the next run what this one has compiled, and the literals it has read off patterns."""
    for programs in (standard, extended):
        if programs.cache_info().currsize:
            programs().kept.write()
    if literals.cache_info().currsize:
        literals().write()
