"""The English that attrlint knows: the word lists of ``data/en``, one file per idea, and how patterns refer to them.

A list is named after its file, or after the file and a flag: ``months``, ``months.short``. ``data/en/README.md``
explains the format of the files. Each file is read when first asked for.
"""

from __future__ import annotations

import re
from functools import cache, cached_property
from typing import TYPE_CHECKING

from attrlint.base.patterns import LazyPattern
from attrlint.data import FOLDER

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import regex

ENGLISH = FOLDER / "en"
ENDING = ".txt"
MARKS = frozenset("()[]/*_")  # what an entry may contain besides its words
SPECIAL = frozenset("\\.+?^$|{}")  # characters with a special meaning in a regular expression
PLAIN = re.compile(r"(?:[^\W_]|[ -])*").fullmatch  # has no characters that a pattern must escape
APOSTROPHES = "['’]"
REFERENCE = r"(?<!\\)(?<!\\[pPN])\{([A-Za-z][a-z]*(?:-[a-z]+)*(?:\.[a-z]+(?:-[a-z]+)*)?)\}"


class UnknownList(LookupError):
    """The lexicon has no file or flag with this name."""


def list_files() -> tuple[str, ...]:
    """The names of the files, without their extension."""
    return tuple(sorted(path.stem for path in ENGLISH.glob(f"*{ENDING}")))


def list_names() -> tuple[str, ...]:
    """The names of all lists. Reads every file."""
    return tuple(name for file in list_files() for name in (file, *(f"{file}.{flag}" for flag in flags(file))))


def entries(name: str) -> tuple[str, ...]:
    """The entries of a list, as written and in the order of the file. Raises UnknownList."""
    file, dot, flag = name.partition(".")
    try:
        return _flags(file)[flag or dot]
    except (KeyError, OSError):
        raise UnknownList(name) from None


@cache
def folded(*names: str) -> frozenset[str]:
    """The same as `words`, in lower case."""
    return frozenset(word.lower() for word in in_order(*names))


def flags(file: str) -> tuple[str, ...]:
    """The flags of a file, in alphabetical order. Raises UnknownList."""
    entries(file)
    return tuple(sorted(flag for flag in _flags(file) if flag))


@cache
def words(*names: str) -> frozenset[str]:
    """All words and phrases of some lists, as written, in all their variants.

    Raises UnknownList, and ValueError if an entry stands for an unlimited number of words (``amend*``).
    """
    return frozenset(in_order(*names))


@cache
def in_order(*names: str) -> tuple[str, ...]:
    """The same as `words` in the order of the files: weekdays and months follow the calendar."""
    found: list[str] = []
    for name in names:
        listed = entries(name)
        if MARKS.isdisjoint("".join(listed)):
            found += listed
        else:
            found += [variant for entry in listed for variant in variants(entry)]
    return tuple(found)


def values(file: str, key: str) -> dict[str, str]:
    """What a flag with a value gives for each entry that has it: ``value=12`` for “dozen”. Raises OSError."""
    found: dict[str, str] = {}
    for written, own in lines(file):
        for flag in own:
            name, is_set, value = flag.partition("=")
            if is_set and name == key:
                found.update(dict.fromkeys(written, value))
    return found


def bits(names: Iterable[str]) -> dict[str, int]:
    """For each word of some lists, folded, a number whose n-th bit says whether the word is in the n-th list."""
    found: dict[str, int] = {}
    for n, name in enumerate(names):
        for word in words(name):
            folded = word.lower()
            found[folded] = found.get(folded, 0) | 1 << n
    return found


def lines(file: str) -> Iterator[tuple[list[str], list[str]]]:
    """The lines of a file: the entries and flags of each. Raises OSError if the file does not exist."""
    for line in _text(file).split("\n"):
        if line and not line.startswith("#"):
            said, _, flags = line.partition(": ")
            yield said.split(", "), flags.split()


@cache
def _flags(file: str) -> dict[str, tuple[str, ...]]:
    """The entries of a file by flag; all of them are under the empty flag."""
    if not file.replace("-", "").isalpha():
        raise UnknownList(file)
    found: dict[str, dict[str, None]] = {"": {}}
    every = found[""]
    for line in _text(file).split("\n"):  # some thousand lines in a run: `lines` is clearer, and half as fast
        if not line or line[0] == "#":
            continue
        said, _, flags = line.partition(": ")
        own = [said] if "=" not in said and ", " not in said else _forms(said)
        for entry in own:
            every[entry] = None
        for flag in flags.split():
            named = found.setdefault(flag.partition("=")[0] if "=" in flag else flag, {})
            for entry in own:
                named[entry] = None
    return {flag: tuple(each) for flag, each in found.items()}


