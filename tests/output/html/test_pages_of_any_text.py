"""html of any text: no finding is lost, each note leads to its very words, and nothing of a draft becomes markup."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from attrlint.output.html.marked_draft import Placer
from attrlint.output.html.page import Page
from attrlint.output.writer import OutputContext
from attrlint.running.runner import Choice, Runner

if TYPE_CHECKING:
    from attrlint.running.runner import Result

PIECES = (
    "No deaths have been reported. ", "“The quay is shut,” Ruiz said. ", '"We left,” ', "TK ", "Mykoliav, Ukraine ", "\n\n", "\n",
    "> ", "# A Heading\n\n", "**", "*", "<b>", "</p>", "<script>", "</script>", "&amp;", "&", "'", '"', "“", "”", "🚩", "e\u0301",
    "terminalâ€™s ", "[a link](https://example.org/?utm_source=chatgpt.com) ", "`code` ", "\u2028", "\x85", "\u202e", "\r\n",
    "<!-- attrlint: ignore -->\n\n", "<!-- attrlint: disable[ATT002] why -->\n\n", "said <em>so</em>. ", "<!--", "-->", "![x](y.jpg)\n\n",
)  # fmt: skip
KNOWN = frozenset(
    "html head meta title style body a header div h1 span p nav fieldset legend label input select option button kbd main h2 "
    "article i h3 blockquote section details summary ul li dl dt dd script strong table caption thead tbody tr th td".split()
)


class Shown(HTMLParser):
    """What a page holds: its tags, names, links, notes, and the words under the marks of each note."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.names: list[str] = []
        self.links: set[str] = set()
        self.notes: list[str] = []
        self.words: dict[str, str] = {}
        self._own: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Names, links and marks."""
        had = {key: value or "" for key, value in attrs}
        self.tags.add(tag)
        if "id" in had:
            self.names.append(had["id"])
        if tag == "a":
            self.links.add(had["href"].removeprefix("#"))
            looks = had.get("data-looks", "").split()
            self._own = [
                n for n, look in zip(had.get("data-notes", "").split(), looks, strict=True) if look != "related"
            ]
        if had.get("role") == "note":
            self.notes.append(had["id"])

    def handle_endtag(self, tag: str) -> None:
        """The end of a mark."""
        if tag == "a":
            self._own = []

    def handle_data(self, data: str) -> None:
        """Words, under the marks that are open."""
        for note in self._own:
            self.words[note] = self.words.get(note, "") + data


RUNNER = Runner(Choice(isolated=True))


def shown(result: Result) -> Shown:
    """The page of one draft."""
    page = Page(OutputContext(document_of=lambda path, raw: RUNNER.text_document(raw, path)))
    read = Shown()
    read.feed("".join([*page.take(result), *page.finish()]))
    return read


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=25).map("".join), st.sampled_from(["a.txt", "a.md", "a.html"]))
def test_any_text(text: str, path: str) -> None:
    """Under the marks of a finding stand its words and no others; names are used once, and every link leads to one."""
    result = RUNNER.lint_bytes(text.encode(), path)
    assert result.errors == ()
    page = shown(result)
    assert page.tags <= KNOWN
    assert len(set(page.names)) == len(page.names)
    assert page.links <= set(page.names)
    found = [*result.diagnostics, *(each.diagnostic for each in result.silenced)]
    assert len(page.notes) == len(found)
    document = RUNNER.text_document(result.raw, path)
    placed = Placer(document.prose)
    spans = sorted(placed.prose_span(one.span) for one in found)
    expected = sorted("".join(document.text[span.start : span.end].split()) for span in spans)
    assert sorted("".join(page.words.get(note, "").split()) for note in page.notes) == expected
