"""Cues: the words that tie what is said to whoever says it ("said", "according to"); a first, cautious list.

Only forms that can be trusted bare are read as cues: those that PolNeAR's annotators marked as an attribution
cue in at least 60 % of their uses in narrative (950,182 words of published US news copy), and the fixed phrases.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrlint.patterns import LazyPattern
from attrlint.span import Span

if TYPE_CHECKING:
    from attrlint.span import SpanSet

TRUSTED = (
    "said says say told tells added adds wrote writes explained announced announces replied replies stated "
    "stating remarked asserted asserts suggested insisted insists claimed claims contended conceded acknowledged "
    "admitted admits noted notes argued argues clarified confirmed confirms revealed blasted lamented boasted slammed "
    "testified warned warns declared denied denies recalled tweeted posted reported reports estimates estimated "
    "concluded predicted disclosed indicated alleges alleging accused accuses predicts"
)
PHRASES = (
    r"according to|in the words of|as (?:reported|quoted|told|described|stated|announced|confirmed) by|citing|cited"
)
CUE = LazyPattern(rf"\b(?:{'|'.join(TRUSTED.split())}|{PHRASES})\b", ignorecase=True)
PASSIVE = LazyPattern(
    r"\b(?:is|are|was|were|be|been|being|it's|get|gets|got)(?:\s+(?:not|also|widely|often|never|so|first|later|now|\w+ly))*\s+\Z",
    ignorecase=True,
)
BY = LazyPattern(r"\s+(?:\w+\s+){0,4}?by\b", ignorecase=True)


def find_cues(text: str, sentence: Span, quoted: SpanSet) -> tuple[Span, ...]:
    """The cues of one sentence that credit somebody, in code points of `text`; those inside quotations are not his.

    A passive ("has been reported") is a cue only with its agent ("by the ministry"); a form used as a noun
    ("the reports") is none.
    """
    found = []
    for match in CUE.finditer(text, *sentence):
        span = Span(*match.span())
        if quoted.touches(span):
            continue
        if PASSIVE.search(text, max(sentence.start, span.start - 40), span.start):
            if not BY.match(text, span.end, sentence.end):
                continue
        elif _is_noun(text, sentence, span):
            continue
        found.append(span)
    return tuple(found)


NOUNS = frozenset(
    ["claims", "reports", "say", "estimates", "notes", "alleged", "estimated", "reported", "described", "claimed"]
)
DETERMINER = LazyPattern(
    r"\b(?:the|a|an|these|those|such|all|any|no|some|many|of|on|in|with|about|from|by|to|its|his|her|their|our|and|or|\w+['’]s)"
    r"(?:\s+(?:\w+ed|\w+ing|new|news|media|press|police|recent|local|early|initial|first|latest))?\s+\Z",
    ignorecase=True,
)


def _is_noun(text: str, sentence: Span, span: Span) -> bool:
    """Whether a form that is often a noun or an adjective stands as one: behind a determiner or a preposition."""
    if text[span.start : span.end].lower() not in NOUNS:
        return False
    return DETERMINER.search(text, max(sentence.start, span.start - 40), span.start) is not None
