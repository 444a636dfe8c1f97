"""poll-facts: a poll with figures but without the details that readers need to judge it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from attrlint.base.facts import dataclass
from attrlint.base.span import Span
from attrlint.data.lexicon import LexiconPattern
from attrlint.model.kind import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from attrlint.model.document import Document
    from attrlint.model.match_scope import Field

POLL = LexiconPattern(
    r"(?:\b{Determiners.poll}\s+(?:{adjectives.poll}\s+){0,3})?\b[Pp]olls?\b|\b(?:[Aa]|[Tt]he"
    r"|[Oo]ne)\s+(?:{adjectives.survey}\s+){0,3}survey\b"
)
SPOKEN_OF = LexiconPattern(r"\b{polls.spoken-of}\b")
NO_POLL = LexiconPattern(r"\s+{polls.not-opinion}\b")
FIGURE = LexiconPattern(
    r"\d+(?:\.\d+)?\s?(?:%|(?:percentage )?points|per ?cent)|\b\d+ (?:in|out of) \d+|\b\d+ points\b"
)
_NAME, _POLL = r"[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+)*", "(?:[Pp]oll|[Ss]urvey)"
_BY = r"(?:by|from|for)\s(?:the\s)?[A-Z]"
FACTS = {
    "pollster": LexiconPattern(
        rf"\b(?:{{pollsters}}|[A-Z]\w+(?:/[A-Z]\w+)+|{_NAME}\s+{_POLL}|{_POLL}\s(?:\w+\s){{0,4}}?{_BY})"
    ),
    "sample size": LexiconPattern(r"{polls.sample}|\b(?:{numerals.many}|\d[\d,]{2,})\s+(?:\w+\s+){0,3}{people.polled}"),
    "dates": LexiconPattern(r"\b(?:{months.dated}|May|{times.fieldwork}|{weekdays.long}|(?:19|20)\d\d)\b"),
    "margin of error": LexiconPattern(r"\bmargins? of (?:sampling )?error\b|\bplus or minus\b|±"),
}
OWN = LexiconPattern(r"\b[Ww]e\s+(?:{polls.held}(?:\s+(?:a|an|our)\b)?(?:\s+[\w-]+){0,2}\s+survey|surveyed)\b")
CHOSEN = LexiconPattern(r"\b{polls.chosen}\b")
ANSWERS = LexiconPattern(r"(?:\b\d[\d,.]*\s?(?:%|per ?cent)|\b\d[\d,]*(?:\s+\w+)?\s+{polls.answered})")
ANSWERED = 2  # figures of answers, at least, in a draft that reports a survey
OWN_MISSING = "dates, how the respondents were chosen"


@dataclass(frozen=True)
class PollFacts:
    """Finds the first poll with a figure if the draft lacks details about it.

    The draft needs at least `least` of four: pollster, sample size, dates and margin of error. A link in the sentence
    is enough. A survey of the newsroom's own (“we surveyed”) needs its dates, or a word on how people were chosen.
    """

    values: ClassVar[tuple[str, ...]] = ("match", "missing")
    grades: ClassVar[tuple[str, ...]] = ()

    least: int = 2

    def find(self, document: Document, where: Field) -> Iterator[Finding]:
        """One finding per draft."""
        text = document.text
        if "poll" not in document.folded and "survey" not in document.folded:
            return
        near = self._near(document)
        own = _own_survey(document)
        if own is not None:
            if where.covers(own):
                yield Finding(own, {"match": text[own.start : own.end], "missing": OWN_MISSING})
            return
        missing = [name for name, pattern in FACTS.items() if not any(pattern.search(text, *span) for span in near)]
        if len(FACTS) - len(missing) >= self.least or "pollster" not in missing:
            return
        for report in document.speech.reported.sentences:
            if document.links(report.span) or not FIGURE.search(text, *report.span):
                continue
            for poll in POLL.finditer(text, *report.span):
                span = Span(*poll.span())
                if where.covers(span) and not NO_POLL.match(text, poll.end()):
                    yield Finding(span, {"match": poll[0], "missing": ", ".join(missing)})
                    return

    def _near(self, document: Document) -> list[Span]:
        """The paragraphs about a poll, and those next to them."""
        spans = [b.span for b in document.blocks]
        polled = [i for i, span in enumerate(spans) if SPOKEN_OF.search(document.text, *span)]
        return [spans[j] for j in sorted({j for i in polled for j in (i - 1, i, i + 1) if 0 <= j < len(spans)})]

    def literals(self) -> tuple[str, ...]:
        """Words for a poll."""
        return ("poll", "survey")


def _own_survey(document: Document) -> Span | None:
    """A survey that the writer held, if the draft gives answers but neither dates nor how people were chosen."""
    text, spans = document.text, [b.span for b in document.blocks]
    for number, span in enumerate(spans):
        held = OWN.search(text, *span)
        if held is None:
            continue
        near = Span(span.start, spans[min(number + 1, len(spans) - 1)].end)
        told = any(pattern.search(text, *near) for pattern in (FACTS["dates"], CHOSEN))
        return None if told or len(ANSWERS.compiled.findall(text)) < ANSWERED else Span(*held.span())
    return None
