"""What attrlint finds, as results of the library; spans become offsets, lines and columns of the decoded draft."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrlint.api import results as made
from attrlint.base.span import LineIndex, Span
from attrlint.verifying.faults import code_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from attrlint.model.diagnostic import Diagnostic, Fix, Related
    from attrlint.model.document import Document
    from attrlint.model.source_list import Ledger
    from attrlint.verifying.checked import QuotationCheck, SourcePlace
    from attrlint.verifying.verdict import Change


def diagnostics(found: Iterable[Diagnostic], raw: str) -> list[made.Diagnostic]:
    """The findings of one draft, whose decoded text is `raw`."""
    lines = LineIndex(raw)
    return [
        made.Diagnostic(
            one.path,
            one.code,
            one.name,
            one.severity.value,
            one.confidence.value,
            one.message,
            *lines.position(one.span.start),
            *lines.position(one.span.end),
            *one.span,
            tuple(_related(one.path, each, lines) for each in one.related),
            _fix(one.fix),
            one.fingerprint,
        )
        for one in found
    ]


def _related(path: str, related: Related, lines: LineIndex) -> made.Related:
    place = related.elsewhere
    if place is not None:
        ends = (place.line, place.column, place.end_line, place.end_column)
        return made.Related(place.path, *ends, *place.span, related.message)
    start, end = related.span
    return made.Related(path, *lines.position(start), *lines.position(end), start, end, related.message)


def _fix(fix: Fix | None) -> made.Fix | None:
    if fix is None:
        return None
    edits = tuple(made.Edit(*edit.span, edit.content) for edit in fix.edits)
    return made.Fix("safe" if fix.safe else "unsafe", fix.message, edits)


def source_list(document: Document, ledger: Ledger) -> made.SourceList:
    """Who says what in a draft."""
    view = _View(document, ledger)
    return made.SourceList(
        document.path,
        tuple(
            made.Quotation(
                *view.placed(credit.quotation.span),
                credit.layout,
                view.mention(credit.source),
                view.cue(credit.cue),
                view.mention(credit.relay),
            )
            for credit in ledger.credits
        ),
        tuple(
            made.Statement(
                *view.placed(content),
                view.mention(statement.attribution.source),
                view.cue(statement.attribution.phrase or statement.attribution.cue),
            )
            for statement in ledger.statements
            for content in statement.contents
        ),
        tuple(
            made.Source(
                entry.source.id,
                entry.source.name,
                entry.source.sort,
                entry.quotations,
                entry.statements,
                entry.words_quoted,
                view.line(entry.first),
            )
            for entry in ledger.entries
        ),
    )


class _View:
    """A draft's spans as spans of its file."""

    def __init__(self, document: Document, ledger: Ledger) -> None:
        self._prose, self._lines, self._sources = document.prose, document.lines, ledger.sources

    def line(self, span: Span) -> int:
        return self._lines.line(self._prose.file_span(span).start)

    def placed(self, span: Span) -> tuple[int, int, int, int, str]:
        start, end = self._prose.file_span(span)
        return start, end, *self._lines.position(start), self._prose.raw[start:end]

    def cue(self, span: Span | None) -> made.Cue | None:
        if span is None:
            return None
        start, end = self._prose.file_span(span)
        return made.Cue(self._prose.raw[start:end], start, end)

    def mention(self, span: Span | None) -> made.SourceMention | None:
        if span is None:
            return None
        start, end = self._prose.file_span(span)
        source = self._sources[span]
        return made.SourceMention(self._prose.raw[start:end], start, end, source.sort, source.id, source.name)


def verified(document: Document) -> Iterator[made.VerifiedQuotation]:
    """The quotations of a draft, and of all stories in it, with their verdicts. Raises ReadError."""
    for each in (document, *document.stories):
        for one in each.check.quotations if each.check else ():
            yield _verified(one, each, document)


def _verified(one: QuotationCheck, draft: Document, whole: Document) -> made.VerifiedQuotation:
    start, end = draft.prose.file_span(one.span)
    passage = one.passage
    found = (passage.speaker or passage.name or None) if passage else None
    return made.VerifiedQuotation(
        whole.path,
        start,
        end,
        *whole.lines.position(start),
        draft.prose.raw[start:end],
        one.verdict.value,
        code_of(one),
        one.finding.kinds,
        round(one.finding.cost, 4),
        made.Speaker(one.asked or None, found, one.finding.same),
        _passage(passage),
        _passage(one.second),
        tuple(_edit(change, one, draft) for change in one.finding.changes),
        tuple(made.OtherPassage(other.path, other.line) for other in one.others),
    )


def _passage(place: SourcePlace | None) -> made.QuotedPassage | None:
    if place is None:
        return None
    return made.QuotedPassage(place.path, place.line, place.column, *place.span, place.time or None, place.text)


def _edit(change: Change, one: QuotationCheck, draft: Document) -> made.QuoteEdit:
    first = one.content.start
    span = draft.prose.file_span(Span(first + change.quote.start, first + change.quote.end))
    return made.QuoteEdit(change.kind, change.quoted, change.said, *span, *change.source, change.allowed)
