"""Records whose text was linted before, under the same rules: their rows are copied instead of made again."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from attrlint.archive.extras import library
from attrlint.archive.rows import copied_columns
from attrlint.archive.schema import TABLES, arrow_schema

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    import pyarrow as pa

    from attrlint.archive.folder import AuditFolder
    from attrlint.archive.settings import Record

MEMORY = "64MB"  # memory of the index of known texts; beyond that it uses the disk


class Known(NamedTuple):
    """The rows of a known text: a shard, and the id of the article in it."""

    shard: int
    article: str


def duckdb_config(folder: AuditFolder, memory: str = MEMORY) -> dict[str, str | int]:
    """The settings of DuckDB: one thread, little memory, and the rest in the folder of the audit."""
    return {"threads": 1, "memory_limit": memory, "temp_directory": str(folder.path / ".spilled")}


class KnownTexts:
    """Finds articles of finished shards by the SHA-256 of their text. One with an error is linted again."""

    def __init__(self, folder: AuditFolder, shards: Sequence[int], *, same_id: bool, same_date: bool) -> None:
        """With `same_id` an article is known only under its own id, with `same_date` only with its own date."""
        self._same_id, self._same_date = same_id, same_date
        self._connection = library("duckdb").connect(config=duckdb_config(folder))
        articles = [str(folder.part("articles", number)) for number in shards]
        errors = [str(folder.part("errors", number)) for number in shards]
        self._connection.execute(
            "create temp table known as select sha256, article, shard, date from read_parquet(?) a "
            "where not exists (from read_parquet(?) e where e.article = a.article and e.shard = a.shard)",
            [articles, errors],
        )

    def find(self, records: Sequence[Record], digests: Sequence[bytes | None]) -> dict[int, Known]:
        """The known texts among some records, by index; `digests` are those of their texts."""
        import pyarrow as pa

        asked = pa.table(
            {
                "place": pa.array(range(len(records)), pa.int32()),
                "sha256": pa.array(digests, pa.binary(32)),
                "id": pa.array([record.id for record in records], pa.string()),
                "date": pa.array([record.date for record in records], pa.date32()),
            }
        )
        self._connection.register("asked", asked)
        narrower = " and known.article = asked.id" if self._same_id else ""
        if self._same_date:
            narrower += " and known.date is not distinct from asked.date"
        found = self._connection.execute(
            "select place, min(struct_pack(shard := shard, article := article)) from known join asked "
            f"on known.sha256 = asked.sha256{narrower} group by place"
        ).fetchall()
        self._connection.unregister("asked")
        return {place: Known(where["shard"], where["article"]) for place, where in found}

    def close(self) -> None:
        """Free the memory."""
        self._connection.close()


def copied_tables(
    folder: AuditFolder, number: int, records: Sequence[Record], known: Mapping[int, Known], *, keep_text: bool
) -> dict[str, pa.Table]:
    """The rows of known records as rows of shard `number`, with the ids and data of these records."""
    by_shard: dict[int, list[tuple[int, str]]] = {}
    for place, (shard, article) in known.items():
        by_shard.setdefault(shard, []).append((place, article))
    found = {table: [arrow_schema(table).empty_table()] for table in TABLES}
    for shard, wanted in by_shard.items():
        for table in TABLES:
            found[table].append(_taken(folder, table, shard, number, [(records[p], a) for p, a in wanted], keep_text))
    import pyarrow as pa

    return {table: pa.concat_tables(parts) for table, parts in found.items()}


def _taken(
    folder: AuditFolder, table: str, shard: int, number: int, wanted: Iterable[tuple[Record, str]], keep_text: bool
) -> pa.Table:
    import pyarrow as pa

    whole = read_part(folder, table, shard)
    rows: dict[str, list[int]] = {}
    for row, article in enumerate(whole["article"].to_pylist()):
        rows.setdefault(article, []).append(row)
    taken: list[int] = []
    owners: list[Record] = []
    for record, article in wanted:
        own = rows.get(article, [])
        taken += own
        owners += [record] * len(own)
    part = whole.take(pa.array(taken, pa.int64()))
    part = _replaced(part, "article", [record.id for record in owners])
    part = _replaced(part, "shard", [number] * len(owners))
    if table == "articles":
        columns = [copied_columns(record, keep_text=keep_text) for record in owners]
        for name in columns[0] if columns else ():
            part = _replaced(part, name, [own[name] for own in columns])
    return part


def read_part(folder: AuditFolder, table: str, shard: int) -> pa.Table:
    """One part of a table, read without threads: workers fork from this process, which must have none."""
    parquet = library("pyarrow.parquet")
    read: pa.Table = parquet.ParquetFile(folder.part(table, shard), pre_buffer=False).read(use_threads=False)
    return read.cast(arrow_schema(table)).replace_schema_metadata(arrow_schema(table).metadata)


def _replaced(part: pa.Table, name: str, values: Sequence[object]) -> pa.Table:
    import pyarrow as pa

    at = part.schema.get_field_index(name)
    return part.set_column(at, part.schema.field(at), pa.array(values, part.schema.field(at).type))


def joined(
    linted: Mapping[str, pa.Table], copied: Mapping[str, pa.Table], order: Mapping[str, int]
) -> dict[str, pa.Table]:
    """Linted and copied rows together, in the order of their articles."""
    import pyarrow as pa

    found = {}
    for table in TABLES:
        both = pa.concat_tables([linted[table], copied[table]])
        places = [order[article] for article in both["article"].to_pylist()]
        rows = sorted(range(len(places)), key=places.__getitem__)
        found[table] = both.take(pa.array(rows, pa.int64())).combine_chunks()
    return found
