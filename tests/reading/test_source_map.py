"""The map from prose to file: every reader, any text."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from attrlint.base.span import Span
from tests.drafts import draft
from tests.properties.test_any_text import FORMS, TEXTS
from tests.timing import takes_at_most


@settings(max_examples=300, deadline=None)
@given(TEXTS, FORMS)
def test_round_trip(text: str, form: str) -> None:
    """A code point that was copied maps to itself in the file; every place of the prose maps into the file."""
    prose = draft(text, form).prose
    for segment in prose.segments:
        assert 0 <= segment.file_start <= segment.file_end <= len(text)
        even = segment.end - segment.start == segment.file_end - segment.file_start
        if even and prose.text[segment.start : segment.end] == text[segment.file_start : segment.file_end]:
            for at in range(segment.start, segment.end):
                place = prose.file_span(Span(at, at + 1))
                assert text[place.start : place.end] == prose.text[at]
    for block in prose.blocks:
        place = prose.file_span(block.span)
        assert 0 <= place.start <= place.end <= len(text)


@settings(max_examples=200, deadline=None)
@given(TEXTS, FORMS, st.integers(0, 200), st.integers(0, 12), st.text("abc <&*", max_size=8))
def test_edits(text: str, form: str, start: int, length: int, content: str) -> None:
    """Edits of the file never overlap and stay in range; in plain text they do what they say."""
    prose = draft(text, form).prose
    span = Span(start, min(start + length, len(prose.text)))
    if span.start >= span.end:
        return
    edits = prose.file_edits(span, content)
    if edits is None:
        return
    places = sorted(place for place, _ in edits)
    assert all(0 <= a.start <= a.end <= len(text) for a in places)
    assert all(a.end <= b.start for a, b in itertools.pairwise(places))


WORDS = {
    "emphasis inside a word": ("**Bry**nask", "Brynask", Span(0, 7), (2, 11)),
    "an entity": ("a &ldquo;b&rdquo;", "a “b”", Span(2, 5), (2, 17)),
    "after an emoji": ("🚩🚩 *x* Brynask", "🚩🚩 x Brynask", Span(5, 12), (7, 14)),
    "a soft break with a quote mark": ("> a\n> b", "a\nb", Span(0, 3), (2, 7)),
    "an escape": ("a\\*b", "a*b", Span(0, 3), (0, 4)),
}


@pytest.mark.parametrize(("text", "words", "span", "place"), WORDS.values(), ids=WORDS.keys())
def test_markdown_places(text: str, words: str, span: Span, place: tuple[int, int]) -> None:
    """A span that crosses deleted markup begins to the right of it and ends to the left."""
    prose = draft(text, "markdown").prose
    assert prose.text == words
    assert prose.file_span(span) == place


def test_edits_keep_out_of_markup() -> None:
    """A name with markup inside is mended where only letters change; where markup would have to move, not at all."""
    prose = draft("**Bry**nask and Bry**nask**", "markdown").prose
    assert prose.file_edits(Span(0, 7), "Bryansk") == ((Span(7, 9), "an"),)
    assert prose.file_edits(Span(0, 7), "Minsk!!") is not None
    assert prose.file_edits(Span(0, 7), "Rome") is None


@pytest.mark.parametrize("form", ["html", "markdown"])
@pytest.mark.parametrize(
    "piece",
    [
        "<!--",
        "<![",
        "<a",
        "</",
        "<",
        "&",
        "&#",
        "<a x='",
        "<!",
        "<?",
        "<p>",
        "<b>",
        "</p>",
        "<script>",
        "> ",
        "[",
        "*a ",
        "|",
        "`",
        "![",
        "- ",
        "](",
        "<!-- -->",
    ],
)
def test_markup_that_is_never_finished_costs_linear_time(form: str, piece: str) -> None:
    """No page of broken markup takes more than seconds, and none crashes a reader."""
    assert takes_at_most(6, lambda text: draft(text, form), lambda: piece * (200_000 // len(piece)))


def test_text_that_only_looks_like_markup_stays() -> None:
    """A sign for less-than is text."""
    prose = draft("<p>a < b and 5<6 & so on &unknown; <3</p>", "html").prose
    assert prose.text == "a < b and 5<6 & so on &unknown; <3"
