"""nation-as-source: a country or a capital as a source."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from attrlint.analysis.attribution.mentions import is_nation
from attrlint.base.facts import dataclass
from attrlint.base.span import Span
from attrlint.model.kind import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from attrlint.model.document import Document
    from attrlint.model.match_scope import Field


@dataclass(frozen=True)
class NationAsSource:
    """Finds a country or capital as a source if its paragraph names no person and no other organization as a source."""

    values: ClassVar[tuple[str, ...]] = ("match", "source")
    grades: ClassVar[tuple[str, ...]] = ()

    def find(self, document: Document, where: Field) -> Iterator[Finding]:
        """The first such source of each paragraph, with its cue."""
        text = document.text
        for block in document.blocks:
            spoken = [
                (a.source, a.cue)
                for r in document.speech.reports_in(block.span)
                for a in r.attributions
                if a.source is not None
            ]
            nations = [(s, c) for s, c in spoken if is_nation(text[s.start : s.end])]
            if not nations or document.people.named_in(block.span):
                continue
            source, cue = nations[0]
            others = {
                document.speech.sources[s].id
                for s, _ in spoken
                if document.speech.sources[s].sort in ("person", "body")
            }
            if len(others - {document.speech.sources[s].id for s, _ in nations}) or not where.covers(source):
                continue
            span = Span(min(source.start, cue.start), max(source.end, cue.end))
            yield Finding(span, {"match": text[span.start : span.end], "source": text[source.start : source.end]})

    def literals(self) -> None:
        """None: it looks at every source."""
        return
