"""checkstyle: Checkstyle's XML, which Jenkins, reviewdog and many others read. It names all drafts, clean ones too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrlint.output.columns import Places
from attrlint.output.writer import Writer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from attrlint.output.writer import OutputContext
    from attrlint.running.runner import Result

DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'


class Checkstyle(Writer):
    """One document; a draft that could not be linted has an error on its first line."""

    def __init__(self, setting: OutputContext) -> None:
        super().__init__(setting)
        self._begun = False

    def take(self, result: Result) -> Iterator[str]:
        """The file element of one draft."""
        yield from self._start()
        yield f'<file name="{attribute(result.path)}">\n'
        for error in result.errors:
            yield f'  <error line="1" severity="error" message="{attribute(error.message)}" source="attrlint"/>\n'
        if result.diagnostics:
            places = Places(result.raw)
            for one in result.diagnostics:
                line, column = places.position(one.span.start)
                yield (
                    f'  <error line="{line}" column="{column}" severity="{one.severity.value}"'
                    f' message="{attribute(one.message)}" source="attrlint.{attribute(one.code)}"/>\n'
                )
        yield "</file>\n"

    def finish(self) -> Iterator[str]:
        """The end of the document."""
        yield from self._start()
        yield "</checkstyle>\n"

    def _start(self) -> Iterator[str]:
        if not self._begun:
            self._begun = True
            yield f'{DECLARATION}<checkstyle version="4.3">\n'


def attribute(text: str) -> str:
    """A text as an attribute value or content: on one line, with no characters that XML 1.0 forbids."""
    from html import escape

    return escape("".join(c if c >= " " and not "\x7f" <= c <= "\x9f" and is_legal(c) else " " for c in text))


def is_legal(character: str) -> bool:
    """Whether XML 1.0 allows a character: no control characters, lone surrogates, U+FFFE or U+FFFF."""
    return character in "\t\n\r" or (
        character >= " " and not "\ud800" <= character <= "\udfff" and character not in "\ufffe\uffff"
    )
