"""HTML, read with the standard library's parser: entities, inline tags and white space resolved, every place exact."""

from __future__ import annotations

from html import unescape
from html.parser import HTMLParser
from typing import NamedTuple

import regex

from attrlint.patterns import LazyPattern
from attrlint.reading.builder import URL, ProseBuilder
from attrlint.reading.prose import BlockKind, Prose
from attrlint.span import Span

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
VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
CODE = frozenset("code kbd samp tt var".split())
EMBEDS = LazyPattern(r"\b(?:twitter-tweet|twitter-video|instagram-media|tiktok-embed|fb-post|bluesky-embed)\b")
BYLINE = LazyPattern(r"(?:^|[\s_-])by-?line\b", ignorecase=True)
RUN = LazyPattern(r"[ \t\n\r\f]+|[^ \t\n\r\f]+")
LONE = LazyPattern(r"<(?!/?[A-Za-z]|!--|![Dd][Oo][Cc][Tt][Yy][Pp][Ee])|&(?!#\d|#[xX][\dA-Fa-f]|[A-Za-z])")
MARKUP = LazyPattern(r"<!--|</?[A-Za-z]|<!")
NEUTRAL = "\ufdd0"  # stands for a character that is no markup; what is read is the file's own text at its place
MIN_ALT = 3  # words; a shorter alternative text is a label


class Open(NamedTuple):
    """A block element that is open: its tag, what its words are, and the level of a heading."""

    tag: str
    kind: BlockKind
    level: int = 0


def read_html(raw: str) -> Prose:
    """The prose of an HTML page; places are code points of `raw`."""
    builder = ProseBuilder(raw)
    walk_html(builder, raw, 1 if raw.startswith("\ufeff") else 0, len(raw), BlockKind.PARAGRAPH)
    return builder.finish()


def walk_html(builder: ProseBuilder, raw: str, start: int, end: int, kind: BlockKind) -> None:
    """Read ``raw[start:end]`` into a builder; words outside any block element are of `kind`."""
    walker = _Walker(builder, raw, start, kind)
    walker.feed(_guarded(raw[start:end]))
    walker.close()
    walker.done()


def _guarded(text: str) -> str:
    """The text with every ``<`` and ``&`` that can begin no markup put out of action, length kept.

    The parser of some Python versions takes quadratic time on markup that is never finished, and gives up on
    declarations it does not know; and ``a < b`` is text.
    """
    last_tag, last_comment = text.rfind(">"), text.rfind("-->")

    def finished(found: regex.Match[str]) -> str:
        begun = found[0]
        limit = last_comment if begun == "<!--" else last_tag
        return begun if found.start() < limit else NEUTRAL + begun[1:]

    text = LONE.sub(NEUTRAL, text)
    return MARKUP.sub(finished, text)


