"""Broken Word files and feeds are refused in words; no input brings anything else about, and none takes long."""

from __future__ import annotations

import random
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from attrlint.base.errors import AttrlintError
from attrlint.base.span import Span
from attrlint.fixing.word.review import Request, review_word
from attrlint.model.diagnostic import Confidence, Diagnostic, Edit, Fix, Severity
from attrlint.reading import read
from tests.reading.feeds.test_feeds import FEEDS
from tests.reading.office.test_odt import CASES
from tests.reading.office.test_word import TEXTS
from tests.word_files import about, comment, docx, odt, p, r, unzipped, zipped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from attrlint.reading.prose import Prose

SEEDS = 400
BITS = (
    b"<", b">", b"/>", b"</w:p>", b"<w:p>", b"<w:r>", b"<w:t>x</w:t>", b"&#0;", b"&amp;", b"&x;", b"<![CDATA[", b"]]>",
    b'<!DOCTYPE a [<!ENTITY a "b">]>', b"\0", b"\xff", b'"', b"{", b"}", b"\\u12", b"\\", b'<w:del w:author="attrlint">',
    b'<w:commentRangeStart w:id="1"/>', b"99999999999999999999",
)  # fmt: skip
DOCUMENTS = [docx(*case[1]) for case in TEXTS] + [odt(case[1]) for case in CASES]
DOCUMENTS.append(docx(p("A ", about(0, r("pier")), "."), comments=comment(0, "attrlint: ignore[ATT002]")))


def mutated(data: bytes, chance: random.Random) -> bytes:
    """Bytes with one to four small faults."""
    out = bytearray(data)
    for _ in range(chance.randint(1, 4)):
        at = chance.randrange(len(out) + 1)
        choice = chance.randrange(4)
        if choice == 0:
            out[at : at + 1] = bytes([chance.randrange(256)])
        elif choice == 1:
            del out[at : at + chance.choice((1, 4, 40))]
        elif choice == 2:
            out[at:at] = chance.choice(BITS)
        else:
            start = chance.randrange(len(out) + 1)
            out[at:at] = out[start : start + 60]
    return bytes(out)


def finds(prose: Prose) -> Sequence[Diagnostic]:
    """A finding with a fix on every seventh character."""
    spans = [Span(at, at + 3) for at in range(0, max(len(prose.raw) - 3, 0), 7)]
    fixes = [Fix("", (Edit(span, "x"),), safe=True) for span in spans]
    return [
        Diagnostic("a", "TST001", "t", Severity.INFO, Confidence.LOW, "m", span, fix=fix)
        for span, fix in zip(spans, fixes, strict=True)
    ]


@pytest.mark.parametrize("part", range(4))
def test_broken_documents(part: int) -> None:
    for seed in range(part, SEEDS, 4):
        chance = random.Random(seed)
        data = chance.choice(DOCUMENTS)
        if seed % 3:
            parts = unzipped(data)
            name = chance.choice([each for each in parts if each.endswith((".xml", ".rels"))])
            data = zipped({**parts, name: mutated(parts[name], chance)})
        else:
            data = mutated(data, chance)
        try:
            prose, _ = read(data, "a.docx")
            for block in prose.blocks:
                prose.file_span(block.span)
            review_word(data, "a.docx", finds, Request(datetime(2026, 1, 1, tzinfo=UTC), track_changes=True))
        except AttrlintError as error:
            refused = error.message
            assert "please report" not in refused, seed


def test_broken_feeds() -> None:
    for seed in range(SEEDS):
        chance = random.Random(seed)
        data = mutated(chance.choice(FEEDS)[1].encode(), chance)
        try:
            prose, _ = read(data, chance.choice(("a.xml", "a.json", "a.txt", "-")))
        except AttrlintError:
            continue
        for block in prose.blocks:
            place = prose.file_span(block.span)
            assert 0 <= place.start <= place.end <= len(prose.raw)
