"""From one record to its rows: a pure function that knows neither files nor engines, and never raises."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from attrlint.archive.name_keys import gender_said, source_key
from attrlint.archive.norm import norm, norm_hash
from attrlint.archive.schema import COPIED, TABLES
from attrlint.archive.settings import Record
from attrlint.base.errors import AttrlintError
from attrlint.base.patterns import LazyPattern
from attrlint.model.source_list import NAMELESS, make_ledger
from attrlint.reading import format_of, read_text
from attrlint.reading.decoding import decode
from attrlint.reading.prose import BlockKind
from attrlint.running.runner import Runner

if TYPE_CHECKING:
    from collections.abc import Iterable

    from attrlint.archive.settings import AuditSettings
    from attrlint.base.span import Span
    from attrlint.model.diagnostic import Diagnostic, Fix
    from attrlint.model.document import Document
    from attrlint.model.source_list import Ledger

Row = dict[str, object]
Rows = dict[str, list[Row]]
QUOTED_WORDS = LazyPattern(r"“.*”")
SAMPLE = """\
Mayor Ann Cole said on Monday that the bridge would stay shut until spring.

“We have looked at every bolt,” Cole said. “It is not safe.” Officials in Springfield, who asked not to be named,
told The Daily Planet that the repair would cost $4 million, 12 percent more than planned.

