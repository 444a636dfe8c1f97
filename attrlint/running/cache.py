"""Results of drafts that were linted before, found again by the content of a draft and the settings that hold for it.

What is kept says nothing of paths, of ``fail-on`` or of what a run leaves out of its report, so that these may change.
A result that came with an error is never kept.
"""

from __future__ import annotations

import os
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from attrlint.base.cache_folder import cache_folder
from attrlint.base.errors import AttrlintError
from attrlint.reading.decoding import decode_as
from attrlint.running.cache_file import KeptLines
from attrlint.running.cache_keys import program_key, settings_key
from attrlint.running.file_stamp import Seen, digest_of, see, stamp_of
from attrlint.running.result_records import Record, frozen, frozen_stamp, read_record, read_stamp, thawed
from attrlint.running.runner import file_ignores

if TYPE_CHECKING:
    from attrlint.running.runner import Result, Runner
    from attrlint.settings.config import Config


class Hit(NamedTuple):
    """What is kept for a draft: the file as it was seen, and the record as it is kept."""

    seen: Seen
    kept: bytes


def open_cache(runner: Runner, *, whole: bool = False) -> ResultCache | None:
    """The user's cache of results for the drafts of a runner; None where there can be none.

    With `whole` a result bears the text of its draft even where nothing was found.
    """
    by_stat = not os.environ.get("CI")  # where every file is as old as the checkout, and nobody waits
    program = program_key(by_stat=by_stat)
    try:
        folder = cache_folder()
    except RuntimeError:
        return None
    if program is None:
        return None
    return ResultCache(runner, KeptLines(folder / "results.json"), program, by_stat=by_stat, whole=whole)


class ResultCache:
    """Results kept in one file, which is read with the first look and written by `save`.

    With `by_stat` a file is taken for the one that was read where its size and times are the same; else each is read.
    """

    def __init__(
        self, runner: Runner, lines: KeptLines, program: bytes, *, by_stat: bool = False, whole: bool = False
    ) -> None:
        self._runner, self._lines, self._program = runner, lines, program
        self._by_stat, self._whole = by_stat, whole
        self._here = str(Path.cwd())
        self._configs: dict[str, Config | None] = {}
        self._keys: dict[tuple[int, tuple[str, ...]], bytes | None] = {}

    def look(self, path: str) -> Hit | None:
        """What is kept for a draft, if anything; whether it can be believed is told by `result`."""
        settings = self._settings(path)
        if settings is None:
            return None
        try:
            stamp = stamp_of(path)
            digest = self._digest_by_stat(path, stamp)
            seen = see(Path(path).read_bytes(), stamp) if digest is None else Seen(digest, stamp, settled=False)
        except (OSError, ValueError):
            return None
        kept = self._lines.get(_result_key(settings, seen.digest, path))
        return None if kept is None else Hit(seen, kept)

    def result(self, path: str, hit: Hit) -> Result | None:
        """The result that is kept; None where it is not as it was written, or the draft is not as it was."""
        record = read_record(hit.kept)
        if record is None:
            return None
        raw = ""
        if self._whole or record.found or record.silenced:
            text = self._text(path, hit, record)
            if text is None:
                return None
            raw = text
        config = self._config(path)
        result = thawed(record, path, raw, config.fail_on) if config else None
        if result is not None:
            self._remember(path, hit.seen)
        return result

    def _text(self, path: str, hit: Hit, record: Record) -> str | None:
        """The text of a draft, if it is the one that was linted."""
        try:
            data = Path(path).read_bytes()
            return decode_as(data, record.encoding) if digest_of(data) == hit.seen.digest else None
        except (OSError, ValueError, LookupError):
            return None

    def keep(self, result: Result, seen: Seen) -> None:
        """Keep what came of the bytes of a draft, unless something went wrong."""
        settings = self._settings(result.path)
        if settings is not None and result.linted and not result.errors:
            self._lines.put(_result_key(settings, seen.digest, result.path), frozen(result))
            self._remember(result.path, seen)

    def save(self) -> None:
        """Write what is new, beside what other runs have written; a folder that cannot be written is done without."""
        self._lines.save()

    def _digest_by_stat(self, path: str, stamp: tuple[int, ...]) -> bytes | None:
        """The hash of a file that was read before and has not changed since, as far as can be told from outside."""
        kept = self._lines.get(self._path_key(path)) if self._by_stat else None
        return read_stamp(kept, stamp) if kept is not None else None

    def _remember(self, path: str, seen: Seen) -> None:
        if self._by_stat and seen.settled:
            self._lines.put(self._path_key(path), frozen_stamp(seen))

    def _path_key(self, path: str) -> bytes:
        whole = os.fsencode(os.path.normpath(os.path.join(self._here, path)))  # noqa: PTH118 - asked for every draft
        return blake2b(whole, digest_size=16, person=b"path").hexdigest().encode("ascii")

    def _config(self, path: str) -> Config | None:
        """The configuration of a draft, if it is sound."""
        folder = os.path.dirname(path)  # noqa: PTH120 - asked for every draft
        if folder not in self._configs:
            try:
                self._configs[folder] = self._runner.config_of(Path(folder))
            except AttrlintError:
                self._configs[folder] = None
        return self._configs[folder]

    def _settings(self, path: str) -> bytes | None:
        """The key of all that a result depends on beside its draft; None where that is faulty."""
        config = self._config(path)
        if config is None:
            return None
        ignores = file_ignores(Path(path), config) if config.per_file_ignores else ()
        key = (id(config), ignores)
        if key not in self._keys:
            self._keys[key] = settings_key(self._program, config, self._runner.choice, ignores)
            if self._keys[key] is not None and any(pack.startswith("vale:") for pack in config.packs):
                self._tell_skipped(path)
        return self._keys[key]

    def _tell_skipped(self, path: str) -> None:
        """Read the rules, so that the runner knows which of Vale's are not run: every run says so."""
        try:
            self._runner.linter_of(Path(path))
        except AttrlintError:  # which is said where a draft is linted
            return


def _result_key(settings: bytes, digest: bytes, path: str) -> bytes:
    """The key of a result; the ending of the path tells how the draft is read."""
    ending = os.path.splitext(path)[1].lower()  # noqa: PTH122 - asked for every draft
    whole = settings + digest + os.fsencode(ending)
    return blake2b(whole, digest_size=16, person=b"result").hexdigest().encode("ascii")
