"""Sources of every form: whose words they are, where they are, and what cannot be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from attrlint.base.errors import ReadError
from attrlint.store.store import Store
from attrlint.verifying.bundle import bundle_of, packed, unpack
from attrlint.verifying.cleaning import clean
from attrlint.verifying.library import open_library
from attrlint.verifying.source_text import SourceText, read_source, rows_of
from attrlint.verifying.terms import level

if TYPE_CHECKING:
    from pathlib import Path

SAID = "The pumps arrived this morning and we are thankful for them."
LABELS = [
    # the file's ending, its text, the label of the words
    ("txt", f"MS. REYES:  {SAID}\n", "MS. REYES"),
    ("txt", f"THE PRESIDENT:  {SAID}\n", "THE PRESIDENT"),
    ("txt", f"OLGA REYES: Good evening.\n\n{SAID}\n", "OLGA REYES"),
    ("txt", f"Q    {SAID}\n", "Q"),
    ("txt", f"Olga Reyes: (00:12)\n{SAID}\n", "Olga Reyes"),
    ("txt", f"Olga Reyes  0:12\n{SAID}\n", "Olga Reyes"),
    ("txt", f"Speaker 2  0:12\n{SAID}\n", "Speaker 2"),
    ("txt", f"Olga Reyes: Good evening.\nTom Falk: Hello.\nOlga Reyes: {SAID}\n", "Olga Reyes"),
    ("md", f"**Olga Reyes:** {SAID}\n", "Olga Reyes"),
    ("html", f"<p><strong>Olga Reyes:</strong> {SAID}</p>", "Olga Reyes"),
    ("srt", f"1\n00:00:01,000 --> 00:00:04,000\n>> OLGA REYES: {SAID[:30]}\n\n2\n00:00:04,000 --> 00:00:09,000\n{SAID[30:]}\n", "OLGA REYES"),
    ("vtt", f"WEBVTT\n\n00:01.000 --> 00:04.000\n<v Olga Reyes>{SAID[:30]}</v>\n\n00:04.000 --> 00:09.000\n<v Olga Reyes>{SAID[30:]}</v>\n", "Olga Reyes"),
    ("txt", f"Note: {SAID}\n", None),
    ("txt", f"And again: {SAID}\n", None),
    ("txt", f"https://example.org/a\n\n{SAID}\n", None),
    ("txt", f"---\ntitle: A talk\n---\n\n{SAID}\n", None),
]  # fmt: skip


def source(ending: str, text: str) -> SourceText:
    """A source as it is read from bytes."""
    return read_source(text.encode(), f"talk.{ending}")


@pytest.mark.parametrize(("ending", "text", "label"), LABELS)
def test_labels(ending: str, text: str, label: str | None) -> None:
    """The label of the last row, in every form that transcripts have."""
    assert rows_of(source(ending, text))[-1].who == label


@pytest.mark.parametrize(("ending", "text", "label"), LABELS)
def test_words_are_found_in_every_form(ending: str, text: str, label: str | None, tmp_path: Path) -> None:
    """Markup, cue numbers and times do not come between the words."""
    path = tmp_path / f"talk.{ending}"
    path.write_text(text, encoding="utf-8")
    found = open_library([str(path)]).verifier.check(SAID)
    assert found.verdict.value == "exact"
    assert found.passage is not None
    start, end = found.passage.span
    assert text[start:end].startswith("The pumps")
    assert text[start:end].rstrip("</v>").endswith("for them")


PIECES = [
    "<b>",
    "</b>",
    "<p>",
    "&amp;",
    "&rsquo;",
    "**",
    "(laughter)",
    "[crosstalk]",
    "~~x~~",
    "<s>",
    "a",
    " ",
    "\n\n",
    ":",
    "Q ",
    "-->",
    "00:01",
    "é",
    "\\",
    "(",
]


@given(
    st.lists(st.sampled_from(PIECES), max_size=60).map("".join),
    st.sampled_from(["text", "markdown", "html", "srt", "vtt"]),
)
@settings(max_examples=150, deadline=None)
def test_offsets_stay(text: str, form: str) -> None:
    """A cleaned source is as long as it was, and its rows are inside it and in order."""
    assert len(clean(text, form)) == len(text)
    last = 0
    for row in rows_of(SourceText("x", text, form)):
        assert last <= row.start < row.end <= len(text)
        last = row.end


@given(st.binary(max_size=400), st.sampled_from(["txt", "md", "html", "srt", "vtt", "pdf", "rtf", "eml", "docx"]))
@settings(max_examples=120, deadline=None)
def test_any_bytes(data: bytes, ending: str) -> None:
    """Whatever a source holds, it is read or refused."""
    try:
        made = read_source(data, f"x.{ending}")
    except ReadError:
        return
    bundle_of([made])


def test_an_index_comes_back_as_it_was() -> None:
    """From its bytes, and from nothing else."""
    index = bundle_of([source("txt", f"OLGA REYES: {SAID}\n\nTOM FALK: Thank you.\n")])
    kept = packed(index)
    assert unpack(kept) == index
    for broken in (b"", b"{}\n", kept[:-1], kept + b"x", kept.replace(b'"form": 6', b'"form": 3')):
        assert unpack(broken) is None


def test_the_store_holds_no_text(tmp_path: Path) -> None:
    """Offsets only; what changed is read again."""
    path = tmp_path / "talk.txt"
    path.write_text(f"OLGA REYES: {SAID}\n", encoding="utf-8")
    store = Store(tmp_path / "cache", b"version")
    first = open_library([str(path)], store)
    assert first.verifier.check(SAID).verdict.value == "exact"
    assert b"thankful" not in b"".join(file.read_bytes() for file in (tmp_path / "cache").rglob("*") if file.is_file())
    again = open_library([str(path)], store)
    assert again.digest == first.digest
    assert again.verifier.check(SAID).verdict.value == "exact"
    path.write_text("OLGA REYES: Nothing at all.\n", encoding="utf-8")
    assert open_library([str(path)], store).digest != first.digest


def test_unreadable_sources(tmp_path: Path) -> None:
    """Missing, empty, or a scan: each is a fault, and the others are still there."""
    (tmp_path / "empty.txt").write_text("\n")
    (tmp_path / "blank.txt").write_text("-- !! --\n")
    (tmp_path / "good.txt").write_text(SAID)
    library = open_library([str(tmp_path / name) for name in ("none.txt", "empty.txt", "blank.txt", "good.txt")])
    assert len(library.faults) == 3
    assert len(library.verifier.shelf) == 1


def test_mail_and_rtf(tmp_path: Path) -> None:
    """Text in another kind of file is found in the text taken out of it."""
    (tmp_path / "mail.eml").write_text(f"From: a@example.org\nSubject: Statement\n\n{SAID}\n")
    (tmp_path / "note.rtf").write_text(r"{\rtf1\ansi " + SAID + "}")
    pytest.importorskip("striprtf", reason="the extra “sources” is not installed")
    library = open_library([str(tmp_path / "mail.eml"), str(tmp_path / "note.rtf")])
    assert library.faults == ()
    assert library.verifier.check(SAID).verdict.value == "exact"


def talks(folder: Path, count: int) -> list[str]:
    """Transcripts with words of their own each."""
    for number in range(count):
        (folder / f"{number:02}.txt").write_text(
            f"OLGA REYES: Pump {number} came in the week {number + 3} of the year.\n"
        )
    return [str(path) for path in sorted(folder.glob("*.txt"))]


def test_what_did_not_change_is_not_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A source that is changed, added or removed costs its bundle, not the others."""
    monkeypatch.setattr("attrlint.verifying.library.BUNDLE", 150)  # about three of the sources
    read: list[str] = []

    def noted(data: bytes, path: str) -> SourceText:
        read.append(path)
        return read_source(data, path)

    monkeypatch.setattr("attrlint.verifying.library.read_source", noted)
    store = Store(tmp_path / "cache", b"version")
    paths = talks(tmp_path, 40)
    open_library(paths, store)
    assert len(read) == 40
    read.clear()
    open_library(paths, store)
    assert read == []
    (tmp_path / "20.txt").write_text("OLGA REYES: Nothing came at all, and nobody asked.\n")
    changed = open_library(paths, store)
    assert 0 < len(read) < 20
    assert changed.verifier.check("Nothing came at all, and nobody asked.").verdict.value == "exact"
    assert changed.verifier.check("Pump 33 came in the week 36 of the year.").verdict.value == "exact"
    read.clear()
    without = open_library(paths[1:], store)
    assert len(read) < 20
    assert len(without.verifier.shelf) == 39


@pytest.mark.parametrize("size", [1, 100, 10_000])
def test_bundles_change_no_verdict(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, size: int) -> None:
    """Where sources lie together, or each by itself, the same passages are found at the same places."""
    monkeypatch.setattr("attrlint.verifying.library.BUNDLE", size)
    paths = talks(tmp_path, 12)
    verifier = open_library(paths).verifier
    for number in range(12):
        found = verifier.check(f"Pump {number} came in the week {number + 3} of the year.", "Olga Reyes")
        assert (found.verdict.value, found.same) == ("exact", True)
        assert found.passage is not None
        assert verifier.shelf.paths[found.passage.source] == paths[number]


@given(st.text(max_size=80))
def test_a_leveled_text_is_as_long_as_before(text: str) -> None:
    """And is split where words end, whatever it holds."""
    made = level(text)
    assert len(made) == len(text)
    assert level(made) == made
    assert all(char.isalnum() or char == "_" for word in made.split() for char in word)


def test_accents_and_capitals_make_no_other_word() -> None:
    """A source may write a name with its accents and a draft without."""
    assert level("Ángel’s CAFÉ—naïve, o_k 3.5") == "angel s cafe naive  o_k 3 5"
