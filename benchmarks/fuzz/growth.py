"""What grows faster than the draft: ``python -m benchmarks.fuzz.growth``.

A draft is made of one piece again and again: each construct of each reader, whole and broken, each mark, and for each
rule its examples and the words marked in them. Its CPU time is taken at one length and at four times that length; the
exponent is the logarithm of their ratio to the base of 4: 1 is linear, 2 quadratic. Whatever passes the limit at
lengths that take no time to speak of is measured again at longer ones, the best of several times.
"""

from __future__ import annotations

import argparse
import gc
import math
import os
import sys
import tempfile
import time
from typing import TYPE_CHECKING, NamedTuple

from attrlint.base.errors import ReadError
from attrlint.linting.linter import Linter
from attrlint.model.document import Document
from attrlint.packs import pack
from attrlint.reading import read_text
from attrlint.reading.formats import FORMATS
from benchmarks.fuzz.inputs import PAIRS
from benchmarks.fuzz.pieces import BROKEN, CONSTRUCTS, DIRECTIVES, MARKS, ODD, POINTS
from benchmarks.fuzz.words import marked_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from attrlint.model.rule import Rule

LIMIT = 1.2
FACTOR = 4
SAID = "The bridge is shut"
BEST_OF = 3
TOLD, ENOUGH = 0.01, 0.5  # CPU seconds from which a ratio says anything, and from which no longer draft is needed
REPEATED = ("text", "markdown", "mdx", "html")
AFTER = {"text": "\n\n", "markdown": "\n\n", "mdx": "\n\n", "html": "\n"}

RUNS = (
    "A.B.", "a.b.", "A-", "a'", "A’s", "1,", "1.", "1-", "$1", "@a", "#a", "a@b.c", "http://a.b/", "A & ", "A of ", "de ", "Mr. ", "“A,” added Smith. ", "he said ", "A said ", "said A. ", "A, B, ", "“a ", "(a ", "[a]",
    "as ", "that ", "of the ", "and ", "\na: ", "\nA: a", "LEE: a\n", "\n\nA", "a\n", " \n", "a  b", "\t", "Q. a\n", "May 1, 2024 ", "on Monday ", "aged 3, ", "12 ",
)  # fmt: skip


