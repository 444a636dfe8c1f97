"""The source list of a draft as ``attrlint sources`` prints it: json (the public contract), csv, a table, and full."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from attrlint.output.concise import visible
from attrlint.output.csv_cells import safe_cell

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from attrlint.analysis.attribution.credits import Credit
    from attrlint.base.span import Span
    from attrlint.model.document import Document
    from attrlint.model.source_list import Entry, Ledger
    from attrlint.output.style import Style
    from attrlint.verifying.checked import QuotationCheck

COLUMNS = ("path", "id", "name", "sort", "quotations", "statements", "words_quoted", "first_line", "verdict", "where")
LAYOUTS = {
    "sentence": "named in the same sentence",
    "colon": "introduced with a colon",
    "transcript": "labeled in the transcript",
    "dash": "named after a dash",
    "open-quote": "continued from the previous paragraph",
    "paragraph": "named elsewhere in the paragraph",
    "previous": "named only in the previous paragraph",
    "none": "not attributed",
}


TYPE_NAMES = {"body": "organization", "generic": "unspecified"}


def type_name(sort: str) -> str:
    """The type of a source as people read it; JSON and CSV keep the key."""
    return TYPE_NAMES.get(sort, sort)


def ledger_record(document: Document, ledger: Ledger) -> dict[str, object]:
    """One draft as the public contract has it; offsets are 0-based code points of the decoded file, ends exclusive."""
    view = _View(document, ledger)
    return {
        "path": document.path,
        "quotations": [
            {
                **view.placed(credit.quotation.span),
                "layout": credit.layout,
                "source": view.source(credit.source),
                "cue": view.words(credit.cue),
                "relay": view.source(credit.relay),
                **view.verdict(credit.quotation.span),
            }
            for credit in ledger.credits
        ],
        "statements": [
            {
                **view.placed(content),
                "source": view.source(statement.attribution.source),
                "cue": view.words(statement.attribution.phrase or statement.attribution.cue),
            }
            for statement in ledger.statements
            for content in statement.contents
        ],
        "sources": [
            {
                "id": entry.source.id,
                "name": entry.source.name,
                "sort": entry.source.sort,
                "quotations": entry.quotations,
                "statements": entry.statements,
                "words_quoted": entry.words_quoted,
                "first_line": view.line(entry.first),
            }
            for entry in ledger.entries
        ],
    }


def csv_rows(document: Document, ledger: Ledger) -> Iterator[tuple[str | int, ...]]:
    """One row per source, in the order of `COLUMNS`; no cell is a formula."""
    view = _View(document, ledger)
    for entry in ledger.entries:
        source = entry.source
        counts = (entry.quotations, entry.statements, entry.words_quoted)
        said = view.verdicts(source.id), view.places(source.id)
        row = (document.path, source.id, source.name, source.sort, *counts, view.line(entry.first), *said)
        yield tuple(safe_cell(cell) for cell in row)


def table(document: Document, ledger: Ledger, style: Style, width: int) -> Iterator[str]:
    """The sources of a draft as a table no wider than `width` columns, and the totals."""
    view = _View(document, ledger)
    yield style.paint(visible(document.path), "bold")
    if ledger.entries:
        yield _row(("Source", "Type", "Quotes", "Statements", "Words", "Line"), width)
    for entry in ledger.entries:
        yield _row(_cells(entry, view), width)
        verdicts = view.verdicts(entry.source.id)
        if verdicts:
            places = view.places(entry.source.id)
            yield "    " + _clip(f"{verdicts} ({places})" if places else verdicts, width - 4)
    yield from totals(ledger)


def full(document: Document, ledger: Ledger, style: Style, width: int) -> Iterator[str]:
    """Each quotation of a draft with its source and where the source was found, then the table."""
    view = _View(document, ledger)
    for credit in ledger.credits:
        place = view.placed(credit.quotation.span)
        yield f"{visible(document.path)}:{place['line']}:{place['column']}: {_clip(str(place['text']), width * 2)}"
        yield f"    {_credit(credit, view)}"
        checked = view.checked.get(credit.quotation.span)
        if checked is not None:
            where = f" ({visible(checked.passage.where())})" if checked.passage else ""
            yield f"    {checked.verdict.value.replace('-', ' ')}{where}"
    if ledger.credits:
        yield ""
    yield from table(document, ledger, style, width)


def totals(ledger: Ledger) -> Iterator[str]:
    """The totals in one or two lines."""
    quotations, loose = len(ledger.credits), ledger.unattributed
    said = [_number(len(ledger.entries), "source"), f"{ledger.anonymous} anonymous", _number(quotations, "quote")]
    if loose:
        said.append(f"{loose} unattributed")
    yield ", ".join(said)
    spoken = sorted((e for e in ledger.entries if e.words_quoted), key=lambda e: -e.words_quoted)[:3]
    if spoken:
        shares = (f"{visible(e.source.name)} {round(100 * e.words_quoted / ledger.words_quoted)} %" for e in spoken)
        yield f"Words quoted: {', '.join(shares)}"
    only = ledger.only_source
    if only is not None:
        yield f"All from one source: {visible(only.name)}"


def _number(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"


def _cells(entry: Entry, view: _View) -> tuple[str, ...]:
    counts = (entry.quotations, entry.statements, entry.words_quoted, view.line(entry.first))
    return (visible(entry.source.name), type_name(entry.source.sort), *map(str, counts))


def _row(cells: Sequence[str], width: int) -> str:
    name = max(12, width - 45)
    head, sort, *rest = cells
    return (
        f"  {_clip(head, name):<{name}}  {sort:<12}  {rest[0]:>6}  {rest[1]:>10}  {rest[2]:>5}  {rest[3]:>4}".rstrip()
    )


def _clip(words: str, width: int) -> str:
    folded = visible(" ".join(words.split()))
    return folded if len(folded) <= width else f"{folded[: width - 1].rstrip()}…"


def _credit(credit: Credit, view: _View) -> str:
    if credit.source is None:
        return "not attributed"
    source = view.ledger.sources[credit.source]
    mention = visible(" ".join(view.text(credit.source).split()))
    named = visible(source.name)
    who = mention if mention == named else f"{mention} = {named}"
    cue = f", “{visible(view.text(credit.cue))}”" if credit.cue else ""
    relay = f", relayed by {visible(view.text(credit.relay))}" if credit.relay else ""
    return f"{who} ({type_name(source.sort)}{cue}), {LAYOUTS[credit.layout]}{relay}"


class _View:
    """A draft's spans as spans of its file."""

    def __init__(self, document: Document, ledger: Ledger) -> None:
        self.document, self.ledger = document, ledger
        self.raw = document.prose.raw
        self.checked = {one.span: one for one in document.check.quotations} if document.check else {}

    def verdict(self, span: Span) -> dict[str, object]:
        """The verdict on a quotation and its passage; nothing for a draft without sources."""
        if self.document.check is None:
            return {}
        one = self.checked.get(span)
        passage = one.passage if one else None
        where = {"path": passage.path, "line": passage.line, "time": passage.time or None} if passage else None
        return {"verdict": one.verdict.value if one else None, "where": where}

    def verdicts(self, source: str) -> str:
        """How many quotations of a source have which verdict: “2 exact, 1 altered”; empty without sources."""
        counts = Counter(one.verdict.value.replace("-", " ") for one in self._checked_of(source))
        return ", ".join(f"{count} {verdict}" for verdict, count in counts.items())

    def places(self, source: str) -> str:
        """Where the passages are that a source is quoted from, in the order of the quotations."""
        found = (one.passage for one in self._checked_of(source) if one.passage)
        return ", ".join(dict.fromkeys(visible(f"{passage.path}:{passage.line}") for passage in found))

    def _checked_of(self, source: str) -> Iterator[QuotationCheck]:
        for credit in self.ledger.credits:
            one = self.checked.get(credit.quotation.span)
            if one is not None and credit.source is not None and self.ledger.sources[credit.source].id == source:
                yield one

    def text(self, span: Span) -> str:
        place = self.document.prose.file_span(span)
        return self.raw[place.start : place.end]

    def line(self, span: Span) -> int:
        return self.document.lines.line(self.document.prose.file_span(span).start)

    def words(self, span: Span | None) -> dict[str, object] | None:
        if span is None:
            return None
        place = self.document.prose.file_span(span)
        return {"text": self.raw[place.start : place.end], "offset": place.start, "end_offset": place.end}

    def placed(self, span: Span) -> dict[str, object]:
        place = self.document.prose.file_span(span)
        line, column = self.document.lines.position(place.start)
        return {
            "offset": place.start,
            "end_offset": place.end,
            "line": line,
            "column": column,
            "text": self.raw[place.start : place.end],
        }

    def source(self, span: Span | None) -> dict[str, object] | None:
        words = self.words(span)
        if span is None or words is None:
            return None
        source = self.ledger.sources[span]
        return {**words, "sort": source.sort, "id": source.id, "name": source.name}
