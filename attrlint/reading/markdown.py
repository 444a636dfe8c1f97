"""Markdown, read with pyromark: each event comes with its exact range, so each word has its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyromark

from attrlint.base.patterns import LazyPattern
from attrlint.base.span import LINE_END, Span
from attrlint.reading.builder import ProseBuilder
from attrlint.reading.elements import Open
from attrlint.reading.front_matter import read_head
from attrlint.reading.html import HtmlWalker
from attrlint.reading.jsx import unread_jsx
from attrlint.reading.not_copy import unread
from attrlint.reading.prose import BlockKind
from attrlint.reading.tags import resolved

if TYPE_CHECKING:
    from collections.abc import Callable

    from attrlint.reading.builder import Piece
    from attrlint.reading.not_copy import Unread
    from attrlint.reading.prose import Prose

# Front matter is read here: the parser treats text between any two `---` of a draft as front matter.
OPTIONS = (
    pyromark.Options.ENABLE_TABLES
    | pyromark.Options.ENABLE_FOOTNOTES
    | pyromark.Options.ENABLE_STRIKETHROUGH
    | pyromark.Options.ENABLE_TASKLISTS
)
CONTAINERS = {
    "BlockQuote": BlockKind.BLOCKQUOTE,
    "Item": BlockKind.LIST_ITEM,
    "FootnoteDefinition": BlockKind.NOTE,
    "TableCell": BlockKind.TABLE_CELL,
}
# What follows the words of an inline link or picture (address: 1 or 2, title: 3 to 5), and a label.
TARGET = LazyPattern(
    r"""(?s)\]\(\s*+(?:<((?:\\.|[^<>\n\r\\])*+)>|((?:\\.|[^\s\\])*?))"""
    r"""(?:\s++(?:"((?:\\.|[^"\\])*+)"|'((?:\\.|[^'\\])*+)'|\(((?:\\.|[^()\\])*+)\)))?\s*+\)"""
)
DEFINED = LazyPattern(r"\]:\s*+(?:<([^<>\n\r]*+)>|(\S++))")
INLINE = LazyPattern(r"<!--|</?(?i:br|img|a|q|code|kbd|samp|tt|var|time)(?=[\s/>])")
LONE_CR = LazyPattern(r"\r(?!\n)")
SURROGATE = LazyPattern("[\ud800-\udfff]")
WIDE = LazyPattern(r"[^\x00-\x7f]")  # more than one byte in UTF-8


def read_markdown(raw: str) -> Prose:
    """The prose of a Markdown draft; places are code points of `raw`."""
    walker = _Walker(raw, unread(raw))
    walker.run()
    return walker.builder.finish()


def read_mdx(raw: str) -> Prose:
    """The prose of an MDX draft: Markdown without imports, exports, expressions and the tags of components."""
    walker = _Walker(raw, unread_jsx(raw), indented_code=False)
    walker.run()
    return walker.builder.finish()


def _code_points(text: str, base: int) -> Callable[[int], int]:
    """From byte offsets in the UTF-8 of a text to its code points, counted from `base`."""
    if text.isascii():
        return base.__add__
    table: list[int] = []
    at = 0
    for match in WIDE.finditer(text):
        here = match.start()
        table.extend(range(base + at, base + here))  # one byte per code point
        table.extend((base + here,) * len(match[0].encode()))
        at = here + 1
    table.extend(range(base + at, base + len(text) + 1))
    return table.__getitem__


