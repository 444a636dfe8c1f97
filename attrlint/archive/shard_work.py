"""What a worker does with a shard: lint its records, copy what is known already, write the parts."""

from __future__ import annotations

import time
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from attrlint.archive.copying import Known, copied_tables, joined
from attrlint.archive.folder import AuditFolder
from attrlint.archive.parts import digest_of_ids, tables_of, write_parts
from attrlint.archive.rows import error_row
from attrlint.archive.schema import TABLES
from attrlint.base.facts import dataclass, field

if TYPE_CHECKING:
    from collections.abc import Callable

    from attrlint.archive.rows import Auditor, Rows
    from attrlint.archive.settings import Record

SAID = {
    "timeout": "Took too long to lint (see --record-timeout)",
    "worker-died": "The process that linted it ended, each time it was tried",
}


@dataclass(frozen=True, slots=True)
class Task:
    """A shard to be made: rows [`first`, `end`) of an input.

    `records` are in order; those in `known` come without their text. `left_out` are the indexes of records that are not
    linted, and why; `pattern` matches rows copied from an earlier shard.
    """

    number: int
    input: int
    name: str
    first: int
    end: int
    records: tuple[Record, ...]
    known: dict[int, Known] = field(default_factory=dict)
    left_out: dict[int, str] = field(default_factory=dict)


class ShardDone(NamedTuple):
    """A shard whose parts are written. `seconds` is the processor time that it took."""

    task: tuple[int, int, int, int]  # number, input, first, end
    ids: str
    counts: dict[str, int]
    severities: dict[str, int]
    linted: int
    copied: int
    seconds: float


def work(task: Task, auditor: Auditor, out: str, begin: Callable[[int], None]) -> ShardDone:
    """Make a shard; `begin` is called with the index of each record before it is linted."""
    started = time.process_time()
    folder = AuditFolder(out)
    made: list[tuple[str, Rows]] = []
    places: list[int] = []
    seen: set[str] = set()
    for place, record in enumerate(task.records):
        if place in task.known and record.id not in seen:
            seen.add(record.id)
            continue
        if record.id in seen:
            rows = _error(task, record, "same-id", "Another record of this shard has the same id")
        elif place in task.left_out:
            rows = _error(task, record, task.left_out[place], SAID[task.left_out[place]])
        else:
            begin(place)
            rows = auditor.rows(record)
            for row in rows["errors"]:
                row.update(input=task.name, row=record.row)
        seen.add(record.id)
        made.append((record.id, rows))
        places.append(place)
    begin(len(task.records))  # a failure from here on is not caused by a record
    tables = tables_of(task.number, made)
    if task.known:
        copied = copied_tables(folder, task.number, task.records, task.known, keep_text=auditor.settings.keep_text)
        tables = joined(tables, copied, {record.id: place for place, record in reversed([*enumerate(task.records)])})
    write_parts(folder, task.number, tables)
    severities = Counter(tables["findings"]["severity"].to_pylist())
    return ShardDone(
        (task.number, task.input, task.first, task.end),
        digest_of_ids([record.id for record in task.records]),
        {table: tables[table].num_rows for table in TABLES},
        dict(sorted(severities.items())),
        len(made),
        len(task.known),
        round(time.process_time() - started, 3),
    )


def _error(task: Task, record: Record, code: str, message: str) -> Rows:
    row = {**error_row(code, message), "input": task.name, "row": record.row}
    return {**{table: [] for table in TABLES}, "errors": [row]}
