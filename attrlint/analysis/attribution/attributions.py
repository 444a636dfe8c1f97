"""Attributions: which quotation and which reported statement is credited to whom, sentence by sentence.

The order of the evidence, strongest first: a cue next to the quotation, a cue in its sentence, a lead-in (colon,
transcript turn, dash), the rest of the paragraph, an open quotation that continues, the previous paragraph.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrlint.analysis.attribution.contents import contents_of, only_quoted
from attrlint.analysis.attribution.cue_phrases import phrase_of
from attrlint.analysis.attribution.cues import find_cues
from attrlint.analysis.attribution.extents import read_all
from attrlint.base.facts import dataclass
from attrlint.base.span import Span
from attrlint.text.tokens import Tokens, may_report, tokenise

if TYPE_CHECKING:
    from collections.abc import Sequence

    from attrlint.analysis.attribution.cues import Cue
    from attrlint.text.quotations import Quotation
    from attrlint.text.reporting_verbs import Verb


@dataclass(frozen=True, slots=True)
class Attribution:
    """A cue with its source, in code points of the prose. `verb` is None for "according to" and other phrases."""

    cue: Span
    verb: Verb | None
    source: Span | None
    sentence: Span
    order: str = "before"
    passive: bool = False
    phrase: Span | None = None  # the cue with its auxiliaries and adverbs, where the list of sources shows it


@dataclass(frozen=True, slots=True)
class Statement:
    """What an attribution reports, wholly or partly in the writer's words: the stretches in code points."""

    attribution: Attribution
    contents: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Wide:
    """What the list of sources shows of a sentence: statements, and for the start of each cue its words and source."""

    statements: tuple[Statement, ...]
    whole: dict[int, tuple[Span, Span | None]]


class SentenceReport:
    """The attributions of one sentence, with the quotations in it.

    It never changes once it is read. `tokens` are computed when first asked for: most sentences report nothing.
    `places` are the tokens of the quotations.
    """

    __slots__ = ("_places", "_text", "_tokens", "_wordless", "attributions", "cues", "quotations", "span", "statements")

    def __init__(self, text: str, span: Span, quotations: Sequence[Quotation]) -> None:
        self.span = span
        self.quotations = tuple(quotations)
        self._text = text
        self._tokens: Tokens | None = None
        self._places: tuple[int, ...] | None = None
        self._wordless: bool | None = None
        self.cues: tuple[Cue, ...] = ()
        self.attributions: tuple[Attribution, ...] = ()
        self.statements: tuple[Statement, ...] = ()
        if quotations or may_report(text[span.start : span.end]):
            self._read()

    @property
    def tokens(self) -> Tokens:
        """The sentence as tokens."""
        if self._tokens is None:
            self._tokens = tokenise(self._text, self.span, [q.span for q in self.quotations])
        return self._tokens

    @property
    def places(self) -> tuple[int, ...]:
        """The token number of each quotation."""
        if self._places is None:
            self._places = tuple(i for i, word in enumerate(self.tokens.words) if not word)
        return self._places

    @property
    def wordless(self) -> bool:
        """Whether it has only quotations and punctuation, and no words of the writer's."""
        if self._wordless is None:
            self._wordless = not any(c.isalnum() for c in self.tokens.codes if c != "Q")
        return self._wordless

    def _read(self) -> None:
        tokens = self.tokens
        cues = find_cues(tokens)
        if not cues:
            return
        attributions, statements = [], []
        for number, cue in enumerate(cues):
            source = _source_span(tokens, cue.source) if cue.source else None
            span = tokens.span(cue.first, cue.last)
            attribution = Attribution(span, cue.verb, source, self.span, cue.order, cue.passive)
            attributions.append(attribution)
            parts = contents_of(tokens, cues, number)
            if parts and not all(only_quoted(tokens, part) for part in parts):
                statements.append(Statement(attribution, tuple(tokens.span(*part) for part in parts)))
        self.cues, self.attributions, self.statements = tuple(cues), tuple(attributions), tuple(statements)

    def read_widely(self) -> Wide:
        """All that the sentence reports, thoughts, wishes and acts included, and its cues and sources in full."""
        tokens = self.tokens
        statements, whole = [], {}
        for cue, parts in read_all(tokens, list(self.cues)):
            phrase = tokens.span(*phrase_of(tokens, cue))
            source = _source_span(tokens, cue.source) if cue.source else None
            own = tokens.span(cue.first, cue.first)
            whole[own.start] = (phrase, source)
            if parts:
                attribution = Attribution(
                    tokens.span(cue.first, cue.last), cue.verb, source, self.span, cue.order, cue.passive, phrase
                )
                statements.append(Statement(attribution, tuple(tokens.span(*part) for part in parts)))
        return Wide(tuple(statements), whole)


def _source_span(tokens: Tokens, source: tuple[int, int]) -> Span:
    first, last = source
    if tokens.codes[first] == "x" and first == last:  # he's
        return Span(tokens.starts[first], tokens.starts[first] + len(tokens.words[first].partition("'")[0]))
    return tokens.span(first, last)
