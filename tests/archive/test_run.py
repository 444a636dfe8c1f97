"""Audits: equal to check and sources, resumable, each record once, whatever ends on the way."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from attrlint.archive import crew, rows
from attrlint.archive.folder import AuditFolder
from attrlint.archive.schema import TABLES
from attrlint.cli import run
from tests.archive.made import all_rows, article, audit, parts, records, rows_of, write_jsonl

if TYPE_CHECKING:
    from pathlib import Path

    from attrlint.archive.rows import Auditor, Rows
    from attrlint.archive.settings import Record

on_linux = pytest.mark.skipif(not crew.FORKS, reason="workers are forked on Linux only")
ITEMS = records()


@pytest.fixture
def stories(tmp_path: Path) -> Path:
    """A file of 40 records."""
    return write_jsonl(tmp_path / "a.jsonl", ITEMS)


def test_equal_to_check_and_sources(tmp_path: Path, stories: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Every row of findings and quotations is what the two commands print of a file with that text."""
    out = tmp_path / "out"
    assert audit(stories, "--out", out, "--jobs", "1", "--select", "ALL") == 0
    (tmp_path / "drafts").mkdir()
    for item in ITEMS:
        (tmp_path / "drafts" / f"{item['id']}.txt").write_text(item["text"], encoding="utf-8")
    capsys.readouterr()
    argv = ["check", "--isolated", "--no-cache", "--quiet", "--select", "ALL", "--output-format", "json"]
    assert run([*argv, str(tmp_path / "drafts")]) == 1
    found = json.loads(capsys.readouterr().out)
    ours = rows_of(out, "findings")
    assert len(ours) == len(found) >= 40
    for row, one in zip(ours, found, strict=True):
        assert one["path"].endswith(f"/{row['article']}.txt")
        for name, key in (("code", "code"), ("rule", "name"), ("start", "offset"), ("end", "end_offset")):
            assert row[name] == one[key]
        for key in ("severity", "confidence", "message", "line", "column", "fingerprint"):
            assert row[key] == one[key]
        assert (row["fix"] is None) == (one["fix"] is None)
        related = [{"start": r["offset"], "end": r["end_offset"], "message": r["message"]} for r in one["related"]]
        assert (row["related"] or []) == related
    assert run(["sources", "--isolated", "--output-format", "json", str(tmp_path / "drafts")]) == 0
    listed = json.loads(capsys.readouterr().out)
    quoted = [(each["path"], q) for each in listed for q in each["quotations"]]
    ours = rows_of(out, "quotations")
    assert len(ours) == len(quoted) == 80
    for row, (path, one) in zip(ours, quoted, strict=True):
        source = one["source"] or {}
        assert path.endswith(f"/{row['article']}.txt")
        assert (row["start"], row["end"], row["text"]) == (one["offset"], one["end_offset"], one["text"])
        assert (row["line"], row["layout"]) == (one["line"], one["layout"])
        assert (row["speaker"], row["speaker_sort"], row["speaker_id"]) == tuple(
            source.get(key) for key in ("name", "sort", "id")
        )
        # The source list has sources and cues in full, an audit what it compares over the archive.
        assert (row["mention"] or "") in (source.get("text") or "")
        assert (row["cue"] or "") in ((one["cue"] or {}).get("text") or "")
    sources = [(s["id"], s["name"], s["words_quoted"]) for each in listed for s in each["sources"]]
    assert [(s["id"], s["name"], s["words_quoted"]) for s in rows_of(out, "sources")] == sources
    statements = sum(len(each["statements"]) for each in listed)
    assert sum(len(row["contents"]) for row in rows_of(out, "statements")) == statements > 0  # type: ignore[arg-type]


@on_linux
def test_any_number_of_jobs_gives_the_same_bytes(tmp_path: Path, stories: Path) -> None:
    """One, two or four workers."""
    made = []
    for jobs in ("1", "2", "4"):
        assert audit(stories, "--out", tmp_path / jobs, "--jobs", jobs, "--shard-bytes", "3k") == 0
        made.append(parts(tmp_path / jobs))
    assert made[0] == made[1] == made[2]
    assert len(made[0]) > 5 * len(TABLES)


