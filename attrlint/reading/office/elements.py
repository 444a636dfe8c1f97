"""An XML part as a tree of elements that know their place in its bytes, so that it can be changed without a rewrite.

Parsed by expat: no entity is declared or expanded, nothing is fetched. A part with a document type is refused, as the
Office formats require.
"""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING, NamedTuple
from xml.parsers import expat

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_DEPTH = 200  # depth of nested elements; Word writes some thirty
MAX_ELEMENTS = 500_000
BETWEEN = "\n"  # what expat puts between namespace, name and prefix
SHORT = {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "w",
    "http://purl.oclc.org/ooxml/wordprocessingml/main": "w",
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships": "r",
    "http://purl.oclc.org/ooxml/officeDocument/relationships": "r",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc",
    "http://schemas.openxmlformats.org/officeDocument/2006/math": "m",
    "http://schemas.microsoft.com/office/word/2010/wordml": "w14",
    "http://schemas.microsoft.com/office/word/2012/wordml": "w15",
    "http://schemas.openxmlformats.org/package/2006/relationships": "rel",
    "http://schemas.openxmlformats.org/package/2006/content-types": "ct",
    "urn:oasis:names:tc:opendocument:xmlns:office:1.0": "office",
    "urn:oasis:names:tc:opendocument:xmlns:text:1.0": "text",
    "urn:oasis:names:tc:opendocument:xmlns:table:1.0": "table",
    "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0": "draw",
    "urn:oasis:names:tc:opendocument:xmlns:style:1.0": "style",
    "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0": "svg",
    "http://www.w3.org/1999/xlink": "xlink",
    "http://www.w3.org/XML/1998/namespace": "xml",
}
_DECLARED = re.compile(rb"""^(<\?xml[^>]*?)\s+encoding\s*=\s*(?:"[^"]*"|'[^']*')""")
_TAG = re.compile(rb"""<(?:[^>"']++|"[^"]*"|'[^']*')*+>""")


class Text(NamedTuple):
    """Characters of an element: the bytes ``[start, end)`` of the part that stand for them.

    They are either written as they are, in UTF-8, or are one character written differently (``&amp;``, a line end).
    """

    text: str
    start: int
    end: int

    def byte(self, offset: int) -> int:
        """The byte offset in the part of a code-point offset in `text`."""
        if offset >= len(self.text):
            return self.end
        return self.start + len(self.text[:offset].encode())


class Element:
    """An element, from ``<`` to the end of its end tag: bytes ``[start, end)`` of the part.

    Names are ``w:p`` and the like whatever prefix the file uses (`prefix` is that one, with its colon).
    """

    __slots__ = ("attributes", "children", "close", "end", "name", "parent", "prefix", "start")

    def __init__(self, name: str, prefix: str, attributes: dict[str, str] | None, start: int, parent: Element | None):
        self.name, self.prefix, self.attributes = name, prefix, attributes
        self.start, self.close, self.end = start, start, start
        self.parent = parent
        self.children: list[Element | Text] = []

    def get(self, name: str) -> str | None:
        """The value of an attribute (``w:val``)."""
        return self.attributes.get(name) if self.attributes else None

    def elements(self) -> Iterator[Element]:
        """The elements directly inside."""
        for child in self.children:
            if isinstance(child, Element):
                yield child

    def child(self, *names: str) -> Element | None:
        """The first child with a name, its first child with the next name, and so on; None if there is none."""
        here: Element | None = self
        for name in names:
            here = next((each for each in here.elements() if each.name == name), None) if here else None
        return here

    def descend(self) -> Iterator[Element]:
        """This element and all elements inside it, in the order of the file."""
        pending = [self]
        while pending:
            here = pending.pop()
            yield here
            pending.extend([each for each in here.children if isinstance(each, Element)][::-1])

    def text(self) -> str:
        """The characters directly inside."""
        return "".join(child.text for child in self.children if isinstance(child, Text))


class CommentElement(NamedTuple):
    """A comment in the XML: its content, and its bytes."""

    text: str
    start: int
    end: int


class XmlFault(Exception):
    """XML that cannot be read: not well-formed, too deep or too large, or with a document type."""


def parse(data: bytes) -> tuple[Element, bytes]:
    """The root element of an XML part, and the part in UTF-8, whose bytes the places count. Raises XmlFault."""
    data = _utf8(data)
    return _built(_Builder(data, strict=True)), data


def parse_feed(data: bytes) -> tuple[Element, tuple[CommentElement, ...]]:
    """The root element of XML in UTF-8, whatever encoding it names, and its comments; a document type may name a DTD.

    The DTD is not read: of what it would declare, only the HTML entities are known. Raises XmlFault.
    """
    builder = _Builder(data, strict=False)
    return _built(builder), tuple(builder.remarks)


