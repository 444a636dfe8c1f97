"""Rules as pages of Markdown: one a rule, and an index by pack. All of it comes from the pack."""

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

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from attrlint.model.diagnostic import Diagnostic
    from attrlint.model.rule import Example, Rule

SPECIAL = re.compile(r"([\\`*_\[\]<>#|])")
INDEX = """What each rule says of its first example, pack by pack. A rule with “no” under “on” runs when `--select` or
`--extend-select`, or the settings of these names, choose it. `attrlint rule CODE` shows a page in the terminal."""
LONGEST = 60  # code points of an option's value


def page(rule: Rule) -> str:
    """The page of a rule, from its examples and what the linter says of them."""
    return "\n".join([*_lines(rule), ""])


def index(rules: Sequence[Rule], title: str = "Rules") -> str:
    """A page that lists rules by pack, each with what it says of its first example."""
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
        lines += [f"## {pack}", "", "| code | name | severity | on | it says |", "|---|---|---|---|---|"]
        for rule in sorted(packs[pack], key=lambda r: r.code):
            said = next((d.message for d in findings(rule)), rule.message)
            link = f"[{rule.name}]({rule.name}.md)"
            lines.append(
                f"| {rule.code} | {link} | {_severity(rule)} | {'yes' if rule.on else 'no'} | {escaped(said)} |"
            )
        lines.append("")
    return "\n".join(lines)


def escaped(text: str) -> str:
    """Text that Markdown shows as it is, on one line."""
    return SPECIAL.sub(r"\\\1", " ".join(text.split()))


def _lines(rule: Rule) -> Iterator[str]:
    bad, good = rule.examples
    found = list(findings(rule))
    yield f"# {rule.code} {rule.name}"
    yield ""
    yield "<!-- written by attrlint rules docs -->"
    yield ""
    yield f"> {escaped(found[0].message if found else rule.message)}"
    yield ""
    yield " ".join(rule.rationale.split())
    yield ""
    yield from _facts(rule, found)
    yield ""
    yield "## Found"
    yield ""
    yield "What is underlined stands between `[[` and `]]`."
    yield ""
    for example in bad:
        yield from _example(example)
    yield "## Left alone"
    yield ""
    for example in good:
        yield from _example(example)
    yield "## Options"
    yield ""
    yield "```toml"
    yield f"[rules.{rule.code}]"
    yield from _options(rule)
    yield "```"
    yield ""
    yield "## To silence it"
    yield ""
    yield f"- above a paragraph: `<!-- attrlint: ignore[{rule.code}] reason -->`"
    yield f"- in plain text, a line of its own: `#attrlint: ignore[{rule.code}] reason`"
    yield f'- everywhere, in the settings: `ignore = ["{rule.code}"]`'
    if rule.references:
        yield ""
        yield "## Who asks for it"
        yield ""
        yield from (f"- {escaped(said)}" for said in rule.references)


def _facts(rule: Rule, found: Sequence[Diagnostic]) -> Iterator[str]:
    """The table of a page."""
    noise = f"at most {rule.noise:g} findings per 1,000 words of published copy"
    scope = {"any": "all words", "narrative": "the writer's own words", "quotation": "quoted words"}[rule.scope.value]
    yield "| property | value |"
    yield "|---|---|"
    yield f"| severity | {_severity(rule)} |"
    yield f"| by default | {'on' if rule.on else _off(rule)} |"
    yield f"| reads | {scope} in {', '.join(sorted(block.value for block in rule.blocks))} |"
    if rule.genres:
        yield f"| stands back in | {', '.join(sorted(rule.genres))} |"
    yield f"| fix | {fix_of(found)} |"
    yield f"| noise | {noise} |"
    if rule.precision:
        yield f"| judged right | {rule.precision} findings on published copy |"
    if rule.gather:
        yield f"| said once | from {rule.gather} places with the same message in a draft on, the others beside it |"
    yield f"| kind | `{rule.kind_name}` |"
    yield f"| pack | `{PurePath(rule.pack).stem}` |"


def fix_of(found: Sequence[Diagnostic]) -> str:
    """How the fixes of a rule are made, from what it says of its examples."""
    fixes = {d.fix.safe for d in found if d.fix}
    return "safe: `--fix` makes it" if fixes == {True} else "offered: `--unsafe-fixes` makes it" if fixes else "none"


def _off(rule: Rule) -> str:
    """That a rule is off, and why where the figures say it."""
    right, _, judged = rule.precision.partition(" of ")
    doubtful = bool(judged) and 10 * int(right) < 6 * int(judged)
    return "off: fewer than six in ten of the findings that were judged are right" if doubtful else "off"


def _severity(rule: Rule) -> str:
    graded = ", ".join(f"{severity.value} ({grade})" for grade, severity in rule.grades.items())
    return graded or rule.severity.value


def _example(example: Example) -> Iterator[str]:
    """An example as a block of code, so that its markup is seen."""
    text = with_marks(example.text, example.marks).rstrip("\n")
    fence = "```" if "```" not in text else "````"
    yield f"{fence}{'' if example.format == 'text' else example.format}"
    yield text
    yield fence
    yield ""
    if example.fixed is not None:
        yield "mended:"
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
    """What a rule says of its own bad examples."""
    linter = Linter([rule])
    for example in rule.examples[0]:
        ending = {"text": "txt", "markdown": "md", "html": "html"}[example.format]
        document = Document(read_text(example.text, example.format), f"example.{ending}")
        yield from linter.lint(document).diagnostics
