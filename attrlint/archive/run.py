"""An audit from its inputs to a complete folder: resumable, each record exactly once, whatever ends on the way."""

from __future__ import annotations

import time
from contextlib import closing
from datetime import UTC, datetime
from hashlib import sha256
from typing import TYPE_CHECKING

from attrlint import __version__
from attrlint.archive.copying import Known, KnownTexts
from attrlint.archive.crew import Crew
from attrlint.archive.folder import AuditFolder, Shard, State, live
from attrlint.archive.plan import check_digest, cut, planned, resumed
from attrlint.archive.shard_work import ShardDone, Task
from attrlint.archive.vanished import keep_vanished
from attrlint.base.errors import ReadError
from attrlint.base.facts import dataclass, replace
from attrlint.reading.decoding import decode

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from attrlint.archive.columns import RoleColumns
    from attrlint.archive.inputs.base import Input
    from attrlint.archive.progress import AuditProgress
    from attrlint.archive.rows import Auditor
    from attrlint.archive.settings import Record


@dataclass(frozen=True, slots=True)
class RunOptions:
    """How an audit runs, apart from the content of its rows. Bytes and seconds; 0 for no limit on shards or time."""

    jobs: int = 1
    shard_bytes: int = 4_000_000
    stop_after: int = 0
    time_limit: float = 0.0
    record_timeout: float = 30.0
    prune: bool = False


@dataclass(frozen=True, slots=True)
class Outcome:
    """The result of a run: the state of the folder, the current shards, and what this run did."""

    state: State
    shards: tuple[Shard, ...]
    linted: int = 0
    copied: int = 0
    killed: int = 0

    @property
    def counts(self) -> dict[str, int]:
        """Rows of all tables over all current shards."""
        totals: dict[str, int] = {}
        for shard in self.shards:
            for table, count in shard.counts.items():
                totals[table] = totals.get(table, 0) + count
        return totals


class Run:
    """One run of an audit in a folder. A context manager, which ends its workers."""

    def __init__(self, out: str, auditor: Auditor, options: RunOptions, progress: AuditProgress) -> None:
        self.folder = AuditFolder(out)
        self.auditor, self.options, self.progress = auditor, options, progress
        self.shards: dict[int, Shard] = {}
        self._began = time.monotonic()
        self._linted = self._copied = self._given = 0

    def run(self, inputs: Sequence[Input], columns: Mapping[str, RoleColumns], digest: dict[str, str]) -> Outcome:
        """Do what is missing. `columns` are those of each input by name. Raises UsageError, ReadError."""
        self.folder.prepare()
        state = self.folder.state()
        said = " / ".join(dict.fromkeys(columns[one.name].said() for one in inputs if one.tabular))
        if state is None:
            state = State(digest, said, version=__version__, started=_now())
        check_digest(state, digest, str(self.folder.path))
        state, todo = planned(state, inputs)
        self.shards = {shard.number: shard for shard in self.folder.shards()}
        if todo:
            state = replace(state, complete=False)
        self.folder.keep_state(state)
        crew = Crew(self.auditor, str(self.folder.path), self.options.jobs, self.options.record_timeout)
        if todo:
            self.auditor.warm()  # what linting loads is loaded once, before workers are forked
        with crew:
            for number, one in todo:
                state = self._input(crew, state, number, one, columns[one.name])
                if not state.inputs[number].done:
                    break
        if all(one.done for one in state.inputs) and not state.complete:
            from attrlint.archive.repeated import repeated_ids

            counting = live(self.shards.values(), state)
            repeated = repeated_ids(self.folder, [shard.number for shard in counting])
            counts = Outcome(state, tuple(counting)).counts
            state = replace(state, complete=True, repeated=repeated, counts=counts)
            self.folder.keep_state(state)
        counting = live(self.shards.values(), state)
        return Outcome(state, tuple(counting), self._linted, self._copied, crew.killed)

    def _input(self, crew: Crew, state: State, number: int, one: Input, columns: RoleColumns) -> State:
        """Audit one input; its state says whether it was finished."""
        own, row = resumed(self.shards.values(), number)
        if state.inputs[number].first_shard < 0:
            first = 1 + max(self.shards, default=-1)
            state = state.with_input(number, replace(state.inputs[number], first_shard=first))
            self.folder.keep_state(state)
        known = self._known(state, number, one)
        next_number = state.inputs[number].first_shard + sum(shard.first < row for shard in own.values())
        self.progress.begin(one, sum(shard.end - shard.first for shard in own.values()))
        end = row
        stopped = False
        with closing(one.records(columns, row)) as records:
            for run in cut(records, row, self.options.shard_bytes):
                if self._enough():
                    stopped = True
                    break
                end = run.end
                shard = own.get(run.first)
                if shard is None:
                    while not crew.has_room:
                        self._take(crew)
                    crew.give(self._task(next_number, number, one.name, run.first, run.end, run.records, known))
                    self._given += 1
                next_number += 1
        while crew.load:
            self._take(crew)
        if known:
            known.close()
        if stopped:
            return state
        if state.inputs[number].replaces >= 0 and not self.options.prune:
            for kept in keep_vanished(self.folder, list(self.shards.values()), state, number, next_number):
                self.folder.keep_shard(kept)
                self.shards[kept.number] = kept
        state = state.with_input(number, replace(state.inputs[number], done=True, records=end))
        self.folder.keep_state(state)
        replaced = state.inputs[number].replaces
        old = [shard for shard in self.shards.values() if shard.input == replaced]
        self.folder.drop(old)
        for shard in old:
            del self.shards[shard.number]
        return state

    def _known(self, state: State, number: int, one: Input) -> KnownTexts | None:
        """The texts of the other inputs; None if there are none."""
        counting = [shard.number for shard in live(self.shards.values(), state) if shard.input != number]
        if not counting:
            return None
        settings = self.auditor.settings
        return KnownTexts(self.folder, counting, same_id=not one.tabular, same_date=settings.dated)

    def _task(
        self, number: int, of: int, name: str, first: int, end: int, records: list[Record], known: KnownTexts | None
    ) -> Task:
        found: dict[int, Known] = {}
        if known:
            found = known.find(records, [_digest(record) for record in records])
            records = [r._replace(text=None, data=None) if i in found else r for i, r in enumerate(records)]
        return Task(number, of, name, first, end, tuple(records), found)

    def _enough(self) -> bool:
        options = self.options
        late = options.time_limit and time.monotonic() - self._began >= options.time_limit
        return bool(late or (options.stop_after and self._given >= options.stop_after))

    def _take(self, crew: Crew) -> None:
        """Record all shards that have finished by now."""
        for done in crew.done():
            shard = _shard_of(done)
            self.folder.keep_shard(shard)
            self.shards[shard.number] = shard
            self._linted += done.linted
            self._copied += done.copied
            self.progress.add(shard.end - shard.first, done.counts["errors"])
        self.progress.show()


def _shard_of(done: ShardDone) -> Shard:
    return Shard(
        *done.task,
        done.ids,
        done.counts,
        done.severities,
        done.linted,
        done.copied,
        done.seconds,
        _now(),
    )


def _digest(record: Record) -> bytes | None:
    """The SHA-256 of a record's text; None if it cannot be linted anyway."""
    text = record.text
    try:
        if record.data is not None:
            text = decode(record.data, record.path).text
        return sha256(text.encode()).digest() if text else None
    except (ReadError, UnicodeEncodeError):
        return None


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
