"""A folder of drafts: each file is a record, under the settings that hold for it."""

from __future__ import annotations

import os
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from attrlint.archive.inputs.base import Input, Narrowed
from attrlint.archive.settings import Record
from attrlint.base.errors import ReadError
from attrlint.running.discovery import find_drafts
from attrlint.running.draft_files import bytes_of
from attrlint.running.runner import Runner

if TYPE_CHECKING:
    from collections.abc import Generator

    from attrlint.archive.columns import RoleColumns
    from attrlint.running.runner import Choice


class DraftsInput(Input):
    """A folder tree, walked as `check` walks it. An id is a path from the folder, with forward slashes."""

    tabular = False
    format = "folder"

    def __init__(self, path: Path, choice: Choice) -> None:
        super().__init__(path, Narrowed())
        self._choice = choice
        self._found: list[str] | None = None

    def _drafts(self) -> list[str]:
        if self._found is None:
            drafts, errors = find_drafts([self.path.as_posix()], Runner(self._choice).config_of)
            if errors:
                raise errors[0]
            self._found = drafts
        return self._found

    def identity(self) -> str:
        """A hash of the names, sizes and times of all drafts."""
        whole = sha256()
        for draft in self._drafts():
            try:
                seen = os.stat(draft)  # noqa: PTH116 - asked for every draft
            except OSError as error:
                raise self.unreadable(error) from None
            whole.update(f"{self._id(draft)}\0{seen.st_size}\0{seen.st_mtime_ns}\0".encode("utf-8", "surrogatepass"))
        return whole.hexdigest()

    def folders(self) -> list[Path]:
        """Every folder that a draft is in."""
        return list(dict.fromkeys(Path(draft).parent for draft in self._drafts()))

    def columns(self) -> list[str]:
        """None: a draft is all text."""
        return []

    def total(self) -> int | None:
        """How many drafts there are."""
        return len(self._drafts())

    def records(self, columns: RoleColumns, skip: int) -> Generator[Record]:
        """The drafts from number `skip` on; one that has gone or cannot be opened is a record with a fault."""
        runner = Runner(self._choice)
        for row, draft in enumerate(self._drafts()[skip:], skip):
            try:
                yield Record(self._id(draft), None, row, draft, data=bytes_of(runner, draft))
            except ReadError as error:
                yield Record(self._id(draft), None, row, draft, fault=error.message)

    def _id(self, draft: str) -> str:
        inner = Path(draft).relative_to(self.path).as_posix()
        return inner.encode("utf-8", "backslashreplace").decode()
