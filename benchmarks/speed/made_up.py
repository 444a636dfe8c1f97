"""Articles that nobody wrote: news copy out of our own word lists, no two alike, for runs without an archive."""

from __future__ import annotations

import random
import re
from functools import lru_cache, partial
from typing import TYPE_CHECKING

from attrlint.data import read_lines
from attrlint.data.lexicon import in_order

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

WORDS = 120  # different nouns and adjectives that one article draws on
PARAGRAPHS = 14
PEOPLE = 8
SLOT = re.compile(r"\{(\w+)\}")
HEADLINES = (
    "{place} {noun} shut after {noun}, {surname} says",
    "‘{Adjective} {noun}’: {place} council fights over {noun}",
    "{outlet} report on {noun} denied",
)
SENTENCES = (
    "{full}, the {noun} minister, said on {day} that the {noun} of {place} had cost ${number} million.",
    "“{Speech},” {surname} told {outlet}. “{Speech}.”",
    "“{Speech},” said {full}, a {adjective} {noun} in {place}. “{Speech}, and {speech}.”",
    "According to {outlet}, at least {number} people were injured near {place} when the {noun} fell.",
    "An official who asked not to be named said the {noun} was “{adjective} and {adjective}”.",
    "The {adjective} {noun} of the {noun} opened in {month} {year}, {number} days after the {noun}.",
    "{surname} added that the {noun}, {speech}, was no {noun}.",
    "Police arrested {number} {noun}s in {place}; {full} was charged with {noun} fraud.",
    "{number} percent of {noun}s in a poll by {outlet} called the {noun} {adjective}.",
    "“The {noun} is {adjective},” {full} wrote on X. {Speech}.",
    "A spokesman for the {noun} office in {place} declined to comment on the {adjective} {noun}.",
    "Correction: An earlier version of this article misstated the {noun} of {full}.",
    "{Speech}, reports said, but {surname} denied it.",
    "Dr. {full} of {place} showed the {noun} to {thousands} {noun}s on {day}, {month} {number}.",
)
CLAUSES = (
    "we saw the {noun} near the {adjective} {noun}",
    "the {noun} was {adjective} before the {noun} in {place} came",
    "nobody in {place} knew of the {noun} or the {adjective} {noun}",
    "I would not call this {noun} {adjective} at all",
    "they took {number} {noun}s from the {noun} and left",
)


def articles(seed: int = 0) -> Iterator[str]:
    """Articles without end, the same ones for the same seed: plain text, a headline and paragraphs, about 4 kB each."""
    number = 0
    while True:
        yield _article(random.Random(f"{seed}-{number}"))
        number += 1


@lru_cache(maxsize=1)
def _names() -> tuple[list[str], list[str], list[str], list[str]]:
    """First names, words for surnames and nouns, places, outlets."""
    firsts = [name.title() for line in read_lines("first-names.txt") for name in line.split()[1:]]
    words = [word for word in read_lines("name-words.txt") if len(word) > 4]
    places = [name for line in read_lines("places.txt") for name in line.split("\t")[1:] if name.isalpha()]
    outlets = [line.split("\t")[0] for line in read_lines("outlets.txt") if line[:1].isalpha()]
    return firsts, words, places, outlets


def _article(chance: random.Random) -> str:
    firsts, words, places, outlets = _names()
    own = chance.sample(words, WORDS)
    surnames = [chance.choice(words).title() + chance.choice(("son", "ova", "ley")) for _ in range(PEOPLE)]
    full = {surname: f"{chance.choice(firsts)} {surname}" for surname in surnames}
    draws: dict[str, Callable[[], str]] = {
        "full": lambda: full[chance.choice(surnames)],
        "surname": lambda: chance.choice(surnames),
        "noun": lambda: chance.choice(own),
        "adjective": lambda: chance.choice(own) + "ish",
        "place": partial(chance.choice, chance.sample(places, 6)),
        "outlet": partial(chance.choice, chance.sample(outlets, 3)),
        "number": lambda: str(chance.randrange(2, 900)),
        "thousands": lambda: f"{chance.randrange(1000, 90_000):,}",
        "year": lambda: str(chance.randrange(1950, 2026)),
        "day": lambda: chance.choice(in_order("weekdays.long")).capitalize(),
        "month": lambda: chance.choice(in_order("months.long")).capitalize(),
        "speech": lambda: chance.choice(CLAUSES),
    }

    def fill(pattern: str) -> str:
        while slot := SLOT.search(pattern):
            drawn = draws[slot[1].lower()]()
            drawn = drawn[0].upper() + drawn[1:] if slot[1][0].isupper() else drawn
            pattern = pattern[: slot.start()] + drawn + pattern[slot.end() :]
        return pattern[0].upper() + pattern[1:]

    paragraphs = [
        " ".join(fill(chance.choice(SENTENCES)) for _ in range(chance.randrange(1, 4))) for _ in range(PARAGRAPHS)
    ]
    return "\n\n".join([fill(chance.choice(HEADLINES)), *paragraphs])
