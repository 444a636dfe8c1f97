"""Records that an input no longer has: they are kept as a shard of its new version, so that none counts twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrlint.archive.copying import Known, copied_tables, read_part
from attrlint.archive.folder import Shard
from attrlint.archive.parts import digest_of_ids, write_parts
from attrlint.archive.schema import COPIED, TABLES
from attrlint.archive.settings import Record

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from attrlint.archive.folder import AuditFolder, State


def keep_vanished(
    folder: AuditFolder, shards: Sequence[Shard], state: State, number: int, next_number: int
) -> Iterator[Shard]:
    """Shards of the records that the new version of an input lacks, parts written; the caller writes their JSON."""
    present: set[str] = set()
    for shard in shards:
        if shard.input == number and not shard.kept:
            present |= _ids(folder, shard)
    for shard in sorted(shards, key=lambda one: one.number):
        if shard.input != state.inputs[number].replaces:
            continue
        gone = _records(folder, shard, present)
        if not gone:
            continue
        known = {place: Known(shard.number, record.id) for place, record in enumerate(gone)}
        tables = copied_tables(folder, next_number, gone, known, keep_text=True)
        write_parts(folder, next_number, tables)
        counts = {table: tables[table].num_rows for table in TABLES}
        severities: dict[str, int] = {}
        for severity in tables["findings"]["severity"].to_pylist():
            severities[severity] = severities.get(severity, 0) + 1
        ids = digest_of_ids([record.id for record in gone])
        yield Shard(next_number, number, 0, len(gone), ids, counts, severities, 0, len(gone), 0.0, kept=True)
        next_number += 1


def _ids(folder: AuditFolder, shard: Shard) -> set[str]:
    tables = (read_part(folder, table, shard.number) for table in ("articles", "errors"))
    return {article for table in tables for article in table["article"].to_pylist()}


def _records(folder: AuditFolder, shard: Shard, present: set[str]) -> list[Record]:
    """The records of a shard that are in no other, with the data copied from them."""
    found: dict[str, Record] = {}
    for row in read_part(folder, "articles", shard.number).select(["article", *COPIED]).to_pylist():
        own = {name: row[name] for name in COPIED}
        found[row["article"]] = Record(row["article"], None, 0, "", **own)
    for article in read_part(folder, "errors", shard.number)["article"].to_pylist():
        found.setdefault(article, Record(article, None, 0, ""))
    return [record for article, record in found.items() if article not in present]
