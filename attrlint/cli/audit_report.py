"""attrlint audit report: answers to questions about an archive, as tables, CSV, JSON or a page."""

from __future__ import annotations

import csv
import io
import json
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from attrlint.archive.folder import AuditFolder
from attrlint.archive.questions import QUESTIONS, Parameters
from attrlint.archive.reports import Questions
from attrlint.base.errors import UsageError
from attrlint.base.replacing import write_file
from attrlint.cli.choices import day
from attrlint.cli.printing import as_utf_8, terminal_width
from attrlint.output.concise import visible
from attrlint.output.csv_cells import safe_cell

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from attrlint.archive.reports import Answer

SHOWN = 20  # rows of a table on a terminal
WIDEST = 200  # cells


def report(
    folder: str,
    names: Sequence[str],
    form: str,
    output: str,
    *,
    min_words: int,
    changed: str,
    since: str,
    count_copies: bool,
) -> int:
    """Print answers, or all of them if none is named. Returns 0. Raises UsageError."""
    unknown = [name for name in names if name not in QUESTIONS]
    if unknown:
        raise UsageError(f"no report “{unknown[0]}”; there are {', '.join(QUESTIONS)}")
    asked = tuple(dict.fromkeys(names)) or tuple(QUESTIONS)
    if form == "csv" and len(asked) != 1:
        raise UsageError("--format csv takes one report; name it")
    parameters = Parameters(min_words, _range(changed), day(since), count_copies)
    with Questions(AuditFolder(folder), parameters) as questions:
        if not questions.complete:
            sys.stderr.write("warning: this audit is not complete; the figures are of what is done\n")
        answers = [questions.ask(name) for name in asked]
        text = _text(answers, form, folder, complete=questions.complete)
    if output:
        write_file(output, text.encode("utf-8", "backslashreplace"))
    else:
        if form != "table":
            as_utf_8()
        sys.stdout.write(text)
    return 0


def _text(answers: Sequence[Answer], form: str, folder: str, *, complete: bool) -> str:
    if form == "html":
        from attrlint.archive.page import page

        return page(answers, Path(folder).name or folder, complete=complete)
    if form == "json":
        found = {one.name: [dict(zip(one.columns, row, strict=True)) for row in one.rows] for one in answers}
        return json.dumps(found, ensure_ascii=False, indent=1, default=str) + "\n"
    if form == "csv":
        made = io.StringIO()
        writer = csv.writer(made, lineterminator="\n")
        for one in answers:
            writer.writerow(one.columns)
            writer.writerows(map(safe_cell, row) for row in one.rows)
        return made.getvalue()
    width = terminal_width(WIDEST)
    return "\n".join("".join(f"{line}\n" for line in _table(one, width)) for one in answers)


def _range(text: str) -> tuple[int, int]:
    """Two numbers with dots between them, or one number. Raises UsageError."""
    found = re.fullmatch(r"(\d{1,4})(?:\.\.(\d{1,4}))?", text)
    if found is None:
        raise UsageError(f"--changed is a range such as 1..6, not “{text}”")
    return int(found[1]), int(found[2] or found[1])


def _table(answer: Answer, width: int) -> Iterator[str]:
    """An answer as a table no wider than the terminal: what does not fit is cut, the longest texts first."""
    yield f"{QUESTIONS[answer.name]} ({answer.name})"
    if not answer.rows:
        yield "  None found"
        return
    shown = [[_cell(value) for value in row] for row in answer.rows[:SHOWN]]
    widths = [max(len(name), *(len(row[i]) for row in shown)) for i, name in enumerate(answer.columns)]
    while sum(widths) + 2 * len(widths) > width and max(widths) > 4:
        widths[widths.index(max(widths))] -= 1
    numbers = [isinstance(value, int | float) for value in answer.rows[0]]
    for row in [list(answer.columns), *shown]:
        cells = (
            _clip(cell, size).rjust(size) if number else _clip(cell, size).ljust(size)
            for cell, size, number in zip(row, widths, numbers, strict=True)
        )
        yield f"  {'  '.join(cells)}".rstrip()
    if len(answer.rows) > SHOWN:
        yield f"  … {len(answer.rows) - SHOWN:,} more"


def _cell(value: object) -> str:
    return "" if value is None else visible(" ".join(str(value).split()))


def _clip(text: str, width: int) -> str:
    return text if len(text) <= width else f"{text[: width - 1].rstrip()}…"
