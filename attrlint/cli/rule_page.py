"""attrlint rule: a rule as a page for the terminal, which reads the same without color and aloud."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrlint.cli.settings import toml
from attrlint.output.concise import visible
from attrlint.output.rule_pages import accuracy, findings, fix_of, sections
from attrlint.output.wrapping import wrapped
from attrlint.packs.examples_text import with_marks
from attrlint.packs.located import kind_options

if TYPE_CHECKING:
    from collections.abc import Iterator

    from attrlint.model.rule import Example, Rule
    from attrlint.output.style import Style


def page(rule: Rule, style: Style, width: int) -> list[str]:
    """The page of a rule in lines of at most `width` cells; its message and fix come from its examples."""
    found = list(findings(rule))
    grades = ", ".join(f"{severity.value} ({grade})" for grade, severity in rule.grades.items())
    lines = [style.paint(f"{rule.code} {rule.name}", "bold")]
    facts = f"{grades or rule.severity.value}, {'on' if rule.on else 'off'} by default, kind: {rule.kind_name}"
    lines += [*wrapped(facts, width), ""]
    lines += [*wrapped(visible(found[0].message if found else rule.message), width, "  ", "  "), ""]
    for heading, text in sections(rule):
        lines += [_title(heading, style), *wrapped(" ".join(text.split()), width), ""]
    bad, good = rule.examples
    title = wrapped(f"Options, under [rules.{rule.code}] in attrlint.toml", width)
    lines += [*(_title(line, style) for line in title), *_options(rule, width), ""]
    lines += [_title("Flagged, between [[ and ]]", style), *(line for e in bad for line in _example(e, width)), ""]
    lines += [_title("Not flagged", style), *(line for e in good for line in _example(e, width)), ""]
    blocks = ", ".join(sorted(block.value for block in rule.blocks))
    lines += wrapped(f"Reads {rule.scope.value if rule.scope.value != 'any' else 'all'} words in: {blocks}.", width)
    lines += wrapped(f"Fix: {fix_of(found).replace('`', '')}.", width)
    lines += [*wrapped(" ".join(accuracy(rule)), width), ""]
    if rule.references:
        lines += [_title("References", style)]
        lines += [*(line for said in rule.references for line in wrapped(said, width, "  - ", "    ")), ""]
    if rule.old_names:
        lines += [*wrapped(f"Earlier name, still accepted: {', '.join(rule.old_names)}.", width), ""]
    lines += [_title("To suppress a finding", style)]
    lines += _suppressed("above a paragraph:", f"<!-- attrlint: ignore[{rule.code}] reason -->", width)
    lines += _suppressed("in plain text:", f"#attrlint: ignore[{rule.code}] reason", width)
    return [*lines, *_suppressed("in attrlint.toml:", f'ignore = ["{rule.code}"]', width)]


def _title(words: str, style: Style) -> str:
    return style.paint(words, "bold")


def _suppressed(where: str, comment: str, width: int) -> Iterator[str]:
    """A place and what goes there, to be copied as a whole: on one line or two."""
    line = f"  {where:<20}{comment}"
    yield from [line] if len(line) <= width else [f"  {where}", f"    {comment}"]


def _options(rule: Rule, width: int) -> Iterator[str]:
    """What can be set, with the current values, one line each; a long list is cut."""
    yield f'  severity = "{rule.severity.value}"'
    for name in sorted(kind_options(type(rule.kind))):
        value = getattr(rule.kind, name)
        said = f"a table of {len(value)}" if isinstance(value, dict) else toml(value)
        line = f"  {name} = {said}"
        yield line if len(line) <= width else f"{line[: width - 2].rstrip()} …"


def _example(example: Example, width: int) -> Iterator[str]:
    """An example, indented, with the marked words in brackets."""
    for i, line in enumerate(with_marks(example.text, example.marks).strip().splitlines()):
        yield from wrapped(line.expandtabs(4), width, "    " if i else "  - ", "    ")
    if example.fixed is not None:
        yield from wrapped(f"fixed: {' '.join(example.fixed.split())}", width, "    ", "           ")
