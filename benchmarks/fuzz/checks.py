"""What must hold for a draft whatever is in it: places, findings, and what fixes and comments make of it."""

from __future__ import annotations

import time
from collections import Counter
from typing import TYPE_CHECKING

from attrlint.base.errors import ReadError, UsageError
from attrlint.base.patterns import LazyPattern
from attrlint.base.span import LineIndex
from attrlint.fixing.add_suppressions import prose_of, silence
from attrlint.fixing.apply_fixes import keeps_quoted_words, settle_draft
from attrlint.fixing.fixer import choose
from attrlint.linting.linter import Linter
from attrlint.model.document import Document
from attrlint.output.json import records
from attrlint.reading import read, read_text
from attrlint.reading.prose import BlockKind
from benchmarks.fuzz.pieces import CONSTRUCTS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from attrlint.linting.linter import LintReport
    from attrlint.model.diagnostic import Diagnostic
    from attrlint.model.rule import Rule
    from attrlint.reading.prose import Prose
    from benchmarks.fuzz.inputs import Made

PATIENCE, PER_SECOND = 1.5, 20_000  # CPU seconds for any input, and code points that may cost another
LETTERS = LazyPattern(r"[A-Za-z]+")
LEFT_OUT = ("{{", "{%", "{#", "<%", "<?", "[", "#attrlint", "---", "+++")  # templates, shortcodes, front matter
MARKS_ONLY = ("QUO005", "QUO006", "QUO007", "QUO016")  # fixes that settle what is a quotation


class Failure(Exception):
    """Something that must hold and does not; the message begins with the name of the check."""


def hold(sound: bool, said: str) -> None:
    """Raise Failure where something does not hold."""
    if not sound:
        raise Failure(said)


