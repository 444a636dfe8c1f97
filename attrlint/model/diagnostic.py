"""What the user sees: a diagnostic, its related places, and its fix."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from attrlint.base.facts import dataclass

if TYPE_CHECKING:
    from attrlint.base.span import Span


class Severity(Enum):
    """How much it matters to the reader of the story."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def rank(self) -> int:
        """2 for an error, 1 for a warning, 0 for info."""
        return len(SEVERITIES) - 1 - SEVERITIES.index(self.value)


SEVERITIES = tuple(severity.value for severity in Severity)
"""The severities by name, the gravest first."""


class Confidence(Enum):
    """How sure the finding is, apart from how much it matters."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


@dataclass(frozen=True, slots=True)
class Edit:
    """Replace `span` by `content`."""

    span: Span
    content: str


@dataclass(frozen=True, slots=True)
class Fix:
    """Edits that belong together. A safe fix may be applied without asking; none touches quoted words."""

    message: str
    edits: tuple[Edit, ...]
    safe: bool = False


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A place in another file: lines and columns from 1, `span` and columns in code points.

    `text` is the words there, `diff` how those of the draft differ from them.
    """

    path: str
    line: int
    column: int
    end_line: int
    end_column: int
    span: Span
    text: str
    diff: str = ""


@dataclass(frozen=True, slots=True)
class Related:
    """Another place that belongs to a finding ("first quoted here").

    If it is in another file, `elsewhere` is that place, and `span` is the related place in the draft.
    """

    span: Span
    message: str
    elsewhere: Elsewhere | None = None


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding, with its message. Spans are 0-based code points of the decoded file, ends exclusive."""

    path: str
    code: str
    name: str
    severity: Severity
    confidence: Confidence
    message: str
    span: Span
    related: tuple[Related, ...] = ()
    fix: Fix | None = None
    fingerprint: str = ""


@dataclass(frozen=True, slots=True)
class Silenced:
    """A finding that a comment in the draft suppresses, with the comment and its reason."""

    diagnostic: Diagnostic
    comment: Span
    reason: str = ""
