"""Fingerprints: how a finding is recognized when the draft around it changes."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from hashlib import sha256
from typing import TYPE_CHECKING

from attrlint.base.facts import replace

if TYPE_CHECKING:
    from collections.abc import Sequence

    from attrlint.model.diagnostic import Diagnostic
    from attrlint.model.document import Document


def with_fingerprints(diagnostics: Sequence[Diagnostic], document: Document) -> list[Diagnostic]:
    """The same diagnostics, each with 16 hex digits of SHA-256 over rule, folded sentence and k (the k-th equal one).

    No line number, path or markup is included, so that a fingerprint survives a new paragraph above, a reflow and a new
    file name.
    """
    if not diagnostics:
        return []
    prose = document.prose
    placed = sorted((prose.file_span(s), s) for s in document.sentences)
    starts = [place.start for place, _ in placed]
    hashes: dict[str, str] = {}
    seen: Counter[tuple[str, str]] = Counter()
    result = []
    for one in diagnostics:
        i = bisect_right(starts, one.span.start) - 1
        if i >= 0 and one.span.start <= placed[i][0].end:
            start, end = placed[i][1]  # the prose has no markup, such as that of a quoted line, in between
            words = prose.text[start:end]
        else:
            words = prose.raw[one.span.start : one.span.end]
        if words not in hashes:
            folded = " ".join(words.lower().split())
            hashes[words] = sha256(folded.encode("utf-8", "surrogatepass")).hexdigest()
        said = hashes[words]
        seen[one.code, said] += 1
        mark = sha256(f"{one.code} {said} {seen[one.code, said]}".encode()).hexdigest()[:16]
        result.append(replace(one, fingerprint=mark))
    return result
