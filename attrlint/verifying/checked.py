"""Each quotation of a draft with its verdict, placed in the sources as people see them: path, line, time."""

from __future__ import annotations

from functools import cached_property
from pathlib import PurePath
from typing import TYPE_CHECKING, Protocol

from attrlint.base.errors import AttrlintError, ReadError
from attrlint.base.facts import dataclass
from attrlint.base.patterns import LazyPattern
from attrlint.base.span import LineIndex, Span
from attrlint.verifying.draft_quotations import draft_quotations
from attrlint.verifying.source_text import PAGE
from attrlint.verifying.speakers import shown_name
from attrlint.verifying.verdict import Verdict, VerdictFinding

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from attrlint.analysis.attribution.credits import Credit
    from attrlint.analysis.attribution.resolution import Source
    from attrlint.verifying.source_text import SourceText
    from attrlint.verifying.verdict import SourcePassage
    from attrlint.verifying.verifier import Verifier

CUE_TIME = LazyPattern(r"((?:\d+:)?\d+:\d+)[.,]\d+[ \t]*-->")
LONGEST_PATH = 40  # code points of a path in a message; a longer one is shortened to the file name
LONGEST_CUE = 4000  # code points before a passage in which its time is searched for


class Credited(Protocol):
    """Something that says who is credited with each quotation."""

    @property
    def credits(self) -> Sequence[Credit]:
        """A credit for each outer quotation."""
        ...


class DraftSpeech(Protocol):
    """Who is credited in a draft, and whom the mentions stand for."""

    @property
    def reported(self) -> Credited:
        """Who says what."""
        ...

    @property
    def sources(self) -> Mapping[Span, Source]:
        """The source that each mention refers to."""
        ...


class ReportedDraft(Protocol):
    """What is needed of a draft: its prose, and who says what in it."""

    text: str

    @property
    def speech(self) -> DraftSpeech:
        """Who says what."""
        ...


@dataclass(frozen=True, slots=True)
class SourcePlace:
    """A passage of a source: path, 1-based line and column, span in code points, and the words.

    `time` is when it is said, in captions, else empty; `page` the page of a PDF, else 0; `speaker` the label as
    written, `name` as it is shown. `automatic`: speech recognition wrote the source.
    """

    path: str
    line: int
    column: int
    end_line: int
    end_column: int
    span: Span
    text: str
    time: str = ""
    speaker: str = ""
    name: str = ""
    page: int = 0
    automatic: bool = False

    def where(self) -> str:
        """The place as messages give it: “Sullivan, sources/briefing.txt:88”."""
        said = f"{self.name}, " if self.name else ""
        path = self.path if len(self.path) <= LONGEST_PATH else PurePath(self.path).name
        made = ", automatic transcript" if self.automatic else ""
        if self.page:
            return f"{said}{path}, page {self.page}{made}"
        return f"{said}{path}, {self.time}{made}" if self.time else f"{said}{path}:{self.line}{made}"


@dataclass(frozen=True, slots=True)
class QuotationCheck:
    """A quotation of a draft and what is found of it.

    `span` has the marks, `content` the words that were looked up, `mention` the name of the person `asked` for where
    the draft credits it (code points of the prose). `sources` is how many sources it was looked up in.
    """

    span: Span
    content: Span
    words: str
    asked: str
    finding: VerdictFinding
    sources: int
    mention: Span | None = None
    passage: SourcePlace | None = None
    second: SourcePlace | None = None
    nearest: SourcePlace | None = None
    others: tuple[SourcePlace, ...] = ()

    @property
    def verdict(self) -> Verdict:
        """The verdict on it."""
        return self.finding.verdict


def check_quotations(
    verifier: Verifier,
    text: str,
    credits: Sequence[Credit],
    sources: Mapping[Span, Source],
    without: AbstractSet[str] = frozenset(),
) -> tuple[QuotationCheck, ...]:
    """The quotations of a draft's prose, in order, each held against the verifier's sources but those `without`.

    Those too short to be looked up are left out. Raises ReadError where a source is gone.
    """
    places = _Places(verifier)
    skipped = frozenset(number for number, path in enumerate(verifier.shelf.paths) if path in without)
    known: dict[tuple[str, str], VerdictFinding] = {}
    found = []
    for quotation in draft_quotations(text, credits, sources):
        key = quotation.words, quotation.asked
        if key not in known:
            known[key] = verifier.check(*key, skipped)
        finding = known[key]
        if finding.verdict is not Verdict.SHORT:
            found.append(
                QuotationCheck(
                    quotation.span,
                    quotation.content,
                    quotation.words,
                    quotation.asked,
                    finding,
                    len(verifier.shelf) - len(skipped),
                    quotation.mention,
                    places.of(finding.passage),
                    places.of(finding.second),
                    places.of(finding.nearest),
                    tuple(place for other in finding.others if (place := places.of(other))),
                )
            )
    return tuple(found)


class Check:
    """A draft's quotations against the sources of a verifier, checked when they are first asked for.

    `faults` are what is wrong with its sources; those `without`, by path, are not looked into.
    """

    def __init__(
        self,
        verifier: Verifier,
        document: ReportedDraft,
        faults: tuple[AttrlintError, ...] = (),
        without: AbstractSet[str] = frozenset(),
    ) -> None:
        self._verifier, self._document, self._without = verifier, document, without
        self.faults = faults

    @cached_property
    def quotations(self) -> tuple[QuotationCheck, ...]:
        """The quotations in order, each with its verdict. Raises ReadError where a source is gone."""
        document = self._document
        return check_quotations(
            self._verifier, document.text, document.speech.reported.credits, document.speech.sources, self._without
        )


class _Places:
    """Passages as places; the lines of a source are counted once per draft."""

    def __init__(self, verifier: Verifier) -> None:
        self._shelf = verifier.shelf
        self._lines: dict[int, LineIndex] = {}

    def of(self, passage: SourcePassage | None) -> SourcePlace | None:
        if passage is None:
            return None
        try:
            source = self._shelf.text_of(passage.source)
        except ReadError:
            return None
        if passage.source not in self._lines:
            self._lines[passage.source] = LineIndex(source.text)
        lines = self._lines[passage.source]
        start, end = passage.span
        cast = self._shelf.casts[passage.source]
        return SourcePlace(
            source.path,
            *lines.position(start),
            *lines.position(end),
            passage.span,
            source.text[start:end],
            _time(source, start),
            passage.label or "",
            shown_name(passage.label, cast),
            source.text.count(PAGE, 0, start) + 1 if PAGE in source.text else 0,
            cast.automatic,
        )


def _time(source: SourceText, at: int) -> str:
    """When a passage of captions is said: hours, minutes and seconds of the cue it begins in."""
    if source.format not in ("srt", "vtt"):
        return ""
    found = list(CUE_TIME.finditer(source.text, max(0, at - LONGEST_CUE), at))
    if not found:
        return ""
    time = found[-1][1]
    return time if time.count(":") == 2 else f"00:{time}"
