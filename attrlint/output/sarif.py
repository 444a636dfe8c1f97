"""sarif: SARIF 2.1.0 (OASIS), for code scanning and its viewers. Columns are code points, ends exclusive."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrlint import __version__
from attrlint.base.span import LineIndex
from attrlint.output.json import Items, dumps
from attrlint.output.sarif_rules import LEVELS, descriptor
from attrlint.output.uris import below, file_uri, percent_encoded
from attrlint.output.writer import Writer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from attrlint.base.errors import AttrlintError
    from attrlint.base.span import Span
    from attrlint.model.diagnostic import Diagnostic, Fix, Related, Silenced
    from attrlint.output.writer import OutputContext
    from attrlint.running.runner import Result

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
TOP = "SRCROOT"
FINGERPRINT = "attrlint/v1"


class Sarif(Writer):
    """One log with one run: results as they come, then the rules they belong to and the errors."""

    def __init__(self, setting: OutputContext) -> None:
        super().__init__(setting)
        self._items = Items()
        self._rules: dict[str, int] = {}
        self._descriptors: list[dict[str, object]] = []
        self._notices: list[dict[str, object]] = []
        self._begun = False

    def take(self, result: Result) -> Iterator[str]:
        """The results of one draft; its errors are kept for the end."""
        yield from self._start()
        self._notices += [_notice(error, self.setting.base) for error in result.errors]
        silenced = result.silenced if self.setting.suppressed else ()
        if not result.diagnostics and not silenced:
            return
        paper = Paper(result.path, result.raw, self.setting.base)
        for one in result.diagnostics:
            yield self._items.add(paper.result(one, self._index(one)))
        for each in silenced:
            record = paper.result(each.diagnostic, self._index(each.diagnostic))
            yield self._items.add({**record, "suppressions": [paper.suppression(each)]})

    def finish(self) -> Iterator[str]:
        """The end of the log."""
        yield from self._start()
        invocation = {"executionSuccessful": not self._notices, "toolExecutionNotifications": self._notices}
        driver = {
            "name": "attrlint",
            "semanticVersion": __version__,
            "version": __version__,
            "rules": self._descriptors,
        }
        yield f'{self._items.end()},\n"invocations": [{dumps(invocation)}],\n'
        yield f'"tool": {{"driver": {dumps(driver)}}}\n}}]}}\n'

    def _start(self) -> Iterator[str]:
        if self._begun:
            return
        self._begun = True
        top = {TOP: {"uri": file_uri(self.setting.base).rstrip("/") + "/"}}
        yield f'{{"$schema": "{SCHEMA}", "version": "2.1.0", "runs": [{{\n'
        yield '"columnKind": "unicodeCodePoints", "newlineSequences": ["\\r\\n", "\\n", "\\r"],\n'
        yield f'"originalUriBaseIds": {dumps(top)},\n"results": '

    def _index(self, one: Diagnostic) -> int:
        """The index of a finding's rule in the list of rules."""
        if one.code not in self._rules:
            self._rules[one.code] = len(self._rules)
            self._descriptors.append(descriptor(one, self.setting.rule_of(one.path, one.code)))
        return self._rules[one.code]


class Paper:
    """One draft, the location of its results."""

    def __init__(self, path: str, raw: str, base: str = "") -> None:
        self._raw, self._lines = raw, LineIndex(raw)
        self._artifact, self._base = artifact(path, base), base
        # Columns do not depend on whether there is a byte order mark (SARIF 3.30.2); those of attrlint do.
        self._mark = raw.startswith("\ufeff")

    def result(self, one: Diagnostic, rule: int) -> dict[str, object]:
        """A finding as a result object."""
        record: dict[str, object] = {
            "ruleId": one.code,
            "ruleIndex": rule,
            "level": LEVELS[one.severity.value],
            "message": {"text": one.message},
            "locations": [{"physicalLocation": self._place(one.span)}],
            "partialFingerprints": {FINGERPRINT: one.fingerprint},
            "properties": {"confidence": one.confidence.value},
        }
        if one.related:
            record["relatedLocations"] = [
                {"id": i, "physicalLocation": self._related(related), "message": {"text": related.message}}
                for i, related in enumerate(one.related, 1)
            ]
        if one.fix:
            record["fixes"] = [self._fix(one.fix)]
        return record

    def suppression(self, silenced: Silenced) -> dict[str, object]:
        """The comment that suppresses a finding."""
        said: dict[str, object] = {"kind": "inSource", "location": {"physicalLocation": self._place(silenced.comment)}}
        if silenced.reason:
            said["justification"] = silenced.reason
        return said

    def _related(self, related: Related) -> dict[str, object]:
        other = related.elsewhere
        if other is None:
            return self._place(related.span)
        region = {
            "startLine": other.line,
            "startColumn": other.column,
            "endLine": other.end_line,
            "endColumn": other.end_column,
        }
        return {"artifactLocation": artifact(other.path, self._base), "region": region}

    def _place(self, span: Span) -> dict[str, object]:
        return {"artifactLocation": self._artifact, "region": self._region(span)}

    def _fix(self, fix: Fix) -> dict[str, object]:
        changes = [
            {"deletedRegion": self._region(edit.span), "insertedContent": {"text": edit.content}} for edit in fix.edits
        ]
        said = f"{fix.message}{'' if fix.safe else ' (needs review)'}"
        return {
            "description": {"text": said},
            "artifactChanges": [{"artifactLocation": self._artifact, "replacements": changes}],
        }

    def _region(self, span: Span) -> dict[str, int]:
        (line, column), (end_line, end_column) = self._position(span.start), self._position(span.end)
        return {"startLine": line, "startColumn": column, "endLine": end_line, "endColumn": end_column}

    def _position(self, offset: int) -> tuple[int, int]:
        line, column = self._lines.position(offset)
        return line, max(1, column - (self._mark and line == 1))


def artifact(path: str, base: str = "") -> dict[str, object]:
    """The location of a draft: a relative URI below the top folder, an absolute one elsewhere."""
    inside = below(path, base)
    if inside is None:
        return {"uri": file_uri(path)}
    return {"uri": percent_encoded(inside), "uriBaseId": TOP}


def _notice(error: AttrlintError, base: str) -> dict[str, object]:
    """A notification about something that failed."""
    said: dict[str, object] = {"level": "error", "message": {"text": error.message}}
    if error.place and error.place.path:
        place: dict[str, object] = {"artifactLocation": artifact(error.place.path, base)}
        if error.place.line:
            place["region"] = {"startLine": error.place.line, "startColumn": max(1, error.place.column)}
        said["locations"] = [{"physicalLocation": place}]
    return said
