"""The outline of a draft: its headings, its quotations and who is credited with each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lsprotocol import types

from attrlint.base.span import Span
from attrlint.model.source_list import make_ledger
from attrlint.output.rule_pages import escaped
from attrlint.output.source_tables import LAYOUTS, totals, type_name
from attrlint.reading.prose import BlockKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from attrlint.analysis.attribution.credits import Credit
    from attrlint.lsp.positions import Positions
    from attrlint.model.document import Document
    from attrlint.model.source_list import Ledger

NOBODY = "not attributed"
LONGEST = 60  # code points of a quotation in the outline


def symbols(document: Document, positions: Positions) -> list[types.DocumentSymbol]:
    """The headings as a tree, and under each the quotations of its section with their sources."""
    ledger = make_ledger(document)
    file_span = document.prose.file_span
    marks = [(b.span, b.level or 1) for b in document.blocks if b.kind is BlockKind.HEADING]
    credited = {c.quotation.span: c for c in ledger.credits}
    items = sorted([*marks, *((span, 0) for span in credited)], key=lambda item: (item[0].start, -item[1]))
    roots: list[types.DocumentSymbol] = []
    open_: list[tuple[int, list[types.DocumentSymbol]]] = [(0, roots)]
    for at, (span, level) in enumerate(items):
        place = file_span(span)
        if level:
            while len(open_) > 1 and open_[-1][0] >= level:
                open_.pop()
            following = next((s for s, other in items[at + 1 :] if 0 < other <= level), None)
            end = file_span(following).start if following else len(document.prose.raw)
            kind, detail = types.SymbolKind.Namespace, ""
        else:
            end, kind, detail = place.end, types.SymbolKind.String, _who(credited[span], ledger)
        children: list[types.DocumentSymbol] = []
        symbol = types.DocumentSymbol(
            name=_clip(document.text[span.start : span.end]) or "(no words)",
            detail=detail or None,
            kind=kind,
            range=positions.range(Span(place.start, max(place.end, end))),
            selection_range=positions.range(place),
            children=children,
        )
        open_[-1][1].append(symbol)
        if level:
            open_.append((level, children))
    return roots


def flat(tree: Sequence[types.DocumentSymbol], uri: str, parent: str = "") -> list[types.SymbolInformation]:
    """The same for clients without support for trees."""
    found = []
    for one in tree:
        name = f"{one.name} ({one.detail})" if one.detail else one.name
        location = types.Location(uri, one.range)
        found.append(types.SymbolInformation(location, name, one.kind, container_name=parent or None))
        found += flat(one.children or (), uri, one.name)
    return found


def hints(document: Document, positions: Positions, within: Span) -> list[types.InlayHint]:
    """After each quotation that ends in a stretch of the file: who is credited with it."""
    ledger = make_ledger(document)
    found = []
    for credit in ledger.credits:
        end = document.prose.file_span(credit.quotation.span).end
        if within.start <= end <= within.end:
            how = LAYOUTS[credit.layout] if credit.source else NOBODY
            label = f"— {_who(credit, ledger)}"
            found.append(types.InlayHint(positions.position(end), label, tooltip=how, padding_left=True))
    return found


def ledger_page(document: Document) -> str:
    """The source list of a draft in Markdown: a table of its sources, then the quotations of each."""
    ledger = make_ledger(document)
    lines = ["| Source | Type | Quotes | Statements | Words quoted |", "|---|---|--:|--:|--:|"]
    for entry in ledger.entries:
        counts = f"{entry.quotations} | {entry.statements} | {entry.words_quoted}"
        lines.append(f"| {escaped(entry.source.name)} | {type_name(entry.source.sort)} | {counts} |")
    lines = [*(lines if ledger.entries else []), "", *(f"{escaped(said)}  " for said in totals(ledger)), ""]
    for credit in ledger.credits:
        line = document.lines.line(document.prose.file_span(credit.quotation.span).start)
        words = " ".join(document.text[credit.quotation.span.start : credit.quotation.span.end].split())
        lines.append(f"- line {line}: {escaped(words)} — {escaped(_who(credit, ledger))}")
    return "\n".join(lines).strip() + "\n"


def _who(credit: Credit, ledger: Ledger) -> str:
    return " ".join(ledger.sources[credit.source].name.split()) if credit.source else NOBODY


def _clip(words: str) -> str:
    folded = " ".join(words.split())
    return folded if len(folded) <= LONGEST else f"{folded[: LONGEST - 1].rstrip()}…"
