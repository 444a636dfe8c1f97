"""The source list of a draft: who says what in it, with counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrlint.analysis.attribution.attributions import Attribution, Statement
from attrlint.base.facts import dataclass
from attrlint.base.span import SpanSet

if TYPE_CHECKING:
    from attrlint.analysis.attribution.credits import Credit
    from attrlint.analysis.attribution.resolution import Source
    from attrlint.base.span import Span
    from attrlint.model.document import Document

TYPED = frozenset({"''", "``"})
NAMELESS = frozenset({"anonymous", "generic"})


@dataclass(frozen=True, slots=True)
class Entry:
    """One source with everything attributed to it. `first` is its first mention (code points of the prose)."""

    source: Source
    quotations: int
    statements: int
    words_quoted: int
    first: Span


@dataclass(frozen=True, slots=True)
class Ledger:
    """What a draft reports, and who says it.

    Spans are code points of the prose. Words between doubled single marks (''so'') are listed as statements: no style
    guide treats them as quotation marks, though no rule looks inside them either.
    """

    credits: tuple[Credit, ...]
    statements: tuple[Statement, ...]
    sources: dict[Span, Source]
    entries: tuple[Entry, ...]

    @property
    def unattributed(self) -> int:
        """Quotations that are not attributed."""
        return sum(credit.source is None for credit in self.credits)

    @property
    def anonymous(self) -> int:
        """Sources without a name: officials, sources, aides, critics."""
        return sum(entry.source.sort in NAMELESS for entry in self.entries)

    @property
    def words_quoted(self) -> int:
        """Words in all quotations that have a source."""
        return sum(entry.words_quoted for entry in self.entries)

    @property
    def only_source(self) -> Source | None:
        """The source that everything depends on, if there is only one."""
        return self.entries[0].source if len(self.entries) == 1 else None


def make_ledger(document: Document, *, typed: bool = False, wide: bool = False) -> Ledger:
    """The source list of a draft; entries by first mention.

    With `typed`, the doubled single marks of old corpora (``so'') count as quotation marks. With `wide`, it
    lists thoughts, wishes and acts as well as speech, and cues with all that belongs to them ("has often said").
    """
    speech = document.speech
    reported, sources = speech.reported, speech.wide_sources if wide else speech.sources
    set_apart = frozenset[str]() if typed else TYPED
    credited = tuple(
        c for c in (speech.wide_credits if wide else reported.credits) if c.quotation.opening not in set_apart
    )
    as_statements = [
        _as_statement(c) for c in reported.credits if c.quotation.opening in set_apart and c.source and c.cue
    ]
    stated = speech.wide if wide else reported.statements
    if wide:
        covered = SpanSet(span for statement in stated for span in statement.contents)
        as_statements = [s for s in as_statements if not covered.covers(s.contents[0])]
    statements = sorted([*stated, *as_statements], key=lambda s: s.contents[0])
    counts: dict[str, list[int]] = {}
    first: dict[str, tuple[Source, Span]] = {}

    def count(mention: Span | None, which: int, words: int = 0) -> None:
        if mention is None:
            return
        source = sources[mention]
        row = counts.setdefault(source.id, [0, 0, 0])
        row[which] += 1
        row[2] += words
        if source.id not in first or mention < first[source.id][1]:
            first[source.id] = (source, mention)

    for credit in credited:
        content = credit.quotation.content
        count(credit.source, 0, len(document.text[content.start : content.end].split()))
    for statement in statements:
        count(statement.attribution.source, 1)
    rows = ((source, mention, counts[key]) for key, (source, mention) in first.items())
    entries = [Entry(source, row[0], row[1], row[2], mention) for source, mention, row in rows]

    return Ledger(credited, tuple(statements), sources, tuple(sorted(entries, key=lambda e: e.first)))


def _as_statement(credit: Credit) -> Statement:
    assert credit.cue is not None
    attribution = credit.attribution or Attribution(credit.cue, None, credit.source, credit.quotation.span)
    return Statement(attribution, (credit.quotation.span,))
