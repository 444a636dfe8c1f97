"""attrlint rules new and rules docs: a rule template, and the pages of packs."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from attrlint.base.errors import Place, UsageError
from attrlint.base.replacing import create_file, write_file
from attrlint.cli.rules import pack_files
from attrlint.output.rule_pages import index, page
from attrlint.packs import pack
from attrlint.packs.pack_parser import CODE, NAME

if TYPE_CHECKING:
    from collections.abc import Sequence

HEAD = """\
rules:
  - code: {code}
    name: {name}
    kind: {kind}
    severity: warning
    message: {message}
    summary: Say in one sentence what the rule flags.
    rationale: Say in a sentence or two what readers lose.
    remedy: Say how to fix it.
    ignore_when: Ignore it when ...
    references: ["Your style guide: the entry"]
    noise: 0.1  # findings per 1,000 words of copy that is fine; attrlint check --select {code} --statistics counts them
"""
BODIES = {
    "existence": """\
    ignorecase: true
    tokens:
      - in the region of
      - a number of
    examples:
      bad:
        - They spent [[in the region of]] nine million.
        - "[[A number of]] ships turned back."
      good:
        - They spent about nine million.
        - The ship turned back in a region of ice.
""",
    "substitution": """\
    ignorecase: true
    swap:
      in the region of: about
      a number of: several
    examples:
      bad:
        - text: They spent [[in the region of]] 9 million.
          fixed: They spent about 9 million.
        - text: We saw [[a number of]] ships turn back.
          fixed: We saw several ships turn back.
      good:
        - They spent about nine million.
        - The ship turned back in a region of ice.
""",
}
MESSAGES = {
    "existence": '"“{match}” is long for what it says; count, or cut it"',
    "substitution": '"“{match}” is long for what it says; write “{replacement}”"',
}


def new_rule(code: str, name: str, kind: str) -> int:
    """Write a pack of one rule, with examples that pass, named after the rule. Raises UsageError."""
    if not CODE.fullmatch(code):
        raise UsageError(f"a code must be three capital letters and three digits, not “{code}”")
    if not NAME.fullmatch(name):
        raise UsageError(f"a name must be lowercase words joined by hyphens, not “{name}”")
    if kind not in BODIES:
        raise UsageError(f"no template for “{kind}”, only for {' and '.join(BODIES)}; see docs/write-a-rule.md")
    for rule in pack.builtin():
        if code == rule.code or name == rule.name:
            raise UsageError(f"{rule.code} {rule.name} is a built-in rule; choose another code and name")
    path = f"{name}.yaml"
    text = HEAD.format(code=code, name=name, kind=kind, message=MESSAGES[kind]) + BODIES[kind]
    create_file(path, text.encode())
    sys.stderr.write(f"Wrote {path}. Next: attrlint rules test {path}\n")
    return 0


def write_docs(packs: Sequence[str], folder: str) -> int:
    """Write the pages of packs to a folder; other files there are left alone. Raises PackError, UsageError."""
    rules = [rule for path in pack_files(packs) for rule in pack.read(path)]
    place = Path(folder)
    try:
        place.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UsageError(f"cannot be written: {error.strerror}", Place(folder)) from None
    for rule in rules:
        write_file(str(place / f"{rule.name}.md"), page(rule).encode())
    write_file(str(place / "README.md"), index(rules).encode())
    sys.stderr.write(f"{len(rules)} page{'' if len(rules) == 1 else 's'} and an index written to {folder}\n")
    return 0
