"""hedge-dropped: an event that is alleged in one place and stated as fact in another."""

from __future__ import annotations

from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING, ClassVar

from attrlint.base.facts import dataclass
from attrlint.base.rule_pattern import Pattern
from attrlint.base.span import Span
from attrlint.data.lexicon import LexiconPattern, in_order, with_lists, words
from attrlint.kinds.generic.existence import mark_of
from attrlint.model.diagnostic import Related
from attrlint.model.kind import Finding
from attrlint.reading.prose import BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import regex

    from attrlint.model.document import Document
    from attrlint.model.match_scope import Field

UNREAD = frozenset(
    {BlockKind.CODE, BlockKind.LINK, BlockKind.FRONT_MATTER, BlockKind.EMBED, BlockKind.BLOCKQUOTE, BlockKind.FURNITURE}
)
MANY = 200  # mentions of either type that are compared
RELATED = 3  # hedged mentions that are shown
DETERMINER = "{determiners.definite}"
NO_MODIFIER = "{function-words.modifier}"
MODIFIERS = (
    rf"(?P<mods>(?:(?!(?i:{NO_MODIFIER})\b(?!-))[\w'’][\w'’.-]{{0,29}}+(?:(?<!\.)|(?<=U\.S\.)|(?<=U\.K\.)) ){{0,3}}?)"
)
# a noun after the event makes it a modifier: attack helicopter, fraud squad
NO_NOUN_BEHIND = r"(?![\w-])(?!['’]s?\b)(?! {crime-nouns.after}\b)"
BEFORE_HEDGE = r"(?:\A|(?<=[.!?:,;(\n“\"‘—–-])|(?<=['’]s)|(?<=s['’])|\b(?:DETERMINERS))"
BEFORE_PLAIN = "{function-words.before-hedge}"
BEFORE_VERBLIKE = "{determiners.before-verb}"
DAYS = frozenset(day.lower() for day in in_order("weekdays.long"))
NEUTRAL = words("event-words.neutral") | DAYS | {f"{day}'s" for day in DAYS}  # shared by many events
WORD = LexiconPattern(r"[^\W_]+(?:['’-][^\W_]+)*+")
TARGET = LexiconPattern(r"\s{prepositions.target}\s(?:the\s)?(?P<name>[A-ZÀ-ÖØ-Þ][\w'’-]{1,40}+)")
_CONVICTED = r"\b{verdicts.guilty} guilty\b|\b{auxiliaries.be} (?:later |since |also )?{verdicts.past}\b"
PROVED = LexiconPattern(
    rf"{{verdicts.proved}}|{_CONVICTED}|\bconvicted {{prepositions.convicted}}\b"
    r"|\b{verdicts.responsibility} responsibility\b|\badmit(?:s|ted|ting)? (?:to )?{verdicts.object}\b"
)
NAME_BEHIND = LexiconPattern(r" [A-ZÀ-ÖØ-Þ]")
UNSURE = LexiconPattern(r"\b{accusations.unsure}\b")
SOURCE_WORDS = 45  # the trust of a cue that covers its sentence


@dataclass(frozen=True, slots=True)
class _Mention:
    """An event as it is named: `head` in the singular, the words before it, the words around it."""

    span: Span
    head: str
    plural: bool
    modifiers: frozenset[str]


