"""Applies the fixes of diagnostics to a text, round by round, until none is left."""

from __future__ import annotations

from bisect import bisect_left, insort
from typing import TYPE_CHECKING, NamedTuple

from attrlint.base.errors import ReadError
from attrlint.base.facts import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from attrlint.base.span import Span
    from attrlint.model.diagnostic import Diagnostic

SINGLE_ROUNDS = 200  # of one fix each, where fixes of one round undo each other
ROUNDS = 20  # a fix may make another possible; more than a few rounds means that two rules disagree


@dataclass(frozen=True, slots=True)
class Settled:
    """A text after all fixes, and how many were applied, by code."""

    text: str
    made: tuple[tuple[str, int], ...]

    @property
    def count(self) -> int:
        """The number of applied fixes."""
        return sum(count for _, count in self.made)


def settle(
    text: str,
    lint: Callable[[str], Sequence[Diagnostic]],
    *,
    unsafe: bool = False,
    quoted: Callable[[str], Sequence[str]] | None = None,
) -> Settled:
    """Apply the safe fixes, with `unsafe` also those that need review, lint again, and so on until nothing changes.

    A second run over the result changes nothing. If fixes of one round undo each other, they are applied one at a time;
    those that never come to an end are left out. `quoted` gives the quoted words of a text in order: a fix that would
    take away or change any of them, or after which `quoted` raises ReadError, is left out, and the others are applied.
    """
    rounds = _Rounds(lint, unsafe, quoted, tuple(quoted(text)) if quoted else ())
    route = rounds.settled(text)
    if route is None:
        route = rounds.without_disputed(text)
    made: dict[str, int] = {}
    for step in route:
        for code in step.codes:
            made[code] = made.get(code, 0) + 1
    return Settled(route[-1].text if route else text, tuple(sorted(made.items())))


class _Step(NamedTuple):
    """A text after a round, and the codes of the fixes that were applied in it."""

    text: str
    codes: tuple[str, ...]


NOTHING: frozenset[str] = frozenset()


class _Rounds:
    """Rounds of fixes from any text; the same text always has the same round."""

    def __init__(
        self,
        lint: Callable[[str], Sequence[Diagnostic]],
        unsafe: bool,
        quoted: Callable[[str], Sequence[str]] | None,
        kept: tuple[str, ...],
    ) -> None:
        self._lint, self._unsafe, self._quoted, self._kept = lint, unsafe, quoted, kept
        self._found: dict[str, list[Diagnostic]] = {}
        self._disputed: frozenset[str] = NOTHING

    def settled(self, text: str) -> list[_Step] | None:
        """The rounds to a text that no fix changes; None, and the codes are disputed, if there is no end of them."""
        route, again = self._run(text, ROUNDS)
        if again is None:
            return route
        # From any text of a circle this leads to the same result.
        before = min(again, key=lambda i: route[i].text) + 1 if again else 0
        start = route[before - 1].text if before else text
        singly, again = self._run(start, SINGLE_ROUNDS, one=True)
        if again is None:
            return route[:before] + singly
        self._disputed = frozenset(code for i in again or range(len(singly)) for code in singly[i].codes)
        return None

    def without_disputed(self, text: str) -> list[_Step]:
        """The rounds without the fixes that have no end; none if even so a second run would change the result."""
        disputed = self._disputed
        route, again = self._run(text, ROUNDS, without=disputed)
        if again is not None:
            return []
        result = route[-1].text if route else text
        onward = self.settled(result)
        if onward is not None:
            return route + onward
        return route if disputed == self._disputed or not self._run(result, 1, without=self._disputed)[0] else []

    def _run(
        self, text: str, most: int, *, one: bool = False, without: frozenset[str] = NOTHING
    ) -> tuple[list[_Step], range | None]:
        """Rounds from a text, of `one` fix each or of all; and those that go in a circle, if it does not end.

        The range is empty if it goes on without a circle.
        """
        route: list[_Step] = []
        seen = {text: -1}
        for number in range(most):
            step = self._round(text, one, without)
            if step.text == text:
                return route, None
            route.append(step)
            if step.text in seen:
                return route, range(seen[step.text] + 1, number + 1)
            seen[step.text] = number
            text = step.text
        return route, range(0)

    def _round(self, text: str, one: bool, without: frozenset[str]) -> _Step:
        if text not in self._found:
            self._found[text] = [each for each in self._lint(text) if each.fix and (each.fix.safe or self._unsafe)]
        chosen = [each for each in self._found[text] if each.code not in without]
        if one:
            for each in chosen:
                fixed = _edited(text, choose([each], unsafe=self._unsafe))
                if fixed != text and self._keeps(fixed):
                    return _Step(fixed, (each.code,))
            return _Step(text, ())
        accepted = self._accepted(text, [], choose(chosen, unsafe=self._unsafe))
        return _Step(_edited(text, accepted), tuple(each.code for each in accepted))

    def _accepted(self, text: str, before: list[Diagnostic], more: list[Diagnostic]) -> list[Diagnostic]:
        """The fixes of `before`, and those of `more` that leave what is quoted as it is."""
        if not more or self._keeps(_edited(text, [*before, *more])):
            return [*before, *more]
        if len(more) == 1:
            return before
        half = len(more) // 2
        return self._accepted(text, self._accepted(text, before, more[:half]), more[half:])

    def _keeps(self, text: str) -> bool:
        """Whether everything that was quoted is still quoted in a text, letter for letter and in the same order."""
        if self._quoted is None:
            return True
        try:
            left = iter(self._quoted(text))
        except ReadError:  # what has become of it begins as another format does
            return False
        return all(any(words == other for other in left) for words in self._kept)


def apply_fixes(text: str, diagnostics: Iterable[Diagnostic], *, unsafe: bool = False) -> str:
    """The text with the safe fixes applied, with `unsafe` also those that need review: one round.

    Offsets are code points of `text`. A fix is applied as a whole or not at all: one whose edits overlap those of an
    earlier one waits for the next round.
    """
    return _edited(text, choose(diagnostics, unsafe=unsafe))


def choose(diagnostics: Iterable[Diagnostic], *, unsafe: bool = False) -> list[Diagnostic]:
    """The diagnostics whose fixes can be applied together, first come, first served."""
    chosen: list[Diagnostic] = []
    taken: list[Span] = []
    for one in diagnostics:
        if one.fix is None or not (one.fix.safe or unsafe):
            continue
        spans = [edit.span for edit in one.fix.edits]
        if spans and not any(_clash(span, taken) for span in spans):
            chosen.append(one)
            for span in spans:
                insort(taken, span)
    return chosen


def _edited(text: str, chosen: Iterable[Diagnostic]) -> str:
    edits = [edit for one in chosen if one.fix for edit in one.fix.edits]
    parts, at = [], len(text)
    for edit in sorted(edits, key=lambda e: e.span, reverse=True):
        parts += [text[edit.span.end : at], edit.content]
        at = edit.span.start
    parts.append(text[:at])
    return "".join(reversed(parts))


def _clash(span: Span, taken: Sequence[Span]) -> bool:
    """Whether an edit overlaps one of those taken (in order, free of overlaps), or inserts at the same place."""
    at = bisect_left(taken, span)
    return any(span.overlaps(near) or span == near for near in taken[max(0, at - 1) : at + 1])
