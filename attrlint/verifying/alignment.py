"""A quotation's words aligned with a window of a source, at the costs of what an editor does.

Runs of words in both are found first and chained; what lies between two of them is aligned word by word.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from attrlint.data.lexicon import words
from attrlint.verifying.likeness import NEAR, OTHER, cost_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from attrlint.verifying.words import Word

NOWHERE = 1e9
INSERTED, LEFT_OUT, LOOSE, BESIDE_BRACKET, IN_BRACKET, FOR_BRACKET = 1.0, 0.9, 0.02, 0.25, 0.02, 0.1
DOTS_OPEN, DOTS_WORD, JUMP_OPEN, JUMP_WORD = 0.06, 0.0008, 2.3, 0.004
UNITS = words("spoken-words.currency")
UNIT = 0.3  # for “dollars” written out if the source has a sign
RUN = 3  # words in both, at first
MOST_PLACES = 40  # of the same words in a window that a run is looked for at
MOST_RUNS = 300  # that are chained
MOST_CELLS = 400_000  # quoted words times words of the source that are aligned word by word
MARGIN = 12  # words of the source beyond what the start or end of a quotation needs


class AlignmentStep(NamedTuple):
    """A step along both: `=` the same word, `~` but for its spelling, `s` another word, `i` only quoted.

    Only in the source: `d` left out, `g` left out at an ellipsis, `j` jumped over without one. `q` and `s` are places.
    """

    op: str
    q: int
    s: int


class Alignment(NamedTuple):
    """What an alignment costs, and its steps in order."""

    cost: float
    steps: tuple[AlignmentStep, ...]


def align(quoted: Sequence[Word], said: Sequence[Word], without: Sequence[int] = ()) -> Alignment:
    """The cheapest alignment of all words of a quotation with a stretch of the source, wherever it begins and ends.

    The words of the source at the places of `without`, in order, are left out first.
    """
    if without:
        gone = set(without)
        places = [i for i in range(len(said)) if i not in gone]
        made = _align(quoted, [said[i] for i in places])
        return Alignment(made.cost, _with_left_out(made.steps, places))
    return _align(quoted, said)


def _with_left_out(steps: Sequence[AlignmentStep], places: Sequence[int]) -> tuple[AlignmentStep, ...]:
    """Steps at their places in the whole window, with one for each word left out between two of them."""
    made: list[AlignmentStep] = []
    last = -1
    for op, q, s in steps:
        at = places[s] if s < len(places) else s
        if last >= 0 and op != "i":
            made += [AlignmentStep("d", q, k) for k in range(last + 1, at)]
        made.append(AlignmentStep(op, q, at))
        if op != "i":
            last = at
    return tuple(made)


def _align(quoted: Sequence[Word], said: Sequence[Word]) -> Alignment:
    if not quoted or not said:
        return Alignment(NOWHERE, ())
    chain = _chain(_runs(quoted, said, RUN) or _runs(quoted, said, RUN - 1), quoted, said)
    if not chain:
        return Alignment(NOWHERE, ())  # with no two words in a row the same, it would cost too much anyway
    steps: list[AlignmentStep] = []
    cost = 0.0
    q0 = s0 = 0
    for number, (q, s, size) in enumerate(chain):
        if number == 0:
            if q:
                wide = any(word.gap for word in quoted[: q + 1])
                low = 0 if wide else max(0, s - 2 * q - MARGIN)
                part = _between(quoted, said, 0, q + 1, low, s + 1, free_start=True)
                cost += part.cost
                steps += part.steps[:-1]
        elif q > q0 or s > s0:
            part = _between(quoted, said, q0, q + 1, s0, s + 1)
            cost += part.cost
            steps += part.steps[:-1]
        steps += [AlignmentStep("=", q + k, s + k) for k in range(size)]
        q0, s0 = q + size, s + size
    if q0 < len(quoted):
        left = len(quoted) - q0
        wide = any(word.gap for word in quoted[q0:])
        high = len(said) if wide else min(len(said), s0 + 2 * left + MARGIN)
        part = _between(quoted, said, q0, len(quoted), s0, high, free_end=True)
        cost += part.cost
        steps += part.steps
    return Alignment(cost, tuple(steps))


def _chain(
    runs: list[tuple[int, int, int]], quoted: Sequence[Word], said: Sequence[Word]
) -> list[tuple[int, int, int]]:
    """The runs in both that fit together best, in order on both sides."""
    if not runs:
        return []
    keep: list[tuple[float, int]] = []  # the cost up to and with each run, and the run before it
    for i, (q, s, _) in enumerate(runs):
        best, before = float(q), -1
        for j in range(i):
            pq, ps, psize = runs[j]
            if pq >= q or ps >= s:
                continue
            over = max(0, pq + psize - q, ps + psize - s)
            if over >= runs[i][2] - 1:
                continue
            cost = keep[j][0] + _gap_cost(quoted, said, pq + psize, q + over, ps + psize, s + over)
            if cost < best:
                best, before = cost, j
        keep.append((best, before))
    ends = [keep[i][0] + len(quoted) - (q + size) for i, (q, _, size) in enumerate(runs)]
    at = min(range(len(runs)), key=lambda i: (ends[i], -runs[i][2]))
    chosen: list[tuple[int, int, int]] = []
    while at >= 0:
        q, s, size = runs[at]
        before = keep[at][1]
        if before >= 0:
            pq, ps, psize = runs[before]
            over = max(0, pq + psize - q, ps + psize - s)
            q, s, size = q + over, s + over, size - over
        chosen.append((q, s, size))
        at = before
    chosen.reverse()
    return chosen


def _runs(quoted: Sequence[Word], said: Sequence[Word], fewest: int) -> list[tuple[int, int, int]]:
    """The longest runs of at least this many words in both, as (place in the quotation, in the source, words).

    By their place in the quotation. Words that its editor put in brackets are in none.
    """
    keys, others = ["" if word.bracket else word.key for word in quoted], [word.key for word in said]
    own = set(keys)
    places: dict[tuple[str, ...], list[int]] = {}
    for j in range(len(others) - fewest + 1):
        if others[j] in own:
            known = places.setdefault(tuple(others[j : j + fewest]), [])
            if len(known) < MOST_PLACES:
                known.append(j)
    runs: list[tuple[int, int, int]] = []
    seen: dict[int, int] = {}  # by diagonal, how far a run extends in the quotation
    for i in range(len(keys) - fewest + 1):
        for j in places.get(tuple(keys[i : i + fewest]), ()):
            if seen.get(j - i, 0) > i:
                continue
            end = i + fewest
            while end < len(keys) and end + j - i < len(others) and keys[end] == others[end + j - i]:
                end += 1
            seen[j - i] = end
            cuts = [i, *(k for k in range(i + 1, end) if quoted[k].gap), end]  # never across an ellipsis
            runs += [(a, a + j - i, b - a) for a, b in pairwise(cuts) if b - a > 1]
    if len(runs) > MOST_RUNS:
        runs = sorted(sorted(runs, key=lambda run: -run[2])[:MOST_RUNS])
    return runs


def _gap_cost(quoted: Sequence[Word], said: Sequence[Word], q0: int, q1: int, s0: int, s1: int) -> float:
    """The approximate cost of getting from one run to the next."""
    own = sum(not word.bracket for word in quoted[q0:q1])
    if s1 == s0:
        return float(own)
    passed = said[s0:s1]
    if any(word.gap for word in quoted[q0 : q1 + 1]):
        return DOTS_OPEN + DOTS_WORD * len(passed) + own
    bracket = any(word.bracket for word in quoted[max(0, q0 - 1) : q1 + 1])
    each = BESIDE_BRACKET if bracket else LEFT_OUT
    if len(passed) > 60:
        return JUMP_OPEN + JUMP_WORD * len(passed) + own
    hard = sum(not (word.loose or word.aside) for word in passed)
    plain = max(own, hard) - own
    return min(own + plain * each + LOOSE * (len(passed) - hard), JUMP_OPEN + JUMP_WORD * len(passed) + own)


def _between(
    quoted: Sequence[Word],
    said: Sequence[Word],
    q0: int,
    q1: int,
    s0: int,
    s1: int,
    *,
    free_start: bool = False,
    free_end: bool = False,
) -> Alignment:
    """The cheapest alignment of the quotation's words from `q0` to `q1` with the source's from `s0` to `s1`.

    With a free start or end the source's words before the first and after the last step cost nothing.
    """
    size = s1 - s0
    if size * (q1 - q0) > MOST_CELLS:
        return _far_apart(q0, q1, s0, s1)
    prev = [0.0] * (size + 1) if free_start else [0.0, *[NOWHERE] * size]
    drops = [0.0]
    brackets = [0.0]
    for word in said[s0:s1]:
        drops.append(drops[-1] + (LOOSE if word.loose or word.aside else LEFT_OUT))
        brackets.append(brackets[-1] + (min(LOOSE, BESIDE_BRACKET) if word.loose else BESIDE_BRACKET))
    keys = [word.key for word in said[s0:s1]]
    back: list[tuple[list[int], list[bool]]] = []  # for each row: the origin of each cell, and whether by a pair
    for i in range(q0, q1):
        word = quoted[i]
        before = [*range(size + 1)]
        reached = prev
        if i > q0 or not free_start:
            lane = brackets if word.bracket or (i and quoted[i - 1].bracket) else drops
            opened, each = (DOTS_OPEN, DOTS_WORD) if word.gap else (JUMP_OPEN, JUMP_WORD)
            reached = prev[:]
            low, low_at = prev[0] - lane[0], 0
            far, far_at = prev[0], 0
            for j in range(1, size + 1):
                value = low + lane[j]
                jump = far + opened + each * j
                if value < reached[j]:
                    reached[j], before[j] = value, low_at
                if jump < reached[j]:
                    reached[j], before[j] = jump, far_at
                here = prev[j]
                if here - lane[j] <= low:
                    low, low_at = here - lane[j], j
                if here - each * j <= far:
                    far, far_at = here - each * j, j
        added = IN_BRACKET if word.bracket else UNIT if word.key in UNITS else INSERTED
        key, most = word.key, FOR_BRACKET if word.bracket else OTHER
        now = [reached[0] + added]
        paired = [False]
        for j in range(size):
            alone = reached[j + 1] + added
            pair = reached[j] + min(most, cost_of(key, keys[j]))
            now.append(min(pair, alone))
            paired.append(pair <= alone)
        back.append((before, paired))
        prev = now
    end = min(range(size + 1), key=lambda j: (prev[j], j)) if free_end else size
    cost = prev[end]
    steps: list[AlignmentStep] = []
    j = end
    for i in range(q1 - 1, q0 - 1, -1):
        before, paired = back[i - q0]
        if paired[j]:
            j -= 1
            worth = cost_of(quoted[i].key, keys[j])
            steps.append(AlignmentStep("=" if not worth else "~" if worth < NEAR else "s", i, s0 + j))
        else:
            steps.append(AlignmentStep("i", i, s0 + j))
        origin = before[j]
        op = "g" if quoted[i].gap else "d" if _dropped(quoted, said, i, s0 + origin, s0 + j) else "j"
        steps += [AlignmentStep(op, i, s0 + k) for k in range(j - 1, origin - 1, -1)]
        j = origin
    steps.reverse()
    return Alignment(cost, tuple(steps))


def _far_apart(q0: int, q1: int, s0: int, s1: int) -> Alignment:
    """The alignment of stretches too long to be held against each other: all put in, but for the last word."""
    steps = [
        *(AlignmentStep("j", q0, s) for s in range(s0, s1 - 1)),
        *(AlignmentStep("i", q, s1 - 1) for q in range(q0, q1 - 1)),
    ]
    return Alignment(INSERTED * (q1 - q0) + JUMP_OPEN, (*steps, AlignmentStep("s", q1 - 1, s1 - 1)))


def _dropped(quoted: Sequence[Word], said: Sequence[Word], i: int, first: int, end: int) -> bool:
    """Whether words of the source are better described as left out one by one than as skipped."""
    hard = sum(not (word.loose or word.aside) for word in said[first:end])
    bracket = quoted[i].bracket or (i > 0 and quoted[i - 1].bracket)
    each = BESIDE_BRACKET if bracket else LEFT_OUT
    return each * hard + LOOSE * (end - first - hard) <= JUMP_OPEN + JUMP_WORD * (end - first)
