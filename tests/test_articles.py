"""Whole articles of our own writing, every diagnostic beside them: a new one is an alarm, a lost one too."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from attrlint.linting.linter import Linter
from attrlint.output.concise import concise
from attrlint.packs import pack
from tests.drafts import ENDINGS, draft

FOLDER = Path(__file__).parent / "articles"
FORMS = {Path(name).suffix: form for form, name in ENDINGS.items()}
ARTICLES = sorted(path for path in FOLDER.iterdir() if path.suffix in FORMS)
RULES = [rule for rule in pack.builtin() if rule.on]


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.name)
@pytest.mark.parametrize("end", ["\n", "\r\n"], ids=["LF", "CRLF"])
def test_article(path: Path, end: str) -> None:
    """The default rules say what stands in the file beside the article, whatever ends its lines."""
    text = path.read_text(encoding="utf-8").replace("\n", end)
    document = draft(text, FORMS[path.suffix])
    report = Linter(RULES).lint(document)
    said = [place_and_code(line) for line in concise(report.diagnostics, text)]
    assert said == path.with_suffix(".expected").read_text(encoding="utf-8").splitlines()
    assert report.failures == ()


def place_and_code(line: str) -> str:
    """A line of the concise format without its path and message: wording may change, findings may not."""
    found = re.match(r"[^:]+:(\d+:\d+: \w+ [A-Z]{3}\d{3}) ", line)
    assert found is not None, line
    return found[1]