def test_stopped_and_resumed(tmp_path: Path, stories: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """--stop-after ends with 3; the same command goes on; one more time does nothing."""
    whole, out = tmp_path / "whole", tmp_path / "out"
    argv = ["--jobs", "1", "--shard-bytes", "3k"]
    assert audit(stories, "--out", whole, *argv) == 0
    assert audit(stories, "--out", out, *argv, "--stop-after", "2") == 3
    assert len(AuditFolder(str(out)).shards()) == 2
    assert run(["audit", "status", str(out)]) == 1
    assert audit(stories, "--out", out, *argv, "--stop-after", "1") == 3
    assert audit(stories, "--out", out, *argv) == 0
    assert parts(out) == parts(whole)
    assert run(["audit", "status", str(out)]) == 0
    before = parts(out)
    capsys.readouterr()
    assert audit(stories, "--out", out, *argv) == 0
    assert "(linted 0, copied 0)" in capsys.readouterr().err
    assert parts(out) == before


def test_a_missing_part_is_made_again(tmp_path: Path, stories: Path) -> None:
    """A shard whose JSON or one of whose parts is not there counts for nothing."""
    out = tmp_path / "out"
    argv = [stories, "--out", out, "--jobs", "1", "--shard-bytes", "3k"]
    assert audit(*argv, "--stop-after", "5") == 3
    before = parts(out)
    (out / "shards" / "00001.json").unlink()
    (out / "sources" / "part-00003.parquet").unlink()
    (out / "findings" / ".part-00009.123.tmp").write_bytes(b"half")
    assert audit(*argv) == 0
    assert {name: data for name, data in parts(out).items() if name in before} == before
    assert list(out.rglob("*.tmp")) == []


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        (["--ignore", "VAG"], "rules or settings"),
        (["--text-format", "html"], "--text-format"),
        (["--shard-bytes", "5k"], "--shard-bytes"),
        (["--section", "id"], "columns"),
        (["--no-text"], "--no-text"),
    ],
)
def test_other_settings_stop(
    tmp_path: Path, stories: Path, capsys: pytest.CaptureFixture[str], changed: list[str], said: str
) -> None:
    """Exit 2 and what differs; --restart begins again."""
    out = tmp_path / "out"
    assert audit(stories, "--out", out, "--jobs", "1", "--shard-bytes", "30k") == 0
    before = parts(out)
    assert audit(stories, "--out", out, "--jobs", "1", "--shard-bytes", "30k", *changed) == 2
    assert f"audited before with different {said}; use another folder" in capsys.readouterr().err
    assert parts(out) == before
    assert audit(stories, "--out", out, "--jobs", "1", "--shard-bytes", "30k", *changed, "--restart") == 2
    assert audit(stories, "--out", out, "--jobs", "1", "--shard-bytes", "30k", *changed, "--restart", "--yes") == 0
    assert parts(out) != before


