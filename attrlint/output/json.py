"""json: the public contract, an array with an object per finding. jsonl: the same objects, one per line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrlint.base.span import LineIndex
from attrlint.output.writer import Writer, most_frequent

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from attrlint.base.span import Span
    from attrlint.model.diagnostic import Diagnostic, Fix, Related
    from attrlint.output.writer import OutputContext
    from attrlint.running.runner import Result


class Items:
    """Writes a JSON array one item after another."""

    def __init__(self) -> None:
        self._first = True

    def add(self, item: Mapping[str, object]) -> str:
        """One more item, with the text before it."""
        before = "[\n" if self._first else ",\n"
        self._first = False
        return before + dumps(item)

    def end(self) -> str:
        """The end of the array, which may be empty."""
        return "[]" if self._first else "\n]"


class Json(Writer):
    """One array."""

    counts = True

    def __init__(self, setting: OutputContext) -> None:
        super().__init__(setting)
        self._items = Items()

    def take(self, result: Result) -> Iterator[str]:
        """The findings of one draft."""
        for record in records(result.diagnostics, result.raw):
            yield self._items.add(record)

    def finish(self) -> Iterator[str]:
        """The end of the array."""
        yield f"{self._items.end()}\n"

    def statistics(self, counts: Mapping[tuple[str, str], int]) -> Iterator[str]:
        """An array of counts."""
        for (code, name), count in most_frequent(counts):
            yield self._items.add({"code": code, "name": name, "count": count})
        yield from self.finish()


class JsonLines(Writer):
    """One finding per line."""

    counts = True

    def take(self, result: Result) -> Iterator[str]:
        """The findings of one draft."""
        for record in records(result.diagnostics, result.raw):
            yield f"{dumps(record)}\n"

    def statistics(self, counts: Mapping[tuple[str, str], int]) -> Iterator[str]:
        """One count per line."""
        for (code, name), count in most_frequent(counts):
            yield f"{dumps({'code': code, 'name': name, 'count': count})}\n"


# DEL and the C1 controls, the line end NEL among them, and the other line ends of Unicode.
ESCAPED = {code: f"\\u{code:04x}" for code in (*range(0x7F, 0xA0), 0x2028, 0x2029)}


def dumps(item: Mapping[str, object]) -> str:
    """Data as one line of JSON, however its reader breaks lines, and without codes that a terminal obeys."""
    import json

    text = json.dumps(item, ensure_ascii=False)
    if not text.isprintable():
        text = text.translate(ESCAPED)
    return text


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
            "related": [_related(one.path, each, lines) for each in one.related],
            "fix": _fix(one.fix),
            "fingerprint": one.fingerprint,
        }
        for one in diagnostics
    ]


def _related(path: str, related: Related, lines: LineIndex) -> dict[str, object]:
    other = related.elsewhere
    if other is None:
        return {"path": path, **_place(related.span, lines), "message": related.message}
    return {
        "path": other.path,
        "line": other.line,
        "column": other.column,
        "end_line": other.end_line,
        "end_column": other.end_column,
        "offset": other.span.start,
        "end_offset": other.span.end,
        "message": related.message,
    }


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
