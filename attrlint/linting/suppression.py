"""Suppressions: comments in a draft that silence rules, and a word about those that silence nothing.

``attrlint: ignore[CODE, CODE] reason``   on its own line: the next block; behind words: that line
``attrlint: disable[CODE]`` ... ``attrlint: enable[CODE]``   everything between; without ``enable`` to the end
``attrlint: ignore-file[CODE]``   the whole file

Codes may be codes, prefixes (QUO) or names; without brackets every rule is meant.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from attrlint.base.facts import dataclass, replace
from attrlint.base.patterns import LazyPattern
from attrlint.base.span import Span, SpanSet
from attrlint.model.diagnostic import Confidence, Diagnostic, Silenced

if TYPE_CHECKING:
    from collections.abc import Sequence

    from attrlint.model.document import Document
    from attrlint.model.rule import Rule
    from attrlint.reading.prose import Comment

DIRECTIVE = LazyPattern(r"(?s)(?P<verb>ignore-file|ignore|disable|enable)\b\s*(?:\[(?P<codes>[^\]]*)\])?(?P<reason>.*)")


@dataclass(frozen=True, slots=True)
class Suppression:
    """One code of one comment and the stretch of the file it applies to, in code points; an empty code means every
    rule.
    """

    code: str
    comment: Span
    over: Span
    reason: str = ""


def apply_suppressions(
    diagnostics: Sequence[Diagnostic], document: Document, rules: Sequence[Rule]
) -> tuple[list[Diagnostic], list[Silenced]]:
    """The diagnostics that remain, and those that are suppressed.

    The ones that remain include findings about the comments themselves (if such a rule is on).
    """
    comments = document.prose.comments
    if not comments:
        return list(diagnostics), []
    suppressions, faulty = _read(document)
    suppressions = [_renamed(one, rules) for one in suppressions]
    used: set[Suppression] = set()
    kept, gone = [], []
    for one, silenced in zip(diagnostics, _meeting(suppressions, diagnostics), strict=True):
        used.update(silenced)
        if silenced:
            gone.append(Silenced(one, silenced[0].comment, silenced[0].reason))
        else:
            kept.append(one)
    own = next((rule for rule in rules if rule.kind_name == "unused-suppression"), None)
    if own is not None:
        kept += [_diagnostic(own, document, c.span, c.text, "is not a valid comment") for c in faulty]
        for idle in suppressions:
            if idle not in used and _was_asked(idle, rules):
                kept.append(_diagnostic(own, document, idle.comment, idle.code or "ignore", "suppresses nothing"))
    return kept, gone


def silences(document: Document, code: str, name: str, at: int) -> bool:
    """Whether a comment of a draft suppresses a rule at a place of the file (code points)."""
    suppressions, _ = _read(document)
    return any(
        (not one.code or _names(one.code, code, name)) and one.over.start <= at < one.over.end for one in suppressions
    )


def _renamed(one: Suppression, rules: Sequence[Rule]) -> Suppression:
    """A suppression that names a rule by an old name, with its code instead."""
    code = next((rule.code for rule in rules if one.code.lower() in rule.old_names), one.code)
    return one if code == one.code else replace(one, code=code)


def _was_asked(one: Suppression, rules: Sequence[Rule]) -> bool:
    """Whether a rule named in a suppression was run; if not, the suppression may be needed another time."""
    return not one.code or any(_names(one.code, rule.code, rule.name) for rule in rules)


def _names(selector: str, code: str, name: str) -> bool:
    wanted = selector.upper()
    return code == wanted or selector.lower() == name or (wanted.isalpha() and code.startswith(wanted))


def _meeting(suppressions: Sequence[Suppression], found: Sequence[Diagnostic]) -> list[list[Suppression]]:
    """The suppressions that apply to each diagnostic, in their order; each is looked at only where it applies."""
    met: list[list[Suppression]] = [[] for _ in found]
    waiting = sorted(range(len(suppressions)), key=lambda i: suppressions[i].over.start, reverse=True)
    over: list[int] = []  # those that have begun and not ended
    for number in sorted(range(len(found)), key=lambda i: found[i].span.start):
        start, end = found[number].span
        while waiting and suppressions[waiting[-1]].over.start <= start:
            over.append(waiting.pop())
        over = [i for i in over if suppressions[i].over.end > start or suppressions[i].over.start == start == end]
        met[number] = [suppressions[i] for i in sorted(over) if _is_for(suppressions[i], found[number])]
    return met


def _is_for(one: Suppression, diagnostic: Diagnostic) -> bool:
    return not one.code or _names(one.code, diagnostic.code, diagnostic.name)


def _read(document: Document) -> tuple[list[Suppression], list[Comment]]:
    """The suppressions of a draft, and the comments that are not valid suppressions."""
    found: list[Suppression] = []
    faulty: list[Comment] = []
    size = len(document.prose.raw) + 1
    open_ranges: dict[str, tuple[Span, str]] = {}
    blocks = sorted(document.prose.file_span(b.span) for b in document.blocks)
    worded = SpanSet(blocks)
    for comment in sorted(document.prose.comments, key=lambda c: c.span):
        said = DIRECTIVE.match(comment.text)
        codes = [c.strip() for c in (said["codes"] or "").split(",") if c.strip()] if said else []
        if said is None or (said["codes"] is not None and not codes):
            faulty.append(comment)
            continue
        reason = " ".join(said["reason"].split())
        for code in codes or [""]:
            verb = said["verb"]
            if verb == "ignore-file":
                found.append(Suppression(code, comment.span, Span(0, size), reason))
            elif verb == "ignore":
                found.append(Suppression(code, comment.span, _reach(document, comment, blocks, worded), reason))
            elif verb == "disable":
                open_ranges.setdefault(code.upper(), (comment.span, reason))
            elif code.upper() in open_ranges:
                opened, why = open_ranges.pop(code.upper())
                found.append(Suppression(code, opened, Span(opened.start, comment.span.end), why))
            elif not code:
                for each, (opened, why) in open_ranges.items():
                    found.append(Suppression(each, opened, Span(opened.start, comment.span.end), why))
                open_ranges.clear()
            else:
                faulty.append(comment)
    found += [Suppression(code, opened, Span(opened.start, size), why) for code, (opened, why) in open_ranges.items()]
    return found, faulty


def _reach(document: Document, comment: Comment, blocks: Sequence[Span], worded: SpanSet) -> Span:
    """What an ignore comment applies to: its line if it shares the line with words, otherwise the next block (to the
    end of its last line). `blocks` are spans of the file in order, `worded` the same, merged.
    """
    if comment.over is not None:
        return comment.over
    raw, lines = document.prose.raw, document.lines
    first, last = lines.line(comment.span.start), lines.line(max(comment.span.start, comment.span.end - 1))
    line = Span(lines.starts[first - 1], lines.starts[last] if last < len(lines.starts) else len(raw) + 1)
    rest = raw[line.start : comment.span.start] + raw[comment.span.end : line.end]
    next_block = bisect_left(blocks, comment.span.end, key=lambda block: block.start)
    if any(c.isalnum() for c in rest) and worded.touches(line):
        return line
    if next_block == len(blocks):
        return line
    block = blocks[next_block]
    end = lines.line(block.end)
    return Span(comment.span.start, max(block.end, lines.starts[end] if end < len(lines.starts) else len(raw) + 1))


def _diagnostic(rule: Rule, document: Document, span: Span, words: str, reason: str) -> Diagnostic:
    message = rule.message.format_map({"match": " ".join(words.split())[:60], "reason": reason})
    return Diagnostic(document.path, rule.code, rule.name, rule.severity, Confidence.HIGH, message, span)
