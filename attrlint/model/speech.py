"""Who says what in a draft: `document.speech`."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cached_property
from typing import TYPE_CHECKING

from attrlint.analysis.attribution.reported import Reported, find_reported
from attrlint.base.facts import replace

if TYPE_CHECKING:
    from collections.abc import Sequence

    from attrlint.analysis.attribution.attributions import SentenceReport, Statement, Wide
    from attrlint.analysis.attribution.credits import Credit
    from attrlint.analysis.attribution.resolution import Source
    from attrlint.base.span import Span
    from attrlint.model.draft_text import DraftText
    from attrlint.model.people import PeopleFacts


class SpeechFacts:
    """Attributions and credits in the draft, and the person or body that each source stands for.

    Spans are code points of the prose.
    """

    def __init__(self, draft: DraftText, people: PeopleFacts) -> None:
        self._draft = draft
        self._people = people

    @cached_property
    def reported(self) -> Reported:
        """Who says what: a credit for each outer quotation, and the sentences with their attributions."""
        draft = self._draft
        return find_reported(draft.text, draft.blocks, draft.sentences, draft.quotations.outer)

    def report_at(self, offset: int) -> SentenceReport | None:
        """The sentence that contains an offset, with its attributions; None outside of blocks in which people speak."""
        i = bisect_right(self._report_starts, offset) - 1
        report = self.reported.sentences[i] if i >= 0 else None
        return report if report is not None and offset < report.span.end else None

    def reports_in(self, span: Span) -> Sequence[SentenceReport]:
        """The sentences that begin within a span, with their attributions."""
        first, last = (bisect_left(self._report_starts, at) for at in span)
        return self.reported.sentences[first:last]

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
    def sources(self) -> dict[Span, Source]:
        """Who each source mentioned stands for, by the span of the mention."""
        return self._resolved([])

    @cached_property
    def wide(self) -> list[Statement]:
        """Every statement of the draft, thoughts, wishes and acts included, in order; no rule asks for them."""
        found = [s for wide in self._wide for s in wide.statements]
        return sorted([*found, *self.reported.introduced], key=lambda s: s.contents[0])

    @cached_property
    def wide_credits(self) -> tuple[Credit, ...]:
        """The credits with their cues and sources in full (has often said; Ann Lang, who runs the lab)."""
        whole = {at: both for wide in self._wide for at, both in wide.whole.items()}
        found = []
        for credit in self.reported.credits:
            phrase, source = whole.get(credit.cue.start, (None, None)) if credit.cue else (None, None)
            if phrase and source and credit.source and source.overlaps(credit.source):
                found.append(replace(credit, cue=phrase, source=source))
            else:
                found.append(credit)
        return tuple(found)

    @cached_property
    def wide_sources(self) -> dict[Span, Source]:
        """Who each source of `wide` and of the credits stands for, by the span of the mention."""
        stated = [s.attribution.source for s in self.wide if s.attribution.source]
        return self._resolved([*stated, *(c.source for c in self.wide_credits if c.source)])

    @cached_property
    def _wide(self) -> list[Wide]:
        return [report.read_widely() for report in self.reported.sentences]

    def _resolved(self, more: list[Span]) -> dict[Span, Source]:
        from attrlint.analysis.attribution.resolution import resolve
        from attrlint.analysis.people.bare_names import find_bare_names

        reported = self.reported
        mentions = [a.source for s in reported.sentences for a in s.attributions if a.source]
        mentions += [s.attribution.source for s in reported.introduced if s.attribution.source]
        mentions += more
        mentions += [span for c in reported.credits for span in (c.source, c.relay) if span]
        people = self._people.names
        bare = find_bare_names(self._draft.wording.tokens, people) if people else []
        return resolve(self._draft.text, mentions, people, [b.span for b in self._draft.blocks], bare)
