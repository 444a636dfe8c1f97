"""Which outlets a draft names: `document.outlets`."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from attrlint.analysis.outlets.outlet_mentions import OutletMention
    from attrlint.analysis.outlets.outlet_words import DraftWords
    from attrlint.model.draft_text import DraftText


class OutletFacts:
    """The news outlets in the draft. Spans are code points of the prose."""

    def __init__(self, draft: DraftText) -> None:
        self._draft = draft

    @cached_property
    def words(self) -> DraftWords:
        """The distinct words of the draft, in the form in which outlet names are matched."""
        from attrlint.analysis.outlets.outlet_words import DraftWords

        return DraftWords(self._draft.wording.tokens)

    @cached_property
    def mentions(self) -> tuple[OutletMention, ...]:
        """The news outlets named in the prose, in order."""
        from attrlint.analysis.outlets.outlet_mentions import outlet_mentions

        return tuple(outlet_mentions(self._draft.text, self._draft.sentences, self.words))
