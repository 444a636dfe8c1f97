"""What an editor shows for a checked quotation: its verdict and passage on hover, and the way to the passage."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrlint.lsp.places import place_elsewhere
from attrlint.output.rule_pages import escaped
from attrlint.verifying.verdict import Verdict

if TYPE_CHECKING:
    from lsprotocol import types

    from attrlint.lsp.positions import Positions
    from attrlint.model.document import Document
    from attrlint.verifying.checked import QuotationCheck

LONGEST = 600  # code points of a passage
SAID = {
    Verdict.EXACT: "Exact",
    Verdict.EDITED: "Edited as allowed",
    Verdict.ALTERED: "Altered",
    Verdict.SPLICED: "Spliced",
    Verdict.TRIMMED: "Trimmed",
    Verdict.OTHER_SPEAKER: "Said by someone else",
    Verdict.PARTLY_FOUND: "Partly found",
    Verdict.NOT_FOUND: "Not found in the sources",
}


def checked_at(document: Document, offset: int) -> QuotationCheck | None:
    """The checked quotation that contains a place of the file (code points); None without sources."""
    if document.check is None:
        return None
    for one in document.check.quotations:
        start, end = document.prose.file_span(one.span)
        if start <= offset < end:
            return one
    return None


def explained_verdict(one: QuotationCheck) -> str:
    """The verdict as Markdown, with the passage and where it is."""
    lines = [f"**{SAID.get(one.verdict, one.verdict.value)}**"]
    if one.passage is not None:
        words = " ".join(one.passage.text.split())
        words = words if len(words) <= LONGEST else f"{words[:LONGEST]}…"
        lines += ["", f"> {escaped(words)}", "", escaped(one.passage.where())]
    return "\n".join(lines)


def location(one: QuotationCheck) -> types.Location | None:
    """The passage of a quotation as a place that an editor opens; None if nothing was found."""
    place = one.passage
    return (
        place_elsewhere(place.path, (place.line, place.column), (place.end_line, place.end_column)) if place else None
    )


def quotation_range(one: QuotationCheck, document: Document, positions: Positions) -> types.Range:
    """Where a quotation is in its draft."""
    return positions.range(document.prose.file_span(one.span))
