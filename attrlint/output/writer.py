"""What every format is: a writer that takes one result after another, and then has the last word."""

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
    """Knows no rule."""
    return None


def document_of(path: str, raw: str) -> Document:
    """A decoded draft, read again without any settings."""
    from attrlint.model.document import Document
    from attrlint.reading import format_of, read_text

    return Document(read_text(raw, format_of(path), path), path)


@dataclass(frozen=True, slots=True)
class OutputContext:
    """What a format may need to know of a run.

    `width` is in cells of a terminal; `wraps` asks people's formats to break long lines there, which a pipe would not
    thank them for. `base` is the folder that paths in reports start from, "" for the working folder.
    `fail_on` is the severity that counts as a failure, "" for what each draft's configuration says. `rule_of` gives
    the rule of a code as it holds for a draft's path. `document_of` gives
    the facts of a draft from its path and its decoded text. `suppressed` asks for what comments silence, where a format
    can say that it is silenced.
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
    """Turns results into the text of one format; what it gives, put together, is a whole document.

    Also where there are no results at all, and where a result holds errors only.
    """

    for_people = False  # people's formats follow the terminal's encoding; the others are UTF-8 everywhere
    shows_drafts = False  # whether the format needs the text of drafts without findings, too
    counts = False  # whether the format has a form for --statistics

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
