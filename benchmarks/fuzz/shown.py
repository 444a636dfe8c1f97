"""What must hold for what is shown of a draft: every output format, its sources, its quotations checked, its review."""

from __future__ import annotations

import csv
import io
import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from xml.dom import minidom

from attrlint.base.errors import AttrlintError, ReadError
from attrlint.base.patterns import LazyPattern
from attrlint.base.span import LineIndex
from attrlint.fixing.word.review import Request, review_word
from attrlint.model.source_list import make_ledger
from attrlint.output import FORMATS, writer_for
from attrlint.output.json import dumps
from attrlint.output.source_tables import csv_rows, full, ledger_record, table
from attrlint.output.style import PLAIN
from attrlint.output.writer import OutputContext
from attrlint.running.runner import Result
from attrlint.verifying.bundle import bundle_of
from attrlint.verifying.checked import check_quotations
from attrlint.verifying.records import quotation_record
from attrlint.verifying.shelf import Shelf
from attrlint.verifying.source_text import read_source
from attrlint.verifying.verifier import Verifier
from benchmarks.fuzz.checks import Failure, document_of, hold
from benchmarks.fuzz.rows import PACKED, packed

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

    from attrlint.linting.linter import LintReport
    from attrlint.model.diagnostic import Diagnostic
    from attrlint.model.document import Document
    from attrlint.reading.prose import Prose
    from benchmarks.fuzz.checks import Linters
    from benchmarks.fuzz.inputs import Made

CONTROLS = LazyPattern("[\x00-\x09\x0b-\x1f\x7f\x80-\x9f\u202a-\u202e\u2066-\u2069]")
SOURCES = ("source.txt", "source.srt", "source.vtt", "source.md", "source.html")
MOMENT = datetime(2026, 11, 1, tzinfo=UTC)


def check_formats(linters: Linters, document: Document, report: LintReport) -> None:
    """Every format writes what its readers can read: JSON, XML, lines without control characters."""
    setting = OutputContext(rule_of=lambda path, code: linters.rules.get(code), suppressed=True)
    raw = document.prose.raw
    result = Result(document.path, raw, report.diagnostics, (), "", True, "warning", report.silenced)
    for name in FORMATS:
        writer = writer_for(name, setting)
        written = "".join([*writer.take(result), *writer.finish()])
        check_written(name, written.encode("utf-8", "backslashreplace").decode(), report)


def check_written(name: str, text: str, report: LintReport) -> None:
    """One format's document parses, and holds a finding for each there is."""
    count = len(report.diagnostics)
    match name:
        case "json" | "gitlab":
            found = json.loads(text)
            hold(len(found) == count, f"formats: {name} has {len(found)} findings of {count}")
        case "sarif":
            runs = json.loads(text)["runs"]
            for one in runs[0]["results"]:
                region = one["locations"][0]["physicalLocation"]["region"]
                start = region["startLine"], region["startColumn"]
                hold((1, 1) <= start <= (region["endLine"], region["endColumn"]), f"formats: sarif region {region}")
                rule = runs[0]["tool"]["driver"]["rules"][one["ruleIndex"]]["id"]
                hold(rule == one["ruleId"], f"formats: sarif {rule} for {one['ruleId']}")
            hold(len(runs[0]["results"]) == count + len(report.silenced), "formats: sarif results")
        case "rdjson":
            hold(len(json.loads(text)["diagnostics"]) == count, "formats: rdjson findings")
        case "jsonl":
            lines = [json.loads(line) for line in text.split("\n") if line]
            hold(len(lines) == count, f"formats: jsonl has {len(lines)} lines of {count}")
        case "junit" | "checkstyle":
            minidom.parseString(text.encode())
        case "concise" | "gcc" | "github":
            hold(len(text.split("\n")) == count + 1, f"formats: {name} has {len(text.splitlines())} lines of {count}")
            hold(not CONTROLS.compiled.search(text), f"formats: {name} prints control characters")
        case "csv":
            rows = list(csv.reader(io.StringIO(text)))
            hold(len({len(row) for row in rows}) <= 1, "formats: csv rows differ in length")
        case "html":
            hold("\0" not in text, "formats: html holds NUL")
        case _:
            hold(not CONTROLS.compiled.search(text.replace("\t", "")), f"formats: {name} prints control characters")


