"""What an audit does with each record: picklable, so that workers and Spark lint under the same settings."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from attrlint.base.facts import dataclass, field
from attrlint.running.runner import Choice

if TYPE_CHECKING:
    from datetime import date

MAX_CHARS = 5_000_000  # code points of a record; no article is longer, and a longer record would hold up its shard


class Record(NamedTuple):
    """One article as it comes from an input.

    `text` is None if the input has none; `data` is the bytes of a file that is still to be decoded. `row` is its number
    in the input, from 0, `path` the file whose settings apply to it, and `fault` the reason if it could not be read.
    """

    id: str
    text: str | None
    row: int
    path: str
    date: date | None = None
    section: str | None = None
    outlet: str | None = None
    title: str | None = None
    url: str | None = None
    author: str | None = None
    data: bytes | None = None
    fault: str = ""

    @property
    def size(self) -> int:
        """Its approximate number of bytes."""
        return len(self.data) if self.data is not None else len(self.text or "")


@dataclass(frozen=True, slots=True)
class AuditSettings:
    """How records are linted and what is kept of them.

    `text_format` is that of each record that is not a file. `latex_marks` counts ``x'' as a quotation; `keep_text` is
    false if no quoted words may be kept; `dated` lints each record as of its own date.
    """

    choice: Choice = field(default_factory=Choice)
    text_format: str = "text"
    latex_marks: bool = False
    keep_text: bool = True
    dated: bool = False
    max_chars: int = MAX_CHARS
