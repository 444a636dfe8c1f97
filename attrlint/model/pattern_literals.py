"""The literals of a pack's patterns, computed once because that takes longer than searching a draft for them."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from attrlint.base.required_literals import required
from attrlint.store.json_values import get_json, put_json

if TYPE_CHECKING:
    from attrlint.base.rule_pattern import Pattern


def literals_of(pattern: Pattern) -> tuple[str, ...]:
    """Literals of which one is in each match, folded if case is ignored; empty if that cannot be determined."""
    return _literals(pattern.source, ignorecase=pattern.ignorecase)


@lru_cache(maxsize=4096)
def _literals(source: str, *, ignorecase: bool) -> tuple[str, ...]:
    key = f"{'i' if ignorecase else 'c'} {source}".encode("utf-8", "surrogatepass")
    known = get_json("literals", key)
    if isinstance(known, list) and all(isinstance(literal, str) for literal in known):
        return tuple(known)
    found = tuple(sorted(required(source, cased=not ignorecase, words=True) or ()))
    put_json("literals", key, found)
    return found
