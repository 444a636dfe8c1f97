"""What stands behind ``kind:`` in a pack, a module each. A kind is loaded when the first rule of it is."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from attrlint.kinds.base import Kind

KINDS = {
    "existence": "Existence",
    "substitution": "Substitution",
    "occurrence": "Occurrence",
    "repetition": "Repetition",
    "consistency": "Consistency",
    "conditional": "Conditional",
    "capitalization": "Capitalization",
    "agentless-report": "AgentlessReport",
    "quotation-marks": "QuotationMarks",
    "repeated-quotation": "RepeatedQuotation",
    "repeated-passage": "RepeatedPassage",
    "near-miss": "NearMiss",
    "unused-suppression": "UnusedSuppression",
}


def kind_class(name: str) -> type[Kind]:
    """The class behind the name of a kind. Raises KeyError for a name that is none."""
    kind: type[Kind] = getattr(import_module(f"attrlint.kinds.{name.replace('-', '_')}"), KINDS[name])
    return kind
