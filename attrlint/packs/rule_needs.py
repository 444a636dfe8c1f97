"""What a rule needs in a draft to be run: as its kind derives it, and as its pack declares it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrlint.base.required_literals import bare, rate, telling
from attrlint.kinds import KindOf, options_of
from attrlint.model.conditions import conditions_of
from attrlint.model.rule import Rule

if TYPE_CHECKING:
    from attrlint.base.required_literals import Sets
    from attrlint.model.kind import Kind
    from attrlint.model.rule import Need


def build_rule(
    kind: Kind, kind_name: str, *, needs: tuple[str, ...] | None, requires: tuple[str, ...] | None, **declared: object
) -> Rule:
    """A rule with the literals that its windows must contain, and the conditions of a draft.

    Literals are those its kind derives; if it derives none, or the pack declares some, the declared ones.
    """
    return Rule(
        make=KindOf(kind_name, options_of(kind)),
        kind_name=kind_name,
        needs=needs_of(kind, needs),
        declared_needs=needs or (),
        requires=conditions_of(kind) if requires is None else requires,
        **declared,  # type: ignore[arg-type]
    )


def needs_of(kind: Kind, declared: tuple[str, ...] | None = None) -> tuple[Need, ...] | None:
    """What the windows of a rule must contain: what its kind derives, and one of the declared literals."""
    derived = kind.literals()
    needs = (
        None
        if derived is None
        else tuple(need if isinstance(need, str) else telling(need) for need in sorted(derived, key=str))
    )
    if declared is None or needs is None:
        return needs if declared is None else declared
    return tuple(_with_declared(sets_in(need), declared) for need in needs)


def sets_in(need: Need) -> Sets:
    """A need as sets of literals."""
    return ((need,),) if isinstance(need, str) else need


def can_lack(kind: Kind, declared: tuple[str, ...]) -> str:
    """A literal of a pattern that can match without any of the declared needs; empty if none is known."""
    needs = [" ".join(need.replace("’", "'").split()) for need in declared]
    for need in kind.literals() or () if needs else ():
        sets = [[bare(literal) for literal in each] for each in sets_in(need)]
        if not any(all(any(one in literal for one in needs) for literal in each) for each in sets):
            return next((one for one in sets[0] if not any(each in one for each in needs)), sets[0][0])
    return ""


def _with_declared(sets: Sets, declared: tuple[str, ...]) -> Sets:
    """Sets of literals with the declared ones before them, if these are more selective."""
    return (declared, *sets) if rate(declared) < rate(sets[0]) else sets
