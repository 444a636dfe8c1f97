"""Many drafts: what is kept is taken from the cache, the others are linted, and all come in the order asked for."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from attrlint.cache.files import Seen, see, stamp_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from attrlint.cache import ResultCache
    from attrlint.runner import Result, Runner


class Linted(NamedTuple):
    """What came of one file, and the file as it was read, if it could be."""

    result: Result
    seen: Seen | None = None


def lint_file(runner: Runner, path: str) -> Linted:
    """Read and lint one file."""
    try:
        stamp = stamp_of(path)
        data = Path(path).read_bytes()
    except (OSError, ValueError):
        return Linted(runner.lint_path(path))  # which says what is wrong
    return Linted(runner.lint_bytes(data, path), see(data, stamp))


class Batch:
    """Lints files with the rules that a runner holds for them, and keeps the results where there is a cache.

    A context: on its way out, be it by an error or an interruption, it writes what is to be kept.
    """

    def __init__(self, runner: Runner, cache: ResultCache | None = None) -> None:
        self.runner, self._cache = runner, cache

    def __enter__(self) -> Batch:
        return self

    def __exit__(self, *_: object) -> None:
        if self._cache:
            self._cache.save()

    def results(self, paths: Sequence[str]) -> Iterator[Result]:
        """What came of each file, in order."""
        for path in paths:
            yield self._known(path) or self._kept(lint_file(self.runner, path))

    def _known(self, path: str) -> Result | None:
        hit = self._cache.look(path) if self._cache else None
        return self._cache.result(path, hit) if self._cache and hit else None

    def _kept(self, linted: Linted) -> Result:
        if self._cache and linted.seen:
            self._cache.keep(linted.result, linted.seen)
        return linted.result
