"""From a request to its answer, as plain data, a page or a document: no HTTP here."""

from __future__ import annotations

import warnings
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import attrlint
from attrlint.api.drafts import draft_of
from attrlint.api.given_sources import attach
from attrlint.base.errors import AttrlintWarning, UsageError
from attrlint.base.facts import dataclass
from attrlint.fixing.word.review import Request, review_word
from attrlint.output.html.page import Page
from attrlint.output.writer import OutputContext
from attrlint.running.runner import Result

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from attrlint.api.settings import Settings
    from attrlint.model.diagnostic import Diagnostic
    from attrlint.reading.prose import Prose
    from attrlint.serving.payload import Payload

UNNAMED = "draft"
WARMING = "“The channel is clear,” said Ilze Kaleja. No deaths have been reported in the town."


@contextmanager
def _warned() -> Iterator[list[str]]:
    """Collects what the library warns of, without the name of the draft. For one thread at a time."""
    said: list[str] = []
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always", AttrlintWarning)
        try:
            yield said
        finally:
            said += [str(each.message).partition(": ")[2] for each in caught]


def check(asked: Payload) -> dict[str, object]:
    """The findings in a draft, as ``attrlint check --output-format json`` has them. Raises AttrlintError."""
    with _warned() as said:
        found = attrlint.lint(asked.draft, asked.format, asked.name or UNNAMED, asked.settings)
    return {"findings": [one.to_dict() for one in found], "warnings": said}


def sources(asked: Payload) -> dict[str, object]:
    """Who says what in a draft, as ``attrlint sources`` has it, and warnings. Raises AttrlintError."""
    with _warned() as said:
        found = attrlint.sources(asked.draft, asked.format, asked.name or UNNAMED, asked.settings)
    return {**found.to_dict(), "warnings": said}


def verify(asked: Payload) -> dict[str, object]:
    """The verdict on each quote of a draft, as ``attrlint verify`` has it, and warnings. Raises AttrlintError."""
    with _warned() as said:
        found = attrlint.verify(
            asked.draft,
            asked.sources,
            asked.format,
            asked.name or UNNAMED,
            asked.settings,
            speakers=asked.speakers,
            min_words=asked.min_words,
        )
    return {"quotations": [one.to_dict() for one in found], "warnings": said}


def warm(settings: Settings) -> None:
    """Load what a usual draft needs, so that the first is not slow. Raises AttrlintError for bad settings."""
    with _warned():
        attrlint.lint(WARMING, settings=settings)
        attrlint.sources(WARMING, settings=settings)


@dataclass(frozen=True, slots=True)
class Seen:
    """What the desk shows of a draft: a page with findings, source list and checked quotes, and a line for a status."""

    page: str
    summary: str
    warnings: tuple[str, ...]


def seen(asked: Payload) -> Seen:
    """A draft as the desk shows it. Raises AttrlintError for one that cannot be read."""
    with _warned() as said:
        draft = draft_of(asked.draft, asked.format, asked.name or UNNAMED, asked.settings)
    document = draft.document
    if asked.sources:
        attach(document, asked.sources, asked.settings, asked.min_words, asked.speakers)
    linter = draft.runner.linter_of(Path(document.path), against=document.check is not None)
    report = linter.lint(document)
    faults = document.check.faults if document.check else ()
    result = Result(
        document.path,
        document.prose.raw,
        report.diagnostics,
        (*report.failures, *faults),
        linted=True,
        silenced=report.silenced,
    )
    rules = {rule.code: rule for rule in linter.rules}
    page = Page(OutputContext(rule_of=lambda _, code: rules.get(code), document_of=lambda *_: document))
    text = "".join([*page.take(result), *page.finish()])
    count = len(report.diagnostics)
    summary = f"{count or 'No'} finding{'' if count == 1 else 's'} in {document.word_count} words"
    if result.errors:
        summary += f"; {len(result.errors)} not checked"
    warning = linter.warning(document)
    return Seen(text, summary, (*said, warning) if warning else tuple(said))


def reviewed(asked: Payload) -> bytes:
    """A Word draft with the findings as comments, and with fixes as tracked changes if asked. Raises AttrlintError."""
    if asked.format != "docx" or isinstance(asked.draft, str):
        raise UsageError("only a Word draft (.docx) can be reviewed")
    name = asked.name or f"{UNNAMED}.docx"
    with _warned():
        draft = draft_of(asked.draft, asked.format, name, asked.settings)
    runner = draft.runner

    def find(prose: Prose) -> Sequence[Diagnostic]:
        report = runner.linter_of(Path(name)).lint(runner.prose_document(prose, name))
        for failure in report.failures:
            raise failure
        return report.diagnostics

    request = Request(datetime.now(UTC), track_changes=asked.track_changes)
    return review_word(asked.draft, name, find, request).data
