"""attrlint rules and rule: what there is, what a rule means, and whether a pack keeps its promises."""

from __future__ import annotations

import os
import sys
import textwrap
from pathlib import Path
from typing import TYPE_CHECKING

from attrlint import examples, pack
from attrlint.cli.settings import toml
from attrlint.errors import AttrlintError, PackError, Place, UsageError
from attrlint.examples_text import with_marks
from attrlint.output.style import Style, wanted
from attrlint.pack_files import PACKAGE, builtin_names, installed, rules_folder
from attrlint.placed import kind_options
from attrlint.rule_choice import configured
from attrlint.runner import Choice, Runner
from attrlint.selection import EXACTLY, exactness, nearest_rule

if TYPE_CHECKING:
    from collections.abc import Sequence

    from attrlint.rule import Example, Rule

WIDTH = 80


def list_rules(config: str, *, isolated: bool) -> int:
    """Print a line a rule, as the configuration here has it."""
    runner = Runner(Choice(config=config, isolated=isolated))
    held = runner.config_of(Path())
    every = runner.all_rules(held)
    running = {rule.code for rule in runner.chosen_rules(every, held)}
    for rule in sorted(every, key=lambda rule: rule.code):
        severity = "/".join(dict.fromkeys(s.value for s in rule.grades.values())) or rule.severity.value
        sys.stdout.write(f"{rule.code}  {rule.name:<28} {severity:<8} {'on' if rule.code in running else 'off'}\n")
    for one in runner.skipped:
        sys.stderr.write(f"{one.name} is not run: {one.why}\n")
    return 0


def explain(word: str, config: str, *, isolated: bool) -> int:
    """Print what a rule finds and why."""
    held = Runner(Choice(config=config, isolated=isolated)).config_of(Path())
    known = pack.load(held.packs)
    for brief in known:
        if exactness(word, brief) == EXACTLY:
            known_again = (brief,) if "." in brief.code else pack.read(brief.pack)  # a rule of Vale's has no examples
            (rule,) = (rule for rule in known_again if rule.code == brief.code)
            sys.stdout.write("\n".join(_page(configured(rule, held))) + "\n")
            return 0
    raise UsageError(f"no rule is called “{word}”{nearest_rule(word, known)}")


def _page(rule: Rule) -> list[str]:
    """The page of a rule for a terminal of 80 columns, readable without colour."""
    style = Style(on=wanted(dict(os.environ), terminal=sys.stdout.isatty()))
    grades = ", ".join(f"{severity.value} ({grade})" for grade, severity in rule.grades.items())
    lines = [style.paint(f"{rule.code} {rule.name}", "bold")]
    lines += [f"{grades or rule.severity.value}, {'on' if rule.on else 'off'} by default, kind: {rule.kind_name}", ""]
    lines += [*_wrapped(rule.message, "  ", "  "), "", *_wrapped(" ".join(rule.rationale.split())), ""]
    if rule.references:
        lines += ["Asked for by", *(line for said in rule.references for line in _wrapped(said, "  - ", "    ")), ""]
    bad, good = rule.examples
    lines += ["Found, between [[ and ]]", *(line for e in bad for line in _example(e)), ""]
    lines += ["Left alone", *(line for e in good for line in _example(e)), ""]
    lines += [f"Options, under [rules.{rule.code}] in attrlint.toml", *_options(rule), ""]
    blocks = ", ".join(sorted(block.value for block in rule.blocks))
    lines += _wrapped(f"Reads {rule.scope.value if rule.scope.value != 'any' else 'all'} words in: {blocks}.")
    judged = f" Judged right: {rule.precision}." if rule.precision else ""
    lines += [f"Budget: {rule.noise:g} findings per 1,000 words of published copy.{judged}", "", "To silence it"]
    lines += [f"  above a paragraph:  <!-- attrlint: ignore[{rule.code}] reason -->"]
    lines += [f"  in plain text:      #attrlint: ignore[{rule.code}] reason"]
    lines += [f'  in attrlint.toml:   ignore = ["{rule.code}"]']
    return lines


def _wrapped(text: str, head: str = "", rest: str = "") -> list[str]:
    return textwrap.wrap(text, WIDTH, initial_indent=head, subsequent_indent=rest)


def _options(rule: Rule) -> list[str]:
    """What can be set, with what holds now, a line each; a long list is cut."""
    lines = [f'  severity = "{rule.severity.value}"']
    for name in sorted(kind_options(type(rule.kind))):
        value = getattr(rule.kind, name)
        said = f"a table of {len(value)}" if isinstance(value, dict) else toml(value)
        line = f"  {name} = {said}"
        lines.append(line if len(line) <= WIDTH else f"{line[: WIDTH - 2].rstrip()} …")
    return lines


def _example(example: Example) -> list[str]:
    """An example, indented, with what is underlined in brackets."""
    lines: list[str] = []
    for i, line in enumerate(with_marks(example.text, example.marks).strip().splitlines()):
        head = "  - " if i == 0 else "    "
        lines += textwrap.wrap(line, WIDTH, initial_indent=head, subsequent_indent="    ") or [""]
    if example.fixed is not None:
        lines += textwrap.wrap(
            f"fixed: {' '.join(example.fixed.split())}", WIDTH, initial_indent="    ", subsequent_indent="           "
        )
    return lines


def test_packs(packs: Sequence[str]) -> int:
    """Run the examples of packs; prints what does not hold and gives 0, or 1 where anything does not."""
    builtin = pack.builtin()
    faults: list[tuple[Place, str]] = []
    count = tested = 0
    for path in pack_files(packs):
        rules = pack.read(path)
        for rule in rules:
            tested += 1
            count += sum(len(group) for group in rule.examples)
            try:
                faults += examples.check(rule, (*rules, *builtin))
            except AttrlintError as error:
                faults.append((Place(path), error.message))
    for place, message in faults:
        sys.stdout.write(f"{place}: error: {message}\n")
    sys.stderr.write(
        f"{count} examples of {tested} rules, {len(faults) or 'no'} fault{'s' if len(faults) != 1 else ''}\n"
    )
    return 1 if faults else 0


def pack_files(packs: Sequence[str]) -> list[str]:
    """The files behind the packs named; all built-in ones where none is."""
    found: list[str] = []
    for name in packs or builtin_names():
        path = installed(name) if name.startswith(PACKAGE) else Path(name)
        if path.is_dir():
            inside = sorted(str(p) for p in [*path.glob("*.yaml"), *path.glob("*.yml")])
            if not inside:
                raise PackError([(Place(name), "no pack (*.yaml) in this folder")])
            found += inside
        elif name in builtin_names() and not path.is_file():
            found.append(str(rules_folder() / f"{name}.yaml"))
        else:
            found.append(name)
    return found
