"""Draws what a run prints as a picture for the README: docs/pictures/check.svg, from examples/draft.md.

usage: python scripts/pictures.py [--check]     with --check nothing is written, and 1 says that the picture is stale
"""

from __future__ import annotations

import subprocess
import sys
from html import escape
from pathlib import Path

from wcwidth import wcswidth

ROOT = Path(__file__).resolve().parent.parent
PICTURE = ROOT / "docs" / "pictures" / "check.svg"
COMMAND = ("check", "--isolated", "--no-cache", "--exit-zero", "--output-format", "full", "examples/draft.md")
SHOWN = ("ATT002", "QUO001", "QUO006", "PLC001", "LEG006")  # one finding of each: the picture is no listing
WIDTH = 100  # columns of the terminal
CELL, LINE, MARGIN = 8.4, 19, 16  # pixels of a cell's width, of a line's height, and round the text
COLOURS = {"error": "#ff8a80", "warning": "#ffd180", "info": "#82b1ff", "fix": "#b9f6ca", "why:": "#9aa7b4"}


def printed() -> list[str]:
    """The lines of the picture: the command, one finding of each rule in `SHOWN` as printed, the summary."""
    program = Path(sys.executable).with_name("attrlint")
    environment = {"COLUMNS": str(WIDTH), "NO_COLOR": "1", "PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"}
    done = subprocess.run([program, *COMMAND], cwd=ROOT, env=environment, capture_output=True, text=True, check=True)
    findings = done.stdout.rstrip("\n").split("\n\n") if "\n\n" in done.stdout else _split(done.stdout)
    wanted = {code: next((f for f in findings if f" {code} " in f.splitlines()[0]), "") for code in SHOWN}
    missing = [code for code, finding in wanted.items() if not finding]
    if missing:
        raise SystemExit(f"the run on the example draft has no {', '.join(missing)}")
    lines = ["$ attrlint check --output-format full examples/draft.md"]
    for finding in wanted.values():
        lines += finding.rstrip().splitlines()
    return [*lines, "…", *done.stderr.rstrip().splitlines()[-1:]]


def _split(text: str) -> list[str]:
    """The findings of a run, without blank lines between: each begins with a line that is not indented."""
    found: list[str] = []
    for line in text.splitlines():
        if found and line.startswith(" "):
            found[-1] += f"\n{line}"
        else:
            found.append(line)
    return found


def drawn(lines: list[str]) -> str:
    """The lines as an SVG: text that can be selected and read aloud, with fonts of the reader's own machine."""
    width = round(2 * MARGIN + CELL * max(wcswidth(line) for line in lines))
    height = 2 * MARGIN + LINE * len(lines)
    rows = []
    for number, line in enumerate(lines):
        words = line.split()
        key = next((k for k in COLOURS if k in words[:2] or (words and words[0] == k)), "")
        colour = COLOURS.get(key, "#e6e6e6")
        if words and words[0] == "|" and set(words[-1]) <= {"^", "…"}:
            colour = "#ff8a80"
        rows.append(
            f'<text x="{MARGIN}" y="{MARGIN + LINE * (number + 1) - 5}" fill="{colour}" '
            f'xml:space="preserve">{escape(line)}</text>'
        )
    body = "\n".join(rows)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}" '
        f'role="img" aria-label="What attrlint prints on the example draft">\n'
        f'<rect width="100%" height="100%" rx="8" fill="#1b1f24"/>\n'
        f'<g font-family="ui-monospace, Menlo, Consolas, DejaVu Sans Mono, monospace" font-size="14">\n'
        f"{body}\n</g>\n</svg>\n"
    )


def main(argv: list[str]) -> int:
    """Write the picture, or say whether it is stale."""
    picture = drawn(printed())
    if "--check" in argv:
        return int(not PICTURE.is_file() or PICTURE.read_text(encoding="utf-8") != picture)
    PICTURE.parent.mkdir(parents=True, exist_ok=True)
    PICTURE.write_text(picture, encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
