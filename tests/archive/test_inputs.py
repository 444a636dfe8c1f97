"""Inputs: each format gives the same tables, and columns are guessed, asked for, or refused."""

from __future__ import annotations

import csv
import gzip
import json
import sqlite3
from datetime import date, datetime
from itertools import pairwise
from typing import TYPE_CHECKING

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from attrlint.archive.columns import choose_columns, day_of
from attrlint.archive.inputs import find_inputs, format_of_input
from attrlint.archive.inputs.base import Narrowed
from attrlint.archive.plan import cut
from attrlint.archive.settings import Record
from attrlint.base.errors import AttrlintError, UsageError
from attrlint.running.runner import Choice
from tests.archive.made import all_rows, audit, records, write_jsonl

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

ITEMS = records()


def as_csv(path: Path) -> None:
    """A CSV file; texts run over several lines."""
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, list(ITEMS[0]))
        writer.writeheader()
        writer.writerows(ITEMS)


def as_parquet(path: Path) -> None:
    """A Parquet file of several row groups."""
    pq.write_table(pa.Table.from_pylist(ITEMS), path, row_group_size=7)


def as_gzip(path: Path) -> None:
    """JSON Lines, packed."""
    path.write_bytes(gzip.compress("".join(json.dumps(item) + "\n" for item in ITEMS).encode()))


def as_zstd(path: Path) -> None:
    """JSON Lines, packed."""
    with pa.output_stream(str(path), compression="zstd") as file:
        file.write("".join(json.dumps(item) + "\n" for item in ITEMS).encode())


def as_sqlite(path: Path) -> None:
    """A database with one table."""
    connection = sqlite3.connect(path)
    connection.execute("create table stories (id, text, date, section)")
    connection.executemany("insert into stories values (:id, :text, :date, :section)", ITEMS)
    connection.commit()
    connection.close()


def as_duckdb(path: Path) -> None:
    """A database with one table."""
    with duckdb.connect(str(path)) as connection:
        connection.register("given", pa.Table.from_pylist(ITEMS))
        connection.execute("create table stories as from given")


MAKERS: dict[str, Callable[[Path], None]] = {
    "a.csv": as_csv,
    "a.parquet": as_parquet,
    "a.jsonl.gz": as_gzip,
    "a.jsonl.zst": as_zstd,
    "a.sqlite": as_sqlite,
    "a.duckdb": as_duckdb,
}


@pytest.fixture(scope="module")
def expected(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[dict[str, object]]]:
    """The tables of the JSON Lines."""
    folder = tmp_path_factory.mktemp("expected")
    assert audit(write_jsonl(folder / "a.jsonl", ITEMS), "--out", folder / "out", "--jobs", "1") == 0
    found = all_rows(folder / "out")
    assert len(found["articles"]) == 40
    assert len(found["quotations"]) == 80
    assert found["findings"]
    return found


@pytest.mark.parametrize("name", MAKERS)
def test_every_format_gives_the_same_tables(
    tmp_path: Path, expected: dict[str, list[dict[str, object]]], name: str
) -> None:
    """Row for row, whatever the shards."""
    MAKERS[name](tmp_path / name)
    assert audit(tmp_path / name, "--out", tmp_path / "out", "--jobs", "1", "--shard-bytes", "5k") == 0
    assert all_rows(tmp_path / "out") == expected


def test_a_folder_of_drafts(tmp_path: Path, expected: dict[str, list[dict[str, object]]]) -> None:
    """Files are records under their paths; they have no data beside their text."""
    for item in ITEMS:
        path = tmp_path / "in" / item["section"] / f"{item['id']}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(item["text"], encoding="utf-8")
    assert audit(tmp_path / "in", "--out", tmp_path / "out", "--jobs", "1") == 0
    found = all_rows(tmp_path / "out")
    assert found["articles"][0]["article"] == "Local/a0000.txt"
    assert sorted(str(row["fingerprint"]) for row in found["findings"]) == sorted(
        str(row["fingerprint"]) for row in expected["findings"]
    )


def test_a_condition_is_pushed_down(tmp_path: Path) -> None:
    """--where leaves rows of a Parquet file out."""
    as_parquet(tmp_path / "a.parquet")
    argv = ["--out", tmp_path / "out", "--jobs", "1", "--where", "section = 'Sports' and date < '2012'"]
    assert audit(tmp_path / "a.parquet", *argv) == 0
    rows = all_rows(tmp_path / "out")["articles"]
    wanted = [item["id"] for item in ITEMS if item["section"] == "Sports" and item["date"] < "2012"]
    assert [row["article"] for row in rows] == wanted
    assert wanted


@pytest.mark.parametrize(
    ("names", "asked", "said"),
    [
        (["id", "text", "published"], {}, "id=id, text=text, date=published"),
        (["url", "maintext", "date_publish"], {}, "id=url, text=maintext, date=date_publish, url=url"),
        (["ID", "Body"], {}, "id=ID, text=Body"),
        (["id", "text", "content"], {"text": "content"}, "id=id, text=content"),
        (["key", "copy"], {"id": "key", "text": "copy"}, "id=key, text=copy"),
    ],
)
def test_columns_are_chosen(names: list[str], asked: dict[str, str], said: str) -> None:
    """By what is asked for, then by usual names."""
    assert choose_columns(names, asked, "a.csv").said() == said


