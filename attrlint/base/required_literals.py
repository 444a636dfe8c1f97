"""The literals that a pattern cannot lack: where none of them stands, the pattern need not be searched for."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

COMMON = frozenset(  # parts of other words as well
    "in on at to it is of as an or he re en er ed es nt st nd te ti ar me al th ou and the ing was for his has are not "
    "her ent ion ter all one out that with said have from been this were will they more which would about their".split()
)
RARITY = (100.0, 100.0, 10.0, 2.0, 0.3)  # times in an article of 600 words, by the number of letters, about
CAPITALS = 0.05  # of the times of the same letters in lower case


@lru_cache(maxsize=4096)
def required(source: str, *, cased: bool = False, words: bool = False) -> frozenset[str] | None:
    """Literals of which one stands in every match of a pattern; None when that cannot be told.

    Read off the pattern's parse tree: of a sequence the part that is rarest in running prose, of alternatives all of
    them. Literals are runs of letters, digits, spaces and apostrophes: a space stands for any white space and ' for ’
    too, as in the pattern; with `words` only of letters and digits. They are folded, unless `cased`: then they stand in
    every match as they are, of a pattern that minds case.
    """
    from importlib import import_module

    try:  # a private module, but the only parse tree to be had; without it rules run ungated
        tree = import_module("re._parser").parse(_in_standard_words(source))
    except (ImportError, re.error, RecursionError, OverflowError):
        return None
    if cased and tree.state.flags & re.IGNORECASE:
        return None
    return _best(_of_sequence(list(tree), cased=cased, inner="" if words else " '’"))


def _in_standard_words(source: str) -> str:
    """A pattern with what only `regex` knows written so that the standard parser reads the same literals in it.

    A named group is written with a P, and a class of characters by a property as one of letters.
    """
    named = re.sub(r"\(\?<(?![=!])", "(?P<", source)
    return re.sub(r"(?<!\\)((?:\\\\)*)\\[pP]\{[^{}]*\}", r"\1\\w", named)


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


def _of_sequence(nodes: list[tuple[object, object]], *, cased: bool, inner: str) -> list[frozenset[str]]:
    """For each part that must be there the literals of which one stands in it; `inner` may part their words."""
    found: list[frozenset[str]] = []
    run = ""
    for op, value in [*nodes, (None, None)]:
        name = str(op)
        char = chr(value) if name == "LITERAL" and isinstance(value, int) else ""
        if char and (char in inner or (char.isalnum() and _folds(char))):
            run += char if cased else char.lower()
            continue
        if any(map(str.isalnum, run)):
            found.append(frozenset({" ".join(run.replace("’", "'").split())}))
        run = ""
        if name != "None":
            found.extend(_of_node(name, value, cased=cased, inner=inner))
    return found


def _folds(char: str) -> bool:
    return len(char.lower()) == 1


def _of_node(name: str, value: object, *, cased: bool, inner: str) -> list[frozenset[str]]:
    if name == "SUBPATTERN" and isinstance(value, tuple):
        return (
            [] if cased and value[1] else _of_sequence(list(value[3]), cased=cased, inner=inner)
        )  # a group with a flag of its own
    if name == "ATOMIC_GROUP":
        return _of_sequence(list(value), cased=cased, inner=inner)  # type: ignore[call-overload]
    if name in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT") and isinstance(value, tuple):
        return _of_sequence(list(value[2]), cased=cased, inner=inner) if value[0] else []
    if name == "BRANCH" and isinstance(value, tuple):
        union: set[str] = set()
        for branch in value[1]:
            best = _best(_of_sequence(list(branch), cased=cased, inner=inner))
            if best is None:
                return []
            union |= best
        return [frozenset(union)]
    return []
