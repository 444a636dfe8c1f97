"""The folder of an audit: which file is where, and which shards count.

A shard is a run of records of one input. Its parts, one Parquet file for each table, are written first and its JSON
last, so that parts without a JSON count for nothing. ``audit.json`` says what was asked and how far it is; a new
version of an input replaces the old one when all of it is done.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING

from attrlint.archive.schema import SCHEMA_VERSION, TABLES
from attrlint.base.errors import Place, UsageError
from attrlint.base.facts import dataclass, field, fields, replace

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

STATE = "audit.json"


@dataclass(frozen=True, slots=True)
class InputState:
    """An input as it was when its audit began.

    `replaces` is the number of the earlier version of it, or -1; `first_shard` that of its first shard, -1 before it.
    """

    name: str
    format: str
    identity: str
    replaces: int = -1
    first_shard: int = -1
    records: int = 0
    done: bool = False


@dataclass(frozen=True, slots=True)
class Shard:
    """A finished shard: rows [`first`, `end`) of an input, and what came of them.

    `ids` is the SHA-256 of the ids of its records in order; `kept` says that its records are no longer in their input.
    """

    number: int
    input: int
    first: int
    end: int
    ids: str
    counts: dict[str, int]
    severities: dict[str, int]
    linted: int
    copied: int
    seconds: float
    at: str = ""
    kept: bool = False


@dataclass(frozen=True, slots=True)
class State:
    """What audit.json holds. `digest` has a hash or a value for each thing that the rows depend on."""

    digest: dict[str, str]
    columns: str = ""
    inputs: tuple[InputState, ...] = ()
    complete: bool = False
    repeated: int = 0
    schema: int = SCHEMA_VERSION
    version: str = ""
    started: str = ""
    counts: dict[str, int] = field(default_factory=dict)

    def with_input(self, number: int, one: InputState) -> State:
        """The same with one input in place of what it was, or added at the end."""
        inputs = [*self.inputs]
        inputs[number : number + 1] = [one]
        return replace(self, inputs=tuple(inputs))


class AuditFolder:
    """Reads and writes the files of an audit. Every file appears whole, under its name, or not at all."""

    def __init__(self, path: str) -> None:
        self.path = Path(path)
        self.shards_folder = self.path / "shards"

    def part(self, table: str, number: int) -> Path:
        """The file of a table's part."""
        return self.path / table / f"part-{number:05d}.parquet"

    def prepare(self) -> None:
        """Make the folders, and clear away what an interrupted run left half written. Raises UsageError."""
        try:
            for folder in (self.shards_folder, *(self.path / table for table in TABLES)):
                folder.mkdir(parents=True, exist_ok=True)
                for left in folder.glob(".*.tmp"):
                    left.unlink(missing_ok=True)
        except OSError as error:
            raise _unwritable(self.path, error) from None

    def state(self) -> State | None:
        """What audit.json says; None where there is none. Raises UsageError where it is not ours."""
        try:
            text = (self.path / STATE).read_text(encoding="utf-8")
        except (FileNotFoundError, NotADirectoryError):
            return None
        except (OSError, ValueError) as error:
            raise _unreadable(self.path / STATE, str(error)) from None
        try:
            data = json.loads(text)
            inputs = tuple(InputState(**each) for each in data.pop("inputs"))
            found = State(**data, inputs=inputs)
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
            raise _unreadable(self.path / STATE, "not written by attrlint audit run") from None
        if found.schema != SCHEMA_VERSION:
            raise _unreadable(self.path / STATE, f"schema {found.schema}; this version reads {SCHEMA_VERSION}")
        return found

    def keep_state(self, state: State) -> None:
        """Write audit.json."""
        self._write(self.path / STATE, _plain(state))

    def keep_shard(self, shard: Shard) -> None:
        """Write a shard's JSON: from now on its parts count."""
        self._write(self.shards_folder / f"{shard.number:05d}.json", _plain(shard))

    def _write(self, path: Path, data: Mapping[str, object]) -> None:
        written = path.with_name(f".{path.name}.{os.getpid()}.tmp")
        try:
            with written.open("w", encoding="utf-8", newline="\n") as file:
                file.write(json.dumps(data, indent=1, ensure_ascii=False) + "\n")
                file.flush()
                os.fsync(file.fileno())
            written.replace(path)
        except OSError as error:
            raise _unwritable(path, error) from None

    def shards(self) -> list[Shard]:
        """Every finished shard by its number, whether it counts or not."""
        found = []
        for path in sorted(self.shards_folder.glob("[0-9]*.json")):
            try:
                shard = Shard(**json.loads(path.read_text(encoding="utf-8")))
            except (OSError, ValueError, TypeError):
                continue
            if all(self.part(table, shard.number).is_file() for table in TABLES):
                found.append(shard)
        return sorted(found, key=lambda shard: shard.number)

    def drop(self, shards: Iterable[Shard]) -> None:
        """Delete shards: the JSON first, so that no half of one counts."""
        for shard in shards:
            (self.shards_folder / f"{shard.number:05d}.json").unlink(missing_ok=True)
            for table in TABLES:
                self.part(table, shard.number).unlink(missing_ok=True)

    def forget(self) -> None:
        """Delete everything that an audit has written here."""
        self.drop(self.shards())
        for path in (*self.shards_folder.glob("*.json"), self.path / STATE):
            path.unlink(missing_ok=True)
        for table in TABLES:
            for path in (self.path / table).glob("part-*.parquet"):
                path.unlink(missing_ok=True)


def live(shards: Iterable[Shard], state: State) -> list[Shard]:
    """The shards that count: of a new version of an input only once it is done, of the old one only until then."""
    replaced = {one.replaces for one in state.inputs if one.done}
    waiting = {number for number, one in enumerate(state.inputs) if one.replaces >= 0 and not one.done}
    return [shard for shard in shards if shard.input not in replaced | waiting]


def _plain(data: State | Shard | InputState) -> dict[str, object]:
    found: dict[str, object] = {}
    for one in fields(data):
        value = getattr(data, one.name)
        found[one.name] = [_plain(each) for each in value] if isinstance(value, tuple) else value
    return found


def _unreadable(path: Path, why: str) -> UsageError:
    return UsageError(f"cannot be used: {why}", Place(path.as_posix()))


def _unwritable(path: Path, error: OSError) -> UsageError:
    return UsageError(f"cannot be written: {(error.strerror or str(error)).lower()}", Place(path.as_posix()))
