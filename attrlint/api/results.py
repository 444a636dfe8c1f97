"""The results of the library: frozen dataclasses with the keys of the JSON output as fields, in the same order.

`offset` and `end_offset` are always 0-based code points of the decoded draft, ends exclusive; `line` and `column` count
from 1, columns in code points. `to_dict` returns the object of the JSON output.
"""

from __future__ import annotations

from dataclasses import dataclass, fields, is_dataclass
from typing import Literal

Severity = Literal["error", "warning", "info"]
Confidence = Literal["high", "medium", "low"]
Applicability = Literal["safe", "unsafe"]


class Result:
    """The base of all results."""

    __slots__ = ()

    def to_dict(self) -> dict[str, object]:
        """The same as plain data, ready for `json.dumps`."""
        return {name: _plain(value) for name, value in _items(self)}


def _items(result: object) -> list[tuple[str, object]]:
    assert is_dataclass(result)
    return [(one.name, getattr(result, one.name)) for one in fields(result)]


def _plain(value: object) -> object:
    if isinstance(value, Result):
        return value.to_dict()
    return [_plain(each) for each in value] if isinstance(value, tuple) else value


@dataclass(frozen=True, slots=True)
class Edit(Result):
    """Replace the text between two offsets with `content`."""

    offset: int
    end_offset: int
    content: str


@dataclass(frozen=True, slots=True)
class Fix(Result):
    """Edits that belong together and do not overlap. None touches quoted words; a safe fix needs no review."""

    applicability: Applicability
    message: str
    edits: tuple[Edit, ...]


@dataclass(frozen=True, slots=True)
class Related(Result):
    """A place that belongs to a finding, in the draft or in one of its sources."""

    path: str
    line: int
    column: int
    end_line: int
    end_column: int
    offset: int
    end_offset: int
    message: str


@dataclass(frozen=True, slots=True)
class Diagnostic(Result):
    """One finding. `code` and `name` are the rule's, `message` is one line."""

    path: str
    code: str
    name: str
    severity: Severity
    confidence: Confidence
    message: str
    line: int
    column: int
    end_line: int
    end_column: int
    offset: int
    end_offset: int
    related: tuple[Related, ...]
    fix: Fix | None
    fingerprint: str


@dataclass(frozen=True, slots=True)
class Cue(Result):
    """The words that attribute: “said”, “according to”."""

    text: str
    offset: int
    end_offset: int


@dataclass(frozen=True, slots=True)
class SourceMention(Result):
    """A source as it is mentioned, and its identity: all mentions of one source have the same `id`."""

    text: str
    offset: int
    end_offset: int
    sort: str
    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Quotation(Result):
    """A direct quote with its marks. `layout` says where its source was found; see the JSON reference."""

    offset: int
    end_offset: int
    line: int
    column: int
    text: str
    layout: str
    source: SourceMention | None
    cue: Cue | None
    relay: SourceMention | None


@dataclass(frozen=True, slots=True)
class Statement(Result):
    """What is reported without quotation marks."""

    offset: int
    end_offset: int
    line: int
    column: int
    text: str
    source: SourceMention | None
    cue: Cue | None


@dataclass(frozen=True, slots=True)
class Source(Result):
    """One source of a draft, and how much it says. `first_line` is the 1-based line of its first mention."""

    id: str
    name: str
    sort: str
    quotations: int
    statements: int
    words_quoted: int
    first_line: int


@dataclass(frozen=True, slots=True)
class SourceList(Result):
    """Who says what in a draft: quotes and statements in order, sources by their first mention."""

    path: str
    quotations: tuple[Quotation, ...]
    statements: tuple[Statement, ...]
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Speaker(Result):
    """The person credited in the draft, the one in the source, and whether they are the same; None if unknown."""

    asked: str | None
    found: str | None
    same: bool | None


@dataclass(frozen=True, slots=True)
class QuotedPassage(Result):
    """A passage of a source, with the time of its caption if it has one. Offsets are those of the source."""

    path: str
    line: int
    column: int
    offset: int
    end_offset: int
    time: str | None
    text: str


@dataclass(frozen=True, slots=True)
class QuoteEdit(Result):
    """A difference between a quote and its source; `allowed` by the policy, or not."""

    kind: str
    quote: str
    source: str
    offset: int
    end_offset: int
    source_offset: int
    source_end_offset: int
    allowed: bool


@dataclass(frozen=True, slots=True)
class OtherPassage(Result):
    """Another place of a source with the same words."""

    path: str
    line: int


@dataclass(frozen=True, slots=True)
class VerifiedQuotation(Result):
    """A quote of the draft checked against the sources. `code` is the rule that reports it, None if it is right."""

    path: str
    offset: int
    end_offset: int
    line: int
    column: int
    text: str
    verdict: str
    code: str | None
    kinds: tuple[str, ...]
    cost: float
    speaker: Speaker
    passage: QuotedPassage | None
    second: QuotedPassage | None
    edits: tuple[QuoteEdit, ...]
    others: tuple[OtherPassage, ...]
