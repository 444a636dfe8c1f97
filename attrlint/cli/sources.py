"""attrlint sources: the source lists of drafts, who says what in them."""

from __future__ import annotations

import os
import sys
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from attrlint.base.errors import ReadError, harmless
from attrlint.cli.printing import MAX_WIDTH, Progress, as_utf_8, closed_pipe, complain
from attrlint.cli.streams import read_standard_input
from attrlint.model.source_list import make_ledger
from attrlint.output.concise import visible
from attrlint.output.source_tables import COLUMNS, csv_rows, full, ledger_record, table
from attrlint.output.style import Style, wanted
from attrlint.running.batch import jobs_for
from attrlint.running.discovery import find_drafts
from attrlint.running.listing_cache import Listing, ListingCache
from attrlint.running.runner import Choice, Runner

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator, Sequence

    from attrlint.base.errors import AttrlintError
    from attrlint.model.document import Document

FOR_PROGRAMS = ("json", "jsonl", "csv")


class Form(NamedTuple):
    """How source lists are printed: a format, and for people the width in cells and whether to use color."""

    name: str
    width: int = 0
    colors: bool = False


def run_sources(
    choice: Choice, paths: tuple[str, ...], form: str, stdin_filename: str, *, jobs: int = 1, cached: bool = True
) -> int:
    """Print the source lists of drafts.

    Returns 0, or 2 if something could not be read; the others are still printed.
    """
    runner = Runner(choice)
    drafts, errors = find_drafts([p for p in paths if p != "-"], runner.config_of)
    for error in errors:
        complain(error)
    failed = bool(errors)
    if form in FOR_PROGRAMS:
        as_utf_8()
        printed = Form(form)
    else:
        import shutil

        width = min(shutil.get_terminal_size((80, 24)).columns, MAX_WIDTH)
        printed = Form(form, width, wanted(dict(os.environ), terminal=sys.stdout.isatty()))
    lister = _Lister(runner, printed, jobs, ListingCache(runner, repr(printed)) if cached else None)
    first = True
    reported: set[str] = set()
    try:
        try:
            given = _standard_input(runner, paths, stdin_filename)
        except ReadError as error:
            complain(error)
            failed, given = True, None
        progress = Progress(len(drafts))
        for done, listing in enumerate(lister.listings(drafts, given), 0 if given else 1):
            progress.clear()
            sys.stderr.write("".join(f"{warning}\n" for warning in listing.warnings))
            if listing.error is not None:
                complain(listing.error)
                failed = True
                continue
            failed = failed or bool(listing.faults)
            for fault in listing.faults:
                if str(fault) not in reported:
                    reported.add(str(fault))
                    complain(fault)
            sys.stdout.write(_before(form, first=first) + listing.text)
            first = False
            progress.show(done)
        progress.clear()
        sys.stdout.write(_end(form, empty=first))
        sys.stdout.flush()
    except BrokenPipeError:
        return closed_pipe()
    finally:
        lister.close()
    return 2 if failed else 0


def _standard_input(runner: Runner, paths: tuple[str, ...], stdin_filename: str) -> tuple[str, bytes] | None:
    """The name and the bytes of standard input, if it is asked for. Raises ReadError."""
    path = harmless(stdin_filename) or "-"
    return (path, read_standard_input(runner, path)) if "-" in paths else None


def _before(form: str, *, first: bool) -> str:
    """What is printed before the list of a draft."""
    if form == "json":
        return "[\n" if first else ",\n"
    if form == "csv":
        return f"{','.join(COLUMNS)}\n" if first else ""
    return "" if first or form == "jsonl" else "\n"


def _end(form: str, *, empty: bool) -> str:
    """What is printed after the lists of all drafts."""
    if form == "json":
        return "[]\n" if empty else "\n]\n"
    return f"{','.join(COLUMNS)}\n" if form == "csv" and empty else ""


class _Lister:
    """Lists the sources of one draft after another: cached, in parallel, in order."""

    def __init__(self, runner: Runner, form: Form, jobs: int, cache: ListingCache | None) -> None:
        self._runner, self._form, self._jobs, self._cache = runner, form, jobs, cache
        self._fresh: Generator[Listing] | None = None

    def listings(self, drafts: Sequence[str], given: tuple[str, bytes] | None) -> Iterator[Listing]:
        """The listing of standard input, if any, then those of the drafts."""
        if given:
            yield _list_bytes(self._runner, given[0], given[1], self._form)
        keys = [self._cache.key(draft) if self._cache else None for draft in drafts]
        known = [self._cache.get(key) if self._cache and key else None for key in keys]
        fresh = self._fresh = self._made([draft for draft, one in zip(drafts, known, strict=True) if one is None])
        for key, one in zip(keys, known, strict=True):
            listing = next(fresh) if one is None else one
            if self._cache and key and one is None:
                self._cache.add(key, listing)
            yield listing

    def close(self) -> None:
        """Stop the processes, and write the cache."""
        if self._fresh:
            self._fresh.close()
        if self._cache:
            self._cache.save()

    def _made(self, drafts: Sequence[str]) -> Generator[Listing]:
        work = partial(list_draft, form=self._form)
        jobs, sizes = jobs_for(drafts, self._jobs)
        if jobs < 2:
            yield from (work(self._runner, draft) for draft in drafts)
            return
        from attrlint.running.workers import Workers

        workers = Workers(self._runner, jobs, work, failed_draft)
        try:
            yield from workers.results(drafts, sizes)
        finally:
            sys.stderr.write("".join(f"warning: {note}\n" for note in workers.notes))


def list_draft(runner: Runner, path: str, form: Form) -> Listing:
    """The listing of one file."""
    return _list_bytes(runner, path, None, form)


def failed_draft(path: str, error: AttrlintError) -> Listing:
    """The listing of a draft whose process ended."""
    return Listing(error=error)


def _list_bytes(runner: Runner, path: str, data: bytes | None, form: Form) -> Listing:
    ((document, encoding, error),) = runner.documents([(path, data)])
    if document is None:
        return Listing(error=error)
    warnings = []
    if encoding:
        warnings.append(f"{visible(path)}: warning: decoded as {encoding}, not UTF-8")
    if document.article.language:
        said = f"reads as {document.article.language}: sources are found in English only"
        warnings.append(f"{visible(path)}: warning: {said}")
    checked = document.check
    try:
        text = _text(document, form)
    except ReadError as fault:  # a transcript that has changed meanwhile
        return Listing(error=fault)
    return Listing(text, tuple(warnings), None, checked is not None, checked.faults if checked else ())


def _text(document: Document, form: Form) -> str:
    ledger = make_ledger(document, wide=True)
    if form.name in ("json", "jsonl"):
        from attrlint.output.json import dumps

        return dumps(ledger_record(document, ledger)) + ("\n" if form.name == "jsonl" else "")
    if form.name == "csv":
        import csv
        import io

        made = io.StringIO()
        csv.writer(made, lineterminator="\n").writerows(csv_rows(document, ledger))
        return made.getvalue()
    lines = (full if form.name == "full" else table)(document, ledger, Style(on=form.colors), form.width)
    return "".join(f"{line}\n" for line in lines)
