"""`lint`, `sources` and `verify` give what the command line prints."""

from __future__ import annotations

import json
import threading
import warnings
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

import attrlint
from attrlint.api import AttrlintError, AttrlintWarning, ConfigError, PackError, ReadError, RuleFailed, UsageError
from attrlint.cli import run
from attrlint.kinds.generic.existence import Existence
from tests.word_files import docx, p, r

if TYPE_CHECKING:
    from pathlib import Path

DRAFT = """\
# Storm takes pier

“We lost the roof before midnight, and then the power went,” harbor master Ann Kelso said.
The bridge was targetted, critics say. 🚩 It has been reported that it is shut.

“We lost the roof before midnight, and then the power went,” she said again.
"""
GERMAN = (
    "Die Brücke über den Fluss wird am Montag gesperrt, und die Busse fahren bis zum Abend an der Mühle vorbei. " * 3
)


def printed(capsys: pytest.CaptureFixture[str], *argv: str) -> object:
    """The JSON that a command prints."""
    run([*argv, "--isolated", "--output-format", "json"])
    found: object = json.loads(capsys.readouterr().out)
    return found


@pytest.mark.parametrize(
    ("name", "format", "text"),
    [
        ("a.md", "markdown", DRAFT),
        ("b.txt", "text", "\ufeff" + DRAFT.replace("\n", "\r\n")),
        ("c.html", "html", "<h1>Storm</h1><p>The bridge was <b>target</b>ted, critics say.</p>"),
        ("d.md", "markdown", ""),
        ("e.md", "markdown", "\n\n \n"),
    ],
)
def test_as_the_command_line(
    name: str,
    format: str,
    text: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """The same findings and the same source list, as text and as bytes, with the format said or read off the path."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / name).write_bytes(text.encode())
    found = printed(capsys, "check", name)
    for draft in (text, text.encode()):
        for form in (format, None):
            assert [one.to_dict() for one in attrlint.lint(draft, form, name)] == found
            assert [attrlint.sources(draft, form, name).to_dict()] == printed(capsys, "sources", name)


def test_verify_as_the_command_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The same verdicts from files, from contents and from the settings' sources."""
    monkeypatch.chdir(tmp_path)
    transcript = (
        "KELSO: We lost the roof before midnight, and then the water went, the pump too.\n\nKELSO: The pier is gone.\n"
    )
    (tmp_path / "talk.txt").write_text(transcript)
    (tmp_path / "a.md").write_text(DRAFT)
    found = printed(capsys, "verify", "--against", "talk.txt", "a.md")
    assert found
    by_files = attrlint.verify(DRAFT, ["talk.txt"], path="a.md")
    by_contents = attrlint.verify(DRAFT, {"talk.txt": transcript}, path="a.md")
    by_settings = attrlint.verify(DRAFT, path="a.md", settings=attrlint.Settings(sources=["talk.txt"]))
    assert [one.to_dict() for one in by_files] == found
    assert by_contents == by_files == by_settings
    assert by_files[0].verdict == "altered"
    assert {one.code for one in attrlint.lint(DRAFT, settings=attrlint.Settings(sources=["talk.txt"]))} >= {"VER002"}


def test_verify_reads_what_sources_are_in() -> None:
    """A Word file by its bytes; captions by the ending; speakers by name."""
    captions = "WEBVTT\n\n00:00:05.000 --> 00:00:09.000\nWe lost the roof before midnight, and then the power went\n"
    first, *_ = attrlint.verify(DRAFT, {"talk.vtt": captions}, speakers={"talk.vtt": "Ann Kelso"})
    assert (first.verdict, first.speaker.same) == ("exact", True)
    assert first.passage is not None
    assert first.passage.time == "00:00:05"
    word = docx(p(r("We lost the roof before midnight, and then the power went.")))
    assert attrlint.verify(DRAFT, {"talk.docx": word})[0].verdict == "exact"


@pytest.mark.parametrize(
    ("against", "message"),
    [
        ({}, "no sources"),
        ((), "no sources"),
        ({"a.txt": " "}, "is empty"),
        (["gone.txt"], "no such"),
        ({"a.docx": "PK"}, "a.docx|not a"),
    ],
)
def test_sources_that_cannot_be_read(against: dict[str, str] | list[str], message: str) -> None:
    """Are errors, as on the command line: what was not compared is never right."""
    with pytest.raises(ReadError, match=message):
        attrlint.verify(DRAFT, against)


def test_word_drafts() -> None:
    """Bytes, with a path or without one; their findings have no fix. A zip file is known under any format."""
    data = docx(p(r("The bridge was targetted.")))
    found = attrlint.lint(data, "docx")
    assert [(one.code, one.fix) for one in found] == [("STY001", None)]
    assert attrlint.lint(data, None, "a.docx") == [replace(one, path="a.docx") for one in found]
    assert attrlint.lint(data) == found
    with pytest.raises(UsageError, match="bytes"):
        attrlint.lint("Text.", "docx")


def test_feeds() -> None:
    """A news feed by its format; other XML and JSON is refused."""
    feed = "<nitf><body><body.content><p>The bridge was targetted.</p></body.content></body></nitf>"
    assert [one.code for one in attrlint.lint(feed, "xml")] == ["STY001"]
    for text, form in (("<a/>", "xml"), ('{"a": 1}', "json"), ("Copy.", "xml"), ("Copy.", "json")):
        with pytest.raises(ReadError):
            attrlint.lint(text, form)


@pytest.mark.parametrize(
    "call", [attrlint.lint, attrlint.sources, lambda draft: attrlint.verify(draft, {"a.txt": "No."})]
)
@pytest.mark.parametrize("draft", [b"\x00\x01", "a\x00b", b"%PDF-1.7 x", b"\x89PNG\r\n\x1a\n"])
def test_what_is_no_draft(call: object, draft: str | bytes) -> None:
    """Raises, whatever is asked for."""
    with pytest.raises(ReadError):
        call(draft)  # type: ignore[operator]


@pytest.mark.parametrize("text", [None, 3, ["a"]])
def test_types(text: object) -> None:
    """A text that is none is the caller's mistake."""
    with pytest.raises(TypeError):
        attrlint.lint(text)  # type: ignore[arg-type]


def test_half_a_surrogate_pair() -> None:
    """Which JSON can bring; the places of the others do not move."""
    assert attrlint.lint("\ud83d The bridge was targetted.")[0].offset == 17


def test_other_languages_and_encodings() -> None:
    """Are warned of, at the line that calls, by each of the calls."""
    for call in (attrlint.lint, attrlint.sources, lambda text: attrlint.verify(text, {"a.txt": "Nichts davon."})):
        with pytest.warns(AttrlintWarning, match="reads as German") as caught:
            call(GERMAN)  # type: ignore[operator]
        assert caught[0].filename == __file__
    with pytest.warns(AttrlintWarning, match="decoded as"):
        attrlint.lint("The café was targetted, the naïve said, and the façade with it. Müller agreed.".encode("cp1252"))
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        attrlint.lint(DRAFT)
        with pytest.raises(AttrlintWarning):
            attrlint.lint(GERMAN)


def test_a_rule_that_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    """Raises: a list that comes back is complete."""

    def broken(*_: object) -> list[object]:
        raise TimeoutError

    monkeypatch.setattr(Existence, "find", broken)
    with pytest.raises(RuleFailed, match="longer than"):
        attrlint.lint("Copy TK here, and reportedly more.", settings=attrlint.Settings(preset="strict"))


def test_a_fault_of_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    """Is an AttrlintError that asks to be reported; with ATTRLINT_DEBUG it is raised as it is."""

    def broken(*_: object) -> object:
        raise KeyError("x")

    monkeypatch.setattr("attrlint.reading.markdown.read_markdown", broken)
    with pytest.raises(AttrlintError, match="please report"):
        attrlint.lint("Copy.")
    monkeypatch.setenv("ATTRLINT_DEBUG", "1")
    with pytest.raises(KeyError):
        attrlint.lint("Copy.")


def test_front_matter_opens_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A stranger's draft does not choose what is read."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "secret.txt").write_text("We lost the roof after midnight, and then the power went.")
    draft = f"---\nsources: secret.txt\n---\n\n{DRAFT}"
    assert not [one for one in attrlint.lint(draft, path="a.md") if one.code.startswith("VER")]
    with pytest.raises(ReadError, match="no sources"):
        attrlint.verify(draft, path="a.md")


def test_packs_and_names_are_read_again(tmp_path: Path) -> None:
    """When their files change between two calls with the same settings."""
    names = tmp_path / "names.txt"
    names.write_text("Nothing Here\n")
    desk = attrlint.Settings(names=[names], select=["PLC001"])
    draft = "The mayor of Brynask spoke. A train reached Bryansk at noon."
    assert [one.code for one in attrlint.lint(draft, settings=desk)] == ["PLC001"]
    names.write_text("Brynask\nNothing Here Either\n")
    assert attrlint.lint(draft, settings=desk) == []


def test_threads() -> None:
    """Many at once get what one gets."""
    alone = attrlint.lint(DRAFT)
    found: list[object] = []
    threads = [threading.Thread(target=lambda: found.append(attrlint.lint(DRAFT))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [alone] * 8


@pytest.mark.parametrize(
    ("settings", "error", "message"),
    [
        ({"preset": "loud"}, ConfigError, "must be one of"),
        ({"select": 3}, ConfigError, "must be a list"),
        ({"date": "yesterday"}, ConfigError, "YYYY-MM-DD"),
        ({"genre": None}, ConfigError, "must be text"),
        ({"sources_complete": "yes"}, ConfigError, "true or false"),
        ({"rules": {"STY001": 3}}, ConfigError, "table of options"),
        ({"select": ["STX001"]}, ConfigError, "did you mean"),
        ({"rules": {"STY001": {"severty": "error"}}}, ConfigError, "severty"),
        ({"packs": ["gone.yaml"]}, PackError, "no such pack"),
        ({"names": ["gone.txt"]}, ConfigError, "no such file"),
    ],
)
def test_faulty_settings(settings: dict[str, object], error: type[AttrlintError], message: str) -> None:
    """Are said when the settings are made, or when their rules are loaded."""
    with pytest.raises(error, match=message) as caught:
        attrlint.lint("Copy.", settings=attrlint.Settings(**settings))  # type: ignore[arg-type]
    assert all(line.count("error: ") == 1 and not line.startswith(":") for line in caught.value.lines())
