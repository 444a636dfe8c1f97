"""unverified-footage: pictures of an event, without saying whether they were verified."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, ClassVar

from attrlint.base.facts import dataclass
from attrlint.base.span import Span
from attrlint.data.lexicon import LexiconPattern, words
from attrlint.model.kind import Finding
from attrlint.reading.prose import BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from attrlint.model.document import Document
    from attrlint.model.match_scope import Field

_NOUN = "{pictures.footage}"
_SHOWS = "{verbs.shows}"
_NET = "(?:{platforms.online}|on {platforms.video})"
_BY = (  # a person with a name or an office; users and bystanders have neither
    r"by\b(?! (?:an? |the |some )?(?:[\w-]+ )?{people.online}\b)"
)
SHOWN = LexiconPattern(rf"\b{_NOUN}\b(?: (?!not\b|{_BY})[\w’'-]+){{0,8}}? {_SHOWS}\b", ignorecase=True)
SPREAD = LexiconPattern(
    rf"\b(?:viral |unverified |amateur )?{_NOUN}\b(?:,? [\w’'-]+){{0,4}}? {{verbs.spread}}"
    rf"(?: [\w’'-]+){{0,2}}? {_NET}\b",
    ignorecase=True,
)
POSTED = LexiconPattern(rf"(?:\b\w+ )?\b{_NOUN} (?:of|from|showing)(?: (?!pic\.)[\w#’'-]++){{1,9}}", ignorecase=True)
EVENT = LexiconPattern(
    r"\b{events.filmed}",
    ignorecase=True,
)
PICTURES = LexiconPattern(rf"\b{_NOUN}\b", ignorecase=True)
CHECKED = LexiconPattern(
    r"\b{verification.checked}",
    ignorecase=True,
)
KNOWN = LexiconPattern(r"\b(?:{footage-known}|20\d\d|19\d\d)")
GIVEN = LexiconPattern(  # after the pictures, police and soldiers may be what they show
    r"\b(?:{footage-given}|20\d\d|19\d\d|{officials.say} (?:said|say|says))"
)
BY = LexiconPattern(rf"(?: [\w’'-]+){{0,3}} {_BY}")
MADE = LexiconPattern(r"\b{agencies.made}")


@dataclass(frozen=True)
class UnverifiedFootage:
    """Finds footage of an event that the draft uses without saying whether it was verified.

    Footage is a video, clip or picture of something violent or disastrous; in a pasted post, footage “of” it. Not
    flagged: material from an authority, agency, broadcaster or reporter, and drafts that say in a nearby paragraph
    that it was verified or could not be.
    """

    values: ClassVar[tuple[str, ...]] = ("match",)
    grades: ClassVar[tuple[str, ...]] = ()

    def find(self, document: Document, where: Field) -> Iterator[Finding]:
        """The first such sentence of each paragraph."""
        text = document.text
        checked: bool | None = None  # by a paragraph on pictures of any event
        for span in self._shown(document, where):
            if _is_checked_near(document, span):
                continue
            if checked is None:
                spans = [block.span for block in document.blocks]
                checked = any(PICTURES.search(text, *s) and CHECKED.search(text, *s) for s in spans)
            if not checked:
                yield Finding(span, {"match": text[span.start : span.end]})

    def _shown(self, document: Document, where: Field) -> Iterator[Span]:
        text = document.text
        last = -1
        for window in where.windows:
            block = document.block_at(window.start)
            if block is None or block.span.start == last:
                continue
            embed = block.kind is BlockKind.EMBED
            for pattern in (SHOWN, SPREAD, POSTED) if embed else (SHOWN, SPREAD):
                match = pattern.search(text, *window)
                if match is None or not where.covers(Span(*match.span())):
                    continue
                end = match.end() if embed else window.end  # a signature has a date
                if EVENT.search(text, match.start(), end) and not _is_known(document, window, Span(*match.span()), end):
                    last = block.span.start
                    yield Span(*match.span())
                    break

    def literals(self) -> frozenset[str]:
        """Words for pictures."""
        return words("pictures.singular")


def _is_checked_near(document: Document, footage: Span) -> bool:
    """Whether the paragraph of footage or one next to it says that it was checked."""
    here = bisect_right(document.blocks, footage.start, key=lambda block: block.span.start) - 1
    near = document.blocks[max(0, here - 1) : here + 2]
    return any(CHECKED.search(document.text, *block.span) for block in near)


def _is_known(document: Document, sentence: Span, footage: Span, end: int) -> bool:
    """Whether the sentence gives the source of the pictures, or one next to it says who made them."""
    text = document.text
    if KNOWN.search(text, sentence.start, footage.end) or BY.match(text, footage.end, end):
        return True
    if GIVEN.search(text, footage.end, end):
        return True
    report = document.speech.report_at(sentence.start)
    if report is not None and any(a.source is not None and not a.source.overlaps(footage) for a in report.attributions):
        return True
    i = bisect_right(document.sentences, sentence)
    beside = (*document.sentences[max(0, i - 2) : i - 1], *document.sentences[i : i + 1])
    return any(MADE.search(text, *span) for span in beside)
