"""From the text of a pack to rules: all keys known, all values of their type, all faults with their place."""

from __future__ import annotations

from types import GenericAlias
from typing import TYPE_CHECKING, Literal

import regex

from attrlint.kinds import KINDS, kind_class
from attrlint.model.conditions import CONDITIONS, is_condition
from attrlint.model.diagnostic import Confidence, Severity
from attrlint.model.rule import Example
from attrlint.model.scope import PROSE_BLOCKS, Scope, Window
from attrlint.packs.examples_text import parse_marks
from attrlint.packs.located import Faults, Placed, close_to, convert, kind_options, said
from attrlint.packs.pattern_faults import check_message, check_patterns
from attrlint.packs.rows import check_rows
from attrlint.packs.rule_needs import build_rule
from attrlint.packs.word_lists import write_out
from attrlint.reading.formats import TEXT_FORMATS
from attrlint.reading.genres import GENRES
from attrlint.reading.prose import BlockKind

if TYPE_CHECKING:
    from collections.abc import Callable

    from attrlint.model.kind import Kind
    from attrlint.model.rule import Rule

CODE = regex.compile(r"[A-Z]{3}\d{3}")
NAME = regex.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
PRECISION = regex.compile(r"\d+ of \d+")


# What a rule may contain, with the type of each value. The options of its kind are next to these.
RULE_KEYS: dict[str, object] = {
    "code": str,
    "name": str,
    "kind": str,
    "severity": object,
    "message": str,
    "old_names": GenericAlias(tuple, (str, ...)),
    "summary": str,
    "rationale": str,
    "remedy": str,
    "ignore_when": str,
    "references": GenericAlias(tuple, (str, ...)),
    "scope": Literal["narrative", "quotation", "any"],
    "blocks": GenericAlias(tuple, (str, ...)),
    "window": Literal["sentence", "paragraph", "document"],
    "confidence": Literal["high", "medium", "low"],
    "noise": float,
    "precision": str,
    "gather": int,
    "default": bool,
    "silent_in": GenericAlias(tuple, (str, ...)),
    "language": Literal["any", "english"],
    "needs": GenericAlias(tuple, (str, ...)),
    "requires": GenericAlias(tuple, (str, ...)),
    "examples": object,
}
TEXTS = ("summary", "rationale", "remedy", "ignore_when")  # parts of the rule's page
PACK_KEYS = ("rules", "name", "version", "description", "language")
REQUIRED = ("code", "name", "kind", "severity", "message", "rationale", "noise", "examples")


def declare_rules(node: Placed, faults: Faults, pack: str, *, proved: bool = False) -> list[Rule]:
    """The rules of a pack that are valid; what is wrong with the others is in `faults`.

    The patterns of a `proved` pack are not test-compiled: that would take 300 ms for the built-in ones.
    """
    top = node.value
    if not isinstance(top, dict):
        faults.add(node, "a pack must be a mapping with “rules:”")
        return []
    for key in top:
        if key not in PACK_KEYS:
            faults.add(_key(node, key), f"unknown key “{key}”{close_to(key, PACK_KEYS)}")
    language = top.get("language")
    spoken = convert(language, RULE_KEYS["language"], "language", faults) if language else "any"
    listed = top.get("rules")
    if listed is None or not isinstance(listed.value, list):
        faults.add(listed or node, "“rules:” must be a list of rules")
        return []
    rules: list[Rule] = []
    codes: dict[str, int] = {}
    for item in listed.value:
        rule = _declare_rule(item, faults, pack, str(spoken), proved=proved)
        if rule is None:
            continue
        for word in (rule.code, rule.name, *rule.old_names):
            if word in codes:
                faults.add(item, f"“{word}” is used twice; first on line {codes[word]}")
            codes[word] = item.line
        rules.append(rule)
    return rules


def _key(node: Placed, key: str) -> tuple[int, int]:
    return (node.keys or {}).get(key, (node.line, node.column))


def _declare_rule(node: Placed, faults: Faults, pack: str, language: str, *, proved: bool) -> Rule | None:
    before = len(faults.found)
    given = node.value
    if not isinstance(given, dict):
        faults.add(node, "a rule must be a mapping with code, name, kind and message")
        return None
    for key in REQUIRED:
        if key not in given:
            faults.add(node, f"“{key}:” is missing")
    kind_type = _kind_type(given.get("kind"), faults)
    option_types = kind_options(kind_type) if kind_type else {}
    values: dict[str, object] = {}
    options: dict[str, object] = {}
    for key, value in given.items():
        if key in option_types:
            options[key] = write_out(convert(value, option_types[key], key, faults), value, faults, key)
        elif key in RULE_KEYS:
            values[key] = convert(value, RULE_KEYS[key], key, faults)
        elif kind_type is not None:
            faults.add(_key(node, key), f"unknown key “{key}”{close_to(key, [*RULE_KEYS, *option_types])}")
    if kind_type is None or len(faults.found) > before:
        return None
    code, name = str(values["code"]), str(values["name"])
    if not CODE.fullmatch(code):
        faults.add(given["code"], f"a code must be three capital letters and three digits, not {said(code)}")
    if not NAME.fullmatch(name):
        faults.add(given["name"], f"a name must be lowercase words joined by hyphens, not {said(name)}")
    if not proved:
        check_patterns(given, options, faults)
    names = check_rows(given, options, faults)
    check_message(given["message"], kind_type, names, faults)
    severity, grades = _severity(given["severity"], kind_type, faults)
    blocks = _enums(given.get("blocks"), BlockKind, "block", faults)
    examples = _examples(given["examples"], faults)
    precision = str(values.get("precision", ""))
    if precision and not PRECISION.fullmatch(precision):
        faults.add(given["precision"], f"precision must be “N of M”, such as 18 of 20, not {said(precision)}")
    for genre in _strings(values.get("silent_in")):
        if genre not in GENRES:
            faults.add(given["silent_in"], f"unknown genre {said(genre)}{close_to(genre, GENRES)}")
    for condition in _strings(values.get("requires")):
        if not is_condition(condition):
            faults.add(given["requires"], f"unknown condition “{condition}”{close_to(condition, CONDITIONS)}")
    if len(faults.found) > before:
        return None
    return build_rule(
        kind_type(**options),
        str(values["kind"]),
        code=code,
        name=name,
        severity=severity,
        message=str(values["message"]),
        old_names=_strings(values.get("old_names")),
        **{key: str(values.get(key, "")).strip() for key in TEXTS},
        references=_strings(values.get("references")),
        scope=Scope(values.get("scope", "narrative")),
        blocks=frozenset(blocks) if blocks else PROSE_BLOCKS,
        window=Window(values.get("window", "sentence")),
        grades=grades,
        confidence=Confidence(values.get("confidence", "high")),
        noise=float(str(values["noise"])),
        precision=precision,
        gather=int(str(values.get("gather", 0))),
        on=bool(values.get("default", True)),
        genres=frozenset(_strings(values.get("silent_in"))),
        english=values.get("language", language) == "english",
        needs=tuple(w.lower() for w in _strings(values["needs"])) if "needs" in values else None,
        requires=_strings(values["requires"]) if "requires" in values else None,
        pack=pack,
        examples=examples,
    )


