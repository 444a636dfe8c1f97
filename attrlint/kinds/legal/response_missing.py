"""response-missing: a named person is accused, and there is no response."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from attrlint.base.facts import dataclass
from attrlint.base.rule_pattern import Pattern
from attrlint.base.span import Span
from attrlint.data.lexicon import LexiconPattern, with_lists, words
from attrlint.kinds.legal.guilt_as_fact import CONVICTED
from attrlint.model.kind import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from attrlint.model.document import Document
    from attrlint.model.match_scope import Field

NAME = (
    r"(?P<name>(?:{titles.courtesy}\.? |{offices.accused} )?(?:[A-ZÀ-ÖØ-Þ][\w'’-]{1,30}+)"
    r"(?: (?:[A-Z]\.|[A-ZÀ-ÖØ-Þ][\w'’-]{1,30}+)){0,3})"
)
ACCUSED = (
    Pattern(with_lists(rf"\b(?:accus(?:ed|es|ing) (?:\w{{1,20}} ){{0,2}}?{NAME}(?:,[^,.;\n]{{1,80}}+,)? of)\b")),
    Pattern(with_lists(rf"\b(?:blam(?:ed|es|ing) (?:\w{{1,20}} ){{0,2}}?{NAME}(?:,[^,.;\n]{{1,80}}+,)? for)\b")),
    Pattern(with_lists(rf"(?<![\w'’-]){NAME} {{auxiliaries.accused}} (?:also |now |later )?{{charges.accused}}\b")),
)
RESPONSE = LexiconPattern(
    r"\b(?:{responses.given}|(?:his|her|their|whose) {responses.by})\b",
    ignorecase=True,
)


@dataclass(frozen=True)
class ResponseMissing:
    """Finds a named person who is accused in a draft that has no response and does not say that one was sought.

    A response is anything the person says, a denial, a lawyer's statement or a refusal to comment. Drafts that report
    a conviction are not flagged. One finding per draft, at the first accusation.
    """

    values: ClassVar[tuple[str, ...]] = ("match", "name")
    grades: ClassVar[tuple[str, ...]] = ()

    def find(self, document: Document, where: Field) -> Iterator[Finding]:
        """At most one finding per draft."""
        found = sorted((m for p in ACCUSED for m in where.search(p)), key=lambda m: m.start())
        if not found or RESPONSE.search(document.text) or CONVICTED.search(document.text):
            return
        heard = {source.name.split()[-1].lower() for source in document.speech.sources.values() if source.name.split()}
        for match in found:
            name = match["name"].removesuffix("'s").removesuffix("’s")
            last = name.split()[-1]
            known = any(p.last == last for p in document.people.names)
            if known and last.lower() not in heard:
                span = Span(*match.span())
                yield Finding(span, {"match": match[0], "name": name})
                return

    def literals(self) -> frozenset[str]:
        """The words that accuse."""
        return words("accusations.literal")
