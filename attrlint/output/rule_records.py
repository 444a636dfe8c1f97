"""Rules as plain data, for ``attrlint rule --output-format json``. Offsets are code points, ends exclusive."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING

from attrlint.packs.located import kind_options

if TYPE_CHECKING:
    from attrlint.model.rule import Example, Rule


def rule_record(rule: Rule) -> dict[str, object]:
    """A rule with everything on its page, as configured."""
    bad, good = rule.examples
    return {
        "code": rule.code,
        "name": rule.name,
        "old_names": list(rule.old_names),
        "pack": PurePath(rule.pack).name,
        "kind": rule.kind_name,
        "severity": rule.severity.value,
        "grades": {grade: severity.value for grade, severity in rule.grades.items()},
        "confidence": rule.confidence.value,
        "default": rule.on,
        "message": rule.message,
        "summary": _line(rule.summary),
        "rationale": _line(rule.rationale),
        "remedy": _line(rule.remedy),
        "ignore_when": _line(rule.ignore_when),
        "references": list(rule.references),
        "scope": rule.scope.value,
        "blocks": sorted(block.value for block in rule.blocks),
        "silent_in": sorted(rule.genres),
        "language": "english" if rule.english else "any",
        "noise": rule.noise,
        "precision": rule.precision or None,
        "options": {name: _plain(getattr(rule.kind, name)) for name in sorted(kind_options(type(rule.kind)))},
        "examples": {"bad": [_example(one) for one in bad], "good": [_example(one) for one in good]},
    }


def _line(text: str) -> str:
    return " ".join(text.split())


def _example(example: Example) -> dict[str, object]:
    marks = [{"offset": mark.start, "end_offset": mark.end} for mark in example.marks]
    return {"text": example.text, "marks": marks, "fixed": example.fixed, "format": example.format}


def _plain(value: object) -> object:
    if isinstance(value, dict):
        return {str(key): _plain(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [_plain(inner) for inner in value]
    return value if value is None or isinstance(value, str | int | float) else str(value)
