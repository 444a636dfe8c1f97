"""Builds name-words.txt: the words of the dictionary that a slip in a name could make.

They are the words of four to ten letters that are a surname or first name, or one edit from one.
"""

from __future__ import annotations

from pathlib import Path

from build_gazetteer import edits


def build(word_lists: list[Path]) -> dict[str, list[str]]:
    """The lines of name-words.txt."""
    words = {word for path in word_lists for word in path.read_text(encoding="utf-8").split()}
    words = {word for word in words if word.isascii() and word.isalpha() and word.islower() and 4 <= len(word) <= 10}
    names = census()
    near = sorted(word for word in words if word in names or any(edit in names for edit in edits(word)))
    return {"name-words.txt": near}


def census() -> set[str]:
    """The surnames and first names of the census, lower case."""
    import names

    paths = Path(names.__file__).parent.glob("dist.*")
    lines = [line for path in paths for line in path.read_text(encoding="utf-8").splitlines()]
    return {line.split()[0].lower() for line in lines if line.split()}
