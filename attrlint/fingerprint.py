"""Fingerprints: what a finding is known by when the draft around it changes."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from attrlint.diagnostic import Diagnostic
    from attrlint.document import Document
    from attrlint.span import Span


def with_fingerprints(diagnostics: Sequence[Diagnostic], document: Document) -> list[Diagnostic]:
    """The same diagnostics, each with 16 hex digits of SHA-256 over rule, folded sentence and k (the k-th equal).

    No line number and no path goes in, so that a fingerprint survives a paragraph put in before, a reflow and a
    new name for the file.
    """
    if not diagnostics:
        return []
    from hashlib import sha256

    raw = document.prose.raw
    spans = sorted(document.prose.file_span(s) for s in document.sentences)
    starts = [s.start for s in spans]
    sentences: dict[Span, str] = {}
    seen: Counter[tuple[str, str]] = Counter()
    result = []
    for one in diagnostics:
        i = bisect_right(starts, one.span.start) - 1
        sentence = spans[i] if i >= 0 and one.span.start <= spans[i].end else one.span
        if sentence not in sentences:
            folded = " ".join(raw[sentence.start : sentence.end].lower().split())
            sentences[sentence] = sha256(folded.encode("utf-8", "surrogatepass")).hexdigest()
        said = sentences[sentence]
        seen[one.code, said] += 1
        mark = sha256(f"{one.code} {said} {seen[one.code, said]}".encode()).hexdigest()[:16]
        result.append(replace(one, fingerprint=mark))
    return result
