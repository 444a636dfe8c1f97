"""title-conflict: one person with two offices that cannot be held together."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from attrlint.base.facts import dataclass
from attrlint.data.lexicon import LexiconPattern, values, words
from attrlint.model.diagnostic import Related
from attrlint.model.kind import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from attrlint.analysis.people.mention_chains import PersonMention
    from attrlint.model.document import Document
    from attrlint.model.match_scope import Field

OFFICES = {title: office.replace("-", " ") for title, office in values("offices", "office").items()}
# What may be combined with an office without conflict: a judge who is a justice, a general who became governor.
TOGETHER = (
    frozenset({"judge", "justice"}),
    frozenset({"bishop", "archbishop", "cardinal", "pope"}),
    words("offices.police"),
    frozenset({"minister", "prime minister", "chancellor"}),
)
FORMER = words("former.prefix")
CIVIL = words("offices.civil")
LOWER = LexiconPattern(r"(?:\b(?P<before>[\w-]{1,20}) )?\b(?P<office>{offices.lower}),? \Z")
BEHIND = LexiconPattern(
    r", (?P<before>(?:the |a |an )?(?:[\w.’'-]{1,20} ){0,2})(?P<office>{offices.after})"
    r"(?: of| for| from|, )(?!\w* (?:candidate|race))"
)
THEN = LexiconPattern(r"\b{former.before-office}[ -](?:[\w.-]{1,20} ){0,2}\Z", ignorecase=True)


@dataclass(frozen=True)
class TitleConflict:
    """Finds a person with two offices in the writer's own words: “Mayor Lee” and, later, “Governor Lee”.

    An office counts right before the name or after it and a comma. Former, acting and deputy offices do not count, nor
    do surnames of more than one person in the draft.
    """

    values: ClassVar[tuple[str, ...]] = ("match", "office", "other")
    grades: ClassVar[tuple[str, ...]] = ()

    def find(self, document: Document, where: Field) -> Iterator[Finding]:
        """The first mention with another office than the one before, with that one."""
        for chain in document.people.chains:
            if not chain.alone or len(chain.mentions) < 2:
                continue
            first: tuple[PersonMention, str] | None = None
            for mention in chain.mentions:
                office = _office(document.text, mention) if where.covers(mention.span) else ""
                if not office:
                    continue
                if first is None:
                    first = mention, office
                elif office != first[1] and not any({office, first[1]} <= alike for alike in TOGETHER):
                    words = document.text[slice(*mention.span)]
                    related = (Related(first[0].span, f"{first[1]} here"),)
                    yield Finding(mention.span, {"match": words, "office": office, "other": first[1]}, related)
                    break

    def literals(self) -> None:
        """None: all offices would have to be listed in all forms."""
        return


def _office(text: str, mention: PersonMention) -> str:
    """The office right before a name; empty for none, and for one that is not held now."""
    words = [word.strip(".,").lower() for word in mention.title.replace("-", " ").split()]
    head = text[max(0, mention.span.start - 60) : mention.span.start]
    if FORMER.intersection(words) or THEN.search(head):
        return ""
    held = [OFFICES[word] for word in words if word in OFFICES]
    if words and not held:
        return ""
    if held and held[-1] == "general" and CIVIL.intersection(words):
        return ""  # Secretary General, Inspector General
    if "prime" in words:
        return "prime minister"
    if held:
        return held[-1]
    lower = LOWER.search(head) or BEHIND.match(text, mention.span.end)
    if lower is None or FORMER.intersection((lower["before"] or "").lower().split()):
        return ""
    return OFFICES[lower["office"]]
