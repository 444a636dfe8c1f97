"""Where the time of a run goes: by step, by rule, by fact and by file. Only a run that asks for it pays for it."""

from __future__ import annotations

import time
from contextlib import contextmanager
from functools import cached_property
from typing import TYPE_CHECKING

from attrlint.linting.linter import Linter
from attrlint.model.document import Document
from attrlint.model.draft_text import DraftText
from attrlint.running.runner import Runner

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from attrlint.base.span import Span
    from attrlint.model.kind import Finding
    from attrlint.model.rule import Rule
    from attrlint.running.runner import Choice, Result

STEP, RULE, FACT, FILE = "step", "rule", "fact", "file"
GATE, READING, LOADING = "gate", "reading", "loading rules"


class Spent:
    """The CPU seconds that something took: alone, with everything it called, and how often it ran."""

    __slots__ = ("own", "times", "whole")

    def __init__(self) -> None:
        self.own = self.whole = 0.0
        self.times = 0


class Clock:
    """Records the CPU time of whatever is running; what it calls is counted separately."""

    def __init__(self) -> None:
        self.spent: dict[str, dict[str, Spent]] = {STEP: {}, RULE: {}, FACT: {}, FILE: {}}
        self._within: list[float] = []  # for each running step, the seconds of what it has called

    @contextmanager
    def at(self, sort: str, name: str) -> Iterator[None]:
        """Time a block of code, even if it ends in an error."""
        self._within.append(0.0)
        start = time.process_time()
        try:
            yield
        finally:
            whole = time.process_time() - start
            spent = self.spent[sort].setdefault(name, Spent())
            spent.own += whole - self._within.pop()
            spent.whole += whole
            spent.times += 1
            if self._within:
                self._within[-1] += whole


class ProfilingRunner(Runner):
    """A runner that times its work."""

    def __init__(self, choice: Choice) -> None:
        super().__init__(choice)
        self.clock = Clock()
        self.size = 0  # bytes of the drafts
        self._timed = timed_document(self.clock)

    def lint_bytes(self, data: bytes, path: str) -> Result:
        """Lint the bytes of a draft, timed."""
        self.size += len(data)
        with self.clock.at(FILE, path):
            return super().lint_bytes(data, path)

    def document(self, data: bytes, path: str, format: str = "") -> tuple[Document, str]:
        """A draft from its bytes, timed."""
        with self.clock.at(STEP, READING):
            return super().document(data, path, format)

    def linter_of(self, path: Path, *, against: bool = False) -> Linter:
        """The linter for a draft, the loading of its rules timed."""
        with self.clock.at(STEP, LOADING):
            return super().linter_of(path, against=against)

    def document_type(self) -> type[Document]:
        """A document whose facts are timed."""
        return self._timed

    def new_linter(self, rules: Sequence[Rule]) -> Linter:
        """A linter whose rules are timed."""
        return TimedLinter(rules, self.clock)


class TimedLinter(Linter):
    """A linter that times each rule and, separately, the prefilter."""

    def __init__(self, rules: Sequence[Rule], clock: Clock) -> None:
        super().__init__(rules)
        self._clock = clock

    def _open(self, document: Document) -> Iterable[tuple[Rule, Sequence[Span]]]:
        with self._clock.at(STEP, GATE):
            return list(super()._open(document))

    def _ask(self, rule: Rule, document: Document, windows: Sequence[Span]) -> list[Finding]:
        with self._clock.at(RULE, f"{rule.code} {rule.name}"):
            return super()._ask(rule, document, windows)


def timed_document(clock: Clock) -> type[Document]:
    """A Document that times each fact of its text and its facets when it is computed."""

    def timed(name: str, find: Callable[[object], object]) -> cached_property[object]:
        def found(self: object) -> object:
            with clock.at(FACT, name):
                return find(self)

        return cached_property(found)

    def facts_of(made: type[object], facet: str = "") -> dict[str, object]:
        held = {name: one.func for name, one in vars(made).items() if isinstance(one, cached_property)}
        return {name: timed(facet + name.lstrip("_"), find) for name, find in held.items()}

    def timed_facet(name: str, find: Callable[[Document], object]) -> cached_property[object]:
        def found(self: Document) -> object:
            facet = find(self)
            made = type(facet)
            facet.__class__ = type(made.__name__, (made,), facts_of(made, f"{name}."))
            return facet

        return cached_property(found)

    facets = {name: one.func for name, one in vars(Document).items() if isinstance(one, cached_property)}
    facts = {**facts_of(DraftText), **{name: timed_facet(name, find) for name, find in facets.items()}}
    return type("TimedDocument", (Document,), facts)