def check_sources(document: Document) -> None:
    """The list of sources in each of its forms, with places that lie in the file."""
    ledger = make_ledger(document)
    record = json.loads(dumps(ledger_record(document, ledger)))
    lines, raw = LineIndex(document.prose.raw), document.prose.raw
    for one in (*record["quotations"], *record["statements"]):
        hold(0 <= one["offset"] <= one["end_offset"] <= len(raw), f"sources: {one}")
        at = lines.starts[one["line"] - 1] + one["column"] - 1
        hold(at == one["offset"], f"sources: {one['line']}:{one['column']} is {at}, not {one['offset']}")
    known = {one["id"] for one in record["sources"]}
    for one in record["quotations"]:
        source = one["source"]
        hold(source is None or source["id"] in known, f"sources: {source} is not in the list")
        hold((one["layout"] != "none") or source is None, "sources: layout none with a source")
    made = io.StringIO()
    csv.writer(made, lineterminator="\n").writerows(csv_rows(document, ledger))
    rows = list(csv.reader(io.StringIO(made.getvalue())))
    hold(len({len(row) for row in rows}) <= 1, "sources: csv rows differ in length")
    for form in (table, full):
        for line in form(document, ledger, PLAIN, 80):
            hold(not CONTROLS.compiled.search(line), f"sources: {form.__name__} prints control characters")


def check_quotes(made: Made, document: Document, source: str, chance: Random) -> None:
    """Quotations held against a source: a verdict each, with places that lie in draft and source."""
    if document.stories:
        return
    path = chance.choice((*SOURCES, *PACKED))
    data = packed(source, path, chance) if path in PACKED else source.encode("utf-8", "replace")
    try:
        text = read_source(data, path)
    except ReadError:
        return
    shelf = Shelf(lambda _: text)
    shelf.add([path], bundle_of([text]))
    reported = document.speech.reported
    found = check_quotations(Verifier(shelf), document.text, reported.credits, document.speech.sources)
    lines = LineIndex(document.prose.raw)
    for one in found:
        hold(0 <= one.span.start < one.span.end <= len(document.text), f"verify: {one.span}")
        for place in filter(None, (one.passage, one.second, one.nearest, *one.others)):
            hold(0 <= place.span.start <= place.span.end <= len(text.text), f"verify: {place.span} in the source")
            hold(text.text[place.span.start : place.span.end] == place.text, "verify: words of another place")
        json.loads(dumps(quotation_record(one, made.path, document.prose, lines)))


def check_review(linters: Linters, made: Made, chance: Random) -> None:
    """A review of a Word file is a Word file that says what the draft says."""
    if made.data is None:
        return
    request = Request(MOMENT, track_changes=chance.random() < 0.5, unsafe=chance.random() < 0.5)
    try:
        reviewed = review_word(made.data, made.path, _find(linters, made), request)
        if request.unsafe:
            again = review_word(reviewed.data, made.path, _find(linters, made), request)
            hold(again.text == reviewed.text, "review: a second one says something else")
    except ReadError:
        return
    except AttrlintError as error:
        hold("please report" not in error.message, f"review: {error.message}")


def _find(linters: Linters, made: Made) -> Callable[[Prose], tuple[Diagnostic, ...]]:
    def find(prose: Prose) -> tuple[Diagnostic, ...]:
        report = linters.filtered.lint(document_of(prose, made.path))
        for failure in report.failures:
            raise Failure(f"rule: {failure.message}")
        return report.diagnostics

    return find
