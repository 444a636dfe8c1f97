"""HTML, read with the standard library's parser: entities, inline tags and white space resolved, each place exact."""

from __future__ import annotations

from bisect import bisect_right
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from attrlint.base.patterns import LazyPattern
from attrlint.base.span import Span
from attrlint.reading.builder import ProseBuilder
from attrlint.reading.elements import Open, block_of, innermost
from attrlint.reading.not_copy import unread
from attrlint.reading.prose import BlockKind
from attrlint.reading.tags import (
    BLOCKS,
    BYLINE,
    CODE,
    CONTROLS,
    ENDED_BY,
    FOOTNOTE,
    IN_HEAD,
    MIN_ALT,
    NEWLINE,
    RUN,
    SHORT_LIVED,
    SKIPPED,
    VOID,
    attribute,
    described,
    guarded,
    resolved,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from attrlint.reading.builder import Piece
    from attrlint.reading.prose import Prose


def read_html(raw: str) -> Prose:
    """The prose of an HTML page; places are code points of `raw`."""
    builder = ProseBuilder(raw, looks=True, unread=unread(raw))
    HtmlWalker(builder).walk([Span(1 if raw.startswith("\ufeff") else 0, len(raw))])
    return builder.finish()


class HtmlWalker(HTMLParser):
    """Walks through HTML and adds its words to a builder; between stretches it remembers which elements are open."""

    def __init__(self, builder: ProseBuilder) -> None:
        super().__init__(convert_charrefs=False)
        self.builder = builder
        self.stack: list[Open] = [Open("", BlockKind.PARAGRAPH)]
        self.code_from: list[tuple[str, int]] = []
        self.parts = 0  # parts of the page that looked like furniture so far

    @property
    def kind(self) -> BlockKind:
        """The kind of the words at this point."""
        return self.stack[-1].kind

    def walk(self, pieces: Sequence[Span], *, inline: bool = False) -> None:
        """Read stretches of the file as one; `inline` HTML does not close the open block."""
        shown = self.builder.shown
        self.text = "".join(shown[a:b] for a, b in pieces)
        self.pieces = pieces
        self.offsets = [0]  # where each stretch begins in `text`
        for start, end in pieces:
            self.offsets.append(self.offsets[-1] + end - start)
        guarded_text, comments = guarded(self.text)
        fed = guarded_text + "\n"  # some parsers cut short what ends with the text
        for start, end in comments:
            self.builder.comment(self.text[start + 4 : end].removesuffix("-->"), *self.place(start, end))
        self.lines = [0, *(m.end() for m in NEWLINE.finditer(fed))]
        self.last_ends: dict[str, int] = {}
        self.skipping: list[str] = []
        self.controls: list[str] = []  # those that are open, and their words
        self.control_words: list[Piece] = []
        self.space: Span | None = None  # white space of `text` to be added before the next words
        self.after_break = False
        self.reset()
        self.feed(fed)
        self.close()
        if not inline:
            self._end_block()
            for i in innermost(self.stack):
                if not self.stack[i].tag:
                    break
                if self.stack[i].tag in SHORT_LIVED:
                    del self.stack[i:]

    def here(self) -> int:
        """The offset in `text` of what is being handled."""
        line, column = self.getpos()
        return self.lines[line - 1] + column

    def place(self, start: int, end: int) -> Span:
        """The stretch of the file for a stretch of `text`."""
        i = bisect_right(self.offsets, start, hi=len(self.pieces)) - 1
        j = i if end <= self.offsets[i + 1] else bisect_right(self.offsets, end - 1, hi=len(self.pieces)) - 1
        first, last = self.pieces[i], self.pieces[j]
        return Span(first.start + start - self.offsets[i], last.start + end - self.offsets[j])

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs} if attrs else {}
        if tag == "meta":
            self.builder.meta |= described(given)
        if self.skipping and self.skipping[0] == "head" and tag not in IN_HEAD:
            self.skipping.clear()  # </head> is optional
        if self.skipping:
            if (tag == self.skipping[-1] and tag not in VOID) or (self.skipping == ["head"] and tag in SKIPPED):
                self.skipping.append(tag)
            return
        if tag in SKIPPED and (tag in IN_HEAD or tag == "head" or self._ends(tag)):
            self.skipping.append(tag)
            return
        if tag == "q":
            self._quote("“")
        footnote = tag == "sup" and FOOTNOTE.match(self.text, self.here()) is not None
        if self.controls or footnote or (tag in CONTROLS and self._ends(tag)):
            self._control(tag, begins=True)
            return
        if tag == "br":
            self._break()
        elif tag == "img":
            self._image(given)
        elif tag in CODE:
            self._fold()
            self.code_from.append((tag, self.builder.length))
        elif tag == "time" and given.get("datetime"):
            self.builder.meta.setdefault("date", given["datetime"])
        elif tag == "a":
            self._link()
        if tag in BLOCKS:
            self._end_block()
            while tag in ENDED_BY.get(self.stack[-1].tag, ()):
                self.stack.pop()
            if tag not in VOID:
                self.stack.append(self._block(tag, given))
                self.builder.part = self.stack[-1].part
        elif tag == "span" and (self.stack[-1].tag == "span" or BYLINE.search(given.get("class", ""))):
            if self.stack[-1].tag != "span":
                self._end_block()
            self.stack.append(Open(tag, BlockKind.BYLINE, 0, self.stack[-1].part))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag in SKIPPED and self.skipping:
            self.skipping.pop()
        elif tag in CONTROLS and self.controls and self.controls[-1] == tag:
            self._control(tag, begins=False)

    def handle_endtag(self, tag: str) -> None:
        if self.skipping:
            if tag == self.skipping[-1]:
                self.skipping.pop()
            return
        if self.controls:
            self._control(tag, begins=False)
            return
        if tag == "a":
            self.builder.end_link()
        elif tag == "q":
            self._quote("”")
        if tag in CODE and any(tag == name for name, _ in self.code_from[-20:]):
            name = ""
            while name != tag:
                name, start = self.code_from.pop()
            self.builder.hide(start)
        if tag in BLOCKS:
            self._end_block()
            for i in innermost(self.stack):
                if self.stack[i].tag in ("", tag):
                    del self.stack[i + (not self.stack[i].tag) :]
                    break
            self.builder.part = self.stack[-1].part
        elif tag == "span" and self.stack[-1].tag == "span":
            self.stack.pop()
            if self.stack[-1].tag != "span":
                self._end_block()

    def handle_data(self, data: str) -> None:
        if self.skipping:
            if self.skipping != ["head"] or data.isspace():
                return
            self.skipping.clear()
        start = self.here()
        end = min(start + len(data), len(self.text))
        if self.controls:
            for run in RUN.finditer(self.text, start, end):
                pieces = [(" ", *run.span())] if run[0].isspace() else resolved(self.text, *run.span())
                self.control_words += [(words, *self.place(a, b)) for words, a, b in pieces]
            return
        if self.stack[-1].kind is BlockKind.CODE:
            self._resolve(start, end)
            return
        for run in RUN.finditer(self.text, start, end):
            if run[0][0] in " \t\n\r\f":
                self.space = Span(self.space.start if self.space else run.start(), run.end())
            elif "&" in run[0]:
                self._resolve(*run.span())
            else:
                self._words(*run.span())

    def _resolve(self, start: int, end: int) -> None:
        """Add words to the prose that may contain entities."""
        for words, a, b in resolved(self.text, start, end):
            self._words(a, b, None if words == self.text[a:b] else words)

    def _words(self, start: int, end: int, says: str | None = None) -> None:
        """Add words to the open block or to a new one; white space before them becomes one space."""
        if start >= end:
            return
        if not self.builder.is_open:
            top = self.stack[-1]
            self.builder.open(top.kind, top.level)
            self.space = None
        self._fold()
        if says is not None:
            self.builder.put(says, *self.place(start, end))
            return
        while start < end:  # word by word of the file: what lies between two stretches is not part of them
            i = bisect_right(self.offsets, start, hi=len(self.pieces)) - 1
            stop = min(end, self.offsets[i + 1])
            self.builder.copy(*self.place(start, stop))
            start = stop

    def _fold(self) -> None:
        """Add the pending white space to the prose, as one space."""
        if self.space is not None and self.builder.is_open and not self.after_break:
            self.builder.put(" ", *self.place(*self.space))
        self.space = None
        self.after_break = False

    def _break(self) -> None:
        """A line break inside a block."""
        if self.builder.is_open:
            start = self.here()
            self.builder.put("\n", *self.place(start, start + len(self.get_starttag_text() or "")))
            self.space = None
            self.after_break = True

    def _end_block(self) -> None:
        self.builder.close()
        self.after_break = False
        self.space = None
        self.code_from.clear()

    def _ends(self, tag: str) -> bool:
        """Whether an element that is left out ends at all; otherwise its words would be lost silently."""
        if tag not in self.last_ends:
            ends = LazyPattern(f"</{tag}", ignorecase=True).finditer(self.text)
            self.last_ends[tag] = max((found.start() for found in ends), default=-1)
        return self.last_ends[tag] > self.here()

    def _control(self, tag: str, *, begins: bool) -> None:
        """A tag within a control or a drawing; the words before it become furniture after the current block."""
        if any(words.strip() for words, _, _ in self.control_words):
            self.builder.aside(BlockKind.FURNITURE, self.control_words)
        self.control_words = []
        if begins and (tag in CONTROLS or not self.controls):
            self.controls.append(tag)
        elif not begins and tag in self.controls:
            del self.controls[self.controls.index(tag) :]

    def _quote(self, mark: str) -> None:
        """A tag that browsers show as quotation marks."""
        end = self.text.find(">", self.here()) + 1
        if end and (mark == "“" or self.builder.is_open):
            self._words(self.here(), end, mark)

    def _block(self, tag: str, given: Mapping[str, str]) -> Open:
        """What a block element that begins here is."""
        block = block_of(tag, given, self.stack, self.parts + 1)
        self.parts = max(self.parts, block.part)
        return block

    def _value(self, name: str) -> Span | None:
        """The place in the file of the value of an attribute of the current tag."""
        within = attribute(self.get_starttag_text() or "", name)
        if within is None:
            return None
        start = self.here()
        where = self.place(start + within.start, start + within.end)
        return where if where.end - where.start == within.end - within.start else None

    def _link(self) -> None:
        target = self._value("href")
        if target:
            self.builder.link(*target)

    def _image(self, given: dict[str, str]) -> None:
        """The alternative text of a picture, kept for a separate block after the current one."""
        where = self._value("alt") if len(given.get("alt", "").split()) >= MIN_ALT else None
        if where:
            self.builder.aside(BlockKind.CAPTION, resolved(self.builder.shown, *where))
