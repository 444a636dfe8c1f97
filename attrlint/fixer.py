"""Applies the fixes of diagnostics to a text: those that do not overlap, first come first served."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from attrlint.diagnostic import Diagnostic, Edit


def apply_fixes(text: str, diagnostics: Iterable[Diagnostic], *, unsafe: bool = False) -> str:
    """The text with the safe fixes made, and with `unsafe` the offered ones too.

    Offsets are code points of `text`. A fix is made whole or not at all: one whose edits overlap those of an earlier
    one waits for the next round.
    """
    chosen: list[Edit] = []
    for one in diagnostics:
        if one.fix is None or not (one.fix.safe or unsafe):
            continue
        if not any(_clash(a, b) for a in one.fix.edits for b in chosen):
            chosen += one.fix.edits
    for edit in sorted(chosen, key=lambda e: e.span, reverse=True):
        text = text[: edit.span.start] + edit.content + text[edit.span.end :]
    return text


def _clash(a: Edit, b: Edit) -> bool:
    """Whether two edits overlap, or put words into the same place."""
    return a.span.overlaps(b.span) or (a.span == b.span and a.span.start == a.span.end)
