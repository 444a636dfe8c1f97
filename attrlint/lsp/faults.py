"""Faults of settings, packs and house names, shown in those files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from lsprotocol import types

from attrlint.base.errors import PackError, Place, ReadError
from attrlint.base.facts import dataclass
from attrlint.base.files import read_file
from attrlint.base.span import Span
from attrlint.lsp.positions import Positions

if TYPE_CHECKING:
    from collections.abc import Iterable

    from attrlint.base.errors import AttrlintError


@dataclass(frozen=True, slots=True)
class Fault:
    """A fault, and its place as far as known."""

    message: str
    place: Place | None = None

    def __str__(self) -> str:
        return f"{self.place}: error: {self.message}" if self.place else f"error: {self.message}"


def faults_of(error: AttrlintError) -> tuple[Fault, ...]:
    """All faults in an error."""
    if isinstance(error, PackError):
        return tuple(Fault(message, place) for place, message in error.faults)
    return (Fault(error.message, error.place),)


class FaultBoard:
    """Which faults each draft has met, and in which files they are shown."""

    def __init__(self) -> None:
        self._met: dict[str, tuple[Fault, ...]] = {}
        self._shown: dict[str, frozenset[Fault]] = {}

    def meet(
        self, draft: str, faults: Iterable[Fault], but: Iterable[str], encoding: str
    ) -> dict[str, list[types.Diagnostic]]:
        """The files whose faults change once a draft (a URI) has met these; `but` are files that are drafts.

        An empty list removes what was shown.
        """
        self._met[draft] = tuple(faults)
        found: dict[str, set[Fault]] = {}
        for fault in (one for faults in self._met.values() for one in faults):
            if fault.place is not None and fault.place.line:
                found.setdefault(Path(fault.place.path).absolute().as_uri(), set()).add(fault)
        for uri in but:
            found.pop(uri, None)
        changed = {uri: frozenset(found.get(uri, ())) for uri in {*found, *self._shown}}
        news = {uri: faults for uri, faults in changed.items() if faults != self._shown.get(uri, frozenset())}
        self._shown = {uri: faults for uri, faults in changed.items() if faults}
        return {uri: _diagnostics(faults, encoding) for uri, faults in news.items()}


def _diagnostics(faults: Iterable[Fault], encoding: str) -> list[types.Diagnostic]:
    """The faults of one file at their places: from the place to the end of its line."""
    found = []
    for fault in sorted(faults, key=str):
        place = fault.place
        assert place is not None
        try:
            text = read_file(place.path).data.decode("utf-8", "replace")
        except ReadError:
            text = ""
        positions = Positions(text, encoding)
        line = positions.line(place.line - 1)
        start = min(line.start + max(0, place.column - 1), line.end)
        span = Span(start, max(start, line.start + len(text[line.start : line.end].rstrip())))
        error = types.DiagnosticSeverity.Error
        found.append(types.Diagnostic(positions.range(span), fault.message, severity=error, source="attrlint"))
    return found
