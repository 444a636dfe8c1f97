"""gitlab: Code Quality reports, which GitLab shows in merge requests. GitLab shows neither columns nor codes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrlint.base.span import LineIndex
from attrlint.output.json import Items
from attrlint.output.uris import below
from attrlint.output.writer import Writer

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from attrlint.model.diagnostic import Diagnostic
    from attrlint.output.writer import OutputContext
    from attrlint.running.runner import Result

SEVERITIES = {"error": "major", "warning": "minor", "info": "info"}


class GitLab(Writer):
    """One array."""

    def __init__(self, setting: OutputContext) -> None:
        super().__init__(setting)
        self._items = Items()

    def take(self, result: Result) -> Iterator[str]:
        """The findings of one draft."""
        for issue in issues(result.diagnostics, result.raw, self.setting.base):
            yield self._items.add(issue)

    def finish(self) -> Iterator[str]:
        """The end of the array."""
        yield f"{self._items.end()}\n"


def issues(diagnostics: Sequence[Diagnostic], raw: str, base: str = "") -> Iterator[dict[str, object]]:
    """The diagnostics of one draft; each fingerprint is unique in the report."""
    if not diagnostics:
        return
    from hashlib import sha256

    lines = LineIndex(raw)
    path = below(diagnostics[0].path, base) or diagnostics[0].path
    for one in diagnostics:
        begin, end = lines.line(one.span.start), lines.line(max(one.span.start, one.span.end - 1))
        mark = f"{path} {one.fingerprint}".encode("utf-8", "surrogateescape")
        yield {
            "description": f"{one.code}: {one.message}",
            "check_name": one.code,
            "fingerprint": sha256(mark).hexdigest(),
            "severity": SEVERITIES[one.severity.value],
            "location": {"path": path, "lines": {"begin": begin, "end": end}},
        }
