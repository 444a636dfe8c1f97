"""Who speaks where in a source: paragraphs with the label that applies to them.

A label applies until the next one. All forms have been seen in transcripts of the White House, broadcasters, Rev,
Otter, Markdown pages, WebVTT and US captions.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from attrlint.data.lexicon import LexiconPattern, words

if TYPE_CHECKING:
    from collections.abc import Iterator

LONGEST_ROW = 700  # code points
MOST_WORDS = 7  # of a label
LONGEST_HEAD = 300  # code points of a line in which its label ends
NAME = r"[A-Z][\w.'’\-]*"
TIME = r"[\[(]?\d{1,2}:\d\d(?::\d\d)?[\])]?"
LEAD = r"\s*(?:<[bp]\b[^<>]*>\s*)*(?:>>+\s*|-\s+)?"  # markup and caption marks before a name
MARKS = r"(?:\*\*|__|</?b>|</?strong>)"
BOLD = LexiconPattern(
    rf"\s*(?:<[bp]\b[^<>]*>\s*)*{MARKS}\s*([^\n*_<>]{{1,60}}?)\s*(?::\s*{MARKS}|{MARKS}\s*:)\s*(?=\S)"
)
VOICE = LexiconPattern(r"\s*<v(?:\.[\w.]+)?\s+([^>\n]{1,80})>")
SHOUTED = r"[A-Z][A-Z.'’\-]*"
CAPITALS = LexiconPattern(rf"{LEAD}({SHOUTED}(?: +(?:{SHOUTED}|Mc[A-Z]+|\d+|\([A-Za-z.,\- ]+\)))*),?\s?:(?=\s|$)")
ASKED = LexiconPattern(r"(Q)(?:\s\([^)\n]{1,40}\))?(?::\s*|\s{2,}|\s(?=[A-Z“\"(]))(?=\S)")
PARTICLES = "{particles.turn}"
TITLED = LexiconPattern(
    rf"{LEAD}({NAME}(?:\s+(?:{NAME}|\d+|{PARTICLES}))*)(?:\s*\([^()\n]{{1,40}}\))?"
    rf"\s*:(?!//)\s*(?:({TIME})\s*)?(?=\S|$)"
)
TIMED = LexiconPattern(rf"\s*({NAME}(?:\s+(?:{NAME}|\d+)){{0,3}})\s{{1,4}}{TIME}\s*$")
CHANGE = LexiconPattern(r"\s*>>+\s*")
BLANK = LexiconPattern(r"\n[ \t\r\xa0]*(?=\n)\s*")
FRONT = LexiconPattern(r"\ufeff?---[ \t]*\r?\n(?s:.*?)\n(?:---|\.\.\.)[ \t]*(?:\r?\n|$)")
ENDED = tuple('.?!:;—-–)]"”’…*>')


class Label(NamedTuple):
    """A label at the start of a line: its name, where the words after it begin, and how sure it is."""

    name: str
    end: int
    sure: bool


class Row(NamedTuple):
    """A stretch of a source under one label (code points of the decoded file); `opens` if a paragraph begins there."""

    start: int
    end: int
    who: str | None
    opens: bool


def front_matter_end(text: str) -> int:
    """Where a source's front matter ends; 0 if it has none."""
    match = FRONT.match(text)
    return match.end() if match else 0


def rows(shape: str) -> list[Row]:
    """The rows of a shaped source in order: paragraphs with their labels, long ones split at the end of a sentence."""
    found: list[Row] = []
    for start, end, who in _paragraphs(shape):
        opens = True
        for a, b in _chunks(shape, start, end):
            found.append(Row(a, b, who, opens))
            opens = False
    return found


def _paragraphs(shape: str) -> Iterator[tuple[int, int, str | None]]:
    """Paragraphs as (start, end, label)."""
    lines = list(_lines(shape))
    seen = Counter(label.name for _, _, label in lines if label and not label.sure)
    who: str | None = None
    first = last = -1
    for start, end, label in lines:
        if label and not label.sure and seen[label.name] < 2 and " " not in label.name:
            label = None
        if label and label.name == who and "<v" in shape[start : label.end]:
            label = None  # a voice is named again in each cue
        if start == end or label:
            if first >= 0:
                yield first, last, who
            first = -1
        if label:
            who = label.name
            start = label.end
        if start < end:
            first = start if first < 0 else first
            last = end
    if first >= 0:
        yield first, last, who


def _lines(shape: str) -> Iterator[tuple[int, int, Label | None]]:
    """The lines as (start, end, label); blank ones are empty. A paragraph without labels is given as one line."""
    at = front_matter_end(shape)
    for blank in BLANK.finditer(shape, at):
        yield from _paragraph(shape, at, blank.start())
        yield blank.start(), blank.start(), None
        at = blank.end()
    yield from _paragraph(shape, at, len(shape))


def _paragraph(shape: str, at: int, end: int) -> Iterator[tuple[int, int, Label | None]]:
    """The lines of a paragraph, as `_lines` gives them."""
    part = shape[at:end]
    if not (_may_label(part) or ":" in part or ">>" in part or "\nQ" in part):
        bare = part.rstrip()
        if bare:
            yield at, at + len(bare), None
        return
    ended = True
    for line in part.split("\n"):
        bare = line.rstrip()
        if bare:
            label = _label(line, at, ended=ended) if _may_label(line) else None
            yield at, at + len(bare), label
            ended = bare.endswith(ENDED) or label is not None
        at += len(line) + 1


def _may_label(line: str) -> bool:
    """Whether a line may begin with a label: decided by its characters, since most lines have none."""
    head = line[:100]
    return ":" in head or line.startswith("Q") or ">>" in head or "<v" in head


def _label(line: str, at: int, *, ended: bool) -> Label | None:
    line = line[:LONGEST_HEAD]
    for pattern, sure in ((VOICE, True), (BOLD, True), (CAPITALS, True), (ASKED, True), (TIMED, True), (TITLED, False)):
        match = pattern.match(line)
        if match is None:
            continue
        if pattern is ASKED and not ended:
            continue
        name = " ".join(match[1].split())
        timed = pattern is TITLED and match[2] is not None
        if not is_label(name) or (pattern is TITLED and not timed and not ended):
            continue
        return Label(name.rstrip(":").strip(), at + match.end(), sure or timed)
    change = CHANGE.match(line)
    return Label("", at + change.end(), True) if change else None


def is_label(name: str) -> bool:
    """Whether words before a colon name a speaker or a role, and are not a heading or phrase."""
    known = name.lower().rstrip(".")
    return known not in words("spoken-words.no-label") and len(name.split()) <= MOST_WORDS and name[:1].isalpha()


def _chunks(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A paragraph in pieces of about `LONGEST_ROW`, each ending at the end of a sentence if there is one."""
    half = LONGEST_ROW // 2
    while end - start > LONGEST_ROW * 3 // 2:
        cut = max(text.rfind(mark, start + half, start + LONGEST_ROW) for mark in (". ", "? ", "! ", ".\n"))
        if cut < 0:
            cut = max(text.rfind(mark, start + half, start + LONGEST_ROW) for mark in (" ", "\n"))
        if cut < 0:
            cut = start + LONGEST_ROW
        yield start, cut + 1
        start = cut + 1
    yield start, end
