"""html: one page that holds everything, in which a draft stays text."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from tests.cli.test_check import desk, told

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

__all__ = ["desk"]

HOSTILE = 'No deaths have been reported. <script>alert("a")</script> </script><img src=x onerror=alert(1)> & so on.\n'


class Tags(HTMLParser):
    """Counts tags, and keeps what leads elsewhere and the text."""

    def __init__(self) -> None:
        super().__init__()
        self.count: dict[str, int] = {}
        self.loads: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Every tag, and every attribute by which a browser would fetch something or run a script."""
        self.count[tag] = self.count.get(tag, 0) + 1
        self.loads += [f"{tag} {key}" for key, _ in attrs if key in ("src", "srcset") or key.startswith("on")]
        self.loads += ["link"] if tag in ("link", "iframe", "object", "embed", "base") else []

    def handle_data(self, data: str) -> None:
        """The text, that of scripts as well."""
        self.text += data


def page(capsys: pytest.CaptureFixture[str], *paths: str) -> tuple[str, Tags]:
    """The page of a run, and what is in it."""
    code, out, _ = told(capsys, "check", "--isolated", "--quiet", "--output-format", "html", *paths)
    assert code in (0, 1)
    tags = Tags()
    tags.feed(out)
    return out, tags


def test_a_draft_stays_text(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Scripts and pictures of a draft are shown as they are written; nothing is fetched."""
    (desk / "a.txt").write_text(HOSTILE)
    clean, bare = page(capsys, "a.txt")
    assert bare.count.get("img", 0) == 0
    assert bare.count["script"] == 1
    assert bare.loads == []
    assert 'alert("a")' in bare.text
    assert "Content-Security-Policy" in clean


def test_every_finding_is_on_the_page(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With its code and its message, and the draft beside it."""
    (desk / "a.md").write_text("No deaths have been reported.\n\nThe quay is shut for TK weeks, Ruiz said.\n")
    out, tags = page(capsys, "a.md")
    for words in ("ATT002", "RES001", "names no source; say who reported it", "The quay is shut for", "Ruiz"):
        assert words in tags.text
    assert len(re.findall(r"<html lang=", out)) == 1


def test_several_drafts_and_none_with_findings(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An index names each draft; a clean one has its page as well."""
    (desk / "a.md").write_text("No deaths have been reported.\n")
    (desk / "b.md").write_text("The bridge is shut.\n")
    _, tags = page(capsys, "a.md", "b.md")
    assert "a.md" in tags.text
    assert "b.md" in tags.text
    _, only = page(capsys, "b.md")
    assert "The bridge is shut." in only.text
    assert "ATT002" not in only.text
