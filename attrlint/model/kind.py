"""What every kind is: options in, findings out."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Protocol

from attrlint.base.facts import dataclass, field

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from attrlint.base.span import Span
    from attrlint.model.diagnostic import Related
    from attrlint.model.document import Document
    from attrlint.model.match_scope import Field


@dataclass(frozen=True, slots=True)
class Repair:
    """What would mend a finding: edits of the prose, as (span, new words); safe or only offered."""

    message: str
    edits: tuple[tuple[Span, str], ...]
    safe: bool = False


@dataclass(frozen=True, slots=True)
class Finding:
    """What a kind yields: a place and facts, in prose offsets (code points). No wording and no severity.

    `values` fill the rule's message; `grade` picks its severity; `related` places belong to it.
    """

    span: Span
    values: Mapping[str, str] = field(default_factory=dict)
    related: tuple[Related, ...] = ()
    repair: Repair | None = None
    grade: str = ""


class Kind(Protocol):
    """A dataclass whose fields are the options a pack may give; its docstring is the manual page.

    `values` are the names that a rule's message may use, `grades` those it may map to severities.
    """

    values: ClassVar[tuple[str, ...]]
    grades: ClassVar[tuple[str, ...]]

    def find(self, document: Document, where: Field) -> Iterator[Finding]:
        """Every finding of this kind within `where`."""
        ...

    def literals(self) -> Iterable[str] | None:
        """Folded words, one of which stands in every match; None when that cannot be told."""
        ...