class _Walker(HTMLParser):
    """Walks through a page and puts its words into the builder, block by block."""

    def __init__(self, builder: ProseBuilder, raw: str, base: int, kind: BlockKind) -> None:
        super().__init__(convert_charrefs=False)
        self.builder, self.raw, self.base = builder, raw, base
        self.stack: list[Open] = [Open("", kind)]
        self.skipping: list[str] = []
        self.code_from: list[tuple[str, int]] = []
        self.space: Span | None = None
        self.starts = [base]
        at = raw.find("\n", base)
        while at >= 0:
            self.starts.append(at + 1)
            at = raw.find("\n", at + 1)

    def here(self) -> int:
        """The file offset of what is being handled."""
        line, column = self.getpos()
        return self.starts[line - 1] + column

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "meta":
            self._meta(given)
        if self.skipping:
            if tag == self.skipping[-1] and tag not in VOID:
                self.skipping.append(tag)
            return
        if tag in SKIPPED:
            self.skipping.append(tag)
        elif tag == "br":
            self._break()
        elif tag == "img":
            self._image(given)
        elif tag in CODE:
            self.code_from.append((tag, self.builder.length))
        elif tag == "time" and given.get("datetime"):
            self.builder.meta.setdefault("date", given["datetime"])
        elif tag == "a":
            self._link()
        if tag in BLOCKS:
            self._end_block()
            if tag not in VOID:
                self.stack.append(self._block(tag, given.get("class", "")))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag in SKIPPED and self.skipping:
            self.skipping.pop()

    def handle_endtag(self, tag: str) -> None:
        if self.skipping:
            if tag == self.skipping[-1]:
                self.skipping.pop()
            return
        if tag in CODE and any(tag == name for name, _ in self.code_from):
            while self.code_from:
                name, start = self.code_from.pop()
                if name == tag:
                    self.builder.hide(start)
                    break
        if tag in BLOCKS:
            self._end_block()
            for i in range(len(self.stack) - 1, max(0, len(self.stack) - 200), -1):
                if self.stack[i].tag == tag:
                    del self.stack[i:]
                    break
        elif tag == "p":
            self._end_block()

    def handle_data(self, data: str) -> None:
        if self.skipping:
            return
        start = self.here()
        if self.stack[-1].kind is BlockKind.CODE:
            self._words(start, start + len(data))
            return
        for run in RUN.finditer(self.raw, start, start + len(data)):
            if run[0][0] in " \t\n\r\f":
                self.space = self.space or Span(*run.span())
            else:
                self._words(*run.span())
                if URL.match(run[0]):
                    self.builder.hide_span(Span(self.builder.length - len(run[0]), self.builder.length))

    def handle_entityref(self, name: str) -> None:
        start = self.here()
        end = start + 1 + len(name)
        closed = self.raw[end : end + 1] == ";"
        self._entity(start, end + closed)

    def handle_charref(self, name: str) -> None:
        start = self.here()
        end = start + 2 + len(name)
        self._entity(start, end + (self.raw[end : end + 1] == ";"))

    def handle_comment(self, data: str) -> None:
        start = self.here()
        end = self.raw.find("-->", start)
        self.builder.comment(self.raw[start + 4 : end], start, end + 3 if end >= 0 else len(self.raw))

    def done(self) -> None:
        """Close what is open."""
        self._end_block()

    def _entity(self, start: int, end: int) -> None:
        if self.skipping:
            return
        written = self.raw[start:end]
        meant = unescape(written)
        self._words(start, end, None if meant == written else meant)

    def _words(self, start: int, end: int, meant: str | None = None) -> None:
        """Put words into the block that is open, or into a new one; folded white space before them is one space."""
        if not self.builder.is_open:
            top = self.stack[-1]
            self.builder.open(top.kind, top.level)
            self.space = None
        if self.space is not None:
            self.builder.put(" ", *self.space)
            self.space = None
        if meant is None:
            self.builder.copy(start, end)
        else:
            self.builder.put(meant, start, end)

    def _break(self) -> None:
        """A line break inside a block."""
        if self.builder.is_open:
            start = self.here()
            self.builder.put("\n", start, start + len(self.get_starttag_text() or ""))
            self.space = None

    def _end_block(self) -> None:
        self.builder.close()
        self.space = None
        self.code_from.clear()

    def _block(self, tag: str, classes: str) -> Open:
        """What the words of a block element are; one that says nothing is what it stands in."""
        if EMBEDS.search(classes):  # an embed in its place is a quotation; a block of kind embed is the paste of one
            return Open(tag, BlockKind.BLOCKQUOTE)
        if BYLINE.search(classes):
            return Open(tag, BlockKind.BYLINE)
        if tag in HEADINGS:
            return Open(tag, BlockKind.HEADING, HEADINGS[tag])
        around = self.stack[-1]
        if around.kind in (BlockKind.BLOCKQUOTE, BlockKind.CODE, BlockKind.CAPTION):
            return Open(tag, around.kind)
        if tag in KINDS:
            return Open(tag, KINDS[tag])
        return Open(tag, around.kind, around.level)

    def _meta(self, given: dict[str, str]) -> None:
        name = (given.get("name") or given.get("property") or given.get("itemprop") or "").lower()
        if name in ("date", "article:published_time", "datepublished", "dc.date") and given.get("content"):
            self.builder.meta["date"] = given["content"]
        elif name == "genre" and given.get("content"):
            self.builder.meta["genre"] = given["content"]

    def _value(self, name: str) -> Span | None:
        """Where the value of an attribute of the tag at hand stands in the file."""
        written = self.get_starttag_text() or ""
        found = regex.search(rf"\s{name}\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>]+))", written, regex.IGNORECASE)
        if not found:
            return None
        group = next(g for g in (1, 2, 3) if found.start(g) >= 0)
        start = self.here()
        return Span(start + found.start(group), start + found.end(group))

    def _link(self) -> None:
        target = self._value("href")
        if target:
            self.builder.link(*target)

    def _image(self, given: dict[str, str]) -> None:
        """The alternative text of a picture, kept for a block of its own once the one at hand is closed."""
        if len(given.get("alt", "").split()) < MIN_ALT:
            return
        where = self._value("alt")
        if where:
            self.builder.aside(BlockKind.CAPTION, *where)
