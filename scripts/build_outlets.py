"""Builds known-outlets.txt: words at one edit from an outlet's name that are known to be something else.

Each line: word, and w for a word or proper noun, s for a surname or first name.
"""

from __future__ import annotations

from pathlib import Path

from attrlint.analysis.outlets.outlets import all_names, folded
from attrlint.analysis.people.names import first_names
from attrlint.analysis.places.gazetteer import place_words, sorted_words
from attrlint.text.typos import edits

SHORTEST = 4  # letters of a word that misspellings are looked for in


def build(word_lists: list[Path]) -> dict[str, list[str]]:
    """The lines of known-outlets.txt."""
    import names

    place_words.cache_clear()  # the places may have been written since they were read
    sorted_words.cache_clear()
    targets = {word for name in all_names() for word in name.split() if len(word) >= SHORTEST and word.isascii()}
    near = {edit for word in targets for edit in edits(word) if len(edit) >= SHORTEST}
    known: dict[str, set[str]] = {}
    for path in word_lists:
        for line in path.read_text(encoding="utf-8").splitlines():
            known.setdefault(folded(line.removesuffix("'s")), set()).add("w")
    for path in sorted(Path(names.__file__).parent.glob("dist.*")):
        for line in path.read_text(encoding="utf-8").splitlines():
            known.setdefault(line.split()[0].lower() if line.split() else "", set()).add("s")
    for word in first_names():
        known.setdefault(word, set()).add("s")
    for word in place_words():
        known.setdefault(word, set()).add("w")
    lines = [f"{word}\t{''.join(sorted(sorts))}" for word, sorts in sorted(known.items()) if word in near]
    return {"known-outlets.txt": lines}
