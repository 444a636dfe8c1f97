"""Diagnostics made up for the tests of the formats."""

from __future__ import annotations

from attrlint.base.span import Span
from attrlint.model.diagnostic import Confidence, Diagnostic, Fix, Related, Severity


def found(
    raw: str,
    words: str,
    *,
    path: str = "a.md",
    severity: Severity = Severity.WARNING,
    message: str = "say who says so",
    related: tuple[Related, ...] = (),
    fix: Fix | None = None,
) -> Diagnostic:
    """A diagnostic at the first place in `raw` where `words` stand."""
    start = raw.index(words)
    return Diagnostic(
        path, "ATT002", "unsourced-passive", severity, Confidence.HIGH, message, Span(start, start + len(words)),
        related, fix, "0123456789abcdef",
    )  # fmt: skip
