"""A draft and every fact about it, each found when it is first asked for."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cached_property
from typing import TYPE_CHECKING

from attrlint.analysis.attribution.reported import Reported, find_reported
from attrlint.analysis.people.house_names import NO_HOUSE_NAMES, HouseNames
from attrlint.base.span import LineIndex, Span, SpanSet, meeting, without
from attrlint.model.scope import Scope
from attrlint.reading.prose import BlockKind
from attrlint.text.quotations import Quotations, find_quotations
from attrlint.text.sentences import count_words, find_sentences
from attrlint.text.text_index import Wording

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from attrlint.analysis.attribution.attributions import SentenceReport
    from attrlint.analysis.attribution.credits import Credit
    from attrlint.analysis.attribution.resolution import Source
    from attrlint.analysis.figures.counts import Count
    from attrlint.analysis.figures.dates import DateMention
    from attrlint.analysis.outlets.outlet_mentions import OutletMention
    from attrlint.analysis.outlets.outlet_words import DraftWords
    from attrlint.analysis.people.mention_chains import Chain
    from attrlint.analysis.people.names import PersonName
    from attrlint.reading.prose import Block, Prose
    from attrlint.text.quotations import Quotation
    from attrlint.text.similarity import Passage
    from attrlint.verifying.checked import Check

UNREAD = frozenset({BlockKind.CODE, BlockKind.LINK, BlockKind.FRONT_MATTER, BlockKind.FURNITURE})
UNFOLDABLE = frozenset("\u0130\u0131\u017f\u212a\u212b")  # İ ı ſ K Å: folding changes their length, or is not undone


class Document:
    """A draft as the rules see it. All spans are code points of `text`, the prose; `prose` maps them to the file.

    `house` are the names that the newsroom knows to be right. The `stories` of a file that holds several are drafts.
    """

    def __init__(
        self,
        prose: Prose,
        path: str,
        *,
        date: date | None = None,
        genre: str | None = None,
        house: HouseNames = NO_HOUSE_NAMES,
    ) -> None:
        self.prose = prose
        self.path = path
        self.text, self.blocks = prose.text, prose.blocks
        self.house = house
        self.wording = Wording(self.text)
        self.stories = tuple(type(self)(one, path, date=date, genre=genre, house=house) for one in prose.stories)
        self.check: Check | None = None  # against the sources of the draft, if there are any
        self._date, self._genre = date, genre
        self._reached: dict[tuple[Scope, frozenset[BlockKind]], SpanSet] = {}
        self._passages: dict[SpanSet, tuple[Passage, ...]] = {}

    @cached_property
    def folded(self) -> str:
        """The prose in lower case, code point for code point; the prose itself where that cannot be had."""
        return self.wording.lowered

    @cached_property
    def foldable(self) -> bool:
        """Whether lower case means here what a pattern that ignores case means: no İ, ı, ſ, K or Å in the prose."""
        return self.text.isascii() or UNFOLDABLE.isdisjoint(self.text)

    @cached_property
    def quotations(self) -> Quotations:
        """The quotations, and the marks that no other answers."""
        return find_quotations(self.text, self.blocks)

    def quotation_at(self, offset: int) -> Quotation | None:
        """The outer quotation whose mark stands at an offset."""
        return self._quotation_starts.get(offset)

    @cached_property
    def _quotation_starts(self) -> dict[int, Quotation]:
        return {q.span.start: q for q in self.quotations.outer}

    @cached_property
    def quoted(self) -> SpanSet:
        """Every word that somebody else said: quotations with their marks, and blockquotes."""
        blocks = (b.span for b in self.blocks if b.kind is BlockKind.BLOCKQUOTE)
        return SpanSet([*(q.span for q in self.quotations.outer), *blocks])

    @cached_property
    def quoted_words(self) -> SpanSet:
        """What somebody else said without the marks round it: no fix ever touches a code point of it."""
        blocks = (b.span for b in self.blocks if b.kind is BlockKind.BLOCKQUOTE)
        return SpanSet([*(q.content for q in self.quotations.all), *blocks])

    @cached_property
    def quoted_in_file(self) -> SpanSet:
        """The stretches of the file that quoted words take up, the markup inside them included (an address, say)."""
        spans = (*self.quoted_words.spans, *self.doubtful.spans)
        return SpanSet(self.prose.file_span(span) for span in spans)

    @cached_property
    def whole(self) -> Span:
        """All of the prose."""
        return Span(0, len(self.text))

    @cached_property
    def doubtful(self) -> SpanSet:
        """Where the pairing of marks is uncertain: what looks like narrative may be quoted, so no fix is made."""
        return SpanSet(s.doubtful for s in self.quotations.stray)

    @cached_property
    def opaque(self) -> SpanSet:
        """What is no prose inside a block: inline code, bare URLs."""
        return SpanSet(self.prose.opaque)

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        """The sentences in order; one never crosses a block and never splits a quotation."""
        return find_sentences(self.text, self.blocks, SpanSet(q.content for q in self.quotations.outer))

    @cached_property
    def reported(self) -> Reported:
        """Who says what: a credit for each outer quotation, and the sentences with their attributions."""
        return find_reported(self.text, self.blocks, self.sentences, self.quotations.outer)

    def report_at(self, offset: int) -> SentenceReport | None:
        """The sentence that holds an offset, with its attributions; None outside the blocks in which people speak."""
        i = bisect_right(self._report_starts, offset) - 1
        report = self.reported.sentences[i] if i >= 0 else None
        return report if report is not None and offset < report.span.end else None

    def reports_in(self, span: Span) -> Sequence[SentenceReport]:
        """The sentences that begin within a span, with their attributions."""
        first, last = (bisect_left(self._report_starts, at) for at in span)
        return self.reported.sentences[first:last]

    def links(self, span: Span) -> bool:
        """Whether words of a span are a link to somewhere else."""
        return self._links.touches(span)

    @cached_property
    def _links(self) -> SpanSet:
        return SpanSet(self.prose.linked)

    def credits_of(self, report: SentenceReport) -> list[Credit]:
        """The credits of the quotations in one sentence."""
        return [self._credits[q.span] for q in report.quotations]

    @cached_property
    def _credits(self) -> dict[Span, Credit]:
        return {credit.quotation.span: credit for credit in self.reported.credits}

    @cached_property
    def _report_starts(self) -> list[int]:
        return [report.span.start for report in self.reported.sentences]

    @cached_property
    def people(self) -> tuple[PersonName, ...]:
        """The names of people in the prose, of two words or with a title, in order."""
        from attrlint.analysis.people.names import find_people

        return find_people(self.text, self._read_spans)

    @cached_property
    def chains(self) -> tuple[Chain, ...]:
        """How each person is named, from the full name to the surname alone, in the order of the first mentions."""
        from attrlint.analysis.people.mention_chains import find_chains

        return find_chains(self.text, self.people, self._read_spans)

    @cached_property
    def sources(self) -> dict[Span, Source]:
        """Whom each source that is mentioned stands for, by the span of the mention."""
        from attrlint.analysis.attribution.resolution import resolve

        reported = self.reported
        mentions = [a.source for s in reported.sentences for a in s.attributions if a.source]
        mentions += [span for c in reported.credits for span in (c.source, c.relay) if span]
        return resolve(self.text, mentions, self.people, [b.span for b in self.blocks])

    @cached_property
    def counts(self) -> tuple[Count, ...]:
        """The counted things of the prose, in order."""
        from attrlint.analysis.figures.counts import find_counts

        return find_counts(self.text, self._read_spans, self.wording.forms)

    @cached_property
    def _read_spans(self) -> list[Span]:
        return [b.span for b in self.blocks if b.kind not in UNREAD]

    def sentence_at(self, offset: int) -> Span:
        """The sentence that holds an offset of the prose, or the one before it."""
        i = bisect_right(self._sentence_starts, offset) - 1
        return self.sentences[i] if i >= 0 else Span(0, 0)

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [span.start for span in self.sentences]

    @cached_property
    def outlet_words(self) -> DraftWords:
        """The different words as the names of outlets are written with them."""
        from attrlint.analysis.outlets.outlet_words import words_in

        return words_in(self.text)

    @cached_property
    def outlets(self) -> tuple[OutletMention, ...]:
        """The outlets of the press named in the prose, in order."""
        from attrlint.analysis.outlets.outlet_mentions import outlet_mentions

        return tuple(outlet_mentions(self.text, self.sentences, self.outlet_words))

    def sentences_near(self, span: Span) -> tuple[Span, ...]:
        """The sentence that holds the start of a span, behind the one before it where that is of the same block."""
        i = max(0, bisect_right(self.sentences, span.start, key=lambda s: s.start) - 1)
        same = i > 0 and self.block_at(self.sentences[i - 1].start) == self.block_at(span.start)
        return self.sentences[i - same : i + 1]

    @cached_property
    def word_count(self) -> int:
        """How many words all blocks have."""
        return count_words(self.text, (b.span for b in self.blocks))

    def narrative_passages(self, reached: SpanSet) -> tuple[Passage, ...]:
        """The sentences that a rule reaches, without what they quote."""
        if reached not in self._passages:
            from attrlint.text.similarity import passages_of

            self._passages[reached] = passages_of(self.text, self.sentences, reached, self.wording.passage)
        return self._passages[reached]

    @cached_property
    def lines(self) -> LineIndex:
        """The lines of the file."""
        return LineIndex(self.prose.raw)

    @cached_property
    def _date_at_head(self) -> date | None:
        from attrlint.analysis.figures.dates import find_published

        return find_published(self.text, self.blocks)

    @cached_property
    def date(self) -> date | None:
        """The day of publication: as given, else from the front matter, the page's metadata or the draft's head."""
        from attrlint.analysis.figures.dates import read_day

        return self._date or read_day(self.prose.meta.get("date", "")) or self._date_at_head

    @cached_property
    def dates(self) -> tuple[DateMention, ...]:
        """The days of the calendar that are written in the prose, in order."""
        from attrlint.analysis.figures.dates import find_dates

        return find_dates(self.text, self._read_spans)

    @cached_property
    def language(self) -> str:
        """The language that the draft is written in, where it is not English; else the empty string."""
        from attrlint.text.language import language_of

        return language_of("\n".join(self.text[start:end] for start, end in self._read_spans))

    @cached_property
    def genre(self) -> str:
        """What the draft is, a word of `reading.genres`: as given, else from the front matter, else by its look."""
        from attrlint.analysis.article.genre import find_genre

        given = self._genre or self.prose.meta.get("genre", "").lower()
        return given or find_genre(self.text, self.blocks, self.quoted)

    def block_at(self, offset: int) -> Block | None:
        """The block that holds an offset of the prose."""
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
