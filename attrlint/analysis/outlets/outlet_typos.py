"""Misspelled outlets: one edit from a name, in the position of an outlet."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from attrlint.analysis.outlets.outlet_mentions import (
    BRACKETED,
    BYLINE,
    CREDITED,
    NAMED_AS,
    NAMES_ITSELF,
    REACH,
    STAFF,
    bears_more,
    is_cited,
    joined,
    left_of,
    name_at,
    stands_alone,
)
from attrlint.analysis.outlets.outlet_words import DraftWords, Token, read_tokens
from attrlint.analysis.outlets.outlets import OutletName, folded, known_words, names_with, sorted_words, spellings
from attrlint.analysis.people.names import NOT_NAMES, first_names
from attrlint.base.facts import dataclass
from attrlint.base.patterns import LazyPattern
from attrlint.base.span import Span
from attrlint.data.lexicon import words
from attrlint.text.token_table import TokenTable
from attrlint.text.typos import edits, is_one_edit, one_edit_away

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence, Set

    from attrlint.analysis.outlets.outlet_words import Told

ALONE = 5  # letters of a name of one word
TOGETHER = 4  # letters of a word whose neighbors are right
LONG = 8  # letters of a word that is rarely one edit from two outlets
MAX_USES = 3  # a form used more often is a separate name
TAILS = words("outlet-words.tail")
WORD = LazyPattern(r"[^\W\d_]{3,30}")


@dataclass(frozen=True, slots=True)
class OutletSlip:
    """A word that makes a name a misspelled outlet: its span (code points), and the word that was probably meant.

    `found` is the whole name as written, `name` the same with the word corrected.
    """

    span: Span
    found: str
    right: str
    name: str


def outlet_slips(
    text: str, sentences: Sequence[Span], known: Set[str] = frozenset(), words: DraftWords | None = None
) -> list[OutletSlip]:
    """All misspelled outlets of the sentences that are a source, a relay or follow their kind ("newspaper").

    `known` are a newsroom's own names, lower case: none of their words is ever an error. `words` are those of the text
    if they are known already.
    """
    own = {word for name in known for word in folded(name).split()}
    found: list[OutletSlip] = []
    words = words or DraftWords(TokenTable(text))
    for sentence in words.sentences_with(sentences, _nearly(words)):
        tokens = read_tokens(text, sentence)
        at = 0
        while at < len(tokens):
            last, name = name_at(text, tokens, at)
            if name is not None:
                at = last + 1
                continue
            token = tokens[at]
            if _may_be_name(token) and token.key not in own:
                slip = _slip(words.tokens, sentence, tokens, at)
                if slip is not None:
                    found.append(slip)
            at += 1
    return found


def _may_be_name(token: Token) -> bool:
    """Whether a word may be part of a name: capitalized, letters only; all capitals (POLITICO) only if it is long."""
    shortest = ALONE if token.raw.isupper() else 3
    return token.raw[0].isupper() and len(token.key) >= shortest and bool(WORD.fullmatch(token.key))


def _nearly(words: DraftWords) -> Iterator[Told]:
    """The words of a draft that may be misspellings of an outlet's, with the other words of its names."""
    for raw in words.forms:
        if raw[0].isupper():
            here = [others for others in _missing(raw) if others <= words.known]
            if here:
                yield raw, here


@lru_cache(maxsize=1 << 14)
def _missing(raw: str) -> tuple[frozenset[str], ...]:
    """The other words of each name for which a word may be a misspelling; empty if it is a name by itself."""
    token = read_tokens(raw, Span(0, len(raw)))[0]
    if not _may_be_name(token):
        return ()
    found = set()
    for right in _near(token.key):
        for key in names_with(right):
            words = key.split()
            for others in (words[:i] + words[i + 1 :] for i, word in enumerate(words) if word == right):
                if others not in ([], ["the"]) or _may_be_alone(token.key, right):
                    found.add(frozenset(others))
    return tuple(found)


def _may_be_alone(wrong: str, right: str) -> bool:
    """Whether a word that is a whole name is nothing else according to the lists."""
    if len(right) < ALONE or wrong in NOT_NAMES:
        return False
    return "w" not in known_words().get(wrong, "") and not names_with(wrong)


@lru_cache(maxsize=1 << 14)
def _near(word: str) -> tuple[str, ...]:
    """The words of outlets at one edit, apart from endings; the same names recur in the articles of a day."""
    if word.isascii():
        near: Iterable[str] = (e for e in one_edit_away(word, sorted_words(), _words()) if e.isalpha() and e.isascii())
    else:
        near = (e for e in edits(word) if e != word and names_with(e))
    return tuple(sorted({e for e in near if len(e) >= TOGETHER and not _inflected(word, e)}))


@lru_cache(maxsize=1)
def _words() -> frozenset[str]:
    return frozenset(sorted_words())


def _inflected(word: str, right: str) -> bool:
    """Whether the two differ only by an ending (Guardians, Reuter)."""
    longer, shorter = (word, right) if len(word) > len(right) else (right, word)
    return longer in (shorter + "s", shorter + "n")