@pytest.mark.parametrize(
    ("names", "asked", "said"),
    [
        (["id", "text", "content"], {}, "--text could be text or content: choose one"),
        (["id", "uuid", "text"], {}, "--id could be id or uuid: choose one"),
        (["id", "words"], {}, "no column for the text: choose one with --text (id, words)"),
        (["id", "text"], {"date": "day"}, "no column “day” (--date); there are id, text"),
    ],
)
def test_columns_that_cannot_be_chosen(names: list[str], asked: dict[str, str], said: str) -> None:
    """Nothing is linted by a guess that could be wrong."""
    with pytest.raises(UsageError) as caught:
        choose_columns(names, asked, "a.csv")
    assert caught.value.message == said


def test_nothing_is_written_by_an_ambiguous_guess(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Exit 2, and no folder."""
    write_jsonl(tmp_path / "a.jsonl", [{"id": "1", "text": "a", "body": "b"}])
    assert audit(tmp_path / "a.jsonl", "--out", tmp_path / "out") == 2
    assert "--text could be text or body" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("2016-03-04", date(2016, 3, 4)),
        ("2016-03-04T10:20:30Z", date(2016, 3, 4)),
        ("2016-03-04 10:20", date(2016, 3, 4)),
        ("20160304", date(2016, 3, 4)),
        (20160304, date(2016, 3, 4)),
        (datetime(2016, 3, 4, 10, 20), date(2016, 3, 4)),
        (date(2016, 3, 4), date(2016, 3, 4)),
        ("March 4", None),
        ("", None),
        (None, None),
        (1.5, None),
    ],
)
def test_days(value: object, day: date | None) -> None:
    """Days in the forms in which archives have them."""
    assert day_of(value) == day


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ('{"id": "x", "text": "a"', "Not JSON"),
        ("[1, 2]", "Not a JSON object"),
        ('{"id": "x", "text": 5}', "The text is not a string"),
        ('{"id": null, "text": "a"}', "No id"),
        ('{"id": "x", "text": null}', "No text in this record"),
        ('{"id": "x", "text": " \\n"}', "No text in this record"),
        ('{"id": "x", "text": "a \\ud800"}', "Text is not valid Unicode"),
    ],
)
def test_a_broken_record_costs_no_other(tmp_path: Path, line: str, fault: str) -> None:
    """It is a row of errors, with its place."""
    good = [json.dumps(item) for item in ITEMS[:3]]
    (tmp_path / "a.jsonl").write_text("\n".join([good[0], line, *good[1:]]), encoding="utf-8")
    assert audit(tmp_path / "a.jsonl", "--out", tmp_path / "out", "--jobs", "1") == 2
    found = all_rows(tmp_path / "out")
    assert [row["article"] for row in found["articles"]] == ["a0000", "a0001", "a0002"]
    (error,) = found["errors"]
    assert str(error["message"]).startswith(fault)


def test_a_record_of_csv_that_is_not_utf_8(tmp_path: Path) -> None:
    """Only its own text cannot be read."""
    (tmp_path / "a.csv").write_bytes(b"id,text\n1,a caf\xe9 is shut\n2,a bar is shut\n")
    assert audit(tmp_path / "a.csv", "--out", tmp_path / "out", "--jobs", "1") == 2
    found = all_rows(tmp_path / "out")
    assert [row["article"] for row in found["articles"]] == ["2"]
    assert [(row["article"], row["code"]) for row in found["errors"]] == [("1", "unreadable")]


@pytest.mark.parametrize(
    ("name", "form"),
    [("a.parquet", "parquet"), ("a.JSONL.gz", "jsonl"), ("a.csv.zst", "csv"), ("a.db", "sqlite"), ("a.txt", "")],
)
def test_formats_by_name(tmp_path: Path, name: str, form: str) -> None:
    """Also under .gz and .zst."""
    assert format_of_input(tmp_path / name) == form


@pytest.mark.parametrize("given", ["s3://bucket/a.parquet", "gone.jsonl", "a.txt", "", "empty"])
def test_inputs_that_cannot_be_had(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, given: str) -> None:
    """A bucket, a file that is not there, a format that is not known, a folder without drafts."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text("a")
    (tmp_path / "empty").mkdir()
    with pytest.raises(AttrlintError):
        [one.identity() for one in find_inputs([given], "auto", Narrowed(), Choice(isolated=True))]


def test_shards_depend_on_the_records_only() -> None:
    """Cut again from a row where one begins, they are the same."""
    rows = [Record(str(i), "x" * (i * 37 % 400), i, "") for i in range(200)]
    whole = [(one.first, one.end) for one in cut(rows, 0, 3000)]
    assert whole[0][0] == 0
    assert whole[-1][1] == 200
    assert all(a[1] == b[0] for a, b in pairwise(whole))
    for first, _ in whole:
        assert [(one.first, one.end) for one in cut(rows[first:], first, 3000)] == [w for w in whole if w[0] >= first]


def test_a_zst_file_is_read_to_its_end(tmp_path: Path) -> None:
    """Line for line."""
    as_zstd(tmp_path / "a.jsonl.zst")
    (one,) = find_inputs([str(tmp_path / "a.jsonl.zst")], "auto", Narrowed(), Choice(isolated=True))
    columns = choose_columns(one.columns(), {}, one.name)
    assert [record.id for record in one.records(columns, 30)] == [item["id"] for item in ITEMS[30:]]
