"""Markdown, read with pyromark: every event comes with its exact range, so every word has its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyromark
import regex

from attrlint.patterns import LazyPattern
from attrlint.reading.builder import URL, ProseBuilder
from attrlint.reading.habits import block_kind, dateline_end
from attrlint.reading.html import walk_html
from attrlint.reading.plain import META
from attrlint.reading.prose import BlockKind, Prose
from attrlint.span import Span

if TYPE_CHECKING:
    from collections.abc import Callable

OPTIONS = (
    pyromark.Options.ENABLE_TABLES
    | pyromark.Options.ENABLE_FOOTNOTES
    | pyromark.Options.ENABLE_STRIKETHROUGH
    | pyromark.Options.ENABLE_TASKLISTS
    | pyromark.Options.ENABLE_YAML_STYLE_METADATA_BLOCKS
    | pyromark.Options.ENABLE_PLUSES_DELIMITED_METADATA_BLOCKS
)
CONTAINERS = {
    "BlockQuote": BlockKind.BLOCKQUOTE,
    "Item": BlockKind.LIST_ITEM,
    "FootnoteDefinition": BlockKind.NOTE,
    "TableCell": BlockKind.TABLE_CELL,
}
MARK = LazyPattern(r"(?s)<!--(.*?)-->")


def read_markdown(raw: str) -> Prose:
    """The prose of a Markdown draft; places are code points of `raw`."""
    walker = _Walker(raw)
    walker.run()
    return walker.builder.finish()


def _code_points(text: str) -> Callable[[int], int]:
    """From byte offsets of the UTF-8 of a text to its code points."""
    if text.isascii():
        return lambda at: at
    table: list[int] = []
    for i, char in enumerate(text):
        code = ord(char)
        table.extend([i] * (1 if code < 0x80 else 2 if code < 0x800 else 3 if code < 0x10000 else 4))
    table.append(len(text))
    return table.__getitem__


class _Walker:
    """Walks through the events of a draft and puts its words into the builder."""

    def __init__(self, raw: str) -> None:
        self.raw = raw
        self.skip = 1 if raw.startswith("\ufeff") else 0
        # pyromark reads no lone surrogates and ends lines at \n and \r\n; both stand-ins keep the length
        self.text = regex.sub(
            r"\r(?!\n)", "\n", raw[self.skip :].encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        )
        self.builder = ProseBuilder(raw)
        self.containers: list[BlockKind] = []
        self.images = 0
        self.links: list[Span] = []
        self.block_from = -1

    def run(self) -> None:
        """Read all events."""
        to_point = _code_points(self.text)
        for event, where in pyromark.events_with_range(self.text, options=OPTIONS):
            start, end = to_point(where["start"]) + self.skip, to_point(where["end"]) + self.skip
            if isinstance(event, str):
                self._mark(event, start, end)
                continue
            for name, value in event.items():
                if name == "Start":
                    self._start(value, start, end)
                elif name == "End":
                    self._end(value, start, end)
                else:
                    self._leaf(name, value, start, end)
        for definition in pyromark.reference_definitions(self.text, options=OPTIONS).values():
            span = definition["span"]
            self._target(
                str(definition["dest"]), to_point(span["start"]) + self.skip, to_point(span["end"]) + self.skip
            )

    def _mark(self, name: str, start: int, end: int) -> None:
        if name in ("SoftBreak", "HardBreak") and self.builder.is_open and not self.images:
            tail = self.raw[start:end]
            at = start + len(tail) - len(tail.lstrip(" \t\\"))
            self.builder.copy(at, min(end, at + (2 if self.raw[at : at + 2] == "\r\n" else 1)))
        elif name == "Rule":
            self.builder.close()

    def _start(self, value: object, start: int, end: int) -> None:
        name, detail = _named(value)
        if name in CONTAINERS:
            self.builder.close()
            self.containers.append(CONTAINERS[name])
            if name == "TableCell":
                self.builder.open(BlockKind.TABLE_CELL)
        elif name == "Paragraph":
            self._paragraph(start, end)
        elif name == "Heading":
            level = str(detail.get("level", "H2"))[1:] if isinstance(detail, dict) else "2"
            self.builder.open(BlockKind.HEADING, int(level))
        elif name == "CodeBlock":
            self.builder.open(BlockKind.CODE)
        elif name == "MetadataBlock":
            self.builder.open(BlockKind.FRONT_MATTER)
        elif name == "Image":
            self.images += 1
            self.links.append(Span(start, end))
        elif name == "Link":
            self.links.append(Span(start, end))
            self.block_from = self.builder.length

    def _end(self, value: object, start: int, end: int) -> None:
        name, _ = _named(value)
        if name in CONTAINERS:
            self.builder.close()
            if self.containers:
                self.containers.pop()
        elif name in ("Paragraph", "Heading", "CodeBlock", "MetadataBlock", "HtmlBlock", "Table", "List"):
            self.builder.close()
        elif name == "Image":
            self.images -= 1
            self._picture(self.links.pop() if self.links else Span(start, end))
        elif name == "Link" and self.links:
            self._link(self.links.pop())

    def _leaf(self, name: str, value: object, start: int, end: int) -> None:
        if name in ("Html", "InlineHtml"):
            self._html(name, start, end)
        elif name == "Text":
            self._words(str(value), start, end)
        elif name == "Code":
            at = self.builder.length
            if self._ready():
                inner = self.raw.find(str(value), start, end) if value else -1
                if inner >= 0:
                    self.builder.copy(inner, inner + len(str(value)))
                else:
                    self.builder.put(str(value), start, end)
                self.builder.hide(at)

    def _paragraph(self, start: int, end: int) -> None:
        """Open a paragraph as what it is: by what it stands in, else by its look."""
        kind = self.containers[-1] if self.containers else BlockKind.PARAGRAPH
        if kind is BlockKind.PARAGRAPH:
            look, _ = block_kind(self.raw[start:end], is_last=True)
            kind = look if look in (BlockKind.EMBED, BlockKind.BYLINE) else kind
            line = dateline_end(self.raw[start:end])
            if line and kind is BlockKind.PARAGRAPH and "*" not in self.raw[start : start + line]:
                self.builder.open(BlockKind.DATELINE)
                self.builder.copy(start, start + line)
                self.builder.close()
                self.after_dateline = start + line
        self.builder.open(kind)

    after_dateline = -1

    def _ready(self) -> bool:
        """Whether words belong to a block now; one is opened where a tight list has none."""
        if self.images:
            return False
        if not self.builder.is_open:
            self.builder.open(self.containers[-1] if self.containers else BlockKind.PARAGRAPH)
        return True

    def _words(self, words: str, start: int, end: int) -> None:
        if not self._ready():
            return
        if start < self.after_dateline:  # what the dateline has taken already
            cut = min(self.after_dateline, end)
            words, start = words[cut - start :], cut
        as_written = self.raw[start:end]
        if words == as_written:
            at = self.builder.length
            self.builder.copy(start, end)
            for url in URL.finditer(words):
                self.builder.hide_span(Span(at + url.start(), at + url.end()))
                self.builder.link(start + url.start(), start + url.end())
        elif len(words) == len(as_written):
            self.builder.copy(start, end)
        else:
            self.builder.put(words, start, end)
        if self.builder.kind is BlockKind.FRONT_MATTER:
            self._meta(words)

    def _meta(self, words: str) -> None:
        for line in words.splitlines():
            found = META.fullmatch(line.rstrip())
            if found:
                self.builder.meta[found[1].strip().lower()] = found[2].strip().strip("'\"")

    def _html(self, name: str, start: int, end: int) -> None:
        """A comment, a tag inside a line, or a block of HTML."""
        written = self.raw[start:end]
        if name == "InlineHtml":
            comment = MARK.match(written)
            if comment:
                self.builder.comment(comment[1], start, start + comment.end())
            return
        walk_html(self.builder, self.raw, start, end, self.containers[-1] if self.containers else BlockKind.PARAGRAPH)

    def _picture(self, where: Span) -> None:
        """The words that stand for a picture, and its title, as captions of their own."""
        written = self.raw[where.start : where.end]
        close = _closing_bracket(written, 2)
        if written[2:close].strip():
            self.builder.aside(BlockKind.CAPTION, where.start + 2, where.start + close)
        tail = regex.search(r"\(\s*<?([^\s)>]*)>?(?:\s+(?:\"([^\"]*)\"|'([^']*)'))?\s*\)\Z", written[close:])
        if tail:
            for group in (2, 3):
                if tail[group]:
                    self.builder.aside(BlockKind.CAPTION, *(where.start + close + at for at in tail.span(group)))
            if tail[1]:
                self.builder.link(*(where.start + close + at for at in tail.span(1)))

    def _link(self, where: Span) -> None:
        """Note where a link leads; the address of an autolink is no word of the text."""
        written = self.raw[where.start : where.end]
        if written.startswith("<"):
            self.builder.hide(self.block_from)
            if not URL.match(written, 1):  # else its words have been noted as a link already
                self.builder.link(where.start + 1, where.end - 1)
            return
        tail = regex.search(
            r"\]\(\s*<?([^\s)>]+(?:\([^\s)]*\))?[^\s)>]*)>?(?:\s+(?:\"[^\"]*\"|'[^']*'))?\s*\)\Z", written
        )
        if tail:
            self.builder.link(where.start + tail.start(1), where.start + tail.end(1))

    def _target(self, dest: str, start: int, end: int) -> None:
        at = self.raw.find(dest, start, end) if dest else -1
        if at >= 0:
            self.builder.link(at, at + len(dest))


def _named(value: object) -> tuple[str, object]:
    """The name of a tag and what comes with it."""
    if isinstance(value, dict):
        for name, detail in value.items():
            return str(name), detail
    return str(value), None


def _closing_bracket(written: str, start: int) -> int:
    """Where the bracket closes that was open before `start`."""
    depth = 1
    for found in regex.finditer(r"\\.|[\[\]]", written, pos=start):
        depth += {"[": 1, "]": -1}.get(found[0], 0)
        if not depth:
            return found.start()
    return len(written)
