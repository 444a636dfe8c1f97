"""A draft and all facts about it, each computed when first asked for."""

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
    """A draft as the rules see it: its text, and a facet of facts for each subject of analysis.

    `house` is the names that the newsroom has confirmed. If a file holds several `stories`, each is a draft.
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
        self.check: Check | None = None  # checked against the draft's sources, if there are any
        self.conditions: dict[str, bool] = {}  # those that rules asked for (`model.conditions`)
        self.against: tuple[str, ...] = ()  # the sources that the front matter names, and a digest of all
        self._date = date
        self._genre = genre

    @cached_property
    def article(self) -> ArticleFacts:
        """The date, the genre and the language."""
        return ArticleFacts(self, self._date, self._genre)

    @cached_property
    def speech(self) -> SpeechFacts:
        """Who says what."""
        return SpeechFacts(self, self.people)

    @cached_property
    def people(self) -> PeopleFacts:
        """Who is named in it."""
        return PeopleFacts(self)

    @cached_property
    def figures(self) -> FigureFacts:
        """What is counted, and which dates are given."""
        return FigureFacts(self)

    @cached_property
    def outlets(self) -> OutletFacts:
        """Which news outlets are named."""
        return OutletFacts(self)
