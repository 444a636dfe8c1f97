"""How many misspelled places are found: plants slips in texts of your own, lints them, and counts.

    python benchmarks/names/places.py FOLDER [--seed 1] [--each 2]

FOLDER holds published texts (*.txt, *.md) with names spelled right. In a copy of each, `--each` of the places that it
names get one slip: two letters swapped, one dropped, one doubled, or one replaced by a neighbouring key. Nothing is
written. Printed: recall, in all and by sort of slip; how many findings offer the right name; and the findings on the
untouched texts per 100,000 words, which are false alarms unless the texts have real slips (they are listed).
"""

from __future__ import annotations

import argparse
import random
import sys
from collections import Counter
from pathlib import Path

from attrlint.analysis.places.gazetteer import fold, place_words
from attrlint.analysis.places.place_context import countries_of
from attrlint.analysis.places.place_names import CANDIDATE
from attrlint.linting.linter import Linter
from attrlint.model.document import Document
from attrlint.packs.pack import builtin
from attrlint.reading import read_text
from attrlint.text.typos import LETTERS, neighbours

SLIPS = ("swap", "drop", "double", "replace")
FORMS = {".txt": "text", ".md": "markdown"}


def main() -> None:
    """Plant, lint and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--each", type=int, default=2, help="slips in each text, at most")
    given = parser.parse_args()
    texts = {path: path.read_text(encoding="utf-8") for path in sorted(given.folder.iterdir()) if path.suffix in FORMS}
    if not texts:
        parser.error(f"no *.txt or *.md in {given.folder}")
    linter = Linter([rule for rule in builtin() if rule.code == "PLC001"])
    chance = random.Random(given.seed)
    planted, found, right = Counter[str](), Counter[str](), 0
    flags: list[str] = []
    for path, text in texts.items():
        flags += [f"{path.name}: {words} ({message})" for _, _, words, message in findings(linter, text, path)]
        for start, word, wrong, sort in plant(text, given.each, chance):
            planted[sort] += 1
            slipped = text[:start] + wrong + text[start + len(word) :]
            for at, end, _, message in findings(linter, slipped, path):
                if at < start + len(wrong) and end > start:
                    found[sort] += 1
                    right += f"“{fold(word)}”" in fold(message)
    words = sum(len(text.split()) for text in texts.values())
    report(planted, found, right, flags, words)


def findings(linter: Linter, text: str, path: Path) -> list[tuple[int, int, str, str]]:
    """Start, end, words and message of each finding."""
    document = Document(read_text(text, FORMS[path.suffix]), path.name)
    return [(*d.span, text[slice(*d.span)], d.message) for d in linter.lint(document).diagnostics]


def plant(text: str, most: int, chance: random.Random) -> list[tuple[int, str, str, str]]:
    """Places of a text with one error each: offset, word, the misspelled word, type. Distinct words, in order."""
    places = [match for match in CANDIDATE.finditer(text) if len(match[0]) > 4 and is_place(match[0])]
    chance.shuffle(places)
    planted: dict[str, tuple[int, str, str, str]] = {}
    for match in places:
        sort = chance.choice(SLIPS)
        wrong = with_slip(match[0], sort, chance)
        if len(planted) < most and match[0] not in planted and wrong != match[0]:
            planted[match[0]] = (match.start(), match[0], wrong, sort)
    return sorted(planted.values())


def is_place(word: str) -> bool:
    """Whether a word alone is a known place."""
    return fold(word) in place_words() and bool(countries_of(word))


def with_slip(word: str, sort: str, chance: random.Random) -> str:
    """A word with one error after its first letter; the word itself if that type changes nothing."""
    i = chance.randrange(1, len(word) - 1)
    if sort == "swap":
        return word[:i] + word[i + 1] + word[i] + word[i + 2 :]
    if sort == "drop":
        return word[:i] + word[i + 1 :]
    if sort == "double":
        return word[:i] + word[i] + word[i:]
    near = [letter for letter in LETTERS if letter != word[i] and neighbours(word[i], letter)]
    return word[:i] + chance.choice(near) + word[i + 1 :] if near else word


def report(planted: Counter[str], found: Counter[str], right: int, flags: list[str], words: int) -> None:
    """Print the figures."""
    hits = found.total()
    lines = [f"recall              {share(hits, planted.total())}"]
    lines += [f"  {sort:<17} {share(found[sort], planted[sort])}" for sort in SLIPS]
    lines.append(f"right suggestions   {share(right, hits)}")
    lines.append(f"flags per 100,000   {1e5 * len(flags) / max(words, 1):.2f} ({len(flags)} in {words:,} words)")
    lines += [f"  {flag}" for flag in flags]
    sys.stdout.write("\n".join(lines) + "\n")


def share(part: int, whole: int) -> str:
    """A share as printed: ``0.91 (10 of 11)``."""
    return f"{part / whole:.2f} ({part} of {whole})" if whole else "none planted"


if __name__ == "__main__":
    main()
