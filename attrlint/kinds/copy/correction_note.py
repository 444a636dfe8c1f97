"""correction-note: notes that say too little, and errors that remain after their correction."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar, Literal

from attrlint.analysis.article.corrections import errors_of
from attrlint.base.facts import dataclass
from attrlint.base.patterns import LazyPattern
from attrlint.base.span import Span, SpanSet
from attrlint.data.lexicon import in_order, words
from attrlint.model.diagnostic import Related
from attrlint.model.kind import Finding
from attrlint.text.similarity import fold, passage
from attrlint.text.typos import edits, is_one_edit

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from attrlint.analysis.article.corrections import CorrectionNote, Error
    from attrlint.model.document import Document
    from attrlint.model.match_scope import Field

DATED_BY = frozenset(key.replace("-", "_") for key in words("front-matter.dated-by"))
NAME_LENGTH = 5  # letters of a name whose other spellings are searched for
COLUMN = 8  # notes; a draft with more is a column of corrections to other stories
CLAUSE = 4  # words of a statement that is searched for as a whole
FIGURE = LazyPattern(r"\d[\d,.]*(?: (?:million|billion|thousand))? (?P<unit>[a-z]{3,})")
LONG = LazyPattern(r"[A-Za-z]{5,}")
WORDS = LazyPattern(r"[A-ZÀ-ÖØ-Þ][^\W\d_]+")


@dataclass(frozen=True)
class CorrectionNoteFault:
    """Finds one `fault` of correction notes.

    ``unspecific``: a correction that does not say what was wrong, if no other note does. ``undated``: a correction or
    update without a date or time. ``remains``: words that a note calls wrong and that are still in the text: a form
    (“as X”, “Y, not X”), a misspelled name or a whole statement.
    """

    values: ClassVar[tuple[str, ...]] = ("match", "line")
    grades: ClassVar[tuple[str, ...]] = ()

    fault: Literal["unspecific", "undated", "remains"] = "unspecific"

    def find(self, document: Document, where: Field) -> Iterator[Finding]:
        """Each note at its head; each error where it still stands."""
        notes = [n for n in document.article.corrections if where.covers(n.head)]
        if self.fault == "remains":
            yield from self._remains(document, where, notes)
        elif self.fault == "undated":
            if not any(document.prose.meta.get(key) for key in DATED_BY):
                told = any(not n.appended for n in notes)
                yield from (
                    self._note(document, n) for n in notes if not n.dated and not n.loose and not (told and n.appended)
                )
        elif not any(n.correction and n.tells for n in notes):
            yield from (self._note(document, n) for n in notes if n.correction and not n.loose)

    def _note(self, document: Document, note: CorrectionNote) -> Finding:
        line = document.lines.line(document.prose.file_span(note.head).start)
        return Finding(note.head, {"match": document.text[note.head.start : note.head.end], "line": str(line)})

    def _remains(self, document: Document, where: Field, notes: Sequence[CorrectionNote]) -> Iterator[Finding]:
        if len(notes) > COLUMN:
            return
        noted = SpanSet(n.span for n in notes)
        body = [s for s in where.reached.spans if not noted.touches(s)]
        found: dict[Span, Finding] = {}
        for note in notes:
            related = (Related(note.head, "corrected here"),)
            line = str(document.lines.line(document.prose.file_span(note.head).start))
            for error in errors_of(document.text, note):
                for span in _places(document.text, body, note, error):
                    words = document.text[span.start : span.end]
                    found.setdefault(span, Finding(span, {"match": words, "line": line}, related))
        yield from found.values()

    def literals(self) -> tuple[str, ...]:
        """What every note contains."""
        return in_order("corrections.stem")


def _places(text: str, body: Sequence[Span], note: CorrectionNote, error: Error) -> list[Span]:
    """Where the body still has an error."""
    if error.near:
        return _misspelled(text, body, note, error.words)
    if error.sure and len(error.words.split()) >= CLAUSE:
        return _stated(text, body, error.words) or _counted(text, body, error.words)
    if len(error.words) < 2:
        return []
    spelling = error.words.isalpha() and is_one_edit(error.instead.lower(), error.words.lower())
    if not error.sure and not spelling and (not error.instead or _forms(text, body, error.instead)):
        return []
    return _forms(text, body, error.words)


def _forms(text: str, body: Sequence[Span], form: str) -> list[Span]:
    """Where a form occurs as whole words."""
    found = []
    for start, end in body:
        at = text.find(form, start, end)
        while at >= 0:
            stop = at + len(form)
            before, after = text[at - 1 : at] if at > start else "", text[stop : stop + 2] if stop < end else ""
            if not (before.isalnum() or after[:1].isalnum() or (after[:1] in ",." and after[1:].isdigit())):
                found.append(Span(at, stop))
            at = text.find(form, stop, end)
    return found


def _misspelled(text: str, body: Sequence[Span], note: CorrectionNote, right: str) -> list[Span]:
    """Where the words of a name occur with one letter changed, in a form that the note itself does not use."""
    said = {w.lower() for w in text[note.span.start : note.span.end].replace("’", " ").replace("'", " ").split()}
    said = {w.strip('"“”‘.,;:()') for w in said}
    near = {e for name in right.split() if len(name) >= NAME_LENGTH for e in edits(name.lower())} - said
    near = {e for e in near if not any(e.startswith(w.lower()) or w.lower().startswith(e) for w in right.split())}
    return [Span(*m.span()) for s in body for m in WORDS.finditer(text, *s) if m[0].lower() in near]


def _counted(text: str, body: Sequence[Span], words: str) -> list[Span]:
    """Where the figure of a statement occurs with its unit in a sentence on the same subject."""
    figure = FIGURE.search(words)
    about = {w.lower() for w in LONG.compiled.findall(words)} - {figure["unit"].lower() if figure else ""}
    if figure is None or not about:
        return []
    found = []
    for span in body:
        for match in re.finditer(rf"(?<![\w.,]){re.escape(figure[0])}\b", text[slice(*span)]):
            at = Span(span.start + match.start(), span.start + match.end())
            sentence = text[max(span.start, text.rfind(". ", span.start, at.start)) : at.end + 60].lower()
            if any(word in sentence for word in about):
                found.append(at)
    return found


def _stated(text: str, body: Sequence[Span], words: str) -> list[Span]:
    """Where a statement occurs word for word."""
    wanted = tuple(fold(w.strip('"“”‘.,;:()')) for w in words.split())
    found = []
    for span in body:
        read = passage(text, span)
        for at in range(len(read.words) - len(wanted) + 1):
            if read.words[at : at + len(wanted)] == wanted:
                found.append(Span(read.spans[at].start, read.spans[at + len(wanted) - 1].end))
    return found
