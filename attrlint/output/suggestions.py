"""The margin of a page: a note per finding, and a fainter one for each suppressed finding."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from attrlint.base.facts import dataclass
from attrlint.output.concise import visible

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from attrlint.base.span import LineIndex, Span
    from attrlint.model.diagnostic import Diagnostic, Silenced
    from attrlint.running.runner import Result


@dataclass(frozen=True, slots=True)
class Remark:
    """A finding of a draft with its number in it; `silenced` if a comment suppresses it.

    `span` is its words in the prose. `label` comes before the note and after the words: 3, or s1 for a suppressed one.
    `note` names the note in its page.
    """

    diagnostic: Diagnostic
    span: Span
    label: str
    note: str
    silenced: Silenced | None = None

    @property
    def look(self) -> str:
        """The severity, or that it is suppressed."""
        return "silenced" if self.silenced else self.diagnostic.severity.value

    def html(self, words: str, lines: LineIndex, seen: Mapping[str, Sequence[str]]) -> str:
        """The note. `words` names the place of its words in the page, `seen` has links to related places."""
        one = self.diagnostic
        code = escape(one.code)
        line, column = lines.position(one.span.start)
        said = f"suppressed {one.severity.value}" if self.silenced else one.severity.value
        parts = [
            f'<p class="facts"><span class="n">{self.label}</span> <strong>{said}</strong> '
            f'<a class="to" href="#{words}">line {line}:{column}</a> '
            f'<a href="#rule-{code}">{code} {escape(one.name)}</a></p>',
            f'<p class="message">{escape(visible(one.message))}</p>',
        ]
        parts += [f"<p>See {escape(message)}: {', '.join(links)}</p>" for message, links in seen.items()]
        if one.fix and not self.silenced:
            parts.append(
                f"<p>Fix ({'safe' if one.fix.safe else 'needs review'}): {escape(visible(one.fix.message))}</p>"
            )
        if self.silenced:
            at = lines.line(self.silenced.comment.start)
            reason = visible(self.silenced.reason) or "no reason given"
            parts.append(f"<p>Suppressed by the comment in line {at}: {escape(reason)}</p>")
        body = "".join(parts)
        return (
            f'<div class="note {self.look}" id="{self.note}" role="note" aria-label="{said} {self.label}" '
            f'tabindex="-1" data-code="{code}">{body}</div>\n'
        )


def remarks_of(result: Result, key: str, placed: Callable[[Span], Span]) -> list[Remark]:
    """All remarks about a draft, numbered in the order of its prose.

    Each link target begins with `key`; `placed` converts spans of the file to spans of the prose.
    """
    said: list[tuple[Diagnostic, Silenced | None]] = [(one, None) for one in result.diagnostics]
    said += [(each.diagnostic, each) for each in result.silenced]
    numbers = {"": 0, "s": 0}
    remarks = []
    for span, one, silenced in sorted(((placed(one.span), one, each) for one, each in said), key=lambda item: item[0]):
        sort = "s" if silenced else ""
        numbers[sort] += 1
        label = f"{sort}{numbers[sort]}"
        remarks.append(Remark(one, span, label, f"{key}n{label}", silenced))
    return remarks


def counted(count: int, word: str) -> str:
    """A number of things: 1 finding, 2 findings, 3 info."""
    return f"{count:,} {word}{'' if count == 1 or word == 'info' else 's'}"
