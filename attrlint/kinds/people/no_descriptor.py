"""no-descriptor: a person speaks, and the draft never says who it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from attrlint.base.facts import dataclass
from attrlint.data.lexicon import LexiconPattern, words
from attrlint.model.kind import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from attrlint.analysis.people.mention_chains import Chain, PersonMention
    from attrlint.model.document import Document
    from attrlint.model.match_scope import Field

ROLE_BEFORE = LexiconPattern(r"(?:[a-z’'-]{3,20}|[A-Z][\w.’'-]{1,20}) \Z")
NO_ROLE = words("function-words.no-role")
DESCRIBED = LexiconPattern(
    r"(?:, (?!{function-words.after-name}\b)|,? who\b(?! said)| \(| of | from | is | was "
    "|['’]s )"
)


@dataclass(frozen=True)
class NoDescriptor:
    """Finds the first full name of a person who speaks, if no mention in the draft has a role, title or age.

    A role is a title or noun before the name, or what follows it: a clause after a comma, “who ...”, “of ...”, “from
    ...”, “is ...”. Surnames that need no introduction and names in `known` are not flagged.
    """

    values: ClassVar[tuple[str, ...]] = ("match",)
    grades: ClassVar[tuple[str, ...]] = ()

    known: tuple[str, ...] = ()

    def find(self, document: Document, where: Field) -> Iterator[Finding]:
        """The first full name of each such person."""
        from attrlint.analysis.people.public_names import famous_surnames

        known = {word.lower() for name in self.known for word in name.split()}
        known |= {name.lower() for name in famous_surnames()}
        for chain in document.people.chains:
            full = chain.introduction
            if full is None or chain.surname.lower() in known or not where.covers(full.span):
                continue
            if _speaks(document, full) and not _described(document.text, chain):
                yield Finding(full.span, {"match": document.text[slice(*full.span)]})

    def literals(self) -> None:
        """None: it may be any name."""
        return


def _speaks(document: Document, mention: PersonMention) -> bool:
    """Whether the name, with nothing around it, is the source of a cue."""
    report = document.speech.report_at(mention.span.start)
    return report is not None and any(a.source == mention.span for a in report.attributions)


def _described(text: str, chain: Chain) -> bool:
    """Whether any mention has a title, a role before it, or a clause after it."""
    for mention in chain.mentions:
        if mention.title or DESCRIBED.match(text, mention.span.end):
            return True
        before = ROLE_BEFORE.search(text, max(0, mention.span.start - 24), mention.span.start)
        if before and before[0].strip().lower() not in NO_ROLE:
            return True
    return False
