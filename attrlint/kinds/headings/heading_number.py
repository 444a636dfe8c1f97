"""heading-number: a headline with another count than the story."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, ClassVar

from attrlint.analysis.article.headings import BODY, find_headings
from attrlint.analysis.figures.figures import OUTCOMES, Figure, every_number, find_figures
from attrlint.base.facts import dataclass
from attrlint.model.diagnostic import Related
from attrlint.model.kind import Finding
from attrlint.reading.prose import BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from attrlint.model.document import Document
    from attrlint.model.match_scope import Field

NEAR = 5  # blocks in which the things of the headline are meant; further down they may be others
FATES = frozenset(OUTCOMES)
MAX_COUNTS = 10  # of one headline
MAX_ADDED = 12  # numbers of one story that are tried as parts of a sum


@dataclass(frozen=True)
class HeadingNumber:
    """Finds a count in a headline that is not in the draft, if its first `lead` blocks have a different one.

    “12 dead” is compared with “killed 14 people”, “12 firefighters” with “14 firefighters”. Not flagged: rough and
    round figures, money, shares, years, and sums of figures in the story.
    """

    values: ClassVar[tuple[str, ...]] = ("match", "number")
    grades: ClassVar[tuple[str, ...]] = ()

    lead: int = 5

    def find(self, document: Document, where: Field) -> Iterator[Finding]:
        """Each such count, with the first one in the story that differs."""
        text = document.text
        for heading in find_headings(document.blocks):
            if not heading.leads or not where.covers(heading.span):
                continue
            counts = [c for c in find_figures(text, heading.span) if not c.rough and c.value > 1][:MAX_COUNTS]
            if not counts:
                continue
            body = [b.span for b in document.blocks if b.kind in BODY]
            numbers = every_number("\n".join(text[a:b] for a, b in body))
            lead = [b.span for b in document.blocks if b.kind in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM)][
                : self.lead
            ]
            told = [c for span in lead for c in find_figures(text, span)]
            near = lead[:NEAR][-1].end if lead else 0
            told = [c for c in told if c.span.end <= near or c.of & FATES]
            for count in counts:
                other = _clash(count, told, numbers)
                if other is not None:
                    words = text[other.span.start : other.span.end]
                    values = {"match": text[count.span.start : count.span.end], "number": words}
                    yield Finding(count.span, values, (Related(other.span, f"“{words}” here"),))
            return  # one headline is enough

    def conditions(self) -> tuple[str, ...]:
        """What a draft must have."""
        return ("heading",)

    def literals(self) -> None:
        """None: any headline may count."""
        return


def _clash(count: Figure, told: list[Figure], numbers: set[int]) -> Figure | None:
    """The first count of the same thing, where none agrees and nothing explains the difference."""
    same = [c for c in told if c.of & count.of]
    if not same or count.value in numbers or any(c.rough for c in same):
        return None
    if count.floor and any(c.value > count.value and not c.floor for c in same):
        return None
    if (
        count.value >= 20
        and count.value % 10 == 0
        and any(abs(c.value - count.value) * 10 <= count.value for c in same)
    ):
        return None
    if any(abs(c.value - count.value) == 1 and c.one_more for c in told):
        return None
    parts = sorted(n for n in numbers if 0 < n < count.value)[-MAX_ADDED:]
    if any(sum(some) == count.value for size in (2, 3) for some in combinations(parts, size) if _told(some, told)):
        return None
    return same[0]


def _told(some: tuple[int, ...], told: list[Figure]) -> bool:
    """Whether one of the parts of a sum counts something in the lead."""
    return any(c.value in some for c in told)
