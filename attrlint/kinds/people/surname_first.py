"""surname-first: a person speaks by surname alone before the draft gives the full name."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from attrlint.base.facts import dataclass
from attrlint.base.span import Span
from attrlint.data.lexicon import words
from attrlint.model.diagnostic import Related
from attrlint.model.kind import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from attrlint.analysis.people.mention_chains import Chain, PersonMention
    from attrlint.model.document import Document
    from attrlint.model.match_scope import Field

SPEAKS = words("reporting-lemmas.speaks")
STOPS = tuple('.?!”"’')


REACH = 40  # code points before a surname that hold a first name
LARGE = 512  # thousands, as the gazetteer counts


@dataclass(frozen=True)
class SurnameFirst:
    """Finds a surname used as a source before the full name appears.

    Not flagged: lines that may be headlines, surnames that need no introduction, surnames of more than one person in
    the draft, and surnames that are part of a longer name (“Disney said”, “the Disney Company”). `known` adds surnames
    that need no introduction.
    """

    values: ClassVar[tuple[str, ...]] = ("match", "full")
    grades: ClassVar[tuple[str, ...]] = ()

    known: tuple[str, ...] = ()

    def find(self, document: Document, where: Field) -> Iterator[Finding]:
        """The first such mention of each person, with the full name that comes later."""
        late = [chain for chain in document.people.chains if _early(chain)]
        if not late:
            return
        from attrlint.analysis.attribution.source_words import BODY_WORDS
        from attrlint.analysis.outlets.outlets import all_names
        from attrlint.analysis.people.public_names import famous_surnames
        from attrlint.analysis.places.gazetteer import place_words

        own = {word.lower() for name in self.known for word in name.split()}
        known = (own, famous_surnames(lower=True), BODY_WORDS, all_names())
        for chain in late:
            full = chain.introduction
            low = chain.surname.lower()
            if (
                full is None
                or not chain.alone
                or any(low in words for words in known)
                or (low in place_words() and _is_large(low))
                or _names_a_body(document, chain)
            ):
                continue
            for mention in _early(chain):
                if _is_named(document.text, mention):
                    break
                if where.covers(mention.span) and _speaks(document, mention) and _in_prose(document, mention):
                    name = f"{chain.given} {chain.surname}"
                    related = (Related(full.span, f"“{name}” here"),)
                    yield Finding(mention.span, {"match": chain.surname, "full": name}, related)
                    break

    def conditions(self) -> tuple[str, ...]:
        """What a draft must have."""
        return ("surname-first",)

    def literals(self) -> None:
        """None: it may be any surname."""
        return


def _is_large(word: str) -> bool:
    """Whether a word is a country or a large place, which “said” more often than a person with that name."""
    from attrlint.analysis.places.gazetteer import places_of

    return any(p.kind in ("country", "region") or p.population >= LARGE for p in places_of(word))


def _early(chain: Chain) -> list[PersonMention]:
    """The surnames alone before the full name; none if a title introduced the person."""
    before: list[PersonMention] = []
    for mention in chain.mentions:
        if mention.form == "full":
            return before
        if mention.form != "surname":
            return []
        before.append(mention)
    return []


def _speaks(document: Document, mention: PersonMention) -> bool:
    """Whether the surname, with at most a role next to it (“pastor Kovacs”), is the source of a cue of saying."""
    report = document.speech.report_at(mention.span.start)
    return report is not None and any(
        a.source is not None
        and a.source.start <= mention.span.start
        and a.source.end >= mention.span.end
        and a.verb is not None
        and not a.passive
        and a.verb.lemma in SPEAKS
        and " to " not in document.text[mention.span.end : a.cue.end]  # failed to tell
        for a in report.attributions
    )


def _in_prose(document: Document, mention: PersonMention) -> bool:
    """Whether the line is a sentence of the body: not a headline or a summary above the text."""
    text = document.text
    if document.sentences and mention.span.start < document.sentences[0].end:
        block = document.block_at(mention.span.start)
        before = Span(document.sentences[0].start, mention.span.start)  # “...,” asserts Kovacs: no headline
        if block is None or (block is document.blocks[0] and not document.quoted.touches(before)):
            return False
    end = text.find("\n", mention.span.end)
    return text[mention.span.end : end if end >= 0 else len(text)].rstrip().endswith(STOPS)


def _is_named(text: str, mention: PersonMention) -> bool:
    """Whether a capitalized word is before the surname somewhere earlier: a first name that was not known as one."""
    word, at = f" {text[slice(*mention.surname)]}", 0
    while (at := text.find(word, at, mention.span.start)) >= 0:
        before = text[:at].rpartition(" ")[2] if at < REACH else text[at - REACH : at].rpartition(" ")[2]
        if before[:1].isupper() and before[1:2].islower() and before.isalpha():
            return True
        at += 1
    return False


def _names_a_body(document: Document, chain: Chain) -> bool:
    """Whether the surname also begins a longer name (the Disney Company, Shaw & Company)."""
    for at in document.wording.tokens.find(chain.surname):
        end = at + len(chain.surname)
        behind = document.text[end : end + 3]
        if behind[:1] == " " and (behind[1:2] == "&" or (behind[1:2].isupper() and behind[2:].islower())):
            return True
    return False
