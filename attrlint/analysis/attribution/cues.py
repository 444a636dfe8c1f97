"""Cues: the words that connect what is said with its source ("said", "according to"), each with its source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrlint.analysis.attribution.speakers import is_debris, may_act
from attrlint.base.facts import dataclass
from attrlint.base.patterns import LazyPattern
from attrlint.data.lexicon import words
from attrlint.text.noun_phrases import FINITE, main_subject, phrase_after, phrase_before, subject_before
from attrlint.text.reporting_verbs import Verb, reporting_verbs
from attrlint.text.tokens import NOUNS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from attrlint.text.tokens import Tokens

PARTICIPLES = words("reporting-participles.irregular")
TOLD_OF = words("reporting-participles.told-of")
GOVERNING = words("governing-words")
MODALS = words("auxiliaries.modal")
SPEAKING_BY = words("prepositions.speaking")
COLLECTIVES = words("collectives")
ARTICLES = words("determiners.article")
CONTRACTED_NAMES = frozenset("it's that's there's".split())


QUANTITY = words("pronouns.quantity")
MEANS = frozenset("email e-mail phone telephone letter".split())
CREDITED = LazyPattern(r"[nN](?:[nNSeo]|p(?!,))*+d?(?:,|p,|Q\Z)")


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue in one sentence; places are token numbers, ends inclusive.

    `verb` is None for "according to". `source` is None if there is no source next to it. `order` says where the source
    was found: before, after, shared (with an earlier verb of the sentence), relative (who, that).
    """

    first: int
    last: int
    verb: Verb | None
    source: tuple[int, int] | None
    order: str
    passive: bool = False


def find_cues(tokens: Tokens) -> list[Cue]:
    """All cues of a sentence that have a source, in order, and verbs of speech that should have one."""
    codes = tokens.codes
    verbs = reporting_verbs()
    found: list[Cue] = []
    for at, letter in enumerate(codes):
        if letter not in "CGApvg" or (letter in "vg" and tokens.words[at] not in verbs):
            continue
        if letter == "p":
            if tokens.words[at] == "per" and at and codes[at - 1] in ",Q" and codes[at + 1 : at + 2] in ("d", "N", "S"):
                found.append(Cue(at, at, None, phrase_after(tokens, at + 1), "after"))
            continue
        if letter == "A":
            if codes[at + 1 : at + 2] == "p":
                source = phrase_after(tokens, at + 2, closed=at == 0)
                found.append(Cue(at, at + 1, None, source, "after"))
            continue
        verb, last = verb_at(tokens, at, verbs)
        if verb is None:
            continue
        cue = _participle(tokens, at, last, verb, found) if letter in "Gg" else _finite(tokens, at, last, verb, found)
        if cue and not _is_nobody(tokens, cue.source):
            found.append(cue)
    return found


def _is_nobody(tokens: Tokens, source: tuple[int, int] | None) -> bool:
    """Whether what was read as a source is an article or a possessive, so that the verb is a noun, or a time."""
    if source is None:
        return False
    return (source[0] == source[1] and tokens.words[source[0]] in ARTICLES) or is_debris(tokens, source)


def verb_at(tokens: Tokens, at: int, verbs: Mapping[str, tuple[Verb, ...]]) -> tuple[Verb | None, int]:
    """The verb whose form begins at a token, of those by their first words, and the index of its last token."""
    after = tokens.words[at + 1] if at + 1 < len(tokens.words) else ""
    plain = None
    for verb in verbs.get(tokens.words[at], ()):
        if verb.then and verb.then == after:
            return verb, at + 1
        if not verb.then:
            plain = verb
    return plain, at


def _before(codes: str, at: int) -> int:
    """The index of the first token to the left that is neither an auxiliary nor an adverb; -1 at the start."""
    i = at - 1
    while i >= 0 and codes[i] in "abr":
        i -= 1
    return i


