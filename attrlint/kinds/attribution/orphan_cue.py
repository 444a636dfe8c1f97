"""orphan-cue: a verb of saying next to a quotation, without a source."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from attrlint.base.facts import dataclass
from attrlint.data.lexicon import in_order
from attrlint.model.kind import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from attrlint.analysis.attribution.attributions import SentenceReport
    from attrlint.model.document import Document
    from attrlint.model.match_scope import Field


@dataclass(frozen=True)
class OrphanCue:
    """Finds one of `verbs` next to a quote with no source on either side (“We won,” said.)."""

    values: ClassVar[tuple[str, ...]] = ("match",)
    grades: ClassVar[tuple[str, ...]] = ()

    verbs: tuple[str, ...] = in_order("speech-verbs.orphan")  # fmt: skip

    def find(self, document: Document, where: Field) -> Iterator[Finding]:
        """Each such verb."""
        for report in document.speech.reported.sentences:
            if not report.quotations:
                continue
            codes, words = report.tokens.codes, report.tokens.words
            for at, word in enumerate(words):
                if word in self.verbs and self._orphaned(report, codes, at):
                    span = report.tokens.span(at, at)
                    if where.covers(span):
                        yield Finding(span, {"match": document.text[span.start : span.end]})

    def _orphaned(self, report: SentenceReport, codes: str, at: int) -> bool:
        if any(cue.first <= at <= cue.last and cue.source is not None for cue in report.cues):
            return False
        before = codes[:at].rstrip(",")
        behind = codes[at + 1 :].lstrip("rm")
        ends = behind[:1] in ("", ".", "!", "?")
        if before.endswith("Q") and codes[at - 1] in ",Q" and ends:
            return True
        return not before.strip("r") and behind[:1] in (",", ":") and behind[1:2] == "Q"

    def conditions(self) -> tuple[str, ...]:
        """What a draft must have."""
        return ("quotation",)

    def literals(self) -> tuple[str, ...]:
        """The verbs."""
        return tuple(rf"\b{word}\b" for word in self.verbs)
