"""Results of drafts linted before, found by the content of a draft and the settings that apply to it.

A cached result includes no paths, no ``fail-on`` and nothing about what a run leaves out of its report: these may
change. A result with an error is never cached.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from attrlint.base.errors import AttrlintError
from attrlint.reading import text_of
from attrlint.running.draft_files import bytes_of, file_ignores, is_covered
from attrlint.running.file_stamp import FileStamp, digest_of, stamp, status_of
from attrlint.running.result_records import UNCHECKED, ResultRecord, from_json, read_record, to_json
from attrlint.running.settings_key import settings_key
from attrlint.store.store import user_store

if TYPE_CHECKING:
    from attrlint.running.runner import Result, Runner
    from attrlint.settings.config import Config
    from attrlint.store.store import Store

RESULTS, STAMPS = "results", "stamps"  # results by settings and digest of a draft; stamps of drafts by path
DIGEST = 16  # bytes
MEGABYTE = 1_000_000


class CacheHit(NamedTuple):
    """What is cached for a draft: the state of its file, and the record as written."""

    stamp: FileStamp
    record: bytes


def open_cache(runner: Runner, *, whole: bool = False) -> ResultCache:
    """The user's cache of results for the drafts of a runner.

    With `whole`, a result has the text of its draft even if nothing was found.
    """
    by_status = not os.environ.get("CI")  # where all files are as new as the checkout, and no one waits
    return ResultCache(runner, user_store(), by_status=by_status, whole=whole)


class ResultCache:
    """Results in the store, written by `save`.

    With `by_status`, a file counts as unchanged if its status is the same; otherwise each file is read.
    """

    def __init__(self, runner: Runner, store: Store, *, by_status: bool = False, whole: bool = False) -> None:
        self._runner, self._store = runner, store
        self._by_status, self._whole = by_status, whole
        self._here = str(Path.cwd())
        self._size = 0  # bytes that the settings of the drafts allow
        self._configs: dict[str, Config | None] = {}
        self._keys: dict[tuple[int, tuple[str, ...], bool], bytes | None] = {}

    def lookup(self, path: str) -> CacheHit | None:
        """What is cached for a draft, if anything; `result` decides whether it is valid."""
        settings = self._settings(path)
        if settings is None:
            return None
        try:
            status = status_of(path)
            digest = self._digest_by_status(path, status)
            if digest is None:
                now = stamp(bytes_of(self._runner, path), status)
            else:
                now = FileStamp(digest, status, settled=False)
        except (OSError, ValueError, AttrlintError):
            return None
        record = self._store.get(RESULTS, _result_key(settings, now.digest, path))
        if record is None or (not record.startswith(UNCHECKED) and not self._same_sources(path, record)):
            return None
        return CacheHit(now, record)

    def _same_sources(self, path: str, kept: bytes) -> bool:
        """Whether the sources that a cached result was checked against are those of the draft, word for word."""
        record, config = read_record(kept), self._config(path)
        if record is None or config is None:
            return False
        named, digest = record.against
        return bool(digest) and self._runner.sources.digest(path, named, config) == digest

    def result(self, path: str, hit: CacheHit) -> Result | None:
        """The cached result; None if it is not as written, or the draft has changed."""
        record = read_record(hit.record)
        if record is None:
            return None
        raw = ""
        if self._whole or record.found or record.silenced:
            text = self._text(path, hit, record)
            if text is None:
                return None
            raw = text
        config = self._config(path)
        result = from_json(record, path, raw, config.fail_on) if config else None
        if result is not None:
            self._remember(path, hit.stamp)
        return result

    def _text(self, path: str, hit: CacheHit, record: ResultRecord) -> str | None:
        """The text of a draft, if it is the one that was linted."""
        try:
            data = bytes_of(self._runner, path)
            return text_of(data, path, record.encoding) if digest_of(data) == hit.stamp.digest else None
        except (OSError, ValueError, LookupError, AttrlintError):
            return None

    def add(self, result: Result, seen: FileStamp) -> None:
        """Cache the result for the bytes of a draft, unless something failed."""
        settings = self._settings(result.path)
        if settings is not None and result.linted and not result.errors:
            self._store.put(RESULTS, _result_key(settings, seen.digest, result.path), to_json(result))
            self._remember(result.path, seen)

    def save(self) -> None:
        """Write what is new next to what other runs have written; it is dropped if it cannot be written."""
        if self._size:
            self._store.size = self._size
        self._store.save()

    def _digest_by_status(self, path: str, status: bytes) -> bytes | None:
        """The hash of a file that was read before and has not changed since, as far as its status shows."""
        known = self._store.get(STAMPS, self._path_key(path)) if self._by_status else None
        return known[:DIGEST] if known is not None and known[DIGEST:] == status else None

    def _remember(self, path: str, seen: FileStamp) -> None:
        if self._by_status and seen.settled:
            self._store.put(STAMPS, self._path_key(path), seen.digest + seen.status)

    def _path_key(self, path: str) -> bytes:
        return os.fsencode(os.path.normpath(os.path.join(self._here, path)))  # noqa: PTH118 - asked for every draft

    def _config(self, path: str) -> Config | None:
        """The settings of a draft, if they are valid."""
        folder = os.path.dirname(path)  # noqa: PTH120 - asked for every draft
        if folder not in self._configs:
            try:
                config = self._runner.config_of(Path(folder))
                self._size = max(self._size, config.cache_size * MEGABYTE)
                self._configs[folder] = config
            except AttrlintError:
                self._configs[folder] = None
        return self._configs[folder]

    def _settings(self, path: str) -> bytes | None:
        """The key of everything but the draft that a result depends on; None if that is faulty."""
        config = self._config(path)
        if config is None:
            return None
        ignores = file_ignores(Path(path), config) if config.per_file_ignores else ()
        covered = is_covered(Path(path), config) if config.covers else config.sources_complete
        key = (id(config), ignores, covered)
        if key not in self._keys:
            self._keys[key] = settings_key(config, self._runner.choice, ignores, covered=covered)
            if self._keys[key] is not None and any(pack.startswith("vale:") for pack in config.packs):
                self._note_skipped(path)
        return self._keys[key]

    def _note_skipped(self, path: str) -> None:
        """Read the rules, so that the runner knows which Vale rules are not run: every run reports them."""
        try:
            self._runner.linter_of(Path(path))
        except AttrlintError:  # reported when a draft is linted
            return


def _result_key(settings: bytes, digest: bytes, path: str) -> bytes:
    """The key of a result; the extension of the path decides how the draft is read."""
    ending = os.path.splitext(path)[1].lower()  # noqa: PTH122 - asked for every draft
    return settings + digest + os.fsencode(ending)
