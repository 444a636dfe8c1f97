"""A shard's rows as Parquet files: the same rows produce the same bytes."""

from __future__ import annotations

import os
from hashlib import sha256
from typing import TYPE_CHECKING

from attrlint.archive.schema import TABLES, arrow_schema

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    import pyarrow as pa

    from attrlint.archive.folder import AuditFolder
    from attrlint.archive.rows import Row, Rows

UNREPEATED = frozenset({"text", "norm"})  # columns in which a dictionary would cost more than it saves
LEVEL = 3  # of zstd


def tables_of(number: int, articles: Iterable[tuple[str, Rows]]) -> dict[str, pa.Table]:
    """The tables of a shard: the rows of each article in order, after its id and the shard's number."""
    import pyarrow as pa

    rows: dict[str, list[Row]] = {table: [] for table in TABLES}
    for article, own in articles:
        for table, found in own.items():
            rows[table] += [{"article": article, "shard": number, **row} for row in found]
    return {table: pa.Table.from_pylist(rows[table], schema=arrow_schema(table)) for table in TABLES}


def write_parts(folder: AuditFolder, number: int, tables: Mapping[str, pa.Table]) -> None:
    """Write the parts of a shard, each under a temporary name and then renamed."""
    import pyarrow.parquet as pq

    for table, data in tables.items():
        target = folder.part(table, number)
        written = target.with_name(f".{target.stem}.{os.getpid()}.tmp")
        repeated = [f.name for f in data.schema if f.name not in UNREPEATED and str(f.type) == "string"]
        pq.write_table(
            data,
            written,
            compression="zstd",
            compression_level=LEVEL,
            use_dictionary=repeated,
            row_group_size=max(1, data.num_rows),
        )
        written.replace(target)


def digest_of_ids(ids: Sequence[str]) -> str:
    """The SHA-256 of ids in order."""
    whole = sha256()
    for one in ids:
        whole.update(one.encode() + b"\0")
    return whole.hexdigest()
