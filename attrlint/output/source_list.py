"""The sources of a draft as HTML: each with everything it says, linked to the words."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from attrlint.base.facts import dataclass
from attrlint.output.concise import visible
from attrlint.output.source_tables import type_name
from attrlint.output.suggestions import counted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from attrlint.base.span import Span
    from attrlint.model.document import Document
    from attrlint.model.source_list import Ledger

NOBODY = "nobody"
LONGEST = 240  # code points of a quotation in the list; the draft has all of it


@dataclass(frozen=True, slots=True)
class Said:
    """Something quoted or reported: its words (code points of the prose), its source, and the target of links to it."""

    span: Span
    source: str  # NOBODY if no one is credited
    anchor: str
    quoted: bool


def said_in(document: Document, ledger: Ledger, key: str) -> list[Said]:
    """What a draft quotes and reports, in the order of the prose; each link target begins with `key`."""
    spans = [(c.quotation.span, c.source, True) for c in ledger.credits]
    spans += [(span, s.attribution.source, False) for s in ledger.statements for span in s.contents]
    ids = {entry.source.id: f"{key}s{i}" for i, entry in enumerate(ledger.entries, 1)}
    found = []
    for i, (span, source, quoted) in enumerate(sorted(spans, key=lambda item: item[0]), 1):
        name = ids.get(ledger.sources[source].id, f"{key}{NOBODY}") if source else f"{key}{NOBODY}"
        if source or quoted:
            found.append(Said(span, name, f"{key}q{i}", quoted))
    return found


def source_list(document: Document, ledger: Ledger, said: Sequence[Said], key: str, path: str) -> str:
    """The sources in order of their first mention, then what is not attributed."""
    groups = [
        (f"{key}s{i}", entry.source.name, entry.source.sort, entry.words_quoted)
        for i, entry in enumerate(ledger.entries, 1)
    ]
    groups.append((f"{key}{NOBODY}", "Not attributed", "", 0))
    shown = []
    for name, who, sort, words in groups:
        own = [one for one in said if one.source == name]
        if not own:
            continue
        items = "".join(_item(document, one) for one in own)
        facts = ", ".join(filter(None, [type_name(sort), f"{counted(words, 'word')} quoted" if words else ""]))
        shown.append(
            f'<details open data-lights="{name}"><summary>{escape(visible(who))}</summary>\n'
            f'<p class="facts">{escape(facts)} <button type="button" class="light" aria-pressed="false" hidden>'
            f"Highlight</button></p>\n<ul>{items}</ul></details>\n"
        )
    body = "".join(shown) or "<p>No quotes or attributed statements in this draft.</p>\n"
    return (
        f'<section class="sources" aria-label="Who says what in {escape(visible(path))}">'
        f'<h3 id="{key}who">Who says what</h3>\n{body}</section>\n'
    )


def _item(document: Document, one: Said) -> str:
    words = visible(" ".join(document.text[one.span.start : one.span.end].split()))
    words = words if len(words) <= LONGEST else f"{words[:LONGEST].rstrip()}…"
    sort = "" if one.quoted else '<span class="facts">reported:</span> '
    return f'<li>{sort}<a href="#{one.anchor}" data-of="{one.source}" dir="auto">{escape(words)}</a></li>\n'
