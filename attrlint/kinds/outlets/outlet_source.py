"""outlet-source: an outlet of a certain type that a draft uses as its source."""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar, Literal

from attrlint.base.facts import dataclass
from attrlint.base.rule_pattern import Pattern
from attrlint.data.lexicon import LexiconPattern
from attrlint.model.kind import Finding, Repair

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from attrlint.analysis.outlets.outlet_mentions import OutletMention
    from attrlint.analysis.outlets.outlets import Outlet
    from attrlint.model.document import Document
    from attrlint.model.match_scope import Field

OF_ITSELF = LexiconPattern(
    r"(?: [a-z]+){1,3}(?: to [A-Z]\w+| reporters)? (?:(?:in a statement|that|on \w+day) )*+"
    r"(?:{pronouns.itself}|it {verbs.of-itself}\b|the {outlet-words.itself}\b)"
)


@dataclass(frozen=True)
class OutletSource:
    """Finds an outlet used as a source or relay (“X reported”, “told X”, “according to X”), once per draft and outlet.

    It checks outlets with a certain `control` (state, party) or `note` (satire), the outlets in `outlets`, or with
    `undescribed` all little-known outlets except those of the countries in `home`. `unless` is a pattern that lets a
    mention pass if it occurs in its sentence, the one before, or those of an earlier mention. Drafts about the outlet
    and outlets that report on themselves are not flagged. The fix adds `label` before state outlets.
    """

    values: ClassVar[tuple[str, ...]] = ("match", "name", "control", "kind")
    grades: ClassVar[tuple[str, ...]] = ()

    control: tuple[str, ...] = ()
    note: tuple[str, ...] = ()
    outlets: tuple[str, ...] = ()
    undescribed: bool = False
    home: tuple[str, ...] = ()
    unless: str = ""
    label: Literal["", "state-run", "state-owned", "state-controlled"] = ""
    known: tuple[str, ...] = ()

    @cached_property
    def _unless(self) -> Pattern | None:
        return Pattern(self.unless, ignorecase=True) if self.unless else None

    @cached_property
    def _listed(self) -> frozenset[str]:
        from attrlint.analysis.outlets.outlets import folded

        return frozenset(folded(name).removeprefix("the ") for name in self.outlets)

    @cached_property
    def _accepted(self) -> frozenset[str]:
        from attrlint.analysis.outlets.outlets import folded

        return frozenset(folded(name).removeprefix("the ") for name in self.known)

    def find(self, document: Document, where: Field) -> Iterator[Finding]:
        """The first mention of each such outlet that is used as a source."""
        mentions = document.outlets.mentions
        chosen = [m for m in mentions if self._concerns(m)]
        if not chosen:
            return
        named: Counter[str] = Counter(m.name.outlet.name for m in chosen if not m.cited)
        cited: Counter[str] = Counter(m.name.outlet.name for m in chosen if m.cited)
        done: set[str] = set()
        for mention in chosen:
            outlet = mention.name.outlet
            if outlet.name in done:
                continue
            if self._passes(document, mention):
                done.add(outlet.name)
            elif mention.cited and where.covers(mention.span) and not _of_itself(document, mention):
                done.add(outlet.name)
                if named[outlet.name] < 2 or named[outlet.name] <= cited[outlet.name]:
                    yield self._finding(document, mention)

    def _concerns(self, mention: OutletMention) -> bool:
        outlet = mention.name.outlet
        names = {" ".join(mention.name.words).removeprefix("the "), outlet.name.lower()}
        if names & self._accepted:
            return False
        return (
            outlet.control in self.control
            or outlet.note in self.note
            or (bool(self._listed) and bool(names & self._listed))
            or (self.undescribed and _is_obscure(mention) and outlet.country not in self.home)
        )

    def _passes(self, document: Document, mention: OutletMention) -> bool:
        """Whether the words near a mention describe the outlet."""
        from attrlint.analysis.outlets.outlet_mentions import is_described

        near = document.sentences_near(mention.span)
        if self.undescribed and is_described(document.text, near[-1], mention.span):
            return True
        pattern = self._unless
        return pattern is not None and any(pattern.search(document.text, *span) for span in near)

    def _finding(self, document: Document, mention: OutletMention) -> Finding:
        outlet: Outlet = mention.name.outlet
        words = document.text[mention.span.start : mention.span.end]
        values = {"match": words, "name": outlet.name, "control": outlet.control, "kind": outlet.kind}
        return Finding(mention.span, values, repair=self._repair(document, mention, outlet))

    def _repair(self, document: Document, mention: OutletMention, outlet: Outlet) -> Repair | None:
        """The label before the name; none if a noun for the outlet is there, and the words must be rewritten."""
        from attrlint.analysis.outlets.outlet_mentions import NAMED_AS

        start = mention.span.start
        sentence = document.sentences_near(mention.span)[-1]
        if not self.label or outlet.control != "state" or NAMED_AS.search(document.text[sentence.start : start]):
            return None
        label = self.label.capitalize() if start == sentence.start else self.label
        words = document.text[start : mention.span.end]
        return Repair(f"Add “{label}” before it", ((mention.span, f"{label} {words}"),))

    def conditions(self) -> tuple[str, ...]:
        """What a draft must have."""
        return ("outlet",) if self.undescribed or self.outlets else (f"outlet:{'|'.join(self.control + self.note)}",)

    def literals(self) -> Sequence[str] | None:
        """None: the outlets are too many."""
        return None


def _is_obscure(mention: OutletMention) -> bool:
    """Whether readers elsewhere may not know an outlet; "the Star" is one that the draft's readers know."""
    return not mention.name.outlet.note and not (len(mention.name.words) == 2 and mention.name.words[0] == "the")


def _of_itself(document: Document, mention: OutletMention) -> bool:
    """Whether an outlet speaks about itself: RT said it would appeal."""
    return bool(OF_ITSELF.match(document.text, mention.span.end, mention.span.end + 120))
