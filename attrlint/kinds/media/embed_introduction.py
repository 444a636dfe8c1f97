"""embed-introduction: a post that the paragraphs next to it do not introduce."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from attrlint.analysis.article.posts import signatures
from attrlint.base.facts import dataclass
from attrlint.model.kind import Finding
from attrlint.reading.prose import BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from attrlint.model.document import Document
    from attrlint.model.match_scope import Field

POSTS = (BlockKind.EMBED, BlockKind.BLOCKQUOTE)


@dataclass(frozen=True)
class EmbedIntroduction:
    """Finds an embedded post whose author is named neither in the block before it nor in the one after it.

    The surname, the first word of the account's name or the handle is enough.
    """

    values: ClassVar[tuple[str, ...]] = ("match",)
    grades: ClassVar[tuple[str, ...]] = ()

    def find(self, document: Document, where: Field) -> Iterator[Finding]:
        """The signature of each such post."""
        text = document.text
        for i, block in enumerate(document.blocks):
            signed = next(signatures(text, block.span), None) if block.kind in POSTS else None
            if signed is None or not where.covers(signed.span):
                continue
            beside = [
                b for b in (*document.blocks[max(0, i - 1) : i], *document.blocks[i + 1 : i + 2]) if b.kind not in POSTS
            ]
            words = " ".join(text[b.span.start : b.span.end] for b in beside).lower()
            names = {signed.handle.lower(), *(n.lower() for n in signed.name.split()[-1:] + signed.name.split()[:1])}
            if not any(name in words for name in names if len(name) > 2):
                yield Finding(signed.span, {"match": text[signed.span.start : signed.span.end]})

    def literals(self) -> frozenset[str]:
        """The characters before a handle in a signature."""
        return frozenset({"(@"})
