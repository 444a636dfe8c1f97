"""unattributed-quotation: a full quotation without an attribution."""

from __future__ import annotations

from bisect import bisect_left
from functools import lru_cache
from typing import TYPE_CHECKING, ClassVar

from attrlint.analysis.attribution.credits import is_title
from attrlint.base.facts import dataclass
from attrlint.data.lexicon import LexiconPattern
from attrlint.model.kind import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from attrlint.analysis.attribution.credits import Credit
    from attrlint.model.document import Document
    from attrlint.model.match_scope import Field

LINE_BELOW = LexiconPattern(r"[^\r\n]*(?:\r\n|\r|\n)([^\r\n]+)")
BREAK = LexiconPattern(r"(?:\r\n|\r|\n)(?:[ \t]*(?P<blank>\r\n|\r|\n))?\s*")
WHERE = LexiconPattern(r"{prepositions.where}\b")  # wrote in a letter
QUOTES = LexiconPattern(r"[\"“”]")
PAPERS = frozenset({"outlet", "document"})
PARTS = 12  # quotations that make up one speech, at most
LINE_A_SENTENCE = 1.5  # sentences per line, at most, if each has its own line: “...,” Lee said. “...” shares one
SHORT_LINES, SHORT = 1.7, 31  # and if a line has no more than this many words
TAIL = 20  # words of “Lee said in a statement on Monday”: more say something else


@dataclass(frozen=True)
class UnattributedQuotation:
    """Finds a full-sentence quote of at least `min_words` words without a source.

    Graded strong if no source is near, weak if only the paragraph before names one. Not flagged: fragments inside a
    sentence, titles, quotes without marks, paragraphs of quotes that a colon introduces, and quotes that continue a
    speech whose last paragraph ends with an attribution. In drafts with one sentence per line, quotes next to each
    other or below a line that names the speaker are not flagged.
    """

    values: ClassVar[tuple[str, ...]] = ("match",)
    grades: ClassVar[tuple[str, ...]] = ("strong", "weak")

    min_words: int = 6

    def find(self, document: Document, where: Field) -> Iterator[Finding]:
        """Each such quotation."""
        text = document.text
        told = document.speech.reported.credits
        for number, credit in enumerate(told):
            if credit.layout not in ("none", "previous") or not credit.alone or not where.covers(credit.quotation.span):
                continue
            if not self._counts(text, credit) or _is_credited_later(document, told, number):
                continue
            if _is_listed(document, told, number):
                continue
            if not _goes_on(document, told, number) and not _runs_on(document, credit):
                words = text[credit.quotation.content.start : credit.quotation.content.end].rstrip(",. ")
                yield Finding(
                    credit.quotation.span,
                    {"match": words},
                    grade="strong" if credit.layout == "none" else "weak",
                )

    def _counts(self, text: str, credit: Credit) -> bool:
        quotation = credit.quotation
        if not quotation.opening or quotation.continues:
            return False
        words = text[quotation.content.start : quotation.content.end]
        return len(words.split()) >= self.min_words and not is_title(words)

    def conditions(self) -> tuple[str, ...]:
        """What a draft must have."""
        return ("uncredited-quotation",)

    def literals(self) -> None:
        """None: any words may be quoted."""
        return


def _is_credited_later(document: Document, told: Sequence[Credit], number: int) -> bool:
    """Whether the speech that a quotation begins is attributed later.

    It continues in paragraphs of which one has a cue, or a sentence that is just a cue follows: “....” Lee wrote.
    """
    credit = told[number]
    runs_on = not credit.quotation.closing
    for later in told[number + 1 : number + 1 + PARTS]:
        if not runs_on:
            break
        if later.layout in ("sentence", "colon", "dash"):
            return True
        runs_on = not later.quotation.closing
    end = credit.quotation.span.end
    at = bisect_left(document.sentences, end, key=lambda sentence: sentence.start)
    block = document.block_at(credit.quotation.span.start)
    if block is None or at >= len(document.sentences) or document.sentences[at].start >= block.span.end:
        return False
    report = document.speech.report_at(document.sentences[at].start)
    if report is None or report.quotations:
        return False
    if any(not WHERE.match(document.text, s.contents[0].start) for s in report.statements):
        return False
    return any(a.source is not None and a.source.start == report.span.start for a in report.attributions)


