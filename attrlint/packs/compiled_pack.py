"""Compiled packs: rules as JSON in the store, so that most runs read no YAML."""

from __future__ import annotations

from hashlib import blake2b
from typing import TYPE_CHECKING

from attrlint.kinds import KINDS, KindOf, options_of
from attrlint.model.diagnostic import Confidence, Severity
from attrlint.model.rule import Rule
from attrlint.model.scope import Scope, Window
from attrlint.reading.prose import BlockKind
from attrlint.store.json_values import get_json, put_json
from attrlint.store.store import user_store

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from attrlint.model.rule import Need

NAMESPACE = "packs"


def pack_key(texts: Mapping[Path, bytes]) -> bytes:
    """The key of several packs together, from their paths and content."""
    whole = blake2b(digest_size=16)
    for path, data in texts.items():
        whole.update(f"{path}\0{len(data)}\0".encode("utf-8", "surrogatepass") + data)
    return whole.digest()


def load(key: bytes) -> tuple[Rule, ...] | None:
    """The rules stored under a key; None if there are none or they do not have the form that `save` writes."""
    made = get_json(NAMESPACE, key)
    if not isinstance(made, list):
        return None
    try:
        return tuple(from_json(item) for item in made)
    except (ValueError, TypeError, KeyError, AttributeError):
        return None


def save(key: bytes, rules: Sequence[Rule]) -> None:
    """Store rules for the next run, at once: compiling them takes longer than most runs."""
    put_json(NAMESPACE, key, [to_json(rule) for rule in rules])
    user_store().save()


def to_json(rule: Rule) -> dict[str, object]:
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
        "english": rule.english,
        "needs": rule.needs,
        "requires": rule.requires,
        "declared_needs": rule.declared_needs,
        "pack": rule.pack,
        "old_names": rule.old_names,
    }


def from_json(item: dict[str, object]) -> Rule:
    """A rule from plain data. Raises whatever Python raises if the data does not come from `to_json`."""

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
        english=item["english"] is True,
        needs=None if item["needs"] is None else _needs(item["needs"]),
        requires=texts(item["requires"]),
        declared_needs=texts(item["declared_needs"]),
        pack=text("pack"),
        old_names=texts(item["old_names"]),
    )


def _needs(value: object) -> tuple[Need, ...]:
    """Literals, and sets of literals, from plain data. Raises TypeError for anything else."""
    if not isinstance(value, list):
        raise TypeError(value)
    found: list[Need] = []
    for need in value:
        if isinstance(need, list) and all(isinstance(each, list) for each in need):
            found.append(tuple(map(tuple, need)))
        elif isinstance(need, str):
            found.append(need)
        else:
            raise TypeError(need)
    return tuple(found)
