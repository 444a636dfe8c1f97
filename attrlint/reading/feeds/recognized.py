"""Which texts are feeds, judging by their first characters; XML and JSON that are not feeds are refused by name."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from attrlint.base.errors import Place, ReadError
from attrlint.base.facts import replace
from attrlint.reading.feeds.fragments import joined

if TYPE_CHECKING:
    from attrlint.reading.prose import Prose

BESIDES = r"(?:\s++|<!--(?:[^-]++|-(?!->))*+-->|<\?(?:[^?]++|\?(?!>))*+\?>)*+"  # comments and processing instructions
HEAD = re.compile(rf"\ufeff?{BESIDES}")
DOCTYPE = re.compile(rf"<!DOCTYPE\b[^<>\[]*+(?:\[[^\]]*+\]\s*+)?>{BESIDES}", re.IGNORECASE)
ROOT = re.compile(r"<(?:[\w.-]+:)?([A-Za-z][\w.-]*)([^<>]{0,8000})>?")
WORDPRESS = "wordpress.org/export/"
NAMES = frozenset(("nitf", "newsitem", "newsmessage", "newsml", "rbnews"))
PAGES = frozenset(("html", "body", "head"))
UNSAFE = "&<>"  # what a fix would have to escape once or twice, depending on the place
LINE = 2_000  # characters of a first line that are checked


def feed_prose(raw: str, path: str = "", *, named: str = "") -> Prose | None:
    """The prose of a feed, with its separate stories; None if a text is not one.

    `named` is the format of the path's extension (``xml``, ``json``), if it is one of these. Raises ReadError for XML
    and JSON that is not a feed, and for a damaged feed.
    """
    start = raw[:8].lstrip("\ufeff \t\r\n")[:1]
    if start == "<" or named == "xml":
        return _xml(raw, path, named=named == "xml")
    if (start and start in "{[") or named == "json":
        return _json(raw, path, named=named == "json")
    return None


def _xml(raw: str, path: str, *, named: bool) -> Prose | None:
    head = HEAD.match(raw)
    at = head.end() if head else 0
    declared = raw[:200].lstrip("\ufeff \t\r\n").startswith("<?xml")
    doctype = DOCTYPE.match(raw, at)
    at = doctype.end() if doctype else at
    root = ROOT.match(raw, at)
    name = root[1].lower() if root else ""
    wordpress = name == "rss" and root is not None and WORDPRESS in root[2]
    if name not in NAMES and not wordpress:
        if not (declared or named) or (name in PAGES and not named):
            return None
        what = f"XML with the root element <{root[1]}>" if root else "XML without a root element"
        raise ReadError(f"{what}, which is not a news feed attrlint knows", Place(path))
    from attrlint.reading.feeds.xml import read_xml
    from attrlint.reading.office.elements import XmlFault

    try:
        stories = read_xml(raw, name)
    except XmlFault as error:
        raise ReadError(f"damaged XML ({error})", Place(path)) from None
    return _whole(stories, raw, path, UNSAFE)


def _json(raw: str, path: str, *, named: bool) -> Prose | None:
    from attrlint.reading.feeds.ninjs import JsonFault, read_ninjs

    first = raw[:LINE].lstrip("\ufeff \t\r\n")
    if not named and not re.match(r'\{\s*"|\[\s*[{\["]', first):
        return None
    try:
        stories = read_ninjs(raw)
    except JsonFault as error:
        if _is_lines(raw):
            raise ReadError("JSON Lines, which attrlint cannot read as a draft", Place(path)) from None
        if not named:
            return None
        raise ReadError(f"damaged JSON ({error})", Place(path)) from None
    if stories is None:
        raise ReadError("JSON that is not a news feed attrlint knows (ninjs or ANS)", Place(path))
    return _whole(stories, raw, path, UNSAFE + '"\\\n\t')


def _is_lines(raw: str) -> bool:
    """Whether the first line is a complete object."""
    try:
        return isinstance(json.loads(raw.lstrip("\ufeff \t\r\n").partition("\n")[0]), dict)
    except (ValueError, RecursionError):
        return False


def _whole(stories: list[Prose], raw: str, path: str, unwritable: str) -> Prose:
    """All stories as one prose that keeps them apart."""
    said = [replace(story, unwritable=unwritable) for story in stories if story.text]
    if not said:
        raise ReadError("a news feed without a story in it", Place(path))
    whole = replace(joined(said, raw), unwritable=unwritable)
    return replace(whole, stories=tuple(said)) if len(said) > 1 else whole
