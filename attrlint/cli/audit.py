"""attrlint audit run and status: an archive linted into tables, and its progress."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from attrlint.archive.columns import RoleColumns, choose_columns
from attrlint.archive.digest import options_digest, rules_digest
from attrlint.archive.extras import check_installed, library
from attrlint.archive.folder import AuditFolder, live
from attrlint.archive.inputs import find_inputs
from attrlint.archive.inputs.base import Narrowed
from attrlint.archive.locking import Locked
from attrlint.archive.progress import AuditProgress, duration
from attrlint.archive.rows import Auditor
from attrlint.archive.run import Run, RunOptions
from attrlint.archive.settings import AuditSettings
from attrlint.base.errors import Place, UsageError
from attrlint.base.facts import dataclass
from attrlint.cli.choices import day, job_count, words
from attrlint.output.concise import visible
from attrlint.running.batch import processors
from attrlint.running.runner import Choice
from attrlint.settings.selection import Layer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from attrlint.archive.inputs.base import Input
    from attrlint.archive.run import Outcome

STOPPED = 3
UNITS = {"": 1, "k": 1_000, "m": 1_000_000, "g": 1_000_000_000}
RANKS = ("info", "warning", "error")


@dataclass(frozen=True, slots=True)
class Asked:
    """The command line of ``audit run``."""

    inputs: tuple[str, ...]
    out: str
    input_format: str
    columns: dict[str, str]
    text_format: str
    table: str
    query: str
    where: str
    latex_marks: bool
    jobs: str
    shard_bytes: str
    preset: str
    select: tuple[str, ...]
    ignore: tuple[str, ...]
    extend_select: tuple[str, ...]
    config: str
    isolated: bool
    published: str
    dated: bool
    keep_text: bool
    max_chars: int
    record_timeout: float
    fail_on: str
    stop_after: int
    time_limit: float
    prune: bool
    restart: bool
    yes: bool
    progress: str


def run_audit(asked: Asked) -> int:
    """Audit an archive; returns the exit code. Raises AttrlintError."""
    library("pyarrow").set_cpu_count(1)  # workers are forked, so there must be no other threads
    library("pyarrow").set_io_thread_count(1)
    check_installed("duckdb")  # imported only when something is looked up
    rules = Layer(
        words([*asked.select]),
        words([*asked.extend_select]),
        words([*asked.ignore]),
    )
    choice = Choice(asked.config, asked.isolated, rules, (), (), day(asked.published), asked.preset)
    settings = AuditSettings(
        choice, asked.text_format, asked.latex_marks, asked.keep_text, asked.dated, asked.max_chars
    )
    shard_bytes = _size(asked.shard_bytes)
    inputs = find_inputs(asked.inputs, asked.input_format, Narrowed(asked.table, asked.query, asked.where), choice)
    if any(_is_inside(Path(path), asked.out) for path in asked.inputs):
        raise UsageError("the audit cannot be written into its own input", Place(asked.out))
    columns = _columns(inputs, asked.columns)
    auditor = Auditor(settings)
    digest = options_digest(settings, shard_bytes)
    digest |= rules_digest(auditor, [folder for one in inputs for folder in one.folders()])
    digest["columns"] = " / ".join(dict.fromkeys(repr(columns[one.name]) for one in inputs if one.tabular))
    jobs = job_count(asked.jobs) or processors()
    options = RunOptions(jobs, shard_bytes, asked.stop_after, asked.time_limit, asked.record_timeout, asked.prune)
    form = asked.progress
    if form == "auto":
        form = "line" if sys.stderr.isatty() else "json"
    progress = AuditProgress(form, _write)
    with Locked(asked.out):
        if asked.restart and not _restarted(asked):
            return STOPPED
        try:
            outcome = Run(asked.out, auditor, options, progress).run(inputs, columns, digest)
        finally:
            progress.clear()
    return _said(outcome, asked)


def _columns(inputs: Sequence[Input], asked: dict[str, str]) -> dict[str, RoleColumns]:
    """The columns of each input by name; each choice is printed once."""
    chosen: dict[str, RoleColumns] = {}
    said: set[str] = set()
    for one in inputs:
        if not one.tabular:
            chosen[one.name] = RoleColumns()
            continue
        chosen[one.name] = columns = choose_columns(one.columns(), asked, one.name)
        if columns.said() not in said:
            said.add(columns.said())
            sys.stderr.write(f"{visible(one.name)}: {visible(columns.said())}\n")
    return chosen


def _is_inside(path: Path, out: str) -> bool:
    """Whether the folder of an audit is, or is inside, a folder that is read."""
    return path.is_dir() and Path(os.path.realpath(out)).is_relative_to(os.path.realpath(path))


def _size(text: str) -> int:
    """Bytes from a number with an optional k, M or G after it. Raises UsageError."""
    number, unit = text.rstrip("kKmMgGbB"), text.lstrip("0123456789.").lower().removesuffix("b")
    try:
        size = int(float(number) * UNITS[unit])
    except (ValueError, KeyError, OverflowError):
        raise UsageError(f"--shard-bytes is a size such as 4M or 500k, not “{text}”") from None
    if size < 1:
        raise UsageError("--shard-bytes must be at least 1")
    return size


def _restarted(asked: Asked) -> bool:
    """Delete an earlier audit, if that is allowed."""
    folder = AuditFolder(asked.out)
    done = len(folder.shards())
    if done and not asked.yes:
        if not sys.stdin.isatty():
            raise UsageError("--restart deletes the audit that is there; add --yes if you mean it", Place(asked.out))
        sys.stderr.write(f"Delete {done} finished shard{'' if done == 1 else 's'} in {visible(asked.out)}? [y/N] ")
        sys.stderr.flush()
        if sys.stdin.readline().strip().lower() not in ("y", "yes"):
            return False
    folder.forget()
    return True


def _said(outcome: Outcome, asked: Asked) -> int:
    """Print how a run ended; returns the exit code."""
    counts = outcome.counts
    stopped = not outcome.state.complete
    if outcome.killed:
        sys.stderr.write(f"warning: {_counted(outcome.killed, 'worker')} ended early; their shards were done again\n")
    if outcome.state.repeated:
        said = "with an id used before; questions go by the first"
        sys.stderr.write(f"warning: {_counted(outcome.state.repeated, 'article')} {said}\n")
    tables = (("articles", "article"), ("findings", "finding"), ("quotations", "quotation"), ("errors", "error"))
    totals = ", ".join(_counted(counts.get(table, 0), noun) for table, noun in tables)
    work = f"linted {outcome.linted:,}, copied {outcome.copied:,}"
    end = "Stopped; run the same command to resume" if stopped else "Complete"
    sys.stderr.write(f"{end}: {totals} in {visible(asked.out)} ({work})\n")
    if stopped:
        return STOPPED
    if counts.get("errors"):
        return 2
    failing = RANKS[RANKS.index(asked.fail_on) :] if asked.fail_on else ()
    return 1 if any(shard.severities.get(one) for shard in outcome.shards for one in failing) else 0


def _counted(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def _write(text: str) -> None:
    sys.stderr.write(text)
    sys.stderr.flush()


def show_status(path: str) -> int:
    """Print the progress of an audit. Exits with 0 if complete, 1 if not, 2 if there is no audit here."""
    folder = AuditFolder(path)
    state = folder.state()
    if state is None:
        raise UsageError("no audit in this folder", Place(path))
    counting = live(folder.shards(), state)
    totals: dict[str, int] = {}
    for shard in folder.shards():
        for table, count in shard.counts.items():
            totals[table] = totals.get(table, 0) + count * (shard in counting)
    seconds = sum(shard.seconds for shard in counting)
    records = sum(shard.end - shard.first for shard in counting)
    rate = f", {records / seconds:.0f} per CPU second" if seconds else ""
    lines = [
        f"{visible(path)}: {'complete' if state.complete else 'not complete'}",
        f"  shards    {len(counting):,} done, {duration(seconds)} of CPU time{rate}",
        *(f"  {table:<9} {totals.get(table, 0):,} rows" for table in ("articles", "findings", "quotations", "errors")),
        *(f"  input     {visible(one.name)}: {_input_said(one.done, one.records)}" for one in state.inputs),
    ]
    if not state.complete:
        lines.append("  Run the same audit run command to resume")
    sys.stdout.write("".join(f"{line}\n" for line in lines))
    return 0 if state.complete else 1


def _input_said(done: bool, records: int) -> str:
    return f"done, {records:,} records" if done else "not done"
