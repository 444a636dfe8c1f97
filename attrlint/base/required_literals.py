"""The literals that a pattern cannot lack: where none of them stands, the pattern need not be searched for."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from attrlint.base.pattern_syntax import UNKNOWN, Node, Unreadable, parse

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

COMMON = frozenset(  # parts of other words as well
    "in on at to it is of as an or he re en er ed es nt st nd te ti ar me al th ou and the ing was for his has are not "
    "her ent ion ter all one out that with said have from been this were will they more which would about their".split()
)
RARITY = (100.0, 100.0, 10.0, 2.0, 0.3)  # times in an article of 600 words, by the number of letters, about
CAPITALS = 0.05  # of the times of the same letters in lower case


@lru_cache(maxsize=4096)
def required(source: str, *, cased: bool = False, words: bool = False) -> frozenset[str] | None:
    """Literals of which one stands in every match of a pattern; None when that cannot be told.

    Of a sequence it is the part that is rarest in running prose, of alternatives all of them. Literals are runs of
    letters, digits, spaces and apostrophes: a space stands for any white space and ' for ’ too, as in the pattern; with
    `words` only of letters and digits. They are folded, unless `cased`: then they stand in every match as they are, of
    a pattern that minds case.
    """
    try:
        tree, ignores_case = parse(source)
    except Unreadable:
        return None
    if cased and ignores_case:
        return None
    return _best(_of_sequence((tree,), cased=cased, inner="" if words else " '’"))


def _best(options: Iterable[frozenset[str]]) -> frozenset[str] | None:
    """The set that is the rarest sight in running prose, all its literals together."""
    return min(options, key=lambda words: (sum(map(_often, words)), len(words)), default=None)


def _often(literal: str) -> float:
    """How often a literal stands in an article of 600 words, in words and in parts of words, about."""
    folded = literal.lower()
    words = re.findall(r"[^\W_]+", folded)
    if len(words) > 1 or words != [folded]:  # rarer than the rarest of its words
        return 0.3 * min(map(_often, words))
    often = RARITY[min(len(folded), 4)]
    if folded in COMMON:
        often = often * 4 if len(folded) < 4 else 5
    return often if literal == folded else often * CAPITALS


def _of_sequence(nodes: Iterable[Node], *, cased: bool, inner: str) -> list[frozenset[str]]:
    """For each part that must be there the literals of which one stands in it; `inner` may part their words."""
    found: list[frozenset[str]] = []
    run = ""
    for node in (*_flat(nodes, cased=cased), UNKNOWN):
        char = node.char
        if char and (char in inner or (char.isalnum() and len(char.lower()) == 1)):
            run += char if cased else char.lower()
            continue
        if any(map(str.isalnum, run)):
            found.append(frozenset({" ".join(run.replace("’", "'").split())}))
        run = ""
        found += _of_options(node, cased=cased, inner=inner)
    return found


def _flat(nodes: Iterable[Node], *, cased: bool) -> Iterator[Node]:
    """Nodes with groups that are there once, and have no alternatives, taken apart."""
    for node in nodes:
        if len(node.options) == 1 and not node.repeated and not (cased and node.flagged):
            yield from _flat(node.options[0], cased=cased)
        else:
            yield node


def _of_options(node: Node, *, cased: bool, inner: str) -> list[frozenset[str]]:
    if cased and node.flagged:
        return []
    if len(node.options) == 1:
        return _of_sequence(node.options[0], cased=cased, inner=inner)
    union: set[str] = set()
    for option in node.options:
        best = _best(_of_sequence(option, cased=cased, inner=inner))
        if best is None:
            return []
        union |= best
    return [frozenset(union)] if union else []
