"""guilt-as-fact: a named person is called a murderer, and the draft mentions no conviction."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar

from attrlint.base.facts import dataclass
from attrlint.base.required_literals import requirements_of
from attrlint.base.rule_pattern import Pattern
from attrlint.base.span import Span, SpanSet
from attrlint.data.lexicon import LexiconPattern, in_order
from attrlint.kinds.attribution.unattributed_claim import has_source
from attrlint.kinds.generic.existence import mark_of
from attrlint.model.kind import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    import regex

    from attrlint.base.required_literals import Sets
    from attrlint.model.document import Document
    from attrlint.model.match_scope import Field

NAME = r"(?P<name>(?:[A-Z]\.? ?){0,2}[A-ZÀ-ÖØ-Þ][\w'’-]{1,30}+(?: (?:[A-Z]\.|[A-ZÀ-ÖØ-Þ][\w'’-]{1,30}+)){0,3})"
BEHIND = r"(?=[,.;:]| (?:who|of|from|behind)\b)"
WORDS = r"(?:[\w’'-]{1,30}+ ){0,3}?"
CONVICTED = LexiconPattern(
    r"\b(?:{verdicts.convicted}|(?<!not\s)[Gg]uilty|{Verdicts.serving}\s(?:a\s|an\s)?"
    r"(?:life|time|\w{1,12}[-\s]years?))\b"
)
DOUBTED = LexiconPattern(
    r"\b(?:{accusations.doubt}|(?-i:may))\b|\bas an? \w",
    ignorecase=True,
)
FICTION = LexiconPattern(
    r"\b{fiction}\b",
    ignorecase=True,
)
HISTORY = LexiconPattern(r"\b(?:{history.century}|1[0-8]\d\d|19[0-7]\d|[a-z]+teenth[- ]century|in the \d\d-?s)\b")
TIMES = frozenset(word.lower() for word in in_order("weekdays.long", "months.long"))  # capitals that name no case


@dataclass(frozen=True)
class GuiltAsFact:
    """Finds one of `nouns` (murderer, fraudster) applied to a named person in the writer's voice.

    The noun is before the name (“murderer John Doe”), after it (“John Doe, the murderer”) or in a statement (“John Doe
    is a murderer”). Not flagged: people with a conviction or confession in the draft, sentences with a source or a
    hedge, and paragraphs about fiction or history.
    """

    values: ClassVar[tuple[str, ...]] = ("match", "noun", "name")
    grades: ClassVar[tuple[str, ...]] = ()

    nouns: tuple[str, ...] = ()

    @cached_property
    def _patterns(self) -> tuple[Pattern, ...]:
        noun = rf"(?P<noun>(?:{'|'.join(sorted(self.nouns, key=len, reverse=True))}))"
        capital = rf"(?P<noun>(?i:{'|'.join(sorted(self.nouns, key=len, reverse=True))}))"
        return (
            Pattern(rf"(?<![\w'’-])(?P<mark>{capital},? {NAME})"),
            Pattern(
                rf"(?<![\w'’-])(?P<mark>{NAME},(?: \d{{1,3}},)? (?:(?:who|and) (?:is|was) )?(?:an?|the) "
                rf"{WORDS}{noun}){BEHIND}"
            ),
            Pattern(
                rf"(?<![\w'’-])(?P<mark>{NAME} (?:is|was) (?:an?|the) {WORDS}{noun})(?=[,.;:]| who\b| of\b| and\b)"
            ),
        )

    def find(self, document: Document, where: Field) -> Iterator[Finding]:
        """The first such place of each name."""
        if not self.nouns:
            return
        plain = all(noun.replace(" ", "").replace("-", "").isalpha() for noun in self.nouns)
        windows = where.holding(self.nouns) if plain else where.windows
        matches = [m for pattern in self._patterns for m in where.search(pattern, windows)] if windows else []
        if not matches:
            return
        known = {person.last for person in document.people.names}
        named = SpanSet(person.span for person in document.people.names)
        unreal: dict[Span, bool] = {}
        convicting: dict[int, bool] = {}  # by the number of the paragraph
        seen: set[str] = set()
        for match in matches:
            name = match["name"].removesuffix("'s").removesuffix("’s")
            last = name.split()[-1]
            if (
                last in seen
                or _is_convicted(document, match.start(), last, convicting)
                or not (last in known or named.touches(Span(*match.span("name"))))
            ):
                continue
            block = document.block_at(match.start())
            if block is not None and block.span not in unreal:
                unreal[block.span] = bool(
                    FICTION.search(document.text, *block.span) or HISTORY.search(document.text, *block.span)
                )
            if block is None or unreal[block.span] or not _is_stated(document, match):
                continue
            seen.add(last)
            span = mark_of(match)
            words = document.text[span.start : span.end]
            yield Finding(span, {"match": words, "noun": match["noun"].lower(), "name": name})

    def literals(self) -> tuple[Sets, ...] | None:
        """Those of all nouns together."""
        return requirements_of([noun.lower() for noun in self.nouns])


def _is_convicted(document: Document, at: int, last: str, convicting: dict[int, bool]) -> bool:
    """Whether a paragraph that names the person, or one next to it, mentions a conviction or a confession."""
    blocks = document.blocks
    named = (
        bisect_right(blocks, place, key=lambda block: block.span.start) - 1
        for place in (at, *document.wording.tokens.find(last))
    )
    near = {j for i in named for j in (i - 1, i, i + 1) if 0 <= j < len(blocks)}
    for i in near - convicting.keys():
        convicting[i] = CONVICTED.search(document.text, *blocks[i].span) is not None
    return any(convicting[i] for i in near)


def _is_stated(document: Document, match: regex.Match[str]) -> bool:
    """Whether it is the writer who says so, and not about a case with a name."""
    report = document.speech.report_at(match.start())
    if report is None:
        return False
    text, noun = document.text, match.start("noun")
    if text[noun].isupper() and noun != report.span.start:
        return False  # part of a name: Serial Killer Records
    before = text[report.span.start : noun].rsplit(maxsplit=1)
    known_case = len(before) == 2 and before[1][:1].isupper() and before[1].lower() not in TIMES
    if known_case and match.start("name") > noun:
        return False  # a case known by its name: the Moors murderer
    return not (DOUBTED.search(text, *report.span) or has_source(document, report))
