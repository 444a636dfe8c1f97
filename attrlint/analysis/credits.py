"""Credits: for every quotation its source and its cue, or that there is none, and where that was read."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from attrlint.analysis.attributions import Attribution, SentenceReport, read_sentence
from attrlint.analysis.cues import is_nested
from attrlint.analysis.noun_phrases import main_subject, phrase_after, subject_before
from attrlint.patterns import LazyPattern
from attrlint.reading.prose import BlockKind
from attrlint.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from attrlint.analysis.quotations import Quotation
    from attrlint.reading.prose import Block

SPOKEN_BLOCKS = frozenset(
    {BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.TABLE_CELL, BlockKind.BLOCKQUOTE, BlockKind.NOTE, BlockKind.CAPTION}
)
TURN = LazyPattern(r"(?P<name>[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ.'’-]+(?:\s+[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ.'’-]+){0,3})\s*:\s")
LEAD_IN = LazyPattern(r"(?P<name>(?:[A-ZÀ-ÖØ-Þ][\w.'’-]*+\s+){1,4}?[A-ZÀ-ÖØ-Þ][\w.'’-]*+(?:,[^:“\"]{2,60})?):\s*\Z")
CREDIT = LazyPattern(r"\s*(?P<dash>[–—―]|--?)\s*(?P<name>[A-ZÀ-ÖØ-Þ@](?:[^.!?“\"\n]|(?<=\b[A-Z])\.){1,80}?)\.?[ \t\u00a0]*(?:\Z|\n)")
TURNED = frozenset(",?!")


@dataclass(frozen=True, slots=True)
class Credit:
    """Who is credited with a quotation. `layout` is where that was read, as the public contract names it.

    `source` and `cue` are spans of the prose, None where there is none; `relay` is the outlet or agency that passed
    it on. `attribution` is the whole of it where the credit stands in a sentence.
    """

    quotation: Quotation
    layout: str
    source: Span | None = None
    cue: Span | None = None
    relay: Span | None = None
    attribution: Attribution | None = None
    alone: bool = False  # its sentence is the quotation and nothing else


@dataclass(frozen=True, slots=True)
class Reported:
    """Everything that a draft reports: a credit a quotation and the sentences with their attributions, in order."""

    credits: tuple[Credit, ...]
    sentences: tuple[SentenceReport, ...]


def find_reported(
    text: str, blocks: Sequence[Block], sentences: Sequence[Span], quotations: Sequence[Quotation]
) -> Reported:
    """Reads a draft block by block. `quotations` are the outer ones in order."""
    found: list[Credit] = []
    read: list[SentenceReport] = []
    before: _Paragraph | None = None
    for block, its_sentences, its_quotations in _grouped(blocks, sentences, quotations):
        if block.kind not in SPOKEN_BLOCKS:
            found += [Credit(q, "none") for q in its_quotations]
            if block.kind is BlockKind.HEADING:
                before = None
            continue
        paragraph = _Paragraph(text, block, its_sentences, its_quotations, before)
        found += paragraph.credit()
        read += paragraph.sentences
        before = paragraph
    return Reported(tuple(found), tuple(read))


def _grouped(
    blocks: Sequence[Block], sentences: Sequence[Span], quotations: Sequence[Quotation]
) -> Iterator[tuple[Block, list[Span], list[Quotation]]]:
    """Each block with its sentences and its quotations."""
    s = q = 0
    for block in blocks:
        end = block.span.end
        first = s
        while s < len(sentences) and sentences[s].start < end:
            s += 1
        own = q
        while q < len(quotations) and quotations[q].span.start < end:
            q += 1
        yield block, list(sentences[first:s]), list(quotations[own:q])


class _Paragraph:
    """One block as it is read: its sentences, and a credit for each of its quotations."""

    def __init__(
        self, text: str, block: Block, sentences: list[Span], quotations: list[Quotation], before: _Paragraph | None
    ) -> None:
        self.text, self.block, self.before = text, block, before
        self.sentences: list[SentenceReport] = []
        at = 0
        for sentence in sentences:
            own = []
            while at < len(quotations) and quotations[at].span.start < sentence.end:
                own.append(quotations[at])
                at += 1
            self.sentences.append(read_sentence(text, sentence, own))
        self.credits: list[Credit] = []

    @property
    def ends_in_colon(self) -> bool:
        """Whether it leads in what the next block says."""
        return self.text[self.block.span.start : self.block.span.end].rstrip().endswith(":")

    @property
    def last(self) -> Credit | None:
        """The last of its quotations that is credited to somebody."""
        return next((c for c in reversed(self.credits) if c.source is not None), None)

    def credit(self) -> list[Credit]:
        """A credit for each quotation, in order."""
        for report in self.sentences:
            self.credits += [_in_sentence(self.text, report, i) for i in range(len(report.quotations))]
        for i, credit in enumerate(self.credits):
            if credit.layout == "none":
                self.credits[i] = self._from_around(i, credit)
        return self.credits

    def _from_around(self, number: int, credit: Credit) -> Credit:
        """A credit read from the rest of the paragraph or from the one before."""
        quotation = credit.quotation
        start = self.block.span.start
        turn = TURN.match(self.text, start, quotation.span.start) or TURN.match(
            self.text, quotation.content.start, quotation.content.end
        )
        if turn:
            return replace(credit, layout="transcript", source=Span(*turn.span("name")))
        if quotation.continues and self.before and self.before.credits:
            head = self.before.credits[-1]
            return replace(head, quotation=quotation, layout="open-quote" if head.source else "none", alone=credit.alone)
        lead = LEAD_IN.search(self.text, max(start, quotation.span.start - 120), quotation.span.start)
        if lead and not self.text[start : lead.start()].strip():
            return replace(credit, layout="colon", source=Span(*lead.span("name")))
        dash = CREDIT.match(self.text, quotation.span.end, self.block.span.end)
        if dash:
            return replace(credit, layout="dash", source=Span(*dash.span("name")), cue=Span(*dash.span("dash")))
        if not credit.alone:
            return credit
        for other in [*reversed(self.credits[:number]), *self.credits[number + 1 :]]:
            if other.source is not None and other.layout not in ("none", "previous"):
                return replace(other, quotation=quotation, layout="paragraph", alone=True)
        stated = self._stated_before(quotation)
        if stated:
            return replace(credit, layout="paragraph", source=stated.source, cue=stated.cue, attribution=stated)
        return self._from_before(credit)

    def _stated_before(self, quotation: Quotation) -> Attribution | None:
        """The attribution of a sentence that stands before the quotation in its paragraph."""
        for report in reversed(self.sentences):
            if report.span.start >= quotation.span.start:
                continue
            for attribution in reversed(report.attributions):
                if attribution.source is not None and not attribution.passive:
                    return attribution
        return None

    def _from_before(self, credit: Credit) -> Credit:
        before = self.before
        if before is None:
            return credit
        if before.ends_in_colon:
            report = before.sentences[-1] if before.sentences else None
            for attribution in reversed(report.attributions if report else ()):
                if attribution.source is not None:
                    return replace(
                        credit, layout="colon", source=attribution.source, cue=attribution.cue, attribution=attribution
                    )
            subject = main_subject(report.tokens, len(report.tokens.codes)) if report else None
            if report and subject:
                return replace(credit, layout="colon", source=report.tokens.span(*subject))
        last = before.last
        if last is not None:
            return replace(last, quotation=credit.quotation, layout="previous", alone=credit.alone)
        return credit


def _in_sentence(text: str, report: SentenceReport, number: int) -> Credit:
    """The credit that a sentence gives to one of its quotations."""
    quotation = report.quotations[number]
    place = report.places[number]
    tokens = report.tokens
    codes = tokens.codes
    alone = not any(c.isalnum() for c in codes[:place] + codes[place + 1 :] if c != "Q")
    chosen = _cue_of(report, place)
    if chosen is not None:
        attribution = report.attributions[chosen]
        layout = "colon" if ":" in codes[report.cues[chosen].last + 1 : place] else "sentence"
        relay = _relay(report, chosen, place)
        return Credit(quotation, layout, attribution.source, attribution.cue, relay, attribution, alone)
    if alone:
        return Credit(quotation, "none", alone=True)
    ends = text[quotation.content.end - 1 : quotation.content.end]
    opened = _open_verb(report, place, ends)
    if opened:
        source, cue = opened
        return Credit(quotation, "sentence", tokens.span(*source), tokens.span(cue, cue))
    fallback = None if is_title(text[quotation.content.start : quotation.content.end]) else _any_verb(report, place)
    if fallback:
        source, cue = fallback
        layout = "colon" if codes[place - 1] == ":" else "sentence"
        return Credit(quotation, layout, tokens.span(*source), tokens.span(cue, cue) if cue >= 0 else None)
    return Credit(quotation, "none")


SMALL = frozenset("a an and as at but by for from in is it of on or out that the to up with".split())


def is_title(words: str) -> bool:
    """Whether quoted words are a title or a name by their look: every word but the small ones has a capital."""
    found = words.strip(" ,.;:").split()
    return 1 < len(found) < 12 and all(w[:1].isupper() or w[:1].isdigit() or w.lower() in SMALL for w in found)


def _cue_of(report: SentenceReport, place: int) -> int | None:
    """The number of the cue that a quotation hangs on."""
    codes = report.tokens.codes
    behind = place + 1
    while codes[behind : behind + 1] in (",", "-"):
        behind += 1
    left: int | None = None
    right: int | None = None
    for i, cue in enumerate(report.cues):
        if cue.source is None:
            continue
        head = min(cue.first, cue.source[0]) if cue.order == "before" else cue.first
        if cue.order != "shared" and head == behind or (
            cue.order == "before" and cue.first > place and cue.source[0] <= behind <= cue.source[1]
        ):
            return i
        if cue.last < place and (cue.order != "after" or cue.verb is not None or "Q" not in codes[: cue.first]):
            left = i
        elif cue.first > place and right is None:
            right = i
    return _outer(report, left, place) if left is not None else right


def _outer(report: SentenceReport, left: int, place: int) -> int:
    """The cue that speaks: not one inside what another reports, with a pronoun or a verb that may be no cue at all."""
    tokens, cues = report.tokens, list(report.cues)
    codes = tokens.codes
    chosen = left
    while chosen:
        cue = cues[chosen]
        apart = cue.order == "shared" and codes[place - 1] == "," and cue.last < place - 2
        verb = cue.verb
        weak = verb is not None and (not verb.sure or cue.source is None or codes[cue.source[0]] in "hwT")
        if not apart and not (weak and is_nested(tokens, cue, cues)):
            break
        chosen = next((i for i in range(chosen - 1, -1, -1) if cues[i].source and cues[i].order != "after"), -1)
        if chosen < 0:
            return left
    return chosen


def _relay(report: SentenceReport, chosen: int, place: int) -> Span | None:
    """The source of a second cue round the same quotation, behind it: ..., RIA said."""
    for i, cue in enumerate(report.cues):
        if i != chosen and cue.source is not None and cue.first > place and report.cues[chosen].first < place:
            between = report.tokens.codes[place + 1 : min(cue.first, cue.source[0])]
            if set(between) <= {",", "Q"} or cue.order == "after":
                return report.attributions[i].source
    return None


def _open_verb(report: SentenceReport, place: int, ends: str) -> tuple[tuple[int, int], int] | None:
    """Any verb beside a quotation that closes on a comma, a question mark or an exclamation mark (gushed, fumed)."""
    if ends not in TURNED:
        return None
    tokens = report.tokens
    codes = tokens.codes
    after = place + 1
    if codes[after : after + 1] in ("e", "v", "n", "C") and codes[after + 1 : after + 2] in ("N", "d", "h"):
        source = phrase_after(tokens, after + 1)
        if source and (codes[after] != "n"):
            return source, after
    source = phrase_after(tokens, after)
    if source is None or source[1] + 1 >= len(codes):
        return None
    verb = source[1] + 1
    while verb < len(codes) and codes[verb] in "rab":
        verb += 1
    if verb < len(codes) and codes[verb] in "evgnC":
        return source, verb
    return None


def _any_verb(report: SentenceReport, place: int) -> tuple[tuple[int, int], int] | None:
    """The nearest verb before a quotation inside a sentence, with its subject; -1 for a possessive without one."""
    tokens = report.tokens
    codes = tokens.codes
    if place and codes[place - 1] == "S":
        return (place - 1, place - 1), -1
    for at in range(place - 1, -1, -1):
        if codes[at] in "CveGg":
            source = subject_before(tokens, at) if codes[at] in "Cve" else None
            source = source or main_subject(tokens, at)
            if source and codes[source[0]] not in "wT":
                return source, at
    return None
