"""The meaning of HTML tags, entities and marks, before any of them is placed."""

from __future__ import annotations

from bisect import bisect_left
from html import unescape
from typing import TYPE_CHECKING

from attrlint.base.patterns import LazyPattern
from attrlint.base.span import Span
from attrlint.reading.prose import BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

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
SKIPPED = frozenset("script style template noscript head title iframe".split())
CONTROLS = frozenset("svg math object select textarea button".split())  # their words are shown but are not copy
ARTICLES = frozenset(("article", "main", "blockquote", "figure"))
IN_HEAD = frozenset("base basefont bgsound link meta noscript script style template title".split())
VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
CODE = frozenset("code kbd samp tt var".split())
# An open element that ends when another one starts, because its end tag is optional.
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
FOOTNOTE = LazyPattern(  # the whole of a raised number or sign
    r"<sup(?:\s[^<>]*)?>\s*(?:<a(?:\s[^<>]*)?>)?\s*[\[(]?(?:\d{1,3}|[*†‡§])[\])]?\s*(?:</a>)?\s*</sup>", ignorecase=True
)
BYLINE = LazyPattern(r"(?:^|[\s_-])by-?line\b", ignorecase=True)
RUN = LazyPattern(r"[ \t\n\r\f]+|[^ \t\n\r\f]+")
ENTITY = LazyPattern(r"&(?:#\d+|#[xX][\dA-Fa-f]+|[A-Za-z][A-Za-z0-9]*);?")
ATTRIBUTE = LazyPattern(r"""(?P<name>[^\s"'>/=]++)(?:\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s>"'][^\s>]*+)))?""")
LONE = LazyPattern(r"<(?!/?[A-Za-z]|!--|!\[|![A-Za-z]|\?[A-Za-z])|&")
MARKUP = LazyPattern(
    r"<!---?>|<!--|<!\[CDATA\[|<\?(?:php\b|=)|<[!?][^<>]*+>|<[!?]"
    r"|<(?:script|style|title|textarea|xmp)(?=[\s/>])|</?[A-Za-z]|\]\]>",
    ignorecase=True,
)
COMMENT_END = LazyPattern("--!?>")
CDATA = frozenset(("script", "style"))  # the parser itself looks only for their end tag
RAW_TEXT = frozenset(("script", "style", "title", "textarea", "xmp"))
NEWLINE = LazyPattern("\n")
NEUTRAL = "\ufdd0"  # stands for a character that is not markup; what is read is the file's own text at its place
DATES = frozenset(("date", "article:published_time", "datepublished", "dc.date"))
MIN_ALT = 3  # words; a shorter alternative text is a label


def resolved(raw: str, start: int, end: int) -> list[Piece]:
    """``raw[start:end]`` with its entities as the characters they stand for."""
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
    """An entity and, if only its beginning is one (``&notit;``), the letters after it."""
    written = raw[start:end]
    says = unescape(written)
    tail = 0
    while tail < len(says) - 1 and written[-1 - tail] == says[-1 - tail]:
        tail += 1
    yield says[: len(says) - tail], start, end - tail
    if tail:
        yield written[len(written) - tail :], end - tail, end


def guarded(text: str) -> tuple[str, list[Span]]:
    """The text as the parser may see it, with the same length, and the places of its comments.

    The parsers of Python's versions differ on where comments and declarations end and take quadratic time on markup
    that is never finished, and ``a < b`` is text. So a ``<`` that cannot begin markup and each ``&`` are masked;
    comments (conditional ones too), declarations and processing instructions become tags without a meaning, and so do
    the marks of a CDATA section. The content of ``<script>`` and similar elements is left alone.
    """
    last = {"<!--": _last(text, COMMENT_END), "<![CDATA[": text.rfind("]]>"), "<?php": text.rfind("?>")}
    last_tag = text.rfind(">")
    raw_ends: dict[str, list[int]] = {}
    pieces: list[str] = []
    comments: list[Span] = []
    at = done = 0
    in_section = False
    text = LONE.sub(NEUTRAL, text)
    while found := MARKUP.search(text, at):
        begun, start = found[0], found.start()
        sign = begun.lower()
        at = found.end()
        if sign == "]]>":
            if not in_section:
                continue
            instead, in_section = "<b>", False
        elif sign == "<!--" and start + 4 <= last["<!--"]:
            at = _end_of(text, COMMENT_END, at)
            comments.append(Span(start, at))
            instead = _nothing(at - start)
        elif sign in ("<?php", "<?=") and start < last["<?php"]:
            at = text.index("?>", at) + 2
            instead = _nothing(at - start)
        elif sign == "<![cdata[" and start < last["<![CDATA["]:
            instead, in_section = "<" + "b" * (len(begun) - 2) + ">", True
        elif begun[-1] == ">":
            instead = _nothing(at - start)
        elif sign[1:] in RAW_TEXT and start < last_tag:
            end = _raw_end(text, sign[1:], at, raw_ends)
            if end == at:
                continue
            inner, at = text[at:end], end
            instead = begun + (inner if sign[1:] in CDATA else inner.replace("<", NEUTRAL))
        elif sign[1] not in "!?" and start < last_tag:
            continue
        else:
            instead = NEUTRAL + begun[1:]
        pieces += (text[done:start], instead)
        done = at
    return "".join((*pieces, text[done:])), comments


def _last(text: str, pattern: LazyPattern) -> int:
    return max((found.start() for found in pattern.finditer(text)), default=-1)


def _end_of(text: str, pattern: LazyPattern, start: int) -> int:
    found = pattern.search(text, start)
    return found.end() if found else len(text)


def _nothing(size: int) -> str:
    """A tag of a certain length without a meaning."""
    return f"</{'b' * (size - 3)}>" if size > 3 else "<b>"


def _raw_end(text: str, tag: str, start: int, known: dict[str, list[int]]) -> int:
    """Where the end tag of an element whose content is not markup begins; `start` if there is none."""
    if tag not in known:
        known[tag] = [found.start() for found in LazyPattern(rf"</{tag}(?=[\s/>])", ignorecase=True).finditer(text)]
    i = bisect_left(known[tag], start)
    return known[tag][i] if i < len(known[tag]) else start


def described(given: Mapping[str, str]) -> dict[str, str]:
    """What a ``<meta>`` says about the page, as far as it is used: its date, its genre."""
    name = (given.get("name") or given.get("property") or given.get("itemprop") or "").lower()
    key = "date" if name in DATES else "genre" if name == "genre" else ""
    return {key: given["content"]} if key and given.get("content") else {}


def attribute(tag: str, name: str) -> Span | None:
    """Where the value of an attribute is in a start tag as written; None if there is none."""
    for found in ATTRIBUTE.finditer(tag):
        if found["name"].lower() == name:
            group = found.lastindex or 1
            return Span(*found.span(group)) if group > 1 and found[group] else None
    return None
