"""Facts about the article as a whole: `document.article`."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from attrlint.analysis.article.captions import Picture
    from attrlint.analysis.article.corrections import CorrectionNote
    from attrlint.model.draft_text import DraftText


class ArticleFacts:
    """The date, genre and language of the article; a date or genre that is given is used as it is."""

    def __init__(self, draft: DraftText, date: date | None = None, genre: str | None = None) -> None:
        self._draft = draft
        self._date = date
        self._genre = genre

    @cached_property
    def _date_at_head(self) -> date | None:
        from attrlint.analysis.figures.dates import find_published

        return find_published(self._draft.text, self._draft.blocks)

    @cached_property
    def date(self) -> date | None:
        """The date of publication: as given, otherwise from the front matter, the page's metadata or the head of the
        draft.
        """
        from attrlint.analysis.figures.dates import read_day

        return self._date or read_day(self._draft.prose.meta.get("date", "")) or self._date_at_head

    @cached_property
    def pictures(self) -> tuple[Picture, ...]:
        """The pictures that have any words, in order."""
        from attrlint.analysis.article.captions import find_pictures

        return find_pictures(self._draft.prose)

    @cached_property
    def corrections(self) -> tuple[CorrectionNote, ...]:
        """The notes that the draft was corrected or updated, in order."""
        from attrlint.analysis.article.corrections import find_corrections

        return find_corrections(self._draft.text, self._draft.blocks)

    @cached_property
    def language(self) -> str:
        """The language of the draft if it is not English; otherwise the empty string."""
        from attrlint.text.language import language_of

        return language_of("\n".join(self._draft.text[start:end] for start, end in self._draft.read_spans))

    @cached_property
    def genres(self) -> tuple[str, ...]:
        """The genres of the draft, words of `reading.genres`, the main one first: as given, by its head, or by its
        look.
        """
        from attrlint.analysis.article.genre import find_genres

        return find_genres(self._draft.prose, self._draft.quoted, self._genre or "")
