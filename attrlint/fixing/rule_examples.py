"""Examples as tests: whether a rule does what its bad and good examples say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrlint.base.errors import Place
from attrlint.fixing.fixer import apply_fixes
from attrlint.linting.linter import Linter
from attrlint.model.document import Document
from attrlint.packs.examples_text import with_marks
from attrlint.packs.rule_needs import can_lack
from attrlint.reading import read_text
from attrlint.reading.formats import FORMATS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from attrlint.model.diagnostic import Diagnostic
    from attrlint.model.rule import Example, Rule


def check(rule: Rule, rules: Sequence[Rule]) -> list[tuple[Place, str]]:
    """What is wrong with a rule's examples, each with its place in the pack; empty if all pass.

    A bad example must be flagged exactly at its marks, a good one not at all; if one gives its fixed text, the fix must
    produce it, without new findings. `rules` are those that an example may ask to run with this one.
    """
    faults: list[tuple[Place, str]] = []
    lacking = can_lack(rule.kind, rule.declared_needs)
    if lacking:
        why = f"can match “{lacking}” without any of its needs; add what is missing, or remove “needs:”"
        faults.append((Place(rule.pack), f"{rule.code} {rule.name}: {why}"))
    bad, good = rule.examples
    for example in (*bad, *good):
        for fault in _faults(rule, example, rules):
            faults.append((Place(rule.pack, example.line), f"{rule.code} {rule.name}: {fault}"))
    return faults


def findings(rule: Rule, example: Example, rules: Sequence[Rule] = ()) -> tuple[Document, tuple[Diagnostic, ...]]:
    """An example as a document, and the rule's findings in it. Raises RuleFailed if it cannot finish."""
    return _lint(rule, example.text, example, rules)


def _lint(rule: Rule, text: str, example: Example, rules: Sequence[Rule]) -> tuple[Document, tuple[Diagnostic, ...]]:
    document = Document(read_text(text, example.format), FORMATS[example.format].named("example"))
    if example.against:
        from attrlint.verifying.checked import Check
        from attrlint.verifying.library import library_of_text

        library = library_of_text(example.against)
        document.check = Check(library.verifier, document, library.faults)
    beside = [r for r in rules if r.code in example.companions and r.code != rule.code]
    report = Linter([rule, *beside]).lint(document)
    if report.failures:
        raise report.failures[0]
    return document, tuple(d for d in report.diagnostics if d.code == rule.code)


def _hint(rule: Rule, example: Example) -> str:
    """Why a rule is silent, where it is not if asked about all of the text."""
    document = Document(read_text(example.text, example.format), FORMATS[example.format].named("example"))
    found = Linter([rule], gated=False).lint(document).diagnostics
    return ", which has none of its needs" if found and rule.declared_needs else ""


def _faults(rule: Rule, example: Example, rules: Sequence[Rule]) -> list[str]:
    _, found = _lint(rule, example.text, example, rules)
    spans = tuple(d.span for d in found)
    if spans != example.marks:
        wanted = with_marks(example.text, example.marks).strip()
        if not spans:
            return [f"is silent on “{wanted}”{_hint(rule, example)}"]
        return [f"marks “{with_marks(example.text, spans).strip()}”, not “{wanted}”"]
    if example.fixed is None:
        return []
    fixed = apply_fixes(example.text, found, unsafe=True)
    if fixed != example.fixed:
        return [f"its fix gives “{fixed.strip()}”, not “{example.fixed.strip()}”"]
    _, left = _lint(rule, fixed, example, rules)
    return [f"still finds something in what its fix made: “{fixed.strip()}”"] if left else []
