"""What stands in the margin of a page: a note a finding, and a fainter one for what a comment silences."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

from attrlint.output.concise import visible

if TYPE_CHECKING:
    from collections.abc import Sequence

    from attrlint.diagnostic import Diagnostic, Silenced
    from attrlint.runner import Result
    from attrlint.span import LineIndex


@dataclass(frozen=True, slots=True)
class Remark:
    """A finding of a draft with its number there; `silenced` where a comment silences it.

    `label` is what stands before the note and behind its words: 3, or s1 for one that is silenced. `note` names the
    note in its page.
    """

    diagnostic: Diagnostic
    label: str
    note: str
    silenced: Silenced | None = None

    @property
    def look(self) -> str:
        """The severity, or that it is silenced."""
        return "silenced" if self.silenced else self.diagnostic.severity.value

    def html(self, words: str, lines: LineIndex, seen: Sequence[str]) -> str:
        """The note. `words` names the place of its words in the page, `seen` are links to what belongs to it."""
        one = self.diagnostic
        code = escape(one.code)
        line, column = lines.position(one.span.start)
        said = f"silenced {one.severity.value}" if self.silenced else one.severity.value
        parts = [
            f'<p class="facts"><span class="n">{self.label}</span> <strong>{said}</strong> '
            f'<a class="to" href="#{words}">line {line}:{column}</a> '
            f'<a href="#rule-{code}">{code} {escape(one.name)}</a></p>',
            f'<p class="message">{escape(visible(one.message))}</p>',
        ]
        parts += [f"<p>See {link}</p>" for link in seen]
        if one.fix and not self.silenced:
            parts.append(f"<p>Fix ({'safe' if one.fix.safe else 'offered'}): {escape(visible(one.fix.message))}</p>")
        if self.silenced:
            at = lines.line(self.silenced.comment.start)
            reason = visible(self.silenced.reason) or "no reason is given"
            parts.append(f"<p>Silenced by the comment in line {at}: {escape(reason)}</p>")
        body = "".join(parts)
        return (
            f'<div class="note {self.look}" id="{self.note}" role="note" aria-label="{said} {self.label}" '
            f'tabindex="-1" data-code="{code}">{body}</div>\n'
        )


def remarks_of(result: Result, key: str) -> list[Remark]:
    """Everything to be said of a draft in the order of its text; `key` begins every name that a link can use."""
    remarks = [Remark(one, str(i), f"{key}n{i}") for i, one in enumerate(result.diagnostics, 1)]
    remarks += [Remark(each.diagnostic, f"s{i}", f"{key}ns{i}", each) for i, each in enumerate(result.silenced, 1)]
    return sorted(remarks, key=lambda remark: remark.diagnostic.span.start)


def counted(count: int, word: str) -> str:
    """A number of things: 1 finding, 2 findings, 3 info."""
    return f"{count:,} {word}{'' if count == 1 or word == 'info' else 's'}"
