"""Audits on Spark: the same rows as on one machine, whatever happens to a worker, and the same answers."""

from __future__ import annotations

import os
import random
import shutil
import sys
from typing import TYPE_CHECKING

import duckdb
import pytest

from attrlint.archive.questions import QUESTIONS
from attrlint.archive.schema import TABLES, spark_ddl
from tests.archive.made import audit, records, write_jsonl
from tests.archive.test_reports import EXAMPLE, asked
from tests.house_packs import HARBOR_PACK

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    import pyarrow as pa
    from pyspark.sql import DataFrame, SparkSession

    from attrlint.archive.spark import Linting, Report

pytestmark = [
    pytest.mark.skipif(shutil.which("java") is None, reason="no Java"),
    pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::ResourceWarning"),
]


PACK = HARBOR_PACK.format(code="HSE001")


@pytest.fixture(scope="module")
def spark(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SparkSession]:
    """A session with two cores, which tries a task four times."""
    from pyspark.sql import SparkSession

    os.environ["PYSPARK_PYTHON"] = sys.executable
    options = {
        "spark.ui.enabled": "false",
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.driver.host": "127.0.0.1",
        "spark.driver.memory": "1g",
        "spark.sql.shuffle.partitions": "1",
        # Compiling, of queries and of Java itself, takes longer than these few rows.
        "spark.driver.extraJavaOptions": "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC",
        "spark.sql.codegen.wholeStage": "false",
        "spark.sql.codegen.factoryMode": "NO_CODEGEN",
        "spark.sql.adaptive.enabled": "false",
        "spark.log.level": "OFF",
        "spark.sql.warehouse.dir": str(tmp_path_factory.mktemp("warehouse")),
    }
    builder = SparkSession.builder.master("local[2,4]")
    for name, value in options.items():
        builder = builder.config(name, value)
    session = builder.getOrCreate()
    yield session
    session.stop()


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A made-up archive, and its audit on this machine beside it."""
    folder = tmp_path_factory.mktemp("spark")
    made = EXAMPLE.archive(60)[0] + EXAMPLE.planted(12, random.Random(3), 100)[0]
    broken = [{**made[0], "id": "empty", "text": ""}, {**made[0], "id": "long", "text": "x" * 30_000}]
    write_jsonl(folder / "a.jsonl", [*made, *broken])
    assert audit(folder / "a.jsonl", "--out", folder / "out", "--jobs", "1", "--max-chars", "20000") == 2
    return folder


@pytest.fixture(scope="module")
def audited(spark: SparkSession, archive: Path) -> dict[str, DataFrame]:
    """The tables of an audit by Spark, written and read again."""
    from attrlint.archive.spark import audit as on_spark
    from attrlint.archive.spark import tables

    schema = "id string, text string, date string, section string, outlet string, title string"
    given = spark.read.schema(schema).json(str(archive / "a.jsonl")).repartition(4)
    names = {name: name for name in ("date", "section", "outlet", "title")}
    on_spark(given, **names, max_chars=20_000, isolated=True).write.parquet(str(archive / "nested"))  # type: ignore[arg-type]
    found = tables(spark.read.parquet(str(archive / "nested")))
    for table, rows in found.items():
        rows.write.parquet(str(archive / "tables" / table))
    return {table: spark.read.parquet(str(archive / "tables" / table)) for table in found}


@pytest.mark.parametrize("table", TABLES)
def test_rows_are_equal(archive: Path, audited: dict[str, DataFrame], table: str) -> None:
    """EXCEPT ALL is empty, both ways."""
    own = f"from read_parquet('{archive}/out/{table}/part-*.parquet')"
    theirs = f"from read_parquet('{archive}/tables/{table}/*.parquet')"
    columns = [column for column in audited[table].columns if column not in ("shard", "input", "row")]
    listed = ", ".join(f'"{column}"' for column in columns)
    one, other = f"select {listed} {own}", f"select {listed} {theirs}"
    with duckdb.connect() as connection:
        counts = [connection.execute(f"select count(*) from ({each})").fetchone() for each in (one, other)]
        assert counts[0] == counts[1] != (0,)
        assert connection.execute(f"({one}) except all ({other})").fetchall() == []
        assert connection.execute(f"({other}) except all ({one})").fetchall() == []


@pytest.fixture(scope="module")
def questions(audited: dict[str, DataFrame]) -> Report:
    """What answers questions."""
    from attrlint.archive.spark import Report

    return Report(audited)


@pytest.mark.parametrize("name", QUESTIONS)
def test_answers_are_equal(archive: Path, questions: Report, name: str) -> None:
    """Every question gives the same on DuckDB and on Spark."""

    def plain(row: dict[str, object]) -> str:
        return repr(sorted((k, round(v, 3) if isinstance(v, float) else v) for k, v in row.items()))

    theirs = sorted(plain(row.asDict()) for row in questions.ask(name).collect())
    ours = sorted(map(plain, asked(archive / "out", name)))
    assert ours == theirs != []


class Poisoned:
    """Lints with a record that raises, and one that kills its worker the first time."""

    def __init__(self, linting: Linting, flag: str) -> None:
        self.linting, self.flag = linting, flag

    def __call__(self, batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        """What Spark asks for."""
        import os
        import signal
        from pathlib import Path

        auditor = self.linting.auditor()
        fill, flag = auditor._fill, Path(self.flag)

        def swallow(found, record):  # type: ignore[no-untyped-def]
            if record.id == "a0003":
                raise ValueError("poison")
            if record.id == "a0007" and flag.exists():
                flag.unlink()
                os.kill(os.getpid(), signal.SIGKILL)
            fill(found, record)

        auditor._fill = swallow  # type: ignore[method-assign]
        yield from self.linting(batches)


def test_a_killed_worker_and_a_raising_record(spark: SparkSession, tmp_path: Path) -> None:
    """The task is tried again, and each record is there once; what raises is a row of errors."""
    from attrlint.archive.columns import RoleColumns
    from attrlint.archive.settings import AuditSettings
    from attrlint.archive.shipped import ship
    from attrlint.archive.spark import Linting, mapped, tables
    from attrlint.running.runner import Choice

    write_jsonl(tmp_path / "a.jsonl", records())
    flag = tmp_path / "flag"
    flag.touch()
    choice = Choice(isolated=True)
    linting = Linting(AuditSettings(choice), ship(choice, tmp_path), RoleColumns("id", "text"))
    given = spark.read.schema("id string, text string").json(str(tmp_path / "a.jsonl")).repartition(2)
    given.mapInArrow(mapped(Poisoned(linting, str(flag))), spark_ddl()).write.parquet(str(tmp_path / "nested"))
    assert not flag.exists()
    found = tables(spark.read.parquet(str(tmp_path / "nested")))
    assert sorted(row.article for row in found["articles"].collect()) == [f"a{i:04}" for i in range(40) if i != 3]
    assert [(row.article, row.code) for row in found["errors"].collect()] == [("a0003", "internal")]


def test_house_packs_travel_by_content(spark: SparkSession, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A worker needs no file of the driver."""
    from attrlint.archive.shipped import ship
    from attrlint.archive.spark import audit as on_spark
    from attrlint.running.runner import Choice

    monkeypatch.chdir(tmp_path)
    (tmp_path / "house.yaml").write_text(PACK, encoding="utf-8")
    (tmp_path / "attrlint.toml").write_text('packs = ["house.yaml"]\nselect = ["HSE"]\n')
    assert [data for _, data in ship(Choice(), tmp_path).files] == [PACK.encode()]
    given = spark.createDataFrame([("1", "The harbor is shut. The harbor office said so.\n")], "id string, text string")
    done = on_spark(given)
    (tmp_path / "house.yaml").unlink()
    assert {finding.code[:3] for row in done.collect() for finding in row.findings} == {"HSE"}
