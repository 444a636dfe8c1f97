"""attrlint sources: the ledger of drafts, who says what in them."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from attrlint.cli.printing import MAX_WIDTH, as_utf_8, closed_pipe, complain
from attrlint.model.source_list import make_ledger
from attrlint.output.concise import visible
from attrlint.output.source_tables import COLUMNS, csv_rows, full, ledger_record, table
from attrlint.output.style import Style, wanted
from attrlint.running.discovery import find_drafts
from attrlint.running.runner import Choice, Runner

if TYPE_CHECKING:
    from collections.abc import Iterator

    from attrlint.model.document import Document


def run_sources(choice: Choice, paths: tuple[str, ...], form: str, stdin_filename: str) -> int:
    """Print the ledgers of drafts. Exit 0, or 2 when something could not be read; the others are still printed."""
    runner = Runner(choice)
    drafts, errors = find_drafts([p for p in paths if p != "-"], runner.config_of)
    for error in errors:
        complain(error)
    failed = bool(errors)
    if form in ("json", "csv"):
        as_utf_8()
    printer = _Printer(form)
    try:
        for document, encoding, fault in runner.documents(_inputs(paths, drafts, stdin_filename)):
            if fault is not None:
                complain(fault)
                failed = True
            elif document is not None:
                if encoding:
                    sys.stderr.write(f"{visible(document.path)}: warning: decoded as {encoding}, not UTF-8\n")
                if document.article.language:
                    said = f"reads as {document.article.language}: sources are found in English only"
                    sys.stderr.write(f"{visible(document.path)}: warning: {said}\n")
                printer.take(document)
        printer.finish()
        sys.stdout.flush()
    except BrokenPipeError:
        return closed_pipe()
    return 2 if failed else 0


def _inputs(paths: tuple[str, ...], drafts: list[str], stdin_filename: str) -> Iterator[tuple[str, bytes | None]]:
    """Each draft's name, and its bytes where they come from standard input."""
    if "-" in paths:
        yield stdin_filename or "-", sys.stdin.buffer.read()
    for draft in drafts:
        yield draft, None


class _Printer:
    def __init__(self, form: str) -> None:
        self.form = form
        self.first = True
        self.style = Style(on=wanted(dict(os.environ), terminal=sys.stdout.isatty()))

    def take(self, document: Document) -> None:
        """Print one draft's ledger."""
        ledger = make_ledger(document)
        if self.form == "json":
            import json

            sys.stdout.write("[\n" if self.first else ",\n")
            sys.stdout.write(json.dumps(ledger_record(document, ledger), ensure_ascii=False))
        elif self.form == "csv":
            import csv

            writer = csv.writer(sys.stdout, lineterminator="\n")
            if self.first:
                writer.writerow(COLUMNS)
            writer.writerows(csv_rows(document, ledger))
        else:
            import shutil

            width = min(shutil.get_terminal_size((80, 24)).columns, MAX_WIDTH)
            lines = (full if self.form == "full" else table)(document, ledger, self.style, width)
            sys.stdout.write(("" if self.first else "\n") + "".join(f"{line}\n" for line in lines))
        self.first = False

    def finish(self) -> None:
        """Print what comes after all drafts."""
        if self.form == "json":
            sys.stdout.write("[]\n" if self.first else "\n]\n")
        elif self.form == "csv" and self.first:
            sys.stdout.write(",".join(COLUMNS) + "\n")
