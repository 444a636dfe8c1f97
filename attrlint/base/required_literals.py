"""The literals that each match of a pattern must contain: without them there is no need to search for the pattern."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from attrlint.base.pattern_syntax import UNKNOWN, Node, Unreadable, parse

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

COMMON = frozenset(  # including as parts of other words
    "in on at to it is of as an or he re en er ed es nt st nd te ti ar me al th ou and the ing was for his has are not "
    "her ent ion ter all one out that with said have from been this were will they more which would about their".split()
)
RARITY = (100.0, 100.0, 10.0, 2.0, 0.3)  # occurrences in an article of 600 words, by number of letters, approximate
CAPITALS = 0.05  # share of the occurrences of the same letters in lower case


@lru_cache(maxsize=4096)
def required(source: str, *, cased: bool = False, words: bool = False) -> frozenset[str] | None:
    """Literals of which at least one is in each match of a pattern; None if that cannot be determined.

    For a sequence these are the literals of its rarest part in running prose, for alternatives the literals of all of
    them. A literal is a run of letters, digits, spaces and apostrophes; a space stands for any white space and ' also
    for ’, as in the pattern. With `words` it has letters and digits only. Literals are folded unless `cased`: then each
    match contains them as written, if the pattern is case-sensitive.
    """
    try:
        tree, ignores_case = parse(source)
    except Unreadable:
        return None
    if cased and ignores_case:
        return None
    return _best(_of_sequence((tree,), cased=cased, inner="" if words else " '’"))


def _best(options: Iterable[frozenset[str]]) -> frozenset[str] | None:
    """The set that is rarest in running prose, counting all its literals."""
    return min(options, key=lambda words: (sum(map(_often, words)), len(words)), default=None)


def _often(literal: str) -> float:
    """How often a literal occurs in an article of 600 words, alone and inside words, approximately."""
    folded = literal.lower()
    words = re.findall(r"[^\W_]+", folded)
    if len(words) > 1 or words != [folded]:  # rarer than its rarest word
        return 0.3 * min(map(_often, words))
    often = RARITY[min(len(folded), 4)]
    if folded in COMMON:
        often = often * 4 if len(folded) < 4 else 5
    return often if literal == folded else often * CAPITALS


def _of_sequence(nodes: Iterable[Node], *, cased: bool, inner: str) -> list[frozenset[str]]:
    """For each required part, the literals of which it contains at least one; `inner` may separate their words."""
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
    """Nodes in which groups that occur once and have no alternatives are replaced with their parts."""
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
