"""The quotations of a draft next to the passages of its sources, with differing words marked, as HTML."""

from __future__ import annotations

from collections import Counter
from html import escape
from typing import TYPE_CHECKING

from attrlint.output.concise import visible
from attrlint.verifying.word_diff import pieces

if TYPE_CHECKING:
    from attrlint.model.document import Document
    from attrlint.verifying.checked import QuotationCheck

LONGEST = 1200  # code points of a passage
LEGEND = ". <del>Struck out</del>: only in the source. <ins>Underlined</ins>: only in the draft."
ORDER = "exact edited altered spliced trimmed other-speaker partly-found not-found".split()


def passages(document: Document, key: str) -> str:
    """The section: a count of the verdicts, then each quotation with its passage; empty without sources."""
    checked = document.check.quotations if document.check else ()
    if document.check is None:
        return ""
    rows = "".join(_row(document, one) for one in checked)
    head = "".join(f'<th scope="col">{title}</th>' for title in ("Quote", "Verdict", "In the source"))
    table = f"<table><thead><tr>{head}</tr></thead>\n<tbody>{rows}</tbody></table>\n" if rows else ""
    return (
        f'<section class="passages" aria-labelledby="{key}quotes"><h3 id="{key}quotes">Quotes and sources</h3>\n'
        f"<p>{escape(count_of(checked))}{LEGEND if '<ins>' in rows or '<del>' in rows else ''}</p>\n{table}</section>\n"
    )


def count_of(checked: tuple[QuotationCheck, ...]) -> str:
    """The number of quotations by verdict: “31 quotes: 24 exact, 4 edited, 2 altered, 1 not found”."""
    counts = Counter(one.verdict.value for one in checked)
    said = ", ".join(f"{counts[name]} {name.replace('-', ' ')}" for name in ORDER if counts[name])
    number = f"{len(checked)} quote{'' if len(checked) == 1 else 's'}"
    return f"{number}: {said}" if said else f"{number} checked"


def _row(document: Document, one: QuotationCheck) -> str:
    """A quotation and its passage."""
    line = document.lines.line(document.prose.file_span(one.span).start)
    passage = one.passage
    said = where = ""
    if passage is not None:
        words = " ".join(passage.text.split())
        said = escape(visible(words if len(words) <= LONGEST else f"{words[:LONGEST]}…"))
        where = f'<br><span class="facts">{escape(visible(passage.where()))}</span>'
    verdict = one.verdict.value.replace("-", " ")
    quoted = f'<span class="facts">line {line}</span> {_marked(one)}'
    return f'<tr><td dir="auto">{quoted}</td><td>{verdict}</td><td dir="auto">{said}{where}</td></tr>\n'


def _marked(one: QuotationCheck) -> str:
    """The words of a quotation, with those that differ from the source marked."""
    shown = []
    for look, text in pieces(one):
        words = escape(visible(" ".join(text.split())))
        if look == "said":
            shown.append(f"<del>{words}</del>")
        elif look == "quoted":
            shown.append(f"<ins>{words}</ins>")
        elif look == "same":
            shown.append(words)
    return " ".join(filter(None, shown))
