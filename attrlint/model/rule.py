"""What a pack declares: a rule, and the examples that are its tests."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from attrlint.base.facts import dataclass, field
from attrlint.model.diagnostic import Confidence, Severity
from attrlint.model.scope import PROSE_BLOCKS, Scope, Window

if TYPE_CHECKING:
    from collections.abc import Callable

    from attrlint.base.span import Span
    from attrlint.model.kind import Kind
    from attrlint.reading.prose import BlockKind


@dataclass(frozen=True, slots=True)
class Example:
    """A text and exactly what must be underlined in it (code points of `text`); a good one has no marks.

    `text` is free of the ``[[ ]]`` marks; `fixed` is what the rule's fix makes of it, where the example says so.
    `format` is ``text``, ``markdown`` or ``html``; `companions` are the codes of rules that run beside this one.
    `against` is the text of a source that quotations are checked against.
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
    """One rule of a pack: how to find it, how to say it, and why.

    `make` gives the kind with the rule's options; most rules are never asked, and their kinds never loaded.
    `grades` gives the severity for each grade that the kind may yield; `severity` holds for all others. `noise` is
    the budget: findings per 1,000 words of published copy; `precision` how many of the findings there that somebody
    judged were right ("18 of 20"). From `gather` places on with one message in a draft the rule speaks once, 0 for
    never. `needs` are folded literals of which one must stand in a window before the rule is
    asked about it (a space is any white space, ' is ’ too); None asks it about every window.
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
    genres: frozenset[str] = frozenset()  # genres in which the rule stands back
    english: bool = False  # whether the rule knows English only, and is not asked about a draft in another language
    needs: tuple[str, ...] | None = None
    pack: str = ""
    old_names: tuple[str, ...] = ()  # accepted for good: comments in archived drafts use them
    examples: tuple[tuple[Example, ...], tuple[Example, ...]] = ((), ())  # bad, good; empty when read from the cache

    def is_called(self, word: str) -> bool:
        """Whether a word is the rule's code, its name or a name it had before, in any case."""
        return word.upper() == self.code or word.lower() in (self.name, *self.old_names)

    @cached_property
    def kind(self) -> Kind:
        """What finds it, made when the rule is asked first."""
        return self.make()
