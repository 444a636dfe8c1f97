"""html: one page that holds everything, in which a draft stays text."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING

from attrlint.base.facts import replace
from tests.cli.test_check import desk, told
from tests.output.made import found

if TYPE_CHECKING:
    import pytest

__all__ = ["desk"]

DRAFT = Path(__file__).parents[3] / "examples" / "draft.md"
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
    for words in ("ATT002", "RES001", "by whom? Name the source", "The quay is shut for", "Ruiz"):
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


def test_what_a_comment_silences_is_shown_and_not_counted(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With the reason that the comment gives, and also where nothing else was found; asked for or not."""
    silencing = "<!-- attrlint: ignore[ATT002] the agency gave no name -->\n\n"
    (desk / "a.md").write_text(f"{silencing}No deaths have been reported.\n")
    out, tags = page(capsys, "a.md")
    assert "No findings in 5 words; 1 suppressed." in tags.text
    assert "Suppressed by the comment in line 1: the agency gave no name" in tags.text
    assert out.count('class="note silenced"') == 1
    assert 'class="mark silenced" href="#d1ns1"' in out
    code, asked, _ = told(
        capsys, "check", "--isolated", "--quiet", "--show-suppressed", "--output-format", "html", "a.md"
    )
    assert (code, asked) == (0, out)
    (desk / "b.md").write_text("The bridge is shut.\n")
    several, tags = page(capsys, "b.md", "a.md")
    assert "the agency gave no name" in tags.text
    assert 'href="#d2"' in several
    assert 'href="#d1"' not in several, "a draft that is not shown is not linked"


def test_a_draft_is_read_as_it_was_linted(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With the genre of the configuration and the day of the command line."""
    (desk / "attrlint.toml").write_text('genre = "interview"\n')
    (desk / "a.md").write_text("The bridge is shut.\n")
    argv = ("check", "--quiet", "--date", "2026-05-07", "--output-format", "html", "a.md")
    assert "Read as interview, dated 7 May 2026." in told(capsys, *argv)[1]
    assert "Read as news, without a date." in page(capsys, "a.md")[0]


def test_house_names_come_with_the_draft(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The writer is given the document that the rules saw."""
    from attrlint.cli.check import _document_of
    from attrlint.running.runner import Choice, Runner

    (desk / "names.txt").write_text("Brynask\n")
    (desk / "attrlint.toml").write_text('names = ["names.txt"]\n')
    assert _document_of(Runner(Choice()), "a.md", "The quay.\n").house.others == ("Brynask",)


def test_marks_notes_and_links_belong_together(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """On the example draft each note has words with its number, and no link leads nowhere."""
    (desk / "a.md").write_text(DRAFT.read_text(encoding="utf-8"), encoding="utf-8")
    (desk / "b.md").write_text("No deaths have been reported.\n")
    (desk / "c.md").write_text("The bridge is shut.\n")
    for paths in (("a.md",), ("c.md", "a.md", "b.md")):
        out, _ = page(capsys, *paths)
        names = re.findall(r' id="([^"]*)"', out)
        assert len(names) == len(set(names))
        assert set(re.findall(r' href="#([^"]*)"', out)) <= set(names)
        notes = re.findall(r'class="note \w+" id="(d\d+n)([^"]+)"', out)
        marks = [
            (ids.split()[0], labels) for ids, labels in re.findall(r'data-notes="([^"]*)"[^>]* data-n="([^"]*)"', out)
        ]
        shown = {(first[: first.rindex("n") + 1], label) for first, labels in marks for label in labels.split()}
        assert len(notes) > 20
        assert set(notes) <= shown
        assert len(out.encode()) < 100_000


def test_a_finding_without_words_has_a_place(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An unbalanced mark of Markdown, say, still has its number in the text."""
    from attrlint.base.span import Span
    from attrlint.model.document import Document
    from attrlint.output.html.marked_draft import DraftView
    from attrlint.reading import read_text
    from attrlint.running.runner import Result

    raw = "The quay is shut.\n\nIt will open.\n"
    one = replace(found(raw, "will"), span=Span(22, 22))
    result = Result("a.txt", raw, (one,), linted=True)
    view = DraftView.of(1, result, Document(read_text(raw, "text"), "a.txt"))
    section = view.section(view.remarks(result))
    assert 'data-n="1" aria-label="finding 1"></a>will open' in section


def test_places_that_are_called_the_same_stand_together(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A note of many places stays short."""
    (desk / "a.txt").write_text(
        "The terminalâ€™s silos.\n\nThe quayâ€™s end.\n\nThe townâ€™s bill.\n", encoding="utf-8"
    )
    out, tags = page(capsys, "a.txt")
    assert "See also here: line 3, line 5" in tags.text
    assert out.count('data-n="(1)"') == 2
