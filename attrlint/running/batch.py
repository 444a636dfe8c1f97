"""Many drafts: cached results are used, the others are linted, and all come in the requested order."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from attrlint.running.file_result import FileResult, failed_file, lint_file

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator, Sequence

    from attrlint.running.cache import ResultCache
    from attrlint.running.runner import Result, Runner

AUTO = 0  # as many jobs as pay off
MAX_JOBS = 8  # a container may see many more processors than it may use
SLICE = 20_000  # drafts whose cached results are held at a time, and after which new ones are saved
WORTH_A_JOB = 150_000  # bytes that another process must have to do to be faster than without it


class Batch:
    """Lints files with the rules that a runner has for them, and stores the results if there is a cache.

    `jobs` is the number of processes, or AUTO. A context manager: on exit, even after an error or an interruption, it
    writes the cache. `notes` are about the processes, not about drafts.
    """

    def __init__(self, runner: Runner, cache: ResultCache | None = None, jobs: int = 1) -> None:
        self.runner, self._cache, self._jobs = runner, cache, jobs
        self.notes: list[str] = []
        self._fresh: Generator[FileResult] | None = None

    def __enter__(self) -> Batch:
        return self

    def __exit__(self, *_: object) -> None:
        if self._fresh:
            self._fresh.close()  # which stops the processes
        if self._cache:
            self._cache.save()

    def results(self, paths: Sequence[str]) -> Iterator[Result]:
        """The result for each file, in order."""
        for start in range(0, len(paths), SLICE):
            yield from self._slice(paths[start : start + SLICE])
            if self._cache and start + SLICE < len(paths):
                self._cache.save()

    def _slice(self, paths: Sequence[str]) -> Iterator[Result]:
        hits = [self._cache.lookup(path) if self._cache else None for path in paths]
        self._fresh = fresh = self._linted([path for path, hit in zip(paths, hits, strict=True) if hit is None])
        for path, hit in zip(paths, hits, strict=True):
            known = self._cache.result(path, hit) if self._cache and hit else None
            if known is None:
                linted = lint_file(self.runner, path) if hit else next(fresh)
                if self._cache and linted.seen:
                    self._cache.add(linted.result, linted.seen)
                known = linted.result
            yield known

    def _linted(self, paths: Sequence[str]) -> Generator[FileResult]:
        """The result for each of some files, linted here or by several processes."""
        jobs, sizes = jobs_for(paths, self._jobs)
        if jobs < 2:
            yield from (lint_file(self.runner, path, seeing=self._cache is not None) for path in paths)
            return
        from attrlint.running.workers import Workers

        workers = Workers(self.runner, jobs, lint_file, failed_file)
        try:
            yield from workers.results(paths, sizes)
        finally:
            self.notes += workers.notes


def jobs_for(paths: Sequence[str], asked: int) -> tuple[int, list[int]]:
    """How many processes are worthwhile for the files, up to the number asked for or AUTO; and the file sizes."""
    sizes = [_size(path) for path in paths] if asked != 1 and len(paths) > 1 else []
    return min(asked or _worth(sum(sizes)), len(sizes)), sizes


def _worth(size: int) -> int:
    """How many processes are worthwhile for this many bytes."""
    return min(processors(), MAX_JOBS, size // WORTH_A_JOB)


def processors() -> int:
    """How many processors this process may use."""
    affinity = getattr(os, "sched_getaffinity", None)
    return len(affinity(0)) if affinity else os.cpu_count() or 1


def _size(path: str) -> int:
    try:
        return os.stat(path).st_size  # noqa: PTH116 - asked for every draft
    except (OSError, ValueError):
        return 0
