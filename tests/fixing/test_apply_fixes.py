"""Fixes in files: round by round, in the encoding of the file, and quoted words as they were."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attrlint.base.errors import AttrlintError
from attrlint.base.span import Span
from attrlint.fixing.apply_fixes import keeps_quoted_words, rewrite
from attrlint.fixing.fixer import apply_fixes, settle
from attrlint.linting.linter import Linter
from attrlint.model.diagnostic import Confidence, Diagnostic, Edit, Fix, Severity
from attrlint.packs import pack
from attrlint.running.runner import Choice, Runner
from tests.drafts import draft

RUNNER = Runner(Choice(isolated=True))
RULES = pack.builtin()


def finding(start: int, end: int, words: str, *, safe: bool = True, code: str = "TST001") -> Diagnostic:
    """A finding with one edit."""
    fix = Fix("Do", (Edit(Span(start, end), words),), safe=safe)
    return Diagnostic("a.txt", code, "test", Severity.INFO, Confidence.HIGH, "do", Span(start, end), (), fix)


def test_one_round() -> None:
    """Edits count from the text as it was; of two that overlap the first is made; offered ones only when asked for."""
    found = [
        finding(0, 2, "AB"),
        finding(1, 3, "xx"),
        finding(4, 4, "+"),
        finding(4, 4, "-"),
        finding(5, 6, "", safe=False),
    ]
    assert apply_fixes("abc def", found) == "ABc +def"
    assert apply_fixes("abc def", found, unsafe=True) == "ABc +df"


def test_rounds_end_when_nothing_changes() -> None:
    """A fix may bring about another; the count is of all of them."""
    settled = settle("aaa.", lambda text: [finding(0, 2, "a")] if text.startswith("aa") else [])
    assert (settled.text, settled.made, settled.count) == ("a.", (("TST001", 2),), 2)


def test_rules_that_undo_each_other() -> None:
    """Neither is applied, and the others are: of another rule, and in another place."""
    settled = settle("a", lambda text: [finding(0, 1, "b" if text == "a" else "a")])
    assert (settled.text, settled.count) == ("a", 0)

    def and_another(text: str) -> list[Diagnostic]:
        more = [finding(2, 3, "D", code="TST002")] if text[2] == "d" else []
        return [finding(0, 1, "b" if text[0] == "a" else "a"), *more]

    settled = settle("a d", and_another)
    assert (settled.text, settled.made) == ("a D", (("TST002", 1),))
    assert settle("a D", and_another).text == "a D"


def test_fixes_of_one_round_that_undo_each_other() -> None:
    """Applied one at a time they come to an end, and a second run changes nothing."""

    def swap(text: str) -> list[Diagnostic]:
        return [] if text[0] == text[2] else [finding(0, 1, text[2]), finding(2, 3, text[0])]

    settled = settle("a b", swap)
    assert settled.text in ("a a", "b b")
    assert settle(settled.text, swap).count == 0


def test_fixes_without_end() -> None:
    """They are left out."""
    assert settle("a", lambda text: [finding(0, 0, "a")]).count == 0


@given(st.integers(0, 10_000), st.integers(2, 6))
def test_any_rules_come_to_an_end(seed: int, texts: int) -> None:
    """Whatever leads where: a second run changes nothing."""
    words = [chr(97 + i) for i in range(texts)]
    draw = random.Random(seed)
    leads = {
        a + b: [(draw.choice("01"), draw.choice(words)) for _ in range(draw.randrange(4))] for a in words for b in words
    }

    def lint(text: str) -> list[Diagnostic]:
        return [finding(int(at), int(at) + 1, to, code=f"TST00{number}") for number, (at, to) in enumerate(leads[text])]

    for start in leads:
        settled = settle(start, lint)
        assert settle(settled.text, lint).text == settled.text


def test_many_fixes() -> None:
    """Thousands of fixes are made in one round, in linear time."""
    text = "goverment " * 20_000
    found = [finding(i * 10, i * 10 + 9, "government") for i in range(20_000)]
    assert apply_fixes(text, found) == "government " * 20_000


BYTES = {
    "utf-8": "“We left,” he said. The goverment fell.\n".encode(),
    "a byte order mark": b"\xef\xbb\xbf" + "The goverment fell — at last.\n".encode(),
    "CR LF": b"The goverment fell.\r\n\r\nAt last.\r\n",
    "CR": b"The goverment fell.\rAt last.",
    "no line end": b"The goverment fell.",
    "utf-16 with its mark": "\ufeffThe goverment fell — at last.\n".encode("utf-16-le"),
    "utf-16, the other way round": "\ufeffThe goverment fell — at last.\n".encode("utf-16-be"),
    "a legacy encoding": "Die Straße heißt “Élysée” und führt über die Brücke; the goverment fell. Señor Müller.\n".encode(
        "cp1252"
    ),
}


@pytest.mark.parametrize("data", BYTES.values(), ids=BYTES.keys())
def test_bytes_stay_as_they_were(data: bytes) -> None:
    """All but the fixed word is the same, byte for byte."""
    rewritten = RUNNER.fix_bytes(data, "a.txt", unsafe=False)
    step = 2 if b"\0" in data else 1
    wrong, right = ("goverment", "government")
    codec = "utf-8" if step == 1 else ("utf-16-le" if data[:1] == b"\xff" else "utf-16-be")
    assert rewritten.data == data.replace(wrong.encode(codec), right.encode(codec))
    assert rewritten.made == (("STY001", 1),)
    assert RUNNER.fix_bytes(rewritten.data, "a.txt", unsafe=True).made == ()


def test_nothing_to_fix() -> None:
    """Then the bytes are those that came in."""
    data = b"The bridge is shut.\r\n"
    assert RUNNER.fix_bytes(data, "a.txt", unsafe=True).data is data


def test_quoted_words_are_guarded() -> None:
    """A fix that would change them all the same is left out alone: of the words, of a mark, or of more."""
    document = draft("“We left,” he said. He staid.")
    fixes = [
        finding(1, 3, "They"),
        finding(9, 10, ""),
        finding(9, 19, "”"),
        finding(23, 28, "stayed"),
    ]
    raw = document.prose.raw
    done = rewrite(document, raw.encode(), "", draft, lambda made: fixes if made.prose.raw == raw else [])
    assert done.after == "“We left,” he said. He stayed."
    assert done.made == (("TST001", 1),)


PAIRS = {
    "a name in a caption and in the story": (
        "![Anna Hanson at the port](p.jpg)\n\nAnna Hansen runs the port.\n",
        "a.md",
    ),
    "marks as entities": ('f="&ldquo;”\n', "a.txt"),
    "marks as entities in Markdown": ('The deal p&rdquo;Netnya"d\n', "a.md"),
    "a mark that pairs anew": ('He said "no.\n\n“It is so," said Lee. The goverment fell.\n', "a.txt"),
    "two spellings of a place": ("Kharkiv is near. Kharkov is far. Kharkiv fell; Kharkov did not.\n", "a.txt"),
    "text that begins as JSON does": ('TK {"a": 1}\n\nThe goverment fell.\n', "a.txt"),
}


@pytest.mark.parametrize(("text", "path"), PAIRS.values(), ids=PAIRS.keys())
@pytest.mark.parametrize("unsafe", [False, True])
def test_a_second_run_changes_nothing(text: str, path: str, unsafe: bool) -> None:
    """And what was quoted is quoted."""
    runner = Runner(Choice(isolated=True, preset="strict"))
    first = runner.fix_bytes(text.encode(), path, unsafe=unsafe)
    assert keeps_quoted_words(runner.document(text.encode(), path)[0], first.after)
    assert runner.fix_bytes(first.data, path, unsafe=unsafe).made == ()


def test_a_text_that_does_not_fit_its_encoding() -> None:
    """It is left alone with a word about it."""
    document = draft("The cafe fell.")
    with pytest.raises(AttrlintError, match="cannot be written in cp1252"):
        rewrite(
            document,
            b"The cafe fell.",
            "cp1252",
            draft,
            lambda made: [finding(4, 8, "кафе")] if "cafe" in made.text else [],
        )


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_what_is_fixed_is_clean(rule: pack.Rule) -> None:  # type: ignore[name-defined]
    """After its fixes a rule has no more of them for its own examples, and where all had one nothing more to say."""
    linter = Linter([rule])
    for example in rule.examples[0]:
        before = linter.lint(draft(example.text, example.format)).diagnostics
        settled = settle(
            example.text, lambda text, e=example: linter.lint(draft(text, e.format)).diagnostics, unsafe=True
        )
        after = linter.lint(draft(settled.text, example.format)).diagnostics
        assert [d.message for d in after if d.fix] == []
        if all(d.fix for d in before):
            assert after == ()


@pytest.mark.parametrize(
    ("text", "kept", "lost"),
    [
        (
            "🚩 “The pier ![“old pier”](a.png) is shut.”\n",
            "“The pier ![“old pier”](a.png) is shut.”\n",
            "“The pier is shut.”\n",
        ),
        ("“One.” “One.”\n", "x “One.” “One.”\n", "“One.”\n"),
        (
            "He said: “Go ![“now”](b.png) home.” “Now”\n",
            "He: “Go ![“now”](b.png) home.” “Now”\n",
            "“Go ![“no”](b.png) home.” “Now”\n",
        ),
    ],
    ids=["a caption inside", "twice", "inside and after"],
)
def test_quotations_inside_quotations_are_kept(text: str, kept: str, lost: str) -> None:
    """Alt text is read after the paragraph that it is in, but it comes before the end of that paragraph in the file."""
    document = draft(text, "markdown")
    assert keeps_quoted_words(document, text)
    assert keeps_quoted_words(document, kept)
    assert not keeps_quoted_words(document, lost)