@dataclass(frozen=True)
class HedgeDropped:
    """Finds one of `events` (head nouns) stated as fact although the draft calls the same event alleged elsewhere.

    `hedges` are adjectives that cast doubt on the event even with words between (“the alleged drone attack”);
    `close_hedges` cast doubt only on the next word (“a suspected arson attack” is an attack). “What officials called
    an attack” and “allegations of fraud” are hedges, too. The flagged mention has “the”, “this” or a possessive, is in
    the writer's voice, and has no source or hedge of its own. Drafts that report a proof or an admission are not
    flagged. One finding per draft.
    """

    values: ClassVar[tuple[str, ...]] = ("match", "hedged", "line")
    grades: ClassVar[tuple[str, ...]] = ()

    events: tuple[str, ...] = ()
    hedges: tuple[str, ...] = ("alleged", "purported", "supposed", "reported", "claimed")
    close_hedges: tuple[str, ...] = ("suspected",)

    @cached_property
    def _forms(self) -> dict[str, tuple[str, bool]]:
        """All forms of an event, with its singular and whether each is a plural."""
        forms: dict[str, tuple[str, bool]] = {}
        for event in self.events:
            forms[event] = (event, False)
            forms[plural_of(event)] = (event, True)
        return forms

    @cached_property
    def _head(self) -> str:
        forms = "|".join(sorted(self._forms, key=len, reverse=True))
        return rf"(?P<head>(?i:{forms})){NO_NOUN_BEHIND}(?! (?i:{forms})\b)"

    @cached_property
    def _hedged(self) -> tuple[tuple[tuple[str, ...], Pattern], ...]:
        """The patterns of a hedged mention, each with literals of which it needs one: few are ever compiled."""
        every = [*self.hedges, *self.close_hedges]
        plain = [w for w in every if w == "alleged"]
        patterns: list[tuple[tuple[str, ...], Pattern]] = []
        for hedges, before in ((plain, BEFORE_PLAIN), ([w for w in every if w not in plain], BEFORE_VERBLIKE)):
            if hedges:
                lead = BEFORE_HEDGE.replace("DETERMINERS", f"(?i:{before})")
                hedge = rf"(?P<hedge>(?i:{'|'.join(hedges)}))"
                pattern = Pattern(with_lists(rf"{lead} ?(?P<mark>\b{hedge} {MODIFIERS}{self._head})"))
                patterns.append((tuple(word.lower() for word in hedges), pattern))
        said = "{speech-verbs.named}"
        named = rf"\b(?P<mark>[Ww]hat (?:[\w'’][\w'’.-]{{0,29}}+ ){{1,5}}?{said} (?:an? |the )?{MODIFIERS}{self._head})"
        alleged = rf"\b(?P<mark>{{Hedges.rumor}} of (?:an? |the |such )?{MODIFIERS}{self._head})"
        doubts = ("allegation", "unconfirmed", "unverified", "suspicion")
        return (*patterns, (("what",), Pattern(with_lists(named))), (doubts, Pattern(with_lists(alleged))))

    @cached_property
    def _bare(self) -> Pattern:
        return Pattern(with_lists(rf"\b(?P<mark>(?i:{DETERMINER}) {MODIFIERS}{self._head})"))

    def find(self, document: Document, where: Field) -> Iterator[Finding]:
        """At most one finding per draft."""
        text = document.text
        if not self.events:
            return
        spans = [block.span for block in document.blocks if block.kind not in UNREAD]
        if all(form.replace(" ", "").replace("-", "").isalpha() for form in self._forms):
            spans = list(where.holding(self._forms, spans))
        folded = document.folded if document.foldable else ""
        hedged = list(self._mentions(document, spans, self._hedged, folded))
        if not hedged or _is_proved(document):
            return
        bare = [m for m in self._mentions(document, spans, (((), self._bare),)) if where.covers(m.span)]
        around: dict[Span, frozenset[str]] = {}
        for mention in bare:
            if text[mention.span.end - len(mention.head)].isupper() and NAME_BEHIND.match(text, mention.span.end):
                continue  # the Fraud Enforcement and Recovery Act
            same = list(islice((h for h in hedged if _is_same(document, mention, h, around)), RELATED))
            if not same or mention.span.start < same[0].span.start or not _is_stated(document, mention):
                continue
            line = document.lines.line(document.prose.file_span(same[0].span).start)
            related = tuple(Related(h.span, "hedged here") for h in same)
            words = text[mention.span.start : mention.span.end]
            hedge = text[same[0].span.start : same[0].span.end]
            yield Finding(mention.span, {"match": words, "hedged": hedge, "line": str(line)}, related)
            return

    def _mentions(
        self,
        document: Document,
        spans: Sequence[Span],
        patterns: Sequence[tuple[tuple[str, ...], Pattern]],
        folded: str = "",
    ) -> Iterator[_Mention]:
        """The events that patterns find in the writer's voice, in order.

        In `folded` prose a pattern is tried only on stretches that contain one of its literals.
        """
        found: dict[Span, _Mention] = {}
        for span in spans:
            for needs, pattern in patterns:
                if folded and needs and not any(folded.find(word, *span) >= 0 for word in needs):
                    continue
                for match in pattern.finditer(document.text, *span):
                    mention = self._read(match)
                    if mention is not None and not document.quoted.touches(mention.span) and len(found) < MANY:
                        found[mention.span] = mention
        yield from sorted(found.values(), key=lambda m: m.span)

    def _read(self, match: regex.Match[str]) -> _Mention | None:
        head, plural = self._forms.get(match["head"].lower(), ("", False))
        modifiers = frozenset(w.lower().replace("’", "'") for w in match["mods"].split())
        hedge = match.groupdict().get("hedge")
        if not head or (hedge is None and modifiers & {*self.hedges, *self.close_hedges, "possible", "attempted"}):
            return None
        if hedge and hedge.lower() in self.close_hedges and modifiers and not plural:
            # a suspected arson attack is an attack: only the same words without the hedge drop it
            head = " ".join([*sorted(modifiers), head])
            return _Mention(mark_of(match), head, plural, frozenset())
        return _Mention(mark_of(match), head, plural, modifiers)

    def literals(self) -> frozenset[str]:
        """The hedges, and “what” for what someone called an attack."""
        return frozenset(
            {*self.hedges, *self.close_hedges, "what", "allegation", "unconfirmed", "unverified", "suspicion"}
        )


