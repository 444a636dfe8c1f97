"""unattributed-claim: a statement to which a reader may reply “says who?”."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, ClassVar, Literal

from attrlint.base.facts import dataclass
from attrlint.base.required_literals import requirements_of
from attrlint.base.rule_pattern import Pattern
from attrlint.base.span import Span
from attrlint.data.lexicon import LexiconPattern
from attrlint.kinds.generic.existence import mark_of
from attrlint.model.kind import Finding
from attrlint.reading.prose import BlockKind
from attrlint.text.noun_phrases import main_subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    import regex

    from attrlint.analysis.attribution.attributions import SentenceReport
    from attrlint.base.required_literals import Sets
    from attrlint.model.document import Document
    from attrlint.model.match_scope import Field
    from attrlint.reading.prose import Block

SPEAKS = 45  # the trust of a cue that covers its sentence even if the extent of what it reports is unknown
GOES_ON = LexiconPattern(  # the sentence continues the one before, and so its source
    r"{openers.goes-on}\b"
)
HEDGED = LexiconPattern(r"\b(?:{Hedges.own-view}|{hedges.possible}|If)\b")
AUXILIARY = LexiconPattern(r"(?:{auxiliaries.claim}\s+){0,3}")
WITNESSED = LexiconPattern(r"\b{Journalists.witness}\b.{0,40}\b{perception-verbs.witness}\b")
NUMBER_FIRST = frozenset({"p0", "r0"})


@dataclass(frozen=True)
class UnattributedClaim:
    """Finds `tokens` (patterns) in a sentence of the writer's own that has no source.

    A sentence has a source if it reports or quotes, contains a link (`linked`), has a witness, or matches `unless`.
    `carry` says how far a source extends: over its ``paragraph``, to what comes ``after`` it there, to ``connected``
    sentences that begin with a pronoun or link word, or over its ``sentence`` only. `subjects` limits how the sentence
    may begin: with a name (``named``), a ``number``, a ``definite`` noun or any ``phrase``. With `main`, the pattern
    must match the main verb. With `plain`, hedged sentences pass. Sentences over `max_length` code points pass.
    """

    values: ClassVar[tuple[str, ...]] = ("match",)
    grades: ClassVar[tuple[str, ...]] = ()

    tokens: tuple[str, ...] = ()
    unless: str = ""
    carry: Literal["paragraph", "after", "connected", "sentence"] = "after"
    subjects: tuple[str, ...] = ()
    main: bool = False
    plain: bool = False
    max_length: int = 400
    once: bool = True
    ignorecase: bool = False

    @cached_property
    def _patterns(self) -> tuple[Pattern, ...]:
        return tuple(Pattern(token, ignorecase=self.ignorecase) for token in self.tokens)

    @cached_property
    def _unless(self) -> Pattern | None:
        return Pattern(self.unless, ignorecase=True) if self.unless else None

    def find(self, document: Document, where: Field) -> Iterator[Finding]:
        """Each such claim, once per sentence."""
        paragraphs = Paragraphs(document)
        for window in where.windows:
            report = document.speech.report_at(window.start)
            if report is None or report.span != window or not self._may(document, report):
                continue
            found = self._first(document, where, report)
            if found is not None and not self._carried(paragraphs, report):
                span = mark_of(found)
                yield Finding(span, {"match": document.text[span.start : span.end]})

    def _may(self, document: Document, report: SentenceReport) -> bool:
        """Whether the sentence is of the type that the rule checks, and has no source."""
        text, span = document.text, report.span
        if span.end - span.start > self.max_length or not text[span.start : span.end].endswith((".", ".)")):
            return False
        if has_source(document, report) or WITNESSED.search(text, *span):
            return False
        if self.plain and HEDGED.search(text, *span):
            return False
        return not (self._unless and self._unless.search(text, *span))

    def _first(self, document: Document, where: Field, report: SentenceReport) -> regex.Match[str] | None:
        if self.subjects and not self._begins(report):
            return None
        if not self.main:
            return next((m for p in self._patterns for m in where.search(p, [report.span])), None)
        subject = main_subject(report.tokens, len(report.tokens.codes))
        if subject is None:
            return None
        codes, at = report.tokens.codes, subject[1] + 1
        if codes[at : at + 1] == ",":
            at = codes.find(",", at + 1) + 1 or at
        while codes[at : at + 1] == "r":
            at += 1
        if at >= len(codes):
            return None
        start = report.tokens.starts[at]
        for pattern in self._patterns:
            found = pattern.match(document.text, start, report.span.end)
            if found is None:
                behind = AUXILIARY.match(document.text, start, report.span.end)
                found = pattern.match(document.text, behind.end() if behind else start, report.span.end)
            if found is not None and where.covers(Span(*found.span())):
                return found
        return None

    def _begins(self, report: SentenceReport) -> bool:
        codes = report.tokens.codes
        head = codes[:2]
        return (
            ("named" in self.subjects and (head[:1] in ("N", "S") or head in ("dN", "dS")))
            or ("number" in self.subjects and (head[:1] == "0" or head in NUMBER_FIRST))
            or ("definite" in self.subjects and head in ("dn", "de", "dg"))
            or ("phrase" in self.subjects and head[:1] in ("p", "m"))
        )

    def _carried(self, paragraphs: Paragraphs, report: SentenceReport) -> bool:
        """Whether a source in the paragraph covers the sentence, which has none of its own."""
        if self.carry == "sentence":
            return False
        if self.carry == "connected" and not GOES_ON.match(paragraphs.document.text, *report.span):
            return False
        block = paragraphs.document.block_at(report.span.start)
        if block is None or block.kind not in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.NOTE):
            return True
        first, sourced = paragraphs.sentences_of(block)
        if self.carry == "connected" and report.span.start <= first:
            return True  # the first sentence of a paragraph continues the one before
        return sourced is not None and (self.carry == "paragraph" or sourced < report.span.start)

    def literals(self) -> tuple[Sets, ...] | None:
        """Those of all tokens together."""
        return requirements_of(self.tokens)


class Paragraphs:
    """Where the sentences of each paragraph of a draft begin, read once for all of its claims."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self._known: dict[int, tuple[int, int | None]] = {}

    def sentences_of(self, block: Block) -> tuple[int, int | None]:
        """Where the first sentence of a block begins, and the first that has a source; code points of the prose."""
        start = block.span.start
        if start not in self._known:
            reports = self.document.speech.reports_in(block.span)
            sourced = next((r.span.start for r in reports if has_source(self.document, r)), None)
            self._known[start] = reports[0].span.start if reports else start, sourced
        return self._known[start]


def has_source(document: Document, report: SentenceReport) -> bool:
    """Whether a sentence reports or quotes someone, or links to its source."""
    if report.quotations or report.statements:
        return True
    for attribution in report.attributions:
        verb = attribution.verb
        if attribution.source is not None and (verb is None or verb.trust >= SPEAKS or verb.mental):
            return True
    return document.links(report.span)
