"""Whatever the text: no crash, every place in range, the gate loses nothing, and time grows with the length only."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from attrlint.fixing.apply_fixes import keeps_quoted_words
from attrlint.fixing.fixer import settle
from attrlint.linting.linter import Linter
from attrlint.packs import pack
from tests.drafts import draft
from tests.timing import takes_at_most

RULES = pack.builtin()
LINTER = Linter(RULES)
UNGATED = Linter(RULES, gated=False)

# Words and marks that the rules are about, letters that fold oddly, and ordinary words between them.
PIECES = [
    "“", "”", '"', "'", "‘", "’", "''", "``", "«", "»", "„", " ", "  ", "\n", "\n\n", "\r\n", "\r", "\t", "\u00a0", "\u2028",
    ". ", ", ", "? ", "! ", ": ", "— ", "-", "...", "…", "(", ")", "[", "]", "[[", "*", "**", "_", "`", "#", ">", "- ", "1. ",
    "<b>", "</b>", "<p>", "</p>", "<!-- attrlint: ignore -->", "&ldquo;", "&amp;", "&", "<", "https://example.org/?utm_source=chatgpt.com",
    "has been reported", "have been reported", "reportedly", "it is believed that", "said", "he said", "she added", "by the ministry",
    "according to", "The bridge is shut until the spring", "Belgorod", "Brynask", "Kharkiv", "in", "and", "TK", "XX", "[check]",
    "targetted", "seperate", "on Kremlin", "White House said", "pic.twitter.com/abc1", "— Tom Alder (@tom) May 3, 2023",
    "arrested for murder", "refuted the claim", "everyone knows", "â€™", "\ufffd", "date 2023-05-04 ", "#attrlint: ignore[ATT002]",
    "İ", "ı", "ſ", "K", "Å", "ß", "ﬁ", "é", "e\u0301", "🚩", "👩‍🚒", "\u200b", "\ufeff", "\x00", "\x0b", "\x85", "中文",
    "We won", "the talks", "Mr. ", "U.S. ", "Jan. 4", "Ann Lee said ", "“Yes.”\n", "A de ", "\n> a", "— Ann Lee", "LEE: ", "6'2\"", "'90s", "don't", "don’t", "workers' ",
]  # fmt: skip
TEXTS = st.lists(st.sampled_from(PIECES), max_size=40).map("".join) | st.text(max_size=60)
FORMS = st.sampled_from(["text", "markdown", "html"])


@settings(max_examples=400, deadline=None)
@given(TEXTS, FORMS)
@example("", "text")
@example("\ufeff", "markdown")
@example("“", "html")
def test_any_text(text: str, form: str) -> None:
    """Blocks and findings lie in the text, in order; the gate changes nothing; no rule fails."""
    document = draft(text, form)
    last = 0
    for block in document.blocks:
        assert last <= block.span.start < block.span.end <= len(document.text)
        last = block.span.end
    report = LINTER.lint(document)
    assert report.failures == ()
    assert report == UNGATED.lint(draft(text, form))
    for one in report.diagnostics:
        assert 0 <= one.span.start <= one.span.end <= len(text)
        for related in one.related:
            assert 0 <= related.span.start <= related.span.end <= len(text)
        for edit in one.fix.edits if one.fix else ():
            assert 0 <= edit.span.start <= edit.span.end <= len(text)
    assert list(report.diagnostics) == sorted(report.diagnostics, key=lambda d: d.span)


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_plain_text_is_its_own_prose(text: str) -> None:
    """Every code point of a plain text's prose stands for the same one in the file."""
    prose = draft(text).prose
    for segment in prose.segments:
        assert prose.text[segment.start : segment.end] == text[segment.file_start : segment.file_end]


@settings(max_examples=300, deadline=None)
@given(TEXTS, FORMS)
def test_quoted_words_survive_every_fix(text: str, form: str) -> None:
    """What stands between marks is the same, letter for letter, before and after all fixes."""
    document = draft(text, form)
    settled = settle(text, lambda words: LINTER.lint(draft(words, form)).diagnostics, unsafe=True)
    assert keeps_quoted_words(document, settled.text)
    assert settled.count < 100


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=25).map("".join))
def test_sentences_never_split_a_quotation(text: str) -> None:
    """No sentence begins or ends inside the content of a quotation."""
    document = draft(text)
    for quotation in document.quotations.outer:
        for sentence in document.sentences:
            assert not quotation.content.start < sentence.start < quotation.content.end
    assert all(a.end <= b.start for a, b in zip(document.sentences, document.sentences[1:], strict=False))


@pytest.mark.parametrize(
    "piece",
    [
        "a",
        "A",
        "“a ",
        '"',
        "a. A",
        "Aa ",
        "said ",
        "[",
        "1. ",
        "has been ",
        "—",
        "\u0301",
        "Mr. ",
        "TK",
        "A de ",
        "A. ",
    ],
)
def test_a_long_line(piece: str) -> None:
    """One line of 300 kB of anything takes seconds, not minutes."""
    text = (piece * (300_000 // len(piece)))[:300_000]
    assert takes_at_most(12, lambda text: LINTER.lint(draft(text)), lambda: text)


@pytest.mark.parametrize("piece", ["he said that ", "“A,” he said. ", "“Yes.”\n", "“Yes.” ", "“Yes.”-", "\n> a"])
def test_a_quarter_of_a_megabyte_of_talk(piece: str) -> None:
    """Where every few words report something, or quote, a page costs a multiple and no more."""
    text = (piece * (250_000 // len(piece) + 1))[:250_000]
    assert takes_at_most(15, lambda text: LINTER.lint(draft(text)), lambda: text)


# What may stand before a draft's first word, where something is looked for in what stands before it.
HEADS = [" ", "\u00a0", "\t", "\u200b", " “", "“", "'", " '", "’", "(", " .", ", ", "-", "1 ", "![ ", "\n "]
SHORT = [
    "Zelenskiyy said the talks failed.",
    "Anna Kovacs spoke. Kovacs left, and Kovcas stayed.",
    "Sergei Sobyanin in May](m.jpg)\n\nMayor Sergey Sobyanin said nothing.",
    "Khakriv is shut, the mayor said.",
    "said.",
    "Reutres reported it.",
]


@pytest.mark.parametrize("head", HEADS)
def test_what_stands_before_the_first_word(head: str) -> None:
    """A text that begins with a blank, a mark or nothing at all breaks no rule; nor does one that is cut anywhere."""
    for text in SHORT:
        for form in ("text", "markdown"):
            assert UNGATED.lint(draft(head + text, form)).failures == ()
    for cut in range(len(SHORT[1])):
        assert UNGATED.lint(draft(head + SHORT[1][cut:])).failures == ()
