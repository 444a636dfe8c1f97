"""The base of every format: a writer that takes one result after another, and then finishes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrlint.base.facts import dataclass
from attrlint.output.columns import Columns
from attrlint.output.style import PLAIN, Style

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from attrlint.model.document import Document
    from attrlint.model.rule import Rule
    from attrlint.running.runner import Result

WIDTH = 80


def no_rule(path: str, code: str) -> Rule | None:
    """Returns no rule."""
    return None


def document_of(path: str, raw: str) -> Document:
    """A decoded draft, read again without settings."""
    from attrlint.model.document import Document
    from attrlint.reading import format_of, read_text

    return Document(read_text(raw, format_of(path), path), path)


@dataclass(frozen=True, slots=True)
class OutputContext:
    """What a format may need to know about a run.

    `width` is in cells of a terminal; `wraps` asks formats for people to break long lines there, which would be wrong
    for a pipe. `base` is the folder that paths in reports are relative to, "" for the working folder. `fail_on` is the
    severity that counts as a failure, "" for what each draft's settings say. `rule_of` returns the rule with a code as
    configured for a draft's path. `document_of` returns the facts of a draft from its path and its decoded text.
    `suppressed` asks for suppressed findings, if a format can mark them as such.
    """

    style: Style = PLAIN
    width: int = WIDTH
    wraps: bool = False
    columns: Columns = Columns.codepoint
    base: str = ""
    fail_on: str = ""
    rule_of: Callable[[str, str], Rule | None] = no_rule
    document_of: Callable[[str, str], Document] = document_of
    suppressed: bool = False


class Writer:
    """Turns results into the text of one format; the texts it returns, joined, are a whole document.

    This also holds if there are no results, and if a result has only errors.
    """

    for_people = False  # formats for people follow the terminal's encoding; the others are always UTF-8
    shows_drafts = False  # whether the format needs the text of drafts without findings too
    counts = False  # whether the format supports --statistics

    def __init__(self, setting: OutputContext) -> None:
        self.setting = setting

    def take(self, result: Result) -> Iterator[str]:
        """The text for one draft."""
        raise NotImplementedError

    def finish(self) -> Iterator[str]:
        """What comes after all drafts."""
        yield from ()

    def statistics(self, counts: Mapping[tuple[str, str], int]) -> Iterator[str]:
        """A whole document of findings counted by code and name, the most frequent first."""
        for (code, name), count in most_frequent(counts):
            yield f"{count:>6} {code} {name}\n"


def most_frequent(counts: Mapping[tuple[str, str], int]) -> list[tuple[tuple[str, str], int]]:
    """Counts by code and name, the most frequent first."""
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))
