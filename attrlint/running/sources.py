"""The sources of a run, opened when a draft needs them, and the digest by which results with sources are cached."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from attrlint.base.errors import AttrlintError, Place, ReadError
from attrlint.running.source_paths import SourcePaths

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from attrlint.model.document import Document
    from attrlint.running.against import Against
    from attrlint.settings.config import Config
    from attrlint.verifying.library import Library

KEY = "sources"  # of a draft's front matter
Status = tuple[int, int] | None  # time and size of a file


class Sources:
    """The libraries of a run, each opened when the first draft needs it."""

    def __init__(self, against: Against) -> None:
        self._against = against
        self._paths = SourcePaths(against)
        self._libraries: dict[tuple[tuple[str, ...], str, tuple[tuple[str, str], ...]], Library] = {}
        self._digests: dict[tuple[tuple[str, ...], tuple[tuple[str, str], ...]], str] = {}
        self._seen: dict[str, Status] = {}

    def attach(self, document: Document, config: Config) -> None:
        """Give a draft its sources, if it has any. Raises ReadError if it needs some and has none."""
        named = document.prose.meta.get(KEY, "")
        of_draft = self._paths.of_draft(document.path, named, config)
        if of_draft is None:
            return
        from attrlint.verifying.checked import Check

        own = os.path.realpath(document.path)
        files = of_draft.files
        for file in (*files, *(fault.place.path for fault in of_draft.faults if fault.place)):
            self._seen.setdefault(file, _status(file))
        others = [file for file in files if os.path.realpath(file) != own]
        if files and not others:  # a draft contains all its own quotes: that would make it clean
            raise ReadError("the draft is its only source; name the transcripts", Place(document.path))
        library = self._library(files, config)
        without = frozenset({*files} - {*others})
        faults = (*of_draft.faults, *(fault for fault in library.faults if _path(fault) not in without))
        faults = (*faults, *self._unknown_speakers(named, files, config))
        for each in (document, *document.stories):
            each.check = Check(library.verifier, each, faults, without)
        document.against = named, _with_own(library.digest.hex(), without)

    def digest(self, path: str, named: str, config: Config) -> str:
        """The digest of the sources of a draft as they are now; empty if they cannot all be read."""
        try:
            of_draft = self._paths.of_draft(path, named, config)
            if of_draft is None or of_draft.faults:
                return ""
            key = of_draft.files, self._speakers(config)
            if key not in self._digests:
                from attrlint.verifying.library import digest_of

                self._digests[key] = digest_of(of_draft.files, dict(key[1])).hex()
        except AttrlintError:
            return ""
        own = os.path.realpath(path)
        return _with_own(self._digests[key], {file for file in of_draft.files if os.path.realpath(file) == own})

    def changed(self) -> bool:
        """Whether a source that drafts were checked against has changed or appeared."""
        return any(_status(file) != status for file, status in self._seen.items())

    def _library(self, files: tuple[str, ...], config: Config) -> Library:
        policy, speakers = self._against.policy or config.quote_policy, self._speakers(config)
        key = files, policy, speakers
        if key not in self._libraries:
            from attrlint.store.store import user_store
            from attrlint.verifying.library import open_library
            from attrlint.verifying.policy import Policy

            self._libraries[key] = open_library(
                files,
                user_store() if self._against.cached else None,
                policy=Policy(policy),
                fewest=self._against.fewest,
                speakers=dict(speakers),
            )
        return self._libraries[key]

    def _unknown_speakers(self, named: str, files: Sequence[str], config: Config) -> list[AttrlintError]:
        """Speakers of files that are not among the sources, because a typing error would go unnoticed.

        Front matter may name fewer sources than the settings; then nothing is reported.
        """
        from attrlint.verifying.library import speaker_of
        from attrlint.verifying.source_text import is_source

        paths = self._against.paths
        if not paths and named and self._against.named:
            return []
        given = dict(self._against.speakers if paths else self._speakers(config))
        return [
            ReadError("speaker of a file that is not among the sources", Place(file))
            for file in given
            if is_source(file) and not any(speaker_of(path, {file: "-"}) for path in files)
        ]

    def _speakers(self, config: Config) -> tuple[tuple[str, str], ...]:
        """The speakers of the settings, overridden by those of the command line."""
        given: Mapping[str, str] = {**config.speakers, **dict(self._against.speakers)}
        return tuple(given.items())


def _with_own(digest: str, own: AbstractSet[str]) -> str:
    """A digest of sources, and which of them is the draft, which is not searched."""
    return f"{digest} {' '.join(sorted(own))}" if own else digest


def _path(fault: AttrlintError) -> str:
    return fault.place.path if fault.place else ""


def _status(file: str) -> Status:
    try:
        found = Path(file).stat()
    except (OSError, ValueError):
        return None
    return found.st_mtime_ns, found.st_size
