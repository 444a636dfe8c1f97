"""Columns in code points, bytes and UTF-16 units."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from attrlint.model.diagnostic import Severity
from attrlint.output.columns import STRIDE, Columns, Places
from attrlint.output.concise import concise
from attrlint.output.full import full
from attrlint.output.gcc import gcc
from tests.output.made import found

RAW = "One.\r\n🚩🚩“Cafe\u0301” It is shut."
CASES = [(Columns.codepoint, 17), (Columns.byte, 28), (Columns.utf16, 19)]
ENCODINGS = {Columns.byte: ("utf-8", 1), Columns.utf16: ("utf-16-le", 2)}


@pytest.mark.parametrize(("columns", "column"), CASES, ids=[c.value for c, _ in CASES])
def test_line_formats(columns: Columns, column: int) -> None:
    """After emoji, curly marks and a combining accent every line format counts in the unit asked for."""
    one = found(RAW, "shut")
    said = f"a.md:2:{column}: "
    assert list(concise([one], RAW, columns=columns)) == [f"{said}warning ATT002 say who says so"]
    assert list(gcc([one], RAW, columns=columns)) == [f"{said}warning: say who says so [ATT002]"]
    assert next(full([one], RAW, columns=columns)) == f"{said}warning ATT002 say who says so"


@pytest.mark.parametrize(
    ("severity", "word"), [(Severity.ERROR, "error"), (Severity.WARNING, "warning"), (Severity.INFO, "note")]
)
def test_gcc_levels(severity: Severity, word: str) -> None:
    """A console that knows compilers knows these three words; a message stays on its line."""
    one = found(RAW, "shut", severity=severity, message="two\nlines")
    (line,) = gcc([one], RAW)
    assert re.fullmatch(rf"(.+?):(\d+):(\d+): {word}: two lines \[ATT002\]", line)


@settings(deadline=None)
@given(st.text(alphabet="aé🚩“\u0301\u2028\r\n", max_size=30), st.sampled_from([1, 7, STRIDE, 2 * STRIDE + 5]))
def test_any_text(text: str, times: int) -> None:
    """Every column is what encoding the beginning of the line gives, on long lines too."""
    raw = text * min(times, 1 + 3 * STRIDE // max(1, len(text)))
    ends = [0, *(m.end() for m in re.finditer(r"\r\n|\r|\n", raw)), len(raw) + 1]
    for columns, (encoding, size) in ENCODINGS.items():
        places = Places(raw, columns)
        for number, (start, end) in enumerate(pairwise(ends), 1):
            for offset in {start, (start + end) // 2, end - 1}:
                if start <= offset < end:
                    units = len(raw[start:offset].encode(encoding)) // size
                    assert places.position(offset) == (number, units + 1)
