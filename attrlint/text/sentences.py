"""Sentences and words: a sentence never ends inside a quotation, nor after Mr., U.S. or Jan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrlint.base.span import Span, SpanSet
from attrlint.data.lexicon import LexiconPattern, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    import regex

    from attrlint.reading.prose import Block

# Titles, months, places, states, units and Latin that are followed by more of the same sentence.
ABBREVIATIONS = words("abbreviations.any")
WORDS_TOO = words("abbreviations.word-too")
FINAL_TOO = words("abbreviations.final")
STARTERS = words("openers.sentence")
SPEECH = "{speech-verbs.after-question}"

WORD = LexiconPattern(r"((?:[^\W_]|[\u0300-\u036f])+(?:['’\-](?:[^\W_]|[\u0300-\u036f])+)*)")
WITHOUT_MARKS = LexiconPattern(r"([^\W_]++(?:['’\-][^\W_]++)*+)")
MARK = LexiconPattern("[\u0300-\u036f]")
LONGEST = 3000  # code points: no sentence is longer
SPACE = LexiconPattern(r"\s+")
CLOSERS = "[\"'”’)\\]»]"
END = LexiconPattern(
    rf"(?P<stop>\.{{1,4}}|(?<![?!…])[?!…]++)(?P<close>{CLOSERS}*+)(?P<gap>\s++)(?P<next>[\"'“‘(\[«„]*(?:[^\W_]|[@#$£€]))"
)
BEFORE = LexiconPattern(r"(?:^|[\s(\[\"'“‘—–-])([^\s(\[\"'“‘—–-]{1,12})\Z")
INITIAL = LexiconPattern(r"(?:[A-ZÀ-ÖØ-Þ]\.)*[A-ZÀ-ÖØ-Þ]\Z")
NEXT_WORD = LexiconPattern(r"[\"'“‘(\[«„]*([^\W_]+)")
_NAME_SPOKE = (
    rf"(?:(?:{{determiners.name}}|[A-ZÀ-ÖØ-Þ][\w.'’-]*+)\s+){{1,5}}"
    rf"(?:{{adverbs.attribution}}\s)?(?:{SPEECH})\b"
)
_SPOKE_NAME = rf"(?:{SPEECH})\s+(?:[A-ZÀ-ÖØ-Þ]|the\b|a\b)"
_NAME_PRESSED = r"(?:[A-ZÀ-ÖØ-Þ][\w’'-]*+\s+){1,3}[a-z]{2,}ed(?=[.,])"  # “Would you?” Ruiz pressed.
_CLAUSE = r"(?:[^.?!“”\"]|(?<=\b[A-Z][a-z])\.|(?<=\b[A-Z][a-z]{2})\.|(?<=\b[A-Z])\.|[“\"][\w’' -]{1,15}[”\"]){1,140}?"
_AND_HOW = r"(?:\s{prepositions.attribution}\b|\s{weekdays.long}|\s[a-z]{2,}ly\b|[.,])"
ATTRIBUTION_AFTER = LexiconPattern(
    rf"{_NAME_SPOKE}|{_SPOKE_NAME}|{_NAME_PRESSED}|(?:[A-ZÀ-ÖØ-Þ]|the\b){_CLAUSE},?\s(?:{SPEECH}){_AND_HOW}"
)


def find_sentences(text: str, blocks: Sequence[Block], quoted: SpanSet) -> tuple[Span, ...]:
    """The sentences of each block, without the white space between them; code points of `text`.

    `quoted` are the contents of quotations: none of them is ever split. Each block has at least one sentence.
    """
    sentences: list[Span] = []
    for block in blocks:
        start = block.span.start
        for found in END.finditer(text, *block.span):
            if _ends(text, found, quoted):
                sentences += _cut(text, Span(start, found.end("close")), quoted)
                start = found.end("gap")
        sentences += _cut(text, Span(start, block.span.end), quoted)
    return tuple(sentences)


def _cut(text: str, sentence: Span, quoted: SpanSet) -> Iterator[Span]:
    """A sentence; one that is longer than any real sentence is split, or a page without full stops would take hours to
    read.
    """
    start, end = sentence
    while end - start > LONGEST:
        gap = SPACE.search(text, start + LONGEST, end)
        while gap and quoted.covers(Span(*gap.span())):
            gap = SPACE.search(text, gap.end(), end)
        if gap is None or gap.end() == end:
            break
        yield Span(start, gap.start())
        start = gap.end()
    yield Span(start, end)


def _ends(text: str, found: regex.Match[str], quoted: SpanSet) -> bool:
    """Whether a full stop, given what follows it, ends a sentence."""
    stop = found["stop"]
    at = found.start("stop")
    if quoted.covers(Span(found.start("gap"), found.end("gap"))):
        return False
    follows = found["next"][-1]
    if follows.islower():
        return False
    if stop == ".":
        return _full_stop_ends(text, at, found)
    if found["close"]:  # “Did you go?” Smith asked.
        return not ATTRIBUTION_AFTER.match(text, found.start("next"))
    return True


def _full_stop_ends(text: str, at: int, found: regex.Match[str]) -> bool:
    before = BEFORE.search(text, max(0, at - 16), at)
    word = before[1] if before else ""
    if found["close"].strip("'’)]"):  # a quotation ends here, and the next word begins with a capital
        return True
    bare = word.rstrip(".")
    initial = bare[-1:].isupper() and INITIAL.fullmatch(bare) is not None
    if bare in FINAL_TOO or (initial and len(bare) > 1):
        following = NEXT_WORD.match(text, found.start("next"))
        return following is not None and following[1] in STARTERS
    if bare in ABBREVIATIONS:
        return bare in WORDS_TOO and _starts_sentence(text, found)
    return not (initial and word[:1].isupper() and bare != "I")


def _starts_sentence(text: str, found: regex.Match[str]) -> bool:
    following = NEXT_WORD.match(text, found.start("next"))
    return following is not None and following[1] in STARTERS


def word_pattern(text: str) -> LexiconPattern:
    """The pattern that finds the words of a text: a faster one if no accent is separate from its letter."""
    return WITHOUT_MARKS if text.isascii() or not MARK.search(text) else WORD


def count_words(text: str, spans: Iterable[Span]) -> int:
    """The number of words within `spans`; a hyphen or apostrophe inside a word is part of it."""
    if text.isascii() or not MARK.search(text):
        return sum(len(WITHOUT_MARKS.compiled.findall(text, *span)) for span in spans)
    pieces = (text[start:end] for start, end in spans)
    return sum(len(word_pattern(piece).compiled.findall(piece)) for piece in pieces)
