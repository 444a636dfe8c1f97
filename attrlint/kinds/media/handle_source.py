"""handle-source: an account as a source, without saying whose it is."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, ClassVar

from attrlint.analysis.article.posts import BEHIND, SurnamePlaces, is_identified, is_official, signatures
from attrlint.base.facts import dataclass
from attrlint.base.span import Span
from attrlint.data.lexicon import LexiconPattern
from attrlint.model.kind import Finding
from attrlint.reading.prose import BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    import regex

    from attrlint.model.document import Document
    from attrlint.model.match_scope import Field

_SAID = "{speech-verbs.post}"
_USER = "(?:{platforms.user} )?(?:[Uu]sers?|[Aa]ccount|handle)"
_NAME = r"[A-ZÀ-ÖØ-Þ][\w.'’-]{0,40}+(?: [A-ZÀ-ÖØ-Þ][\w.'’-]{0,40}+){0,3}"
SPEAKS = LexiconPattern(
    rf"(?<![\w@/.])(?P<who>(?:(?P<name>{_NAME}) \()?(?P<handle>@\w{{2,30}})\)?)(?= (?:has |also |later |"
    rf"then )?{_SAID}\b)"
)
CREDITED = LexiconPattern(
    rf"\b{{speech-verbs.credited}} (?:the |an? )?(?:{_USER} (?:called |named |known as )?)?"
    rf"(?P<who>(?P<handle>@\w{{2,30}}))(?![\w/])"
)
LEAD = LexiconPattern(r"According to @\w{2,30}, (?!an? )")  # what follows the comma is the statement
FOLLOW = LexiconPattern(r"\b{Speech-verbs.shared}\b")


@dataclass(frozen=True)
class HandleSource:
    """Finds a handle that signs a post or speaks (“@abc123 said”) if the draft does not say who it is.

    A title or occupation next to the name anywhere in the draft is enough. Accounts of organizations, offices and
    outlets are not flagged; `known` are names and handles that every reader knows.
    """

    values: ClassVar[tuple[str, ...]] = ("match", "handle")
    grades: ClassVar[tuple[str, ...]] = ()

    known: tuple[str, ...] = ()

    @cached_property
    def _known(self) -> frozenset[str]:
        return frozenset(name.lower().lstrip("@") for name in self.known)

    def find(self, document: Document, where: Field) -> Iterator[Finding]:
        """The first time that each such account speaks."""
        text = document.text
        seen: set[str] = set()
        places: SurnamePlaces | None = None
        for span, name, handle in sorted(self._accounts(document, where)):
            if handle.lower() in seen or name.lower() in self._known or handle[1:].lower() in self._known:
                continue
            seen.add(handle.lower())
            if is_official(name, handle):
                continue
            if places is None:
                places = SurnamePlaces(document.wording.tokens, _told(document))
            if not is_identified(places, name):
                yield Finding(span, {"match": text[span.start : span.end], "handle": handle})

    def _accounts(self, document: Document, where: Field) -> Iterator[tuple[Span, str, str]]:
        text = document.text
        for window in where.windows:
            for signed in signatures(text, window):
                if where.covers(signed.span):
                    yield signed.span, signed.name, signed.handle
            for pattern in (SPEAKS, CREDITED):
                for found in pattern.finditer(text, *window):
                    who = Span(*found.span("who"))
                    if where.covers(who) and not document.quoted.touches(who) and not _explained(text, window, found):
                        name = found["name"] if "name" in found.re.groupindex else ""
                        yield who, name or "", found["handle"]

    def literals(self) -> frozenset[str]:
        """The sign of every handle."""
        return frozenset({"@"})


def _explained(text: str, window: Span, found: regex.Match[str]) -> bool:
    """Whether words next to a handle say whose it is, or how to follow it."""
    if LEAD.match(text, found.start(), window.end):
        return False
    return BEHIND.match(text, found.end("who"), window.end) is not None or (
        FOLLOW.search(text, max(window.start, found.start() - 60), found.start()) is not None
    )


def _told(document: Document) -> list[Span]:
    """Where the writer may have said who a person is: everything but the posts themselves."""
    told: list[Span] = []
    for block in document.blocks:
        if block.kind in (BlockKind.EMBED, BlockKind.LINK, BlockKind.CODE, BlockKind.FRONT_MATTER):
            continue
        if next(signatures(document.text, block.span), None) is None:
            told.append(block.span)
    return told
