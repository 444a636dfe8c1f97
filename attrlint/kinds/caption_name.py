"""caption-name: a name that a caption spells otherwise than the story."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from attrlint.analysis.captions import find_pictures
from attrlint.analysis.names import find_people, first_names
from attrlint.analysis.slips import is_one_edit
from attrlint.diagnostic import Related
from attrlint.kinds.base import Finding, Repair
from attrlint.span import Span, SpanSet

if TYPE_CHECKING:
    from collections.abc import Iterator

    from attrlint.analysis.names import PersonName
    from attrlint.document import Document
    from attrlint.kinds.field import Field


@dataclass(frozen=True)
class CaptionName:
    """Finds a person in a caption whose surname or first name is one slip away from somebody's in the story.

    The other name must be the same, the spelling of the caption must stand nowhere in the story, and two
    first names of a man and a woman are two people. Whoever is only in the picture is let pass.
    """

    values: ClassVar[tuple[str, ...]] = ("match", "name")
    grades: ClassVar[tuple[str, ...]] = ()

    min_letters: int = 4

    def find(self, document: Document, where: Field) -> Iterator[Finding]:
        """Each such name, with the spelling of the story."""
        text = document.text
        captions = [b.span for p in find_pictures(document.prose) for b in p.blocks]
        named = find_people(text, captions) if captions else ()
        if not named:
            return
        inside = SpanSet(captions)
        story = [p for p in document.people if not inside.touches(p.span)]
        words = {w.lower() for p in story for w in (*p.first.split(), p.last)}
        for person in named:
            if not where.covers(person.span):
                continue
            for other in story:
                slip = self._slip(person, other, words)
                if slip is None:
                    continue
                wrong, right = slip
                at = text.find(wrong, *person.span)
                if at >= 0:
                    span = Span(at, at + len(wrong))
                    repair = Repair(f"Replace it with “{right}”", ((span, right),))
                    yield Finding(
                        span, {"match": wrong, "name": right}, (Related(other.span, f"“{right}” here"),), repair
                    )
                break

    def _slip(self, person: PersonName, other: PersonName, words: set[str]) -> tuple[str, str] | None:
        """The one name that differs by a slip, as the caption and as the story have it."""
        first, first_other = person.first.split()[:1], other.first.split()[:1]
        if first == first_other or not first or not first_other:
            wrong, right = person.last, other.last
            if not first and not person.title:
                return None
        elif person.last == other.last:
            wrong, right = first[0], first_other[0]
            sexes = {first_names().get(n.lower(), "") for n in (wrong, right)}
            if (
                {"M", "F"} <= sexes
                or right.lower().startswith(wrong.lower())
                or wrong.lower().startswith(right.lower())
            ):
                return None
        else:
            return None
        low, low_right = wrong.lower(), right.lower()
        if min(len(low), len(low_right)) < self.min_letters or low in words or low == low_right:
            return None
        return (wrong, right) if is_one_edit(low_right, low) else None

    def literals(self) -> None:
        """None: any capital may begin a name."""
        return
