"""Findings as diagnostics of the protocol."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from lsprotocol import types

from attrlint.lsp.places import place_elsewhere
from attrlint.model.diagnostic import Severity

if TYPE_CHECKING:
    from attrlint.lsp.positions import Positions
    from attrlint.model.diagnostic import Diagnostic, Related

SEVERITIES = {
    Severity.ERROR: types.DiagnosticSeverity.Error,
    Severity.WARNING: types.DiagnosticSeverity.Warning,
    Severity.INFO: types.DiagnosticSeverity.Information,
}


def pages_folder() -> Path:
    """The folder of the pages of the built-in rules: inside the package in the wheel, under docs/ in a checkout."""
    package = Path(__file__).parent.parent
    inside = package / "rule_pages"
    return inside if inside.is_dir() else package.parent / "docs" / "rules"


@lru_cache(maxsize=1024)
def rule_page(name: str) -> str:
    """The URI of the page of a built-in rule; empty for a rule without one."""
    page = pages_folder() / f"{name}.md"
    return page.as_uri() if page.is_file() else ""


def _location(related: Related, uri: str, positions: Positions) -> types.Location:
    other = related.elsewhere
    if other is None:
        return types.Location(uri, positions.range(related.span))
    return place_elsewhere(other.path, (other.line, other.column), (other.end_line, other.end_column))


def diagnostic(one: Diagnostic, uri: str, positions: Positions) -> types.Diagnostic:
    """A finding as a client shows it, with its related places and the page of its rule."""
    page = rule_page(one.name)
    related = [
        types.DiagnosticRelatedInformation(_location(each, uri, positions), each.message) for each in one.related
    ]
    return types.Diagnostic(
        range=positions.range(one.span),
        message=one.message,
        severity=SEVERITIES[one.severity],
        code=one.code,
        code_description=types.CodeDescription(page) if page else None,
        source="attrlint",
        related_information=related or None,
        data={
            "name": one.name,
            "confidence": one.confidence.value,
            "fix": None if one.fix is None else "safe" if one.fix.safe else "offered",
            "fingerprint": one.fingerprint,
        },
    )
