"""Posts from social media in a draft: the signature line, and whether the draft says who the author is."""

from __future__ import annotations

from bisect import bisect_right
from itertools import islice
from typing import TYPE_CHECKING

from attrlint.analysis.attribution.source_words import BODY_WORDS, OUTLET_WORDS, PERSON_WORDS
from attrlint.analysis.outlets.outlets import folded, spellings
from attrlint.analysis.people.names import TITLES
from attrlint.base.facts import dataclass
from attrlint.base.span import Span
from attrlint.data.lexicon import LexiconPattern, words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from attrlint.text.token_table import TokenTable

_MONTH = r"{months.short}[a-z]{0,6}\.?"
_DATE = rf"(?:{_MONTH}\s+\d{{1,2}},\s+\d{{4}}|\d{{1,2}}\s+{_MONTH}\s+\d{{4}})"
SIGNED = LexiconPattern(rf"[—–-] ?(?P<name>[^\n()—–@]{{1,80}}?)\s?\((?P<handle>@\w{{1,30}})\)\s*{_DATE}")
OFFICIAL = LexiconPattern(
    r"{official-accounts}|(?:\b|_)mfa|mfa(?:\b|_)|[_\d]un\b|eu_",
    ignorecase=True,
)
BRANDS = words("outlet-words.brand")
TITLED = LexiconPattern(r"\b{titles.account}\b")
_APPOSITION = r",\s+(?!{speech-verbs.after-account}\b)[a-z\d]|,\s+[A-Z]|[—–(]\s*(?:an?|the)\s"
_WHERE_OR_WHO = r"\s{prepositions.account}\s+(?:the\s+)?[A-Z]|\s(?:is|was)\s(?:an?|the)\s|,?\s(?:who|which|whose)\s"
BEHIND = LexiconPattern(rf"['’]s\b|\s*(?:\(@\w+\))?\s*(?:{_APPOSITION}|{_WHERE_OR_WHO})")
OCCUPATION = LexiconPattern("(?!{not-occupations}er)[a-z-]{3,}{occupation-endings}")
MOST = 40
CAPITAL = LexiconPattern(r"(?<![^\W_])[A-ZÀ-ÖØ-Þ](?:[^\W_]|['’-](?=[^\W\d_]{2}))*+")
BEFORE = LexiconPattern(r"(?P<word>[\w.'’-]++)\s+\Z")


@dataclass(frozen=True, slots=True)
class Signature:
    """The signature of a post: `span` from the name to the bracket after the handle (code points), name and handle."""

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
    """Whether an account shows who speaks: an organization, an outlet, an office, a very well-known person."""
    if spellings(folded(name).removeprefix("the ")) or spellings(folded(handle[1:])):
        return True
    words = {w.strip(".,'’").lower() for w in name.split()}
    if name.lower().replace(" ", "") == handle[1:].lower() and " " not in name:
        return True  # a brand has the same name as its account
    bodies = BODY_WORDS | OUTLET_WORDS
    if words & bodies or words & BRANDS or TITLED.search(name):
        return True
    return (
        bool(words & TITLES and len(words) > 1)
        or OFFICIAL.search(handle) is not None
        or OFFICIAL.search(name) is not None
    )


class SurnamePlaces:
    """The first `MOST` places of surnames in some stretches of a draft, which are in order; looked up once each."""

    def __init__(self, draft: TokenTable, told: Sequence[Span]) -> None:
        self.draft = draft
        self._told = told
        self._found: dict[str, list[Span]] = {}

    def of(self, word: str) -> list[Span]:
        """The places of a word with a capital, each up to the end of its stretch."""
        if word not in self._found:
            self._found[word] = list(islice(self._look(word), MOST))
        return self._found[word]

    def _look(self, word: str) -> Iterator[Span]:
        text, told = self.draft.text, self._told
        for start in self.draft.find(word):
            i = bisect_right(told, start, key=lambda span: span.start) - 1
            found = CAPITAL.match(text, start, told[i].end) if i >= 0 and start < told[i].end else None
            if found and found[0] == word:
                yield Span(start, told[i].end)


def is_identified(places: SurnamePlaces, name: str) -> bool:
    """Whether a draft identifies the person with a name: by a title or an occupation next to the surname."""
    words = CAPITAL.compiled.findall(name)
    return bool(words) and any(_beside(places.draft.text, span, words) for span in places.of(words[-1]))


def _beside(text: str, span: Span, words: Sequence[str]) -> bool:
    """Whether words next to the surname at the start of `span` identify its bearer."""
    if BEHIND.match(text, span.start + len(words[-1]), span.end):
        return True
    before = text[max(0, span.start - 80) : span.start]
    before = before[before.rfind("\n") + 1 :]
    for word in reversed(words[:-1]):  # first names
        cut = before.rstrip(" .").removesuffix(word)
        before = cut if len(cut) < len(before.rstrip(" .")) else before
    found = BEFORE.search(before)
    if found is None:
        return False
    word = found["word"].strip(".")
    return word.lower() in TITLES | PERSON_WORDS or OCCUPATION.fullmatch(word) is not None
