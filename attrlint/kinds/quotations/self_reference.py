"""self-reference: a source that refers to itself in the third person."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from attrlint.base.facts import dataclass
from attrlint.base.patterns import LazyPattern
from attrlint.base.span import Span
from attrlint.model.diagnostic import Related
from attrlint.model.kind import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    import regex

    from attrlint.model.document import Document
    from attrlint.model.match_scope import Field

OPENING = LazyPattern(
    r"(?:The\s+|the\s+)?(?P<name>[A-ZÀ-ÖØ-Þ][\w’'-]+(?:\s+[A-ZÀ-ÖØ-Þ][\w’'-]*){0,3})\s+(?P<verb>[a-z]+)"
)

COMMON = LazyPattern(r"(?:The|the)\s+(?P<name>[a-z][\w’'-]+(?:\s+[a-z][\w’'-]+){0,2}?)\s+(?P<verb>[a-z]+)")


@dataclass(frozen=True)
class SelfReference:
    """Finds a quote whose subject is its own source by name (“The Kremlin has ...,” the Kremlin said).

    Sources of one of `except_sorts` are not flagged (a document can name itself).
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
        for credit in document.speech.reported.credits:
            quotation = credit.quotation
            joined, cue = credit.cue is not None and credit.cue == cue, credit.cue
            if joined or credit.source is None or credit.layout not in self.layouts or not where.covers(quotation.span):
                continue
            if len(text[quotation.content.start : quotation.content.end].split()) < self.min_words:
                continue
            source = document.speech.sources[credit.source]
            mention = text[credit.source.start : credit.source.end]
            noun = _by_its_noun(text, quotation.content, mention) if source.sort == "body" else None
            if noun is not None:
                values = {"match": text[quotation.span.start : quotation.span.end], "source": f"the {noun['name']}"}
                yield Finding(quotation.span, values, (Related(Span(*credit.source), "attributed here"),))
                continue
            opening = OPENING.match(text, *quotation.content)
            if opening is None or source.sort in self.except_sorts:
                continue
            name = opening["name"]
            own = source.name.split()
            if name not in mention and not (mention.lower() == "it" and source.sort == "body"):
                continue
            if name == source.name or (len(own) > 1 and source.sort == "person" and name == own[-1]):
                values = {"match": text[quotation.span.start : quotation.span.end], "source": name}
                yield Finding(quotation.span, values, (Related(Span(*credit.source), "attributed here"),))

    def conditions(self) -> tuple[str, ...]:
        """What a draft must have."""
        return ("credited-quotation",)

    def literals(self) -> None:
        """None: any source may speak of itself."""
        return


def _by_its_noun(text: str, content: Span, mention: str) -> regex.Match[str] | None:
    """The opening of a quotation that names its source by its noun: “The ministry has ...,” the ministry said."""
    words = mention.split()
    if len(words) < 2 or words[0].lower() != "the" or any(w[:1].isupper() for w in words[1:]):
        return None
    opening = COMMON.match(text, *content)
    return opening if opening is not None and opening["name"].split() == words[1:] else None
