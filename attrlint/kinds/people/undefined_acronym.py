"""undefined-acronym: initials that the draft never spells out."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from attrlint.base.facts import dataclass
from attrlint.base.span import Span
from attrlint.data.lexicon import LexiconPattern, words
from attrlint.model.kind import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from attrlint.model.document import Document
    from attrlint.model.match_scope import Field

ACRONYM = LexiconPattern(r"(?<![\w@#$&./-])[A-Z]{3,6}(?=['’]s\b|[^\w&/-]|\Z)")
RUN = LexiconPattern(r"(?<![\w-])[A-Z][\w’'-]{1,30}+(?:(?: {small-words.in-names}){0,2}[ -][A-Z][\w’'-]{1,30}+){1,7}")
CALL_SIGN = LexiconPattern(r"[KW][A-Z]{3}")  # of an American station
CAPITALS = LexiconPattern(r"(?:(?<=^)|(?<=[ -]))[A-Z]")
KNOWN = words("acronyms.known")


@dataclass(frozen=True)
class UndefinedAcronym:
    """Finds the first place of three to six capitals that the draft never spells out.

    A name whose words begin with those letters spells it out, anywhere in the draft; so do parentheses with or after
    the acronym. Not flagged: `exceptions`, the best-known organizations, outlets, and lines all in capitals.
    """

    values: ClassVar[tuple[str, ...]] = ("match",)
    grades: ClassVar[tuple[str, ...]] = ()

    exceptions: tuple[str, ...] = ()

    def find(self, document: Document, where: Field) -> Iterator[Finding]:
        """The first place of each."""
        from attrlint.analysis.outlets.outlets import find_outlet

        text, tokens = document.text, document.wording.tokens
        spelled: set[str] | None = None
        seen = set(self.exceptions) | KNOWN
        for stretch in where.reached.spans:
            for match in ACRONYM.finditer(text, *stretch):
                word, span = match[0], Span(*match.span())
                if word in seen:
                    continue
                seen.add(word)
                if spelled is None:
                    spelled = {initials for run in RUN.finditer(text) for initials in _initials(run[0])}
                around = text[max(0, span.start - 1) : span.end + 2]
                beside = around.startswith("(") or around.endswith(" (")
                if (
                    CALL_SIGN.fullmatch(word)
                    or word in spelled
                    or beside
                    or any(text[at - 1 : at + len(word) + 1] == f"({word})" for at in tokens.find(word) if at)
                    or find_outlet(word)
                    or _shouted(text, span)
                ):
                    continue
                yield Finding(span, {"match": word})

    def literals(self) -> None:
        """None: it may be any capitals."""
        return


def _initials(run: str) -> Iterator[str]:
    """The capitals that begin the words of a name, and those of each part of it."""
    letters = "".join(m[0] for m in CAPITALS.finditer(run))
    for start in range(len(letters)):
        for end in range(start + 3, len(letters) + 1):
            yield letters[start:end]


def _shouted(text: str, span: Span) -> bool:
    """Whether the word next to it is in capitals too."""
    head, tail = text[max(0, span.start - 12) : span.start].split(), text[span.end : span.end + 12].split()
    return any(word.isupper() and len(word) > 1 for word in head[-1:] + tail[:1])
