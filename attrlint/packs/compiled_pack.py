"""Compiled packs: rules as plain JSON data, kept in the user's cache folder so that a run reads no YAML."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING

from attrlint.base.cache_folder import tidy
from attrlint.kinds import KINDS, KindOf, options_of
from attrlint.model.diagnostic import Confidence, Severity
from attrlint.model.rule import Rule
from attrlint.model.scope import Scope, Window
from attrlint.reading.prose import BlockKind

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

FORM = 6  # raise it when the form of the data changes


def recall(path: Path) -> tuple[Rule, ...] | None:
    """The rules kept at `path`; None where there are none or the file is not what `keep` wrote."""
    try:
        return tuple(_thaw(item) for item in json.loads(path.read_bytes()))
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None


def keep(path: Path, rules: Sequence[Rule]) -> None:
    """Write rules in one step; a cache that cannot be written is done without."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part = path.with_suffix(f".{os.getpid()}.part")
        part.write_text(json.dumps([_freeze(rule) for rule in rules], ensure_ascii=False), encoding="utf-8")
        part.replace(path)
        tidy(path.parent, "pack-*.json", path)
    except OSError:
        return


def _freeze(rule: Rule) -> dict[str, object]:
    """A rule as plain data, its examples left out."""
    return {
        "code": rule.code,
        "name": rule.name,
        "kind": rule.kind_name,
        "options": options_of(rule.kind),
        "severity": rule.severity.value,
        "message": rule.message,
        "summary": rule.summary,
        "rationale": rule.rationale,
        "remedy": rule.remedy,
        "ignore_when": rule.ignore_when,
        "references": rule.references,
        "scope": rule.scope.value,
        "blocks": sorted(block.value for block in rule.blocks),
        "window": rule.window.value,
        "grades": {grade: severity.value for grade, severity in rule.grades.items()},
        "confidence": rule.confidence.value,
        "noise": rule.noise,
        "precision": rule.precision,
        "gather": rule.gather,
        "on": rule.on,
        "genres": sorted(rule.genres),
        "needs": rule.needs,
        "pack": rule.pack,
        "old_names": rule.old_names,
    }


def _thaw(item: dict[str, object]) -> Rule:
    """A rule from plain data. Raises what Python raises where the data is not what `_freeze` wrote."""

    def text(key: str) -> str:
        value = item[key]
        if not isinstance(value, str):
            raise TypeError(key)
        return value

    def texts(value: object) -> tuple[str, ...]:
        if not isinstance(value, list) or not all(isinstance(v, str) for v in value):
            raise TypeError(value)
        return tuple(value)

    options, grades = item["options"], item["grades"]
    if not isinstance(options, dict) or not isinstance(grades, dict):
        raise TypeError(item)
    if item["kind"] not in KINDS:
        raise KeyError(item["kind"])
    return Rule(
        code=text("code"),
        name=text("name"),
        kind_name=text("kind"),
        make=KindOf(text("kind"), {k: texts(v) if isinstance(v, list) else v for k, v in options.items()}),
        severity=Severity(text("severity")),
        message=text("message"),
        summary=text("summary"),
        rationale=text("rationale"),
        remedy=text("remedy"),
        ignore_when=text("ignore_when"),
        references=texts(item["references"]),
        scope=Scope(text("scope")),
        blocks=frozenset(BlockKind(b) for b in texts(item["blocks"])),
        window=Window(text("window")),
        grades={grade: Severity(value) for grade, value in grades.items()},
        confidence=Confidence(text("confidence")),
        noise=float(str(item["noise"])),
        precision=text("precision"),
        gather=int(str(item["gather"])),
        on=item["on"] is True,
        genres=frozenset(texts(item["genres"])),
        needs=None if item["needs"] is None else texts(item["needs"]),
        pack=text("pack"),
        old_names=texts(item["old_names"]),
    )
