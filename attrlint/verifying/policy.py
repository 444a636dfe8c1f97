"""Which edits of a quotation are allowed: by AP (strict), by Reuters (wire, the default), by magazines (clean)."""

from __future__ import annotations

from enum import Enum


class Policy(Enum):
    """Whose rules on quotations hold."""

    STRICT = "strict"
    WIRE = "wire"
    CLEAN = "clean"


ALWAYS = frozenset({"style", "bracket", "ellipsis"})
UNMARKED = frozenset({"filler", "contraction", "interruption"})  # omitted or smoothed without a mark
SLIGHT = frozenset({"small", "form", "tense"})


def allows(policy: Policy, kind: str) -> bool:
    """Whether a policy allows an edit of a kind."""
    if kind in ALWAYS:
        return True
    if kind in UNMARKED:
        return policy is not Policy.STRICT
    return policy is Policy.CLEAN and kind in SLIGHT
