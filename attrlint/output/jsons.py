"""json: the public contract, an array with an object for each finding."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrlint.span import LineIndex

if TYPE_CHECKING:
    from collections.abc import Sequence

    from attrlint.diagnostic import Diagnostic, Fix
    from attrlint.span import Span


def records(diagnostics: Sequence[Diagnostic], raw: str) -> list[dict[str, object]]:
    """The diagnostics of one draft as plain data; offsets are 0-based code points of `raw`, ends exclusive."""
    if not diagnostics:
        return []
    lines = LineIndex(raw)
    return [
        {
            "path": one.path,
            "code": one.code,
            "name": one.name,
            "severity": one.severity.value,
            "confidence": one.confidence.value,
            "message": one.message,
            **_place(one.span, lines),
            "related": [{"path": one.path, **_place(r.span, lines), "message": r.message} for r in one.related],
            "fix": _fix(one.fix),
            "fingerprint": one.fingerprint,
        }
        for one in diagnostics
    ]


def _place(span: Span, lines: LineIndex) -> dict[str, int]:
    line, column = lines.position(span.start)
    end_line, end_column = lines.position(span.end)
    return {
        "line": line,
        "column": column,
        "end_line": end_line,
        "end_column": end_column,
        "offset": span.start,
        "end_offset": span.end,
    }


def _fix(fix: Fix | None) -> dict[str, object] | None:
    if fix is None:
        return None
    return {
        "applicability": "safe" if fix.safe else "unsafe",
        "message": fix.message,
        "edits": [{"offset": e.span.start, "end_offset": e.span.end, "content": e.content} for e in fix.edits],
    }
