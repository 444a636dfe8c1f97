"""What the tags, entities and marks of HTML mean, before any of them is put in its place."""

from __future__ import annotations

from html import unescape
from typing import TYPE_CHECKING

from attrlint.base.patterns import LazyPattern
from attrlint.base.span import Span
from attrlint.reading.prose import BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from attrlint.reading.builder import Piece

HEADINGS = {f"h{n}": n for n in range(1, 7)}
KINDS = {
    "blockquote": BlockKind.BLOCKQUOTE,
    "li": BlockKind.LIST_ITEM,
    "dd": BlockKind.LIST_ITEM,
    "dt": BlockKind.LIST_ITEM,
    "td": BlockKind.TABLE_CELL,
    "th": BlockKind.TABLE_CELL,
    "figcaption": BlockKind.CAPTION,
    "caption": BlockKind.CAPTION,
    "pre": BlockKind.CODE,
    "address": BlockKind.BYLINE,
}
BLOCKS = frozenset(
    """
    address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure footer form
    h1 h2 h3 h4 h5 h6 header hr html legend li main nav ol p pre section summary table tbody td tfoot th thead tr ul
    """.split()
)
SKIPPED = frozenset("script style template noscript svg math head title iframe object select textarea button".split())
IN_HEAD = frozenset("base basefont bgsound link meta noscript script style template title".split())
VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
CODE = frozenset("code kbd samp tt var".split())
# An open element that the start of another one ends, as nobody need write its end tag.
ENDED_BY: dict[str, frozenset[str]] = {
    "p": BLOCKS,
    "li": frozenset(("li",)),
    "dt": frozenset(("dt", "dd")),
    "dd": frozenset(("dt", "dd")),
    "td": frozenset(("td", "th", "tr")),
    "th": frozenset(("td", "th", "tr")),
}
SHORT_LIVED = frozenset(("p", "pre", "li", "dt", "dd", "td", "th", *HEADINGS))  # never left open on purpose
EMBEDS = LazyPattern(r"\b(?:twitter-tweet|twitter-video|instagram-media|tiktok-embed|fb-post|bluesky-embed)\b")
BYLINE = LazyPattern(r"(?:^|[\s_-])by-?line\b", ignorecase=True)
RUN = LazyPattern(r"[ \t\n\r\f]+|[^ \t\n\r\f]+")
ENTITY = LazyPattern(r"&(?:#\d+|#[xX][\dA-Fa-f]+|[A-Za-z][A-Za-z0-9]*);?")
ATTRIBUTE = LazyPattern(r"""(?P<name>[^\s"'>/=]++)(?:\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s>"'][^\s>]*+)))?""")
LONE = LazyPattern(r"<(?!/?[A-Za-z]|!--|!\[|![A-Za-z]|\?[A-Za-z])|&")
MARKUP = LazyPattern(r"<!---?>|<!--|<!\[CDATA\[|<[!?][^<>]*+>|<[!?]|</?[A-Za-z]|\]\]>")
NEWLINE = LazyPattern("\n")
NEUTRAL = "\ufdd0"  # stands for a character that is no markup; what is read is the file's own text at its place
DATES = frozenset(("date", "article:published_time", "datepublished", "dc.date"))
MIN_ALT = 3  # words; a shorter alternative text is a label


def resolved(raw: str, start: int, end: int) -> list[Piece]:
    """``raw[start:end]`` with its entities as the characters they mean."""
    pieces: list[Piece] = []
    for found in ENTITY.finditer(raw, start, end):
        if unescape(found[0]) == found[0]:
            continue
        pieces.append((raw[start : found.start()], start, found.start()))
        pieces.extend(meant(raw, *found.span()))
        start = found.end()
    pieces.append((raw[start:end], start, end))
    return [piece for piece in pieces if piece[0]]


def meant(raw: str, start: int, end: int) -> Iterator[Piece]:
    """An entity and, where only its head is one (``&notit;``), the letters behind it."""
    written = raw[start:end]
    says = unescape(written)
    tail = 0
    while tail < len(says) - 1 and written[-1 - tail] == says[-1 - tail]:
        tail += 1
    yield says[: len(says) - tail], start, end - tail
    if tail:
        yield written[len(written) - tail :], end - tail, end


def guarded(text: str) -> str:
    """The text with every ``<`` that can begin no markup, and every ``&``, put out of action, length kept.

    The parser of some Python versions takes quadratic time on markup that is never finished, and gives up on
    declarations it does not know; and ``a < b`` is text. Declarations and processing instructions become tags
    that mean nothing; of a CDATA section only the marks do.
    """
    last = {"<!--": text.rfind("-->"), "<![CDATA[": text.rfind("]]>")}
    last_tag = text.rfind(">")
    pieces: list[str] = []
    done, in_section = 0, False
    text = LONE.sub(NEUTRAL, text)
    for found in MARKUP.finditer(text):
        begun, start = found[0], found.start()
        if begun == "]]>":
            if not in_section:
                continue
            instead, in_section = "<b>", False
        elif begun[-1] == ">" or (begun == "<![CDATA[" and start < last[begun]):
            instead, in_section = "<" + "b" * (len(begun) - 2) + ">", in_section or begun == "<![CDATA["
        elif begun not in ("<!", "<?") and start < last.get(begun, last_tag):
            continue
        else:
            instead = NEUTRAL + begun[1:]
        pieces += (text[done:start], instead)
        done = found.end()
    return "".join((*pieces, text[done:]))


def attribute(tag: str, name: str) -> Span | None:
    """Where in a start tag, as it is written, the value of an attribute stands; None where it has none."""
    for found in ATTRIBUTE.finditer(tag):
        if found["name"].lower() == name:
            group = found.lastindex or 1
            return Span(*found.span(group)) if group > 1 and found[group] else None
    return None
