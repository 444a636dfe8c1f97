"""A sentence as tokens, each with a letter for its class: what the grammar of cues and sources is written in.

The letters: ``d`` determiner, ``n`` other word, ``N`` name, ``0`` number, ``S`` possessive, ``h`` personal pronoun,
``x`` pronoun with verb ("it's"), ``w`` relative pronoun, ``T`` that, ``o`` of, ``t`` to, ``p`` other preposition, ``a``
auxiliary, ``b`` form of be, ``r`` adverb, ``c`` and or or, ``u`` but, ``s`` subordinator, ``q`` question word, ``e``
-ed, ``g`` -ing, ``v`` common finite verb, ``C`` reporting verb, ``G`` its -ing form, ``A`` according, ``m`` day or
time, ``Q`` a whole quotation; punctuation stands for itself, a dash as ``-``, and anything else is ``.``.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from attrlint.base.patterns import LazyPattern
from attrlint.base.span import Span
from attrlint.data.lexicon import words
from attrlint.text.reporting_verbs import reporting_verbs

if TYPE_CHECKING:
    from collections.abc import Iterable

# A full stop is a token only at the very end: within a sentence it belongs to an abbreviation.
TOKEN = LazyPattern(
    r"(?:[^\W\d_]\.){2,}|[^\W_]+(?:(?:[-'’&/]|(?<=\d)[.,:](?=\d))[^\W_]+)*(?:(?<=s)['’](?=\s))?|[^\w\s.]|\.\Z"
)
PLAIN_WORD = LazyPattern(r"[a-z]+")
CLASSES = {
    "d": "the a an this these those some any every each all both no my our your his her its their another such "
    "several many most few more other others either neither what whose enough half",
    "h": "he she they it we i you everyone everybody nobody someone somebody anyone",
    "x": "he's she's it's they're we're you're i'm that's there's he'd she'd they'd we'd he'll she'll they'll we'll "
    "i've we've they've it'll i'll who's",
    "w": "who which whom",
    "T": "that",
    "o": "of",
    "t": "to",
    "p": "in on at by for from with about into over under against between among during before after through without "
    "within near along across around behind beyond toward towards upon via amid per since until like despite off out "
    "up outside inside throughout as regarding concerning besides than including following down above below "
    "alongside",
    "a": "has have had having do does did will would can could may might must shall should ought cannot can't "
    "couldn't don't doesn't didn't won't wouldn't hasn't haven't hadn't shouldn't mustn't not never let lets let's "
    "ain't",
    "b": "is are was were be been being am isn't aren't wasn't weren't get gets got",
    "r": "also later then now still even once again already just only always often soon instead further too however "
    "meanwhile moreover therefore thus yet ever simply perhaps maybe almost quite rather so nearly long ahead first "
    "afterward afterwards yesterday today tonight tomorrow earlier here there back twice together repeatedly",
    "c": "and or nor &",
    "u": "but",
    "s": "because if when while although though whereas unless whether once till lest where",
    "q": "why how",
    "0": "one two three four five six seven eight nine ten eleven twelve dozen dozens hundreds thousands",
    "m": "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun january "
    "february march april june july august september october november december jan feb mar apr aug sept oct nov dec "
    "morning afternoon evening week month year weekend night",
    "v": "went came took gave made got saw left held met stood ran won lost kept sent paid led put set began fell rose "
    "grew became remained seemed appeared spent brought bought built sat fought sought caught taught threw flew drew "
    "knew hit cut broke chose drove ate forgot wore goes comes takes gives makes sees leaves holds meets stands runs "
    "wins loses keeps sends pays leads puts begins falls rises grows becomes remains seems appears spends brings "
    "looks works lives needs wants tries helps uses plays moves turns follows happens includes faces wanted tried "
    "gone taken given done seen shook woke rode drank sank swam tore slid spun stole struck swung hung blew dug dealt "
    "fled froze arose awoke bled clung crept flung knelt leapt rang sprang stuck strode strove swept withdrew "
    "undertook underwent overcame withstood",
    "A": "according",
}
NOUNS = words("noun-or-verb")
OPENS_NOUN = frozenset("dSop0e")
LY_WORDS = words("not-adverbs")
DAY_PARTS = words("times.part")
MONTH_NAMES = frozenset("May Will April June August".split())  # that are people's as well
POINTING = words("determiners.pointing")
PRONOMINAL = words("pronouns.quantity")


@lru_cache(maxsize=1)
def _codes() -> dict[str, str]:
    """The letter of every word that has one whatever its form."""
    codes = {word: letter for letter, words in CLASSES.items() for word in words.split()}
    for form, verbs in reporting_verbs().items():
        if any(not verb.then for verb in verbs):
            codes[form] = "G" if form.endswith("ing") else "C"
        else:
            codes[form] = "g" if form.endswith("ing") else "v"  # reports only with the word that follows
    return codes


@lru_cache(maxsize=1)
def _telling() -> frozenset[str]:
    """The words of which one stands in every sentence that reports."""
    return frozenset([*reporting_verbs(), "according", "per"])


def may_report(sentence: str) -> bool:
    """Whether a sentence holds a word that reports; quotations are not looked for."""
    return not _telling().isdisjoint(PLAIN_WORD.compiled.findall(sentence.lower()))


class Tokens:
    """The tokens of one sentence. `starts` and `ends` are code points of the prose, `words` are folded."""

    __slots__ = ("codes", "ends", "starts", "words")

    def __init__(self, starts: list[int], ends: list[int], words: list[str], codes: str) -> None:
        self.starts = starts
        self.ends = ends
        self.words = words
        self.codes = codes

    def span(self, first: int, last: int) -> Span:
        """From the start of one token to the end of another, which is included."""
        return Span(self.starts[first], self.ends[last])


def tokenise(text: str, sentence: Span, quoted: Iterable[Span]) -> Tokens:
    """The tokens of a sentence; each of the quotations in it (given in order) is one."""
    starts: list[int] = []
    ends: list[int] = []
    words: list[str] = []
    codes: list[str] = []
    at = sentence.start
    for quotation in quoted:
        if quotation.start > at:
            _read(text, at, quotation.start, starts, ends, words, codes)
        starts.append(quotation.start)
        ends.append(quotation.end)
        words.append("")
        codes.append("Q")
        at = max(at, quotation.end)
    if at < sentence.end:
        _read(text, at, sentence.end, starts, ends, words, codes)
    called = "Q" in codes and _nicknames(text, starts, ends, "".join(codes))
    return Tokens(starts, ends, words, _with_nouns(words, called or "".join(codes)))


NICKNAME = LazyPattern(r"(?<=N)Q(?=N)|(?<=C)Q(?=[,.])")  # Joan “Spanner” Webb; said “Stubby”
ONE_NAME = LazyPattern(r"[“\"‘'][A-ZÀ-ÖØ-Þ][\w-]++[”\"’']")


def _nicknames(text: str, starts: list[int], ends: list[int], codes: str) -> str:
    """The classes, where a quoted word stands as a part of a name, or as the name of whoever said another quotation."""
    for found in NICKNAME.finditer(codes):
        at = found.start()
        if (codes[at - 1] == "N" or "Q" in codes[:at]) and ONE_NAME.fullmatch(text, starts[at], ends[at]):
            codes = f"{codes[:at]}N{codes[at + 1 :]}"
    return codes


SHARED_FORM = LazyPattern(
    r"(?<=[nNegS])C(?=r?[Cabv])|\AC(?=r?[Cabv])|(?<=[dS][eg])C|(?<=[hN])s(?=C)"
)  # union advocates say, a housing advocate


def _with_nouns(words: list[str], codes: str) -> str:
    """The classes, where a form that may be a verb stands as a noun: another verb follows, or an article opens it."""
    for found in SHARED_FORM.finditer(codes):
        at = found.start()
        if codes[at] == "s":
            codes = f"{codes[:at]}r{codes[at + 1 :]}" if words[at] == "once" else codes  # he once said
        elif words[at] in NOUNS and (
            codes[at - 1] not in "eg" or not words[at].endswith("s") or codes[at + 1 : at + 2] in "Cabv"
        ):
            codes = f"{codes[:at]}n{codes[at + 1 :]}"
    return codes


def _read(
    text: str, start: int, end: int, starts: list[int], ends: list[int], words: list[str], codes: list[str]
) -> None:
    spans = [(found.start(), found.end(), found[0]) for found in TOKEN.finditer(text, start, end)]
    starts += [span[0] for span in spans]
    ends += [span[1] for span in spans]
    letter = codes[-1] if codes else ""
    word = ""
    shouted = len(spans) > 1 and text[start:end].isupper() and may_report(text[start:end])
    for _, _, written in spans:
        if letter == "d":
            letter = "N" if word in PRONOMINAL else "d" if word in POINTING else "D"
        word, letter = _classify(written.lower() if shouted else written, letter)  # no capital tells a name there
        words.append(word)
        codes.append(letter)
        if len(codes) == 2 and letter in "Cv" and codes[0] in "ervam" and _may_be_name(text[starts[0] : ends[0]]):
            codes[0] = "N"  # Ahmed said, Kelly said, May said


def _may_be_name(word: str) -> bool:
    """Whether a word that opens a sentence with a verb behind it may be a name, though it looks like a verb itself."""
    letter = "v" if word in MONTH_NAMES else _codes().get(word.lower(), "v")
    return word[:1].isupper() and letter == "v" and word.replace("-", "").isalpha()


@lru_cache(maxsize=1 << 14)
def _classify(word: str, before: str) -> tuple[str, str]:
    """A token folded, and its class; `before` is the class of the one in front, empty at the start of a sentence.

    In `before` stands ``D`` for a determiner that points at nothing ("his week", but "this week").
    """
    first = word[0]
    if not first.isalnum():
        return word, "-" if first in "–—―-" else first if first in ",;:()?!" else "."
    folded = word.lower().replace("’", "'")
    if folded == "to" and before == "A":
        return folded, "p"
    if before == "D":
        before = "S" if folded in DAY_PARTS else "d"
    return folded, _letter(word, folded, _codes(), before)


def _letter(word: str, folded: str, known: dict[str, str], before: str) -> str:
    """The class of a word; `before` is that of the word in front, empty at the start of a sentence."""
    letter = known.get(folded)
    capital = word[0].isupper()
    if letter is not None:
        if word in ("May", "Will") and (before == "N" or (word == "Will" and before in ("C", "v", ","))):
            return "N"  # said Will Doyle
        if word == "Long" and before:
            return "N"  # “...,” Long said
        if (
            capital
            and before not in ("", "Q", ".", ":", "-", "(")
            and (letter in "CGv" or (word.isupper() and len(word) > 1))
        ):
            return "N" if letter != "h" else letter
        if letter == "m" and before == "S":
            return "n"
        if letter in "CG" and folded in NOUNS and before and before in OPENS_NOUN:
            return "n"
        if letter == "C" and folded.endswith("ed") and before and before in "dS0o":
            return "e"
        return letter
    if word[0].isdigit():
        return "0"
    if folded.endswith(("'s", "s'")):
        return "S"
    if capital and before:
        return "N"
    if folded.endswith("ed") and len(folded) > 4:
        return "e"
    if folded.endswith("ing") and len(folded) > 5:
        return "N" if capital else "g"
    if folded.endswith("ly") and len(folded) > 4 and folded not in LY_WORDS:
        return "r"
    return "N" if capital else "n"
