"""Posts from social media in a draft: the line that signs one, and whether the draft says who its author is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from attrlint.analysis.names import TITLES
from attrlint.analysis.outlets import folded, spellings
from attrlint.analysis.source_words import BODY_WORDS, OUTLET_WORDS, PERSON_WORDS
from attrlint.patterns import LazyPattern
from attrlint.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?"
_DATE = rf"(?:{_MONTH}\s+\d{{1,2}},\s+\d{{4}}|\d{{1,2}}\s+{_MONTH}\s+\d{{4}})"
SIGNED = LazyPattern(rf"[—–-] ?(?P<name>[^\n()—–@]{{1,80}}?)\s?\((?P<handle>@\w{{1,30}})\)\s*{_DATE}")
OFFICIAL = LazyPattern(
    r"polic|sheriff|gov(?:ernor|t|ernment|\b)|official|ministr|mfa|embassy|council|dept|potus|flotus|nasa|news|"
    r"senat|congress"
    r"|parliament|mayor|president|speaker|secretary|minister|nato|unicef|unhcr|\bun\b|[_\d]un\b|eu_|redcross|fire|"
    r"weather"
    r"|\bnws|metoffice|transport|airport|airline|railway|metro\b|university|college|school|\bfc\b|club|league|union"
    r"|foundation|institute|charity|hospital|nhs|museum|verified|party|campaign|army|navy|airforce|defen[cs]e|idf|"
    r"fbi\b|cia\b"
    r"|elonmusk|trump|obama|biden|zelensky|putin|macron|modi\b|narendramodi|swift13|kimkardashian|beyonce|rihanna",
    ignorecase=True,
)
BRANDS = frozenset(
    "official breaking music morning evening show today tonight live app support podcast studios records games".split()
)
TITLED = LazyPattern(
    r"\b(?:Rep|Sen|Gov|Dr|Prof|Gen|Lt|Col|Sir|Dame|Lord|Lady|Pope|King|Queen|Prince|Princess|MP|MEP|MD|PhD)\b"
)
BEHIND = LazyPattern(
    r"['’]s\b|\s*(?:\(@\w+\))?\s*(?:,\s+(?!(?:and|said|says|but|or|told|wrote|tweeted|posted|added)\b)[a-z\d]|,\s+[A-Z]"
    r"|[—–(]\s*(?:an?|the)\s|\s(?:of|from|at|with)\s+(?:the\s+)?[A-Z]|\sis\s(?:an?|the)\s|,?\s(?:who|which|whose)\s|"
    r"\swas\s(?:an?|the)\s)"
)
OCCUPATION = LazyPattern(
    r"(?!(?:af|ov|und|oth|anoth|wheth|howev|rath|eith|lat|earli)er)[a-z-]{3,}(?:er|or|ist|ian|man|woman|eer)"
)
BEFORE = LazyPattern(r"(?P<word>[\w.'’-]++)\s+\Z")


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signs a post: `span` from the name to the bracket behind the handle (code points), name and handle."""

    span: Span
    name: str
    handle: str


def signatures(text: str, span: Span) -> Iterator[Signature]:
    """The lines of a stretch of text that sign a post (``— Tom Alder (@tomalder) May 3, 2023``)."""
    for found in SIGNED.finditer(text, *span):
        name = found["name"]
        start = found.start("name") + len(name) - len(name.lstrip())
        yield Signature(Span(start, found.end("handle") + 1), name.strip(), found["handle"])


def is_official(name: str, handle: str) -> bool:
    """Whether an account says itself who speaks: a body, an outlet, an office, somebody whom everybody knows."""
    if spellings(folded(name).removeprefix("the ")) or spellings(folded(handle[1:])):
        return True
    words = {w.strip(".,'’").lower() for w in name.split()}
    if name.lower().replace(" ", "") == handle[1:].lower() and " " not in name:
        return True  # a brand is called what its account is called
    bodies = BODY_WORDS | OUTLET_WORDS
    if words & bodies or words & BRANDS or TITLED.search(name):
        return True
    return (
        bool(words & TITLES and len(words) > 1)
        or OFFICIAL.search(handle) is not None
        or OFFICIAL.search(name) is not None
    )


def is_identified(text: str, name: str, spans: Iterable[Span]) -> bool:
    """Whether one of the stretches tells who bears a name: a title or an occupation stands beside the surname."""
    last = name.split()[-1] if name.split() else ""
    if len(last) < 2:
        return False
    for span in spans:
        at = text.find(last, *span)
        while at >= 0:
            if _beside(text, span, at, at + len(last), name):
                return True
            at = text.find(last, at + 1, span.end)
    return False


def _beside(text: str, span: Span, start: int, end: int, name: str) -> bool:
    if BEHIND.match(text, end, span.end):
        return True
    before = text[max(span.start, start - 80) : start]
    for word in reversed(name.split()[:-1]):
        before = before.removesuffix(f"{word} ").rstrip(" ") + " " if before.rstrip().endswith(word) else before
    found = BEFORE.search(before)
    if found is None:
        return False
    word = found["word"].strip(".")
    return word.lower() in TITLES | PERSON_WORDS or OCCUPATION.fullmatch(word) is not None
