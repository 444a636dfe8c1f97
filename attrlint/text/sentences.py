"""Sentences and words: where one ends, never inside a quotation, never after Mr., U.S. or Jan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrlint.base.patterns import LazyPattern
from attrlint.base.span import Span, SpanSet

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    import regex

    from attrlint.reading.prose import Block

# Titles, months, places, states, units and Latin that are followed by more of the same sentence.
ABBREVIATIONS = frozenset(
    """
    Mr Mrs Ms Mx Dr Prof Rev Fr Sr Jr St Ste Gen Col Lt Maj Capt Cmdr Sgt Cpl Pvt Adm Gov Sen Rep Reps Sens Del Hon
    Pres Supt Det Insp Amb Atty Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Mon Tue Tues Wed Thu Thur Thurs Fri
    Sat Sun Ala Ariz Ark Calif Colo Conn Fla Ga Ill Ind Kan Ky La Md Mass Mich Minn Miss Mo Mont Neb Nev Okla Ore Pa
    Tenn Tex Va Vt Wash Wis Wyo Ont Que No Nos vs v cf ca approx al etc e.g i.e viz Vol pp Ave Blvd Rd Hwy Ft Mt Bros
    """.split()
)
FINAL_TOO = frozenset("Inc Ltd Co Corp Jr Sr etc al a.m p.m U.S U.K U.N D.C E.U".split())
STARTERS = frozenset(
    """
    The A An He She It They We I You This That These Those In On At But And Or If As For From After Before When While
    His Her Their Its Our There Here Some Many Most Both Neither Either However Meanwhile Later Earlier Officials Police
    """.split()
)
SPEECH = (
    "said|says|say|asked|asks|told|added|replied|wrote|exclaimed|cried|shouted|joked|continued|wondered|demanded|"
    "texted|tweeted|is quoted as saying|was quoted as saying"
)

WORD = LazyPattern(r"(?:[^\W_]|[\u0300-\u036f])+(?:['’\-](?:[^\W_]|[\u0300-\u036f])+)*")
WITHOUT_MARKS = LazyPattern(r"[^\W_]++(?:['’\-][^\W_]++)*+")
MARK = LazyPattern("[\u0300-\u036f]")
LONGEST = 3000  # code points: no sentence is longer
SPACE = LazyPattern(r"\s+")
CLOSERS = "[\"'”’)\\]»]"
END = LazyPattern(
    rf"(?P<stop>\.{{1,4}}|[?!…]+)(?P<close>{CLOSERS}*)(?P<gap>\s+)(?P<next>[\"'“‘(\[«„]*(?:[^\W_]|[@#$£€]))"
)
BEFORE = LazyPattern(r"(?:^|[\s(\[\"'“‘—–-])([^\s(\[\"'“‘—–-]{1,12})\Z")
INITIAL = LazyPattern(r"(?:[A-ZÀ-ÖØ-Þ]\.)*[A-ZÀ-ÖØ-Þ]\Z")
NEXT_WORD = LazyPattern(r"[\"'“‘(\[«„]*([^\W_]+)")
ATTRIBUTION_AFTER = LazyPattern(
    rf"(?:(?:[A-ZÀ-ÖØ-Þ][\w.'’-]*+|the|a|an|of)\s+){{1,5}}(?:has |had |later |also |then |once )?(?:{SPEECH})\b"
    rf"|(?:{SPEECH})\s+(?:[A-ZÀ-ÖØ-Þ]|the\b|a\b)"
    r"|(?:[A-ZÀ-ÖØ-Þ][\w’'-]*+\s+){1,3}[a-z]{2,}ed(?=[.,])"  # “Would you?” Ruiz pressed.
    rf"|(?:[A-ZÀ-ÖØ-Þ]|the\b)(?:[^.?!“”\"]|(?<=\b[A-Z][a-z])\.|(?<=\b[A-Z][a-z]{{2}})\.|(?<=\b[A-Z])\.|"
    rf"[“\"][\w’' -]{{1,15}}[”\"]){{1,140}}?,?"
    rf"\s(?:{SPEECH})(?:\s(?:to|in|on|at|from|as|over|during|after|before)\b|\s(?:Mon|Tues|Wednes|Thurs|Fri|Satur|"
    rf"Sun)day|\s[a-z]{{2,}}ly\b|[.,])"
)


def find_sentences(text: str, blocks: Sequence[Block], quoted: SpanSet) -> tuple[Span, ...]:
    """The sentences of each block, without the white space between them; code points of `text`.

    `quoted` are the contents of quotations: none of them is ever split. Every block gives at least one sentence.
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
    """A sentence; what is longer than any falls into parts, or a page without full stops would take hours to read."""
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
    """Whether a stop with what follows it ends a sentence."""
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
    if found["close"].strip("'’)]"):  # a quotation closed here, and the next word begins with a capital
        return True
    bare = word.rstrip(".")
    if bare in FINAL_TOO or (INITIAL.fullmatch(bare) and len(bare) > 1):
        following = NEXT_WORD.match(text, found.start("next"))
        return following is not None and following[1] in STARTERS
    if bare in ABBREVIATIONS:
        return bare in {"No", "Del", "Miss", "Wash", "Ill", "Mass", "Sun", "Sat", "Mar"} and _starts_sentence(
            text, found
        )
    return not (INITIAL.fullmatch(bare) and word[:1].isupper() and bare != "I")


def _starts_sentence(text: str, found: regex.Match[str]) -> bool:
    following = NEXT_WORD.match(text, found.start("next"))
    return following is not None and following[1] in STARTERS


def word_pattern(text: str) -> LazyPattern:
    """What finds the words of a text: a quicker pattern where no accent stands apart from its letter."""
    return WITHOUT_MARKS if text.isascii() or not MARK.search(text) else WORD


def count_words(text: str, spans: Iterable[Span]) -> int:
    """How many words stand within `spans`; a hyphen or apostrophe inside a word belongs to it."""
    pattern = word_pattern(text).compiled
    return sum(len(pattern.findall(text, *span)) for span in spans)
