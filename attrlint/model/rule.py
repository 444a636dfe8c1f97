"""What a pack declares: rules, and the examples that test them."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from attrlint.base.facts import dataclass, field
from attrlint.model.diagnostic import Confidence, Severity
from attrlint.model.scope import PROSE_BLOCKS, Scope, Window

if TYPE_CHECKING:
    from collections.abc import Callable

    from attrlint.base.required_literals import Sets
    from attrlint.base.span import Span
    from attrlint.model.kind import Kind
    from attrlint.reading.prose import BlockKind


if TYPE_CHECKING:
    Need = str | Sets  # a literal, or sets of literals of which a window must have one each


@dataclass(frozen=True, slots=True)
class Example:
    """A text and exactly what must be marked in it (code points of `text`); a good example has no marks.

    `text` is without the ``[[ ]]`` marks; `fixed` is the text after the rule's fix, if the example gives it. `format`
    is ``text``, ``markdown`` or ``html``; `companions` are the codes of rules that run with this one. `against` is the
    text of a source that quotations are checked against.
    """

    text: str
    marks: tuple[Span, ...] = ()
    fixed: str | None = None
    format: str = "text"
    companions: tuple[str, ...] = ()
    against: str = ""
    line: int = 0  # 1-based, in the pack's file


@dataclass(frozen=True)
class Rule:
    """One rule of a pack: how to find it, how to word it, and why.

    `make` returns the kind with the rule's options; most rules are never run, and their kinds never loaded. `grades`
    gives the severity for each grade that the kind may yield; `severity` applies to all others. `noise` is the budget
    in findings per 1,000 words of published copy; `precision` is how many of the findings judged there were right ("18
    of 20"). If a message occurs at least `gather` times in a draft it is reported once; 0 means never. `needs` are
    folded literals, one of which must be in a window for the rule to be run on it (a space is any white space, ' also
    ’); None runs it on every window.
    """

    code: str
    name: str
    kind_name: str
    make: Callable[[], Kind]
    severity: Severity
    message: str
    summary: str = ""  # what it flags, in a sentence
    rationale: str = ""  # why it matters
    remedy: str = ""  # how to fix it
    ignore_when: str = ""
    references: tuple[str, ...] = ()
    scope: Scope = Scope.NARRATIVE
    blocks: frozenset[BlockKind] = PROSE_BLOCKS
    window: Window = Window.SENTENCE
    grades: dict[str, Severity] = field(default_factory=dict)
    confidence: Confidence = Confidence.HIGH
    noise: float = 0.0
    precision: str = ""
    gather: int = 0
    on: bool = True
    genres: frozenset[str] = frozenset()  # genres in which the rule is silent
    english: bool = False  # whether the rule supports only English, and is skipped for a draft in another language
    needs: tuple[Need, ...] | None = None
    requires: tuple[str, ...] = ()  # conditions of `model.conditions`, all of which a draft must meet
    declared_needs: tuple[str, ...] = ()  # `needs` as the pack has it
    pack: str = ""
    old_names: tuple[str, ...] = ()  # accepted for good: comments in archived drafts use them
    examples: tuple[tuple[Example, ...], tuple[Example, ...]] = ((), ())  # bad, good; empty when read from the cache

    def is_called(self, word: str) -> bool:
        """Whether a word is the rule's code, its name or one of its old names, in any case."""
        return word.upper() == self.code or word.lower() in (self.name, *self.old_names)

    @cached_property
    def kind(self) -> Kind:
        """The kind, made when the rule is first run."""
        return self.make()
