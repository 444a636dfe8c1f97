"""heading-name: a name in a heading that the text below does not have."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from attrlint.analysis.headings import SMALL, Heading, find_headings
from attrlint.analysis.sentences import WORD
from attrlint.kinds.base import Finding
from attrlint.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from attrlint.document import Document
    from attrlint.kinds.field import Field

STEM = 4  # letters that a name and what is made of it have in common: Russia, Russian; France, French has fewer


@dataclass(frozen=True)
class HeadingName:
    """Finds a name of at least `min_letters` letters in a heading that stands nowhere in the text below it.

    A name is a word with a capital inside a heading that is not in title case. A word that begins like it bears it
    out (Russia, Russian).
    """

    values: ClassVar[tuple[str, ...]] = ("match",)
    grades: ClassVar[tuple[str, ...]] = ()

    min_letters: int = 4

    def find(self, document: Document, where: Field) -> Iterator[Finding]:
        """The first such name of each heading."""
        text = document.text
        section: tuple[Span, ...] = ()
        known: set[str] = set()
        for heading in find_headings(text, document.blocks):
            if not heading.section or not where.covers(heading.span):
                continue
            names = self._names(text, heading)
            if not names:
                continue
            if heading.section is not section:
                section = heading.section
                known = {m[0][:STEM].lower() for span in section for m in WORD.finditer(text, *span)}
            missing = next((n for n in names if text[n.start : n.start + STEM].lower() not in known), None)
            if missing is not None:
                yield Finding(missing, {"match": text[missing.start : missing.end]})

    def _names(self, text: str, heading: Heading) -> list[Span]:
        words = [Span(*m.span()) for m in WORD.finditer(text, *heading.span)]
        inner = [w for w in words[1:] if text[w.start : w.end].lower() not in SMALL]
        if not any(text[w.start].islower() for w in inner):
            return []
        return [w for w in inner if text[w.start].isupper() and w.end - w.start >= self.min_letters]

    def literals(self) -> None:
        """None: any heading may name somebody."""
        return
