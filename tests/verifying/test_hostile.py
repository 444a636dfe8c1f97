"""Sources that somebody made to do harm: labels, lines and markup that could keep a pattern busy, and zip bombs."""

from __future__ import annotations

import zipfile
from io import BytesIO
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from attrlint.base.errors import ReadError
from attrlint.verifying.library import open_library
from attrlint.verifying.source_text import SourceText, read_source

SIZE = 60_000  # code points
SECONDS = 8  # of CPU, which is at least five times what each takes
TEXTS = {
    "initials without a colon after them": ("txt", "A." * 40 + " x: hello there\n"),
    "capitals and dots": ("txt", "A.-'" * 24 + "x: hello there\n"),
    "a name of many names": ("txt", "Ab " * 30 + "x: hello there\n"),
    "brackets in labels": ("txt", "AB (a) " * 14 + "x: hello there\n"),
    "one line": ("txt", "word " * (SIZE // 5)),
    "one word": ("txt", "x" * SIZE),
    "a label on each line": ("txt", "".join(f"AB{i}X: b\n" for i in range(SIZE // 10))),
    "brackets that do not close": ("txt", "(applause " * (SIZE // 10)),
    "brackets in brackets": ("txt", "[a(b" * (SIZE // 4)),
    "scripts that do not close": ("html", "<script>a" * (SIZE // 9)),
    "comments that do not close": ("html", "<!--a" * (SIZE // 5)),
    "struck words that do not close": ("html", "<s>a" * (SIZE // 4) + "</s>"),
    "tags that do not close": ("html", "<b a" * (SIZE // 4)),
    "links in Markdown": ("md", "](a" * (SIZE // 3)),
    "bold in Markdown": ("md", "** a " * (SIZE // 5) + ":"),
    "cues and no words": ("srt", "1\n00:00:01,000 --> 00:00:04,000\n" * (SIZE // 31) + "a"),
    "half cues": ("srt", "00:00:" * (SIZE // 6)),
    "voices that do not close": ("vtt", "WEBVTT\n\n" + "<v.a " * (SIZE // 5)),
    "front matter that does not close": ("txt", "---\n" + "a: b\n" * (SIZE // 5)),
    "a title of presidents": ("txt", "Title: " + "President A" * (SIZE // 11)),
    "numerals": ("txt", "hundred million " * (SIZE // 16)),
    "a stammer": ("txt", "the the " * (SIZE // 8)),
    "changes of speaker": ("vtt", "WEBVTT\n\n" + ">> a " * (SIZE // 5)),
}


@pytest.mark.parametrize("name", TEXTS)
def test_no_source_keeps_a_pattern_busy(name: str) -> None:
    """Each is indexed and asked in a time that grows with its size, not with the square of it."""
    ending, text = TEXTS[name]
    begin = process_time()
    source = read_source(text.encode(), f"talk.{ending}")
    verifier = open_library([source]).verifier
    for words in ("the word hello there a b one hundred million", "the the the the the the", text[:1500]):
        verifier.check(words, "Ann Lee")
    assert process_time() - begin < SECONDS


QUOTED = {
    "one word again and again": ("a " * 5000, "a " * 2000),
    "few words": ("the of a boat " * 2000, "boat a of the the a " * 120),
    "many ellipses": ("the of a boat " * 2000, "the ... a ... " * 200),
    "many brackets": ("the of a boat " * 2000, "[the] a [of] boat " * 200),
}


@pytest.mark.parametrize("name", QUOTED)
def test_no_quotation_does(name: str) -> None:
    """A draft is as untrusted as its sources."""
    said, quoted = QUOTED[name]
    verifier = open_library([SourceText("talk.txt", f"ANN LEE: {said}", "text")]).verifier
    begin = process_time()
    verifier.check(quoted, "Ann Lee")
    assert process_time() - begin < SECONDS


def test_a_very_long_quotation_is_found() -> None:
    """A statement that is quoted as a whole, though no row of its source has more than a small part of it."""
    words = " ".join(f"word{i}" for i in range(4000))
    verifier = open_library([SourceText("talk.txt", words, "text")]).verifier
    assert verifier.check(words).verdict.value == "exact"
    changed = words.replace("word2000 ", "")
    assert verifier.check(changed).verdict.value == "altered"


@pytest.mark.parametrize("ending", ["docx", "odt"])
def test_zip_bombs_are_refused(ending: str) -> None:
    """A small file that unpacks to hundreds of megabytes is refused, and quickly."""
    out = BytesIO()
    part = {"docx": "word/document.xml", "odt": "content.xml"}[ending]
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml" if ending == "docx" else "mimetype", "x")
        archive.writestr(part, b"<a>" + b" " * 120_000_000)
    begin = process_time()
    with pytest.raises(ReadError):
        read_source(out.getvalue(), f"talk.{ending}")
    assert process_time() - begin < SECONDS


PIECES = st.sampled_from(
    "A. |AB: |Ann Lee: |>> |<v Ann>|</v>|<s>|</s>|~~|(laughter)|[crosstalk 0:12]|Q   |00:00:01,000 --> 00:00:02,000\n|12\n|"
    "\n\n|\n|&amp;|&#0;|**|](x)|İ|ß|\u2060|\x00|\f|one hundred |3.5 |don’t |— |... |“|\ud800".split("|")
)


@given(st.lists(PIECES, max_size=50).map("".join), st.sampled_from(["text", "markdown", "html", "srt", "vtt"]))
@settings(max_examples=150, deadline=None)
def test_any_source_is_asked(text: str, form: str) -> None:
    """Whatever it holds, each passage is in the source, and an edit where it says."""
    verifier = open_library([SourceText("x", text, form)]).verifier
    for words in ("one hundred A. Ann Lee don’t", text[:200]):
        found = verifier.check(words, "Ann Lee")
        for passage in filter(None, (found.passage, found.second, found.nearest, *found.others)):
            assert 0 <= passage.span.start <= passage.span.end <= len(text)
        for change in found.changes:
            assert 0 <= change.quote.start <= change.quote.end <= len(words)
            assert 0 <= change.source.start <= change.source.end <= len(text)
