"""Sources without their markup, code point for code point: it is replaced with spaces or joiners of equal length.

So each offset of a cleaned source is an offset of the file as decoded. Each stretch is cleaned by itself, so that a
window can be read without the rest of its file.
"""

from __future__ import annotations

import html
from functools import cache
from typing import TYPE_CHECKING

from attrlint.base.patterns import LazyPattern
from attrlint.data.lexicon import entries
from attrlint.verifying.words import JOINER

if TYPE_CHECKING:
    import regex

HIDDEN = LazyPattern(r"(?i)<(?:(script|style|head|template)\b|!--)")  # where something begins that nobody reads
BLOCK = LazyPattern(
    r"(?i)</?(?:p|div|br|li|ul|ol|h[1-6]|blockquote|tr|td|th|section|article|figure|hr)\b[^<>]{0,2000}>"
)
TAG = LazyPattern(r"</?[a-zA-Z!][^<>]{0,2000}>")
STRUCK = LazyPattern(r"(?i)<(s|del|strike)>|~~(?!~)")  # where something begins that was struck out
LONGEST_STRUCK = 2000  # code points
ENTITY = LazyPattern(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,30});")
LINK = LazyPattern(r"\]\([^()\s]{0,2000}\)")
CUE = LazyPattern(
    r"(?m)^[ \t]*(?:\d+|(?:\d+:)?\d+:\d+[.,]\d+[ \t]*-->.*|WEBVTT.*|NOTE\b.*|(?:Kind|Language):.*)?[ \t]*\r?$"
)
VOICE = LazyPattern(r"<v(?:\.[\w.]+)?\s+([^>\n]{1,80})>")
SHOUTED = LazyPattern(r"\([A-Z][A-Z ,\-/]{2,50}\)")
INLINE = ("b", "i", "em", "strong", "a", "span", "u", "sup", "sub", "small", "font", "mark", "c")
CAPTIONS = frozenset({"srt", "vtt"})


def blank(match: regex.Match[str]) -> str:
    """Spaces of the length of a match."""
    return " " * (match.end() - match.start())


def shaped(text: str, format: str) -> str:
    """A source with its paragraphs as lines, code point for code point: blank lines between them, and no cue marks."""
    if format == "html":
        text = _without_pairs(text.replace("\n", " "), HIDDEN, len(text))
        return BLOCK.sub(lambda m: "\n\n".ljust(m.end() - m.start()), text)
    if format in CAPTIONS:
        lines = CUE.sub(blank, text)
        return LINES.sub(lambda m: "\n".rjust(m.end() - m.start()), lines)
    return text


LINES = LazyPattern(r"(?:[ \t]*\r?\n){2,}|\A\s+")


def clean(text: str, format: str) -> str:
    """A stretch of a source without markup, struck words and stage notes; its length is unchanged.

    Markup inside a word becomes joiners, other markup spaces. `format` is markdown, html, srt, vtt or text.
    """
    if format in CAPTIONS:
        text = CUE.sub(blank, text)
    if "~~" in text or any(tag in text for tag in ("</s>", "</del>", "</strike>")):
        text = _without_pairs(text, STRUCK, LONGEST_STRUCK)
    if "<" in text:
        text = TAG.sub(_tag, text)
    if "&" in text and format != "text":
        text = ENTITY.sub(_entity, text)
    if format == "markdown":
        if "](" in text:
            text = LINK.sub(blank, text)
        if "*" in text or "\\" in text:
            text = text.replace("*", JOINER).replace("\\", JOINER)
    if "(" in text or "[" in text:
        text = _stage_notes().sub(blank, text)
        text = SHOUTED.sub(blank, text)
    return text


def _without_pairs(text: str, opening: LazyPattern, longest: int) -> str:
    """A text without what is between a mark that opens and the one that closes it, at most `longest` code points on.

    What is not closed stays. A closing mark that was looked for in vain up to the end is not looked for again, so that
    the time does not grow with the square of the size.
    """
    level = text.lower() if len(text.lower()) == len(text) else text
    missing: set[str] = set()
    parts: list[str] = []
    at = 0
    for match in opening.finditer(text):
        start = match.start()
        closing = f"</{match[1].lower()}" if match[1] else "-->" if match[0] == "<!--" else "~~"
        if start < at or closing in missing:
            continue
        found = level.find(closing, match.end(), match.end() + longest)
        if found < 0:
            if longest >= len(text):
                missing.add(closing)
            continue
        end = level.find(">", found) + 1 if match[1] else found + len(closing)
        if not end:
            continue
        parts += [text[at:start], " " * (end - start)]
        at = end
    return "".join([*parts, text[at:]]) if parts else text


def _tag(match: regex.Match[str]) -> str:
    name = match[0].strip("</>").split(None, 1)
    inline = bool(name) and name[0].lower() in INLINE
    return (JOINER if inline else " ") * (match.end() - match.start())


def _entity(match: regex.Match[str]) -> str:
    meant = html.unescape(match[0])
    size = match.end() - match.start()
    if len(meant) != 1 or meant.isspace():
        return " " * size
    return meant.ljust(size, JOINER)


@cache
def _stage_notes() -> LazyPattern:
    """A transcriber's brackets: (Laughter.), [crosstalk 00:12:31], (inaudible)."""
    import re

    notes = "|".join(re.escape(note) for note in entries("spoken-words.stage-note") if len(note) > 3)
    short = "|".join(note for note in entries("spoken-words.stage-note") if len(note) <= 3)
    known = rf"(?:{notes}|\b(?:{short})\b)"
    inner = rf"[^()\[\]\n]{{0,60}}?{known}[^()\[\]\n]{{0,40}}"
    return LazyPattern(rf"\({inner}\)|\[{inner}\]|[\[(]\d{{1,2}}:\d\d(?::\d\d)?[\])]", ignorecase=True)