According to a report, critics fear that traffic will double, though it is widely believed that few will notice.
"""
PARAGRAPHS = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.BLOCKQUOTE})


class Auditor:
    """Lints records one by one under the same settings; rules are loaded once and kept."""

    def __init__(self, settings: AuditSettings) -> None:
        self.settings = settings
        self.runner = Runner(settings.choice)

    def warm(self) -> None:
        """Load what linting a typical article loads."""
        self.rows(Record("", SAMPLE, 0, "sample.txt"))

    def rows(self, record: Record) -> Rows:
        """The rows of one record for each table, without `article` and `shard`; a failure is a row of errors."""
        rows: Rows = {table: [] for table in TABLES}
        try:
            self._fill(rows, record)
        except AttrlintError as error:
            return _only_error(rows, "unreadable", error.message)
        except Exception as error:  # an error in one record must not cost the others
            said = type(error).__name__ if not self.settings.keep_text else f"{type(error).__name__}: {error}"
            return _only_error(rows, "internal", said[:500])
        return rows

    def _fill(self, rows: Rows, record: Record) -> None:
        text, encoding = record.text, ""
        if record.fault:
            rows["errors"].append(error_row("unreadable", record.fault))
            return
        if record.data is not None and len(record.data) <= 4 * self.settings.max_chars:
            text, encoding = decode(record.data, record.path)
        elif record.data is not None:
            text = "x" * (self.settings.max_chars + 1)
        if text is None or not text.strip():
            rows["errors"].append(error_row("no-text", "No text in this record"))
            return
        if len(text) > self.settings.max_chars:
            said = f"More than {self.settings.max_chars:,} characters of text"
            rows["errors"].append(error_row("too-long", said))
            return
        try:
            digest = sha256(text.encode()).digest()
        except UnicodeEncodeError:
            rows["errors"].append(error_row("unreadable", "Text is not valid Unicode"))
            return
        form = self.settings.text_format if record.data is None else format_of(record.path)
        prose = read_text(text, form)
        document = self.runner.prose_document(prose, record.path, record.date if self.settings.dated else None)
        report = self.runner.linter_of(Path(record.path)).lint(document)
        ledger = make_ledger(document, typed=self.settings.latex_marks)
        view = _View(document, ledger, keep_text=self.settings.keep_text)
        rows["findings"] += [view.finding(one) for one in report.diagnostics]
        rows["quotations"] += view.quotations()
        rows["statements"] += view.statements()
        rows["sources"] += view.sources()
        for failure in report.failures:
            rule = failure.message.partition(" ")[0]
            said = failure.message if self.settings.keep_text else f"{rule} could not finish"
            rows["errors"].append(error_row("rule-failed", said, rule))
        article = {**copied_columns(record, keep_text=self.settings.keep_text), "sha256": digest}
        article |= {"encoding": encoding or "utf-8", "language": document.article.language or "English"}
        rows["articles"].append({**article, **view.counts(len(report.diagnostics))})


def copied_columns(record: Record, *, keep_text: bool) -> Row:
    """What a record says about itself; its title is text as well."""
    own: Row = {name: getattr(record, name) for name in COPIED}
    if not keep_text:
        own["title"] = None
    return own


def error_row(code: str, message: str, rule: str | None = None) -> Row:
    """A row of errors; the place of the record in the input is added when it is written."""
    return {"code": code, "message": message, "rule": rule}


def _only_error(rows: Rows, code: str, message: str) -> Rows:
    said = message.encode("utf-8", "backslashreplace").decode()
    return {**{table: [] for table in rows}, "errors": [error_row(code, said)]}


class _View:
    """A document's facts as rows, at their places in the record's text."""

    def __init__(self, document: Document, ledger: Ledger, *, keep_text: bool) -> None:
        self.document, self.ledger, self.keep_text = document, ledger, keep_text
        self.raw = document.prose.raw
        self._words = 0

    def place(self, span: Span) -> Span:
        return self.document.prose.file_span(span)

    def text(self, span: Span) -> str:
        start, end = self.place(span)
        return self.raw[start:end]

    def finding(self, one: Diagnostic) -> Row:
        line, column = self.document.lines.position(one.span.start)
        related = [
            {"start": r.span.start, "end": r.span.end, "message": self._said(r.message)}
            for r in one.related
            if r.elsewhere is None
        ]
        return {
            "code": one.code,
            "rule": one.name,
            "severity": one.severity.value,
            "confidence": one.confidence.value,
            "message": self._said(one.message),
            "quote": self.raw[one.span.start : one.span.end] if self.keep_text else None,
            "start": one.span.start,
            "end": one.span.end,
            "line": line,
            "column": column,
            "fingerprint": one.fingerprint,
            "related": related or None,
            "fix": _fix(one.fix) if one.fix and self.keep_text else None,
        }

    def _said(self, message: str) -> str:
        return message if self.keep_text else QUOTED_WORDS.compiled.sub("“…”", message)

    def quotations(self) -> Iterable[Row]:
        for n, credit in enumerate(self.ledger.credits):
            start, end = self.place(credit.quotation.span)
            content = self.document.text[credit.quotation.content.start : credit.quotation.content.end]
            words = len(content.split())
            self._words += words
            yield {
                "n": n,
                "start": start,
                "end": end,
                "line": self.document.lines.line(start),
                "text": self.raw[start:end] if self.keep_text else None,
                "layout": credit.layout,
                "words": words,
                **self._speaker(credit.source, credit.cue),
                "relay": self.ledger.sources[credit.relay].name if credit.relay else None,
                **self._compared(content),
            }

    def statements(self) -> Iterable[Row]:
        for n, statement in enumerate(self.ledger.statements):
            places = [self.place(content) for content in statement.contents]
            content = " ".join(self.raw[start:end] for start, end in places)
            yield {
                "n": n,
                "start": places[0].start,
                "end": places[-1].end,
                "line": self.document.lines.line(places[0].start),
                "text": content if self.keep_text else None,
                "words": len(content.split()),
                **self._speaker(statement.attribution.source, statement.attribution.cue),
                "contents": [{"start": start, "end": end} for start, end in places],
                **self._compared(content),
            }

    def _compared(self, content: str) -> Row:
        normed = norm(content)
        return {"norm": normed if self.keep_text else None, "norm_hash": norm_hash(normed)}

    def _speaker(self, source: Span | None, cue: Span | None) -> Row:
        who = self.ledger.sources[source] if source else None
        return {
            "speaker": who.name if who else None,
            "speaker_sort": who.sort if who else None,
            "speaker_id": who.id if who else None,
            "speaker_key": source_key(who) if who else None,
            "mention": self.text(source) if source else None,
            "mention_start": self.place(source).start if source else None,
            "cue": self.text(cue) if cue else None,
        }

    def sources(self) -> Iterable[Row]:
        genders: dict[str, str] = {}
        for span, source in sorted(self.ledger.sources.items()):
            if source.sort == "person" and source.id not in genders:
                said = gender_said(self.document.text[span.start : span.end])
                if said:
                    genders[source.id] = said
        for entry in self.ledger.entries:
            source = entry.source
            yield {
                "id": source.id,
                "name": source.name,
                "sort": source.sort,
                "quotations": entry.quotations,
                "statements": entry.statements,
                "words_quoted": entry.words_quoted,
                "first_line": self.document.lines.line(self.place(entry.first).start),
                "person_key": source_key(source) if source.sort == "person" else None,
                "gender": genders.get(source.id),
            }

    def counts(self, findings: int) -> Row:
        document, ledger = self.document, self.ledger
        return {
            "chars": len(self.raw),
            "words": len(self.raw.split()),
            "paragraphs": sum(block.kind in PARAGRAPHS for block in document.blocks),
            "sentences": len(document.sentences),
            "quotations": len(ledger.credits),
            "unattributed": ledger.unattributed,
            "statements": len(ledger.statements),
            "sources": len(ledger.entries),
            "nameless": sum(entry.source.sort in NAMELESS for entry in ledger.entries),
            "words_quoted": self._words,
            "findings": findings,
            "sentence_hashes": self._sentence_hashes(),
        }

    def _sentence_hashes(self) -> list[int]:
        """32 bits for each distinct sentence, sorted: they show that two articles are one story printed twice."""
        text = self.document.text
        normed = {norm(text[start:end]) for start, end in self.document.sentences}
        return sorted({norm_hash(words) >> 32 for words in normed if words})


def _fix(fix: Fix) -> Row:
    edits = [{"start": e.span.start, "end": e.span.end, "content": e.content} for e in fix.edits]
    return {"message": fix.message, "safe": fix.safe, "edits": edits}
