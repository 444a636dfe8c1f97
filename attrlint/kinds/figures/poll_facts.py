"""poll-facts: a poll with figures, and without what makes them worth anything."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from attrlint.base.facts import dataclass
from attrlint.base.patterns import LazyPattern
from attrlint.base.span import Span
from attrlint.model.kind import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from attrlint.model.document import Document
    from attrlint.model.match_scope import Field

POLL = LazyPattern(
    r"(?:\b(?:[Aa]|[Aa]n|[Tt]he|[Oo]ne|[Tt]his|[Tt]hat)\s+(?:(?:new|recent|latest|online|national|opinion|snap|"
    r"exit)\s+){0,3})?\b[Pp]olls?\b|\b(?:[Aa]|[Tt]he|[Oo]ne)\s+(?:(?:new|recent|latest|online|"
    r"national)\s+){0,3}survey\b"
)
SPOKEN_OF = LazyPattern(r"\b(?:[Pp]oll(?:s|sters?|ing|ed)?|[Ss]urvey(?:s|ed)?|respondents|sample|margin of error)\b")
NO_POLL = LazyPattern(
    r"\s+(?:open|close|opened|closed|workers?|station|tax|stations|on (?:Tuesday|Sunday|election)|numbers)\b"
)
FIGURE = LazyPattern(
    r"\d+(?:\.\d+)?\s?(?:%|percent|per cent|points|percentage points)|\b\d+ (?:in|out of) \d+|\b\d+ points\b"
)
FACTS = {
    "pollster": LazyPattern(
        r"\b(?:Gallup|Pew|YouGov|Ipsos|Reuters|Quinnipiac|Rasmussen|Monmouth|Marist|Siena|Emerson|Kantar|Survation|"
        r"Opinium|Savanta|Levada|INSA|Forsa|Ifop|Elabe|Harris|Bloomberg|CNN|NBC|CBS|ABC|Fox|AP-|NORC|Associated Press|"
        r"Washington Post|Wall Street|New York Times|Politico|Morning Consult|FiveThirtyEight|RealClearPolitics|"
        r"Real Clear|HuffPost|Suffolk|PPP|Public Policy|University|Institute|College|Research|Center|Centre|Foundation|"
        r"commissioned by|conducted by|taken by|carried out by|[A-Z]\w+(?:/[A-Z]\w+)+|"
        r"[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+)*\s+(?:[Pp]oll|[Ss]urvey)|"
        r"(?:[Pp]oll|[Ss]urvey)\s(?:\w+\s){0,4}?(?:by|from|for)\s(?:the\s)?[A-Z])"
    ),
    "sample size": LazyPattern(
        r"\b(?:\d[\d,]{2,}|hundreds of|thousands of)\s+(?:\w+\s+){0,3}(?:adults|people|voters|respondents|Americans|"
        r"members|women|men|households|students|workers|employees|parents|residents|interviews|participants)|"
        r"\bsample\b|\brespondents\b"
    ),
    "dates": LazyPattern(
        r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan\.|Feb\.|Aug\.|"
        r"Sept\.|Oct\.|Nov\.|Dec\.|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|last (?:week|month|year)|this (?:week|"
        r"month|year)|(?:19|20)\d\d)\b"
    ),
    "margin of error": LazyPattern(r"\bmargins? of (?:sampling )?error\b|\bplus or minus\b|±"),
}


@dataclass(frozen=True)
class PollFacts:
    """Finds the first poll of a draft that comes with a figure where the draft tells too little of it.

    That is fewer than `least` of four facts: who took it, how many were asked, when, and the margin of error. A link in
    its sentence stands for all of them.
    """

    values: ClassVar[tuple[str, ...]] = ("match", "missing")
    grades: ClassVar[tuple[str, ...]] = ()

    least: int = 2

    def find(self, document: Document, where: Field) -> Iterator[Finding]:
        """One finding a draft."""
        text = document.text
        if "poll" not in document.folded and "survey" not in document.folded:
            return
        missing = [name for name, pattern in FACTS.items() if not self._stands(document, pattern)]
        if len(FACTS) - len(missing) >= self.least or "pollster" not in missing:
            return
        for report in document.reported.sentences:
            if document.links(report.span) or not FIGURE.search(text, *report.span):
                continue
            for poll in POLL.finditer(text, *report.span):
                span = Span(*poll.span())
                if where.covers(span) and not NO_POLL.match(text, poll.end()):
                    yield Finding(span, {"match": poll[0], "missing": ", ".join(missing)})
                    return

    def _stands(self, document: Document, pattern: LazyPattern) -> bool:
        """Whether a fact stands in a paragraph that speaks of a poll, or in one beside it."""
        spans = [b.span for b in document.blocks]
        polled = [i for i, span in enumerate(spans) if SPOKEN_OF.search(document.text, *span)]
        near = sorted({j for i in polled for j in (i - 1, i, i + 1) if 0 <= j < len(spans)})
        return any(pattern.search(document.text, *spans[i]) for i in near)

    def literals(self) -> tuple[str, ...]:
        """What it is called."""
        return ("poll", "survey")
