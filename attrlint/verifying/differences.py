"""The steps of an alignment as edits: what each changes, and whether a policy allows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrlint.base.facts import dataclass, replace
from attrlint.data.lexicon import words
from attrlint.verifying.change_kinds import kind_of, said_plainly
from attrlint.verifying.looseness import may_leave_out

if TYPE_CHECKING:
    from collections.abc import Sequence

    from attrlint.verifying.alignment import AlignmentStep
    from attrlint.verifying.words import Word

MOST_FOR_BRACKET = 8  # words of the source that a bracket may replace
CUT = 12  # words that may be missing before it is a splice
NEAR_NEGATION = 8  # words that an ellipsis may swallow with a negation among them


@dataclass(frozen=True, slots=True)
class Difference:
    """An edit by the places of its words: in the quotation and in the window; `at` is where it is in the quotation.

    `after` is the place in the window of the last word before it that both have, -1 where there is none.
    """

    kind: str
    quoted: tuple[int, ...]
    said: tuple[int, ...]
    at: int
    after: int = -1


def differences(quoted: Sequence[Word], said: Sequence[Word], steps: Sequence[AlignmentStep]) -> list[Difference]:
    """The edits of an alignment in order; a word that is the same, however it is written, is not an edit."""
    found: list[Difference] = []
    i, after = 0, -1
    while i < len(steps):
        known = len(found)
        op = steps[i].op
        stop = i + 1
        if op in "=~":
            q, s = steps[i].q, steps[i].s
            after = s
            if op == "~" or (quoted[q].raw != said[s].raw and not _alike(quoted[q], said[s])):
                kind = "style" if op == "=" or not _contracted(quoted[q], said[s]) else "contraction"
                found.append(Difference(kind, (q,), (s,), q))
        elif op in "gj":
            while stop < len(steps) and steps[stop].op == op:
                stop += 1
            passed = tuple(step.s for step in steps[i:stop])
            found.append(_passed_over(quoted, said, passed, steps[i].q, marked=op == "g"))
        else:
            while stop < len(steps) and steps[stop].op in "sid":
                stop += 1
            unit = _is_unit(quoted, said, steps, i, stop)
            found += [unit] if unit else _changed(quoted, said, steps[i:stop])
        found[known:] = [replace(each, after=after) for each in found[known:]]
        i = stop
    return found


def _alike(a: Word, b: Word) -> bool:
    return a.bracket or said_plainly(a.raw) == said_plainly(b.raw)


def _contracted(a: Word, b: Word) -> bool:
    return "'" in a.raw or "'" in b.raw


def _passed_over(
    quoted: Sequence[Word], said: Sequence[Word], passed: tuple[int, ...], at: int, *, marked: bool
) -> Difference:
    """Words of the source that an ellipsis replaces, or that are skipped without one."""
    cut = [said[s] for s in passed]
    if marked:
        swallowed = any(word.key in words("spoken-words.negation") for word in cut)
        one = not any(word.sentence for word in cut[1:])
        sense = swallowed and len(cut) <= NEAR_NEGATION and one
        return Difference("negation" if sense else "ellipsis", () if sense else (at,), passed, at)
    if may_leave_out(said, passed[0], passed[-1]):
        return Difference("interruption" if cut[0].aside else "filler", (), passed, at)
    return Difference("cut" if len(cut) <= CUT else "splice", (), passed, at)


def _is_unit(
    quoted: Sequence[Word], said: Sequence[Word], steps: Sequence[AlignmentStep], i: int, stop: int
) -> Difference | None:
    """“dollars” written out if the other side has a sign before the number: $14 million, 14 million dollars."""
    if stop != i + 1 or not i or steps[i - 1].op not in "=~" or steps[i].op not in "id":
        return None
    own = steps[i].op == "i"
    word = quoted[steps[i].q] if own else said[steps[i].s]
    number = said[steps[i - 1].s] if own else quoted[steps[i - 1].q]
    if not number.sign or word.key not in words("spoken-words.currency"):
        return None
    return Difference("style", (steps[i].q,) if own else (), () if own else (steps[i].s,), steps[i].q)


def _changed(quoted: Sequence[Word], said: Sequence[Word], run: Sequence[AlignmentStep]) -> list[Difference]:
    """A run of words that were inserted, left out, or replaced."""
    while run and run[0].op == "d" and said[run[0].s].loose:
        return [Difference("filler", (), (run[0].s,), run[0].q), *(_changed(quoted, said, run[1:]))]
    tail: list[Difference] = []
    while run and run[-1].op == "d" and said[run[-1].s].loose:
        tail.insert(0, Difference("filler", (), (run[-1].s,), run[-1].q))
        run = run[:-1]
    if not run:
        return tail
    qs = tuple(step.q for step in run if step.op in "si")
    ss = tuple(step.s for step in run if step.op in "sd")
    at = run[0].q
    near = [quoted[k] for k in (*qs, at, at - 1) if 0 <= k < len(quoted)]
    own = tuple(q for q in qs if not quoted[q].bracket)
    negated = any(said[s].key in words("spoken-words.negation") for s in ss)
    gap = any(quoted[k].gap for k in (*qs, at) if k < len(quoted))
    if not own and any(word.bracket for word in near) and not negated and len(ss) <= MOST_FOR_BRACKET:
        made = Difference("bracket", qs, ss, at)
    elif not own and gap and not (negated and len(ss) <= NEAR_NEGATION):
        made = Difference("ellipsis", qs, ss, at)
    elif not own and ss and may_leave_out(said, ss[0], ss[-1]):
        made = Difference("interruption" if said[ss[0]].aside else "filler", qs, ss, at)
    else:
        made = Difference(kind_of([quoted[q] for q in own], [said[s] for s in ss]), own, ss, at)
    return [made, *tail]