def _is_listed(document: Document, told: Sequence[Credit], number: int) -> bool:
    """Whether a quote is one of several paragraphs of nothing but quotes that a colon introduced.

    So are the articles of a law, the answers to a question, and a statement that is printed in full.
    """
    text, here = document.text, told[number].quotation.span
    for earlier in reversed(told[max(0, number - PARTS) : number]):
        if text[earlier.quotation.span.end : here.start].strip(" \n\r\t*_>"):
            return False
        if "\n" not in text[earlier.quotation.span.end : here.start] or earlier.layout == "colon":
            return earlier.layout == "colon"
        if earlier.layout != "previous":
            return False
        here = earlier.quotation.span
    return False


def _goes_on(document: Document, told: Sequence[Credit], number: int) -> bool:
    """Whether the paragraph before ends with a speech: “...,” Lee said in a statement, or “...,” she said.

    “...” Outlets and papers are quoted piece by piece, and do not continue to speak.
    """
    credit = told[number]
    if credit.layout != "previous" or credit.source is None or credit.cue is None:
        return False
    text, here = document.text, document.block_at(credit.quotation.span.start)
    before = document.block_at(credit.cue.start)
    if here is None or before is None or here.span.start != credit.quotation.span.start:
        return False
    if document.speech.sources[credit.source].sort in PAPERS or text[before.span.end : here.span.start].strip():
        return False
    for spoken in reversed(told[max(0, number - PARTS) : number]):
        if spoken.quotation.span.start < before.span.start:
            break
        if spoken.cue != credit.cue:
            continue
        end = spoken.quotation.span.end
        if spoken.layout == "paragraph" or (
            end <= credit.cue.start and len(text[end : before.span.end].split()) <= TAIL
        ):
            return True
    return False


@lru_cache(maxsize=8)
def _blank_share(raw: str) -> float:
    """The share of blank lines among the breaks between the lines of a draft, from 0 to 1."""
    breaks = [found["blank"] is not None for found in BREAK.finditer(raw.strip())]
    return sum(breaks) / len(breaks) if breaks else 0.0


def _runs_on(document: Document, credit: Credit) -> bool:
    """Whether one line break separates the quotation from another quoting line, or from one that says who speaks.

    This is the layout of drafts with one sentence per line. Most of their breaks are single, but not all, since a
    paragraph that was added later may be laid out differently.
    """
    raw = document.prose.raw
    lines = len(document.blocks)
    most = SHORT_LINES if document.word_count <= SHORT * lines else LINE_A_SENTENCE
    if len(document.sentences) > most * lines or _blank_share(raw) > 0.5:
        return False
    place = document.prose.file_span(credit.quotation.span)
    above, below = _line_above(raw, place.start), LINE_BELOW.match(raw, place.end)
    if above and (credit.layout == "previous" or _speaks(document, credit)):
        return True
    if credit.layout == "previous":
        return False
    return any(QUOTES.search(line) is not None for line in (above, below[1] if below else ""))


def _line_above(raw: str, start: int) -> str:
    """The line that ends right before the one an offset begins; empty if the offset begins none."""
    head = raw[max(0, start - 2000) : start].rstrip(" \t")
    if not head.endswith(("\n", "\r")):
        return ""
    head = head.removesuffix("\n").removesuffix("\r")
    return head[max(head.rfind("\n"), head.rfind("\r")) + 1 :]


def _speaks(document: Document, credit: Credit) -> bool:
    """Whether the sentence right before a quotation reports speech."""
    start = credit.quotation.span.start
    at = bisect_left(document.sentences, start, key=lambda sentence: sentence.start) - 1
    report = document.speech.report_at(document.sentences[at].start) if at >= 0 else None
    return report is not None and any(a.source is not None and not a.passive for a in report.attributions)
