"""Text fitted to a terminal: its width, and where its lines break."""

from __future__ import annotations


def cells(text: str) -> int:
    """The number of terminal cells of a text: two for an emoji, none for a combining mark."""
    if text.isascii():
        return len(text)
    from wcwidth import wcswidth

    return max(0, wcswidth(text))


def wrapped(text: str, width: int, head: str = "", rest: str = "") -> list[str]:
    """A text in lines of at most `width` cells, broken at spaces; the first begins with `head`, the others with `rest`.

    A word wider than a line gets its own line, because an address or path is copied as a whole. Width 0 breaks nothing.
    """
    if not width or cells(head) + cells(text) <= width:
        return [f"{head}{text}".rstrip()]
    lines: list[str] = []
    line, used, empty = head, cells(head), True
    for word in text.split(" "):
        wide = cells(word)
        if used + wide + (not empty) > width and (not empty or (line.strip() and cells(rest) + wide <= width)):
            lines.append(line.rstrip())
            line, used, empty = rest, cells(rest), True
        line = line + word if empty else f"{line} {word}"
        used += wide if empty else 1 + wide
        empty = False
    return [*lines, line.rstrip()]
