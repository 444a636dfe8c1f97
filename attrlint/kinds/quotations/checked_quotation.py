"""checked-quotation: a quotation that differs from its sources; only where a draft has sources."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from attrlint.base.facts import dataclass
from attrlint.base.span import Span
from attrlint.model.diagnostic import Elsewhere, Related
from attrlint.model.kind import Finding, Repair
from attrlint.verifying.faults import FAULTS, NOTHING, fault_of, wording
from attrlint.verifying.verdict import Verdict
from attrlint.verifying.word_diff import word_diff

if TYPE_CHECKING:
    from collections.abc import Iterator

    from attrlint.base.errors import AttrlintError
    from attrlint.model.document import Document
    from attrlint.model.match_scope import Field
    from attrlint.verifying.checked import QuotationCheck as Checked
    from attrlint.verifying.checked import SourcePlace


UNREADABLE = "unreadable"


@dataclass(frozen=True)
class CheckedQuotation:
    """Finds quotes with one `fault`, compared with the sources of the draft.

    Grades: strong, fair and weak; of slight changes strict, under the policy of that name, and light. What differs from
    an automatic transcript is weak.

    A fault is one of altered-sense, altered, altered-slightly, spliced, trimmed, other-speaker, not-found,
    partly-found or unreadable. Each quote has at most one fault, the gravest; an unreadable source is reported at the
    beginning of the draft.
    """

    values: ClassVar[tuple[str, ...]] = ("match", "source", "where", "what", "found", "asked", "count")
    grades: ClassVar[tuple[str, ...]] = ("strong", "fair", "weak", "strict", "light")

    fault: str = "altered"

    def __post_init__(self) -> None:
        if self.fault not in FAULTS:
            raise ValueError(f"“fault” is one of {', '.join(FAULTS)}, not “{self.fault}”")

    def find(self, document: Document, where: Field) -> Iterator[Finding]:
        """Each such quotation with its marks; the passage of the source is a related place."""
        if document.check and self.fault == UNREADABLE:
            head = document.blocks[0].span if document.blocks else Span(0, 0)
            yield from (
                Finding(head, {**NOTHING, "match": _said(fault)}, grade="strong") for fault in document.check.faults
            )
            return
        for one in document.check.quotations if document.check else ():
            if fault_of(one) != self.fault:
                continue
            said = wording(one)
            places = [place for place in (one.passage, one.second) if place is not None]
            diff = word_diff(one)
            related = tuple(Related(one.span, "in the source", _elsewhere(place, diff)) for place in places)
            yield Finding(one.span, said.values, related, _right_name(one), said.grade)

    def literals(self) -> tuple[str, ...] | None:
        """None: a quotation has no words of its own."""
        return None


def _right_name(one: Checked) -> Repair | None:
    """The name of the person who said it in place of the one that is credited, if both are bare names."""
    name = one.passage.name if one.passage else ""
    if one.verdict is not Verdict.OTHER_SPEAKER or one.mention is None or not name:
        return None
    bare = one.asked.split()
    size = one.mention.end - one.mention.start
    if size == len(bare[-1]):
        name = name.split()[-1]
    elif size != len(one.asked):
        return None
    return Repair(f"Credit {name}", ((one.mention, name),))


def _said(fault: AttrlintError) -> str:
    """What is wrong with a source, with its path."""
    return f"{fault.place.path}: {fault.message}" if fault.place else fault.message


def _elsewhere(place: SourcePlace, diff: str) -> Elsewhere:
    """A passage as a place in another file."""
    end = place.end_line, place.end_column
    return Elsewhere(place.path, place.line, place.column, *end, place.span, place.text, diff)
