"""Inputs, each made from a seed and a number alone, so that any of them can be made again."""

from __future__ import annotations

import json
from html import escape
from random import Random
from typing import TYPE_CHECKING, NamedTuple

from attrlint.reading.formats import FORMATS
from benchmarks.fuzz.packed import damaged, docx, odt
from benchmarks.fuzz.pieces import (
    BROKEN,
    CONSTRUCTS,
    DIRECTIVES,
    ENCODINGS,
    FRONT,
    HEADS,
    MARKS,
    NUMBERS,
    ODD,
    POINTS,
    SPACES,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from benchmarks.fuzz.words import RuleWords

LONGEST = 3000  # code points of an input, unless the command line says otherwise
SHAPES = {"spliced": 30, "news": 10, "mutant": 38, "characters": 6, "nested": 4, "planted": 10}
FORMS = {"text": 30, "markdown": 24, "html": 20, "mdx": 8, "xml": 5, "json": 5, "docx": 3, "odt": 2, "bytes": 3}
PLANTED = ("text", "markdown", "mdx", "html", "xml", "json", "docx", "odt")
PAIRS = (
    ("> ", ""), ("- ", ""), ("**", "**"), ("*", "*"), ("[", "](u)"), ("<div>", "</div>"), ("<b>", ""), ("“", "”"), ("(", ")"), ("‘“", "”’"), ("<q>", "</q>"), ("<blockquote>", ""),
    ("`", "`"), ("[[", "]]"), ("“‘", ""), ("<ul><li>", "</ul>"), ("<Note>", "</Note>"), ("{", "}"), ('{"items":[', "]}"), ("<p><table><tr><td>", ""), ("{/*", "*/}"), ("&amp;", ""), ("<div>\n\n", "\n\n</div>"),
)  # fmt: skip


class Made(NamedTuple):
    """An input: its format, the decoded text (empty for one that is bytes), the bytes of one that is no text.

    `planted` are made-up words that its reader must give, in their order.
    """

    seed: int
    number: int
    form: str
    text: str
    data: bytes | None = None
    planted: tuple[str, ...] = ()

    @property
    def path(self) -> str:
        """A path whose ending tells the format."""
        one = FORMATS.get(self.form)
        return "draft" + ((*one.endings, *one.named_only)[0] if one else ".txt")


class Maker:
    """Makes the inputs of one seed."""

    def __init__(self, words: RuleWords, seed: int, longest: int = LONGEST) -> None:
        self._words, self._seed, self._longest = words, seed, longest
        self._shapes = tuple(SHAPES), tuple(SHAPES.values())
        self._forms = tuple(FORMS), tuple(FORMS.values())

    def make(self, number: int) -> tuple[Made, Random]:
        """The input of a number, and the generator of chance that goes on with it."""
        chance = Random(f"{self._seed}/{number}")
        form = chance.choices(*self._forms)[0]
        shape = chance.choices(*self._shapes)[0]
        if shape == "planted" and form in PLANTED:
            return self._planted(number, form, chance), chance
        if form in ("docx", "odt"):
            paragraphs = [self._text(shape, "text", chance)[:400] for _ in range(chance.randint(1, 5))]
            data = (docx if form == "docx" else odt)(paragraphs, chance)
            return Made(self._seed, number, form, "", damaged(data, chance) if chance.random() < 0.3 else data), chance
        if form == "bytes":
            named = chance.choice(tuple(FORMATS))
            text = self._text(shape, named if named in CONSTRUCTS else "text", chance)[: self._longest]
            return Made(self._seed, number, named, "", _bytes(text, chance)), chance
        return Made(self._seed, number, form, self._text(shape, form, chance)[: self._longest]), chance

    def source(self, chance: Random, text: str) -> str:
        """A transcript or captions that a draft may quote: its own words, mutated, among others."""
        said = chance.choice(self._words.sentences) if chance.random() < 0.3 else self.mutated(text, "text", chance)
        parts = [self._filled("captions", said, chance), self._news("captions", chance)]
        chance.shuffle(parts)
        whole = "".join(parts)
        return self.mutated(whole, "captions", chance) if chance.random() < 0.5 else whole

    def _text(self, shape: str, form: str, chance: Random) -> str:
        if shape == "spliced":
            return self._spliced(form, chance)
        if shape == "mutant":
            base = chance.choice(self._words.examples) if chance.random() < 0.7 else self._news(form, chance)
            return self.mutated(base, form, chance)
        if shape == "characters":
            pools: Sequence[Sequence[str]] = (MARKS, SPACES, POINTS, ODD, "aAzZ09", "aAzZ09", BROKEN[form])
            whole = "".join(chance.choice(chance.choice(pools)) for _ in range(chance.randint(0, 50)))
            ranges = ((0, 0x2FF), (0, 0x10FFFF), (0x2000, 0x206F))
            return whole + "".join(chr(chance.randint(*chance.choice(ranges))) for _ in range(chance.randint(0, 20)))
        if shape == "nested":
            times = chance.choice((3, 20, 90))
            opening, closing = chance.choice(PAIRS)
            after = closing * chance.choice((times, times - 1, times + 1, 0))
            return opening * times + chance.choice(self._words.sentences) + after
        return self._news(form, chance)

    def _spliced(self, form: str, chance: Random) -> str:
        words = self._words
        pools: Sequence[Sequence[str]] = (
            *(
                words.words,
                words.words,
                words.marked,
                words.marked,
                words.sentences,
                MARKS,
                SPACES,
                SPACES,
                POINTS,
                ODD,
            ),
            *(BROKEN[form], CONSTRUCTS[form], _directives(form), NUMBERS if chance.random() < 0.3 else words.words),
        )
        parts = [chance.choice(FRONT)] if chance.random() < 0.08 else []
        for _ in range(chance.randint(1, chance.choice((4, 10, 30)))):
            parts.append(chance.choice(chance.choice(pools)))
            if chance.random() < 0.6:
                parts.append(" ")
        return "".join(parts)

    def _news(self, form: str, chance: Random) -> str:
        """Sentences of examples in whole constructs of the format: what rules are about, next to each other."""
        parts = [chance.choice(FRONT)] if chance.random() < 0.08 and form not in ("xml", "json") else []
        for _ in range(1 if form in ("xml", "json") else chance.randint(1, 4)):
            said = [chance.choice(self._words.sentences) for _ in range(chance.randint(1, 3))]
            if chance.random() < 0.2:
                said.append(said[0])
            parts.append(self._filled(form, " ".join(said), chance))
        return "".join(parts)

    def _filled(self, form: str, said: str, chance: Random) -> str:
        """A construct of a format with words in each of its places."""
        pieces = chance.choice(CONSTRUCTS[form]).split("{}")
        parts = [pieces[0]]
        for piece in pieces[1:]:
            parts += [_escaped(said, form), piece]
            said = chance.choice(self._words.sentences)
        return "".join(parts)

    def mutated(self, text: str, form: str, chance: Random) -> str:
        """A text with a few stretches cut, doubled, moved, or replaced by pieces."""
        for _ in range(chance.randint(1, 6)):
            at = chance.randint(0, len(text))
            to = min(len(text), at + chance.randint(0, 12))
            match chance.randint(0, 9):
                case 0:
                    new, to = "", to
                case 1:
                    new = chance.choice(ODD)
                case 2:
                    new, to = chance.choice(MARKS), at
                case 3:
                    new = chance.choice(SPACES)
                case 4:
                    new = text[at:to] * chance.randint(2, 5)
                case 5:
                    new, to = chance.choice(self._words.marked), at
                case 6:
                    new = text[at:to].swapcase()
                case 7:
                    start = chance.randint(0, len(text))
                    new, to = text[start : start + chance.randint(0, 200)], at
                case 8:
                    new, to = chance.choice((*BROKEN[form], *CONSTRUCTS[form], *_directives(form))), at
                case _:
                    new, to = chance.choice(NUMBERS[1:]), at
            text = (text[:at] + new + text[to:])[: self._longest]
        return text

    def _planted(self, number: int, form: str, chance: Random) -> Made:
        """Whole constructs that hold made-up words, all of which a reader must give."""
        words = [f"Zol{chance.choice('aeiou')}q{chance.choice('aeiou')}r{i}" for i in range(40)]
        count = chance.randint(1, 5)
        if form in ("docx", "odt"):
            kept = words[: 2 * count]
            paragraphs = [f"The {a} and {b} met." for a, b in zip(kept[::2], kept[1::2], strict=True)]
            data = (docx if form == "docx" else odt)(paragraphs, chance)
            return Made(self._seed, number, form, "", data, tuple(kept))
        chosen = [chance.choice(CONSTRUCTS[form]) for _ in range(1 if form in ("xml", "json") else count)]
        used, parts = iter(words), []
        planted = []
        for construct in chosen:
            pieces = construct.split("{}")
            parts.append(pieces[0])
            for piece in pieces[1:]:
                word = next(used)
                planted.append(word)
                parts += [f"The {word} met", piece]
        return Made(self._seed, number, form, "".join(parts), None, tuple(planted))


def _directives(form: str) -> tuple[str, ...]:
    comment = FORMATS[form].comment if form in FORMATS else "<!-- {} -->"
    return tuple(comment.format(said) for said in DIRECTIVES)


def _escaped(words: str, form: str) -> str:
    """Words as they may be written inside a construct of a format."""
    if form == "json":
        return json.dumps(words, ensure_ascii=False)[1:-1]
    return escape(words, quote=False) if form in ("xml", "html") else words


def _bytes(text: str, chance: Random) -> bytes:
    """Bytes that may be no text in any encoding, or in one that is not said."""
    data = bytearray(text.encode("utf-8", "surrogatepass"))
    match chance.randint(0, 4):
        case 0:
            return chance.randbytes(chance.randint(0, 300))
        case 1:
            return text.encode(chance.choice(ENCODINGS), "replace")
        case 2:
            for _ in range(chance.randint(1, 5) if data else 0):
                data[chance.randrange(len(data))] = chance.randrange(256)
            return bytes(data)
        case 3:
            return chance.choice(HEADS) + chance.randbytes(chance.randint(0, 80))
        case _:
            return bytes(data[: chance.randint(0, 400)])
