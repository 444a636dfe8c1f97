"""Attributions: which quotation and which reported statement is credited to whom, sentence by sentence.

The order of the evidence, strongest first: a cue beside the quotation, a cue of its sentence, a lead-in (colon,
transcript turn, dash), the paragraph round it, an open quotation that runs on, the paragraph before.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from attrlint.analysis.contents import contents_of, only_quoted
from attrlint.analysis.cues import find_cues
from attrlint.analysis.tokens import Tokens, tokenise
from attrlint.span import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from attrlint.analysis.cues import Cue
    from attrlint.analysis.lexicon import Verb
    from attrlint.analysis.quotations import Quotation


@dataclass(frozen=True, slots=True)
class Attribution:
    """A cue with its source, in code points of the prose. `verb` is None for "according to" and other phrases."""

    cue: Span
    verb: Verb | None
    source: Span | None
    sentence: Span
    order: str = "before"
    passive: bool = False


@dataclass(frozen=True, slots=True)
class Statement:
    """What an attribution reports in the writer's words, or partly in them: the stretches in code points."""

    attribution: Attribution
    contents: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class SentenceReport:
    """The attributions of one sentence with its tokens: what paragraphs are read from."""

    span: Span
    tokens: Tokens
    cues: tuple[Cue, ...]
    attributions: tuple[Attribution, ...]
    statements: tuple[Statement, ...]
    quotations: tuple[Quotation, ...]
    places: tuple[int, ...]  # the token of each quotation


def read_sentence(text: str, sentence: Span, quotations: Sequence[Quotation]) -> SentenceReport:
    """The attributions of one sentence, given the quotations in it, in order."""
    tokens = tokenise(text, sentence, [q.span for q in quotations])
    cues = find_cues(tokens)
    attributions = []
    statements = []
    for number, cue in enumerate(cues):
        source = _source_span(tokens, cue.source) if cue.source else None
        attribution = Attribution(tokens.span(cue.first, cue.last), cue.verb, source, sentence, cue.order, cue.passive)
        attributions.append(attribution)
        parts = contents_of(tokens, cues, number)
        if parts and not all(only_quoted(tokens, part) for part in parts):
            statements.append(Statement(attribution, tuple(tokens.span(*part) for part in parts)))
    places = tuple(i for i, code in enumerate(tokens.codes) if code == "Q")
    return SentenceReport(
        sentence, tokens, tuple(cues), tuple(attributions), tuple(statements), tuple(quotations), places
    )


def _source_span(tokens: Tokens, source: tuple[int, int]) -> Span:
    first, last = source
    if tokens.codes[first] == "x" and first == last:  # he's
        return Span(tokens.starts[first], tokens.starts[first] + len(tokens.words[first].partition("'")[0]))
    return tokens.span(first, last)
