"""conditional: a word that requires another one in the same draft (an acronym, its expansion)."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, ClassVar

from attrlint.base.facts import dataclass
from attrlint.base.required_literals import requirements_of
from attrlint.base.rule_pattern import Pattern
from attrlint.base.span import Span
from attrlint.model.kind import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from attrlint.base.required_literals import Sets
    from attrlint.model.document import Document
    from attrlint.model.match_scope import Field


@dataclass(frozen=True)
class Conditional:
    """Finds matches of `first` without a matching `second` anywhere in the text that the rule checks.

    If both patterns have a group, the groups must match the same words; otherwise, any match of `second` is enough.
    Each form is reported once. `exceptions` need no match.
    """

    values: ClassVar[tuple[str, ...]] = ("match",)
    grades: ClassVar[tuple[str, ...]] = ()

    first: str = ""
    second: str = ""
    exceptions: tuple[str, ...] = ()
    ignorecase: bool = False

    @cached_property
    def _first(self) -> Pattern:
        return Pattern(self.first, ignorecase=self.ignorecase)

    @cached_property
    def _second(self) -> Pattern:
        return Pattern(self.second, ignorecase=self.ignorecase)

    def find(self, document: Document, where: Field) -> Iterator[Finding]:
        """The first place of each form without its counterpart."""
        whole = [Span(0, len(document.text))]
        grouped = bool(self._first.compiled.groups and self._second.compiled.groups)
        vouched = {(m[1] or "").lower() if grouped else "" for m in where.search(self._second, whole)}
        if vouched and not grouped:
            return
        seen = {word.lower() for word in self.exceptions} | vouched
        for match in where.search(self._first):
            group = 1 if self._first.compiled.groups else 0
            words = match[group]
            if words and words.lower() not in seen:
                seen.add(words.lower())
                yield Finding(Span(*match.span(group)), {"match": words})

    def literals(self) -> tuple[Sets, ...] | None:
        """Those of `first`."""
        return requirements_of([self.first])
