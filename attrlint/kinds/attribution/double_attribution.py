"""double-attribution: one quotation with an attribution before and after it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from attrlint.base.facts import dataclass
from attrlint.base.patterns import LazyPattern
from attrlint.base.span import Span
from attrlint.data.lexicon import words
from attrlint.model.diagnostic import Related
from attrlint.model.kind import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from attrlint.analysis.attribution.attributions import SentenceReport
    from attrlint.model.document import Document
    from attrlint.model.match_scope import Field

MODALS = words("auxiliaries.modal")
SPEAKS = 65  # the trust of a verb of saying: know, show and find are below it
WHATEVER = words("pronouns.whatever")
GOES_ON = frozenset({"additive"})
NAMED = LazyPattern(r"[A-ZÀ-ÖØ-Þ](?!he\b|n?\b)")
RELATIVE = frozenset({"which", "who", "that"})
SECOND_HAND = frozenset({"tell", "recall", "remember", "recount"})
LEADS_IN = LazyPattern(r"(?:[hnN]{1,2}|dn+)?(?:m|p[dS]*[nNm0]+)*[,:T]{0,2}Q")


@dataclass(frozen=True)
class DoubleAttribution:
    """Finds a quote, or quotes joined without text between them, with one cue before and another after.

    “X told Y” after a quote and “according to” do not count as a second attribution, nor does a second cue of the same
    source that continues (“she said, adding”), nor the outlet that tells of someone without a name (“the nurse said”).
    Pairs also pass if the first source only knows or shows something, or if the second recalls what the first said.
    """

    values: ClassVar[tuple[str, ...]] = ("first", "second")
    grades: ClassVar[tuple[str, ...]] = ()

    min_words: int = 3

    def find(self, document: Document, where: Field) -> Iterator[Finding]:
        """Each such sentence, from the first source or cue to the last."""
        for report in document.speech.reported.sentences:
            for first, second in self._pairs(document.text, report):
                a, b = report.attributions[first], report.attributions[second]
                if a.source is None or b.source is None or not where.covers(a.cue) or not where.covers(b.cue):
                    continue
                if {_words(document, a.source).lower(), _words(document, b.source).lower()} & RELATIVE:
                    continue  # “which agreed” continues about the first source
                one, other = document.speech.sources[a.source], document.speech.sources[b.source]
                if one.id == other.id and (b.verb is None or b.verb.classes & GOES_ON or _is_ing(b.verb.form)):
                    continue
                if one.id != other.id and a.verb is None:
                    continue  # “According to the report, the pier is safe,” Ruiz said: she speaks of it
                if one.sort == "person" and other.sort == "outlet" and not NAMED.search(_words(document, a.source)):
                    continue  # a scene that the outlet tells of: the nurse said
                start = min(a.source.start, a.cue.start)
                end = max(b.source.end, b.cue.end)
                names = {
                    "first": document.text[a.source.start : a.source.end],
                    "second": document.text[b.source.start : b.source.end],
                }
                yield Finding(Span(start, end), names, (Related(b.source, "second attribution"),))

    def _pairs(self, text: str, report: SentenceReport) -> Iterator[tuple[int, int]]:
        """The numbers of a cue before and a cue after the same quotations."""
        if len(report.cues) < 2:
            return
        codes = report.tokens.codes
        for i, lead in enumerate(report.cues):
            if lead.source is None or (lead.verb is not None and lead.verb.trust < SPEAKS):
                continue
            if lead.verb is not None and lead.order != "before":
                continue
            if lead.source[0] and report.tokens.words[lead.source[0] - 1] in WHATEVER:
                continue
            place = _quotation_behind(codes, max(lead.last, lead.source[1] if lead.verb is None else 0) + 1)
            if place < 0:
                continue
            end = place
            while codes[end : end + 1] in ("Q", ","):
                end += 1
            last = report.quotations[codes[:end].count("Q") - 1].content
            if text[last.start : last.end].rstrip()[-1:] in (".", "?", "!"):
                continue  # what follows is a separate sentence
            for j in range(i + 1, len(report.cues)):
                trail = report.cues[j]
                if (
                    trail.source is None
                    or trail.verb is None
                    or trail.verb.lemma in SECOND_HAND
                    or trail.order == "shared"
                ):
                    continue
                if min(trail.first, trail.source[0]) == end and self._words(report, place) >= self.min_words:
                    after = codes[max(trail.last, trail.source[1]) + 1 :]
                    if report.tokens.words[max(0, lead.first - 1)] not in MODALS and (
                        not after or after[0] in ".,;?!mp-"
                    ):
                        yield i, j
                break

    def _words(self, report: SentenceReport, place: int) -> int:
        span = report.quotations[report.places.index(place)].content
        return max(1, (span.end - span.start) // 6)

    def conditions(self) -> tuple[str, ...]:
        """What a draft must have."""
        return ("two-cues",)

    def literals(self) -> None:
        """None: any verbs may be the cues."""
        return


def _is_ing(form: str) -> bool:
    return form.split(" ")[0].endswith("ing")


def _words(document: Document, span: Span) -> str:
    return document.text[span.start : span.end]


def _quotation_behind(codes: str, start: int) -> int:
    """The token of the quotation that a cue introduces: after a comma, a colon or "that"; -1 if there is none."""
    found = LEADS_IN.match(codes, start)
    return found.end() - 1 if found else -1
