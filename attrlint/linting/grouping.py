"""Grouping: when a rule has the same message in many places of a draft, it is reported once, with the other places
related to it.

A draft with a letter in the wrong encoding has it everywhere, and a typing habit affects each quotation. The first
place is marked, the others are related places, and the fix still fixes them all.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrlint.base.facts import replace
from attrlint.model.diagnostic import Fix, Related

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from attrlint.model.diagnostic import Diagnostic, Edit
    from attrlint.model.rule import Rule


def gather(diagnostics: Iterable[Diagnostic], rules: Sequence[Rule]) -> list[Diagnostic]:
    """The diagnostics, with equal ones grouped if there are at least as many as their rule's `gather` (0: never).

    Diagnostics are equal if they have the same rule, severity and message. Suppressions are applied first, so that a
    comment suppresses only its own place.
    """
    least = {rule.code: rule.gather for rule in rules if rule.gather}
    kept: list[Diagnostic] = []
    alike: dict[tuple[str, str, str], list[Diagnostic]] = {}
    for one in diagnostics:
        if one.code in least:
            alike.setdefault((one.code, one.severity.value, one.message), []).append(one)
        else:
            kept.append(one)
    for group in alike.values():
        kept += [_as_one(group)] if len(group) >= max(2, least[group[0].code]) else group
    return kept


def _as_one(group: list[Diagnostic]) -> Diagnostic:
    """The first by place, with the others as related places."""
    first, *others = sorted(group, key=lambda one: one.span)
    related = list(first.related)
    for one in others:
        related += [Related(one.span, "also here"), *one.related]
    return replace(
        first,
        message=f"{first.message} ({len(group)} places)",
        related=tuple(dict.fromkeys(related)),
        fix=_together([first, *others]),
    )


def _together(group: list[Diagnostic]) -> Fix | None:
    """One fix for all places that can be fixed; safe if each of them is."""
    fixes = [one.fix for one in group if one.fix]
    if not fixes:
        return None
    edits: dict[tuple[int, int], Edit] = {}
    for fix in fixes:
        for edit in fix.edits:
            edits.setdefault((edit.span.start, edit.span.end), edit)
    return Fix(fixes[0].message, tuple(edits[key] for key in sorted(edits)), all(fix.safe for fix in fixes))
