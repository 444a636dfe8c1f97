"""Styles of Vale: read as they are, found what a plain search of their patterns finds, and the rest named."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from attrlint.base.errors import PackError
from attrlint.linting.linter import Linter
from attrlint.packs import pack
from tests.cli.test_check import desk, told
from tests.drafts import draft

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["desk"]

STYLE = {
    "Passive": (
        "extends: existence\nmessage: \"'%s' is passive\"\nlevel: warning\nignorecase: true\nraw:\n  - \\b(was|is)\\b\\s*\ntokens:\n  - '[\\w]+ed'\n",
        "It was CLOSED. It is open, and was wicked.",
        ["was CLOSED", "was wicked"],
    ),
    "Words": (
        "extends: existence\nmessage: not ours\ntokens:\n  - very\n  - ''\nexceptions:\n  - quite\nignorecase: true\n",
        "Very good, very bad, every one.",
        ["Very", "very"],
    ),
    "Dashes": (
        "extends: existence\nmessage: \"%s\"\nnonword: true\nlevel: error\ntokens:\n  - '\\s[—–]\\s'\n",
        "We left — they stayed–there.",
        [" — "],
    ),
    "Spaces": (
        "extends: existence\nmessage: \"%s\"\nnonword: true\ntokens:\n  - '[a-z][.?!] {2,}[A-Z]'\n",
        "We left.  They stayed. Nobody came.",
        ["t.  T"],
    ),
    "Terms": (
        "extends: substitution\nmessage: \"Use '%s', not '%s'\"\nswap:\n  '(?:web site|web-site)': website\n  EB: EB\n",
        "The web site and the web-site of EB.",
        ["web site", "web-site"],
    ),
    "Long": (
        "extends: occurrence\nmessage: too long\nscope: sentence\nmax: 4\ntoken: '\\b(\\w+)\\b'\n",
        "One two three four. One two three four five.",
        ["five"],
    ),
    "Twice": (
        "extends: repetition\nmessage: \"'%s' twice\"\nlevel: error\nalpha: true\ntokens:\n  - '[^\\s]+'\n",
        "It was the the end.",
        ["the"],
    ),
    "Either": (
        "extends: consistency\nmessage: \"'%s'\"\neither:\n  advisor: adviser\n",
        "An advisor and an adviser met an adviser.",
        ["advisor"],
    ),
    "Acronyms": (
        "extends: conditional\nmessage: \"%s\"\nfirst: '\\b([A-Z]{3,5})\\b'\nsecond: '(?:\\b[A-Z][a-z]+ )+\\(([A-Z]{3,5})\\)'\nexceptions: [CPU]\n",
        "The Harbour Board Office (HBO) met. HBO and DEF and CPU.",
        ["DEF"],
    ),
}


def style_of(folder: Path, **files: str) -> str:
    """A style with these files, as a source of a pack."""
    folder.mkdir(exist_ok=True)
    for name, text in files.items():
        (folder / f"{name}.yml").write_text(text, encoding="utf-8")
    return f"vale:{folder}"


@pytest.mark.parametrize("name", STYLE)
def test_checks(tmp_path: Path, name: str) -> None:
    """What a plain search of the patterns finds, exceptions left out."""
    text, prose, wanted = STYLE[name]
    rules, skipped = pack.style(style_of(tmp_path / "house", **{name: text}))
    assert skipped == ()
    assert [rule.code for rule in rules] == [f"house.{name}"]
    assert [prose[slice(*d.span)] for d in Linter(rules).lint(draft(prose)).diagnostics] == wanted


def test_capitalization_of_headings(tmp_path: Path) -> None:
    """A scope names blocks."""
    text = "extends: capitalization\nmessage: \"'%s'\"\nscope: heading\nmatch: $sentence\nexceptions: [Azure]\n"
    rules, _ = pack.style(style_of(tmp_path / "house", Headings=text))
    found = Linter(rules).lint(
        draft("# The Bridge Is Shut Again\n\nThe Bridge Is Shut Again.\n\n## Azure is open\n", "markdown")
    )
    assert [d.span.start for d in found.diagnostics] == [2]


def test_messages_and_severities(tmp_path: Path) -> None:
    """%s is what was found; of a substitution the first is what to write. Braces stay."""
    swap = "extends: substitution\nmessage: \"Use '%s' instead of '%s' {x}.\"\nlevel: suggestion\nswap:\n  utilize: use|apply\n"
    rules, _ = pack.style(style_of(tmp_path / "house", Swap=swap))
    (found,) = Linter(rules).lint(draft("They utilize it.")).diagnostics
    assert (found.message, found.severity.value) == ("Use 'use or apply' instead of 'utilize' {x}.", "info")


SKIPPED = {
    "spelling": ("extends: spelling\nmessage: not ours\n", "extends: spelling"),
    "script": ("extends: script\nmessage: not ours\nscript: |\n  import os\n", "extends: script"),
    "scope": ("extends: existence\nmessage: not ours\nscope: raw\ntokens: [a]\n", "scope: raw"),
    "pattern": ("extends: existence\nmessage: not ours\ntokens: ['(']\n", ": missing )"),
    "level": ("extends: existence\nmessage: not ours\nlevel: loud\ntokens: [a]\n", "level: loud"),
    "no tokens": ("extends: existence\nmessage: not ours\n", "no tokens"),
    "not YAML": ("extends: [\n", "not YAML:"),
    "a tag": ("extends: !!python/object:os.system existence\n", "tags are not supported"),
    "a list": ("- a\n", "it is no mapping"),
    "empty": ("", "the file is empty"),
}


@pytest.mark.parametrize(("text", "why"), SKIPPED.values(), ids=SKIPPED.keys())
def test_what_is_not_run(tmp_path: Path, text: str, why: str) -> None:
    """It is named with the reason, and the others run."""
    rules, (skipped,) = pack.style(style_of(tmp_path / "house", Bad=text, Words=STYLE["Words"][0]))
    assert [rule.code for rule in rules] == ["house.Words"]
    assert skipped.name == "house.Bad"
    assert why in skipped.why


def test_no_style(tmp_path: Path) -> None:
    """A folder without YAML is a fault of the configuration."""
    with pytest.raises(PackError, match="no Vale style"):
        pack.load([f"vale:{tmp_path}"])


def test_in_use(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """From the configuration to the finding: codes are Vale's names, selectors, comments and options know them."""
    (desk / "styles").mkdir()
    style_of(desk / "styles" / "house", Words=STYLE["Words"][0], Spelling="extends: spelling\nmessage: not ours\n")
    (desk / "attrlint.toml").write_text('packs = ["default", "vale:styles/house"]\n')
    (desk / "a.md").write_text("A very good day. “A very good day,” said Ana Ruiz.\n", encoding="utf-8")
    code, out, err = told(capsys, "check", "a.md")
    assert (code, out) == (1, "a.md:1:3: warning house.Words not ours\n")
    assert err == "house.Spelling was skipped: extends: spelling\n1 warning in 1 of 1 draft\n"
    assert told(capsys, "check", "--ignore", "house.words", "a.md")[1] == ""
    assert told(capsys, "check", "--ignore", "HOUSE", "a.md")[1] == ""
    assert told(capsys, "rules", "list")[2] == "house.Spelling was skipped: extends: spelling\n"
    assert told(capsys, "rule", "house.Words")[0] == 0
    (desk / "a.md").write_text("<!-- attrlint: ignore[house.Words] ours -->\n\nA very good day.\n")
    assert told(capsys, "check", "-q", "a.md") == (0, "", "")
