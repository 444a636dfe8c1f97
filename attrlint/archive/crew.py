"""Worker processes that lint shards.

A record that hangs or kills its worker is found, and costs no other record. A worker reports which record it begins, so
that its death can be attributed to one record: after `DEATHS` of them, or one hang, the shard is linted without it. The
pools of the standard library either wait forever for a worker that was killed (`multiprocessing.Pool`) or give up all
their shards with it (`ProcessPoolExecutor`).
"""

from __future__ import annotations

import multiprocessing
import signal
import sys
import threading
import time
from collections import deque
from multiprocessing.connection import wait
from typing import TYPE_CHECKING, NamedTuple

from attrlint.archive.extras import leave_pandas_out
from attrlint.archive.shard_work import ShardDone, Task, work
from attrlint.base.errors import AttrlintError
from attrlint.base.facts import replace

if TYPE_CHECKING:
    from collections.abc import Iterator
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

    from attrlint.archive.rows import Auditor

FORKS = sys.platform.startswith("linux")
DEATHS = 3  # of workers at the same record before it is left out: one may have been killed from outside
LOOK = 0.5  # seconds between checks of the clock
PATIENCE = 5.0  # seconds for a worker to end when told to


class _Begun(NamedTuple):
    """Sent when a worker begins a record: its index in the shard."""

    record: int


class _Failed(NamedTuple):
    """Sent when a worker cannot make its shard for a reason unrelated to a record, such as a full disk."""

    message: str


class _Worker:
    """A process with a shard to lint, or none."""

    def __init__(self, auditor: Auditor, out: str) -> None:
        self.connection, theirs = multiprocessing.Pipe()
        self.process = _process(theirs, auditor, out)
        self.process.start()
        theirs.close()
        self.task: Task | None = None
        self.record = -1
        self.since = time.monotonic()

    def begin(self, task: Task) -> None:
        """Give it a shard."""
        self.task, self.record, self.since = task, -1, time.monotonic()
        self.connection.send(task)

    def kill(self) -> None:
        """End it immediately."""
        self.process.kill()
        self.process.join(PATIENCE)
        self.connection.close()


def _process(theirs: Connection, auditor: Auditor, out: str) -> BaseProcess:
    if FORKS:
        return multiprocessing.get_context("fork").Process(target=_serve, args=(theirs, auditor, out), daemon=True)
    own = type(auditor)(auditor.settings)  # one that has loaded nothing can be sent to another process
    return multiprocessing.get_context("spawn").Process(target=_serve, args=(theirs, own, out), daemon=True)


class Crew:
    """A number of workers. Tasks are added while there is room; results come in the order in which they finish."""

    def __init__(self, auditor: Auditor, out: str, jobs: int, timeout: float) -> None:
        self._auditor, self._out, self._jobs, self._timeout = auditor, out, jobs, timeout
        self._workers: list[_Worker] = []
        self._waiting: deque[Task] = deque()
        self._deaths: dict[tuple[int, int], int] = {}
        self.killed = 0  # workers that ended before their time

    def __enter__(self) -> Crew:
        return self

    def __exit__(self, *_: object) -> None:
        for worker in self._workers:
            worker.kill()

    @property
    def load(self) -> int:
        """The number of tasks running and waiting."""
        return len(self._waiting) + sum(worker.task is not None for worker in self._workers)

    @property
    def has_room(self) -> bool:
        """Whether another task may be added: each worker has one running, and one is ready for it."""
        return self.load < 2 * self._jobs

    def give(self, task: Task) -> None:
        """Take in a task."""
        self._waiting.append(task)
        self._start()

    def done(self) -> Iterator[ShardDone]:
        """What has finished by now; waits a moment for it. Empty if nothing has."""
        self._start()
        busy = [worker for worker in self._workers if worker.task]
        ready = wait([worker.connection for worker in busy], LOOK)
        for worker in [worker for worker in busy if worker.connection in ready]:
            try:
                while worker.connection.poll():
                    said = worker.connection.recv()
                    if isinstance(said, ShardDone):
                        worker.task = None
                        yield said
                        break
                    if isinstance(said, _Failed):
                        raise AttrlintError(said.message)
                    worker.record, worker.since = said.record, time.monotonic()
            except (EOFError, OSError):
                self._bury(worker, "worker-died")
        late = time.monotonic() - self._timeout
        for worker in [w for w in self._workers if w.task and 0 <= w.record < len(w.task.records) and w.since < late]:
            if not worker.connection.poll():
                self._bury(worker, "timeout")
        self._start()

    def _start(self) -> None:
        idle = [worker for worker in self._workers if worker.task is None]
        while self._waiting and (idle or len(self._workers) < self._jobs):
            worker = idle.pop() if idle else _Worker(self._auditor, self._out)
            if worker not in self._workers:
                self._workers.append(worker)
            try:
                worker.begin(self._waiting[0])
                self._waiting.popleft()
            except (BrokenPipeError, ConnectionResetError):  # it was killed while idle
                self._bury(worker, "")

    def _bury(self, worker: _Worker, why: str) -> None:
        """Remove a dead or hanging worker; its shard is the next to begin."""
        task, record = worker.task, worker.record
        worker.kill()
        self._workers.remove(worker)
        if why == "worker-died":
            self.killed += 1
        if task is None or not why:
            return
        place = (task.number, record)
        self._deaths[place] = self._deaths.get(place, 0) + 1
        if why == "timeout" or self._deaths[place] >= DEATHS:
            if not 0 <= record < len(task.records):
                raise AttrlintError(f"worker processes end before they have made shard {task.number}")
            task = replace(task, left_out={**task.left_out, record: why})
        self._waiting.appendleft(task)


def _serve(connection: Connection, auditor: Auditor, out: str) -> None:
    """The loop of a worker, until its parent ends or hangs up."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is handled by the parent
    threading.Thread(target=_end_with_parent, daemon=True).start()
    leave_pandas_out()
    while True:
        try:
            task: Task = connection.recv()
        except (EOFError, OSError):
            return
        try:
            said: ShardDone | _Failed = work(task, auditor, out, lambda record: connection.send(_Begun(record)))
        except Exception as error:
            said = _Failed(f"shard {task.number} cannot be made: {type(error).__name__}: {error}")
        connection.send(said)


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        signal.raise_signal(signal.SIGTERM)
