"""Results as plain data and back; nothing is accepted that does not have the form in which it was written."""

from __future__ import annotations

import json

from attrlint.base.facts import dataclass
from attrlint.base.span import Span
from attrlint.model.diagnostic import Confidence, Diagnostic, Edit, Elsewhere, Fix, Related, Severity, Silenced
from attrlint.running.runner import Result

UNCHECKED = b"[[],"  # how a result of a draft without sources begins
BROKEN = (ValueError, TypeError, KeyError, RecursionError)


@dataclass(frozen=True, slots=True)
class ResultRecord:
    """A cached result that was read but not yet checked: the draft's encoding, a warning, and lists of findings."""

    encoding: str
    warning: str
    against: tuple[str, ...]
    found: list[object]
    silenced: list[object]


def to_json(result: Result) -> bytes:
    """A result as JSON in ASCII, on one line, without path and text."""
    found = [_finding(one) for one in result.diagnostics]
    silenced = [[_finding(each.diagnostic), *each.comment, each.reason] for each in result.silenced]
    return _json([[*result.against], result.encoding, result.warning, found, silenced])


def read_record(kept: bytes) -> ResultRecord | None:
    """A record from its JSON; None if it is not one."""
    try:
        against, encoding, warning, found, silenced = json.loads(kept)
        key = tuple(map(_text, _list(against)))
        if len(key) not in (0, 2):
            raise ValueError(key)
        return ResultRecord(_text(encoding), _text(warning), key, _list(found), _list(silenced))
    except BROKEN:
        return None


def from_json(record: ResultRecord, path: str, raw: str, fail_on: str) -> Result | None:
    """The result for a draft with that text; None if the record is not what `to_json` wrote.

    `raw` may be empty if nothing was found.
    """
    try:
        found = tuple(_diagnostic(item, path, len(raw)) for item in record.found)
        silenced = tuple(_silenced(item, path, len(raw)) for item in record.silenced)
    except BROKEN:
        return None
    return Result(path, raw, found, (), record.encoding, True, fail_on, silenced, record.warning, record.against)


def _json(data: list[object]) -> bytes:
    return json.dumps(data, separators=(",", ":")).encode("ascii")


def _finding(one: Diagnostic) -> list[object]:
    fix = one.fix
    edits = [fix.message, fix.safe, [[*edit.span, edit.content] for edit in fix.edits]] if fix else None
    return [
        one.code,
        one.name,
        one.severity.value,
        one.confidence.value,
        one.message,
        *one.span,
        [[*each.span, each.message, _elsewhere(each.elsewhere)] for each in one.related],
        edits,
        one.fingerprint,
    ]


def _diagnostic(item: object, path: str, size: int) -> Diagnostic:
    code, name, severity, confidence, message, start, end, related, fix, fingerprint = _list(item)
    places = []
    for each in _list(related):
        first, last, said, other = _list(each)
        places.append(Related(_span(first, last, size), _text(said), None if other is None else _place(other)))
    return Diagnostic(
        path,
        _text(code),
        _text(name),
        Severity(severity),
        Confidence(confidence),
        _text(message),
        _span(start, end, size),
        tuple(places),
        None if fix is None else _fix(fix, size),
        _text(fingerprint),
    )


def _elsewhere(other: Elsewhere | None) -> list[object] | None:
    if other is None:
        return None
    place = [other.line, other.column, other.end_line, other.end_column, *other.span]
    return [other.path, place, other.text, other.diff]


def _place(item: object) -> Elsewhere:
    path, place, text, diff = _list(item)
    line, column, end_line, end_column, start, end = map(_number, _list(place))
    span = _span(start, end, end)
    return Elsewhere(_text(path), line, column, end_line, end_column, span, _text(text), _text(diff))


def _fix(item: object, size: int) -> Fix:
    message, safe, listed = _list(item)
    if not isinstance(safe, bool):
        raise TypeError(safe)
    edits = []
    for each in _list(listed):
        start, end, content = _list(each)
        edits.append(Edit(_span(start, end, size), _text(content)))
    return Fix(_text(message), tuple(edits), safe)


def _silenced(item: object, path: str, size: int) -> Silenced:
    found, start, end, reason = _list(item)
    return Silenced(_diagnostic(found, path, size), _span(start, end, size), _text(reason))


def _span(start: object, end: object, size: int) -> Span:
    if type(start) is not int or type(end) is not int or not 0 <= start <= end <= size:
        raise ValueError(start, end)
    return Span(start, end)


def _number(value: object) -> int:
    if type(value) is not int or value < 0:
        raise TypeError(value)
    return value


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value


def _list(value: object) -> list[object]:
    if not isinstance(value, list):
        raise TypeError(value)
    return value
