"""unverified-footage: pictures of an event, and no word on who checked them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from attrlint.kinds.base import Finding
from attrlint.patterns import LazyPattern
from attrlint.reading.prose import BlockKind
from attrlint.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from attrlint.document import Document
    from attrlint.kinds.field import Field

_NOUN = r"(?:videos?|footage|clips?|images?|photos?|photographs?|pictures?|livestream)"
_SHOWS = (
    r"(?:shows?|showed|showing|appear(?:s|ed)? to show|purport(?:s|ed|ing|edly)?(?: to)? show(?:s|ing)?|captures?|"
    r"captured|depict(?:s|ed|ing)?)"
)
_NET = (
    r"(?:online|on social media|on (?:Twitter|X|Telegram|TikTok|Facebook|Instagram|YouTube|WhatsApp|the internet)|"
    r"viral|across social media|social media)"
)
SHOWN = LazyPattern(rf"\b{_NOUN}\b(?: [\w’'-]+){{0,8}}? {_SHOWS}\b", ignorecase=True)
SPREAD = LazyPattern(
    rf"\b(?:viral |unverified |amateur )?{_NOUN}\b(?:,? [\w’'-]+){{0,4}}? (?:circulat(?:ed|ing|es?)|shared|posted|"
    rf"published|uploaded|spread(?:ing)?|"
    rf"went|gone|going|doing the rounds)(?: [\w’'-]+){{0,2}}? {_NET}\b",
    ignorecase=True,
)
POSTED = LazyPattern(rf"(?:\b\w+ )?\b{_NOUN} (?:of|from|showing)(?: (?!pic\.)[\w#’'-]++){{1,9}}", ignorecase=True)
EVENT = LazyPattern(
    r"\b(?:attack|strike|airstrike|missile|rocket|shell|drone|explo|blast|bomb|fire[sd]?\b|flames|smoke|shoot|shot|"
    r"gun|killed|dead|"
    r"bod(?:y|ies)\b|wounded|injured|soldiers?|troops|tanks?\b|convoy|protest|riot|clash|crowd|beat(?:ing|en)|"
    r"police|arrest|flood|"
    r"crash|collaps|quake|tsunami|wreck|burn|rubble|debris|damage|destroy|destruct|hit\b|fighting|stab|looting|"
    r"evacuat|rescue|massacre)",
    ignorecase=True,
)
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


@dataclass(frozen=True)
class UnverifiedFootage:
    """Finds footage of an event that the draft takes at its word, where no sentence says whether anybody checked it.

    Footage is a video, clip or picture that shows something violent or disastrous, or that goes round on the net; in a
    pasted post, footage “of” it. Let pass is what an authority, an agency, a broadcaster or a reporter made or
    gave out, and every draft that says anything on verification.
    """

    values: ClassVar[tuple[str, ...]] = ("match",)
    grades: ClassVar[tuple[str, ...]] = ()

    def find(self, document: Document, where: Field) -> Iterator[Finding]:
        """The first such sentence of each paragraph."""
        text = document.text
        found = list(self._shown(document, where))
        if found and not CHECKED.search(text):
            for span in found:
                yield Finding(span, {"match": text[span.start : span.end]})

    def _shown(self, document: Document, where: Field) -> Iterator[Span]:
        text = document.text
        last = -1
        for window in where.windows:
            block = document.block_at(window.start)
            if block is None or block.span.start == last:
                continue
            for pattern in (SHOWN, SPREAD, POSTED) if block.kind is BlockKind.EMBED else (SHOWN, SPREAD):
                match = pattern.search(text, *window)
                if match is None or not where.covers(Span(*match.span())):
                    continue
                end = match.end() if block.kind is BlockKind.EMBED else window.end  # a signature has a date
                if KNOWN.search(text, window.start, end):
                    continue
                if pattern is SPREAD or EVENT.search(text, match.start(), end):
                    words = match[0].rstrip()
                    last = block.span.start
                    yield Span(match.start(), match.start() + len(words))
                    break

    def literals(self) -> frozenset[str]:
        """What the pictures are called."""
        return frozenset("video footage clip image photo picture livestream".split())
