"""Audits on Spark 4 (extra ``attrlint[spark]``): the same rows as on one machine, made where the articles are.

    from attrlint.archive.spark import Report, audit, tables

    audit(spark.read.parquet("articles/"), id="id", text="text", select=["QUO"]).write.parquet("audited/")
    found = tables(spark.read.parquet("audited/"))
    Report(found).ask("drift").show()

Every node needs attrlint. A record that raises is a row of errors; a worker that dies is Spark's affair, which tries
its task again up to ``spark.task.maxFailures`` times (``local[2]`` never does, ``local[2,4]`` does).
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from attrlint.archive.columns import RoleColumns, record_of
from attrlint.archive.extras import library
from attrlint.archive.questions import CACHED, Parameters, statements
from attrlint.archive.rows import Auditor
from attrlint.archive.schema import TABLES, nested_schema, spark_ddl
from attrlint.archive.settings import MAX_CHARS, AuditSettings
from attrlint.archive.shipped import Shipped, ShippedRunner, ship
from attrlint.base.errors import UsageError
from attrlint.base.facts import dataclass
from attrlint.running.runner import Choice
from attrlint.settings.selection import Layer

if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    import pyarrow as pa
    from pyspark.sql import DataFrame

BATCH = 200  # rows of a batch that goes back to Spark
DRIFT = (
    "class string, changed int, first_article string, first_date string, first_outlet string, first_speaker string, "
    "second_article string, second_date string, second_outlet string, second_speaker string, diff string, "
    "first_text string, second_text string"
)


def audit(
    articles: DataFrame,
    *,
    id: str = "id",
    text: str = "text",
    date: str = "",
    section: str = "",
    outlet: str = "",
    title: str = "",
    url: str = "",
    author: str = "",
    text_format: str = "text",
    latex_marks: bool = False,
    keep_text: bool = True,
    relative_to_published: bool = False,
    max_chars: int = MAX_CHARS,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    extend_select: Sequence[str] = (),
    preset: str = "",
    published: datetime.date | None = None,
    config: str = "",
    isolated: bool = False,
) -> DataFrame:
    """One row per article, with an array for each table of an audit; evaluated lazily.

    The other arguments are columns of `articles`, and the options of ``attrlint audit run``. Settings are those of the
    working folder, as on the command line; they and the packs they name go to the workers by content. Raises
    UsageError, ConfigError, PackError.
    """
    columns = RoleColumns(id, text, date, section, outlet, title, url, author)
    gone = [name for name in columns.used if name not in articles.columns]
    if gone:
        raise UsageError(f"no column “{gone[0]}”; there are {', '.join(articles.columns)}")
    rules = Layer(tuple(select), tuple(extend_select), tuple(ignore))
    choice = Choice(config=config, isolated=isolated, rules=rules, date=published, preset=preset)
    settings = AuditSettings(choice, text_format, latex_marks, keep_text, relative_to_published, max_chars)
    linting = Linting(settings, ship(choice, Path.cwd()), columns)
    linting.auditor().runner.linter_of(Path("record.txt"))  # faults in the rules are reported here, once
    return articles.select(*columns.used).mapInArrow(mapped(linting), spark_ddl())


@dataclass(frozen=True, slots=True)
class Linting:
    """Batches of articles to batches of rows, with settings that travel with it."""

    settings: AuditSettings
    shipped: Shipped
    columns: RoleColumns

    def auditor(self) -> Auditor:
        """The auditor of this process, made once."""
        return _auditor(_Key(self))

    def __call__(self, batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        """Called by Spark."""
        import pyarrow as pa

        auditor = self.auditor()
        for batch in batches:
            for start in range(0, batch.num_rows, BATCH):
                rows = []
                for values in batch.slice(start, BATCH).to_pylist():
                    record = record_of(values, self.columns, 0, "record.txt", "record")
                    rows.append({"article": record.id, **auditor.rows(record)})
                yield pa.RecordBatch.from_pylist(rows, schema=nested_schema())


def mapped(
    work: Callable[[Iterable[pa.RecordBatch]], Iterator[pa.RecordBatch]],
) -> Callable[[Iterator[pa.RecordBatch]], Iterator[pa.RecordBatch]]:
    """A callable for batches as a function, which Spark requires."""

    def call(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        return work(batches)

    return call


class _Key:
    """Settings as a key: equal if their content is equal."""

    def __init__(self, linting: Linting) -> None:
        self.linting = linting
        self._said = repr((linting.settings, linting.shipped))

    def __hash__(self) -> int:
        return hash(self._said)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Key) and self._said == other._said


@cache
def _auditor(key: _Key) -> Auditor:
    settings, shipped = key.linting.settings, key.linting.shipped
    auditor = Auditor(settings)
    auditor.runner = ShippedRunner(settings.choice, shipped)
    return auditor


def tables(audited: DataFrame) -> dict[str, DataFrame]:
    """The six tables of an audit from the result of `audit`; `shard` is 0, since Spark has none."""
    functions = library("pyspark.sql.functions", "spark")
    found = {}
    for table in TABLES:
        rows = audited.select("article", functions.explode(table).alias("row"))
        shard = functions.lit(0).cast("int").alias("shard")
        found[table] = rows.select("article", shard, "row.*")
    return found


class Report:
    """Answers the questions of ``attrlint audit report`` from the tables of an audit, with views of the session.

    What all questions need is computed once, so several questions to one `Report` cost less. It is stored as a
    checkpoint: in the session's checkpoint folder if it has one, otherwise on the executors. Cached views would keep
    their whole plans, and printing those took more memory than the driver has.
    """

    def __init__(
        self,
        found: Mapping[str, DataFrame],
        *,
        min_words: int = 8,
        changed: tuple[int, int] = (1, 6),
        since: datetime.date | None = None,
        count_copies: bool = False,
    ) -> None:
        self._parameters = Parameters(min_words, changed, since, count_copies)
        self._session = found["articles"].sparkSession
        for table, rows in found.items():
            rows.createOrReplaceTempView(table)
        for statement in statements("base", self._parameters):
            self._do(statement)

    def ask(self, name: str) -> DataFrame:
        """The answer to one question, in the columns of the command."""
        *before, last = statements(name, self._parameters)
        for statement in before:
            self._do(statement)
        answer = self._session.sql(last)
        return answer.mapInArrow(mapped(Comparing(self._parameters)), DRIFT) if name == "drift" else answer

    def _do(self, statement: str) -> None:
        if not statement.startswith(CACHED):
            self._session.sql(statement)
            return
        name, _, query = statement.removeprefix(CACHED).partition(" as\n")
        rows = self._session.sql(query)
        kept = rows.checkpoint() if self._session.sparkContext.getCheckpointDir() else rows.localCheckpoint()
        kept.createOrReplaceTempView(name)


@dataclass(frozen=True, slots=True)
class Comparing:
    """Batches of pairs of quotations to batches of their differences."""

    parameters: Parameters

    def __call__(self, batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        """Called by Spark."""
        import pyarrow as pa

        from attrlint.archive.reports import DRIFT_COLUMNS, drift_rows

        types = {"changed": pa.int32()}
        schema = pa.schema([(name, types.get(name, pa.string())) for name in DRIFT_COLUMNS])
        for batch in batches:
            rows = drift_rows(batch.to_pylist(), self.parameters)
            yield pa.RecordBatch.from_pylist(
                [dict(zip(DRIFT_COLUMNS, row, strict=True)) for row in rows], schema=schema
            )
