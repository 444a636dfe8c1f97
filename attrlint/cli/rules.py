"""attrlint rules and rule: which rules there are, what a rule means, and whether a pack's examples pass."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from attrlint.base.errors import AttrlintError, PackError, Place, UsageError
from attrlint.base.files import is_file, is_folder
from attrlint.cli.printing import Progress, as_utf_8, terminal_width
from attrlint.cli.rule_page import page
from attrlint.fixing import rule_examples
from attrlint.output.json import dumps
from attrlint.output.rule_records import rule_record
from attrlint.output.style import Style, wanted
from attrlint.packs import pack
from attrlint.packs.pack_files import PACKAGE, builtin_names, installed, rules_folder
from attrlint.running.runner import Choice, Runner
from attrlint.settings.rule_choice import configured, load_packs
from attrlint.settings.selection import EXACTLY, exactness, nearest_rule

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from attrlint.model.rule import Rule


MOST = 100  # cells: longer lines are hard to read


def list_rules(config: str, *, isolated: bool) -> int:
    """Print one line per rule, as configured here."""
    runner = Runner(Choice(config=config, isolated=isolated))
    held = runner.config_of(Path())
    every = runner.all_rules(held)
    running = {rule.code for rule in runner.chosen_rules(every, held)}
    for rule in sorted(every, key=lambda rule: rule.code):
        severity = "/".join(dict.fromkeys(s.value for s in rule.grades.values())) or rule.severity.value
        sys.stdout.write(f"{rule.code}  {rule.name:<28} {severity:<8} {'on' if rule.code in running else 'off'}\n")
    for one in runner.skipped:
        sys.stderr.write(f"{one.name} was skipped: {one.why}\n")
    return 0


def explain(word: str, config: str, *, isolated: bool, form: str = "text") -> int:
    """Print what a rule finds and why, as a page or as a JSON object."""
    held = Runner(Choice(config=config, isolated=isolated)).config_of(Path())
    known = load_packs(held)
    brief = next((one for one in known if exactness(word, one) == EXACTLY), None)
    if brief is None:
        raise UsageError(f"no rule named “{word}”{nearest_rule(word, known)}")
    for rule in _with_examples([brief]):
        _print_rules([configured(rule, held)], form, several=False)
    return 0


def explain_all(config: str, *, isolated: bool, form: str = "text") -> int:
    """Print every rule as configured here: their pages, or an array of JSON objects."""
    held = Runner(Choice(config=config, isolated=isolated)).config_of(Path())
    rules = _with_examples(load_packs(held))
    _print_rules([configured(rule, held) for rule in rules], form, several=True)
    return 0


def _with_examples(briefs: Sequence[Rule]) -> Iterator[Rule]:
    """Rules as their packs have them; a rule of a Vale style has no examples."""
    packs: dict[str, dict[str, Rule]] = {}
    for brief in briefs:
        if "." in brief.code:
            yield brief
            continue
        if brief.pack not in packs:
            packs[brief.pack] = {rule.code: rule for rule in pack.read(brief.pack)}
        yield packs[brief.pack][brief.code]


def _print_rules(rules: Sequence[Rule], form: str, *, several: bool) -> None:
    if form == "json":
        as_utf_8()
        records = [rule_record(rule) for rule in rules]
        items = ",\n".join(dumps(record) for record in records)
        sys.stdout.write(f"[\n{items}\n]\n" if several else f"{items}\n")
        return
    style = Style(on=wanted(dict(os.environ), terminal=sys.stdout.isatty()))
    width = terminal_width(MOST)
    pages = ("".join(f"{line}\n" for line in page(rule, style, width)) for rule in rules)
    sys.stdout.write("\n\n".join(pages))


def test_packs(packs: Sequence[str]) -> int:
    """Run the examples of packs; prints failures and returns 0, or 1 if there are any."""
    builtin = pack.builtin()
    faults: list[tuple[Place, str]] = []
    count = tested = 0
    read = [(path, pack.read(path)) for path in pack_files(packs)]
    progress = Progress(sum(len(rules) for _, rules in read), "rules")
    for path, rules in read:
        for rule in rules:
            progress.show(tested)
            tested += 1
            count += sum(len(group) for group in rule.examples)
            try:
                faults += rule_examples.check(rule, (*rules, *builtin))
            except AttrlintError as error:
                faults.append((Place(path), error.message))
    progress.clear()
    for place, message in faults:
        sys.stdout.write(f"{place}: error: {message}\n")
    sys.stderr.write(f"{_counted(count, 'example')} of {_counted(tested, 'rule')}, {_counted(len(faults), 'fault')}\n")
    return 1 if faults else 0


def _counted(number: int, noun: str) -> str:
    return f"{number or 'no'} {noun}{'' if number == 1 else 's'}"


def pack_files(packs: Sequence[str]) -> list[str]:
    """The files of the named packs; all built-in ones if none is named."""
    found: list[str] = []
    for name in packs or builtin_names():
        path = installed(name) if name.startswith(PACKAGE) else Path(name)
        if is_folder(path):
            inside = sorted(str(p) for p in [*path.glob("*.yaml"), *path.glob("*.yml")])
            if not inside:
                raise PackError([(Place(name), "no pack (*.yaml) in this folder")])
            found += inside
        elif name in builtin_names() and not is_file(path):
            found.append(str(rules_folder() / f"{name}.yaml"))
        else:
            found.append(name)
    return found
