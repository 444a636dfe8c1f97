"""Reported: everything that a draft reports, read paragraph by paragraph.

What no sentence credits is credited by a lead-in (colon, transcript turn, dash), by the rest of the paragraph, by an
open quotation that continues, or by the previous paragraph.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from attrlint.analysis.attribution.attributions import Attribution, SentenceReport, Statement
from attrlint.analysis.attribution.credits import Credit, credit_in_sentence
from attrlint.analysis.attribution.lead_ins import announced, led_in, view_of
from attrlint.analysis.attribution.turns import ANSWERS, ASKS, find_turns
from attrlint.base.facts import dataclass, replace
from attrlint.base.span import Span
from attrlint.data.lexicon import LexiconPattern, words
from attrlint.reading.prose import BlockKind
from attrlint.text.asides import aside_blocks, grouped
from attrlint.text.noun_phrases import main_subject
from attrlint.text.quotations import Quotation

if TYPE_CHECKING:
    from collections.abc import Sequence

    from regex import Match

    from attrlint.reading.prose import Block

SPOKEN_BLOCKS = frozenset(
    {
        BlockKind.STANDFIRST,
        BlockKind.PARAGRAPH,
        BlockKind.LIST_ITEM,
        BlockKind.TABLE_CELL,
        BlockKind.BLOCKQUOTE,
        BlockKind.NOTE,
        BlockKind.CAPTION,
    }
)
LABELS = words("labels.report")
TURNS = 3  # blocks that begin with a speaker's name: a transcript, in which short blocks are not headings
REACH = 60  # sentences and quotations that are looked back at: no paragraph has more
TURN = LexiconPattern(r"(?P<name>[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ.'’-]+(?:\s+[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ.'’-]+){0,3})\s*:\s")
LEAD_IN = LexiconPattern(r"(?P<name>(?:[A-ZÀ-ÖØ-Þ][\w.'’-]*+\s+){1,4}?[A-ZÀ-ÖØ-Þ][\w.'’-]*+(?:,[^:“\"]{2,60})?):\s*\Z")
CREDIT = LexiconPattern(
    r"\s*(?P<dash>[–—―]|--?)\s*(?P<name>[A-ZÀ-ÖØ-Þ@](?:[^.!?“\"\n]|(?<=\b[A-Z])\.){1,80}?)\.?[ \t\u00a0]*(?:\Z|\n)"
)
OUTLET = LexiconPattern(
    r"[.,]?\s+\((?P<name>[A-ZÀ-ÖØ-Þ][^()\d\n]{1,60})\)\.?\s*\Z"
)  # (Harbor Times) at the end of a block

SIGN_OFF = LexiconPattern(r"\b{sign-offs}\b", ignorecase=True)


@dataclass(frozen=True, slots=True)
class Reported:
    """Everything that a draft reports: a credit per quotation and the sentences with their attributions, in order."""

    credits: tuple[Credit, ...]
    sentences: tuple[SentenceReport, ...]
    introduced: tuple[Statement, ...] = ()  # blocks without marks that a colon introduces

    @property
    def statements(self) -> list[Statement]:
        """All reported statements in order of their first word."""
        found = [s for report in self.sentences for s in report.statements]
        return sorted([*found, *self.introduced], key=lambda s: s.contents[0])


def find_reported(
    text: str, blocks: Sequence[Block], sentences: Sequence[Span], quotations: Sequence[Quotation]
) -> Reported:
    """Read a draft block by block. `quotations` are the outer ones in order."""
    found: list[Credit] = []
    read: list[SentenceReport] = []
    introduced: list[Statement] = []
    before: _Paragraph | None = None
    turns = sum(text.find(":", *block.span) >= 0 and TURN.match(text, *block.span) is not None for block in blocks)
    beside = aside_blocks(blocks)
    labeled = {turn.block: turn for turn in find_turns(text, blocks)}
    for i, (block, its_sentences, its_quotations) in enumerate(grouped(blocks, sentences, quotations)):
        label = labeled.get(i)
        if label and text[label.name.start : label.name.end].lower() not in ASKS | ANSWERS:
            colon = text.index(":", label.name.end)
            turn = Attribution(Span(colon, colon + 1), None, label.name, block.span)
            introduced += [Statement(turn, (label.said,))] if label.said.start < label.said.end else []
        is_turn = block.kind is BlockKind.HEADING and turns >= TURNS and TURN.match(text, *block.span)
        if block.kind not in SPOKEN_BLOCKS and not is_turn:
            found += [Credit(q, "none") for q in its_quotations]
            if block.kind is BlockKind.HEADING:
                before = None
            continue
        if not its_quotations and found and before is not None and before.credits:
            signed = CREDIT.fullmatch(text, *block.span)
            if (
                signed
                and not SIGN_OFF.search(signed["name"])
                and found[-1].alone
                and found[-1].layout in ("none", "previous")
            ):
                found[-1] = before.credits[-1] = _signed(found[-1], signed)
                continue
        if not its_quotations and before is not None and before.ends_in_colon and before.introduces:
            introduced.append(Statement(before.introduces, (block.span,)))
        if not its_quotations and block.kind is BlockKind.BLOCKQUOTE:
            paragraph = _Paragraph(text, block, [], [], before)
            found += paragraph.credit_whole()
        else:
            paragraph = _Paragraph(text, block, its_sentences, its_quotations, before, label.name if label else None)
            found += paragraph.credit()
        read += paragraph.sentences
        before = before if i in beside and not its_quotations else paragraph
    return Reported(tuple(found), tuple(read), tuple(introduced))


def _number_in(report: SentenceReport, quotation: Quotation) -> int:
    """The number of a quotation among those of a sentence, which are in order; -1 if it is not one of them."""
    at = bisect_left(report.quotations, quotation.span.start, key=lambda each: each.span.start)
    return at if at < len(report.quotations) and report.quotations[at] == quotation else -1


def _signed(credit: Credit, dash: Match[str]) -> Credit:
    """The credit of a quotation that is followed by a dash and a name."""
    return replace(
        credit, layout="dash", source=Span(*dash.span("name")), cue=Span(*dash.span("dash")), attribution=None
    )


class _Paragraph:
    """One block while it is read: its sentences, and a credit for each of its quotations."""

    def __init__(
        self,
        text: str,
        block: Block,
        sentences: list[Span],
        quotations: list[Quotation],
        before: _Paragraph | None,
        speaker: Span | None = None,
    ) -> None:
        self.text, self.block, self.before = text, block, before
        self.speaker = speaker  # the person that the label at its start names
        self.sentences: list[SentenceReport] = []
        at = 0
        for sentence in sentences:
            own = []
            while at < len(quotations) and quotations[at].span.start < sentence.end:
                own.append(quotations[at])
                at += 1
            self.sentences.append(SentenceReport(text, sentence, own))
        self.credits: list[Credit] = []

    @property
    def ends_in_colon(self) -> bool:
        """Whether it introduces the next block."""
        return self.text[self.block.span.start : self.block.span.end].rstrip().endswith(":")

    @property
    def introduces(self) -> Attribution | None:
        """The attribution that its last words leave open: The governor added:"""
        report = self.sentences[-1] if self.sentences else None
        if report is None or not report.attributions:
            return None
        attribution, cue = report.attributions[-1], report.cues[-1]
        return attribution if attribution.source and report.tokens.codes[cue.last + 1 :] in (":", ".") else None

    @property
    def last(self) -> Credit | None:
        """The last of its quotations that is credited."""
        return next((c for c in reversed(self.credits) if c.source is not None), None)

    def credit(self) -> list[Credit]:
        """A credit for each quotation, in order."""
        for report in self.sentences:
            self.credits += [credit_in_sentence(self.text, report, i) for i in range(len(report.quotations))]
        for i, credit in enumerate(self.credits):
            if credit.layout == "none":
                self.credits[i] = self._from_around(i, credit)
        return self.credits

    def credit_whole(self) -> list[Credit]:
        """A credit for the whole block, which is quoted without marks."""
        quotation = Quotation(self.block.span, self.block.span, "", "")
        self.credits = [self._from_around(0, Credit(quotation, "none", alone=True))]
        return self.credits

    def _from_around(self, number: int, credit: Credit) -> Credit:
        """A credit from the rest of the paragraph or from the previous one."""
        quotation = credit.quotation
        start = self.block.span.start
        turn = TURN.match(self.text, start, quotation.span.start) or TURN.match(
            self.text, quotation.content.start, quotation.content.end
        )
        if turn and turn["name"] not in LABELS:
            return replace(credit, layout="transcript", source=Span(*turn.span("name")))
        if self.speaker is not None:
            return replace(credit, layout="transcript", source=self.speaker)
        if quotation.continues and self.before and self.before.credits:
            head = self.before.credits[-1]
            return replace(
                head, quotation=quotation, layout="open-quote" if head.source else "none", alone=credit.alone
            )
        near = max(start, quotation.span.start - 120)
        led_in_here = self.text[near : quotation.span.start].rstrip().endswith(":")
        lead = LEAD_IN.search(self.text, near, quotation.span.start) if led_in_here else None
        if lead and not self.text[start : lead.start()].strip():
            return replace(credit, layout="colon", source=Span(*lead.span("name")))
        dash = CREDIT.match(self.text, quotation.span.end, self.block.span.end)
        if dash:
            return _signed(credit, dash)
        bracketed = OUTLET.match(self.text, quotation.span.end, self.block.span.end)
        if bracketed:
            return replace(credit, layout="dash", source=Span(*bracketed.span("name")))
        report = self._report_of(quotation)
        if led_in_here and report is not None:
            named = led_in(report.tokens, report.places[_number_in(report, quotation)])
            if named:
                return replace(credit, layout="colon", source=named)
        if not credit.alone:
            viewer = view_of(report.tokens) if report is not None else None
            return replace(credit, layout="sentence", source=viewer) if viewer else credit
        for other in [*reversed(self.credits[max(0, number - REACH) : number]), *self._following(number)]:
            if other.source is not None and other.layout not in ("none", "previous"):
                return replace(other, quotation=quotation, layout="paragraph", alone=True)
        stated = self._stated_before(quotation)
        if stated:
            return replace(credit, layout="paragraph", source=stated.source, cue=stated.cue, attribution=stated)
        subject = self._subject_before(quotation)
        if subject is not None:
            return replace(credit, layout="paragraph", source=subject)
        return self._from_before(credit)

    def _report_of(self, quotation: Quotation) -> SentenceReport | None:
        """The sentence in which a quotation stands."""
        at = bisect_right(self.sentences, quotation.span.start, key=lambda report: report.span.start) - 1
        report = self.sentences[at] if at >= 0 else None
        return report if report is not None and _number_in(report, quotation) >= 0 else None

    def _following(self, number: int) -> list[Credit]:
        """The credit of the next quotation, if that opens its sentence: “Nobody came. ...” “We waited,” Lee said."""
        following = self.credits[number + 1 : number + 2]
        if not following:
            return []
        start = following[0].quotation.span.start
        at = bisect_left(self.sentences, start, key=lambda report: report.span.start)
        return following if at < len(self.sentences) and self.sentences[at].span.start == start else []

    def _stated_before(self, quotation: Quotation) -> Attribution | None:
        """The attribution of an earlier sentence in the quotation's paragraph."""
        for report in self._sentences_before(quotation.span.start):
            for attribution in reversed(report.attributions):
                if attribution.source is not None and not attribution.passive:
                    return attribution
        return None

    def _sentences_before(self, offset: int) -> list[SentenceReport]:
        """The nearest sentences that begin before an offset, the last one first."""
        at = bisect_left(self.sentences, offset, key=lambda report: report.span.start)
        return self.sentences[max(0, at - REACH) : at][::-1]

    def _subject_before(self, quotation: Quotation) -> Span | None:
        """The person that the sentence right before the quotation is about: Lee pushed back. “We won.”"""
        start = quotation.span.start
        before = next((r for r in self._sentences_before(start) if r.span.end <= start), None)
        if before is None:
            return None
        tokens = before.tokens
        subject = main_subject(tokens, len(tokens.codes))
        if subject is None or tokens.codes[subject[0]] not in "Nh" or tokens.words[subject[0]] in ("it", "they", "we"):
            return None
        return tokens.span(*subject)

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
            if report and (led := led_in(report.tokens, len(report.tokens.codes))):
                return replace(credit, layout="colon", source=led)
            subject = main_subject(report.tokens, len(report.tokens.codes)) if report else None
            if report and subject:
                return replace(credit, layout="colon", source=report.tokens.span(*subject))
        told = announced(before.sentences[-1].tokens) if before.sentences and not before.credits else None
        if told:
            return replace(credit, layout="colon", source=told)
        last = before.last
        if last is not None:
            return replace(last, quotation=credit.quotation, layout="previous", alone=credit.alone)
        return credit