def _built(builder: _Builder) -> Element:
    try:
        builder.parser.Parse(builder.data, True)
    except expat.ExpatError as error:
        raise XmlFault(f"line {error.lineno}: {expat.ErrorString(error.code)}") from None
    except (ValueError, LookupError) as error:  # an encoding that expat does not support
        raise XmlFault(str(error)) from None
    if builder.root is None:
        raise XmlFault("no element")
    return builder.root


def _utf8(data: bytes) -> bytes:
    """A part in UTF-8 without a byte order mark, from any encoding that Office may write (UTF-8 or UTF-16)."""
    try:
        if data.startswith((b"\xff\xfe", b"\xfe\xff")):
            data = data.decode("utf-16").encode()
    except UnicodeDecodeError as error:
        raise XmlFault(f"broken utf-16 ({error.reason})") from None
    return _DECLARED.sub(rb'\1 encoding="UTF-8"', data.removeprefix(b"\xef\xbb\xbf"), count=1)


class _Builder:
    """Builds elements from expat's events."""

    def __init__(self, data: bytes, *, strict: bool) -> None:
        self.data, self._strict = data, strict
        self.remarks: list[CommentElement] = []
        self.root: Element | None = None
        self.parser = parser = expat.ParserCreate("utf-8", BETWEEN)
        parser.namespace_prefixes = True
        parser.buffer_text = False
        parser.StartElementHandler, parser.EndElementHandler = self._start, self._end
        parser.CharacterDataHandler = self._characters
        parser.CommentHandler = self._other
        parser.ProcessingInstructionHandler = self._two
        parser.StartCdataSectionHandler = parser.EndCdataSectionHandler = self._between
        parser.StartDoctypeDeclHandler, parser.EntityDeclHandler = self._doctype, self._declared
        parser.SkippedEntityHandler = self._skipped
        self._here: Element | None = None
        self._names: dict[str, tuple[str, str]] = {}
        self._depth = self._count = 0
        self._pending: tuple[str, int] | None = None

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._between()
        self._depth += 1
        self._count += 1
        if self._depth > MAX_DEPTH:
            raise XmlFault(f"more than {MAX_DEPTH} elements inside each other")
        if self._count > MAX_ELEMENTS:
            raise XmlFault(f"more than {MAX_ELEMENTS:,} elements")
        names = self._names
        short, prefix = names.get(name) or self._name(name)
        held = {(names.get(key) or self._name(key))[0]: said for key, said in attributes.items()} or None
        element = Element(short, prefix, held, self.parser.CurrentByteIndex, self._here)
        if self._here is None:
            self.root = element
        else:
            self._here.children.append(element)
        self._here = element

    def _end(self, name: str) -> None:
        self._between()
        self._depth -= 1
        here = self._here
        assert here is not None
        at = self.parser.CurrentByteIndex
        if not here.children and self.data.startswith(b"/>", (end := after_tag(self.data, here.start)) - 2):
            here.close = here.end = end  # <w:tab/>
        else:
            here.close, here.end = at, self.data.index(b">", at) + 1
        self._here = here.parent

    def _characters(self, text: str) -> None:
        self._between()
        self._pending = (text, self.parser.CurrentByteIndex)

    def _between(self) -> None:
        """Characters end where the next item begins."""
        if self._pending is not None and self._here is not None:
            self._here.children.append(Text(*self._pending, self.parser.CurrentByteIndex))
        self._pending = None

    def _other(self, said: str) -> None:
        self._between()
        if not self._strict:
            start = self.parser.CurrentByteIndex
            self.remarks.append(CommentElement(said, start, start + len(said.encode()) + len("<!---->")))

    def _two(self, target: str, said: str) -> None:
        self._between()

    def _doctype(self, name: str, system: str | None, public: str | None, inner: bool) -> None:
        self._between()
        if self._strict:
            raise XmlFault("has a document type, which Office files must not have")

    def _declared(self, *said: object) -> None:
        raise XmlFault("declares entities")

    def _skipped(self, name: str, parameter: bool) -> None:
        """An entity that only the DTD declares, which is not read."""
        if not parameter:
            self._characters(unescape(f"&{name};"))

    def _name(self, name: str) -> tuple[str, str]:
        """``w:p`` and the prefix in the file, from expat's namespace, local name and prefix."""
        *space, local = name.split(BETWEEN)[:2]
        prefix = name.split(BETWEEN)[2] if name.count(BETWEEN) > 1 else ""
        short = SHORT.get(space[0], space[0]) if space else ""
        said = (f"{short}:{local}" if short else local, f"{prefix}:" if prefix else "")
        self._names[name] = said
        return said


def after_tag(data: bytes, start: int) -> int:
    """The byte offset after the tag that begins at `start`."""
    found = _TAG.match(data, start)
    assert found is not None
    return found.end()
