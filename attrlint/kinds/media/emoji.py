"""emoji: emoji among the words."""

from __future__ import annotations

from bisect import bisect_left
from itertools import islice
from typing import TYPE_CHECKING, ClassVar

from attrlint.base.facts import dataclass
from attrlint.base.patterns import LazyPattern
from attrlint.base.span import Span
from attrlint.data.lexicon import LexiconPattern
from attrlint.kinds.generic.existence import with_space
from attrlint.model.kind import Finding, Repair
from attrlint.model.scope import Scope
from attrlint.reading.prose import BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from attrlint.model.document import Document
    from attrlint.model.match_scope import Field

_FLAG, _KEYCAP = r"[\U0001F1E6-\U0001F1FF]{2}", r"[0-9#*]\uFE0F?\u20E3"
_PICTURE = r"[\U0001F300-\U0001FAFF]|[\u2600-\u27BF\u2B00-\u2BFF]\uFE0F"
_SHOWN_IN_COLOR = (  # without a selector: clocks, zodiac, sports, weather, marks
    r"\u231A\u231B\u23E9-\u23F3\u25FD\u25FE\u2614\u2615\u2648-\u2653\u267F\u2693\u26A1\u26AA\u26AB\u26BD\u26BE"
)
_AND_THESE = (
    r"\u26C4\u26C5\u26CE\u26D4\u26EA\u26F2\u26F3\u26F5\u26FA\u26FD\u2705\u270A\u270B\u2728\u274C\u274E\u2753-\u2755"
)
_MORE = r"\u2757\u2795-\u2797\u27B0\u2B1B\u2B1C\u2B50\u2B55"
_ONE = (
    rf"(?:{_FLAG}|{_KEYCAP}|(?:{_PICTURE}|[{_SHOWN_IN_COLOR}{_AND_THESE}{_MORE}])"
    r"[\uFE0F\U0001F3FB-\U0001F3FF\U000E0020-\U000E007F]*+)"
)
EMOJI = LazyPattern(rf"{_ONE}(?:\u200D?{_ONE})*+(?:[ \u00a0]?{_ONE})*+")
HINT = LazyPattern("[\u200d\u20e3\u231a-\u2bff\ufe0f\U0001f000-\U0001faff]")  # each of them contains one of these
ABOUT = LazyPattern(r"emojis?\b|emoticon|smiley|Unicode", ignorecase=True)


FIRST_PERSON = LexiconPattern(r"\b{Pronouns.first-person}(?!\w)")
OFTEN = 5  # first persons of the writer's own that make a draft a blog or a newsletter


@dataclass(frozen=True)
class Emoji:
    """Finds a run of emoji, as defined by Unicode's Emoji_Presentation and the variation selector (UTS 51).

    Paragraphs about emoji are not flagged, nor drafts in the first person (newsletters, blogs, columns). The fix
    deletes the emoji and an adjacent space, but not inside the text of a post.
    """

    values: ClassVar[tuple[str, ...]] = ("match",)
    grades: ClassVar[tuple[str, ...]] = ()

    def find(self, document: Document, where: Field) -> Iterator[Finding]:
        """Each run."""
        text = document.text
        if text.isascii():
            return
        hints = [match.start() for match in HINT.finditer(text)]
        if not hints or _speaks(document):
            return
        for window in where.windows:
            first = bisect_left(hints, window.start)
            if first == len(hints) or hints[first] >= window.end:
                continue
            found = [Span(*m.span()) for m in EMOJI.finditer(text, *window)]
            if not found or ABOUT.search(text, *window):
                continue
            for span in found:
                if where.covers(span):
                    block = document.block_at(span.start)
                    words = text[span.start : span.end]
                    cut = block is not None and block.kind is not BlockKind.EMBED and span != block.span
                    repair = Repair("Delete it", ((with_space(document, span), ""),), safe=True) if cut else None
                    yield Finding(span, {"match": words}, repair=repair)

    def conditions(self) -> tuple[str, ...]:
        """What a draft must have."""
        return ("pictogram",)

    def literals(self) -> None:
        """None: there are thousands."""
        return


def _speaks(document: Document) -> bool:
    """Whether the writer speaks in the first person outside quotes."""
    stretches = document.reached(Scope.NARRATIVE, frozenset({BlockKind.PARAGRAPH})).spans
    found = (m for span in stretches for m in FIRST_PERSON.finditer(document.text, *span))
    return len(list(islice(found, OFTEN))) == OFTEN
