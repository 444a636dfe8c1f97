"""A review puts comments and tracked changes exactly where they belong, and leaves everything else as it was."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from attrlint.base.errors import ReadError
from attrlint.base.span import Span
from attrlint.fixing.word.review import Request, Reviewed, review_word
from attrlint.model.diagnostic import Confidence, Diagnostic, Edit, Fix, Related, Severity
from attrlint.reading.office.archive import Archive
from attrlint.reading.office.docx import comment_text
from attrlint.reading.office.word import read_word
from tests.reading.office.test_word import BOX, FIELD, TEXTS
from tests.word_files import about, changed, comment, docx, odt, p, r, unzipped, zipped

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from attrlint.reading.office.word_parts import WordText
    from attrlint.reading.prose import Prose

WHEN = datetime(2026, 11, 30, 12, tzinfo=UTC)
LATER = datetime(2026, 12, 1, 12, tzinfo=UTC)


def finds(*patterns: str, by: str | None = None) -> Callable[[Prose], Sequence[Diagnostic]]:
    """A linter that finds what fits a pattern, and would replace it by `by`."""

    def lint(prose: Prose) -> Sequence[Diagnostic]:
        return [
            Diagnostic(
                "a.docx",
                "TST001",
                "test",
                Severity.WARNING,
                Confidence.HIGH,
                f"“{found[0]}” & <so>",
                Span(*found.span()),
                fix=None if by is None else Fix("", (Edit(Span(*found.span()), by),), safe=True),
            )
            for pattern in patterns
            for found in re.finditer(pattern, prose.raw)
        ]

    return lint


def reviewed(data: bytes, *patterns: str, by: str | None = None, track: bool = True, when: datetime = WHEN) -> Reviewed:
    """A draft reviewed by such a linter."""
    return review_word(data, "a.docx", finds(*patterns, by=by), Request(when, track_changes=track))


def word(data: bytes, without: str = "") -> WordText:
    """A Word file, read."""
    return read_word(Archive(data, "a.docx"), without)


def comments(data: bytes, author: str = "attrlint") -> list[tuple[str, str]]:
    """The comments of an author: what each is about, and what it says."""
    file = word(data)
    assert file.comments is not None
    own = [each for each in file.comments.root.elements() if each.get("w:author") == author]
    return [(file.text[slice(*file.anchors[each.get("w:id") or ""])], comment_text(each)) for each in own]


@pytest.mark.parametrize("prefix", ["w", "ns0"])
def test_a_comment_is_about_exactly_its_words(prefix: str) -> None:
    data = docx(p("The har", r("bor", bold=True), r("s are shut &amp; dark."), "\u2014"), prefix=prefix)
    for part in ("arbors", "T", "bor", "&", "harbors are shut & dark.", "—"):
        done = reviewed(data, part)
        assert comments(done.data) == [(part, f"TST001 “{part}” & <so>")]
        assert word(done.data).text == word(data).text
    assert unzipped(done.data)["word/styles.xml"] == unzipped(data)["word/styles.xml"]


def test_a_related_place_is_a_paragraph_in_word() -> None:
    def lint(prose: Prose) -> Sequence[Diagnostic]:
        at = Span(prose.raw.index("Two"), prose.raw.index("Two") + 3)
        message = "“line 1” is on line 1, not on line 10; line 2"
        related = (Related(Span(0, 3), "first"),)
        return [Diagnostic("a", "TST001", "t", Severity.INFO, Confidence.LOW, message, at, related)]

    done = review_word(docx(p("One."), p("Two.")), "a.docx", lint, Request(WHEN))
    assert comments(done.data) == [("Two", "TST001 “line 1” is on paragraph 1, not on line 10; line 2")]


def test_comments_on_the_same_and_on_overlapping_words() -> None:
    data = docx(p("One two three."), p("Four."))
    done = reviewed(data, "two", "two", "One two", "two three", r"three\.\nFour")
    assert [about for about, _ in comments(done.data)] == ["two", "two", "One two", "two three", "three.\nFour"]


@pytest.mark.parametrize(("body", "shown"), [case[1:] for case in TEXTS], ids=[case[0] for case in TEXTS])
def test_every_word_can_be_replaced_and_put_back(body: list[str], shown: str) -> None:
    data = docx(*body)
    done = reviewed(data, r"\w+", by="new\tword")
    assert word(done.data, "attrlint").text == shown
    again = reviewed(done.data, r"\w+", by="new\tword")
    assert unzipped(again.data) == unzipped(done.data), "a second run ends where the first did"
    assert (again.comments, again.changes) == (done.comments, done.changes)
    taken_back = review_word(done.data, "a.docx", lambda _: (), Request(LATER, track_changes=True))
    assert word(taken_back.data).text == shown
    assert b"attrlint" not in unzipped(taken_back.data)["word/document.xml"]


def test_a_replacement_keeps_the_look_and_nothing_else_of_a_run() -> None:
    look = '<w:rPr><w:i/><w:rPrChange w:id="3" w:author="Desk"><w:rPr/></w:rPrChange></w:rPr>'
    data = docx(p(f"<w:r>{look}<w:t>An old pier</w:t></w:r>"))
    inside = unzipped(reviewed(data, "old", by="new").data)["word/document.xml"].decode()
    assert word(reviewed(data, "old", by="new").data).text == "An new pier"
    [inserted] = re.findall(r"<w:ins .*?</w:ins>", inside)
    assert "<w:rPr><w:i/></w:rPr><w:t" in inserted
    assert "w:delText" in inside


def test_words_that_somebody_has_put_in_are_left_to_a_comment() -> None:
    data = docx(p("A ", changed("ins", "new"), " pier."))
    done = reviewed(data, "new", by="old")
    assert (done.changes, comments(done.data)[0][0]) == (0, "new")
    assert b'w:author="Desk"' in unzipped(done.data)["word/document.xml"]


def test_the_comments_and_changes_of_others_stay() -> None:
    body = [p("A ", about(0, r("pier")), changed("del", "gone"), changed("ins", "come"), " is shut.")]
    data = docx(*body, comments=comment(0, "Which one?"))
    done = reviewed(data, "pier", "shut", by="x")
    assert comments(done.data, "Desk") == [("x", "Which one?")]
    before, after = (unzipped(each)["word/comments.xml"] for each in (data, done.data))
    assert after.startswith(before.removesuffix(b"</w:comments>"))
    for change in (changed("del", "gone"), changed("ins", "come")):
        assert change.encode() in unzipped(done.data)["word/document.xml"]


def test_an_earlier_review_is_replaced() -> None:
    data = docx(p("One two three."))
    first = reviewed(data, "one|two|three")
    second = reviewed(first.data, "two", when=LATER)
    assert [about for about, _ in comments(second.data)] == ["two"]
    assert unzipped(second.data)["word/document.xml"].count(b"commentReference") == 1
    assert word(second.data).text == "One two three."


def test_changes_of_an_earlier_review_wait_on_unless_they_are_made_anew() -> None:
    first = reviewed(docx(p("An old pier.")), "old", by="new")
    second = reviewed(first.data, "pier", track=False)
    assert word(second.data).text == "An new pier."
    assert word(second.data, "attrlint").text == "An old pier."
    assert [about for about, _ in comments(second.data)] == ["pier"]


def test_a_comment_that_was_answered_stays_and_is_not_doubled() -> None:
    ids = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
    threads = (
        '<w15:commentsEx xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml">'
        '<w15:commentEx w15:paraId="0000000A"/><w15:commentEx w15:paraId="0000000B" w15:paraIdParent="0000000A"/>'
        '<w15:commentEx w15:paraId="0000000C"/></w15:commentsEx>'
    )
    own = comment(0, "TST001 “pier” &amp; &lt;so&gt;", "attrlint").replace(
        "<w:p>", f'<w:p {ids} w14:paraId="0000000A">'
    )
    reply = comment(1, "The old one.").replace("<w:p>", f'<w:p {ids} w14:paraId="0000000B">')
    other = comment(2, "TST001 gone", "attrlint").replace("<w:p>", f'<w:p {ids} w14:paraId="0000000C">')
    body = p("A ", about(0, r("pier")), about(2, r(" is")), " shut.")
    data = docx(body, comments=own + reply + other, extra={"word/commentsExtended.xml": threads.encode()})
    parts = unzipped(data)
    relation = b'<Relationship Id="x" Type="http://schemas.microsoft.com/office/2011/relationships/commentsExtended" Target="commentsExtended.xml"/></Relationships>'
    parts["word/_rels/document.xml.rels"] = parts["word/_rels/document.xml.rels"].replace(b"</Relationships>", relation)
    done = reviewed(zipped(parts), "pier")
    assert comments(done.data) == [("pier", "TST001 “pier” & <so>")]
    assert b"0000000C" not in unzipped(done.data)["word/commentsExtended.xml"]
    assert b"0000000B" in unzipped(done.data)["word/commentsExtended.xml"]


def test_what_word_takes_no_comment_on_is_given_back() -> None:
    note = '<w:r><w:footnoteReference w:id="1"/></w:r>'
    data = docx(
        p("Body here.", note, BOX.format(p("Box here."))),
        '<w:sectPr><w:headerReference w:type="default" r:id="rId_header1"/></w:sectPr>',
        footnotes=f'<w:footnote w:id="1">{p("Note here.")}</w:footnote>',
        header1=p("Head here."),
    )
    done = reviewed(data, "here", by="there")
    assert (done.comments, done.changes, len(done.unplaced)) == (1, 1, 3)
    assert word(done.data).text == "Body there.\nBox here.\nNote here.\nHead here."


def test_a_note_inside_replaced_words_is_kept() -> None:
    note = '<w:r><w:footnoteReference w:id="1"/></w:r>'
    inner = '<w:r><w:t>old</w:t><w:footnoteReference w:id="1"/><w:t>pier</w:t></w:r>'
    for body in (p("An ", r("old"), note, r("pier"), "."), p("An ", inner, ".")):
        done = reviewed(docx(body, footnotes=f'<w:footnote w:id="1">{p("Note.")}</w:footnote>'), "oldpier", by="quay")
        assert word(done.data).text == "An quay.\nNote."
        inside = unzipped(done.data)["word/document.xml"].decode()
        for gone in re.findall(r"<w:del .*?</w:del>", inside):
            assert "footnoteReference" not in gone


def test_every_other_part_is_copied_as_it_is() -> None:
    macro = bytes(range(256)) * 40
    data = docx(p("A pier."), extra={"word/vbaProject.bin": macro, "word/embeddings/ü.bin": macro, "word/media/": b""})
    before, after = unzipped(data), unzipped(reviewed(data, "pier", by="quay").data)
    changed_parts = {name for name in after if after[name] != before.get(name)}
    assert changed_parts == {
        "[Content_Types].xml",
        "word/_rels/document.xml.rels",
        "word/comments.xml",
        "word/document.xml",
    }
    assert list(before) == [name for name in after if name in before]


def test_a_draft_without_findings_comes_out_as_it_is() -> None:
    data = docx(p("A pier."))
    assert reviewed(data, "quay").data == data


def test_an_empty_span_has_the_character_beside_it() -> None:
    data = docx(p("Ab"), p())
    done = reviewed(data, "(?=b)", "(?<=b)")
    assert [about for about, _ in comments(done.data)] == ["b", "b"]


def test_fields_and_links_take_comments_inside() -> None:
    data = docx(p("See ", f"<w:hyperlink>{r('the long report')}</w:hyperlink>", FIELD.format(r(" page nine")), "."))
    done = reviewed(data, "long", "nine", by="x")
    assert word(done.data).text == "See the x report page x."
    assert word(done.data, "attrlint").text == "See the long report page nine."


def test_opendocument_is_not_written() -> None:
    with pytest.raises(ReadError, match="cannot be written yet"):
        reviewed(odt("<text:p>A pier.</text:p>"), "pier")
