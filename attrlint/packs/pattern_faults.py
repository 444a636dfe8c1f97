"""Patterns and messages of rules: checked when a pack is read, so that a rule cannot fail on them later."""

from __future__ import annotations

from string import Formatter
from typing import TYPE_CHECKING

import regex

from attrlint.base.pattern_limits import LONGEST, MOST_ALTERNATIVES, excess
from attrlint.base.rule_pattern import typographic
from attrlint.packs.located import Faults, Placed, close_to
from attrlint.packs.word_lists import PATTERN_OPTIONS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from attrlint.model.kind import Kind

# Options that are patterns in all kinds that have them, and those in which an item may be a word list.
CHECKED = PATTERN_OPTIONS | {"beside", "content", "lost", "named_by"}
SHOWN = 60  # characters of a pattern in a message


def fault_of_pattern(source: str) -> str:
    """Why a pattern cannot be used; empty if it can."""
    shown = source if len(source) <= SHOWN else f"{source[:SHOWN]}…"
    whole = typographic(source)
    if said := excess(whole):
        return f"regular expression “{shown}” asks for too much: {said}"
    try:
        regex.compile(whole, regex.V0 | regex.MULTILINE | regex.IGNORECASE)
    except regex.error as error:
        return f"invalid regular expression “{shown}”: {error}"
    except Exception:  # flags that exclude each other, lists without a name: the engine reports it in various ways
        return f"regular expression “{shown}” is not supported"
    return ""


def fault_of_patterns(sources: Iterable[str]) -> str:
    """Why the patterns of one option cannot be used together; empty if they can."""
    size = count = 0
    for source in sources:
        size += len(source)
        count += 1
    if count > MOST_ALTERNATIVES:
        return f"more than {MOST_ALTERNATIVES:,} patterns in one rule; split it"
    if size > LONGEST:
        return f"the patterns of one rule must not be longer than {LONGEST:,} characters together; split it"
    return ""


def check_patterns(given: Mapping[str, Placed], options: Mapping[str, object], faults: Faults) -> None:
    """Check the options of a rule that are patterns; each fault is reported at its item."""
    for key in CHECKED & options.keys():
        node, value = given[key], options[key]
        sources = patterns_in(value)
        if said := fault_of_patterns(sources):
            faults.add(node, said)
            continue
        nodes = node.value if isinstance(node.value, list) else [node] * len(sources)
        for source, at in zip(sources, nodes, strict=False):
            if said := fault_of_pattern(source):
                faults.add(at, said)


def patterns_in(value: object) -> list[str]:
    """The patterns in the value of an option: itself, its items or its keys."""
    if isinstance(value, str):
        return [value] if value else []
    return [str(item) for item in value] if isinstance(value, tuple | dict) else []


def check_message(node: Placed, kind: Callable[..., Kind], captured: Sequence[str], faults: Faults) -> None:
    """A message is one line with plain ``{names}``: values of the kind, or names its patterns have `captured`."""
    known = (*getattr(kind, "values", ()), *captured)
    try:
        fields = [field for field in Formatter().parse(str(node.value)) if field[1] is not None]
    except ValueError as error:
        faults.add(node, f"invalid message format: {error}")
        return
    for _, name, form, conversion in fields:
        if name not in known:
            said = f"the message uses “{{{name}}}”, but this kind has {', '.join(known)}{close_to(str(name), known)}"
            faults.add(node, said)
        elif form or conversion:
            end = (f"!{conversion}" if conversion else "") + (f":{form}" if form else "")
            faults.add(node, f"the message must use “{{{name}}}” without “{end[:SHOWN]}”")
    if "\n" in str(node.value).strip():
        faults.add(node, "a message must be one line")
