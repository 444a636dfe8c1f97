"""Rules as SARIF describes them: what code scanning shows next to a finding."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from attrlint.model.diagnostic import Diagnostic
    from attrlint.model.rule import Rule

LEVELS = {"error": "error", "warning": "warning", "info": "note"}
GITHUB = {"error": "error", "warning": "warning", "info": "recommendation"}


def descriptor(one: Diagnostic, rule: Rule | None) -> dict[str, object]:
    """The rule of a finding as a reportingDescriptor; from the finding alone if the rule is unknown."""
    title = one.name.replace("-", " ").capitalize()
    severity = (rule.severity if rule else one.severity).value
    why = " ".join(rule.rationale.split()) if rule else ""
    tags = ["sourcing", *([PurePath(rule.pack).stem] if rule and rule.pack else [])]
    return {
        "id": one.code,
        "name": "".join(word.capitalize() for word in one.name.split("-")),
        "shortDescription": {"text": title},
        "fullDescription": {"text": why or title},
        "help": {"text": "\n\n".join(_plain(one, why, rule)), "markdown": "\n\n".join(_markdown(one, why, rule))},
        "defaultConfiguration": {"level": LEVELS[severity], "enabled": rule.on if rule else True},
        "properties": {
            "tags": tags,
            "precision": (rule.confidence if rule else one.confidence).value,
            "problem.severity": GITHUB[severity],
        },
    }


def _plain(one: Diagnostic, why: str, rule: Rule | None) -> list[str]:
    parts = [why] if why else []
    if rule and rule.references:
        parts.append("References: " + "; ".join(rule.references))
    return [*parts, f"More: attrlint rule {one.code}"]


def _markdown(one: Diagnostic, why: str, rule: Rule | None) -> list[str]:
    from attrlint.output.rule_pages import escaped

    parts = [f"**{one.code} {one.name}**"]
    if why:
        parts.append(escaped(why))
    if rule and rule.references:
        parts.append("Asked for by\n\n" + "\n".join(f"- {escaped(said)}" for said in rule.references))
    silence = f"Above the paragraph, `<!-- attrlint: ignore[{one.code}] reason -->` silences it"
    return [*parts, f"{silence}; `attrlint rule {one.code}` shows examples and options."]
