"""Which rules run: selected and ignored by code, prefix, name or ALL; the more exact selector wins."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrlint.base.errors import UsageError
from attrlint.base.facts import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from attrlint.model.rule import Rule

EXACTLY = 100


@dataclass(frozen=True, slots=True)
class Layer:
    """What one place says about the rules: the settings, or the command line, which overrides them.

    `select` replaces everything before it and turns on what it names, including rules that are off by default;
    `extend_select` adds, `ignore` removes.
    """

    select: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()

    def words(self) -> tuple[str, ...]:
        """Each selector of the layer, in order."""
        return (*self.select, *self.extend_select, *self.ignore)


PRESETS = {
    "recommended": Layer(),
    "strict": Layer(select=("ALL",)),
    # An agency names its sources in each paragraph, and its customers cannot ask.
    "wire": Layer(extend_select=("ANO", "ATT005", "ATT007", "ATT013", "NUM001", "VAG006", "VAG008")),
    # What must never be printed, for the first day in CI: nothing here is a matter of taste.
    "residue": Layer(select=("RES", "SOC001", "STY001", "QUO006", "QUO007", "DUP001", "SUP001")),
}
"""Named sets of rules, below what a configuration and the command line say."""


def select_rules(rules: Sequence[Rule], layers: Sequence[Layer], without: Sequence[str] = ()) -> tuple[Rule, ...]:
    """The rules that run, by code.

    The last layer that mentions a rule decides; `without` always removes. If a layer both selects and ignores a rule,
    the more exact selector wins (a code or name beats a prefix, a prefix beats ALL), and in a tie the rule is ignored.
    Raises UsageError for a selector that matches no rule.
    """
    for layer in layers:
        for word in layer.words():
            check_selector(word, rules)
    return tuple(rule for rule in rules if _runs(rule, layers) and not _exactest(without, rule))


def _runs(rule: Rule, layers: Sequence[Layer]) -> bool:
    runs = rule.on
    for layer in layers:
        wanted = _exactest((*layer.select, *layer.extend_select), rule)
        unwanted = _exactest(layer.ignore, rule)
        if wanted or unwanted:
            runs = wanted > unwanted
        elif layer.select:
            runs = False
    return runs


def _exactest(words: Iterable[str], rule: Rule) -> int:
    return max((exactness(word, rule) for word in words), default=0)


def exactness(word: str, rule: Rule) -> int:
    """How exactly a selector names a rule: 0 not at all, 2 as part of ALL, 100 by code or name, between by prefix."""
    upper = word.upper()
    if rule.is_called(word):
        return EXACTLY
    if upper == "ALL":
        return 2
    return 3 + len(upper) if upper and rule.code.upper().startswith(upper) else 0


def check_selector(word: str, rules: Sequence[Rule]) -> None:
    """Raise UsageError for a selector that matches no rule, with the nearest code or name."""
    if word.upper() == "ALL" or any(exactness(word, rule) for rule in rules):
        return
    raise UsageError(f"no rule named “{word}”{nearest_rule(word, rules)}")


def nearest_rule(word: str, rules: Sequence[Rule]) -> str:
    """`` (did you mean “x”?)`` for the nearest code or name, otherwise the empty string."""
    from attrlint.packs.located import close_to

    known = [name for rule in rules for name in (rule.code, rule.name, *rule.old_names)]
    found = close_to(word.upper(), known) or close_to(word.lower(), known)
    return next(
        (found.replace(old, rule.name) for rule in rules for old in rule.old_names if f"“{old}”" in found), found
    )
