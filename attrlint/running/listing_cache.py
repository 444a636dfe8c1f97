"""Source lists that were printed before, found by the content of a draft, its path and its settings."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from attrlint.base.errors import AttrlintError
from attrlint.running.draft_files import bytes_of
from attrlint.running.file_stamp import digest_of
from attrlint.running.settings_key import settings_key
from attrlint.store.store import user_store

if TYPE_CHECKING:
    from attrlint.running.runner import Runner

NAMESPACE = "sources"


class Listing(NamedTuple):
    """What is printed about the sources of one draft, warnings about it, and the error if it could not be read.

    A draft that was `checked` against transcripts has `faults` where one of these could not be read.
    """

    text: str = ""
    warnings: tuple[str, ...] = ()
    error: AttrlintError | None = None
    checked: bool = False
    faults: tuple[AttrlintError, ...] = ()


class ListingCache:
    """Listings in the store. `form` says how they are printed: two forms of one draft are two listings."""

    def __init__(self, runner: Runner, form: str) -> None:
        self._runner, self._form = runner, form
        self._store = user_store()
        self._keys: dict[int, bytes | None] = {}

    def key(self, path: str) -> bytes | None:
        """The key of a draft's listing; None if the draft or its settings cannot be read."""
        try:
            config = self._runner.config_of(Path(path).parent)
            if id(config) not in self._keys:
                self._keys[id(config)] = settings_key(config, self._runner.choice, ())
            settings = self._keys[id(config)]
            digest = digest_of(bytes_of(self._runner, path))
        except (AttrlintError, OSError, ValueError):
            return None
        return None if settings is None else settings + digest + os.fsencode(f"{self._form}\0{path}")

    def get(self, key: bytes) -> Listing | None:
        """The listing under a key, if there is a valid one."""
        kept = self._store.get(NAMESPACE, key)
        try:
            text, warnings = json.loads(kept) if kept is not None else (None, None)
        except (ValueError, TypeError, RecursionError):
            return None
        if not isinstance(text, str) or not isinstance(warnings, list):
            return None
        return Listing(text, tuple(map(str, warnings)))

    def add(self, key: bytes, listing: Listing) -> None:
        """Cache a listing, unless its draft could not be read, or it depends on more than the draft."""
        if listing.error is None and not listing.checked:
            self._store.put(NAMESPACE, key, json.dumps([listing.text, listing.warnings]).encode("ascii"))

    def save(self) -> None:
        """Write what is new."""
        self._store.save()
