"""PolNeAR as gold: its attributions in standoff form, mapped onto the quotations of each article.

The corpus: Newell, Margolin and Ruths, An attribution relations corpus for political news, LREC 2018. It has no licence
of its own and its articles are under copyright: fetch a checkout, and never commit any of it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from attrlint.base.errors import AttrlintError
from attrlint.base.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

ENTITY = re.compile(r"(T\d+)\t(Source|Cue|Content) ([\d; ]+)\t")
EVENT = re.compile(r"E\d+\tAttribution:(.+)")
QUOTATION = re.compile(r'[“"][^“”"\n]*(?:[”"]|$)', re.MULTILINE)  # one that continues has no closing mark
PARTS = ("Source", "Cue", "Content")


@dataclass(frozen=True, slots=True)
class Attribution:
    """One attribution of the gold: the fragments of each of its parts, code points of the text."""

    sources: tuple[Span, ...]
    cues: tuple[Span, ...]
    contents: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Gold:
    """A quotation of an article with its marks, and the attribution that most of it belongs to; None if none does."""

    span: Span
    attribution: Attribution | None


@dataclass(frozen=True, slots=True)
class Article:
    """An article and its gold. Offsets are code points of `text`, ends exclusive."""

    name: str
    text: str
    attributions: tuple[Attribution, ...]
    quotations: tuple[Gold, ...]


def read_corpus(folder: Path) -> Iterator[Article]:
    """The articles of a compartment (``data/dev``: folders ``text`` and ``attributions``), in order of their names.

    Both may also be in one folder. Raises `AttrlintError` if there are none.
    """
    texts = sorted((folder / "text").glob("*.txt")) or sorted(folder.glob("*.txt"))
    found = False
    for path in texts:
        notes = (folder / "attributions" / path.name).with_suffix(".ann")
        if not notes.exists():
            notes = path.with_suffix(".ann")
        if notes.exists():
            found = True
            with path.open(encoding="utf-8", newline="") as file:  # offsets count the line ends as they are
                text = file.read()
            yield _article(path.stem, text, notes.read_text(encoding="utf-8"))
    if not found:
        raise AttrlintError(f"{folder}: no text/*.txt with attributions/*.ann")


def _article(name: str, text: str, notes: str) -> Article:
    attributions = read_attributions(notes)
    quotations = tuple(_gold(Span(*m.span()), attributions) for m in QUOTATION.finditer(text))
    return Article(name, text, attributions, quotations)


def read_attributions(notes: str) -> tuple[Attribution, ...]:
    """The attributions of one file in brat's standoff form, in order of their first fragment."""
    entities = {m[1]: _fragments(m[3]) for m in ENTITY.finditer(notes)}
    found = []
    for event in EVENT.finditer(notes):
        parts: dict[str, list[Span]] = {part: [] for part in PARTS}
        anchor, *arguments = event[1].split()
        for argument in dict.fromkeys([f"Content:{anchor}", *arguments]):
            role, _, entity = argument.partition(":")
            parts.setdefault(role.rstrip("0123456789"), []).extend(entities.get(entity, ()))
        sources, cues, contents = (tuple(sorted(set(parts[part]))) for part in PARTS)
        found.append(Attribution(sources, cues, contents))
    return tuple(sorted(found, key=lambda a: (*a.contents, *a.cues, *a.sources)[:1]))


def _fragments(places: str) -> list[Span]:
    pairs = (part.split() for part in places.split(";"))
    return [Span(int(start), int(end)) for start, end in pairs]


def _gold(quotation: Span, attributions: tuple[Attribution, ...]) -> Gold:
    """The attribution whose content includes the largest part of a quotation, if that is at least half of it."""

    def held(attribution: Attribution) -> int:
        return sum(max(0, min(c.end, quotation.end) - max(c.start, quotation.start)) for c in attribution.contents)

    best = max(attributions, key=held, default=None)
    enough = best is not None and held(best) * 2 >= quotation.end - quotation.start
    return Gold(quotation, best if enough else None)
