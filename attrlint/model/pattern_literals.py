"""The literals of a pack's patterns, determined once: that takes longer than searching a draft for them."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from attrlint.base.required_literals import requirements, telling
from attrlint.store.json_values import get_json, put_json

if TYPE_CHECKING:
    from attrlint.base.required_literals import Sets
    from attrlint.base.rule_pattern import Pattern


def literals_of(pattern: Pattern) -> tuple[Sets, ...]:
    """For each alternative of a pattern, sets of literals of which a match has one each; empty if there is none.

    Literals are single words or parts of them, and folded if the pattern ignores case.
    """
    return _literals(pattern.source, ignorecase=pattern.ignorecase)


@lru_cache(maxsize=4096)
def _literals(source: str, *, ignorecase: bool) -> tuple[Sets, ...]:
    key = f"{'i' if ignorecase else 'c'} {source}".encode("utf-8", "surrogatepass")
    known = get_json("literals", key)
    if isinstance(known, list):
        try:
            return tuple(tuple(tuple(map(_text, each)) for each in sets) for sets in known)
        except TypeError:
            pass
    found = _merged(requirements(source, cased=not ignorecase, words=True) or ())
    put_json("literals", key, found)
    return found


def _merged(alternatives: tuple[Sets, ...]) -> tuple[Sets, ...]:
    """The same with one alternative in place of all that have a single set."""
    alternatives = tuple(map(telling, alternatives))
    alone = dict.fromkeys(literal for sets in alternatives if len(sets) == 1 for literal in sets[0])
    others = tuple(sets for sets in alternatives if len(sets) > 1)
    return (((tuple(alone),),) if alone else ()) + others


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value
