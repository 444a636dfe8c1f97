"""Feeds in JSON: ninjs of the IPTC, and Arc's ANS. Strings are read in place, with a map of their escapes."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, NamedTuple

from attrlint.reading.feeds.fragments import Written
from attrlint.reading.feeds.story import Story
from attrlint.reading.prose import BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from attrlint.reading.prose import Prose

MAX_DEPTH = 100
TOKEN = re.compile(r'[ \t\r\n]*(?:("(?:[^"\\]++|\\.)*+")|([{}\[\]:,])|([^\s{}\[\]:,"]+))')
ESCAPE = re.compile(r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\.|[^\\]+")
HTML = ("body_html", "body_xhtml", "body_text")
HEADLINES = ("headline", "title")


class String(NamedTuple):
    """A string of the file: the text between its quotation marks, ``raw[start:end]``."""

    start: int
    end: int


Value = dict[str, "Value"] | list["Value"] | String | None


class JsonFault(Exception):
    """Text that is not JSON, or is nested too deeply."""


def read_ninjs(raw: str) -> list[Prose] | None:
    """The stories of a JSON file; None if it is JSON but not a known feed. Raises JsonFault."""
    value = scan(raw)
    stories = [_story(raw, each) for each in _items(value)]
    return [story.prose() for story in stories] or None


def _items(value: Value) -> Iterator[dict[str, Value]]:
    """The objects that are stories: the only one, those of a list, or those of a list under a key."""
    if isinstance(value, list):
        for each in value:
            if isinstance(each, dict) and _is_story(each):
                yield each
    elif isinstance(value, dict):
        if _is_story(value):
            yield value
            return
        for key in ("items", "_items", "content_elements", "results"):
            if isinstance(value.get(key), list):
                yield from _items(value[key])


def _is_story(value: dict[str, Value]) -> bool:
    """Whether an object has the keys of a story in ninjs (1 or 2) or ANS."""
    ninjs = any(isinstance(value.get(key), String) for key in HTML) or isinstance(value.get("bodies"), list)
    news = any(key in value for key in ("uri", "versioncreated", "headline", "headlines", "pubstatus", "type"))
    ans = isinstance(value.get("content_elements"), list) and isinstance(value.get("headlines"), dict)
    return (ninjs and news) or ans


def _story(raw: str, item: dict[str, Value]) -> Story:
    story = Story(raw)

    def line(value: Value, kind: BlockKind, level: int = 0) -> None:
        if isinstance(value, String):
            story.block(kind, pieces(raw, value), level)

    for key in ("versioncreated", "versionCreated", "publish_date", "firstcreated", "display_date"):
        moment = item.get(key)
        if isinstance(moment, String):
            story.published(raw[moment.start : moment.end])
    heads = item.get("headlines")
    if isinstance(heads, list):
        for each in heads[:1]:
            line(each.get("value") if isinstance(each, dict) else each, BlockKind.HEADING, 1)
    elif isinstance(heads, dict):
        line(heads.get("basic"), BlockKind.HEADING, 1)
    else:
        line(item.get("headline"), BlockKind.HEADING, 1)
    line(item.get("byline"), BlockKind.BYLINE)
    body = next((item[key] for key in HTML if isinstance(item.get(key), String)), None)
    if isinstance(body, String):
        story.post(pieces(raw, body))
    bodies, elements = item.get("bodies"), item.get("content_elements")
    for each in bodies[:1] if isinstance(bodies, list) else ():
        value = each.get("value") if isinstance(each, dict) else None
        if isinstance(value, String):
            story.post(pieces(raw, value))
    for each in elements if isinstance(elements, list) else ():
        if isinstance(each, dict):
            _element(raw, story, each)
    return story


def _element(raw: str, story: Story, element: dict[str, Value]) -> None:
    """A part of the body of an ANS story."""
    said, content = element.get("type"), element.get("content")
    kind = raw[said.start : said.end] if isinstance(said, String) else ""
    if kind == "header" and isinstance(content, String):
        story.block(BlockKind.HEADING, pieces(raw, content), 2)
    elif kind in ("text", "raw_html") and isinstance(content, String):
        story.html(pieces(raw, content))
    else:
        items = element.get("items") if kind == "list" else element.get("content_elements") if kind == "quote" else None
        for each in items if isinstance(items, list) else ():
            inner = each.get("content") if isinstance(each, dict) else None
            if isinstance(inner, String):
                story.block(BlockKind.LIST_ITEM if kind == "list" else BlockKind.BLOCKQUOTE, pieces(raw, inner))


def pieces(raw: str, string: String) -> list[Written]:
    """The characters of a string; each escape is a piece."""
    found: list[Written] = []
    for part in ESCAPE.finditer(raw, string.start, string.end):
        text = part[0]
        if text[0] == "\\":
            text = json.loads(f'"{text}"')
        found.append(Written(text, *part.span()))
    return found


def scan(raw: str) -> Value:
    """The structure of a JSON text with its strings in place; numbers and words are None. Raises JsonFault."""
    mark = 1 if raw.startswith("\ufeff") else 0
    try:
        json.loads(raw[mark:])
    except (ValueError, RecursionError) as error:
        raise JsonFault(str(error)) from None
    top: list[Value] = []
    stack: list[list[Value] | dict[str, Value]] = [top]
    keys: list[str | None] = [None]
    at = mark
    while (found := TOKEN.match(raw, at)) is not None:
        at = found.end()
        string, sign, _ = found.groups()
        here = stack[-1]
        if sign in ("}", "]"):
            stack.pop()
            keys.pop()
            continue
        if sign in (":", ","):
            continue
        value: Value = String(found.start(1) + 1, found.end(1) - 1) if string else None
        if string and isinstance(here, dict) and keys[-1] is None:
            keys[-1] = json.loads(string)
            continue
        if sign:
            value = {} if sign == "{" else []
        if isinstance(here, dict):
            here[keys[-1] or ""] = value
            keys[-1] = None
        else:
            here.append(value)
        if isinstance(value, dict | list):
            if len(stack) > MAX_DEPTH:
                raise JsonFault(f"more than {MAX_DEPTH} lists and objects inside each other")
            stack.append(value)
            keys.append(None)
    return top[0] if top else None
