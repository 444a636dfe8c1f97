"""Conditions: facts of a draft without which a rule cannot find anything, so that it need not run.

A kind names its conditions; a rule may name others (``requires:``). Each is a word, some with a value after a colon
(``run:6``); all must hold. They are computed once per draft, and only if a rule needs them.
"""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from attrlint.analysis.article.headings import find_headings
from attrlint.base.patterns import LazyPattern

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from attrlint.model.document import Document
    from attrlint.model.kind import Kind

QUOTES = LazyPattern(r"[\"“”„«»‘’']")
PICTOGRAM = LazyPattern(r"[\u20e3\u231a-\u23f3\u25fd\u25fe\u2600-\u27bf\u2b00-\u2bff\U0001f1e6-\U0001faff]")
PRONOUN = 4  # letters of the longest pronoun for an organization: it, they


def _quotations(document: Document, least: str) -> bool:
    return len(document.quotations.outer) >= int(least or 1)


def _joined_quotations(document: Document, _: str) -> bool:
    """Two quotations with nothing but spaces between them."""
    text = document.text
    return any(not text[a.span.end : b.span.start].strip() for a, b in pairwise(document.quotations.outer))


def _quotation_after(document: Document, word: str) -> bool:
    text = document.text
    heads = (text[max(0, q.span.start - 40) : q.span.start] for q in document.quotations.outer)
    return any(head.rstrip().rstrip(",").lower().endswith(word) for head in heads)


def _credited(document: Document, sort: str) -> bool:
    """A quotation with a source; of a type, if one is given."""
    sources = (credit.source for credit in document.speech.reported.credits if credit.source is not None)
    return any(not sort or document.speech.sources[source].sort == sort for source in sources)


def _uncredited(document: Document, _: str) -> bool:
    """A quotation that is a sentence by itself and has no source in its paragraph."""
    return any(c.alone and c.layout in ("none", "previous") for c in document.speech.reported.credits)


def _credited_behind(document: Document, _: str) -> bool:
    """A quotation of more than one sentence with the source after it."""
    for credit in document.speech.reported.credits:
        if credit.source is None or credit.cue is None or credit.layout != "sentence":
            continue
        start, end = credit.quotation.content
        if credit.cue.start >= end and any(document.text.find(mark, start, end - 1) >= 0 for mark in ".?!"):
            return True
    return False


def _two_cues(document: Document, _: str) -> bool:
    """A sentence with a quotation and two cues."""
    return any(len(report.cues) > 1 and report.quotations for report in document.speech.reported.sentences)


def _paraphrase(document: Document, _: str) -> bool:
    """A sentence that opens with a quotation, after one that only paraphrases."""
    return any(
        after.quotations and before.statements and not before.quotations
        for before, after in pairwise(document.speech.reported.sentences)
    )


def _pronoun_source(document: Document, _: str) -> bool:
    """A pronoun for an organization that is the source of a cue."""
    text = document.text
    sources = (a.source for report in document.speech.reported.sentences for a in report.attributions)
    return any(s is not None and s.end - s.start <= PRONOUN and text[s.start].lower() in "it" for s in sources)


def _headings(document: Document, least: str) -> bool:
    """This many headings, including the title in the front matter."""
    return len(find_headings(document.blocks)) >= int(least or 1)


def _quoted_heading(document: Document, _: str) -> bool:
    return any(QUOTES.search(document.text, *heading.span) for heading in find_headings(document.blocks))


def _alike_counts(document: Document, _: str) -> bool:
    """Two different counts of one thing."""
    counted = {(count.thing, count.number) for count in document.figures.counts}
    return any(times > 1 for times in Counter(thing for thing, _ in counted).values())


def _outlet(document: Document, sort: str) -> bool:
    """An outlet with one of some controls or notes (``state|party``); any if none is given."""
    outlets = (mention.name.outlet for mention in document.outlets.mentions)
    sorts = frozenset(sort.split("|"))
    return any(not sort or not sorts.isdisjoint((outlet.control, outlet.note)) for outlet in outlets)


def _surname_first(document: Document, _: str) -> bool:
    """A person whose surname alone comes before the full name."""
    chains = document.people.chains
    return any(
        chain.mentions[0].form == "surname" and any(m.form == "full" for m in chain.mentions[1:])
        for chain in chains
        if chain.mentions
    )


CONDITIONS: dict[str, Callable[[Document, str], bool]] = {
    "quotation": _quotations,
    "joined-quotations": _joined_quotations,
    "quotation-after": _quotation_after,
    "stray-mark": lambda document, _: bool(document.quotations.stray),
    "mixed-marks": lambda document, _: any(q.mixed or q.opening == "”" for q in document.quotations.all),
    "credited-quotation": _credited,
    "uncredited-quotation": _uncredited,
    "credited-behind": _credited_behind,
    "two-cues": _two_cues,
    "paraphrase": _paraphrase,
    "pronoun-source": _pronoun_source,
    "run": lambda document, size: bool(document.wording.repeats(int(size))),
    "heading": _headings,
    "quoted-heading": _quoted_heading,
    "picture": lambda document, _: bool(document.article.pictures),
    "pictogram": lambda document, _: not document.text.isascii() and bool(PICTOGRAM.search(document.text)),
    "date": lambda document, _: bool(document.figures.dates),
    "weekday-and-date": lambda document, _: any(date.weekday is not None for date in document.figures.dates),
    "publication-date": lambda document, _: document.article.date is not None,
    "different-counts": _alike_counts,
    "outlet": _outlet,
    "surname-first": _surname_first,
}


def is_condition(written: str) -> bool:
    """Whether a pack may require it."""
    name, colon, value = written.partition(":")
    return name in CONDITIONS and (bool(value) if name in ("run", "quotation-after") else bool(value) == bool(colon))


def conditions_of(kind: Kind) -> tuple[str, ...]:
    """What a kind requires of a draft; nothing if it does not say."""
    named: Callable[[], Iterable[str]] = getattr(kind, "conditions", tuple)
    return tuple(named())


def holds(document: Document, conditions: Iterable[str]) -> bool:
    """Whether a draft meets some conditions."""
    known = document.conditions
    for written in conditions:
        if written not in known:
            name, _, value = written.partition(":")
            known[written] = CONDITIONS[name](document, value)
        if not known[written]:
            return False
    return True
