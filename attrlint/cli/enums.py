"""The values that an option may have, as Typer takes them; in a run without Typer nobody needs them."""

from __future__ import annotations

from enum import StrEnum

from attrlint.model.diagnostic import Severity as Level

__all__ = [
    "InputFormat",
    "LedgerFormat",
    "Level",
    "Marks",
    "Preset",
    "ProgressForm",
    "QuotePolicy",
    "RelativeTo",
    "ReportFormat",
    "TextFormat",
]


class LedgerFormat(StrEnum):
    """How the sources of a draft are printed."""

    table = "table"
    full = "full"
    json = "json"
    jsonl = "jsonl"
    csv = "csv"


class Preset(StrEnum):
    """A named set of rules."""

    recommended = "recommended"
    strict = "strict"
    wire = "wire"
    residue = "residue"


class QuotePolicy(StrEnum):
    """What editing of a quotation is allowed."""

    strict = "strict"
    wire = "wire"
    clean = "clean"


class InputFormat(StrEnum):
    """What an archive is read as."""

    auto = "auto"
    parquet = "parquet"
    jsonl = "jsonl"
    csv = "csv"
    sqlite = "sqlite"
    duckdb = "duckdb"
    folder = "folder"


class TextFormat(StrEnum):
    """How the text of a record is read."""

    text = "text"
    html = "html"
    markdown = "markdown"


class Marks(StrEnum):
    """Which quotation marks count."""

    usual = "usual"
    latex = "latex"


class RelativeTo(StrEnum):
    """The day by which rules about dates go."""

    run = "run"
    published = "published"


class ProgressForm(StrEnum):
    """How progress is shown."""

    auto = "auto"
    line = "line"
    json = "json"
    none = "none"


class ReportFormat(StrEnum):
    """How the answers about an archive are printed."""

    table = "table"
    csv = "csv"
    json = "json"
    html = "html"
