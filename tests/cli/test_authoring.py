"""rules new and rules docs, the pages in docs/rules, and the page on writing a rule."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from attrlint.output.rule_pages import escaped, index, page
from attrlint.packs import pack
from tests.cli.test_check import desk, told

__all__ = ["desk"]

ROOT = Path(__file__).parents[2]
GUIDE = (ROOT / "docs" / "write-a-rule.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("kind", ["existence", "substitution"])
def test_new_rule(desk: Path, capsys: pytest.CaptureFixture[str], kind: str) -> None:
    """The skeleton is a pack whose examples hold, and which finds something."""
    code, out, err = told(capsys, "rules", "new", "HSE001", "long-words", "--kind", kind)
    assert (code, out, err) == (0, "", "Wrote long-words.yaml. Next: attrlint rules test long-words.yaml\n")
    assert told(capsys, "rules", "test", "long-words.yaml") == (0, "", "4 examples of 1 rule, no faults\n")
    (desk / "attrlint.toml").write_text('packs = ["long-words.yaml"]\n')
    (desk / "a.md").write_text("A number of ships turned back.\n")
    assert "HSE001 “A number of” is long" in told(capsys, "check", "a.md")[1]


REFUSED = {
    "code": (["H1", "a-b"], "a code must be three capital letters and three digits, not “H1”"),
    "name": (["HSE001", "A b"], "a name must be lowercase words joined by hyphens, not “A b”"),
    "kind": (
        ["HSE001", "a-b", "--kind", "claim"],
        "no template for “claim”, only for existence and substitution",
    ),
    "a code that is taken": (["QUO001", "a-b"], "QUO001 repeated-quote is a built-in rule"),
    "a name that is taken": (["HSE001", "tk"], "RES001 tk is a built-in rule"),
    "a file that is there": (["HSE001", "there"], "there.yaml: error: already exists"),
}


@pytest.mark.parametrize(("argv", "said"), REFUSED.values(), ids=REFUSED.keys())
def test_new_rule_refused(desk: Path, capsys: pytest.CaptureFixture[str], argv: list[str], said: str) -> None:
    """One line, exit 2, and nothing is written over."""
    (desk / "there.yaml").write_text("mine\n")
    code, out, err = told(capsys, "rules", "new", *argv)
    assert (code, out, len(err.splitlines())) == (2, "", 1)
    assert said in err
    assert [(p.name, p.read_text()) for p in desk.iterdir()] == [("there.yaml", "mine\n")]


def test_docs_of_a_house_pack(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A page a rule and an index; what else lies there stays."""
    told(capsys, "rules", "new", "HSE001", "long-words")
    (desk / "out").mkdir()
    (desk / "out" / "notes.md").write_text("mine")
    code, _, err = told(capsys, "rules", "docs", "long-words.yaml", "--output", "out")
    assert (code, err) == (0, "1 page and an index written to out\n")
    assert sorted(p.name for p in (desk / "out").iterdir()) == ["README.md", "long-words.md", "notes.md"]
    assert told(capsys, "rules", "docs", "gone.yaml")[0] == 2


def test_pages_are_fresh() -> None:
    """docs/rules is what attrlint rules docs writes now; if not, run it."""
    rules = pack.builtin()
    wanted = {f"{rule.name}.md": page(rule) for rule in rules} | {"README.md": index(rules)}
    there = {path.name: path.read_text(encoding="utf-8") for path in (ROOT / "docs" / "rules").iterdir()}
    assert sorted(there) == sorted(wanted)
    assert [name for name, text in wanted.items() if there[name] != text] == []


def test_what_markdown_would_read_as_markup() -> None:
    """A message is shown as it is."""
    assert escaped("“[citation\nneeded]” <b> a_b*c|d") == r"“\[citation needed\]” \<b\> a\_b\*c\|d"


def test_the_guide_on_writing_a_rule(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Its pack is what rules new writes, but for the remark; its settings and examples work as they are printed."""
    blocks = re.findall(r"^```(\w*)\n(.*?)^```$", GUIDE, re.MULTILINE | re.DOTALL)
    packs = [text for language, text in blocks if language == "yaml"]
    told(capsys, "rules", "new", "HSE001", "long-words")
    written = (desk / "long-words.yaml").read_text(encoding="utf-8")
    assert re.sub(r"  #.*", "", written) == packs[0]
    swap = (
        packs[0]
        .replace("kind: existence", "kind: substitution")
        .replace(
            "tokens:\n      - in the region of\n      - a number of\n",
            "swap: {in the region of: about, a number of: some}\n",
        )
    )
    with_more = swap.replace("      bad:\n", packs[1])
    (desk / "more.yaml").write_text(with_more, encoding="utf-8")
    assert told(capsys, "rules", "test", "more.yaml")[0] == 0
    said = [text for _, text in blocks if text.startswith("$ attrlint")]
    assert "Wrote long-words.yaml. Next: attrlint rules test long-words.yaml" in said[0]
    assert told(capsys, "rules", "test", "long-words.yaml")[2] == said[1].partition("\n")[2]
    settings = next(text for language, text in blocks if language == "toml" and "long-words" in text)
    (desk / "attrlint.toml").write_text(settings, encoding="utf-8")
    (desk / "a.md").write_text("A number of ships turned back.\n")
    assert "HSE001" in told(capsys, "check", "a.md")[1]
