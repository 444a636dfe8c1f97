"""Files linted in several processes, in the requested order. No worker outlives the run, however it ends."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

from attrlint.base.errors import AttrlintError, Place
from attrlint.running.runner import Runner
from attrlint.store.store import user_store

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator, Sequence
    from concurrent.futures import Future

    from attrlint.packs.vale import Skipped

FORKS = sys.platform.startswith("linux")  # elsewhere a forked process may have what system libraries cannot share
ROUNDS = 32  # chunks per worker, approximately: few enough to cost nothing, enough to finish at the same time
LARGEST = 250_000  # bytes of a chunk
PATIENCE = 5.0  # seconds for a worker to end when told to
RUNNER: ContextVar[Runner] = ContextVar("RUNNER")  # in a worker: what it lints with


Made = TypeVar("Made")


class Chunk(NamedTuple):
    """Files that one worker lints in one go, and their size in bytes."""

    paths: tuple[str, ...]
    size: int


class ChunkDone(NamedTuple, Generic[Made]):
    """The result of a chunk, and the Vale rules that are not run."""

    made: tuple[Made, ...]
    skipped: tuple[Skipped, ...]


class Workers(Generic[Made]):
    """Does the same for many files in several processes; `notes` are about the processes.

    `work` processes one file; `failed` makes the result for a file whose process ended. Both must be picklable.
    """

    def __init__(
        self,
        runner: Runner,
        jobs: int,
        work: Callable[[Runner, str], Made],
        failed: Callable[[str, AttrlintError], Made],
    ) -> None:
        self._runner, self._jobs, self._work, self._failed = runner, jobs, work, failed
        self.notes: list[str] = []

    def results(self, paths: Sequence[str], sizes: Sequence[int]) -> Iterator[Made]:
        """The result for each file, in order; `sizes` are the sizes of the files in bytes."""
        first = sorted(range(len(paths)), key=sizes.__getitem__)[(len(paths) - 1) // 2]
        # What a typical draft makes the program load is then already there in each forked process.
        warm = self._work(self._runner, paths[first]) if FORKS else None
        user_store().save()  # otherwise each forked process would save the same again
        pending = [i for i in range(len(paths)) if warm is None or i != first]
        results = self._all(chunks_of([paths[i] for i in pending], [sizes[i] for i in pending], self._jobs))
        try:
            for i in range(len(paths)):
                yield warm if warm is not None and i == first else next(results)
        finally:
            results.close()

    def _all(self, chunks: Sequence[Chunk]) -> Generator[Made]:
        """The results for all files of chunks; the largest chunks start first."""
        with _pool(self._runner, min(self._jobs, len(chunks))) as pool:
            futures: dict[int, Future[ChunkDone[Made]]] = {}
            for i in sorted(range(len(chunks)), key=lambda i: -max(chunks[i].size, 2 * LARGEST)):
                futures[i] = pool.submit(_do, self._work, chunks[i].paths)
            try:
                for i in range(len(chunks)):
                    yield from self._taken(futures[i].result())
                    del futures[i]
            except BrokenProcessPool:
                said = "a worker process died; its drafts are checked again one at a time"
                self.notes.append(said)
        for i, future in sorted(futures.items()):
            yield from self._again(chunks[i], future)

    def _taken(self, done: ChunkDone[Made]) -> Iterator[Made]:
        self._runner.skipped += [each for each in done.skipped if each not in self._runner.skipped]
        yield from done.made

    def _again(self, chunk: Chunk, future: Future[ChunkDone[Made]]) -> Iterator[Made]:
        """A chunk that a broken pool may not have finished: each of its files in its own worker."""
        if future.done() and not future.cancelled() and future.exception() is None:
            yield from self._taken(future.result())
            return
        for path in chunk.paths:
            try:
                with _pool(self._runner, 1) as pool:
                    done = pool.submit(_do, self._work, (path,)).result()
            except BrokenProcessPool:
                said = "the worker process that checks it died; try --jobs 1"
                yield self._failed(path, AttrlintError(said, Place(path)))
            else:
                yield from self._taken(done)


def chunks_of(paths: Sequence[str], sizes: Sequence[int], jobs: int) -> list[Chunk]:
    """Files in order as chunks of about one size, in bytes; a larger file is a chunk by itself."""
    most = min(LARGEST, sum(sizes) // (jobs * ROUNDS) + 1)
    chunks: list[Chunk] = []
    for path, size in zip(paths, sizes, strict=True):
        if chunks and chunks[-1].size + size <= most:
            chunks[-1] = Chunk((*chunks[-1].paths, path), chunks[-1].size + size)
        else:
            chunks.append(Chunk((path,), size))
    return chunks


@contextmanager
def _pool(runner: Runner, jobs: int) -> Iterator[ProcessPoolExecutor]:
    """Workers that lint as a runner does. After an error or an interruption they are stopped immediately."""
    context = multiprocessing.get_context("fork" if FORKS else "spawn")
    own = runner if FORKS else Runner(runner.choice)
    pool = ProcessPoolExecutor(jobs, context, initializer=_begin, initargs=(own,))
    before = set(multiprocessing.active_children())
    try:
        with _undisturbed():
            pool.submit(os.getpid)  # starts them
        yield pool
    except BaseException:
        children = set(multiprocessing.active_children()) - before
        for child in children:
            child.terminate()
        pool.shutdown(wait=False, cancel_futures=True)  # its thread may wait forever for processes that are gone
        for child in children:
            child.join(PATIENCE)
            child.kill()
        raise
    pool.shutdown()


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Delay Ctrl-C for a moment: a process that has just started does not know what to do with it."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _begin(runner: Runner) -> None:
    """Make a process a worker: Ctrl-C is handled by the parent, and the worker ends when the parent does."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
    RUNNER.set(runner)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        signal.raise_signal(signal.SIGTERM)


def _do(work: Callable[[Runner, str], Made], paths: tuple[str, ...]) -> ChunkDone[Made]:
    runner = RUNNER.get()
    made = tuple(work(runner, path) for path in paths)
    user_store().save()
    return ChunkDone(made, tuple(runner.skipped))
