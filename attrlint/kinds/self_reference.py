"""self-reference: a source that speaks of itself in the third person."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from attrlint.diagnostic import Related
from attrlint.facts import dataclass
from attrlint.kinds.base import Finding
from attrlint.patterns import LazyPattern
from attrlint.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from attrlint.document import Document
    from attrlint.kinds.field import Field

OPENING = LazyPattern(
    r"(?:The\s+|the\s+)?(?P<name>[A-ZÀ-ÖØ-Þ][\w’'-]+(?:\s+[A-ZÀ-ÖØ-Þ][\w’'-]*){0,3})\s+(?P<verb>[a-z]+)"
)


@dataclass(frozen=True)
class SelfReference:
    """Finds a quotation whose subject is its own source by name (“The Kremlin has ...,” the Kremlin said).

    Let pass where the source is one of `except_sorts` (a document names itself).
    """

    values: ClassVar[tuple[str, ...]] = ("match", "source")
    grades: ClassVar[tuple[str, ...]] = ()

    min_words: int = 5
    except_sorts: tuple[str, ...] = ("document", "outlet")
    layouts: tuple[str, ...] = ("sentence", "colon")

    def find(self, document: Document, where: Field) -> Iterator[Finding]:
        """Each such quotation."""
        text = document.text
        cue = None
        for credit in document.reported.credits:
            quotation = credit.quotation
            joined, cue = credit.cue is not None and credit.cue == cue, credit.cue
            if joined or credit.source is None or credit.layout not in self.layouts or not where.covers(quotation.span):
                continue
            if len(text[quotation.content.start : quotation.content.end].split()) < self.min_words:
                continue
            opening = OPENING.match(text, *quotation.content)
            source = document.sources[credit.source]
            if opening is None or source.sort in self.except_sorts:
                continue
            name = opening["name"]
            own = source.name.split()
            mention = text[credit.source.start : credit.source.end]
            if name not in mention and not (mention.lower() == "it" and source.sort == "body"):
                continue
            if name == source.name or (len(own) > 1 and source.sort == "person" and name == own[-1]):
                values = {"match": text[quotation.span.start : quotation.span.end], "source": name}
                yield Finding(quotation.span, values, (Related(Span(*credit.source), "its source"),))

    def literals(self) -> None:
        """None: any source may speak of itself."""
        return
