"""The result for one quotation: the verdict, the passage, the speaker, and each edit between the two."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from attrlint.base.facts import dataclass
from attrlint.verifying.policy import Policy

if TYPE_CHECKING:
    from attrlint.base.span import Span


class Verdict(Enum):
    """What became of the words. `SHORT` is for quotations too short for any verdict but “exact”."""

    EXACT = "exact"
    EDITED = "edited"
    ALTERED = "altered"
    SPLICED = "spliced"
    TRIMMED = "trimmed"
    OTHER_SPEAKER = "other-speaker"
    PARTLY_FOUND = "partly-found"
    NOT_FOUND = "not-found"
    SHORT = "short"


@dataclass(frozen=True, slots=True)
class Change:
    """An edit: its kind, the words on either side, and where they are.

    `quote` is a span of the quotation's text, `source` of the source (code points, both may be empty).
    """

    kind: str
    quoted: str
    said: str
    quote: Span
    source: Span
    allowed: bool = False


@dataclass(frozen=True, slots=True)
class SourcePassage:
    """Where words are in a source: the number of the source, the span (code points of its text), and who says them.

    `label` is as the source has it, None where no label holds.
    """

    source: int
    span: Span
    label: str | None = None


@dataclass(frozen=True, slots=True)
class VerdictFinding:
    """What is found of one quotation.

    `cost` is what the alignment costs per word, 1 where nothing is found. `same` says whether the passage is said by
    the person asked for, None where that cannot be told. `second` is where the other half of a splice is, `nearest`
    the passage that comes nearest to what was not found. `turning` are the words before the passage, or after it,
    without which its sense is another. `missing` is how many words are left out without a mark at most. `policy` was
    applied.
    """

    verdict: Verdict
    cost: float = 1.0
    passage: SourcePassage | None = None
    same: bool | None = None
    changes: tuple[Change, ...] = ()
    second: SourcePassage | None = None
    nearest: SourcePassage | None = None
    turning: str = ""
    turned_after: bool = False
    missing: int = 0
    others: tuple[SourcePassage, ...] = ()
    policy: Policy = Policy.WIRE

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of the edits that are not allowed, each once."""
        return tuple(dict.fromkeys(change.kind for change in self.changes if not change.allowed))


NOTHING = VerdictFinding(Verdict.NOT_FOUND)
