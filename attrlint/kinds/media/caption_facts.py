"""caption-facts: a caption that does not say where or when."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from attrlint.analysis.article.captions import NO_PHOTO, find_pictures
from attrlint.base.facts import dataclass
from attrlint.data.lexicon import LexiconPattern
from attrlint.model.kind import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from attrlint.model.document import Document
    from attrlint.model.match_scope import Field

DAY = LexiconPattern(
    r"\b(?:{months.dated}|{times.caption}|{weekdays.long}|May(?= \d)|(?:19|20)\d\d|\d{1,2}/\d{1,2}|last "
    "{times.earlier-this})"
)
PLACE = LexiconPattern(
    r"\b{Prepositions.caption} (?:the )?(?:\w+ ){0,3}?(?!January|March|April|June|July)[A-ZÀ-ÖØ-Þ]\w"
)
FILED = LexiconPattern(r"\b{pictures.filed}\b", ignorecase=True)


@dataclass(frozen=True)
class CaptionFacts:
    """Finds a caption of at least `min_words` words without a day or a place.

    Portraits with only a name and library pictures are not flagged.
    """

    values: ClassVar[tuple[str, ...]] = ("match", "missing")
    grades: ClassVar[tuple[str, ...]] = ()

    min_words: int = 6

    def find(self, document: Document, where: Field) -> Iterator[Finding]:
        """Each such caption."""
        text = document.text
        for picture in find_pictures(document.prose):
            span = picture.caption.span
            words = text[span.start : span.end]
            if picture.spoken or picture.drawn or len(words.split()) < self.min_words or not where.covers(span):
                continue
            if FILED.search(words) or NO_PHOTO.search(words):
                continue
            lacks = [name for name, fact in (("where", PLACE), ("when", DAY)) if not fact.search(words)]
            if lacks:
                yield Finding(span, {"match": words, "missing": " and ".join(lacks)})

    def literals(self) -> None:
        """None: a caption may hold any words."""
        return
