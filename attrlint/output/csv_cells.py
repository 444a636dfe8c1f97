"""Cells of CSV that a spreadsheet does not take for formulas."""

from __future__ import annotations

from typing import TypeVar

Cell = TypeVar("Cell")
FORMULA = tuple("=+-@\t\r\n＝＋－＠")  # what a formula begins with, or what is skipped before it


def safe_cell(value: Cell) -> Cell | str:
    """A text that begins as a formula does, with an apostrophe before it; everything else as it is.

    The words come from drafts, which anybody may have written. Source: OWASP, CSV Injection.
    """
    if isinstance(value, str) and value.startswith(FORMULA) and value != "-":  # the name of standard input
        return f"'{value}"
    return value