class Linters:
    """All rules, also those that are off, with and without the prefilter."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self.rules = {rule.code: rule for rule in rules}
        self.filtered, self.unfiltered = Linter(rules), Linter(rules, gated=False)


def document_of(prose: Prose, path: str) -> Document:
    """A draft of its prose."""
    return Document(prose, path)


def read_made(made: Made) -> Prose | None:
    """The prose of an input; None where its reader refuses it as it should, with a message of one line."""
    try:
        return read(made.data, made.path)[0] if made.data is not None else read_text(made.text, made.form, made.path)
    except ReadError as error:
        hold(not made.planted, f"reading: a whole file is refused: {error}")
        hold(len("\n".join(error.lines()).splitlines()) == 1, f"reading: an error of several lines: {error}")
        return None


def check_places(prose: Prose, made: Made) -> None:
    """Blocks and segments lie in order in the prose and in the file; words that were planted are there in order."""
    last, size = 0, len(prose.raw)
    for block in prose.blocks:
        hold(last <= block.span.start < block.span.end <= len(prose.text), f"places: block {block}")
        last = block.span.end
    last = 0
    for one in prose.segments:
        hold(last <= one.start < one.end <= len(prose.text), f"places: segment {one}")
        hold(0 <= one.file_start <= one.file_end <= size, f"places: segment {one} of {size}")
        last = one.end
    for comment in prose.comments:
        hold(0 <= comment.span.start <= comment.span.end <= size, f"places: comment {comment}")
    for span in (*prose.linked, *prose.opaque):
        hold(0 <= span.start <= span.end <= len(prose.text), f"places: a link or what is no words: {span}")
    at = 0
    for word in made.planted:
        found = prose.text.find(word, at)
        hold(found >= 0, f"words: {word} is not in the prose, or not where it should be")
        hold(any(block.span.start <= found < block.span.end for block in prose.blocks), f"words: {word} is in no block")
        at = found + len(word)
    whole = not (prose.comments or prose.meta or prose.stories or any(sign in made.text for sign in LEFT_OUT))
    if whole and made.form == "text" and made.data is None:
        shown = "".join(LETTERS.compiled.findall(made.text))
        end = next((block.span.start for block in prose.blocks if block.kind is BlockKind.LINK), len(prose.text))
        read = "".join(LETTERS.compiled.findall(prose.text, 0, end))
        hold(shown == read, "words: letters of a text are not in the prose")


def check_report(report: LintReport, prose: Prose) -> None:
    """No rule fails; findings lie in the file, in order, each message on one line; columns lead back to offsets."""
    for failure in report.failures:
        raise Failure(f"rule: {failure.message}")
    size, raw = len(prose.raw), prose.raw
    for one in report.diagnostics:
        edits = one.fix.edits if one.fix else ()
        for span in (one.span, *(each.span for each in one.related), *(each.span for each in edits)):
            hold(0 <= span.start <= span.end <= size, f"spans: {one.code} {span} of {size}")
        hold(len(one.message.splitlines()) == 1, f"message: {one.code} {one.message!r}")
    spans = [one.span for one in report.diagnostics]
    hold(spans == sorted(spans), "order: findings are not in the order of the file")
    lines = LineIndex(raw)
    for record in records(report.diagnostics, raw):
        for line, column, offset in (("line", "column", "offset"), ("end_line", "end_column", "end_offset")):
            at = lines.starts[int(str(record[line])) - 1] + int(str(record[column])) - 1
            hold(at == record[offset], f"columns: {record['code']} {record[line]}:{record[column]} is {at}")


def check_speed(made: Made, begun: float) -> None:
    """A short draft takes no more than a moment of CPU time."""
    took, size = time.process_time() - begun, len(made.text) + len(made.data or b"")
    hold(took < PATIENCE + size / PER_SECOND, f"slow: {took:.1f} s for {size} characters")


def same_reports(left: LintReport, right: LintReport) -> bool:
    """Whether two runs say the same."""
    return left.diagnostics == right.diagnostics and left.silenced == right.silenced


class Editing:
    """What fixes and comments make of one draft."""

    def __init__(self, linters: Linters, made: Made, document: Document, found: Sequence[Diagnostic]) -> None:
        self._linter, self._made, self._document, self._found = linters.filtered, made, document, found
        self._raw = document.prose.raw

    def _lint(self, text: str) -> tuple[Document, Sequence[Diagnostic]]:
        document = document_of(read_text(text, self._made.form, self._made.path), self._made.path)
        report = self._linter.lint(document)
        for failure in report.failures:
            raise Failure(f"rule: of a changed draft: {failure.message}")
        return document, report.diagnostics

    def check_fixes(self, *, unsafe: bool) -> None:
        """Fixes come to an end; what is made is read as before, and no quoted word is another."""

        def read(text: str) -> Document:
            return document_of(read_text(text, self._made.form, self._made.path), self._made.path)

        def lint(document: Document) -> Sequence[Diagnostic]:
            report = self._linter.lint(document)
            for failure in report.failures:
                raise Failure(f"rule: of a changed draft: {failure.message}")
            return report.diagnostics

        settled = settle_draft(self._document, read, lint, unsafe=unsafe)
        if settled.text == self._raw:
            return
        said = f"unsafe={unsafe} {settled.made}"
        hold(keeps_quoted_words(self._document, settled.text), f"fixes: quoted words are not kept: {said}")
        again = settle_draft(read(settled.text), read, lint, unsafe=unsafe)
        hold(again.text == settled.text, f"fixes: do not converge: {said} then {again.made}")
        for story in self._document.stories or (self._document,):
            quoted = [story.prose.file_span(one.content) for one in story.quotations.all]
            for one in choose(self._found, unsafe=unsafe):
                for edit in one.fix.edits if one.fix else ():
                    clear = not any(edit.span.overlaps(span) for span in quoted)
                    hold(clear, f"fixes: {one.code} changes what is quoted: {edit}")
        if any(code in MARKS_ONLY for code, _ in settled.made):
            return
        after = self._lint(settled.text)[0]
        lost = self._words_quoted(self._document) - self._words_quoted(after)
        hold(not lost, f"fixes: quoted before and not after: {said} {list(lost)[:2]!r}")

    @staticmethod
    def _words_quoted(document: Document) -> Counter[str]:
        drafts = document.stories or (document,)
        found = (" ".join(d.text[q.content.start : q.content.end].split()) for d in drafts for q in d.quotations.all)
        return Counter(filter(None, found))

    def check_comments(self) -> None:
        """Comments that suppress what is found change no word of the draft."""
        try:
            done = silence(self._raw, self._made.form, "why", self._lint)
        except UsageError:
            return
        after = self._lint(done.text)[0]
        hold(prose_of(after) == prose_of(self._document), "comments: the prose is not what it was")


def can_be_edited(made: Made) -> bool:
    """Whether fixes and comments are written into drafts of this form."""
    return made.data is None and made.form in CONSTRUCTS
