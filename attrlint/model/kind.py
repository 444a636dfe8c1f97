"""The interface of every kind: options in, findings out."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Protocol

from attrlint.base.facts import dataclass, field

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from attrlint.base.required_literals import Sets
    from attrlint.base.span import Span
    from attrlint.model.diagnostic import Related
    from attrlint.model.document import Document
    from attrlint.model.match_scope import Field


@dataclass(frozen=True, slots=True)
class Repair:
    """How a finding can be fixed: edits of the prose, as (span, new words); safe, or in need of review."""

    message: str
    edits: tuple[tuple[Span, str], ...]
    safe: bool = False


@dataclass(frozen=True, slots=True)
class Finding:
    """What a kind yields: a place and facts, in prose offsets (code points).

    No wording and no severity. `values` fill in the rule's message, `grade` selects its severity, `related` places
    belong to it.
    """

    span: Span
    values: Mapping[str, str] = field(default_factory=dict)
    related: tuple[Related, ...] = ()
    repair: Repair | None = None
    grade: str = ""


class Kind(Protocol):
    """A dataclass whose fields are the options a pack may set; its docstring is the manual page.

    `values` are the names that a rule's message may use, `grades` those it may map to severities.
    """

    values: ClassVar[tuple[str, ...]]
    grades: ClassVar[tuple[str, ...]]

    def find(self, document: Document, where: Field) -> Iterator[Finding]:
        """All findings of this kind within `where`."""
        ...

    def literals(self) -> Iterable[str | Sets] | None:
        r"""Folded literals, one of which stands in every match; None when that cannot be told.

        In place of one there may be sets of literals of which one each stands in the match. A literal begins or ends
        with ``\b`` where no letter or digit stands beside it. A method ``conditions`` may say what a draft must have.
        """
        ...
