"""Answers to the questions about an audit, from DuckDB over the current shards."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from attrlint.archive.copying import duckdb_config
from attrlint.archive.drift import REWORDED, compare
from attrlint.archive.extras import library
from attrlint.archive.folder import live
from attrlint.archive.questions import CACHED, statements
from attrlint.archive.schema import TABLES
from attrlint.base.errors import Place, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from types import TracebackType

    import duckdb

    from attrlint.archive.folder import AuditFolder
    from attrlint.archive.questions import Parameters

MEMORY = "2GB"  # memory of a question; beyond that it uses the disk
DRIFT_COLUMNS = (
    *("class", "changed", "first_article", "first_date", "first_outlet", "first_speaker"),
    *("second_article", "second_date", "second_outlet", "second_speaker", "diff", "first_text", "second_text"),
)


class Answer(NamedTuple):
    """The answer to a question: the names of its columns, and its rows."""

    name: str
    columns: tuple[str, ...]
    rows: list[tuple[object, ...]]


class Questions:
    """Asks questions about an audit. A context manager. Raises UsageError if the folder has no audit."""

    def __init__(self, folder: AuditFolder, parameters: Parameters) -> None:
        state = folder.state()
        if state is None:
            raise UsageError("no audit in this folder", Place(str(folder.path)))
        self.parameters = parameters
        self.complete = state.complete
        numbers = [shard.number for shard in live(folder.shards(), state)]
        if not numbers:
            raise UsageError("no finished shards in this folder yet", Place(str(folder.path)))
        self._duckdb = library("duckdb")
        self._connection: duckdb.DuckDBPyConnection = self._duckdb.connect(config=duckdb_config(folder, MEMORY))
        for table in TABLES:
            files = ", ".join("'" + str(folder.part(table, n)).replace("'", "''") + "'" for n in numbers)
            self._connection.execute(f"create temp view {table} as from read_parquet([{files}])")
        for name in ("duckdb", "base"):
            for statement in statements(name, parameters):
                self._do(statement)

    def __enter__(self) -> Questions:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._connection.close()

    def _do(self, statement: str) -> None:
        """What Spark would cache is a table here: it is made once."""
        self._connection.execute(statement.replace(CACHED, "create or replace temp table ", 1))

    def ask(self, name: str) -> Answer:
        """The answer to one question."""
        *before, last = statements(name, self.parameters)
        for statement in before:
            self._do(statement)
        found = self._connection.execute(last)
        columns = tuple(column[0] for column in found.description or ())
        if name == "drift":
            return drift_answer(_as_mappings(found, columns), self.parameters)
        return Answer(name, columns, [tuple(row) for row in found.fetchall()])


def _as_mappings(found: duckdb.DuckDBPyConnection, columns: Sequence[str]) -> Iterator[dict[str, object]]:
    while rows := found.fetchmany(10_000):
        for row in rows:
            yield dict(zip(columns, row, strict=True))


def drift_answer(pairs: Iterable[Mapping[str, object]], parameters: Parameters) -> Answer:
    """The pairs of quotations that differ, each with the type of change, the most important first."""
    rows = sorted(
        drift_rows(pairs, parameters),
        key=lambda row: (SORTS.index(str(row[0])), row[1], str(row[2]), str(row[6]), str(row[11])),
    )
    return Answer("drift", DRIFT_COLUMNS, rows)


def drift_rows(pairs: Iterable[Mapping[str, object]], parameters: Parameters) -> Iterator[tuple[object, ...]]:
    """The pairs that differ, in the order in which they come.

    Changed words count if `changed` allows for their number; excerpts and the like are shown whatever their length.
    """
    fewest, most = parameters.changed
    for pair in pairs:
        texts = (str(pair["first_text"]), str(pair["second_text"]))
        change = compare(str(pair["first_norm"]), str(pair["second_norm"]), *texts)
        if change is None:
            continue
        if change.sort in REWORDED and not fewest <= change.changed <= most:
            continue
        own = {**pair, "class": change.sort, "changed": change.changed, "diff": change.diff}
        yield tuple(own[column] for column in DRIFT_COLUMNS)


SORTS = ("polarity", "number", "altered", "spliced", "bracketed", "masked", "elided", "excerpt", "punctuation")
