"""unattributed-quotation: a whole quotation that nobody is credited with."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, ClassVar

from attrlint.analysis.credits import is_title
from attrlint.kinds.base import Finding
from attrlint.patterns import LazyPattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from attrlint.analysis.credits import Credit
    from attrlint.document import Document
    from attrlint.kinds.field import Field

LINE_BELOW = LazyPattern(r"[^\r\n]*(?:\r\n|\r|\n)([^\r\n]+)")
BLANK = LazyPattern(r"(?:\r\n|\r|\n)[ \t]*(?:\r\n|\r|\n)")
QUOTES = LazyPattern(r"[\"“”]")
SILENT_GENRES = frozenset({"interview", "transcript"})


@dataclass(frozen=True)
class UnattributedQuotation:
    """Finds a quotation of at least `min_words` words that is a sentence of its own and has no source.

    Graded strong where nothing near it names one, weak where only the paragraph before does. Fragments inside a
    sentence, titles, and quotations without marks are let pass, and so is one beside another where a draft has a line
    a paragraph: such houses part one speech into many.
    """

    values: ClassVar[tuple[str, ...]] = ("match",)
    grades: ClassVar[tuple[str, ...]] = ("strong", "weak")

    min_words: int = 6

    def find(self, document: Document, where: Field) -> Iterator[Finding]:
        """Each such quotation."""
        if document.genre in SILENT_GENRES or not document.is_english:
            return
        text = document.text
        for credit in document.reported.credits:
            if credit.layout not in ("none", "previous") or not credit.alone or not where.covers(credit.quotation.span):
                continue
            if self._counts(text, credit) and not _runs_on(document, credit):
                words = text[credit.quotation.content.start : credit.quotation.content.end].rstrip(",. ")
                yield Finding(
                    credit.quotation.span,
                    {"match": words},
                    grade="strong" if credit.layout == "none" else "weak",
                )

    def _counts(self, text: str, credit: Credit) -> bool:
        quotation = credit.quotation
        if not quotation.opening or quotation.continues:
            return False
        words = text[quotation.content.start : quotation.content.end]
        return len(words.split()) >= self.min_words and not is_title(words)

    def literals(self) -> None:
        """None: any words may be quoted."""
        return


@lru_cache(maxsize=8)
def _parted_by_blank_lines(raw: str) -> bool:
    return BLANK.search(raw.strip()) is not None


def _runs_on(document: Document, credit: Credit) -> bool:
    """Whether one line break parts the quotation from a line above or below that quotes as well."""
    raw = document.prose.raw
    if _parted_by_blank_lines(raw):
        return False
    place = document.prose.file_span(credit.quotation.span)
    above, below = _line_above(raw, place.start), LINE_BELOW.match(raw, place.end)
    if credit.layout == "previous":
        return bool(above)
    return any(QUOTES.search(line) is not None for line in (above, below[1] if below else ""))


def _line_above(raw: str, start: int) -> str:
    """The line that ends right before the one an offset begins; empty where the offset begins none."""
    head = raw[max(0, start - 2000) : start].rstrip(" \t")
    if not head.endswith(("\n", "\r")):
        return ""
    head = head.removesuffix("\n").removesuffix("\r")
    return head[max(head.rfind("\n"), head.rfind("\r")) + 1 :]
