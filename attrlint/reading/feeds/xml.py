"""Feeds in XML: NITF, NewsML-G2, NewsML 1, Ritzau's format, and the exports of WordPress (WXR)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrlint.reading.feeds.fragments import Written
from attrlint.reading.feeds.story import Story
from attrlint.reading.office.elements import Element, Text, parse_feed
from attrlint.reading.prose import BlockKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from attrlint.reading.prose import Prose

KINDS = {
    "hl1": (BlockKind.HEADING, 1),
    "hl2": (BlockKind.HEADING, 2),
    **{f"h{n}": (BlockKind.HEADING, n) for n in range(1, 7)},
    "headline": (BlockKind.HEADING, 1),
    "subheadline": (BlockKind.HEADING, 2),
    "subtitle": (BlockKind.HEADING, 2),
    "p": (BlockKind.PARAGRAPH, 0),
    "para": (BlockKind.PARAGRAPH, 0),
    "abstract": (BlockKind.PARAGRAPH, 0),
    "byline": (BlockKind.BYLINE, 0),
    "by": (BlockKind.BYLINE, 0),
    "dateline": (BlockKind.DATELINE, 0),
    "li": (BlockKind.LIST_ITEM, 0),
    "td": (BlockKind.TABLE_CELL, 0),
    "th": (BlockKind.TABLE_CELL, 0),
    "blockquote": (BlockKind.BLOCKQUOTE, 0),
    "bq": (BlockKind.BLOCKQUOTE, 0),
    "media-caption": (BlockKind.CAPTION, 0),
    "caption": (BlockKind.CAPTION, 0),
    "figcaption": (BlockKind.CAPTION, 0),
    "tagline": (BlockKind.NOTE, 0),
}
PASSED = frozenset(
    """
    head docdata distributor rights story.date time series media-reference media-metadata media-producer style script
    iframe object svg title base-url note.private
    """.split()
)
LABELS = frozenset("slugline genre keywords".split())  # classes of lists and lines that are not copy
CONTENT = frozenset("datacontent inlinedata inlinexml".split())
DATES = frozenset("contentcreated versioncreated thisrevisioncreated firstcreated".split())
NO_POSTS = frozenset(
    "attachment nav_menu_item revision custom_css customize_changeset wp_template wp_global_styles".split()
)


def read_xml(raw: str, root_name: str) -> list[Prose]:
    """The stories of a feed, in order. Raises XmlFault."""
    feed = Feed(raw)
    return [story.prose() for story in ROOTS[root_name](feed, feed.root)]


class Feed:
    """A parsed feed; places are converted from bytes of UTF-8 to code points of the decoded file."""

    def __init__(self, raw: str) -> None:
        """Parse it. Raises XmlFault."""
        self.raw = raw
        self._mark = 1 if raw.startswith("\ufeff") else 0
        self._data = raw[self._mark :].encode("utf-8", "replace")
        self.root, self._remarks = parse_feed(self._data)
        self._known = (0, self._mark)

    def at(self, byte: int) -> int:
        """The code-point offset in the file of a byte; fast for places in order."""
        if self._data.isascii():
            return byte + self._mark
        last, offset = self._known if self._known[0] <= byte else (0, self._mark)
        offset += len(self._data[last:byte].decode("utf-8", "replace"))
        self._known = byte, offset
        return offset

    def pieces(self, element: Element) -> Iterator[Written]:
        """The characters inside an element, including those of nested elements; a line break counts as a space."""
        apart = _local(element) in ("byline", "by", "dateline")  # whose parts are names and titles without spaces
        for child in element.children:
            if isinstance(child, Text):
                yield Written(child.text, self.at(child.start), self.at(child.end))
            elif _local(child) == "br":
                yield Written(" ", self.at(child.start), self.at(child.end))
            elif _local(child) not in PASSED:
                start = self.at(child.start)
                if apart:
                    yield Written(" ", start, start)
                yield from self.pieces(child)
                if apart:
                    end = self.at(child.end)
                    yield Written(" ", end, end)

    def story(self, element: Element) -> Story:
        """A story that an element holds, with the comments in it."""
        story = Story(self.raw)
        for remark in self._remarks:
            if element.start <= remark.start < element.end:
                story.comment(remark.text, self.at(remark.start), self.at(remark.end))
        return story


def _local(element: Element) -> str:
    return element.name.rpartition(":")[2].lower()


def _find(element: Element, *names: str) -> Iterator[Element]:
    """The elements below another that have one of these names."""
    return (each for each in element.descend() if each is not element and _local(each) in names)


def _walk(feed: Feed, story: Story, element: Element, outer: BlockKind = BlockKind.PARAGRAPH) -> None:
    """Read the copy below an element, block by block; words outside any block become a block of the `outer` kind."""
    loose: list[Written] = []

    def close() -> None:
        story.block(outer, loose)
        loose.clear()

    for child in element.children:
        if isinstance(child, Text):
            loose.append(Written(child.text, feed.at(child.start), feed.at(child.end)))
            continue
        name = _local(child)
        if name in PASSED or LABELS.intersection((child.get("class") or "").lower().split()):
            continue
        kind, level = KINDS.get(name, (outer, 0))
        kind = outer if kind is BlockKind.PARAGRAPH else kind
        if any(each is not child and _local(each) in KINDS for each in child.descend()):
            close()
            _walk(feed, story, child, kind if kind is not BlockKind.HEADING else outer)
        elif name in KINDS:
            close()
            story.block(kind, list(feed.pieces(child)), level)
        else:
            loose += feed.pieces(child)
    close()


def _content(feed: Feed, story: Story, element: Element) -> None:
    """Read the content of a content element: markup as XML, or HTML as characters."""
    if any(True for _ in element.elements()):
        _walk(feed, story, element)
        return
    pieces = list(feed.pieces(element))
    story.post(pieces)


def _nitf(feed: Feed, root: Element) -> list[Story]:
    story = feed.story(root)
    for date in _find(root, "date.issue"):
        story.published(date.get("norm") or "")
    for body in _find(root, "body"):
        _walk(feed, story, body)
    return [story]


def _items(*names: str) -> Callable[[Feed, Element], list[Story]]:
    """The reader of a format that contains items with one of these names, or is one itself."""

    def read(feed: Feed, root: Element) -> list[Story]:
        items = [root] if _local(root) in names else list(_find(root, *names))
        return [_item(feed, each) for each in items]

    return read


def _item(feed: Feed, item: Element) -> Story:
    """A story of NewsML: its lines, and its content."""
    story = feed.story(item)
    headed = False
    inner = {_local(each) for content in _find(item, *CONTENT) for each in content.descend()}
    for each in _copy(item):
        name = _local(each)
        if name in CONTENT:
            _content(feed, story, each)
        elif name in DATES:
            story.published(each.text())
        elif name == "headline" and (headed or inner & {"h1", "hl1"}):
            continue
        else:
            headed = headed or name == "headline"
            kind, level = KINDS[name]
            story.block(kind, list(feed.pieces(each)), level)
    return story


def _copy(element: Element) -> Iterator[Element]:
    """The elements of a NewsML item that contain copy, in order, without what is inside them."""
    wanted = CONTENT | {"headline", "subheadline", "byline", "by", "dateline"}
    pending = [element]
    while pending:
        here = pending.pop()
        if here is not element and _local(here) in wanted | DATES:
            yield here
        else:
            pending.extend(list(here.elements())[::-1])


def _ritzau(feed: Feed, root: Element) -> list[Story]:
    story = feed.story(root)
    for each in root.elements():
        name = _local(each)
        if name == "publishdate":
            story.published(each.text())
        elif name == "content":
            _content(feed, story, each)
        elif name in ("headline", "subtitle", "byline"):
            kind, level = KINDS[name]
            story.block(kind, list(feed.pieces(each)), level)
    return [story]


def _wordpress(feed: Feed, root: Element) -> list[Story]:
    return [_post(feed, item) for item in _find(root, "item") if _is_post(item)]


def _is_post(item: Element) -> bool:
    return not any(_local(each) == "post_type" and each.text().strip() in NO_POSTS for each in item.elements())


def _post(feed: Feed, item: Element) -> Story:
    story = feed.story(item)
    for each in item.elements():
        name = _local(each)
        if name == "post_date":
            story.published(each.text())
        elif name == "title":
            story.block(BlockKind.HEADING, list(feed.pieces(each)), 1)
        elif name == "encoded" and "excerpt" not in each.name:
            story.post(list(feed.pieces(each)))
    return story


ROOTS: dict[str, Callable[[Feed, Element], list[Story]]] = {
    "nitf": _nitf,
    "newsitem": _items("newsitem"),
    "newsmessage": _items("newsitem"),
    "newsml": _items("newsitem"),
    "rbnews": _ritzau,
    "rss": _wordpress,
}
