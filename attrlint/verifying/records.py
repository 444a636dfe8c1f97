"""Checked quotations as plain data, in the form of the public contract; offsets are those of the files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrlint.base.span import Span
from attrlint.verifying.faults import code_of

if TYPE_CHECKING:
    from attrlint.base.span import LineIndex
    from attrlint.reading.prose import Prose
    from attrlint.verifying.checked import QuotationCheck, SourcePlace
    from attrlint.verifying.verdict import Change


def quotation_record(one: QuotationCheck, path: str, prose: Prose, lines: LineIndex) -> dict[str, object]:
    """A quotation with its verdict. Offsets are code points of the decoded files, ends exclusive."""
    finding = one.finding
    place = prose.file_span(one.span)
    line, column = lines.position(place.start)
    passage = one.passage
    return {
        "path": path,
        "offset": place.start,
        "end_offset": place.end,
        "line": line,
        "column": column,
        "text": prose.raw[place.start : place.end],
        "verdict": one.verdict.value,
        "code": code_of(one),
        "kinds": list(finding.kinds),
        "cost": round(finding.cost, 4),
        "speaker": {
            "asked": one.asked or None,
            "found": (passage.speaker or passage.name or None) if passage else None,
            "same": finding.same,
        },
        "passage": _place(passage) if passage else None,
        "second": _place(one.second) if one.second else None,
        "edits": [_edit(change, one, prose) for change in finding.changes],
        "others": [{"path": other.path, "line": other.line} for other in one.others],
    }


def _place(place: SourcePlace) -> dict[str, object]:
    return {
        "path": place.path,
        "line": place.line,
        "column": place.column,
        "offset": place.span.start,
        "end_offset": place.span.end,
        "time": place.time or None,
        "text": place.text,
    }


def _edit(change: Change, one: QuotationCheck, prose: Prose) -> dict[str, object]:
    start = one.content.start
    span = prose.file_span(Span(start + change.quote.start, start + change.quote.end))
    return {
        "kind": change.kind,
        "quote": change.quoted,
        "source": change.said,
        "offset": span.start,
        "end_offset": span.end,
        "source_offset": change.source.start,
        "source_end_offset": change.source.end,
        "allowed": change.allowed,
    }