def test_new_inputs_are_added(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What is known is copied under its new id; rows are those of a run from nothing."""
    first = write_jsonl(tmp_path / "a.jsonl", ITEMS[:30])
    known = [{**item, "id": f"b{item['id']}", "section": "Moved"} for item in ITEMS[:20]]
    fresh = [{**item, "id": f"c{i}", "text": article(100 + i)} for i, item in enumerate(ITEMS[:5])]
    mixed = [item for pair in zip(known, fresh + known, strict=False) for item in pair]
    second = write_jsonl(tmp_path / "b.jsonl", list({item["id"]: item for item in mixed}.values()))
    argv = ["--jobs", "1", "--shard-bytes", "3k"]
    assert audit(first, "--out", tmp_path / "out", *argv) == 0
    assert audit(first, second, "--out", tmp_path / "out", *argv) == 0
    assert "(linted 5, copied 20)" in capsys.readouterr().err
    assert audit(second, "--out", tmp_path / "fresh", *argv) == 0
    ours, theirs = all_rows(tmp_path / "out"), all_rows(tmp_path / "fresh")
    for table in TABLES:
        assert ours[table][len(ours[table]) - len(theirs[table]) :] == theirs[table]
    assert len(ours["articles"]) == 55


@pytest.mark.parametrize("prune", [False, True])
def test_a_changed_input_replaces_the_old_one(tmp_path: Path, prune: bool) -> None:
    """Its records count once; one that is no longer in it is kept, unless --prune."""
    path = write_jsonl(tmp_path / "a.jsonl", ITEMS[:20])
    argv = [path, "--out", tmp_path / "out", "--jobs", "1", "--shard-bytes", "3k"]
    assert audit(*argv) == 0
    changed = [*ITEMS[:10], {**ITEMS[10], "text": article(500)}, *ITEMS[12:25]]
    write_jsonl(path, changed)
    if prune:
        argv.append("--prune")
    assert audit(*argv, "--stop-after", "1") == 3
    assert len(rows_of(tmp_path / "out", "articles")) == 20  # the old version counts until the new one is done
    assert audit(*argv) == 0
    found = rows_of(tmp_path / "out", "articles")
    wanted = [item["id"] for item in changed] + ([] if prune else ["a0011"])
    assert [row["article"] for row in found] == wanted
    assert audit(*argv) == 0
    assert [row["article"] for row in rows_of(tmp_path / "out", "articles")] == wanted


def test_no_text_leaves_no_quoted_word(tmp_path: Path) -> None:
    """No part holds a word of a quotation, a title or a statement."""
    secret = "zyzzyva"
    items = [
        {
            "id": "1",
            "title": f"Mayor: “We saw a {secret} here”",
            "text": f"“We saw a {secret} in the hall,” said Ann Cole. “We saw a {secret} in the hall,” said Ann Cole.\n\n"
            f"Critics say that a {secret} is a pest. “Nobody has seen the {secret} since the market hall was shut.”\n",
        }
    ]
    path = write_jsonl(tmp_path / "a.jsonl", items)
    assert audit(path, "--out", tmp_path / "with", "--jobs", "1", "--select", "ALL") == 0
    assert secret in str(all_rows(tmp_path / "with"))
    assert audit(path, "--out", tmp_path / "out", "--jobs", "1", "--select", "ALL", "--no-text") == 0
    found = all_rows(tmp_path / "out")
    assert secret not in str(found)
    assert len(found["quotations"]) == 3
    assert len(found["findings"]) == len(all_rows(tmp_path / "with")["findings"])
    hashes = [row["norm_hash"] for row in found["quotations"]]
    assert hashes == [row["norm_hash"] for row in all_rows(tmp_path / "with")["quotations"]]
    assert hashes[0] == hashes[1] != hashes[2]


def test_latex_marks_are_quotations_where_asked_for(tmp_path: Path) -> None:
    """``x'' is a statement otherwise, as in sources."""
    path = write_jsonl(tmp_path / "a.jsonl", [{"id": "1", "text": "``We are shut for the winter,'' said Ann Cole.\n"}])
    for marks, count in (("usual", 0), ("latex", 1)):
        assert audit(path, "--out", tmp_path / marks, "--jobs", "1", "--marks", marks) == 0
        assert len(rows_of(tmp_path / marks, "quotations")) == count


def test_dates_of_records(tmp_path: Path) -> None:
    """--relative-to published lints each record as of its own date."""
    text = "The council will meet on 3 May 2016 to vote on the bridge.\n"
    items = [{"id": d, "text": text, "date": d} for d in ("2016-05-01", "2016-05-07")]
    path = write_jsonl(tmp_path / "a.jsonl", items)
    argv = [path, "--jobs", "1", "--select", "DAT004"]
    assert audit(*argv, "--out", tmp_path / "a", "--relative-to", "published") == 0
    assert [row["article"] for row in rows_of(tmp_path / "a", "findings")] == ["2016-05-07"]


def test_settings_of_the_folder_hold(tmp_path: Path, stories: Path) -> None:
    """As in check, unless --isolated."""
    (tmp_path / "attrlint.toml").write_text('select = ["NUM"]\n')
    assert run(["audit", "run", str(stories), "--out", str(tmp_path / "out"), "--jobs", "1"]) == 0
    assert rows_of(tmp_path / "out", "findings") == []


@pytest.mark.parametrize(("severity", "code"), [("error", 0), ("warning", 1), ("info", 1)])
def test_fail_on(tmp_path: Path, stories: Path, severity: str, code: int) -> None:
    """Findings fail an audit only where that is asked for."""
    assert audit(stories, "--out", tmp_path / "out", "--jobs", "1", "--fail-on", severity) == code


def poisoned(kind: str, flag: Path) -> list[dict[str, str]]:
    """Forty records, the eighth of them poisoned."""
    flag.touch()
    return [{**item, "text": f"{kind} pill\n\n{item['text']}"} if i == 7 else item for i, item in enumerate(ITEMS)]


@pytest.fixture
def pills(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Makes records with a pill raise, hang or kill the process that lints them; gives the flag of "once"."""
    fill = rows.Auditor._fill  # type: ignore[attr-defined]
    flag = tmp_path / "flag"

    def swallow(self: Auditor, found: Rows, record: Record) -> None:
        text = record.text or ""
        if text.startswith("raise pill"):
            raise ValueError("poison")
        if text.startswith("hang pill"):
            time.sleep(60)
        if text.startswith("kill pill") or (text.startswith("once pill") and flag.exists()):
            flag.unlink(missing_ok=True)
            os.kill(os.getpid(), signal.SIGKILL)
        fill(self, found, record)

    monkeypatch.setattr(rows.Auditor, "_fill", swallow)
    return flag


@on_linux
@pytest.mark.parametrize("jobs", ["1", "2"])
@pytest.mark.parametrize(
    ("kind", "code"), [("raise", "internal"), ("hang", "timeout"), ("kill", "worker-died"), ("once", "")]
)
def test_a_poisoned_record_costs_no_other(tmp_path: Path, pills: Path, kind: str, code: str, jobs: str) -> None:
    """It is an error row, in 39 of 40; a worker that is killed once costs nothing."""
    path = write_jsonl(tmp_path / "a.jsonl", poisoned(kind, pills))
    argv = ["--jobs", jobs, "--shard-bytes", "5k", "--record-timeout", "1"]
    assert audit(path, "--out", tmp_path / "out", *argv) == (2 if code else 0)
    found = all_rows(tmp_path / "out")
    assert [row["article"] for row in found["errors"] if row["code"] == code] == (["a0007"] if code else [])
    assert len(found["articles"]) == (39 if code else 40)
    assert len({row["article"] for row in found["articles"]}) == len(found["articles"])


def test_records_that_cannot_be_linted(tmp_path: Path) -> None:
    """Too long, no text, the same id twice: an article is in articles or in errors, never in neither."""
    items = [
        *ITEMS[:3],
        {**ITEMS[3], "text": "The bridge is shut. " * 300_000},
        {**ITEMS[4], "text": ""},
        {**ITEMS[5], "id": "a0001"},
        ITEMS[6],
    ]
    path = write_jsonl(tmp_path / "a.jsonl", items)
    assert audit(path, "--out", tmp_path / "out", "--jobs", "1", "--shard-bytes", "100M") == 2
    found = all_rows(tmp_path / "out")
    assert [row["article"] for row in found["articles"]] == ["a0000", "a0001", "a0002", "a0006"]
    codes = [(row["article"], row["code"]) for row in found["errors"]]
    assert codes == [("a0003", "too-long"), ("a0004", "no-text"), ("a0001", "same-id")]


def test_the_same_id_in_two_shards_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Both are kept; questions go by the first."""
    path = write_jsonl(tmp_path / "a.jsonl", [*ITEMS, ITEMS[0]])
    assert audit(path, "--out", tmp_path / "out", "--jobs", "1", "--shard-bytes", "3k") == 0
    assert "warning: 1 article with an id used before" in capsys.readouterr().err


def begun(path: Path, out: Path) -> subprocess.Popen[bytes]:
    """An audit in a process of its own, with two workers."""
    argv = ["audit", "run", path, "--out", out, "--jobs", "2", "--shard-bytes", "4k", "--isolated", "--progress=none"]
    return subprocess.Popen([sys.executable, "-m", "attrlint", *map(str, argv)], stderr=subprocess.DEVNULL)


def children_of(pid: int) -> list[int]:
    """The processes that a process has begun, as Linux tells."""
    try:
        with open(f"/proc/{pid}/task/{pid}/children") as file:  # noqa: PTH123
            return [int(word) for word in file.read().split()]
    except OSError:
        return []


@on_linux
@pytest.mark.parametrize("victim", ["parent", "worker"])
def test_killed_at_random_moments(tmp_path: Path, victim: str) -> None:
    """Killed a few times (ATTRLINT_KILLS), then resumed: the same bytes, and no worker outlives its parent."""
    path = write_jsonl(tmp_path / "a.jsonl", records(160))
    assert audit(path, "--out", tmp_path / "whole", "--jobs", "2", "--shard-bytes", "4k") == 0
    dice = random.Random(7)
    out = tmp_path / "out"
    kills, wanted = 0, int(os.environ.get("ATTRLINT_KILLS", "3"))
    for _ in range(6 * wanted):
        process = begun(path, out)
        try:
            until = time.monotonic() + 20
            while process.poll() is None and len(children_of(process.pid)) < 2 and time.monotonic() < until:
                time.sleep(0.01)
            time.sleep(dice.random() * 0.25)
            workers = children_of(process.pid)
            if process.poll() is None and workers and kills < wanted:
                os.kill(process.pid if victim == "parent" else dice.choice(workers), signal.SIGKILL)
                kills += 1
            code = process.wait(60)
        finally:
            process.kill()
        until = time.monotonic() + 10
        while any(os.path.exists(f"/proc/{pid}") for pid in workers) and time.monotonic() < until:  # noqa: PTH110
            time.sleep(0.02)
        assert [pid for pid in workers if os.path.exists(f"/proc/{pid}")] == []  # noqa: PTH110
        if code == 0:
            if kills >= wanted or victim == "parent":
                break
            assert parts(out) == parts(tmp_path / "whole")
            subprocess.run(["rm", "-r", str(out)], check=True)
    assert kills >= wanted / 2
    assert parts(out) == parts(tmp_path / "whole")
    assert run(["audit", "status", str(out)]) == 0


def test_one_audit_at_a_time(tmp_path: Path, stories: Path) -> None:
    """A second one in the same folder is refused."""
    locked = f"from attrlint.archive.locking import Locked\nwith Locked({str(tmp_path / 'out')!r}):\n print(flush=True)\n input()"
    with subprocess.Popen([sys.executable, "-c", locked], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as holder:
        assert holder.stdout is not None
        holder.stdout.readline()
        assert audit(stories, "--out", tmp_path / "out") == 2
        holder.communicate(b"\n")
    assert audit(stories, "--out", tmp_path / "out", "--jobs", "1") == 0


def test_an_audit_is_not_written_into_its_input(tmp_path: Path, stories: Path) -> None:
    """The next run would read it."""
    assert audit(tmp_path, "--out", tmp_path / "out") == 2


def test_progress_is_json_where_nobody_watches(
    tmp_path: Path, stories: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A line of JSON, or a line to read."""
    monkeypatch.setattr("attrlint.archive.progress.MINUTE", 0)
    monkeypatch.setattr("attrlint.archive.progress.SOON", 0)
    argv = [stories, "--jobs", "1", "--shard-bytes", "3k"]
    assert audit(*argv, "--out", tmp_path / "a", "--progress", "json") == 0
    lines = [json.loads(line) for line in capsys.readouterr().err.splitlines() if line.startswith("{")]
    assert lines[-1]["done"] == 40
    assert set(lines[0]) == {"input", "done", "of", "per_second", "errors", "seconds_left"}
    assert audit(*argv, "--out", tmp_path / "b", "--progress", "line") == 0
    assert "\r40 · " in capsys.readouterr().err
