"""How two versions of a quotation differ: word by word, and the type of change."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from attrlint.archive.norm import norm
from attrlint.base.patterns import LazyPattern

if TYPE_CHECKING:
    from collections.abc import Sequence

NEGATIONS = frozenset({"not", "no", "never", "nor", "none"})
CONTRACTED = LazyPattern(r"\w+n['’]t\b")
GAP = LazyPattern(r"…|\.\s?\.\s?\.")
BRACKETED = LazyPattern(r"[\[(]([^\])]*)[\])]")
MASKED = LazyPattern(r"\b\w[*_–—-]{2,}\w*|\*{2,}")
NUMBER = LazyPattern(r"\d")
COVER = 0.6  # share of the shorter version that must be the same
FEWEST = 5  # words that must be the same
LEFT_OUT = 4  # words in a row: more are left out on purpose, fewer are a change
REWORDED = frozenset({"polarity", "number", "altered"})
FEW, MOST = 3, 0.2  # number of changed words that is always accepted, and the largest share of all words for more
SLACK = 3  # words by which the lengths of the ends may differ and still be compared


class DiffStep(NamedTuple):
    """One step of a diff: equal, replace, delete or insert; the words before and after."""

    tag: str
    before: tuple[str, ...]
    after: tuple[str, ...]


class VersionChange(NamedTuple):
    """How a later version differs: the type of change, the number of words it changes, and these as ``[-old-]
    {+new+}``.
    """

    sort: str
    changed: int
    diff: str


def compare(first_norm: str, second_norm: str, first_text: str, second_text: str) -> VersionChange | None:
    """How the second version of a quotation differs from the first; None if the two are not one quotation.

    Norms are those of `attrlint.archive.norm`, texts the same words as printed. The types: excerpt (a part of the
    other), elided (with an ellipsis), spliced (a passage left out without one), bracketed, masked (f***), punctuation,
    polarity (a "not" more or less), number, altered.
    """
    if first_norm.replace(" ", "") == second_norm.replace(" ", ""):
        return VersionChange("punctuation", 0, "")
    a, b = first_norm.split(), second_norm.split()
    steps = _better(_steps(*_windows(a, b)), _steps(a, b))
    same = sum(len(step.before) for step in steps if step.tag == "equal")
    if same < FEWEST or same < COVER * min(len(a), len(b)):
        return None
    inner = _inner(steps)
    changes = [step for step in inner if step.tag != "equal"]
    changed = sum(max(len(step.before), len(step.after)) for step in changes)
    if not changes:
        return VersionChange("excerpt", 0, "")
    sort = _sort(changes, first_text, second_text)
    if sort in REWORDED and changed > FEW and changed > MOST * min(len(a), len(b)):
        return None  # two sentences with the same pattern
    return VersionChange(sort, changed, _diff(inner))


def _windows(a: list[str], b: list[str]) -> tuple[list[str], list[str]]:
    """The parts of two versions that may correspond: around the longest run of words in both."""
    from rapidfuzz.distance import LCSseq

    blocks = [step for step in LCSseq.opcodes(a, b) if step.tag == "equal"]
    if not blocks:
        return a, b
    longest = max(blocks, key=lambda step: step.src_end - step.src_start)
    left = min(longest.src_start, longest.dest_start) + SLACK
    right = min(len(a) - longest.src_end, len(b) - longest.dest_end) + SLACK
    return (
        a[max(0, longest.src_start - left) : longest.src_end + right],
        b[max(0, longest.dest_start - left) : longest.dest_end + right],
    )


def _steps(a: Sequence[str], b: Sequence[str]) -> list[DiffStep]:
    from rapidfuzz.distance import Levenshtein

    steps: list[DiffStep] = []
    for op in Levenshtein.opcodes(a, b):
        before, after = tuple(a[op.src_start : op.src_end]), tuple(b[op.dest_start : op.dest_end])
        if op.tag != "equal" and steps and steps[-1].tag != "equal":  # one change, though it takes several steps
            before, after = steps[-1].before + before, steps[-1].after + after
            steps.pop()
        tag = op.tag if op.tag == "equal" else "replace" if before and after else "delete" if before else "insert"
        steps.append(DiffStep(tag, before, after))
    return steps


def _better(one: list[DiffStep], other: list[DiffStep]) -> list[DiffStep]:
    """The comparison that leaves fewer words changed for what it finds equal."""

    def worth(steps: list[DiffStep]) -> int:
        same = sum(len(step.before) for step in steps if step.tag == "equal")
        return same - sum(max(len(s.before), len(s.after)) for s in _inner(steps) if s.tag != "equal")

    return one if worth(one) >= worth(other) else other


def _inner(steps: list[DiffStep]) -> list[DiffStep]:
    """The steps without words that only one version has at its ends: that is an excerpt, not a change."""
    ends = ("insert", "delete")
    first = 0
    while first < len(steps) and steps[first].tag in ends:
        first += 1
    last = len(steps)
    while last > first and steps[last - 1].tag in ends:
        last -= 1
    return steps[first:last]


def _sort(changes: list[DiffStep], first_text: str, second_text: str) -> str:
    words = [word for step in changes for word in (*step.before, *step.after)]
    both = f"{first_text} {second_text}"
    one_sided = [step for step in changes if not step.before or not step.after]
    if any(max(len(s.before), len(s.after)) >= LEFT_OUT for s in one_sided) and len(one_sided) == len(changes):
        return "elided" if GAP.search(both) else "spliced"
    if GAP.search(both) and len(one_sided) == len(changes):
        return "elided"
    in_brackets = {word for found in BRACKETED.finditer(both) for word in norm(found[1]).split()}
    if in_brackets and all(set(s.before) & in_brackets or set(s.after) & in_brackets for s in changes):
        return "bracketed"
    masked = [norm(found[0]) for found in MASKED.finditer(both)]
    if masked and all(_is_masked(step, masked) for step in changes):
        return "masked"
    negations = NEGATIONS | {norm(found[0]) for found in CONTRACTED.finditer(both)}
    if any(bool(negations & set(step.before)) != bool(negations & set(step.after)) for step in changes):
        return "polarity"
    if any(NUMBER.search(word) for word in words):
        return "number"
    return "altered"


def _is_masked(step: DiffStep, masked: Sequence[str]) -> bool:
    """Whether the words of a step are a masked word and what it stands for."""
    pieces = {piece for word in masked for piece in word.split()}
    short, long = sorted((step.before, step.after), key=lambda side: sum(map(len, side)))
    return bool(long) and set(short) <= pieces and all(long[0][:1] == word[:1] for word in short[:1])


def _diff(steps: list[DiffStep]) -> str:
    shown = []
    for step in steps:
        if step.tag == "equal":
            words = list(step.before)
            shown.append(" ".join(words if len(words) <= 6 else [*words[:3], "…", *words[-3:]]))
            continue
        if step.before:
            shown.append(f"[-{' '.join(step.before)}-]")
        if step.after:
            shown.append(f"{{+{' '.join(step.after)}+}}")
    return " ".join(shown)
