"""The answers of an audit as one self-contained HTML page: charts, tables, light and dark."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from attrlint.archive.charts import chart
from attrlint.archive.questions import QUESTIONS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from attrlint.archive.reports import Answer

ROWS = 200  # of a table; csv and json have all
UNFINISHED = "This audit is not complete; the figures are of what is done."
LONGEST = 300  # characters of a cell
STYLE = """
:root { color-scheme: light dark; --line: #ccc; --faint: #666; }
@media (prefers-color-scheme: dark) { :root { --line: #444; --faint: #aaa; } }
body { font: 16px/1.5 system-ui, sans-serif; max-width: 72rem; margin: 2rem auto; padding: 0 1rem; }
nav a { margin-right: 1rem; }
figure { margin: 1rem 0; } figure img { max-width: 100%; height: auto; }
figcaption, .note { color: var(--faint); font-size: .9rem; }
.table { overflow-x: auto; }
table { border-collapse: collapse; font-size: .85rem; }
th, td { border-bottom: 1px solid var(--line); padding: .3rem .6rem; text-align: left; vertical-align: top; }
td.number { text-align: right; font-variant-numeric: tabular-nums; }
del { background: #f8d0d0; color: #600; } ins { background: #cdeecd; color: #040; text-decoration: none; }
"""


def page(answers: Sequence[Answer], name: str, *, complete: bool) -> str:
    """The page of some answers about the audit called `name`."""
    links = "".join(f'<a href="#{one.name}">{one.name}</a>' for one in answers)
    unfinished = "" if complete else f'<p class="note">{UNFINISHED}</p>\n'
    sections = "".join(map(_section, answers))
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>Audit of {escape(name)}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n"
        f"<h1>Audit of {escape(name)}</h1>\n{unfinished}<nav>{links}</nav>\n"
        f"<main>\n{sections}</main>\n</body>\n</html>\n"
    )


def _section(answer: Answer) -> str:
    head = "".join(f'<th scope="col">{escape(column.replace("_", " "))}</th>' for column in answer.columns)
    rows = "".join(f"<tr>{''.join(map(_cell, answer.columns, row))}</tr>\n" for row in answer.rows[:ROWS])
    more = len(answer.rows) - ROWS
    note = (
        f'<p class="note">{more:,} more rows: attrlint audit report --format csv has them all.</p>\n'
        if more > 0
        else ""
    )
    table = f'<div class="table"><table>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}</tbody>\n</table></div>\n'
    return (
        f'<section id="{answer.name}">\n<h2>{escape(QUESTIONS[answer.name])}</h2>\n'
        f"{chart(answer)}{table if answer.rows else '<p>None found.</p>'}{note}</section>\n"
    )


def _cell(column: str, value: object) -> str:
    if isinstance(value, int | float) and not isinstance(value, bool):
        shown = str(value) if column in ("year", "value") else f"{value:,}"
        return f'<td class="number">{shown}</td>'
    text = "" if value is None else str(value)
    text = escape(text if len(text) <= LONGEST else f"{text[:LONGEST].rstrip()}…")
    if column == "diff":
        text = text.replace("[-", "<del>").replace("-]", "</del>").replace("{+", "<ins>").replace("+}", "</ins>")
    return f"<td>{text}</td>"
