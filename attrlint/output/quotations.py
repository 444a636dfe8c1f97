"""The verdict on each quotation: the json format of attrlint verify, and the list that verify --all prints."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrlint.output.columns import Places
from attrlint.output.concise import visible
from attrlint.output.full import excerpt
from attrlint.output.json import Items
from attrlint.output.writer import Writer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from attrlint.output.writer import OutputContext
    from attrlint.running.runner import Result
    from attrlint.verifying.checked import QuotationCheck

LONGEST = 60  # code points of a quotation in the list
LONGEST_PASSAGE = 240


class QuotationsJson(Writer):
    """An array with an object per quotation, with or without a finding."""

    shows_drafts = True

    def __init__(self, setting: OutputContext) -> None:
        super().__init__(setting)
        self._items = Items()

    def take(self, result: Result) -> Iterator[str]:
        """The quotations of one draft."""
        if not result.against:
            return
        from attrlint.verifying.records import quotation_record

        document = self.setting.document_of(result.path, result.raw)
        for each in (document, *document.stories):
            for one in each.check.quotations if each.check else ():
                yield self._items.add(quotation_record(one, result.path, each.prose, document.lines))

    def finish(self) -> Iterator[str]:
        """The end of the array."""
        yield f"{self._items.end()}\n"


class Verdicts(Writer):
    """One line per quotation, including exact ones."""

    for_people = True
    passages = False

    def take(self, result: Result) -> Iterator[str]:
        """The quotations of one draft, each with its verdict and its place in the sources."""
        if not result.against:
            return
        document = self.setting.document_of(result.path, result.raw)
        places = Places(result.raw, self.setting.columns)
        every = (
            (each.prose, one) for each in (document, *document.stories) if each.check for one in each.check.quotations
        )
        for prose, one in every:
            span = prose.file_span(one.span)
            line, column = places.position(span.start)
            yield f"{visible(result.path)}:{line}:{column}: {self._said(one)}\n"
            if self.passages:
                style, width = self.setting.style, self.setting.width
                for shown in excerpt(result.raw, places.lines, span, style, width, "info"):
                    yield f"{shown}\n"
                yield from self._passage(one)

    def _said(self, one: QuotationCheck) -> str:
        words = visible(" ".join(one.words.split()))
        words = words if len(words) <= LONGEST else f"{words[:LONGEST].rstrip()}…"
        from attrlint.verifying.faults import code_of

        code = code_of(one)
        where = f" ({visible(one.passage.where())})" if one.passage else ""
        if not where and one.nearest:
            where = f" (nearest: {visible(one.nearest.where())})"
        return f"{one.verdict.value}{f' {code}' if code else ''} “{words}”{where}"

    def _passage(self, one: QuotationCheck) -> Iterator[str]:
        place = one.passage or one.nearest
        if place is not None:
            words = visible(" ".join(place.text.split()))
            words = words if len(words) <= LONGEST_PASSAGE else f"{words[:LONGEST_PASSAGE]}…"
            yield f"  {'source' if one.passage else 'nearest'}: {words}\n"
        yield "\n"


class VerdictsInFull(Verdicts):
    """The same with the passage next to each."""

    passages = True