def is_noun(tokens: Tokens, at: int) -> bool:
    """Whether a form that may be a noun is one here: a late-night tweet, the battleground reports from May."""
    codes, words = tokens.codes, tokens.words
    word = words[at]
    if at == 0 or word not in NOUNS:
        return False
    if words[at - 1] in QUANTITY:
        return word.endswith("s")  # many calls
    if codes[at - 1] not in "nNS":
        return False
    after = codes[at + 1 : at + 2]
    before = words[at - 1]
    plural = before in COLLECTIVES or (before.endswith("s") and not before.endswith(("'s", "ss", "us", "is")))
    if word.endswith("s"):
        if not plural and after in (".", ",", "") and CREDITED.match(codes[:at][::-1]):
            return False  # The well is dry, a Herald analysis shows.
        return (plural and codes[at - 1] == "n") or after in tuple("gepC,.;)abcv") or not after
    return not plural or after in tuple("gep.;)") or not after


def _is_hypothetical(tokens: Tokens, at: int, verb: Verb) -> bool:
    """Whether the verb follows "would", "let's" and the like: no one has said anything yet."""
    i = at - 1
    while i >= 0 and tokens.codes[i] == "r":
        i -= 1
    if i < 0 or tokens.codes[i] not in "abx":
        return False
    word = tokens.words[i]
    if word in ("let's", "let", "lets"):
        return True
    while i > 0 and tokens.words[i] in ("not", "never"):
        i -= 1
    return verb.lemma != "say" and tokens.words[i] in MODALS


def _finite(tokens: Tokens, at: int, last: int, verb: Verb, found: list[Cue]) -> Cue | None:
    codes, words = tokens.codes, tokens.words
    if is_noun(tokens, at) or _is_hypothetical(tokens, at, verb):
        return None
    if at > 1 and codes[at - 1] == "r" and codes[at - 2] in "dS":  # his recently revealed plan
        return None
    if verb.lemma == "add" and words[at + 1 : at + 2] in (["up"], ["to"]):
        return None
    if _is_passive(tokens, at, verb):
        return _passive(tokens, at, last, verb)
    if at and codes[at - 1] == "t":
        return _infinitive(tokens, at, last, verb, found)
    edge = _before(codes, at)
    beside = codes[edge] if edge >= 0 else ""
    if beside == "x":
        return Cue(at, last, verb, (edge, edge), "before") if words[edge] not in CONTRACTED_NAMES else None
    if beside in (",", "Q", "") or (beside == "." and edge > 0):
        turned = None if verb.form == verb.lemma else _turned(tokens, at, last, verb, beside)
        if turned:
            return turned
    if beside in ("c", "u") or (beside == "," and words[at - 1] == "then"):
        shared = main_source(tokens, edge, found)
        return Cue(at, last, verb, shared, "shared") if shared else None
    source = subject_before(tokens, at) if beside else None
    if source is None and beside == ",":
        source = main_source(tokens, edge, found)
        return Cue(at, last, verb, source, "shared") if source else Cue(at, last, verb, None, "before")
    order = "relative" if source and codes[source[0]] in "wT" else "before"
    return Cue(at, last, verb, source, order)


def _turned(tokens: Tokens, at: int, last: int, verb: Verb, beside: str) -> Cue | None:
    """A cue before its source: “...,” said Smith, or: The plan failed, said Smith."""
    codes = tokens.codes
    if codes[last + 1 : last + 2] not in ("d", "n", "N", "h", "0", "S", "e") or verb.form.endswith("ing"):
        return None
    source = phrase_after(tokens, last + 1)
    if source is None:
        return None
    after = codes[source[1] + 1 : source[1] + 2]
    if after and after in FINITE and beside != "Q":
        return None
    if beside != "Q" and verb.lemma == "tell":
        return None
    if beside == ",":
        early = subject_before(tokens, at)
        if early:
            spoken = [may_act(tokens, either, documents=True) for either in (early, source)]
            if spoken == [True, False] or (spoken != [False, True] and after not in ("", ".", "?", "!")):
                return None
    if beside == "" and "Q" not in codes and ":" not in codes:
        return None
    return Cue(at, last, verb, source, "after")


def _is_passive(tokens: Tokens, at: int, verb: Verb) -> bool:
    codes = tokens.codes
    if not (verb.form.split()[0].endswith("ed") or tokens.words[at] in PARTICIPLES):
        return False
    i = at - 1
    while i >= 0 and codes[i] == "r":
        i -= 1
    if i >= 0 and codes[i] == "b":
        return True
    if i >= 0 and codes[i] == "x":
        return tokens.words[i] in CONTRACTED_NAMES
    after = tokens.words[at + 1 : at + 3]
    if after[:1] == ["by"] and not MEANS.isdisjoint(after[1:]):
        return False  # Lang said by email
    return after[:1] == ["by"] or (tokens.words[at] in TOLD_OF and after in (["to", "be"], ["to", "have"]))