def _slip(draft: TokenTable, sentence: Span, tokens: Sequence[Token], at: int) -> OutletSlip | None:
    best: tuple[int, OutletSlip] | None = None
    for right in _near(tokens[at].key):
        for key in names_with(right):
            for place in (i for i, word in enumerate(key.split()) if word == right):
                made = _as_name(draft, sentence, tokens, at, key, place)
                if made is not None and (best is None or made[0] > best[0]):
                    best = made
    return best[1] if best else None


def _as_name(
    draft: TokenTable, sentence: Span, tokens: Sequence[Token], at: int, key: str, place: int
) -> tuple[int, OutletSlip] | None:
    """The misspelling, with the number of words that agree, if the words around a token are those of a name."""
    text, words = draft.text, key.split()
    article = words[0] == "the"
    run = _run(text, tokens, at, words, place)
    if run is None:
        return None
    first, last = run
    others = len(words) - 1 - article
    wrong, right = tokens[at].key, words[place]
    if others == 0 and not _unknown(draft, tokens, at, right):
        return None
    if others == 1 and right not in TAILS and len(right) < LONG and "w" in known_words().get(wrong, ""):
        return None
    start = first + article
    whole = Span(tokens[start].span.start, tokens[last].span.end)
    if not stands_alone(text, tokens, start, last):
        return None
    if not (_is_plain(others, wrong, right) or _stands_as_outlet(text, sentence, whole)):
        return None
    name = _spelled(spellings(key), place, tokens[at].raw)
    printed = name.form.replace("-", " ").split()
    word = printed[place] if len(printed) == len(words) else right.capitalize()
    if tokens[at].raw.isupper():
        word = word.upper()
    span = tokens[at].span
    mended = text[whole.start : span.start] + word + text[span.end : whole.end]
    return others, OutletSlip(span, text[whole.start : whole.end], word, mended)


def _is_plain(others: int, wrong: str, right: str) -> bool:
    """Whether the words around a misspelling are enough: the Washigton Post needs no cue."""
    return (
        len(right) >= ALONE and others > 0 and (others > 1 or wrong not in known_words()) and wrong not in first_names()
    )


def _run(text: str, tokens: Sequence[Token], at: int, words: list[str], place: int) -> tuple[int, int] | None:
    """The indexes of the first and last token of a name whose word `place` is misspelled at `at`; None if there is
    none.
    """
    first = at
    for word in reversed(words[:place]):
        if first == 0 or tokens[first - 1].key != word or not joined(text, tokens[first - 1], tokens[first]):
            return None
        first -= 1
    last = at
    for word in words[place + 1 :]:
        if last + 1 >= len(tokens) or tokens[last + 1].key != word or not joined(text, tokens[last], tokens[last + 1]):
            return None
        last += 1
    return first, last


def _spelled(names: Sequence[OutletName], place: int, raw: str) -> OutletName:
    """Of several spellings of one name (Hürriyet, Hurriyet), the first that is one edit from the written form."""
    for name in names:
        printed = name.form.replace("-", " ").split()
        if place < len(printed) and is_one_edit(raw.lower(), printed[place].lower()):
            return name
    return names[0]


def _unknown(draft: TokenTable, tokens: Sequence[Token], at: int, right: str) -> bool:
    """Whether a word that is a whole name is nothing else: not a word, a person, or a name used throughout.

    After "the" it is not a person.
    """
    wrong = tokens[at].key
    if not _may_be_alone(wrong, right):
        return False
    behind_article = at > 0 and tokens[at - 1].key == "the"
    if not behind_article and (wrong in known_words() or wrong in first_names()):
        return False
    return not _is_own_name(draft, tokens[at].raw)


@lru_cache(maxsize=8)  # a word that is looked at once is mostly looked at again at once
def _is_own_name(draft: TokenTable, raw: str) -> bool:
    """Whether the draft shows that a word is not an error: it is lowercase, frequent, or part of a longer name."""
    bare = raw.removesuffix("'s").removesuffix("’s")
    if raw.isupper() and any(draft.text[at - 1 : at + len(raw) + 1] == f"({raw})" for at in draft.find(raw) if at):
        return True  # Techsnabexport (TENEX): how the draft shortens a name
    if len(draft.find(bare)) > MAX_USES or bears_more(draft, bare):
        return True
    lower = f" {bare.lower()} "
    return any(draft.text.startswith(lower, at - 1) for at in draft.find(bare.lower()) if at)


def _stands_as_outlet(text: str, sentence: Span, span: Span) -> bool:
    if is_cited(text, sentence, span):
        return True
    left = left_of(text, sentence, span)
    if NAMED_AS.search(left) or STAFF.search(left) or CREDITED.search(left):
        return True
    if NAMES_ITSELF.match(text, span.end, min(sentence.end, span.end + REACH)):
        return True
    follows = text[span.end : span.end + 1]
    return any(before.search(left) and follows and follows in after for before, after in (BRACKETED, BYLINE))
