"""Drafts for tests: a text as a document, and what the analysis finds in it, written the way a person reads it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrlint.model.document import Document
from attrlint.model.source_list import make_ledger
from attrlint.reading import read_text

if TYPE_CHECKING:
    from attrlint.base.span import Span

ENDINGS = {"text": "draft.txt", "markdown": "draft.md", "mdx": "draft.mdx", "html": "draft.html"}


def draft(text: str, form: str = "text") -> Document:
    """A text as the linter sees it."""
    return Document(read_text(text, form), ENDINGS[form])


def quoted(text: str) -> list[str]:
    """The quotations of a plain text with their marks; those inside another are indented by ``> ``."""
    document = draft(text)
    return ["> " * q.depth + document.text[q.span.start : q.span.end] for q in document.quotations.all]


def stray(text: str) -> list[str]:
    """The marks left over, each with the three code points behind it."""
    document = draft(text)
    return [document.text[s.span.start : s.span.end + 3] for s in document.quotations.stray]


def sentences(text: str) -> list[str]:
    """The sentences of a plain text."""
    document = draft(text)
    return [document.text[s.start : s.end] for s in document.sentences]


def blocks(text: str, form: str = "text") -> list[tuple[str, str]]:
    """The blocks of a draft: kind and words."""
    document = draft(text, form)
    return [(b.kind.value, document.text[b.span.start : b.span.end]) for b in document.blocks]


def credited(text: str, form: str = "text") -> list[str]:
    """Whom each mention of a source stands for, in order: ``name: sort``, with ``#2`` for another source of that name."""
    document = draft(text, form)
    ledger = make_ledger(document)
    mentions = {span for c in ledger.credits for span in (c.source, c.relay) if span}
    mentions |= {s.attribution.source for s in ledger.statements if s.attribution.source}
    ids: dict[str, list[str]] = {}
    found = []
    for mention in sorted(mentions):
        source = document.speech.sources[mention]
        known = ids.setdefault(f"{source.name}: {source.sort}", [])
        if source.id not in known:
            known.append(source.id)
        number = known.index(source.id) + 1
        found.append(f"{source.name}: {source.sort}" + (f" #{number}" if number > 1 else ""))
    return found


def credits_of(text: str, form: str = "text") -> list[str]:
    """Each outer quotation's layout, source and cue, and who passed it on: ``sentence: Lee / said < RIA``."""
    document = draft(text, form)

    def words(span: Span | None) -> str:
        return document.text[span.start : span.end] if span else "-"

    return [
        f"{c.layout}: {words(c.source)} / {words(c.cue)}" + (f" < {words(c.relay)}" if c.relay else "")
        for c in document.speech.reported.credits
    ]


def statements(text: str) -> list[str]:
    """Each reported statement of a plain text: ``source / cue: what it reports``, parts joined by `` + ``."""
    document = draft(text)
    found = []
    for statement in document.speech.reported.statements:
        a = statement.attribution
        parts = " + ".join(document.text[span.start : span.end] for span in statement.contents)
        source = document.text[a.source.start : a.source.end] if a.source else "-"
        found.append(f"{source} / {document.text[a.cue.start : a.cue.end]}: {parts}")
    return found


def wide(text: str) -> list[str]:
    """What the list of sources shows of a plain text beside quotations: ``source / cue: what it reports``."""
    document = draft(text)
    found = []
    for statement in document.speech.wide:
        a = statement.attribution
        parts = " + ".join(document.text[span.start : span.end] for span in statement.contents)
        source = document.text[a.source.start : a.source.end] if a.source else "-"
        cue = a.phrase or a.cue
        found.append(f"{source} / {document.text[cue.start : cue.end]}: {parts}")
    return found


def cues(text: str) -> list[str]:
    """Each cue of a plain text with its source and where that stands: ``said < Lee (before)``."""
    document = draft(text)
    found = []
    for report in document.speech.reported.sentences:
        for a in report.attributions:
            source = document.text[a.source.start : a.source.end] if a.source else "-"
            order = "passive" if a.passive else a.order
            found.append(f"{document.text[a.cue.start : a.cue.end]} < {source} ({order})")
    return found
