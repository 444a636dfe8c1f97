"""Which rules run: chosen and left out by code, prefix, name or ALL; the more exact word wins."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrlint.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from attrlint.rule import Rule


def select_rules(
    rules: Sequence[Rule],
    select: Sequence[str] = (),
    extend_select: Sequence[str] = (),
    ignore: Sequence[str] = (),
) -> tuple[Rule, ...]:
    """The rules that run, by code.

    `select` takes the place of the default set and switches on what it names, off-by-default rules too;
    `extend_select` adds to it, `ignore` takes away. Where a rule is both chosen and ignored the more exact word
    holds (a code or a name before a prefix, a prefix before ALL), and ignoring on a tie.
    Raises UsageError for a word that names no rule.
    """
    for word in (*select, *extend_select, *ignore):
        check_selector(word, rules)
    chosen = []
    for rule in rules:
        wanted = max((exactness(word, rule) for word in (*select, *extend_select)), default=0)
        if not select and rule.on and not wanted:
            wanted = 1
        if wanted > max((exactness(word, rule) for word in ignore), default=0):
            chosen.append(rule)
    return tuple(chosen)


def exactness(word: str, rule: Rule) -> int:
    """How exactly a word names a rule: 0 not at all, 2 as one of ALL, 100 by code or name, between by prefix."""
    upper = word.upper()
    if upper == rule.code or word.lower() == rule.name:
        return 100
    if upper == "ALL":
        return 2
    return 3 + len(upper) if upper and rule.code.startswith(upper) else 0


def check_selector(word: str, rules: Sequence[Rule]) -> None:
    """Raise UsageError for a word that names no rule, with the nearest one that does."""
    if word.upper() == "ALL" or any(exactness(word, rule) for rule in rules):
        return
    from attrlint.placed import close_to

    known = [name for rule in rules for name in (rule.code, rule.name)]
    raise UsageError(f"no rule is called “{word}”{close_to(word.upper(), known) or close_to(word, known)}")
