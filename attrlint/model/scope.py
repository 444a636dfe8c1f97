"""Which parts of a draft a rule reads, and how far a match may reach."""

from __future__ import annotations

from enum import Enum

from attrlint.reading.prose import BlockKind

PROSE_BLOCKS = frozenset(
    {
        BlockKind.STANDFIRST,
        BlockKind.PARAGRAPH,
        BlockKind.LIST_ITEM,
        BlockKind.TABLE_CELL,
        BlockKind.BLOCKQUOTE,
        BlockKind.NOTE,
    }
)
"""Where a rule looks unless it names `blocks`: headings, captions and embeds only when named."""


class Scope(Enum):
    """Whose words a rule reads."""

    __hash__ = object.__hash__  # members are often used as dictionary keys: that of Enum is not a C function

    NARRATIVE = "narrative"  # the writer's own
    QUOTATION = "quotation"  # the words of others
    ANY = "any"


class Window(Enum):
    """How far a match of a rule may reach."""

    __hash__ = object.__hash__

    SENTENCE = "sentence"
    PARAGRAPH = "paragraph"
    DOCUMENT = "document"
