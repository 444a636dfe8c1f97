"""A draft and every fact about it, each found when it is first asked for."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from attrlint.analysis.people.house_names import NO_HOUSE_NAMES, HouseNames
from attrlint.model.article import ArticleFacts
from attrlint.model.draft_text import DraftText
from attrlint.model.figures import FigureFacts
from attrlint.model.outlets import OutletFacts
from attrlint.model.people import PeopleFacts
from attrlint.model.speech import SpeechFacts

if TYPE_CHECKING:
    from datetime import date

    from attrlint.reading.prose import Prose
    from attrlint.verifying.checked import Check


class Document(DraftText):
    """A draft as the rules see it: what its text says by itself, and a facet of facts for each subject of analysis.

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
        super().__init__(prose)
        self.path = path
        self.house = house
        self.stories = tuple(type(self)(one, path, date=date, genre=genre, house=house) for one in prose.stories)
        self.check: Check | None = None  # against the sources of the draft, if there are any
        self._date = date
        self._genre = genre

    @cached_property
    def article(self) -> ArticleFacts:
        """The day, the genre and the language."""
        return ArticleFacts(self, self._date, self._genre)

    @cached_property
    def speech(self) -> SpeechFacts:
        """Who says what."""
        return SpeechFacts(self, self.people)

    @cached_property
    def people(self) -> PeopleFacts:
        """Who is named."""
        return PeopleFacts(self)

    @cached_property
    def figures(self) -> FigureFacts:
        """What is counted, and which days are written."""
        return FigureFacts(self)

    @cached_property
    def outlets(self) -> OutletFacts:
        """Which outlets of the press are named."""
        return OutletFacts(self)
