"""unverified-footage: pictures of an event, and no word on who checked them."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, ClassVar

from attrlint.base.facts import dataclass
from attrlint.base.patterns import LazyPattern
from attrlint.base.span import Span
from attrlint.model.kind import Finding
from attrlint.reading.prose import BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from attrlint.model.document import Document
    from attrlint.model.match_scope import Field

_NOUN = r"(?:videos?|footage|clips?|images?|photos?|photographs?|pictures?|livestream)"
_SHOWS = (
    r"(?:shows?|showed|showing|appear(?:s|ed)? to show|purport(?:s|ed|ing|edly)?(?: to)? show(?:s|ing)?|captures?|"
    r"captured|depict(?:s|ed|ing)?)"
)
_NET = (
    r"(?:online|on social media|on (?:Twitter|X|Telegram|TikTok|Facebook|Instagram|YouTube|WhatsApp|the internet)|"
    r"viral|across social media|social media)"
)
_BY = (  # somebody who has a name or an office; users and bystanders have neither
    r"by\b(?! (?:an? |the |some )?(?:[\w-]+ )?(?:users?|residents?|locals?|people|bystanders?|eye-?witness\w*|"
    r"witness\w*|passers|accounts?|activists?|motorists?|drivers?|tourists?)\b)"
)
SHOWN = LazyPattern(rf"\b{_NOUN}\b(?: (?!not\b|{_BY})[\w’'-]+){{0,8}}? {_SHOWS}\b", ignorecase=True)
SPREAD = LazyPattern(
    rf"\b(?:viral |unverified |amateur )?{_NOUN}\b(?:,? [\w’'-]+){{0,4}}? (?:circulat(?:ed|ing|es?)|shared|posted|"
    rf"published|uploaded|spread(?:ing)?|"
    rf"went|gone|going|doing the rounds)(?: [\w’'-]+){{0,2}}? {_NET}\b",
    ignorecase=True,
)
POSTED = LazyPattern(rf"(?:\b\w+ )?\b{_NOUN} (?:of|from|showing)(?: (?!pic\.)[\w#’'-]++){{1,9}}", ignorecase=True)
EVENT = LazyPattern(
    r"\b(?:attack|strike|airstrike|missile|rocket|shell(?:s|ed|ing|fire)\b|drone|explo(?:d|sion)|blast|bomb|"
    r"fire[sd]?\b|flames|smoke|shoot|shot|"
    r"gun|killed|dead|"
    r"bod(?:y|ies)\b|wounded|injured|soldiers?|troops|tanks?\b|convoy|protest|riot|clash|crowd|beat(?:ing|en)|"
    r"police|arrest|flood|"
    r"crash|collaps|quake|tsunami|wreck|burn|rubble|debris|damage|destroy|destruct|hit\b|fighting|stabb|looting|"
    r"evacuat|rescue|massacre)",
    ignorecase=True,
)
PICTURES = LazyPattern(rf"\b{_NOUN}\b", ignorecase=True)
CHECKED = LazyPattern(
    r"\b(?:verif(?:y|ied|ies|ying|ication)|unverified|authentic|geo-?locat|fact-?check|independently|"
    r"could not (?:immediately )?confirm|"
    r"confirmed (?:the |its |their )?(?:authenticity|location|date)|matched (?:the|it|its)|metadata|reverse image)",
    ignorecase=True,
)
KNOWN = LazyPattern(
    r"\b(?:police|sheriff|ministr|officials?|army|military|navy|guard|officers?|authorit|prosecutors?|court|trial|"
    r"jur(?:y|ors)|lawyers?|"
    r"attorneys?|releas|obtained|provided|supplied|CCTV|cctv|security[- ]camera|surveillance|body-?\s?(?:cam|worn)|"
    r"dash-?\s?cam|television|TV\b|"
    r"broadcast|aired|airing|network|agenc|AP\b|AFP\b|Reuters|BBC|CNN|NBC|CBS|ABC|Fox|MSNBC|Sky|Al Jazeera|Getty|"
    r"PA\b|seen by|reviewed|viewed by|"
    r"analy[sz]|music|song|album|game|advert|\bads?\b|film|movie|trailer|satellite|NASA|campaign|documentary|"
    r"interview|speech|debate|"
    r"reporters?|journalists?|photographers?|correspondent|crews?\b|cameram|filmed by|taken by|shot by|recorded by|"
    r"captured by|who filmed|"
    r"[Aa]rchive|undercover|exhibit|museum|paint|artist|fake|doctored|manipulated|AI-|deepfake|edited|old|20\d\d|"
    r"19\d\d)"
)
GIVEN = LazyPattern(  # behind the pictures police and soldiers may be what they show
    r"\b(?:releas|obtained|provided|supplied|shared by|CCTV|cctv|broadcast|aired|Reuters|AFP\b|AP\b|Getty|BBC|CNN|"
    r"seen by|reviewed|viewed by|analy[sz]|music|song|film|movie|trailer|campaign|documentary|interview|speech|debate|"
    r"exhibit|paint|fake|doctored|manipulated|AI-|deepfake|edited|20\d\d|19\d\d|"
    r"(?:police|officials?|prosecutors|the army|the military|the ministry) (?:said|say|says))"
)
BY = LazyPattern(rf"(?: [\w’'-]+){{0,3}} {_BY}")
MADE = LazyPattern(
    r"\b(?:AP|AFP|Reuters|BBC|CNN|NBC|CBS|ABC|Fox|Sky|Al[ -]Jazeera|Getty|broadcast|aired|released|photographer|"
    r"cameraman|film crew|CCTV|"
    r"surveillance|body-?\s?cam|dash-?\s?cam|television|magazine|gallery|archive)"
)


@dataclass(frozen=True)
class UnverifiedFootage:
    """Finds footage of an event that the draft takes at its word, where no sentence says whether anybody checked it.

    Footage is a video, clip or picture that shows something violent or disastrous; in a
    pasted post, footage “of” it. Let pass is what an authority, an agency, a broadcaster or a reporter made or
    gave out, and what a paragraph beside it, or another on pictures, says was checked or could not be.
    """

    values: ClassVar[tuple[str, ...]] = ("match",)
    grades: ClassVar[tuple[str, ...]] = ()

    def find(self, document: Document, where: Field) -> Iterator[Finding]:
        """The first such sentence of each paragraph."""
        text = document.text
        checked: bool | None = None  # by a paragraph on pictures, whichever they are
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
        """What the pictures are called."""
        return frozenset("video footage clip image photo picture livestream".split())


def _is_checked_near(document: Document, footage: Span) -> bool:
    """Whether the paragraph of footage or one beside it says who checked it."""
    here = bisect_right(document.blocks, footage.start, key=lambda block: block.span.start) - 1
    near = document.blocks[max(0, here - 1) : here + 2]
    return any(CHECKED.search(document.text, *block.span) for block in near)


def _is_known(document: Document, sentence: Span, footage: Span, end: int) -> bool:
    """Whether the sentence tells where the pictures come from, or who says so, or one beside it who made them."""
    text = document.text
    if KNOWN.search(text, sentence.start, footage.end) or BY.match(text, footage.end, end):
        return True
    if GIVEN.search(text, footage.end, end):
        return True
    report = document.report_at(sentence.start)
    if report is not None and any(a.source is not None and not a.source.overlaps(footage) for a in report.attributions):
        return True
    i = bisect_right(document.sentences, sentence)
    beside = (*document.sentences[max(0, i - 2) : i - 1], *document.sentences[i : i + 1])
    return any(MADE.search(text, *span) for span in beside)
