"""caption-name: a name that a caption spells differently from the story."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from attrlint.analysis.people.names import find_people, first_names
from attrlint.base.facts import dataclass
from attrlint.base.span import Span, SpanSet
from attrlint.model.diagnostic import Related
from attrlint.model.kind import Finding, Repair
from attrlint.text.typos import edits

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from attrlint.analysis.people.names import PersonName
    from attrlint.model.document import Document
    from attrlint.model.match_scope import Field


@dataclass(frozen=True)
class CaptionName:
    """Finds a person in a caption whose name is one edit from that of a person in the story.

    The other part of the name must be the same, and the caption's spelling must not occur in the story. First names of
    a man and a woman are two people. People who are only in the picture are not flagged.
    """

    values: ClassVar[tuple[str, ...]] = ("match", "name")
    grades: ClassVar[tuple[str, ...]] = ()

    min_letters: int = 4

    def find(self, document: Document, where: Field) -> Iterator[Finding]:
        """Each such name, with the spelling of the story."""
        text = document.text
        captions = [b.span for p in document.article.pictures for b in p.blocks]
        named = find_people(text, captions) if captions else ()
        if not named:
            return
        inside = SpanSet(captions)
        story: dict[str, PersonName] = {}
        words: set[str] = set()
        for person in document.people.names:
            if not inside.touches(person.span):
                words.update(w.lower() for w in (*person.first.split(), person.last))
                for first in (_first(person), ""):
                    story.setdefault(f"{first} {person.last}".lower(), person)
        for person in named:
            if where.covers(person.span):
                yield from self._slip(document, person, story, words)

    def _slip(
        self, document: Document, person: PersonName, story: Mapping[str, PersonName], words: set[str]
    ) -> Iterator[Finding]:
        """The only name of a person that is one edit from another's in the story."""
        first, last = _first(person), person.last
        for wrong, form in ((last, first + " {}"), (first, "{} " + last)):
            low = wrong.lower()
            if len(wrong) < self.min_letters or low in words or not (first or person.title):
                continue
            near = (n for n in edits(low) if len(n) >= self.min_letters and n != low)
            other = next((p for n in near if (p := story.get(form.format(n).lower()))), None)
            if other is None:
                continue
            right = other.last if wrong is last else _first(other)
            if wrong is first and _two_people(wrong.lower(), right.lower()):
                continue
            at = document.text.find(wrong, *person.span)
            if at >= 0:
                span = Span(at, at + len(wrong))
                repair = Repair(f"Replace it with “{right}”", ((span, right),))
                related = (Related(other.span, f"“{right}” here"),)
                yield Finding(span, {"match": wrong, "name": right}, related, repair)
                return

    def conditions(self) -> tuple[str, ...]:
        """What a draft must have."""
        return ("picture",)

    def literals(self) -> None:
        """None: any capital may begin a name."""
        return


def _first(person: PersonName) -> str:
    return next(iter(person.first.split()), "")


def _two_people(one: str, other: str) -> bool:
    """Whether two first names are a man's and a woman's, or one the short form of the other."""
    sexes = {first_names().get(one, ""), first_names().get(other, "")}
    return {"M", "F"} <= sexes or one.startswith(other) or other.startswith(one)
