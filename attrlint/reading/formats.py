"""The formats of drafts, each named here and nowhere else: a new one is a reader module and one entry."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

    from attrlint.reading.prose import Prose


class Format(NamedTuple):
    """How drafts of one format are named, read and commented.

    `endings` are file extensions, in lowercase, for which a folder is searched; `named_only` are extensions of files
    that are read only if they are named. `reader` is a function below `attrlint.reading` that makes Prose of the
    decoded text; a draft that is `packed` is a zip file, and `office.packed` makes both. A `feed` is read by `feeds`,
    and refused if it is not a news feed. `comment` is a comment with ``{}`` for its content; if it ends with a line
    break it takes its own line. `languages` are the ids that editors use for the format.
    """

    name: str
    endings: tuple[str, ...]
    reader: str = "plain.read_plain"
    comment: str = "<!-- {} -->"
    languages: tuple[str, ...] = ()
    packed: bool = False
    feed: bool = False
    named_only: tuple[str, ...] = ()

    def named(self, stem: str) -> str:
        """A file name of this format."""
        return stem + self.endings[0]


FORMATS = {
    one.name: one
    for one in (
        Format("markdown", (".md", ".markdown"), "markdown.read_markdown", languages=("markdown",)),
        Format("text", (".txt",), comment="#{}\n", languages=("plaintext",)),
        Format("html", (".html", ".htm"), "html.read_html", languages=("html",)),
        Format("mdx", (".mdx",), "markdown.read_mdx", comment="{{/* {} */}}", languages=("mdx",)),
        Format("docx", (".docx",), packed=True, named_only=(".docm", ".dotx")),
        Format("odt", (".odt",), packed=True, named_only=(".ott",)),
        Format("xml", (), feed=True, named_only=(".xml", ".nitf", ".newsml")),
        Format("json", (), feed=True, named_only=(".json",)),
    )
}
BY_ENDING = {ending: one for one in FORMATS.values() for ending in (*one.endings, *one.named_only)}
BY_LANGUAGE = {language: one for one in FORMATS.values() for language in one.languages}
TEXT_FORMATS = tuple(one.name for one in FORMATS.values() if not one.packed and not one.feed)
"""The formats that an example of a rule may have."""
GLOBS = tuple(f"*{ending}" for one in FORMATS.values() for ending in one.endings)
"""What a draft is called in a folder, unless the settings say otherwise."""


def ending_of(path: str) -> str:
    """A path's extension in lowercase, with its dot; empty if it has none."""
    dot = path.rfind(".")
    return path[dot:].lower() if dot >= 0 else ""


def format_of(path: str) -> str:
    """The name of the format of a path's extension; ``text`` for an unknown extension."""
    one = BY_ENDING.get(ending_of(path))
    return one.name if one else "text"


def reader_of(format: str) -> Callable[[str], Prose]:
    """The function that reads a format, imported when it is needed. Raises KeyError for an unknown name."""
    module, _, function = FORMATS[format].reader.rpartition(".")
    reader: Callable[[str], Prose] = getattr(import_module(f"attrlint.reading.{module}"), function)
    return reader
