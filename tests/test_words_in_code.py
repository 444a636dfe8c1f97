"""English belongs into the lexicon: no word list of more than five words, no pattern of more than 120 characters in code."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import attrlint

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(attrlint.__file__).parent
MODULES = sorted(ROOT.rglob("*.py"))
WORDS, LENGTH = 5, 120
WORD = re.compile(r"[^\W\d_]{2}[\w.'’& -]*")
OPTION = re.compile(r"(?<=[|(:=!<>])[^\W\d_][^\W\d_]+(?=[^()|]*[|)])|(?<![^|])[^\W\d_][^\W\d_]+(?=[^()|]*\|)")
REFERENCE = re.compile(r"\{[A-Za-z][a-z-]*(?:\.[a-z-]+)?\}")
PATTERN = re.compile(r"\(\?|\\[bswdAZ]|\[\^|\|")
DEFINITIONS = ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef
# Names that are no English of news copy: options, keys of formats, names of tags. All of a module, or one constant.
TECHNICAL = {
    "analysis.places.place_clues": "the names of clues and their weights",
    "analysis.places.place_context": "the names of clues",
    "api": "what it exports",
    "base.facts": "what it exports",
    "base.pattern_syntax": "the grammar of regular expressions",
    "base.required_literals": "letter groups, to estimate how rare a literal is; it stands above the lexicon",
    "kinds": "the names of kinds",
    "model.conditions": "the names of conditions",
    "kinds.quotations.checked_quotation": "the values of its message",
    "reading": "what it exports",
    "reading.genres": "the names of genres",
    "reading.furniture": "names of tags, classes and roles of HTML",
    "reading.jsx": "keywords of JavaScript",
    "reading.markdown": "marks and tags of Markdown",
    "reading.tags": "names of tags and classes of HTML",
    "verifying.cleaning": "names of tags of HTML",
    "verifying.faults": "the names of faults and the values of a message",
    "verifying.bundle": "the keys of an index",
    "verifying.records": "the keys of its JSON",
    "verifying.words": "the names of slots",
}
# Options, and keys and elements of formats.
FORMATS = (
    *("archive.", "cli.", "lsp.", "output.", "packs.", "running.", "settings.", "store."),
    *("output", "reading.feeds.", "reading.office."),
)


def name_of(path: Path) -> str:
    """The module's name below attrlint."""
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def joined(node: ast.AST) -> str | None:
    """The literals of a string expression in one, without what is filled in; None for anything else."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(joined(part) or "" for part in node.values)
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
        parts = (joined(node.left), joined(node.right))
        return None if parts == (None, None) else "".join(part or "" for part in parts)
    return None


def strings(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Every string expression with its line, whole; no docstrings."""
    seen: set[ast.AST] = set()
    for node in ast.walk(tree):
        if isinstance(node, DEFINITIONS) and node.body and isinstance(node.body[0], ast.Expr):
            seen.add(node.body[0].value)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            seen.add(node.value)
        if node in seen or not isinstance(node, ast.Constant | ast.JoinedStr | ast.BinOp):
            continue
        text = joined(node)
        if text is not None:
            seen.update(ast.walk(node))
            yield node.lineno, text


def faults(source: str) -> list[str]:
    """The word lists and long patterns of a module, a line each."""
    tree = ast.parse(source)
    found: list[str] = []
    for line, text in strings(tree):
        own = REFERENCE.sub("", text)
        if len(own) > LENGTH and PATTERN.search(own):
            found.append(f"line {line}: a pattern of {len(own)} characters: {own[:50]}")
        elif "|" in own and len(set(OPTION.findall(own))) > WORDS and longest_choice(own) > WORDS:
            found.append(f"line {line}: a pattern with a list of words: {own[:50]}")
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "split":
            listed = (joined(node.func.value) or "").replace("|", " ").split()
        elif isinstance(node, ast.List | ast.Set | ast.Tuple):
            listed = [text for each in node.elts if (text := joined(each))]
        elif isinstance(node, ast.Dict):
            listed = [text for key in node.keys if key and (text := joined(key))]
        else:
            continue
        if len([word for word in listed if WORD.fullmatch(word)]) > WORDS:
            found.append(f"line {node.lineno}: a list of {len(listed)} words: {' '.join(listed)[:50]}")
    return found


def longest_choice(pattern: str) -> int:
    """The most words among which one group of a pattern lets choose, groups within it counted together."""
    depth, counts, most = 0, {0: 0}, 0
    for token in re.findall(r"\\.|\[(?:\\.|[^\]])*\]|\(\?[^:!=<]*[:!=<]*|.|\n", pattern):
        if token.startswith("("):
            depth += 1
            counts[depth] = 0
        elif token == ")" and depth:
            inner = counts.pop(depth)
            most = max(most, inner)
            depth -= 1
            counts[depth] += inner if depth else 0  # what stands one after the other is no choice
        elif token == "|":
            counts[depth] += 1
    return max(most, counts[0]) + 1


FAULTY = {
    "a list": 'X = {"oak", "elm", "ash", "fir", "yew", "box"}',
    "keys": 'X = {"oak": 1, "elm": 1, "ash": 1, "fir": 1, "yew": 1, "box": 1}',
    "split": 'X = frozenset("oak elm ash " "fir yew box".split())',
    "split at bars": 'X = "oak|elm|ash|fir|yew|box".split("|")',
    "alternatives": 'X = LazyPattern(r"\\b(?:oak|elm|ash|fir|yew|box)\\b")',
    "alternatives over several lines": 'X = LazyPattern(\n    r"\\b(?:oak|elm|ash|"\n    r"fir|yew|box)\\b"\n)',
    "alternatives in parts": 'X = LazyPattern(rf"\\b(?:oak|elm|ash|{MORE}|" + r"fir|yew|box)\\b")',
    "nested alternatives": 'X = LazyPattern(r"(?:oak|elm|(?:ash|fir)(?:yew|box)|sloe)s?")',
    "a long pattern": f'X = LazyPattern(r"\\b(?:{"a" * 60})" rf"{{MORE}}{"b" * 70}")',
}
RIGHT = {
    "five": 'X = {"oak", "elm", "ash", "fir", "yew"}',
    "a list of the lexicon": f'X = LexiconPattern(r"\\b{{months.short}} {"a" * 105}")',
    "prose": f'X = "{"All of it is said in one long line. " * 5}"',
    "a docstring": f'"""{"One (?:or|another) long line. " * 9}"""',
    "numbers": "X = (1, 2, 3, 4, 5, 6, 7)",
}


@pytest.mark.parametrize("source", FAULTY.values(), ids=FAULTY)
def test_lists_are_found_wherever_they_hide(source: str) -> None:
    """In a collection, in a string that is split, in the alternatives of a pattern, joined from parts."""
    assert len(faults(source)) == 1


@pytest.mark.parametrize("source", RIGHT.values(), ids=RIGHT)
def test_what_is_no_list(source: str) -> None:
    """Up to five words, what comes from the lexicon, prose."""
    assert faults(source) == []


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_no_words_in_code(path: Path) -> None:
    """A copy editor finds every word in the lexicon."""
    name = name_of(path)
    if name in TECHNICAL or name.startswith(FORMATS):
        return
    found = faults(path.read_text(encoding="utf-8"))
    assert found == []
