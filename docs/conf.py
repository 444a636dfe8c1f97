"""The documentation as a site: Sphinx reads the Markdown of this folder. `make docs` builds it into build/site.

The pages stay plain Markdown, readable where they lie; what only the site needs is added here, while they are read:
the table of contents below, and a word in place of each link that leads out of this folder.
"""

from __future__ import annotations

import re
from pathlib import Path

HERE = Path(__file__).resolve().parent
CONTENTS = {
    "Start": ["getting-started", "installing"],
    "Guides": [
        "fixing",
        "silencing",
        "adopting",
        "word",
        "feeds",
        "formats",
        "html-report",
        "sources",
        "verify",
        "archive",
        "archive-cost",
        "pre-commit",
        "ci",
        "editors",
        "write-a-rule",
        "house-pack",
        "library",
    ],
    "Reference": [
        "rules/README",
        "reference/command-line",
        "reference/configuration",
        "reference/packs",
        "reference/kinds",
        "reference/json",
        "reference/exit-codes",
    ],
    "About": [
        "about/why",
        "about/design",
        "about/accuracy",
        "about/performance",
        "about/other-tools",
        "about/glossary",
        "about/changes",
        "about/licence",
    ],
}

project = "attrlint"
author = "The attrlint authors"
copyright = "2026 The attrlint authors"  # noqa: A001
release = re.findall(r'__version__ = "(.+)"', (HERE.parent / "attrlint/__init__.py").read_text(encoding="utf-8"))[0]
extensions = ["myst_parser"]
source_suffix = {".md": "markdown"}
root_doc = "index"
exclude_patterns = ["_static"]
nitpicky = True
highlight_language = "text"  # an example without a language is prose
smartquotes = False  # what a run prints is shown as it is printed
myst_heading_anchors = 4

html_theme = "furo"
html_title = f"attrlint {release}"
html_static_path = ["_static"]
html_css_files = ["site.css"]
html_copy_source = False
html_use_index = False
html_show_sphinx = False

KIND = re.compile(r"^(\| kind \| )`([a-z-]+)`(?= \|$)", re.MULTILINE)
CONSOLE = re.compile(r'(<div class="highlight-console[^>]*><div class="highlight"><pre)>')
TABLE = re.compile(r'(<div class="table-wrapper[^"]*")(>.*?</thead>)', re.DOTALL)
MANY = 4  # columns that a phone has room for
LINK = re.compile(r"(?<!!)\[([^\]\[]*)\]\((\.\./[^)\s]*)\)")


def contents() -> dict[str, list[str]]:
    """The pages that are there by caption: those of the list in its order, then those that nobody has put on it."""
    there = {path.relative_to(HERE).with_suffix("").as_posix() for path in HERE.rglob("*.md")}
    found = {caption: [page for page in pages if page in there] for caption, pages in CONTENTS.items()}
    for page in sorted(there - {"index"} - {page for pages in found.values() for page in pages}):
        folder = page.rpartition("/")[0]
        if folder != "rules":
            found[folder.capitalize() if folder.capitalize() in found else "Guides"].append(page)
    return found


def with_contents(text: str, name: str) -> str:
    """A page with what only the site shows: the contents on the first, what has changed, the way back from a rule."""
    if name == "index":
        for caption, pages in contents().items():
            text += "\n".join(["", "```{toctree}", ":hidden:", f":caption: {caption}", "", *pages, "```", ""])
    elif name == "about/changes":
        text = (HERE.parent / "CHANGELOG.md").read_text(encoding="utf-8")
    elif name.startswith("rules/") and name != "rules/README":  # too many to be listed beside every page
        text = KIND.sub(r"\1[`\2`](../reference/kinds.md#\2)", text)
        text = f"---\norphan: true\n---\n\n[All rules](README.md)\n\n{text}"
    return text


def without_ways_out(text: str, name: str) -> str:
    """A page whose links to files outside this folder, which the site does not hold, only name the file."""

    def named(link: re.Match[str]) -> str:
        place = ((HERE / name).parent / link[2].partition("#")[0]).resolve()
        if place.is_relative_to(HERE):
            return link[0]
        path = place.relative_to(HERE.parent).as_posix()
        return f"`{path}`" if link[1].strip("`") in (path, place.name) else f"{link[1]} (`{path}` in the repository)"

    return LINK.sub(named, text)


def reached(table: re.Match[str]) -> str:
    """The head of a table: one with many columns, which scrolls on a phone, can be reached by keyboard."""
    return f'{table[1]} tabindex="0"{table[2]}' if table[2].count("<th ") > MANY else table[0]


def setup(app):
    """Change what is read, page by page."""

    def read(_app, name: str, source: list[str]) -> None:
        source[0] = with_contents(without_ways_out(source[0], name), name)

    def for_all(_app, _name: str, _template: str, context: dict[str, object], _tree) -> None:
        """What a screen reader and a keyboard need, and the theme leaves out."""
        navigation, body = str(context.get("furo_navigation_tree", "")), str(context.get("body", ""))
        context["furo_navigation_tree"] = navigation.replace('role="heading"', 'role="heading" aria-level="2"')
        context["body"] = TABLE.sub(reached, CONSOLE.sub(r'\1 tabindex="0">', body))

    app.connect("source-read", read)
    app.connect("html-page-context", for_all, priority=900)  # after the theme's own
    return {"parallel_read_safe": True, "parallel_write_safe": True}
