"""What options may be, and how words on the command line are read."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date


class Format(StrEnum):
    """How findings are printed."""

    concise = "concise"
    full = "full"
    json = "json"
    github = "github"


class LedgerFormat(StrEnum):
    """How the sources of a draft are printed."""

    table = "table"
    full = "full"
    json = "json"
    csv = "csv"


class Preset(StrEnum):
    """A named set of rules."""

    recommended = "recommended"
    strict = "strict"
    wire = "wire"
    residue = "residue"


class Level(StrEnum):
    """A severity."""

    error = "error"
    warning = "warning"
    info = "info"


def words(given: list[str] | None) -> tuple[str, ...]:
    """Options that may be repeated and may hold several words with commas between."""
    return tuple(word.strip() for item in given or () for word in item.split(",") if word.strip())


def day(text: str) -> date | None:
    """A day as YYYY-MM-DD; None for none. Raises UsageError."""
    from datetime import date

    from attrlint.errors import UsageError

    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise UsageError(f"--date is YYYY-MM-DD, not “{text}”") from None
