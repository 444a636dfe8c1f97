"""Ids in several shards: counted once the audit is complete, and left out of questions after the first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrlint.archive.copying import duckdb_config
from attrlint.archive.extras import library

if TYPE_CHECKING:
    from collections.abc import Sequence

    from attrlint.archive.folder import AuditFolder


def repeated_ids(folder: AuditFolder, shards: Sequence[int]) -> int:
    """The number of articles whose id is also in an earlier shard."""
    if len(shards) < 2:
        return 0
    parts = [str(folder.part("articles", number)) for number in shards]
    with library("duckdb").connect(config=duckdb_config(folder)) as connection:
        found = connection.execute(
            "select count(*) - count(distinct hash(article)) from read_parquet(?)", [parts]
        ).fetchone()
    return int(found[0])
