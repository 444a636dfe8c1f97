"""A review of a Word draft: one comment per finding on exactly its words, and fixes as tracked changes.

The result is read again before it is returned: with all changes accepted it must have the intended text, and with those
of this author rejected the text from before.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from attrlint.base.errors import AttrlintError, Place, ReadError
from attrlint.base.facts import dataclass
from attrlint.base.span import Span
from attrlint.fixing.fixer import choose
from attrlint.fixing.word.comments import NewComment, next_number, with_comments
from attrlint.fixing.word.earlier import without_earlier
from attrlint.fixing.word.marks import Plan, RunWriter, can_hold, pieces_of
from attrlint.fixing.word.splice import spliced
from attrlint.fixing.word.zip_copy import with_parts
from attrlint.reading.office.archive import Archive
from attrlint.reading.office.docx import comment_text, word_prose
from attrlint.reading.office.word import read_word

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from attrlint.model.diagnostic import Diagnostic
    from attrlint.reading.office.word_parts import WordText
    from attrlint.reading.prose import Prose

AUTHOR = "attrlint"
INITIALS = 3  # letters at most


@dataclass(frozen=True, slots=True)
class Request:
    """What a review is asked for: who signs it and when, and whether fixes are made, with `unsafe` all of them."""

    when: datetime
    author: str = AUTHOR
    track_changes: bool = False
    unsafe: bool = False


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A reviewed draft: the bytes, the numbers of comments and tracked changes, and the findings without a comment.

    `text` is the text of the draft that the places of the findings refer to, one line per paragraph.
    """

    data: bytes
    text: str
    comments: int
    changes: int
    unplaced: tuple[Diagnostic, ...]


def review_word(data: bytes, path: str, lint: Callable[[Prose], Sequence[Diagnostic]], request: Request) -> Reviewed:
    """A copy of a Word draft with the findings of `lint` written into it. Raises ReadError and AttrlintError."""
    if not data.startswith(b"PK"):
        raise ReadError("not a Word draft; only .docx can be reviewed", Place(path))
    archive = Archive(data, path)
    if "mimetype" in archive:
        raise archive.fault("OpenDocument cannot be written yet; save it as .docx")
    word = read_word(archive)
    left = without_earlier(archive, word, request.author, changes=request.track_changes)
    if left:
        archive = Archive(with_parts(archive, left), path)
        word = read_word(archive)
    found = lint(word_prose(word))
    review = _Review(word, request)
    review.take(found)
    parts = review.parts(archive)
    written = with_parts(archive, parts) if parts else archive.data
    if parts:
        _check(written, archive, request.author, review.expected())
    return Reviewed(written, word.text, review.count, review.changes, tuple(review.unplaced))


class _Review:
    """What is to be written into one draft."""

    def __init__(self, word: WordText, request: Request) -> None:
        self._word, self._request = word, request
        self._plan = Plan()
        self._new: list[NewComment] = []
        self._edits: list[tuple[Span, str]] = []
        self._number = next_number(word)
        self._said = _own_comments(word, request.author)
        self.unplaced: list[Diagnostic] = []
        self.changes = self.count = 0

    def take(self, found: Sequence[Diagnostic]) -> None:
        """Plan a comment for each finding, and the changes of its fix."""
        for one in found:
            self._comment(one)
        if self._request.track_changes:
            for one in choose(found, unsafe=self._request.unsafe):
                self._change(one)

    def _comment(self, one: Diagnostic) -> None:
        span = self._span(one.span)
        pieces = pieces_of(self._word, span)
        if not can_hold(self._word, pieces):
            self.unplaced.append(one)
            return
        self.count += 1
        text = f"{one.code} {self._in_paragraphs(one)}"
        if (text, span.start) in self._said:
            return
        number = str(self._number)
        self._number += 1
        self._new.append(NewComment(number, text))
        self._plan.opened.setdefault(max(span.start, pieces[0].start), []).append(number)
        self._plan.closed.setdefault(min(span.end, pieces[-1].end), []).append(number)

    def _in_paragraphs(self, one: Diagnostic) -> str:
        """The message, with “paragraph” for “line” where it names a related place, for readers in Word."""
        said = one.message
        for each in one.related:
            number = self._word.text.count("\n", 0, each.span.start) + 1
            said = re.sub(rf"(?i)\bline {number}\b(?=[^“”]*(?:“|$))", f"paragraph {number}", said)
        return said

    def _span(self, span: Span) -> Span:
        """A span with at least one character: for an empty span the next one, or at the end of a paragraph the previous
        one.
        """
        if span.start < span.end:
            return span
        end = self._word.text.find("\n", span.start)
        inside = span.start < (len(self._word.text) if end < 0 else end)
        return Span(span.start, span.start + 1) if inside else Span(max(span.start - 1, 0), span.start)

    def _change(self, one: Diagnostic) -> None:
        """Plan the edits of a fix, all or none."""
        assert one.fix is not None
        edits = [(edit.span, edit.content) for edit in one.fix.edits]
        if all(self._can_change(span) for span, _ in edits):
            self._edits += edits
            self.changes += len(edits)
            for span, content in edits:
                self._plan.deleted[span.start] = span.end
                self._plan.inserted[span.end] = content

    def _can_change(self, span: Span) -> bool:
        """Whether words can be replaced: letters of the body, in one paragraph, that no one else has just inserted."""
        pieces = pieces_of(self._word, span)
        if span.start >= span.end or not can_hold(self._word, pieces):
            return False
        if "\n" in self._word.text[span.start : span.end] or any(piece.inserted for piece in pieces):
            return False
        return all(not span.overlaps(other) and span.end != other.end for other, _ in self._edits)

    def parts(self, archive: Archive) -> dict[str, bytes]:
        """The parts that change."""
        word, request = self._word, self._request
        if not (self._new or self._edits):
            return {}
        signed = {"author": request.author, "date": f"{request.when:%Y-%m-%dT%H:%M:%SZ}"}
        writer = RunWriter(word, self._plan, signed, _next_id(word))
        initials = "".join(part[:1] for part in request.author.split())[:INITIALS]
        return {
            **with_comments(archive, word, self._new, signed, initials),
            word.main.name: spliced(word.main.data, writer.splices()),
        }

    def expected(self) -> str:
        """The text with the planned changes made."""
        text = self._word.text
        for span, content in sorted(self._edits, reverse=True):
            text = text[: span.start] + content.replace("\n", "\u2028") + text[span.end :]
        return text


def _own_comments(word: WordText, author: str) -> set[tuple[str, int]]:
    """The author's comments that are kept because others have answered: the text and place of each."""
    comments = word.comments.root.elements() if word.comments is not None else ()
    own = (each for each in comments if each.get("w:author") == author)
    return {
        (comment_text(each), word.anchors[number].start)
        for each in own
        if (number := each.get("w:id") or "") in word.anchors
    }


def _next_id(word: WordText) -> int:
    """The first number not used by a tracked change, bookmark or the like in the main part."""
    used = (each.get("w:id") or "" for each in word.main.root.descend())
    return max((int(each) for each in used if each.isascii() and each.isdigit() and len(each) < 10), default=0) + 1


def _check(written: bytes, before: Archive, author: str, expected: str) -> None:
    """Raise AttrlintError if the reviewed draft would not have the text it should, which must not happen."""
    try:
        after = Archive(written, before.path)
        same = read_word(after).text == expected
        same = same and read_word(after, author).text == read_word(before, author).text
    except ReadError:
        same = False
    if not same:
        said = "the review would have changed more than it should, so nothing was written; please report this"
        raise AttrlintError(said, Place(before.path))
