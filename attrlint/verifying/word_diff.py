"""The word diff of a quotation and its passage: what the source has ``[-so-]``, what the draft has ``{+so+}``."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from attrlint.verifying.checked import QuotationCheck

LONGEST = 12  # words of a piece that are shown in full


class DiffPiece(NamedTuple):
    """A piece of a word diff: `look` is same, said (only in the source), quoted (only in the draft) or passed.

    Passed are words of the source that may be left out: at an ellipsis, a filler, a bracket.
    """

    look: str
    text: str


def pieces(one: QuotationCheck) -> Iterator[DiffPiece]:
    """The pieces of a quotation and its passage, in the order of the quotation."""
    at = 0
    for change in sorted(one.finding.changes, key=lambda change: (change.quote.start, change.source.start)):
        if change.kind == "style" or change.quote.start < at:
            continue
        if change.quote.start > at:
            yield DiffPiece("same", one.words[at : change.quote.start])
        if change.said:
            yield DiffPiece("passed" if change.allowed else "said", _short(change.said))
        if change.quote.end > change.quote.start:
            own = one.words[change.quote.start : change.quote.end]
            yield DiffPiece("same" if change.allowed else "quoted", own)
        at = max(at, change.quote.end)
    if at < len(one.words):
        yield DiffPiece("same", one.words[at:])


def word_diff(one: QuotationCheck) -> str:
    """The word diff as plain text; empty if only spelling differs."""
    found = list(pieces(one))
    if all(piece.look in ("same", "passed") for piece in found):
        return ""
    shown = []
    for look, text in found:
        words = " ".join(text.split())
        if look == "said":
            shown.append(f"[-{words}-]")
        elif look == "quoted":
            shown.append(f"{{+{words}+}}")
        elif look == "same":
            shown.append(words)
    return " ".join(filter(None, shown))


def _short(words: str) -> str:
    found = words.split()
    return words if len(found) <= LONGEST else " ".join([*found[:5], "…", *found[-5:]])