def _passive(tokens: Tokens, at: int, last: int, verb: Verb) -> Cue | None:
    """Reported by whom? A passive is a cue only with an agent; but a person who is quoted speaks."""
    codes, words = tokens.codes, tokens.words
    if verb.lemma == "quote" and words[last + 1 : last + 3] == ["as", "saying"]:
        source = subject_before(tokens, at)
        return Cue(at, last, verb, source, "before") if source else None
    for i in range(last + 1, min(last + 7, len(codes))):
        if words[i] == "by":
            source = phrase_after(tokens, i + 1)
            return Cue(at, last, verb, source, "after", passive=True) if source else None
        if codes[i] in ",;:QTC.":
            break
    if verb.lemma == "quote":
        source = subject_before(tokens, at)
        return Cue(at, last, verb, source, "before") if source else None
    return None


def _infinitive(tokens: Tokens, at: int, last: int, verb: Verb, found: list[Cue]) -> Cue | None:
    """X went on to say, X declined to say."""
    if at < 2 or not GOVERNING.intersection(tokens.words[max(0, at - 4) : at - 1]):
        return None
    for i in range(at - 2, max(-1, at - 7), -1):
        if tokens.codes[i] in "CveG":
            source = subject_before(tokens, i)
            if source:
                return Cue(at, last, verb, source, "before")
    source = main_source(tokens, at, found)
    return Cue(at, last, verb, source, "shared") if source else None


def _participle(tokens: Tokens, at: int, last: int, verb: Verb, found: list[Cue]) -> Cue | None:
    codes = tokens.codes
    edge = _before(codes, at)
    beside = codes[edge] if edge >= 0 else ""
    if beside == "p" and (verb.lemma == "add" or tokens.words[edge] not in SPEAKING_BY):
        return None
    if beside == "n" and tokens.words[edge] == "worth":
        return None
    if edge <= 0 and beside in ("", "p", "s"):  # After saying that, she left.
        comma = min((i for i in (codes.find(",", at), codes.find("Q", at)) if i > 0), default=-1)
        source = phrase_after(tokens, comma + 1) if comma > 0 else None
        return Cue(at, last, verb, source, "shared") if source else None
    if (edge < at - 1 and "b" in codes[edge + 1 : at]) or beside == "x":
        source = subject_before(tokens, at)
        return Cue(at, last, verb, source, "before") if source else None
    if beside in ("n", "N", "h") and not codes[:edge].endswith(","):
        nearest = subject_before(tokens, at)
        whole = phrase_before(tokens, at)
        if whole and whole[0] and codes[whole[0] - 1] in "op" and codes[whole[1]] == "N" and "r" not in codes[edge:at]:
            return Cue(at, last, verb, whole, "before")  # the sight of Moscow claiming
        if nearest and codes[at - 1] == "n" and not found:
            return Cue(at, last, verb, nearest, "before")
        source = main_source(tokens, at, found) or nearest
        return Cue(at, last, verb, source, "shared") if source else None
    if beside == "" or beside in "dSo":
        return None
    source = main_source(tokens, at, found)
    return Cue(at, last, verb, source, "shared") if source else None


def main_source(tokens: Tokens, before: int, found: list[Cue]) -> tuple[int, int] | None:
    """The source of the nearest earlier cue that depends on no other, otherwise the subject of the sentence."""
    for cue in reversed(found):
        if cue.source and cue.verb is not None and not cue.passive and not is_nested(tokens, cue, found):
            return cue.source
    return main_subject(tokens, before)


def is_nested(tokens: Tokens, cue: Cue, cues: list[Cue]) -> bool:
    """Whether a cue is inside what an earlier one reports (Trump said he *felt*), not in a parallel clause."""
    if cue.source is None or cue.order in ("shared", "after"):
        return False
    head = cue.source[0]
    if not any(other.last < head and other.source for other in cues):
        return False
    edge = head - 1
    while edge >= 0 and tokens.codes[edge] == "r":
        edge -= 1
    return edge >= 0 and (tokens.codes[edge] not in ",;-cu" or cue.order == "relative")
