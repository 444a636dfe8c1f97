"""JSON Lines: one record per line, each an object."""

from __future__ import annotations

import json
import zlib
from typing import IO, TYPE_CHECKING

from attrlint.archive.columns import plain, record_of
from attrlint.archive.inputs.base import SAMPLED, Input, open_bytes
from attrlint.archive.settings import Record

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator

    from attrlint.archive.columns import RoleColumns

LONGEST = 1 << 26  # bytes of a line: no article has more, and a longer line would fill the memory


class JsonLinesInput(Input):
    """A file of JSON Lines, plain, .gz or .zst. An empty line is not a record."""

    format = "jsonl"

    def columns(self) -> list[str]:
        """The keys of the first records, in the order in which they appear."""
        names: dict[str, None] = {}
        for number, line in enumerate(self._lines()):
            if number >= SAMPLED:
                break
            try:
                item = json.loads(line)
            except (ValueError, RecursionError):
                continue
            if isinstance(item, dict):
                names.update(dict.fromkeys(item))
        return list(names)

    def records(self, columns: RoleColumns, skip: int) -> Generator[Record]:
        """The records from row `skip` on; a line that is not an object is a record with a fault."""
        path = self.path.as_posix()
        for row, line in enumerate(self._lines()):
            if row < skip:
                continue
            fault = "More than 64 MB in one line" if len(line) >= LONGEST else ""
            try:
                item = json.loads(line) if not fault else None
            except (ValueError, RecursionError) as error:
                item, fault = None, f"Not JSON: {error}"[:200]
            if isinstance(item, dict):
                yield record_of(item, columns, row, path, self.name)
            else:
                yield Record(f"{self.name}:{row}", None, row, path, fault=plain(fault) or "Not a JSON object")

    def _lines(self) -> Iterator[bytes]:
        try:
            with open_bytes(self.path) as file:
                while line := file.readline(LONGEST):
                    if len(line) >= LONGEST and not line.endswith(b"\n"):
                        _pass_line(file)
                    if line.strip():
                        yield line.removeprefix(b"\xef\xbb\xbf")
        except (OSError, EOFError, zlib.error) as error:
            raise self.unreadable(error) from None


def _pass_line(file: IO[bytes]) -> None:
    while (more := file.readline(LONGEST)) and not more.endswith(b"\n"):
        pass
