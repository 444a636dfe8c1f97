"""What is shown for a finding on hover, as Markdown: the message, the rationale, and examples."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrlint.lsp.findings import rule_page
from attrlint.output.rule_pages import escaped, sections
from attrlint.packs.examples_text import with_marks

if TYPE_CHECKING:
    from attrlint.model.diagnostic import Diagnostic
    from attrlint.model.rule import Example, Rule

MOST = 2  # examples of each type


def explained(one: Diagnostic, rule: Rule | None) -> str:
    """A finding with why it matters, how to fix it and examples of its rule."""
    lines = [f"**{one.code} {one.name}** ({one.severity.value}): {escaped(one.message)}"]
    if one.fix is not None:
        lines += ["", f"Fix ({'safe' if one.fix.safe else 'needs review'}): {escaped(one.fix.message)}"]
    if rule is not None:
        for title, text in sections(rule)[1:3]:
            lines += ["", f"**{title}.** {escaped(text)}"]
        for title, examples in zip(("Flagged, between `[[` and `]]`", "Not flagged"), rule.examples, strict=True):
            if examples:
                lines += ["", f"{title}:", *(line for each in examples[:MOST] for line in _block(each))]
    page = rule_page(one.name)
    lines += ["", f"[More about this rule]({page})"] if page else []
    return "\n".join(lines)


def _block(example: Example) -> list[str]:
    text = with_marks(example.text, example.marks).strip("\n")
    fence = "```" if "```" not in text else "````"
    return ["", f"{fence}{'' if example.format == 'text' else example.format}", text, fence]
