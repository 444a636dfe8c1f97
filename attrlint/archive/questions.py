"""The questions that an audit answers: SQL files for DuckDB and Spark alike, with their parameters filled in."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from attrlint.base.facts import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

FOLDER = Path(__file__).parent / "sql"
CACHED = "cache table "  # the beginning of a statement whose result is used more than once
# What each question is about, in the words of the command's help and of the page.
QUESTIONS = {
    "drift": "Quotations whose words differ from one article to another",
    "speakers": "The same words given to different sources",
    "quoted": "Who is quoted how much",
    "diversity": "How many voices, how many of them new",
    "anonymous": "Sources without a name",
    "single": "Stories with one source",
    "rules": "Findings by rule",
    "syndicated": "Stories printed more than once",
}


@dataclass(frozen=True, slots=True)
class Parameters:
    """What narrows a question: quotations of at least `min_words` words, a range of `changed` words, a first date.

    `count_copies` counts a story as often as it was printed.
    """

    min_words: int = 8
    changed: tuple[int, int] = (1, 6)
    since: date | None = None
    count_copies: bool = False


def statements(name: str, parameters: Parameters) -> Iterator[str]:
    """The statements of a file, one by one; the last one selects the answer."""
    since = f"date '{parameters.since.isoformat()}'" if parameters.since else "cast(null as date)"
    values = {
        "min_words": str(int(parameters.min_words)),
        "since": since,
        "count_copies": "true" if parameters.count_copies else "false",
    }
    text = (FOLDER / f"{name}.sql").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if not line.startswith("--")]
    for statement in "\n".join(lines).split(";"):
        if statement.strip():
            for key, value in values.items():
                statement = statement.replace(f"{{{key}}}", value)
            yield statement.strip()
