"""name-repeat: full name and title again, far below the introduction."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from attrlint.analysis.people.names import TITLES
from attrlint.base.facts import dataclass
from attrlint.data.lexicon import words
from attrlint.model.diagnostic import Related
from attrlint.model.kind import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from attrlint.model.document import Document
    from attrlint.model.match_scope import Field


# Words that find_people reads as titles, but that as often begin names of organizations and works.
NO_TITLES = words("office-words.no-title")


@dataclass(frozen=True)
class NameRepeat:
    """Finds a name with title and first name that the draft has already given in full.

    Drafts of more than `max_words` words are not checked, nor are surnames of more than one person in the draft.
    """

    values: ClassVar[tuple[str, ...]] = ("match", "surname")
    grades: ClassVar[tuple[str, ...]] = ()

    max_words: int = 1200

    def find(self, document: Document, where: Field) -> Iterator[Finding]:
        """Each repetition, with the introduction."""
        if document.word_count > self.max_words:
            return
        for chain in document.people.chains:
            if not chain.alone:
                continue
            full = [m for m in chain.mentions if m.form == "full" and _title(m.title) and where.covers(m.span)]
            for mention in full[1:]:
                values = {"match": document.text[slice(*mention.span)], "surname": chain.surname}
                yield Finding(mention.span, values, (Related(full[0].span, "introduced here"),))

    def literals(self) -> None:
        """None: it may be any name."""
        return


def _title(words: str) -> bool:
    """Whether the words before a name contain a person's title."""
    return any(word in TITLES and word not in NO_TITLES for word in words.lower().replace(".", "").split())