def _forms(said: str) -> list[str]:
    """The entries of a line, without their values and without a lemma listed only for its forms (``~beam``)."""
    return [each.partition("=")[0] for each in said.split(", ") if each[0] != "~"]


def _text(file: str) -> str:
    with open(f"{ENGLISH}/{file}{ENDING}", encoding="utf-8") as opened:  # noqa: PTH123 - a fifth of what a Path takes
        return opened.read()


def variants(entry: str) -> tuple[str, ...]:
    """What an entry stands for: two words for ``report(s)``. Raises ValueError for an entry with a star."""
    if MARKS.isdisjoint(entry):
        return (entry,)
    if "*" in entry:
        raise ValueError(f"“{entry}” stands for words without number")
    found = [""]
    for part in _parsed(entry):
        if isinstance(part, str):
            found = [each + part.replace("_", "") for each in found]
        else:
            options = [form for option in part for form in variants(option)]
            found = [each + option for each in found for option in options]
    return tuple(dict.fromkeys(found))


def alternatives(name: str, *, space: str = " ", apostrophe: str = APOSTROPHES) -> str:
    """A list as a group of a regular expression, the longest entry first.

    A name with a capital (``Months``) gives entries with a lowercase and with a capital first letter.
    """
    either = name[0].isupper()
    found = sorted(entries(name[0].lower() + name[1:]), key=lambda entry: (-len(entry), entry))
    return f"(?:{'|'.join(expression(each, space=space, apostrophe=apostrophe, either=either) for each in found)})"


def expression(entry: str, *, space: str = " ", apostrophe: str = APOSTROPHES, either: bool = False) -> str:
    """An entry as a regular expression; with `either` its first letter may be a capital."""
    if PLAIN(entry) and not either:
        return entry if space == " " else entry.replace(" ", space)
    out: list[str] = []
    for part in _parsed(entry):
        if not isinstance(part, str):
            options = [expression(each, space=space, apostrophe=apostrophe, either=either) for each in part if each]
            out.append(f"(?:{'|'.join(options)}){'' if all(part) else '?'}")
            either = either and not all(part)
            continue
        for char in part:
            if either and char.islower():
                out.append(f"[{char.upper()}{char}]")
            else:
                named = {" ": space, "'": apostrophe, "*": r"\w*", "_": r"\b"}.get(char, char)
                out.append(f"\\{char}" if char in SPECIAL else named)
            either = False
    return "".join(out)


def _parsed(entry: str) -> list[str | tuple[str, ...]]:
    """An entry as runs of letters and groups of options; an optional group has an empty option, last."""
    parts: list[str | tuple[str, ...]] = []
    start = at = 0
    while at < len(entry):
        if entry[at] not in "([":
            at += 1
            continue
        end = _end_of_group(entry, at)
        if start < at:
            parts.append(entry[start:at])
        options = _options(entry[at + 1 : end])
        start = end + 1
        if entry[at] == "(":
            if (at == 0 or entry[at - 1] == " ") and entry[start : start + 1] == " ":  # an optional word
                options, start = [f"{each} " for each in options], start + 1
            options.append("")
        parts.append(tuple(options))
        at = start
    if start < len(entry):
        parts.append(entry[start:])
    return parts


def _end_of_group(entry: str, start: int) -> int:
    depth = 0
    for at in range(start, len(entry)):
        depth += (entry[at] in "([") - (entry[at] in ")]")
        if not depth:
            return at
    raise ValueError(f"“{entry}” has a bracket without its partner")


def _options(inside: str) -> list[str]:
    """The options between the slashes of a group; those of groups inside it are left alone."""
    found, depth, start = [], 0, 0
    for at, char in enumerate(inside):
        depth += (char in "([") - (char in ")]")
        if char == "/" and not depth:
            found.append(inside[start:at])
            start = at + 1
    return [*found, inside[start:]]


def with_lists(source: str, *, space: str = " ", apostrophe: str = "'") -> str:
    """A pattern with each ``{list}`` in it written out, as in packs. Raises UnknownList."""
    if "{" not in source:
        return source
    return re.sub(REFERENCE, lambda found: alternatives(found[1], space=space, apostrophe=apostrophe), source)


class LexiconPattern(LazyPattern):
    """A pattern of our own that names lists of the lexicon: ``\\b{months} \\d``.

    A space in an entry matches what a space in the pattern matches: any white space if the pattern says so, otherwise a
    space.
    """

    def __init__(self, source: str, *, ignorecase: bool = False) -> None:
        super().__init__(source, ignorecase=ignorecase)
        self.template = source

    @cached_property
    def compiled(self) -> regex.Pattern[str]:
        """The compiled pattern."""
        self.source = with_lists(self.template, space=r"\s" if r"\s" in self.template else " ", apostrophe=APOSTROPHES)
        return super().compiled
