"""The text of a draft: blocks, quotations, sentences, and what a rule reads of them."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property
from typing import TYPE_CHECKING

from attrlint.base.span import LineIndex, Span, SpanSet, meeting, without
from attrlint.model.scope import Scope
from attrlint.reading.prose import BlockKind
from attrlint.text.quotations import Quotations, find_quotations
from attrlint.text.sentences import count_words, find_sentences
from attrlint.text.text_index import Wording
from attrlint.text.token_table import windows_with

if TYPE_CHECKING:
    from attrlint.reading.prose import Block, Prose
    from attrlint.text.similarity import Passage

UNREAD = frozenset({BlockKind.CODE, BlockKind.LINK, BlockKind.FRONT_MATTER, BlockKind.FURNITURE})
UNFOLDABLE = frozenset("\u0130\u0131\u017f\u212a\u212b")  # İ ı ſ K Å: folding changes their length or cannot be undone


class DraftText:
    """The text of a draft. All spans are code points of `text`, the prose; `prose` maps them to the file."""

    def __init__(self, prose: Prose) -> None:
        self.prose = prose
        self.text = prose.text
        self.blocks = prose.blocks
        self.wording = Wording(self.text)
        self._reached: dict[tuple[Scope, frozenset[BlockKind]], SpanSet] = {}
        self._passages: dict[tuple[SpanSet, int], tuple[Passage, ...]] = {}

    @cached_property
    def folded(self) -> str:
        """The prose in lower case, code point for code point; the prose itself if that is not possible."""
        return self.wording.lowered

    @cached_property
    def foldable(self) -> bool:
        """Whether lower case means here what a case-insensitive pattern means: no İ, ı, ſ, K or Å in the prose."""
        return self.text.isascii() or UNFOLDABLE.isdisjoint(self.text)

    @cached_property
    def quotations(self) -> Quotations:
        """The quotations, and the marks without a partner."""
        return find_quotations(self.text, self.blocks)

    @cached_property
    def quoted(self) -> SpanSet:
        """All words of others: quotations with their marks, and blockquotes."""
        blocks = (b.span for b in self.blocks if b.kind is BlockKind.BLOCKQUOTE)
        return SpanSet([*(q.span for q in self.quotations.outer), *blocks])

    @cached_property
    def quoted_words(self) -> SpanSet:
        """The words of others without the marks around them: no fix ever touches a code point of them."""
        blocks = (b.span for b in self.blocks if b.kind is BlockKind.BLOCKQUOTE)
        return SpanSet([*(q.content for q in self.quotations.all), *blocks])

    @cached_property
    def quoted_in_file(self) -> SpanSet:
        """The stretches of the file that quoted words occupy, including the markup inside them (an address, say)."""
        spans = (*self.quoted_words.spans, *self.doubtful.spans)
        return SpanSet(self.prose.file_span(span) for span in spans)

    @cached_property
    def whole(self) -> Span:
        """The whole prose."""
        return Span(0, len(self.text))

    @cached_property
    def doubtful(self) -> SpanSet:
        """Where the pairing of marks is uncertain: what looks like narrative may be quoted, so no fix is offered."""
        return SpanSet(s.doubtful for s in self.quotations.stray)

    @cached_property
    def opaque(self) -> SpanSet:
        """What is not prose inside a block: inline code, bare URLs."""
        return SpanSet(self.prose.opaque)

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        """The sentences in order; one never crosses a block and never splits a quotation."""
        return find_sentences(self.text, self.blocks, SpanSet(q.content for q in self.quotations.outer))

    def links(self, span: Span) -> bool:
        """Whether words of a span are a link to another document."""
        return self._links.touches(span)

    @cached_property
    def _links(self) -> SpanSet:
        return SpanSet(self.prose.linked)

    @cached_property
    def read_spans(self) -> list[Span]:
        """The blocks that readers see as copy, in order."""
        return [b.span for b in self.blocks if b.kind not in UNREAD]

    def sentence_at(self, offset: int) -> Span:
        """The sentence that contains an offset of the prose, or the one before it."""
        i = bisect_right(self._sentence_starts, offset) - 1
        return self.sentences[i] if i >= 0 else Span(0, 0)

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [span.start for span in self.sentences]

    def sentences_near(self, span: Span) -> tuple[Span, ...]:
        """The sentence that contains the start of a span, after the previous sentence if that is in the same block."""
        i = max(0, bisect_right(self.sentences, span.start, key=lambda s: s.start) - 1)
        same = i > 0 and self.block_at(self.sentences[i - 1].start) == self.block_at(span.start)
        return self.sentences[i - same : i + 1]

    @cached_property
    def word_count(self) -> int:
        """The number of words in all blocks."""
        return count_words(self.text, (b.span for b in self.blocks))

    def repeated_passages(self, reached: SpanSet, size: int) -> tuple[Passage, ...]:
        """The sentences that a rule reads, without what they quote, in which a run of `size` words may repeat."""
        key = reached, size
        if key not in self._passages:
            from attrlint.text.similarity import passages_of

            sentences = windows_with(self.wording.tokens, self.wording.repeats(size), self.sentences)
            self._passages[key] = passages_of(self.text, sentences, reached)
        return self._passages[key]

    @cached_property
    def lines(self) -> LineIndex:
        """The lines of the file."""
        return LineIndex(self.prose.raw)

    def block_at(self, offset: int) -> Block | None:
        """The block that contains an offset of the prose."""
        i = bisect_right(self.blocks, offset, key=lambda block: block.span.start) - 1
        return self.blocks[i] if i >= 0 and offset < self.blocks[i].span.end else None

    def reached(self, scope: Scope, kinds: frozenset[BlockKind]) -> SpanSet:
        """The stretches of the prose that a rule with this scope and these blocks reads."""
        key = (scope, kinds)
        if key not in self._reached:
            self._reached[key] = SpanSet(self._stretches(scope, kinds))
        return self._reached[key]

    def _stretches(self, scope: Scope, kinds: frozenset[BlockKind]) -> list[Span]:
        named = [b.span for b in self.blocks if b.kind in kinds]
        if scope is Scope.QUOTATION:
            pairs = meeting(named, self.quoted.spans)
            named = [Span(max(a.start, b.start), min(a.end, b.end)) for a, b in pairs]
        cut = [] if BlockKind.CODE in kinds else list(self.opaque.spans)
        if scope is Scope.NARRATIVE:
            cut += self.quoted.spans
        return without(named, SpanSet(cut).spans) if cut else named
