"""reporting-verb: a cue whose verb says more than that someone spoke."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, ClassVar

from attrlint.base.facts import dataclass
from attrlint.base.rule_pattern import Pattern
from attrlint.base.span import Span
from attrlint.data.lexicon import words
from attrlint.model.kind import Finding, Repair

if TYPE_CHECKING:
    from collections.abc import Iterator

    from attrlint.analysis.attribution.attributions import Attribution, SentenceReport
    from attrlint.model.document import Document
    from attrlint.model.match_scope import Field

SPEAKERS = frozenset({"person", "body", "outlet"})
HEAD = 2  # sentences in which a headline and the line below it may be without being recognized
PAST = ("ed", "d", "t")
AUXILIARIES = words("adverbs.before-verb")

NEXT = 1  # code points between a source and a verb next to it


@dataclass(frozen=True)
class ReportingVerb:
    """Finds a verb of one of `classes` (or a lemma in `verbs`, but not in `except_verbs`) used as a cue.

    The cue needs a source of one of `sorts` (default: any; an organization for verbs in `of_bodies`) and a quote or
    statement. Verbs in `bare` count without one (“snapped at Moscow”), except in headlines. Verbs in `plain` count
    only in the simple past, right next to the source, before “that” or after a quote. With `finite`, participles do
    not count unless an organization is the source, right before them. `content` is a pattern that the reported words
    must match; `unless` lets the sentence pass. `alone` requires that the sentence has no other cue, `quoted` that a
    quote is next to the cue. `once` reports each verb once per source. `swap` suggests “said” in the same tense.
    """

    values: ClassVar[tuple[str, ...]] = ("match", "verb")
    grades: ClassVar[tuple[str, ...]] = ()

    classes: tuple[str, ...] = ()
    verbs: tuple[str, ...] = ()
    except_verbs: tuple[str, ...] = ()
    sorts: tuple[str, ...] = ()
    except_sorts: tuple[str, ...] = ()
    bare: tuple[str, ...] = ()
    content: str = ""
    unless: str = ""
    alone: bool = False
    quoted: bool = False
    swap: bool = False
    least_trust: int = 0
    of_bodies: tuple[str, ...] = ()
    plain: tuple[str, ...] = ()
    finite: bool = False
    once: bool = False

    @cached_property
    def _content(self) -> Pattern | None:
        return Pattern(self.content, ignorecase=True) if self.content else None

    @cached_property
    def _unless(self) -> Pattern | None:
        return Pattern(self.unless, ignorecase=True) if self.unless else None

    def find(self, document: Document, where: Field) -> Iterator[Finding]:
        """Each such verb, with the auxiliaries before it."""
        seen: set[tuple[str, str]] = set()
        for place, report in enumerate(document.speech.reported.sentences):
            for number, attribution in enumerate(report.attributions):
                if attribution.source is None or not self._fits(attribution) or not where.covers(attribution.cue):
                    continue
                if place < HEAD and self._heads(attribution):
                    continue
                if not self._reports(document, report, number) or not self._sorted(document, report, number):
                    continue
                if self.alone and sum(a.source is not None for a in report.attributions) > 1:
                    continue
                if self._unless and self._unless.search(document.text, *report.span):
                    continue
                key = (
                    attribution.verb.lemma if attribution.verb else "",
                    document.speech.sources[attribution.source].id,
                )
                if not (self.once and key in seen):
                    seen.add(key)
                    yield self._finding(document, report, number)

    def _fits(self, attribution: Attribution) -> bool:
        verb = attribution.verb
        if verb is None or verb.lemma in self.except_verbs or attribution.passive:
            return False
        if self.finite and verb.form.split(" ")[0].endswith("ing"):
            source = attribution.source  # with the ministry claiming; but: they left, claiming that
            beside = source is not None and 0 <= attribution.cue.start - source.end <= NEXT
            if verb.lemma not in self.of_bodies or not beside:
                return False
        return verb.lemma in self.verbs or (
            bool(verb.classes.intersection(self.classes)) and verb.trust >= self.least_trust
        )

    def _heads(self, attribution: Attribution) -> bool:
        """Whether an emotive verb of `bare` is in the present, as in headlines: Mayor blasts plan."""
        verb = attribution.verb
        if verb is None or verb.lemma not in self.bare or "emotive" not in verb.classes:
            return False
        now, base = verb.form.split(" ")[0], verb.lemma.split(" ")[0]
        return now in (base, f"{base}s", f"{base}es")

    def _sorted(self, document: Document, report: SentenceReport, number: int) -> bool:
        attribution = report.attributions[number]
        assert attribution.source is not None
        lemma = attribution.verb.lemma if attribution.verb else ""
        sort = document.speech.sources[attribution.source].sort
        form = attribution.verb.form if attribution.verb else ""
        if lemma in self.of_bodies and sort in ("body", "outlet") and (_is_past(attribution) or form.endswith("ing")):
            return True
        if lemma in self.plain and not _plain(document, report, number):
            return False
        if lemma in self.of_bodies and lemma not in self.plain:
            return False
        return sort not in self.except_sorts and (not self.sorts or sort in self.sorts)

    def _reports(self, document: Document, report: SentenceReport, number: int) -> bool:
        attribution = report.attributions[number]
        quotations = [c for c in document.speech.credits_of(report) if c.cue == attribution.cue]
        if self.quoted:
            return bool(quotations)
        statements = [s for s in report.statements if s.attribution is attribution]
        if self._content:
            spans = [span for s in statements for span in s.contents]
            return any(self._content.search(document.text, *span) for span in spans)
        if quotations or statements:
            return True
        verb, source = attribution.verb, attribution.source
        if verb is None or source is None or document.speech.sources[source].sort not in SPEAKERS:
            return False
        return verb.form in self.bare or verb.lemma in self.bare

    def _finding(self, document: Document, report: SentenceReport, number: int) -> Finding:
        attribution = report.attributions[number]
        tokens, cue = report.tokens, report.cues[number]
        first = cue.first
        while first > 0 and tokens.words[first - 1] in AUXILIARIES:
            first -= 1
        span = Span(tokens.starts[first], attribution.cue.end)
        verb = document.text[attribution.cue.start : attribution.cue.end]
        repair = None
        if self.swap and attribution.verb is not None and " " not in attribution.verb.form:
            word = _said(attribution.verb.form, attribution.verb.lemma, tokens.codes[max(0, cue.first - 1)])
            repair = Repair(f"Replace it with “{word}”", ((attribution.cue, word),))
        return Finding(span, {"match": document.text[span.start : span.end], "verb": verb}, repair=repair)

    def literals(self) -> None:
        """None: the verbs are those of the lexicon."""
        return


def _plain(document: Document, report: SentenceReport, number: int) -> bool:
    """Whether a cue is a simple past right next to its source, before “that” or after a quotation."""
    attribution, cue, tokens = report.attributions[number], report.cues[number], report.tokens
    assert attribution.source is not None
    if not _is_past(attribution) or cue.first != cue.last:
        return False
    text, source = document.text, attribution.source
    gap = text[source.end : attribution.cue.start] if attribution.order == "before" else ""
    gap = gap or (text[attribution.cue.end : source.start] if source.start >= attribution.cue.end else "")
    if gap.strip(" ,\n"):
        return False
    before = tokens.codes[: cue.first]
    after = tokens.words[cue.last + 1] if cue.last + 1 < len(tokens.words) else ""
    return after in ("that", ":") or "Q" in before[-4:]


def _is_past(attribution: Attribution) -> bool:
    """Whether a verb is in the past or a participle: claimed, claiming, but not claims."""
    verb = attribution.verb
    return verb is not None and verb.form != verb.lemma and verb.form.endswith((*PAST, "ing"))


def _said(form: str, lemma: str, before: str) -> str:
    """The form of "say" that replaces another verb's form."""
    if form.endswith("ing"):
        return "saying"
    if form == lemma:
        return "say"
    return "says" if form.endswith("s") and not form.endswith("ss") else "said"
