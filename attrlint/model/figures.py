"""What is counted and dated in a draft: `document.figures`."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from attrlint.analysis.figures.counts import Count
    from attrlint.analysis.figures.dates import DateMention
    from attrlint.model.draft_text import DraftText


class FigureFacts:
    """The counts and dates of the draft. Spans are code points of the prose."""

    def __init__(self, draft: DraftText) -> None:
        self._draft = draft

    @cached_property
    def counts(self) -> tuple[Count, ...]:
        """The counted things of the prose, in order."""
        from attrlint.analysis.figures.counts import find_counts

        return find_counts(self._draft.text, self._draft.read_spans, self._draft.wording.tokens)

    @cached_property
    def dates(self) -> tuple[DateMention, ...]:
        """The calendar dates in the prose, in order."""
        from attrlint.analysis.figures.dates import find_dates

        return find_dates(self._draft.text, self._draft.read_spans)
