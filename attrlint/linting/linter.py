"""Where everything meets: rules are run on a draft, and their findings are worded, placed and sorted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrlint.base.errors import Place, RuleFailed
from attrlint.base.facts import dataclass, replace
from attrlint.base.pattern_time import TIME
from attrlint.linting.fingerprints import with_fingerprints
from attrlint.linting.grouping import gather
from attrlint.linting.prefilter import Prefilter, reads
from attrlint.linting.suppression import apply_suppressions
from attrlint.model.diagnostic import Confidence, Diagnostic, Edit, Fix, Related
from attrlint.model.match_scope import Field

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from attrlint.base.span import Span
    from attrlint.model.diagnostic import Silenced
    from attrlint.model.document import Document
    from attrlint.model.kind import Finding, Repair
    from attrlint.model.rule import Rule

CONFIDENCES = {"strong": Confidence.HIGH, "fair": Confidence.MEDIUM, "weak": Confidence.LOW}


@dataclass(frozen=True, slots=True)
class LintReport:
    """The result for one draft: diagnostics by their place in the file, rules that could not finish, suppressed
    findings.
    """

    diagnostics: tuple[Diagnostic, ...]
    failures: tuple[RuleFailed, ...] = ()
    silenced: tuple[Silenced, ...] = ()


class Linter:
    """Runs the same rules on one draft after another. Rules see only the document, never each other."""

    def __init__(self, rules: Sequence[Rule], *, gated: bool = True) -> None:
        self.rules = tuple(sorted(rules, key=lambda rule: rule.code))
        self._prefilter = Prefilter(self.rules, on=gated)
        self._gathering = [rule for rule in self.rules if rule.gather]

    def lint(self, document: Document) -> LintReport:
        """All diagnostics of a draft, in file offsets (code points), with suppressions applied.

        The stories of a file that holds several are separate drafts, unaware of each other. The time of a rule
        counts over all of them.
        """
        spent: dict[str, float] = {}
        try:
            if document.stories:
                return _together([self._lint(story, spent) for story in document.stories], document)
            return self._lint(document, spent)
        finally:
            TIME.end()

    def _lint(self, document: Document, spent: dict[str, float]) -> LintReport:
        """A draft of one story; `spent` are the seconds of each rule's patterns, by its code."""
        diagnostics: dict[Diagnostic, None] = {}
        failures: list[RuleFailed] = []
        for rule, windows in self._open(document):
            TIME.begin(len(document.text), spent.get(rule.code, 0.0))
            try:
                found = [_word(rule, finding, document) for finding in self._ask(rule, document, windows)]
            except TimeoutError:
                failures.append(_failed(rule, document, f"its patterns took longer than {TIME.limit:.3g} s"))
            except Exception as error:  # a broken rule must not cost the findings of the others
                failures.append(
                    _failed(rule, document, f"internal error ({type(error).__name__}: {error}); please report this")
                )
            else:
                diagnostics.update(dict.fromkeys(found))
            spent[rule.code] = TIME.spent
        asked = [rule for rule in self.rules if reads(rule, document)] if document.prose.comments else self.rules
        kept, silenced = apply_suppressions(list(diagnostics), document, asked)
        comments = {each.diagnostic: each for each in silenced}
        ordered = sorted([*gather(kept, self._gathering), *comments], key=lambda d: (d.span, d.code, d.message))
        # Suppressed findings count too, so that a comment changes no fingerprint but adds and removes findings.
        marked = list(zip(ordered, with_fingerprints(ordered, document), strict=True))
        return LintReport(
            tuple(after for before, after in marked if before not in comments),
            tuple(failures),
            tuple(replace(comments[before], diagnostic=after) for before, after in marked if before in comments),
        )

    def warning(self, document: Document) -> str:
        """The warning shown if rules were skipped because the draft is not in English; otherwise the empty string."""
        if not document.article.language:
            return ""
        skipped = {rule.code[:3] for rule in self.rules if rule.english}
        if not skipped:
            return ""
        asked = {rule.code[:3] for rule in self.rules if not rule.english}
        parts = [
            f"{share} of {', '.join(sorted(families))}"
            for share, families in (("all", skipped - asked), ("some", skipped & asked))
            if families
        ]
        return f"reads as {document.article.language}: rules that need English were skipped ({'; '.join(parts)})"

    def _open(self, document: Document) -> Iterable[tuple[Rule, Sequence[Span]]]:
        return self._prefilter.open_for(document)

    def _ask(self, rule: Rule, document: Document, windows: Sequence[Span]) -> list[Finding]:
        where = Field(document, windows, rule.scope, rule.blocks)
        return list(rule.kind.find(document, where))


def _together(reports: Sequence[LintReport], document: Document) -> LintReport:
    """The results for the stories of one file together; a fingerprint counts equal sentences across all of them."""
    silenced = {each.diagnostic: each for report in reports for each in report.silenced}
    found = [one for report in reports for one in report.diagnostics]
    ordered = sorted([*found, *silenced], key=lambda d: (d.span, d.code, d.message))
    marked = list(zip(ordered, with_fingerprints(ordered, document), strict=True))
    return LintReport(
        tuple(after for before, after in marked if before not in silenced),
        tuple({failure.message: failure for report in reports for failure in report.failures}.values()),
        tuple(replace(silenced[before], diagnostic=after) for before, after in marked if before in silenced),
    )


def _failed(rule: Rule, document: Document, why: str) -> RuleFailed:
    return RuleFailed(f"{rule.code} {rule.name}: {why}", Place(document.path))


def _word(rule: Rule, finding: Finding, document: Document) -> Diagnostic:
    """A finding in the rule's words, at its place in the file."""
    if not 0 <= finding.span.start <= finding.span.end <= len(document.text):
        raise ValueError("a place outside the draft")
    place = document.prose.file_span
    values = {key: _one_line(value) for key, value in finding.values.items()}
    return Diagnostic(
        path=document.path,
        code=rule.code,
        name=rule.name,
        severity=rule.grades.get(finding.grade, rule.severity) if rule.grades else rule.severity,
        confidence=CONFIDENCES.get(finding.grade, rule.confidence),
        message=rule.message.format_map(values),
        span=place(finding.span),
        related=tuple(Related(place(r.span), r.message, r.elsewhere) for r in finding.related),
        fix=_fix(finding.repair, document) if finding.repair else None,
    )


def _one_line(words: str, limit: int = 60) -> str:
    """Words of the draft as a message quotes them: white space folded, a long passage shortened in the middle."""
    folded = " ".join(words.split())
    if len(folded) <= limit:
        return folded
    return f"{folded[: limit * 2 // 3].rstrip()} … {folded[-limit // 4 :].lstrip()}"


def _fix(repair: Repair, document: Document) -> Fix | None:
    """The repair as edits of the file; None if it would touch quoted words, or words that may be quoted."""
    edits: list[Edit] = []
    for span, content in repair.edits:
        if document.quoted_words.touches(span) or document.doubtful.touches(span):
            return None
        mapped = document.prose.file_edits(span, content)
        if mapped is None or any(document.quoted_in_file.touches(place) for place, _ in mapped):
            return None
        edits += [Edit(place, words) for place, words in mapped]
    return Fix(repair.message, tuple(edits), repair.safe)
