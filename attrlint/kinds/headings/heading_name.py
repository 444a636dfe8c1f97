"""heading-name: a name in a heading that the text below does not have."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from attrlint.analysis.article.headings import SMALL, Heading, find_headings
from attrlint.base.facts import dataclass
from attrlint.base.span import Span
from attrlint.model.kind import Finding
from attrlint.text.sentences import WORD

if TYPE_CHECKING:
    from collections.abc import Iterator

    from attrlint.model.document import Document
    from attrlint.model.match_scope import Field

STEM = 4  # letters that a name and its derivation have in common: Russia, Russian; France, French has fewer


@dataclass(frozen=True)
class HeadingName:
    """Finds a name of at least `min_letters` letters in a heading that is not in the text below it.

    A name is a run of capitalized words in a heading that is neither a question nor in title case. A related word is
    enough (Russia, Russian).
    """

    values: ClassVar[tuple[str, ...]] = ("match",)
    grades: ClassVar[tuple[str, ...]] = ()

    min_letters: int = 4

    def find(self, document: Document, where: Field) -> Iterator[Finding]:
        """The first such name of each heading."""
        text = document.text
        whole: set[str] = set()  # what all headlines have below them is read once
        for heading in find_headings(document.blocks):
            if not heading.section or not where.covers(heading.span):
                continue
            names = self._names(text, heading)
            if not names:
                continue
            known = whole if heading.leads else set[str]()
            if not known:
                known |= {m[0][:STEM].lower() for span in heading.section for m in WORD.finditer(text, *span)}
            for run in names:
                if not any(text[word.start : word.start + STEM].lower() in known for word in run):
                    span = Span(run[0].start, run[-1].end)
                    yield Finding(span, {"match": text[span.start : span.end]})
                    break

    def _names(self, text: str, heading: Heading) -> list[list[Span]]:
        """The runs of capitalized words inside a heading that is not a question and not in title case."""
        if text[heading.span.end - 1] == "?":
            return []
        words = [Span(*m.span()) for m in WORD.finditer(text, *heading.span)]
        inner = [w for w in words[1:] if text[w.start : w.end].lower() not in SMALL]
        if not any(text[w.start].islower() for w in inner):
            return []
        runs: list[list[Span]] = []
        end = -1
        for word in inner:
            between = text[word.start - 2 : word.start].strip()
            if text[word.start].isupper() and (not between or between[-1].isalnum()):
                if end == word.start - 1:
                    runs[-1].append(word)
                else:
                    runs.append([word])
                end = word.end
        return [run for run in runs if run[-1].end - run[0].start >= self.min_letters]

    def literals(self) -> None:
        """None: any heading may name somebody."""
        return
