"""Writes every file of the repository that comes from the code and the packs: make generate.

    python scripts/generate.py [--check]     with --check nothing is written, and exit 1 says that a file is stale

These are the pages of docs/reference and docs/rules, docs/pack.schema.json, the counts in the table of README.md, and
the table of formats in docs/formats.md.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import reference

from attrlint.output import FORMATS
from attrlint.output.rule_pages import index, page
from attrlint.packs import pack

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parent.parent
COUNTED = re.compile(r"^(\| \[[A-Z]{3}\].+ \| .+ \|) \d+ \| \d+ \|$", re.MULTILINE)
TABLE = re.compile(r"(?<=\| Format \| Use \| Columns \|\n\|---\|---\|---\|\n)(?:\|.*\n)+")


def readme() -> str:
    """README.md with the number of rules in each row of families, and how many of them are on by default."""
    rules = pack.builtin()

    def counted(row: re.Match[str]) -> str:
        families = re.findall(r"\[([A-Z]{3})\]", row[1])
        held = [rule for rule in rules if rule.code[:3] in families]
        return f"{row[1]} {len(held)} | {sum(rule.on for rule in held)} |"

    return COUNTED.sub(counted, (ROOT / "README.md").read_text(encoding="utf-8"))


def formats() -> str:
    """docs/formats.md with a row for each format that another tool reads."""
    rows = "".join(f"| `{name}` | {one.use} | {one.columns} |\n" for name, one in FORMATS.items() if one.use)
    return TABLE.sub(lambda _: rows, (ROOT / "docs" / "formats.md").read_text(encoding="utf-8"))


def made() -> Iterator[tuple[Path, str]]:
    """All files that are written, with their text."""
    yield from reference.made()
    rules = [rule for path in sorted((ROOT / "rules").glob("*.yaml")) for rule in pack.read(str(path))]
    for rule in rules:
        yield ROOT / "docs" / "rules" / f"{rule.name}.md", page(rule)
    yield ROOT / "docs" / "rules" / "README.md", index(rules)
    yield ROOT / "README.md", readme()
    yield ROOT / "docs" / "formats.md", formats()


def main(argv: list[str]) -> int:
    """Write the files, or name the stale ones; pages of rules that no longer exist are deleted, or named."""
    found = dict(made())
    stale = {
        path: text for path, text in found.items() if not path.is_file() or path.read_text(encoding="utf-8") != text
    }
    gone = sorted(set((ROOT / "docs" / "rules").glob("*.md")) - found.keys())
    for path in [*stale, *gone]:
        sys.stderr.write(f"{path.relative_to(ROOT)} is stale{'; run make generate' if '--check' in argv else ''}\n")
    if "--check" in argv:
        return int(bool(stale or gone))
    for path, text in stale.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    for path in gone:
        path.unlink()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