class Repeat(NamedTuple):
    """A piece that a draft is made of, again and again; `of` is the reader or the rule it belongs to."""

    of: str
    form: str
    piece: str

    def text(self, size: int) -> str:
        """The draft of about so many code points; feeds are one element that holds all of it."""
        body = self.piece * max(1, size // len(self.piece))
        if self.form == "xml":
            return f"<nitf><body><body.content><p>{body}</p></body.content></body></nitf>"
        return body


class Growth(NamedTuple):
    """CPU seconds for a draft of `size` code points and for one of `FACTOR` times as many."""

    size: int
    small: float
    large: float

    @property
    def exponent(self) -> float:
        """1 where time grows as the draft does, 2 where it grows as its square."""
        return math.log(self.large / self.small, FACTOR)


def repeats(rules: Sequence[Rule], *, every: bool = True) -> list[Repeat]:
    """A piece for each construct of each reader, each mark, and the words of each rule; none twice.

    Unless `every` one is wanted, a rule has its first example only, and marks stand by themselves.
    """
    found: dict[tuple[str, str], Repeat] = {}

    def add(of: str, form: str, piece: str) -> None:
        if piece:
            found.setdefault((form, piece), Repeat(of, form, piece))

    for form in REPEATED:
        for construct in (*CONSTRUCTS[form], *BROKEN[form]):
            add(form, form, construct.replace("{}", SAID))
        for said in DIRECTIVES[:4]:
            add(form, form, FORMATS[form].comment.format(said) + "\n")
    for piece in ("<p>The bridge</p>", "</p><p>", "<b>a</b>", "&lt;", "<!-- -->", "<br/>"):
        add("xml", "xml", piece)
    for mark in (*MARKS, *POINTS, *ODD) if every else (*MARKS, *POINTS):
        add("mark", "text", mark)
        if every:
            add("mark and words", "text", f"{mark}{SAID}{mark} ")
    for piece in RUNS:
        add("run", "text", piece)
        if every:
            add("run", "text", f"{piece} ")
    for opening, closing in PAIRS:
        add("pair", "markdown", opening)
        add("pair", "html", closing)
        add("pair and words", "markdown", f"{opening}{SAID}{closing}\n")
    for rule in rules:
        for example in rule.examples[0][: 2 if every else 1]:
            add(rule.code, "text", example.text + " ")
            if every or example.format != "text":
                add(rule.code, example.format, example.text + AFTER[example.format])
        if not every:
            continue
        marked = list(dict.fromkeys(marked_in(rule)))
        for words in marked[:2]:
            add(rule.code, "text", words + " ")
        add(rule.code, "text", " ".join(marked[:8]) + ". ")
    return list(found.values())


def seconds(repeat: Repeat, size: int, linter: Linter) -> float:
    """CPU seconds to read and lint the draft of a size, up to where a rule gives up; 0 for one that is refused."""
    text = repeat.text(size)
    path = FORMATS[repeat.form].named("draft") if repeat.form in REPEATED else "draft.xml"
    gc.disable()
    begun = time.process_time()
    try:
        linter.lint(Document(read_text(text, repeat.form, path), path))
    except ReadError:
        return 0.0
    finally:
        took = time.process_time() - begun
        gc.enable()
    return took


def growth(repeat: Repeat, size: int, linter: Linter, times: int = 1) -> Growth:
    """How the time for a piece grows from a size on, by the best of so many times."""
    small = min(seconds(repeat, size, linter) for _ in range(times + 1))
    large = min(seconds(repeat, FACTOR * size, linter) for _ in range(times))
    return Growth(size, max(small, 1e-4), max(large, 1e-4))


def too_fast(found: Sequence[Repeat], size: int, linter: Linter, longest: int) -> Iterator[tuple[Repeat, Growth]]:
    """What passes the limit at a size, and still does at the larger sizes up to `longest`."""
    gc.collect()
    gc.freeze()  # what all drafts share is not looked through again for each
    try:
        yield from _too_fast(found, size, linter, longest)
    finally:
        gc.unfreeze()


def _too_fast(found: Sequence[Repeat], size: int, linter: Linter, longest: int) -> Iterator[tuple[Repeat, Growth]]:
    for repeat in found:
        at = growth(repeat, size, linter)
        while at.exponent > LIMIT and at.large > TOLD:
            last = at.size * FACTOR * 2 > longest or at.large > ENOUGH
            at = growth(repeat, at.size if last else at.size * 2, linter, BEST_OF)
            if last:
                if at.exponent > LIMIT:
                    yield repeat, at
                break


def main(argv: list[str] | None = None) -> int:
    """Run the command line."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.fuzz.growth", description=(__doc__ or "").split("\n\n")[1]
    )
    parser.add_argument("--size", type=int, default=8_000, help="code points of the shorter draft")
    parser.add_argument("--longest", type=int, default=100_000, help="code points of the longer draft at most")
    parser.add_argument("--of", default="", help="only pieces of this reader or rule")
    given = parser.parse_args(argv)
    with tempfile.TemporaryDirectory() as folder:
        os.environ["XDG_CACHE_HOME"] = folder
        rules = pack.builtin()
        linter = Linter(rules)
        found = [one for one in repeats(rules) if one.of.startswith(given.of)]
        bad = 0
        for repeat, at in too_fast(found, given.size, linter, given.longest):
            bad += 1
            times = f"{at.small:.2f} s for {at.size}, {at.large:.2f} s for {at.size * FACTOR}"
            print(f"{at.exponent:.2f} {repeat.of} {repeat.form}: {times}: {repeat.piece[:70]!r}", flush=True)
    print(f"repeats={len(found)} above={bad}")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
