"""Rules as Markdown pages: one per rule, and an index by pack. All content comes from the pack."""

from __future__ import annotations

import re
import textwrap
from pathlib import PurePath
from typing import TYPE_CHECKING

from attrlint.linting.linter import Linter
from attrlint.model.document import Document
from attrlint.packs.examples_text import with_marks
from attrlint.packs.located import kind_options
from attrlint.reading import read_text
from attrlint.reading.formats import FORMATS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from attrlint.model.diagnostic import Diagnostic
    from attrlint.model.rule import Example, Rule

SPECIAL = re.compile(r"([\\`*_\[\]<>#|])")
INDEX = """All rules by pack, each with its message for the first example. Rules with “no” under “On” run only when you
select them with `--select`, `--extend-select` or the settings of the same names. `attrlint rule CODE` shows a rule in
the terminal."""
IGNORE = "When to ignore it"
LONGEST = 60  # code points of an option's value


def page(rule: Rule) -> str:
    """The page of a rule, from its examples and what the linter reports for them."""
    return "\n".join([*_lines(rule), ""])


def index(rules: Sequence[Rule], title: str = "Rules") -> str:
    """A page that lists rules by pack, each with its message for its first example."""
    lines = [
        f"# {title}",
        "",
        "<!-- written by attrlint rules docs -->",
        "",
        *textwrap.wrap(INDEX, 118, break_on_hyphens=False),
        "",
    ]
    packs: dict[str, list[Rule]] = {}
    for rule in rules:
        packs.setdefault(PurePath(rule.pack).stem, []).append(rule)
    for pack in sorted(packs):
        lines += [f"## {pack}", "", "| Code | Name | Severity | On | Message |", "|---|---|---|---|---|"]
        for rule in sorted(packs[pack], key=lambda r: r.code):
            said = next((d.message for d in findings(rule)), rule.message)
            link = f"[{rule.name}]({rule.name}.md)"
            lines.append(
                f"| {rule.code} | {link} | {_severity(rule)} | {'yes' if rule.on else 'no'} | {escaped(said)} |"
            )
        lines.append("")
    return "\n".join(lines)


def escaped(text: str) -> str:
    """Text that Markdown shows unchanged, on one line."""
    return SPECIAL.sub(r"\\\1", " ".join(text.split()))


def _lines(rule: Rule) -> Iterator[str]:
    """What it flags, why, how to fix it, when to ignore it and the options; then examples, accuracy and references."""
    bad, good = rule.examples
    found = list(findings(rule))
    yield f"# {rule.code} {rule.name}"
    yield ""
    yield "<!-- written by attrlint rules docs -->"
    yield ""
    yield f"> {escaped(found[0].message if found else rule.message)}"
    yield ""
    for title, text in sections(rule):
        yield f"## {title}"
        yield ""
        yield " ".join(text.split())
        yield ""
        if title == IGNORE:
            yield from _suppressing(rule)
    if not rule.ignore_when:
        yield f"## {IGNORE}"
        yield ""
        yield from _suppressing(rule)
    yield "## Options"
    yield ""
    yield "```toml"
    yield f"[rules.{rule.code}]"
    yield from _options(rule)
    yield "```"
    yield ""
    yield from _facts(rule, found)
    yield ""
    yield "## Examples"
    yield ""
    yield "Flagged, between `[[` and `]]`:"
    yield ""
    for example in bad:
        yield from _example(example)
    yield "Not flagged:"
    yield ""
    for example in good:
        yield from _example(example)
    yield "## Accuracy"
    yield ""
    yield from accuracy(rule)
    if rule.references:
        yield ""
        yield "## References"
        yield ""
        yield from (f"- {escaped(said)}" for said in rule.references)
    if rule.old_names:
        yield ""
        yield f"Earlier name, still accepted: {', '.join(f'`{name}`' for name in rule.old_names)}."


