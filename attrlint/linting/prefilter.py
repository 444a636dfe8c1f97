"""The gate: one look at the prose for the literals of all rules tells which rules can match, and in which windows."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property
from typing import TYPE_CHECKING

from attrlint.base.patterns import LazyPattern
from attrlint.model.scope import Window

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from attrlint.base.span import Span
    from attrlint.model.document import Document
    from attrlint.model.rule import Rule

    Found = Iterable[tuple[int, int]]  # where a literal begins, and its number

LONG = LazyPattern(r"\s{2,}")  # white space as `str.split` knows it; the engine of patterns knows none beside it


class Gate:
    """Asks of each draft which of some rules can match in it: those without literals, and those that were hit.

    What a rule costs that is not hit is nothing, however many there are. Prose that cannot be folded letter for letter
    is never gated, so that gated and ungated runs give the same findings.
    """

    def __init__(self, rules: Sequence[Rule], *, gated: bool = True) -> None:
        self._rules = rules
        self._gated = gated
        needs = [None if rule.needs is None else [*map(_level, rule.needs)] for rule in rules]
        self._always = [i for i, levelled in enumerate(needs) if levelled is None or "" in levelled]
        asking: dict[str, dict[Window, list[int]]] = {}
        for i in sorted({*range(len(rules))} - {*self._always}):
            for literal in needs[i] or ():
                asking.setdefault(literal, {}).setdefault(rules[i].window, []).append(i)
        self._literals = list(asking)
        self._asking = list(asking.values())

    def open_for(self, document: Document) -> Iterator[tuple[Rule, Sequence[Span]]]:
        """The rules that can match, in their order, each with the windows in which it can."""
        windows = _Windows(document)
        if not (self._gated and document.foldable):
            asked: Iterable[tuple[int, Sequence[Span]]] = (
                (i, windows.every(rule.window)) for i, rule in enumerate(self._rules)
            )
        else:
            asked = self._held(windows)
        for i, spans in asked:
            if spans:
                yield self._rules[i], spans

    def _held(self, windows: _Windows) -> Iterator[tuple[int, Sequence[Span]]]:
        """The numbers of the rules that are hit, or asked always, with the windows that hold one of their literals."""
        places: dict[int, list[int]] = {}
        for at, literal in self._find(windows.levelled):
            places.setdefault(literal, []).append(at)
        held: dict[int, set[int]] = {}
        for literal, found in places.items():
            for window, rules in self._asking[literal].items():
                starts = windows.starts(window)
                inside = {bisect_right(starts, at) - 1 for at in found}
                for i in rules:
                    held.setdefault(i, set()).update(inside)
        for i in sorted({*self._always, *held}):
            every = windows.every(self._rules[i].window)
            yield i, [every[k] for k in sorted(held[i]) if k >= 0] if i in held else every

    @cached_property
    def _find(self) -> Callable[[str], Found]:
        """Finds every literal in a folded text, those within others too."""
        return automaton(self._literals) or (lambda text: one_by_one(self._literals, text))


def automaton(literals: Sequence[str]) -> Callable[[str], Found] | None:
    """Finds literals by the automaton of Aho and Corasick; None where its package is not installed.

    It reads a text once for all literals (figures in ARCHITECTURE.md).
    """
    try:
        import ahocorasick  # type: ignore[import-not-found]
    except ImportError:
        return None
    made = ahocorasick.Automaton()
    for number, literal in enumerate(literals):
        made.add_word(literal, (number, len(literal) - 1))
    if not literals:
        return lambda text: ()
    made.make_automaton()
    return lambda text: ((end - less, number) for end, (number, less) in made.iter(text))


def one_by_one(literals: Sequence[str], text: str) -> Iterator[tuple[int, int]]:
    """Finds literals one after another: the same, more slowly."""
    for number, literal in enumerate(literals):
        at = text.find(literal)
        while at >= 0:
            yield at, number
            at = text.find(literal, at + 1)


def _level(literal: str) -> str:
    return " ".join(literal.replace("’", "'").split())


class _Windows:
    """The windows of one draft, each kind found when it is first asked for."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._every: dict[Window, Sequence[Span]] = {}
        self._starts: dict[Window, list[int]] = {}

    @cached_property
    def _levelled(self) -> tuple[str, list[int], list[int]]:
        """The levelled prose; where white space ends that was longer than one, and how much is taken out up to each."""
        text = self._document.folded.replace("’", "'")
        ends, gone = [], [0]
        for white in LONG.finditer(text):
            ends.append(white.end())
            gone.append(gone[-1] + white.end() - white.start() - 1)
        return (" " if text[:1].isspace() else "") + " ".join(text.split()), ends, gone

    @property
    def levelled(self) -> str:
        """The folded prose as literals are looked for in it: any white space is one space, ’ is '."""
        return self._levelled[0]

    def every(self, window: Window) -> Sequence[Span]:
        """All windows of a kind, in order."""
        if window not in self._every:
            self._every[window] = self._spans(window)
        return self._every[window]

    def starts(self, window: Window) -> list[int]:
        """Where they begin in the levelled prose."""
        if window not in self._starts:
            _, ends, gone = self._levelled
            self._starts[window] = [at - gone[bisect_right(ends, at)] for at, _ in self.every(window)]
        return self._starts[window]

    def _spans(self, window: Window) -> Sequence[Span]:
        if window is Window.SENTENCE:
            return self._document.sentences
        if window is Window.PARAGRAPH:
            return [block.span for block in self._document.blocks]
        return [self._document.whole]
