"""The values that an option may have, as Typer takes them; in a run without Typer nobody needs them."""

from __future__ import annotations

from enum import StrEnum


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
