"""rdjson: reviewdog's diagnostic format. Columns are bytes of UTF-8 from 1, ends exclusive (reviewdog.proto)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrlint.base.span import Span
from attrlint.output.columns import Columns, Places
from attrlint.output.json import dumps
from attrlint.output.writer import Writer

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from attrlint.model.diagnostic import Diagnostic, Fix
    from attrlint.output.writer import OutputContext
    from attrlint.running.runner import Result


class RdJson(Writer):
    """One object with an array of diagnostics."""

    def __init__(self, setting: OutputContext) -> None:
        super().__init__(setting)
        self._before = '{"source": {"name": "attrlint"}, "diagnostics": ['

    def take(self, result: Result) -> Iterator[str]:
        """The findings of one draft."""
        for one in rdjson(result.diagnostics, result.raw):
            yield f"{self._before}\n{dumps(one)}"
            self._before = ","

    def finish(self) -> Iterator[str]:
        """The end of the object."""
        yield "\n]}\n" if self._before == "," else f"{self._before}]}}\n"


def rdjson(diagnostics: Sequence[Diagnostic], raw: str) -> Iterator[dict[str, object]]:
    """The diagnostics of one draft, each with its fix as a suggestion."""
    if not diagnostics:
        return
    places = Places(raw, Columns.byte)
    for one in diagnostics:
        item: dict[str, object] = {
            "message": one.message,
            "location": {"path": one.path, "range": _range(one.span, places)},
            "severity": one.severity.value.upper(),
            "code": {"value": one.code},
        }
        if one.fix:
            span, text = as_one_edit(one.fix, raw)
            item["suggestions"] = [{"range": _range(span, places), "text": text}]
        yield item


def as_one_edit(fix: Fix, raw: str) -> tuple[Span, str]:
    """The edits of a fix as one edit that covers them all: each suggestion is offered on its own."""
    edits = sorted(fix.edits, key=lambda edit: edit.span)
    span = Span(edits[0].span.start, max(edit.span.end for edit in edits))
    pieces, at = [], span.start
    for edit in edits:
        pieces += [raw[at : edit.span.start], edit.content]
        at = edit.span.end
    return span, "".join(pieces)


def _range(span: Span, places: Places) -> dict[str, object]:
    (line, column), (end_line, end_column) = places.position(span.start), places.position(span.end)
    return {"start": {"line": line, "column": column}, "end": {"line": end_line, "column": end_column}}