class _Walker:
    """Walks through the events of a draft and adds its words to the builder."""

    def __init__(self, raw: str, unread: Unread, *, indented_code: bool = True) -> None:
        self.raw = raw
        self.builder = ProseBuilder(raw, looks=True, unread=unread)
        self.shown = self.builder.shown  # its places are those of `raw`
        self.indented_code = indented_code
        self.html = HtmlWalker(self.builder)  # its stack has the Markdown containers, too
        self.depths: list[int] = []
        self.lines: list[Span] = []  # of a block of HTML
        self.links: list[tuple[Span, int]] = []  # those that are open, and the prose offset of their words
        self.pictures: list[list[Piece]] = []
        self.reached = 0  # where the last words within a link ended
        self.gap = False  # something was dropped after the last words

    def run(self) -> None:
        """Read all events."""
        base = read_head(self.builder, 1 if self.raw.startswith("\ufeff") else 0)
        # pyromark supports neither lone surrogates nor lone CRs; both placeholders keep the length
        text = SURROGATE.sub("\ufffd", LONE_CR.sub("\n", self.shown[base:]))
        to_point = _code_points(text, base)
        for event, where in pyromark.events_with_range(text, options=OPTIONS):
            start, end = to_point(where["start"]), to_point(where["end"])
            if isinstance(event, str):
                self._mark(event, start, end)
                continue
            for name, value in event.items():
                if name == "Start":
                    self._start(value, start, end)
                elif name == "End":
                    self._end(value)
                else:
                    self._leaf(name, str(value), start, end)
        self.builder.close()
        if "]:" in text:
            for definition in pyromark.reference_definitions(text, options=OPTIONS).values():
                where = definition["span"]
                found = DEFINED.search(self.raw, to_point(where["start"]), to_point(where["end"]))
                if found:
                    self.builder.link(*found.span(found.lastindex or 0))

    def _mark(self, name: str, start: int, end: int) -> None:
        """A line break, a rule, or anything else without words."""
        if name in ("SoftBreak", "HardBreak"):
            found = LINE_END.search(self.raw, start, end)
            if self.pictures:
                self.pictures[-1].append((" ", start, end))
            elif found and self.builder.is_open:
                self.builder.copy(*found.span())
        elif name == "Rule":
            self._close()

    def _start(self, value: object, start: int, end: int) -> None:
        name, detail = _named(value)
        if name in CONTAINERS:
            self._close()
            self.depths.append(len(self.html.stack))
            self.html.stack.append(Open("", CONTAINERS[name], 0, self.html.stack[-1].part))
        elif name == "Paragraph":
            self.builder.open(self.html.kind)
        elif name == "Heading":
            level = str(detail.get("level", "H2"))[1:] if isinstance(detail, dict) else "2"
            self.builder.open(BlockKind.HEADING, int(level))
        elif name == "CodeBlock":
            fenced = self.indented_code or isinstance(detail, dict) or detail != "Indented"
            self.builder.open(BlockKind.CODE if fenced else self.html.kind)
        elif name == "HtmlBlock":
            self._close()
        elif name in ("Link", "Image"):
            self._ready()
            self.links.append((Span(start, end), self.builder.length))
            self.reached = start + (2 if name == "Image" else 1)
            if name == "Image":
                self.pictures.append([])

    def _end(self, value: object) -> None:
        name, _ = _named(value)
        if name in CONTAINERS:
            self._close()
            del self.html.stack[self.depths.pop() :]
        elif name in ("Paragraph", "Heading", "CodeBlock", "Table", "List"):
            self._close()
        elif name == "HtmlBlock":
            self.html.walk(self.lines)
            self.lines = []
        elif name in ("Link", "Image"):
            self._link(*self.links.pop(), picture=name == "Image")

    def _close(self) -> None:
        self.builder.close()
        self.html.code_from.clear()
        self.gap = False

    def _leaf(self, name: str, value: str, start: int, end: int) -> None:
        if name == "Html":
            self.lines.append(Span(start, end))
        elif name == "InlineHtml":
            self.gap = True
            if INLINE.match(self.raw, start, end) and not self.pictures:
                self.html.walk([Span(start, end)], inline=True)
        elif name == "Text":
            if start < end:  # otherwise part of a tab, made up by the parser
                self._words(value, start, end)
        elif name == "Code":
            self._ready()
            at = self.builder.length
            inner = self.shown.find(value, start, end)
            if value and inner >= 0:
                self._words(value, inner, inner + len(value))
            else:
                self._words(value, start, end)
            self.builder.hide(at)
        else:  # a footnote mark
            self.gap = True
        self.reached = end

    def _ready(self) -> None:
        """Open a block if there is none: the items of a tight list have no paragraphs."""
        if not self.builder.is_open:
            self.builder.open(self.html.kind)

    def _words(self, words: str, start: int, end: int) -> None:
        """Add words where they belong; what the file writes differently (an entity, a tab) is kept whole."""
        if self.pictures:
            self.pictures[-1].append((words, start, end))
            return
        self._ready()
        written = self.shown[start:end]
        if len(words) == len(written):
            if self.gap and self.builder.ends_in_space:
                start += len(written) - len(written.lstrip(" \t"))
            self.builder.copy(start, end)
        else:
            head = tail = 0
            shorter = min(len(words), len(written)) if len(words) > 1 else 0  # a single one is an entity
            while head < shorter and words[head] == written[head]:
                head += 1
            while tail < shorter - head and words[-1 - tail] == written[-1 - tail]:
                tail += 1
            self.builder.copy(start, start + head)
            self.builder.put(words[head : len(words) - tail], start + head, end - tail)
            self.builder.copy(end - tail, end)
        self.gap = False

    def _link(self, where: Span, prose_from: int, *, picture: bool) -> None:
        """Record the target of a link.

        The address of an autolink is not words; the words of a picture are a caption.
        """
        words = Span(prose_from, max(prose_from + 1, self.builder.length))
        if picture:
            pieces = self.pictures.pop()
            if self.pictures:  # a picture in the words of another
                self.pictures[-1].extend(pieces)
            elif any(words.strip() for words, _, _ in pieces):
                self.builder.aside(BlockKind.CAPTION, pieces)
            self.gap = True
        elif self.raw[where.start] == "<":
            self.builder.hide(prose_from)
            self.builder.link(where.start + 1, where.end - 1, words)
            return
        at = self.shown.find("](", self.reached, where.end)
        self.reached = where.end
        found = TARGET.fullmatch(self.shown, at, where.end) if at >= 0 else None
        if not found:
            return
        self.builder.link(*found.span(1 if found[1] else 2), words)
        for title in (3, 4, 5) if picture else ():
            if found[title] and found[title].strip():
                self.builder.aside(BlockKind.CAPTION, resolved(self.shown, *found.span(title)))


def _named(value: object) -> tuple[str, object]:
    """The name of a tag and its arguments."""
    if isinstance(value, dict):
        for name, detail in value.items():
            return str(name), detail
    return str(value), None
