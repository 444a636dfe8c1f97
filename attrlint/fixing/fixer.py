"""Applies the fixes of diagnostics to a text, round by round, until none is left."""

from __future__ import annotations

from bisect import bisect_left, insort
from typing import TYPE_CHECKING

from attrlint.base.facts import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from attrlint.base.span import Span
    from attrlint.model.diagnostic import Diagnostic

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


def settle(text: str, lint: Callable[[str], Sequence[Diagnostic]], *, unsafe: bool = False) -> Settled:
    """Apply the safe fixes, with `unsafe` also those that need review, lint again, and so on until nothing changes.

    If fixes of two rules undo each other, it stops as soon as a text comes back.
    """
    made: dict[str, int] = {}
    seen = {text}
    for _ in range(ROUNDS):
        chosen = choose(lint(text), unsafe=unsafe)
        fixed = _edited(text, chosen)
        if fixed in seen:
            break
        seen.add(fixed)
        text = fixed
        for one in chosen:
            made[one.code] = made.get(one.code, 0) + 1
    return Settled(text, tuple(sorted(made.items())))


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