def _kind_type(node: Placed | None, faults: Faults) -> Callable[..., Kind] | None:
    if node is None:
        return None
    name = node.value
    if not isinstance(name, str) or name not in KINDS:
        faults.add(node, f"unknown kind {said(name)}{close_to(str(name), KINDS)}")
        return None
    return kind_class(name)


def _severity(node: Placed, kind: Callable[..., Kind], faults: Faults) -> tuple[Severity, dict[str, Severity]]:
    """One severity, or one for each grade that the kind yields: then the first applies to findings without a grade."""
    known = [s.value for s in Severity]
    if isinstance(node.value, dict):
        grades: dict[str, Severity] = {}
        for grade, value in node.value.items():
            if grade not in getattr(kind, "grades", ()):
                faults.add(
                    _key(node, grade), f"this kind has no grade “{grade}”{close_to(grade, getattr(kind, 'grades', ()))}"
                )
            elif value.value not in known:
                faults.add(value, f"a severity must be one of {', '.join(known)}, not {said(value)}")
            else:
                grades[grade] = Severity(value.value)
        return next(iter(grades.values()), Severity.WARNING), grades
    if node.value not in known:
        faults.add(
            node, f"a severity must be one of {', '.join(known)}, not {said(node)}{close_to(str(node.value), known)}"
        )
        return Severity.WARNING, {}
    return Severity(node.value), {}


def _enums(node: Placed | None, kind: type[BlockKind], what: str, faults: Faults) -> list[BlockKind]:
    if node is None:
        return []
    known = [k.value for k in kind]
    found = []
    for item in node.value if isinstance(node.value, list) else [node]:
        if item.value in known:
            found.append(kind(item.value))
        else:
            faults.add(item, f"unknown {what} {said(item)}{close_to(str(item.value), known)}")
    return found


def _strings(value: object) -> tuple[str, ...]:
    return tuple(str(v) for v in value) if isinstance(value, tuple) else ()


def _examples(node: Placed, faults: Faults) -> tuple[tuple[Example, ...], tuple[Example, ...]]:
    if not isinstance(node.value, dict) or not {"bad", "good"} <= node.value.keys():
        faults.add(node, "“examples:” needs a list “bad:” and a list “good:”")
        return (), ()
    groups: list[tuple[Example, ...]] = []
    for group in ("bad", "good"):
        items = node.value[group].value
        made = [_example(item, faults) for item in items] if isinstance(items, list) else []
        for example, item in zip(made, items if isinstance(items, list) else [], strict=True):
            if bool(example.marks) is (group == "good"):
                wanted = "no [[marks]]" if group == "good" else "[[marks]] around what must be flagged"
                faults.add(item, f"a {group} example must have {wanted}")
        groups.append(tuple(made))
    return groups[0], groups[1]


EXAMPLE_KEYS = ("text", "fixed", "format", "with", "against")


def _example(node: Placed, faults: Faults) -> Example:
    given = node.value if isinstance(node.value, dict) else {"text": node}
    for key in given:
        if key not in EXAMPLE_KEYS:
            faults.add(_key(node, key), f"unknown key “{key}”{close_to(key, EXAMPLE_KEYS)}")
    text = given.get("text", Placed("", node.line, node.column))
    if not isinstance(text.value, str):
        faults.add(node, "an example must be text or a mapping with “text:”")
        return Example("")
    form = given["format"].value if "format" in given else "text"
    if not isinstance(form, str) or form not in TEXT_FORMATS:
        faults.add(given["format"], f"a format must be one of {', '.join(TEXT_FORMATS)}, not {said(form)}")
    try:
        words, marks = parse_marks(text.value)
    except ValueError as error:
        faults.add(text, str(error))
        return Example("")
    fixed = convert(given["fixed"], str, "fixed", faults) if "fixed" in given else None
    companions = convert(given["with"], GenericAlias(tuple, (str, ...)), "with", faults) if "with" in given else ()
    against = str(convert(given["against"], str, "against", faults)) if "against" in given else ""
    fixes = None if fixed is None else str(fixed)
    return Example(words, marks, fixes, str(form), _strings(companions), against, node.line)
