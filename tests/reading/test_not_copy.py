"""Tags of templates, JSX and unseen characters: out of the prose, the rest in its place."""

from __future__ import annotations

import pytest

from attrlint.base.span import Span
from attrlint.reading import read_text
from tests.drafts import blocks

LEFT_OUT = {
    "Liquid": ("markdown", 'The pier {% if a %}is{% endif %} shut. {% include b.html id="TK" %}', "The pier is shut."),
    "a value": ("markdown", "The {{ site.title }} team", "The team"),
    "Hugo": ("markdown", 'Look. {{< figure src="a_b.jpg" alt="One two three" >}} Now.', "Look. Now."),
    "a comment of Hugo's": ("markdown", "One {{/* {{< x >}} */}} two", "One two"),
    "a comment of Jinja's": ("html", "<p>One {# not this #}two</p>", "One two"),
    "a comment of Liquid's": ("markdown", "One {% comment %}not\n\nthis{% endcomment %}two", "One two"),
    "in an attribute": ("html", '<p {% if "b>c" %}class="d"{% endif %}>One</p>', "One"),
    "in an address": ("markdown", "[One]({{ url }}/a) two", "One two\n\n/a"),
    "WordPress": ("html", '<p>[caption id="a" width="3"]The pier[/caption]</p>', "The pier"),
    "kramdown": ("markdown", "The pier\n{: .lead #top}", "The pier"),
    "heading id": ("markdown", "## The pier {#pier}", "The pier"),
    "PHP": ("html", '<p>One <?php if ($a->b > 3) { include "c"; } ?>two</p>', "One two"),
    "ERB": ("html", "<p>One <%= @two > 3 %>three</p>", "One three"),
    "soft hyphen": ("text", "re\u00adported", "reported"),
    "zero width": ("text", "a\u200b b\u2060c", "a bc"),
    "soft hyphen as an entity": ("html", "<p>re&shy;ported</p>", "reported"),
    "soft hyphen as an entity in Markdown": ("markdown", "re&shy;ported", "reported"),
    "lines": ("text", '{% layout "b" %}\nThe pier is shut.\n', "The pier is shut."),
}
KEPT = {
    "a word put in": "She said it [spending] fell [sic].",
    "a link": "[caption](a.md) and [gallery][b]",
    "braces": "The set {1, 2} and {a b}",
    "an opening alone": "One {{ two and {% three",
    "an editor's note": "The town {{citation needed|date=May 2023}} grew.",
    "emoji of two": "A family \U0001f469\u200d\U0001f467 came.",
}


@pytest.mark.parametrize(("form", "text", "says"), LEFT_OUT.values(), ids=LEFT_OUT.keys())
def test_left_out(form: str, text: str, says: str) -> None:
    """What a reader never sees is no prose, and no white space is doubled where it stood."""
    assert read_text(text, form).text.strip() == says


@pytest.mark.parametrize("text", KEPT.values(), ids=KEPT.keys())
def test_kept(text: str) -> None:
    """What only looks like a tag is prose."""
    assert read_text(text, "text").text == text


def test_places_beside_what_is_left_out() -> None:
    """A span keeps its place in the file, and an edit that would touch a tag is not offered."""
    prose = read_text("It has been re\u00adported {{ x }} that", "text")
    at = prose.text.index("reported")
    assert prose.file_span(Span(at, at + 8)) == (12, 21)
    assert prose.file_edits(Span(at, at + 8), "said so") is None
    assert prose.file_span(Span(prose.text.index("that"), len(prose.text))) == (30, 34)


MDX = {
    "imports": ('import A from "a"\nimport {\n  b,\n} from "c"\n\nThe pier.', [("paragraph", "The pier.")]),
    "exports": ("export const a = {\n  b: 1,\n\n  c: 2,\n}\n\nThe pier.", [("paragraph", "The pier.")]),
    "a comment": ("The {/* not } this */}pier.", [("paragraph", "The pier.")]),
    "an expression": ('The {a ? "}" : `b`} pier.', [("paragraph", "The pier.")]),
    "a component": ('<Note title="it has" a={b > 3}>\n    The pier.\n</Note>', [("paragraph", "The pier.")]),
    "a component called as a tag is": ("<Button>The pier.</Button>", [("paragraph", "The pier.")]),
    "an element": ('<p style={{a: "b"}}>The pier.</p>', [("paragraph", "The pier.")]),
    "indented words": ("<A>\n\n    The pier.\n\n</A>", [("paragraph", "The pier.")]),
    "code": ("```js\nimport a from {b}\n```\n\nSet `{a}` here.", [("code", "import a from {b}"), ("paragraph", "Set {a} here.")]),
    "prose about trade": ("They import steel.\n\nExport {\n", [("paragraph", "They import steel."), ("paragraph", "Export {")]),
}  # fmt: skip


@pytest.mark.parametrize(("text", "found"), MDX.values(), ids=MDX.keys())
def test_mdx(text: str, found: list[tuple[str, str]]) -> None:
    """Imports, exports, expressions and components are no prose; what stands in a component is."""
    assert blocks(text, "mdx") == found


NOTES = {
    "MDX": ("mdx", "{/* attrlint: ignore[ATT002] wire */}"),
    "Jinja": ("markdown", "{# attrlint: ignore[ATT002] wire #}"),
    "Hugo": ("markdown", "{{/* attrlint: ignore[ATT002] wire */}}"),
    "Liquid": ("html", "{% comment %} attrlint: ignore[ATT002] wire {% endcomment %}"),
    "ERB": ("html", "<%# attrlint: ignore[ATT002] wire %>"),
}


@pytest.mark.parametrize(("form", "note"), NOTES.values(), ids=NOTES.keys())
def test_comments_of_templates(form: str, note: str) -> None:
    """A suppression may stand in a comment of the template's own language."""
    (comment,) = read_text(f"The pier is shut. {note}\n", form).comments
    assert comment.text == "ignore[ATT002] wire"
    assert comment.span == (18, 18 + len(note))


@pytest.mark.parametrize("piece", ["{{", "{%", "[a b=", "<A {", "{", "[ab", "<?php ", "<%", "{#  "])
@pytest.mark.parametrize("form", ["markdown", "mdx", "html", "text"])
def test_openings_that_never_end(piece: str, form: str) -> None:
    """A draft full of openings is read in a moment."""
    assert read_text(f"Pier {piece * 3000}", form).text.startswith("Pier")
