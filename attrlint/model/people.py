"""Who is named in a draft: `document.people`."""

from __future__ import annotations

from bisect import bisect_left
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from attrlint.analysis.people.mention_chains import Chain
    from attrlint.analysis.people.names import PersonName
    from attrlint.base.span import Span
    from attrlint.model.draft_text import DraftText


class PeopleFacts:
    """The people in the draft. Spans are code points of the prose."""

    def __init__(self, draft: DraftText) -> None:
        self._draft = draft

    @cached_property
    def names(self) -> tuple[PersonName, ...]:
        """The names of people in the prose that have two words or a title, in order."""
        from attrlint.analysis.people.names import find_people

        return find_people(self._draft.text, self._draft.read_spans)

    def named_in(self, span: Span) -> bool:
        """Whether a name of a person stands within a span."""
        at = bisect_left(self.names, span.start, key=lambda name: name.span.start)
        return at < len(self.names) and self.names[at].span.end <= span.end

    @cached_property
    def chains(self) -> tuple[Chain, ...]:
        """How each person is named, from the full name to the surname alone, by first mention."""
        from attrlint.analysis.people.mention_chains import find_chains

        return find_chains(self._draft.text, self.names, self._draft.read_spans)