def plural_of(noun: str) -> str:
    """A noun in the plural: attacks, robberies, ambushes."""
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("s", "sh", "ch", "x")) else "s")


def _is_proved(document: Document) -> bool:
    """Whether the writer says that someone was convicted, or admitted it."""
    return any(not document.quoted.touches(Span(*m.span())) for m in PROVED.finditer(document.text))


def _is_same(document: Document, bare: _Mention, hedged: _Mention, known: dict[Span, frozenset[str]]) -> bool:
    """Whether two mentions may be one event: the same noun and number, and no word that distinguishes them.

    `known` keeps the words around hedged mentions.
    """
    if bare.plural != hedged.plural:
        return False
    if " " in hedged.head:
        return " ".join([*sorted(bare.modifiers), bare.head]) == hedged.head
    if bare.head != hedged.head:
        return False
    if hedged.span not in known:
        known[hedged.span] = _words_round(document, hedged.span)
    around = known[hedged.span]
    if not all(w in NEUTRAL or w in hedged.modifiers or w.removesuffix("'s") in around for w in bare.modifiers):
        return False
    target = TARGET.match(document.text, bare.span.end)
    return target is None or WORD.sub(_folded, target["name"]).removesuffix("'s") in around


def _folded(match: regex.Match[str]) -> str:
    return match[0].lower().replace("’", "'")


def _words_round(document: Document, span: Span) -> frozenset[str]:
    """The words of the sentence or heading that contains a span, folded."""
    report = document.speech.report_at(span.start)
    block = document.block_at(span.start)
    around = report.span if report is not None else block.span if block is not None else span
    start, end = max(around.start, span.start - 600), min(around.end, span.end + 600)
    return frozenset(_folded(m).removesuffix("'s") for m in WORD.finditer(document.text, start, end))


def _is_stated(document: Document, mention: _Mention) -> bool:
    """Whether the sentence states the event itself: it is attributed to no one, and nothing else casts doubt."""
    report = document.speech.report_at(mention.span.start)
    if report is None or UNSURE.search(document.text, *report.span):
        return False
    if any(part.start <= mention.span.start < part.end for s in report.statements for part in s.contents):
        return False
    return not any(
        a.source is not None and (a.verb is None or a.verb.trust >= SOURCE_WORDS or a.verb.mental)
        for a in report.attributions
    )
