"""The values that an option may have, in the form that Typer takes; not needed in a run without Typer."""

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
    "RuleFormat",
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
    """Which changes to a quotation are allowed."""

    strict = "strict"
    wire = "wire"
    clean = "clean"


class InputFormat(StrEnum):
    """The format in which an archive is read."""

    auto = "auto"
    parquet = "parquet"
    jsonl = "jsonl"
    csv = "csv"
    sqlite = "sqlite"
    duckdb = "duckdb"
    folder = "folder"


class TextFormat(StrEnum):
    """The format of the text of a record."""

    text = "text"
    html = "html"
    markdown = "markdown"


class Marks(StrEnum):
    """Which quotation marks count."""

    usual = "usual"
    latex = "latex"


class RelativeTo(StrEnum):
    """The date that rules about dates use."""

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


class RuleFormat(StrEnum):
    """How a rule is explained."""

    text = "text"
    json = "json"
