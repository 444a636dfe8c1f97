"""Patterns over words (``pattern:``) in a pack: checked, with each fault at its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrlint.data.lexicon import UnknownList
from attrlint.packs.pattern_faults import fault_of_patterns
from attrlint.packs.word_lists import PATTERN, complain
from attrlint.text.token_pattern import token_pattern

if TYPE_CHECKING:
    from collections.abc import Mapping

    from attrlint.packs.located import Faults, Placed


def check_rows(given: Mapping[str, Placed], options: Mapping[str, object], faults: Faults) -> tuple[str, ...]:
    """The names of the captures that all patterns of a rule have; a fault for each pattern that cannot be read."""
    rows = options.get(PATTERN)
    if not isinstance(rows, tuple):
        return ()
    node = given[PATTERN]
    if said := fault_of_patterns(rows):
        faults.add(node, said)
        return ()
    names: list[frozenset[str]] = []
    for row, at in zip(rows, node.value if isinstance(node.value, list) else [node], strict=False):
        try:
            names.append(frozenset(token_pattern(row).captures()))
        except UnknownList as error:
            complain(str(error), at, faults)
        except ValueError as error:
            faults.add(at, f"invalid pattern “{row}”: {error}")
    return tuple(sorted(frozenset.intersection(*names))) if names else ()
