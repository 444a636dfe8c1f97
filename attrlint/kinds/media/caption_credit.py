"""caption-credit: a picture without a credit."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from attrlint.analysis.article.captions import NO_PHOTO
from attrlint.base.facts import dataclass
from attrlint.model.kind import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from attrlint.model.document import Document
    from attrlint.model.match_scope import Field


@dataclass(frozen=True)
class CaptionCredit:
    """Finds a caption of at least `min_words` words without a credit in it or on the next line.

    Captions are those of Markdown pictures and HTML figures, and lines that start with “Caption:”. Logos, charts,
    drawings, screenshots and other pictures in files that cameras do not write (.png, .gif, .svg), and the
    alternative text of HTML pages, are not flagged.
    """

    values: ClassVar[tuple[str, ...]] = ("match",)
    grades: ClassVar[tuple[str, ...]] = ()

    min_words: int = 4

    def find(self, document: Document, where: Field) -> Iterator[Finding]:
        """The caption of each such picture."""
        text = document.text
        for picture in document.article.pictures:
            span = picture.caption.span
            words = text[span.start : span.end]
            if picture.credited or picture.spoken or picture.drawn or not where.covers(span):
                continue
            if len(words.split()) < self.min_words:
                continue
            if not NO_PHOTO.search(words):
                yield Finding(span, {"match": words})

    def conditions(self) -> tuple[str, ...]:
        """What a draft must have."""
        return ("picture",)

    def literals(self) -> None:
        """None: a caption may hold any words."""
        return
