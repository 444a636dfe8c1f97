"""Lists of the lexicon in a pack: ``{months.short}`` in an option of a rule stands for the entries of that list."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from attrlint.data.lexicon import REFERENCE, UnknownList, in_order, list_names, with_lists
from attrlint.packs.located import Placed, close_to

if TYPE_CHECKING:
    from attrlint.packs.located import Faults


PATTERN = "pattern"  # over words, in a notation of its own
PATTERN_OPTIONS = frozenset({"tokens", "raw", "unless", "token", "first", "second", "swap", "either"})


@cache
def _reference() -> re.Pattern[str]:
    return re.compile(REFERENCE)


def write_out(value: object, node: Placed, faults: Faults, key: str) -> object:
    """The option `key` with its lists written out; each list that does not exist is a fault at its place.

    In a pattern, a list becomes a group of alternatives. In a list of words, an item that is just ``{list}`` is
    replaced with the words of the list.
    """
    if key == PATTERN:
        return value  # its lists are read with it
    if isinstance(value, str):
        return _in_text(value, node, faults)
    if isinstance(value, tuple):
        nodes = node.value if isinstance(node.value, list) else [node] * len(value)
        found: list[str] = []
        for item, at in zip(value, nodes, strict=True):
            whole = None if key in PATTERN_OPTIONS else _reference().fullmatch(item)
            found += _words(whole[1], item, at, faults) if whole else [_in_text(item, at, faults)]
        return tuple(found)
    if isinstance(value, dict):
        return {_in_text(word, _key(node, word), faults): held for word, held in value.items()}
    return value


def _in_text(text: str, at: Placed, faults: Faults) -> str:
    if "{" not in text:
        return text
    try:
        return with_lists(text)
    except UnknownList as error:
        complain(str(error), at, faults)
        return text


def _words(name: str, item: str, at: Placed, faults: Faults) -> list[str]:
    try:
        return list(in_order(name))
    except UnknownList as error:
        complain(str(error), at, faults)
    except ValueError as error:
        faults.add(at, f"“{item}” cannot be a list of words: {error}")
    return [item]


def complain(name: str, at: Placed, faults: Faults) -> None:
    """Add the fault that there is no list of this name."""
    faults.add(at, f"unknown word list “{name}”{close_to(name, list_names())}")


def _key(node: Placed, key: str) -> Placed:
    line, column = (node.keys or {}).get(key, (node.line, node.column))
    return Placed(key, line, column)