def sections(rule: Rule) -> list[tuple[str, str]]:
    """The parts of a page that the pack words, with their titles; a house rule may have only a rationale."""
    parts = (
        ("What it flags", rule.summary),
        ("Why it matters", rule.rationale),
        ("How to fix it", rule.remedy),
        (IGNORE, rule.ignore_when),
    )
    return [(title, text) for title, text in parts if text]


def accuracy(rule: Rule) -> Iterator[str]:
    """The measured accuracy of a rule, in sentences."""
    yield f"Noise budget: at most {rule.noise:g} findings per 1,000 words of published news."
    if rule.precision:
        yield f"Of the findings that were read in context, {rule.precision} were right."
    right, _, judged = rule.precision.partition(" of ")
    if judged and not rule.on and 10 * int(right) < 6 * int(judged):
        yield "That is fewer than six in ten, so the rule is off by default."


def _suppressing(rule: Rule) -> Iterator[str]:
    yield "To suppress a finding, use one of these:"
    yield ""
    yield f"- above a paragraph: `<!-- attrlint: ignore[{rule.code}] reason -->`"
    yield f"- in plain text, on its own line: `#attrlint: ignore[{rule.code}] reason`"
    yield f'- for all files, in the settings: `ignore = ["{rule.code}"]`'
    yield ""


def _facts(rule: Rule, found: Sequence[Diagnostic]) -> Iterator[str]:
    """The table of a page."""
    scope = {"any": "all words", "narrative": "the writer's own words", "quotation": "quoted words"}[rule.scope.value]
    yield "| property | value |"
    yield "|---|---|"
    yield f"| Severity | {_severity(rule)} |"
    yield f"| Default | {'on' if rule.on else 'off'} |"
    yield f"| Reads | {scope} in {', '.join(sorted(block.value for block in rule.blocks))} |"
    if rule.genres:
        yield f"| Silent in | {', '.join(sorted(rule.genres))} |"
    yield f"| Fix | {fix_of(found)} |"
    if rule.gather:
        yield f"| Grouped | {rule.gather} or more places in a draft with the same message are reported as one finding |"
    yield f"| Kind | `{rule.kind_name}` |"
    yield f"| Pack | `{PurePath(rule.pack).stem}` |"


def fix_of(found: Sequence[Diagnostic]) -> str:
    """How the fixes of a rule are applied, from its own examples."""
    fixes = {d.fix.safe for d in found if d.fix}
    return "safe, with `--fix`" if fixes == {True} else "needs review, with `--unsafe-fixes`" if fixes else "none"


def _severity(rule: Rule) -> str:
    graded = ", ".join(f"{severity.value} ({grade})" for grade, severity in rule.grades.items())
    return graded or rule.severity.value


def _example(example: Example) -> Iterator[str]:
    """An example as a code block, so that its markup is visible."""
    text = with_marks(example.text, example.marks).rstrip("\n")
    fence = "```" if "```" not in text else "````"
    yield f"{fence}{'' if example.format == 'text' else example.format}"
    yield text
    yield fence
    yield ""
    if example.fixed is not None:
        yield "Fixed:"
        yield ""
        yield fence
        yield example.fixed.rstrip("\n")
        yield fence
        yield ""


def _options(rule: Rule) -> Iterator[str]:
    yield f'severity = "{rule.severity.value}"'
    for name in sorted(kind_options(type(rule.kind))):
        value = getattr(rule.kind, name)
        if isinstance(value, dict):
            yield f"# {name}: a table of {len(value)}"
            continue
        said = _toml(value)
        yield f"{name} = {said}" if len(said) <= LONGEST else f"# {name}: {said[:LONGEST].rstrip()} …"


def _toml(value: object) -> str:
    import json

    if isinstance(value, tuple):
        return "[" + ", ".join(_toml(item) for item in value) + "]"
    return json.dumps(value, ensure_ascii=False)


def findings(rule: Rule) -> Iterator[Diagnostic]:
    """The messages of a rule for its own bad examples."""
    linter = Linter([rule])
    for example in rule.examples[0]:
        path = FORMATS[example.format].named("example")
        document = Document(read_text(example.text, example.format), path)
        yield from linter.lint(document).diagnostics
