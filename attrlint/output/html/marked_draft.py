"""A draft as HTML: its blocks with the findings marked, a note next to each, and its sources."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from html import escape
from typing import TYPE_CHECKING

from attrlint.base.facts import dataclass
from attrlint.base.span import LineIndex, Span
from attrlint.model.source_list import make_ledger
from attrlint.output.concise import visible
from attrlint.output.source_list import said_in, source_list
from attrlint.output.suggestions import remarks_of
from attrlint.reading.prose import Block, BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from attrlint.model.document import Document
    from attrlint.output.suggestions import Remark
    from attrlint.reading.prose import Prose
    from attrlint.running.runner import Result

AS_SET = frozenset({BlockKind.CODE, BlockKind.FRONT_MATTER, BlockKind.EMBED, BlockKind.LINK})
QUIET = frozenset({"related", "silenced"})
TAGS = {BlockKind.HEADING: "h3", BlockKind.BLOCKQUOTE: "blockquote"}


def rate(count: int, words: int) -> str:
    """Findings per 1,000 words, with one decimal."""
    return f"{1000 * count / words:.1f}" if words else "–"


@dataclass(frozen=True, slots=True)
class HtmlMark:
    """Words of the prose to mark (code points): a finding, a related place, or what a source says."""

    span: Span
    sort: str  # a severity, "silenced", "related", or "said"
    ids: str  # of the note that the words link to; of a source for "said"
    anchor: str
    label: str = ""  # the label after the words and before the note, which connects the two


@dataclass(frozen=True, slots=True)
class DraftView:
    """What a page shows for one draft.

    `number` counts drafts from 1; `counts` are findings by severity. `silenced` is how many more are suppressed by
    comments.
    """

    number: int
    path: str
    words: int
    counts: Counter[str]
    silenced: int
    document: Document

    @classmethod
    def of(cls, number: int, result: Result, document: Document) -> DraftView:
        """The view of a draft that was linted."""
        counts = Counter(one.severity.value for one in result.diagnostics)
        return cls(number, result.path, document.word_count, counts, len(result.silenced), document)

    @property
    def total(self) -> int:
        """The number of findings in the draft."""
        return self.counts.total()

    def read_as(self) -> str:
        """The genre and the date that the rules used."""
        day = self.document.article.date
        return (
            f"Read as {self.document.article.genres[0]}, {f'dated {day.day} {day:%B %Y}' if day else 'without a date'}."
        )

    @property
    def spoken(self) -> bool:
        """Whether there is anything to show for it, including suppressed findings."""
        return bool(self.total or self.silenced)

    def remarks(self, result: Result) -> list[Remark]:
        """The remarks about the draft, in the order of its prose."""
        return remarks_of(result, f"d{self.number}", Placer(self.document.prose).prose_span)

    def _passages(self, key: str) -> str:
        """The quotations next to their sources, if the draft has sources."""
        checked = [each for each in (self.document, *self.document.stories) if each.check is not None]
        if not checked:
            return ""
        from attrlint.output.html.passages import passages

        return "".join(passages(each, f"{key}v{i}") for i, each in enumerate(checked))

    def section(self, remarks: Sequence[Remark]) -> str:
        """The draft with its notes, and its sources next to it."""
        document, key = self.document, f"d{self.number}"
        ledger = make_ledger(document)
        said = said_in(document, ledger, key)
        placer = Placer(document.prose)
        marks = [HtmlMark(one.span, "said", one.source, one.anchor) for one in said]
        notes: dict[int, list[str]] = {}
        starts = [block.span.start for block in document.blocks]
        lines = LineIndex(document.prose.raw)
        for remark in remarks:
            one, note = remark.diagnostic, remark.note
            words = note.replace("n", "f", 1)
            marks.append(HtmlMark(remark.span, remark.look, note, words, remark.label))
            seen: dict[str, list[str]] = {}
            for j, related in enumerate(one.related, 1):
                if related.elsewhere is not None:
                    other = related.elsewhere
                    place = escape(visible(f"{other.path}:{other.line}"))
                    seen.setdefault(visible(related.message), []).append(place)
                    continue
                anchor = f"{words}-{j}"
                marks.append(HtmlMark(placer.prose_span(related.span), "related", note, anchor, f"({remark.label})"))
                line = lines.line(related.span.start)
                seen.setdefault(visible(related.message), []).append(f'<a href="#{anchor}">line {line}</a>')
            at = max(0, bisect_right(starts, remark.span.start) - 1)
            notes.setdefault(at, []).append(remark.html(words, lines, seen))
        rows = "".join(_rows(document, marks, notes))
        return (
            f'{self._passages(key)}<div class="desk">\n'
            f'<article aria-label="{escape(visible(self.path))}">\n{rows}</article>\n'
            f"{source_list(document, ledger, said, key, self.path)}</div>\n"
        )


def _rows(document: Document, marks: Sequence[HtmlMark], notes: dict[int, list[str]]) -> Iterator[str]:
    """One row per block: its words, and the notes that begin in it."""
    ordered = sorted(marks, key=lambda mark: mark.span)
    first, used = 0, set[str]()
    open_marks: list[HtmlMark] = []
    blocks = document.blocks or (Block(BlockKind.PARAGRAPH, document.whole),)  # comments alone do not make a block
    for i, block in enumerate(blocks):
        while first < len(ordered) and (ordered[first].span.start < block.span.end or i == len(blocks) - 1):
            open_marks.append(ordered[first])
            first += 1
        open_marks = [mark for mark in open_marks if mark.span.end > block.span.start or mark.anchor not in used]
        words = "".join(_pieces(document.text, block.span, open_marks, used))
        beside = "".join(notes.get(i, ()))
        margin = f'<div class="margin">{beside}</div>' if beside else ""
        seen = bool(beside) or any(mark.sort != "said" for mark in open_marks)
        if seen or (words.strip() and block.kind is not BlockKind.LINK):
            yield f'<div class="row">{_block(block, words)}{margin}</div>\n'


def _block(block: Block, words: str) -> str:
    tag = TAGS.get(block.kind, "p")
    look = f"{block.kind.value} as-set" if block.kind in AS_SET else block.kind.value
    return f'<{tag} class="{look}" dir="auto">{words}</{tag}>'


def _pieces(text: str, span: Span, marks: Sequence[HtmlMark], used: set[str]) -> Iterator[str]:
    """The words of a block, cut wherever a mark begins or ends.

    Links lead to the first piece of a mark; its label comes after its last piece in the block where it begins.
    """
    cuts = {span.start, span.end}
    for mark in marks:
        cuts.update(at for at in mark.span if span.start < at < span.end)
    edges = sorted(cuts)
    begins: dict[int, list[HtmlMark]] = {}
    for mark in marks:
        begins.setdefault(edges[max(0, bisect_right(edges, mark.span.start) - 1)], []).append(mark)
    running: list[HtmlMark] = []
    fresh: set[str] = set()  # marks that begin in this block
    for start, end in zip(edges, [*edges[1:], span.end], strict=True):
        running = [mark for mark in running if mark.span.end > start] + begins.get(start, [])
        new = [mark for mark in running if mark.anchor not in used]
        used.update(mark.anchor for mark in new)
        fresh.update(mark.anchor for mark in new)
        yield "".join(f'<i class="at" id="{mark.anchor}"></i>' for mark in new)
        yield from (_point(mark) for mark in new if mark.label and mark.span.end <= start)
        if start < end:
            over = [mark for mark in running if mark.span.end > start]
            ending = {mark.anchor for mark in over if mark.anchor in fresh and min(mark.span.end, span.end) <= end}
            yield _piece(text[start:end], over, ending)


def _point(mark: HtmlMark) -> str:
    """A place without words (for example, only markup)."""
    return (
        f'<a class="mark {mark.sort}" href="#{mark.ids}" data-notes="{mark.ids}" data-looks="{mark.sort}" '
        f'data-n="{mark.label}" aria-label="finding {mark.label.strip("()")}"></a>'
    )


def _piece(words: str, marks: Sequence[HtmlMark], ending: set[str]) -> str:
    """A stretch under the same marks throughout; if they overlap, the link is that of the narrowest."""
    shown = escape(words.replace("\0", "\ufffd"))  # as browsers do, which report NUL as an error
    said = " ".join(dict.fromkeys(mark.ids for mark in marks if mark.sort == "said"))
    notes = sorted((m for m in marks if m.sort != "said"), key=lambda m: (m.sort in QUIET, m.span.end - m.span.start))
    source = f' data-source="{said}"' if said else ""
    if notes:
        looks = " ".join(dict.fromkeys(mark.sort for mark in notes))
        ids = " ".join(mark.ids for mark in notes)
        every = " ".join(mark.sort for mark in notes)
        labels = " ".join(mark.label for mark in marks if mark.anchor in ending and mark.label)
        number = f' data-n="{labels}"' if labels else ""
        lead = f'class="mark {looks}" href="#{notes[0].ids}"'
        return f'<a {lead} data-notes="{ids}" data-looks="{every}"{number}{source}>{shown}</a>'
    return f'<span class="said"{source}>{shown}</span>' if said else shown


class Placer:
    """Converts places of the file to places of the prose."""

    def __init__(self, prose: Prose) -> None:
        self.segments = sorted(prose.segments, key=lambda segment: segment.file_start)
        self.starts = [segment.file_start for segment in self.segments]

    def prose_span(self, span: Span) -> Span:
        """A span of the file as a span of the prose; one with markup only becomes empty, next to its neighbor."""
        start = self._at(span.start)
        return (
            Span(start, max(start, self._at(span.end - 1) + 1))
            if span.start < span.end and self._held(span)
            else Span(start, start)
        )

    def _held(self, span: Span) -> bool:
        i = bisect_right(self.starts, span.start) - 1
        if i >= 0 and span.start < self.segments[i].file_end:
            return True
        after = bisect_left(self.starts, span.start)
        return after < len(self.starts) and self.starts[after] < span.end

    def _at(self, offset: int) -> int:
        i = bisect_right(self.starts, offset) - 1
        if i < 0:
            return self.segments[0].start if self.segments else 0
        segment = self.segments[i]
        if offset >= segment.file_end:
            return max(segment.start, segment.end - 1)
        if segment.end - segment.start == segment.file_end - segment.file_start:
            return segment.start + offset - segment.file_start
        return segment.start
