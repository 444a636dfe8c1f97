"""Parts of a file that its readers never see: tags of template languages, and characters without a width.

The tags are those of Liquid, Jinja, Nunjucks, Twig and Django (``{% if %}``, ``{{ name }}``, ``{# note #}``), of Hugo
(``{{< figure >}}``), of PHP and ERB (``<?php ... ?>``, ``<% ... %>``), shortcodes of WordPress (``[caption id="a"]``)
and attributes as kramdown and Pandoc write them (``{: .note}``, ``{#id}``). JSX is read by `attrlint.reading.jsx`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from attrlint.base.patterns import LazyPattern
from attrlint.base.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

FILLER = "x"  # what a parser sees in place of a tag: a letter, since white space could open a code block

OPENING = LazyPattern(r"\{\{|\{%|\{#(?=\s)|\{(?=[:#.])|<%|<\?(?:php\b|=)|\[/?(?=[a-z])")
CLOSING = {"{{": "}}", "{%": "%}", "{#": "#}", "<%": "%>", "<?": "?>"}
LONGEST = 4000  # code points of one tag; an opening that closes later is text
WHOLE = LazyPattern(r"\{%-?\s*(comment|highlight)\b")  # a pair of tags that hides what is between them
WIKI = LazyPattern(r"\{\{(?:[A-Za-z]+(?:[ _-][a-z]+)+|cn|fact)\s*(?:\|[^{}]*)?\}\}")  # an editor's note, left in copy
ATTRIBUTES = LazyPattern(r"\{(?::|[#.][A-Za-z])[^{}\n\r]{0,300}\}")
SHORTCODE = LazyPattern(
    r"""\[([a-z][a-z0-9_-]{1,30})(?:\s+[a-z][\w-]*=(?:"[^"\]]*"|'[^'\]]*'|[^\s"'\]]+))+\s*/?\](?![(\[:])"""
)
BARE_SHORTCODE = LazyPattern(r"\[(/?)([a-z][a-z0-9_-]{2,30})\s*/?\](?![(\[:])")
# A soft hyphen, spaces and joiners of no width, directional marks. A joiner between two emoji makes them one.
UNSEEN = LazyPattern("[\u00ad\u200b\u200c\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]|(?<=\\w)\u200d(?=\\w)")
FOOTNOTE = LazyPattern(r"(?<=[”’\"'.,!?])(?:[¹²³⁰⁴-⁹]{1,3}|\[\d{1,3}\](?![(\[:]))(?=[\s.,;:!?)]|\Z)")
NOTE = LazyPattern(r"\{#|\{\{/\*|\{%-?\s*comment\b|<%(?:#|--)")


NOTE_TEXT = LazyPattern(
    r"(?s)(?:\{%-?\s*comment\s*-?%\}|\{\{?\s*/\*|\{#|<%(?:#|--))"
    r"(.*?)(?:\{%-?\s*endcomment\s*-?%\}|\*/\s*\}\}?|#\}|(?:--)?%>)"
)


class Unread(NamedTuple):
    """The stretches of a file that are not part of its prose, in order and without overlaps, and those that are
    comments.
    """

    spans: tuple[Span, ...] = ()
    notes: tuple[Span, ...] = ()


def unread(raw: str) -> Unread:
    """The places of template tags and invisible characters, in code points of `raw`.

    Linear in the length of the file.
    """
    tags = list(_tags(raw)) if any(sign in raw for sign in "{[<") else []
    spans = [tag for tag, _ in tags]
    spans += [Span(*found.span()) for found in FOOTNOTE.finditer(raw)]
    if not raw.isascii():
        spans += [Span(*found.span()) for found in UNSEEN.finditer(raw, 1)]
    return Unread(apart(spans), tuple(tag for tag, is_note in tags if is_note))


def note_text(raw: str, note: Span) -> str:
    """The content of a template's comment, without its marks."""
    found = NOTE_TEXT.fullmatch(raw, *note)
    return found[1] if found else ""


def apart(spans: Sequence[Span]) -> tuple[Span, ...]:
    """Spans in order, without those inside another, cut where two overlap."""
    kept: list[Span] = []
    for start, end in sorted(spans):
        begin = max(start, kept[-1].end) if kept else start
        if begin < end:
            kept.append(Span(begin, end))
    return tuple(kept)


def masked(text: str, spans: Sequence[Span], base: int = 0) -> str:
    """A text of the same length with a filler in place of each span. `base` is where it begins in the file."""
    pieces: list[str] = []
    done = 0
    for start, end in spans:
        begin, stop = max(start - base, done), min(end - base, len(text))
        if begin >= stop:
            continue
        pieces += (text[done:begin], FILLER * (stop - begin))
        done = stop
    return "".join((*pieces, text[done:]))


def _tags(raw: str) -> Iterator[tuple[Span, bool]]:
    """The tags in order, and whether each is a comment."""
    ends: dict[str, int] = {}
    codes = _paired_shortcodes(raw) if "[/" in raw else frozenset()

    def close(sign: str, start: int) -> int:
        """Where the next closing `sign` ends; 0 if there is none near enough."""
        if ends.get(sign, -1) < start:
            found = raw.find(sign, start)
            ends[sign] = found if found >= 0 else len(raw)
        at = ends[sign]
        return at + len(sign) if at - start <= LONGEST and at < len(raw) else 0

    done = 0
    for found in OPENING.finditer(raw):
        start, sign = found.start(), found[0]
        if start < done:
            continue
        end = 0
        if sign[0] == "[":
            code = SHORTCODE.match(raw, start)
            bare = None if code else BARE_SHORTCODE.match(raw, start)
            if code or (bare and bare[2] in codes):
                end = (code or bare).end()  # type: ignore[union-attr]
        elif sign == "{":
            attributes = ATTRIBUTES.match(raw, start)
            end = attributes.end() if attributes else 0
        elif not (sign == "{{" and WIKI.match(raw, start)):
            end = close("*/}}" if raw.startswith("{{/*", start) else CLOSING[sign[:2]], start + len(sign))
            whole = WHOLE.match(raw, start) if sign == "{%" else None
            if whole:
                after = LazyPattern(rf"\{{%-?\s*end{whole[1]}\s*-?%\}}").search(raw, end)
                end = after.end() if after else end
        if end:
            yield Span(start, end), NOTE.match(raw, start) is not None
            done = end


def _paired_shortcodes(raw: str) -> frozenset[str]:
    """The names that open and close: ``[caption]`` in one place, ``[/caption]`` later."""
    opened: set[str] = set()
    paired: set[str] = set()
    for found in LazyPattern(r"\[(/?)([a-z][a-z0-9_-]{2,30})(?=[\s\]/])").finditer(raw):
        if not found[1]:
            opened.add(found[2])
        elif found[2] in opened:
            paired.add(found[2])
    return frozenset(paired)
