"""Adding a rule touches one file, a kind two, a fact one, a reader two, an output format two: each is done in a copy."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
RULE = """
  - code: ZZZ001
    name: added-rule
    kind: existence
    severity: error
    message: "“{match}” was added"
    rationale: A rule for a test.
    noise: 0.1
    tokens: [zyzzyva]
    examples:
      bad: ["A [[zyzzyva]] sat there."]
      good: ["A beetle sat there."]
"""
KIND = '''"""An added kind."""

from __future__ import annotations

from typing import ClassVar

from attrlint.base.facts import dataclass
from attrlint.model.kind import Finding


@dataclass(frozen=True)
class AddedKind:
    """Finds a first sentence about a zyzzyva."""

    values: ClassVar[tuple[str, ...]] = ("match",)
    grades: ClassVar[tuple[str, ...]] = ()

    def find(self, document, where):
        """The first sentence."""
        span = document.sentences[0]
        if "zyzzyva" in document.text:
            yield Finding(span, {"match": document.text[span.start : span.end]})

    def literals(self):
        """None: any sentence will do."""
        return None
'''
PACK = (
    RULE.replace("kind: existence", "kind: added-kind")
    .replace("    tokens: [zyzzyva]\n", "")
    .replace("A [[zyzzyva]] sat there.", "[[A zyzzyva sat there.]]")
)
READER = '''"""An added reader: shouted text."""

from attrlint.reading.plain import read_plain


def read_shouted(raw):
    """Plain text under another ending."""
    return read_plain(raw)
'''
FACT = '''
    @cached_property
    def added(self) -> int:
        """How many people are named."""
        return len(self.names)
'''


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the package and its packs, with a draft beside it."""
    shutil.copytree(ROOT / "attrlint", tmp_path / "attrlint", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(ROOT / "rules", tmp_path / "rules")
    (tmp_path / "draft.txt").write_text("A zyzzyva sat there. Ann Lee saw it.\n", encoding="utf-8")
    (tmp_path / "draft.shout").write_text("A zyzzyva sat there.\n", encoding="utf-8")
    return tmp_path


def put(path: Path, before: str, added: str) -> None:
    """Add text before the first place of other text in a file."""
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, added + before, 1), encoding="utf-8")


def run(copy: Path, *argv: str) -> str:
    """What Python prints in the copy, by its own attrlint."""
    settings = {**os.environ, "PYTHONPATH": str(copy), "XDG_CACHE_HOME": str(copy / "cache")}
    done = subprocess.run([sys.executable, *argv], cwd=copy, env=settings, capture_output=True, text=True, check=False)
    assert done.returncode in (0, 1), done.stderr
    return done.stdout


def codes(copy: Path, *argv: str) -> list[str]:
    """The codes of what `check` finds in the copy."""
    said = run(copy, "-m", "attrlint", "check", "--isolated", "--no-cache", "--output-format", "json", *argv)
    return [one["code"] for one in json.loads(said)]


def test_a_rule_touches_one_file(copy: Path) -> None:
    """A mapping in a pack."""
    pack = copy / "rules" / "style.yaml"
    pack.write_text(pack.read_text(encoding="utf-8").rstrip() + "\n" + RULE, encoding="utf-8")
    assert codes(copy, "--select", "ZZZ001", "draft.txt") == ["ZZZ001"]
    assert run(copy, "-m", "attrlint", "rules", "test", "rules/style.yaml") == ""  # no faults


def test_a_kind_touches_two(copy: Path) -> None:
    """Its module, and its name; the schema, the page of kinds and the checks of packs know it."""
    (copy / "attrlint" / "kinds" / "generic" / "added_kind.py").write_text(KIND, encoding="utf-8")
    put(copy / "attrlint" / "kinds" / "__init__.py", '    "existence":', '    "added-kind": "generic.AddedKind",\n')
    (copy / "house.yaml").write_text(f"rules:{PACK}", encoding="utf-8")
    assert run(copy, "-m", "attrlint", "rules", "test", "house.yaml") == ""  # no faults
    assert "added-kind" in run(copy, "-m", "attrlint", "schema")


def test_a_fact_touches_one(copy: Path) -> None:
    """A property of a facet, which --profile times by itself."""
    facet = copy / "attrlint" / "model" / "people.py"
    facet.write_text(facet.read_text(encoding="utf-8").rstrip() + "\n" + FACT, encoding="utf-8")
    script = "from attrlint.model.document import Document as D\nfrom attrlint.reading import read_text as r\n"
    assert run(copy, "-c", script + "print(D(r('Ann Lee saw Bo Ray.', 'text'), 'a.txt').people.added)") == "2\n"


def test_a_reader_touches_two(copy: Path) -> None:
    """Its module, and an entry with its endings: found in folders, commented, in the examples of rules."""
    (copy / "attrlint" / "reading" / "shouted.py").write_text(READER, encoding="utf-8")
    entry = '        Format("shouted", (".shout",), "shouted.read_shouted"),\n'
    put(copy / "attrlint" / "reading" / "formats.py", '        Format("html"', entry)
    (copy / "house.yaml").write_text(
        f"rules:{RULE}".replace('["A beetle sat there."]', "[{text: A beetle., format: shouted}]"), encoding="utf-8"
    )
    (copy / "attrlint.toml").write_text('packs = ["house.yaml"]\n', encoding="utf-8")
    said = run(copy, "-m", "attrlint", "check", "--no-cache", "--output-format", "json", ".")
    assert [(one["path"], one["code"]) for one in json.loads(said)] == [
        ("draft.shout", "ZZZ001"),
        ("draft.txt", "ZZZ001"),
    ]
    assert "shouted" in run(copy, "-m", "attrlint", "schema")


def test_an_output_format_touches_two(copy: Path) -> None:
    """Its module, and an entry with its row of the documentation."""
    text = (copy / "attrlint" / "output" / "concise.py").read_text(encoding="utf-8")
    (copy / "attrlint" / "output" / "added.py").write_text(text, encoding="utf-8")
    put(
        copy / "attrlint" / "output" / "__init__.py",
        '    "full":',
        '    "added": OutputFormat("added.Concise", "a test"),\n',
    )
    said = [
        run(
            copy,
            "-m",
            "attrlint",
            "check",
            "--isolated",
            "--no-cache",
            "--select",
            "ALL",
            "--output-format",
            name,
            "draft.txt",
        )
        for name in ("added", "concise")
    ]
    assert said[0] == said[1]
    assert "added" in run(copy, "-m", "attrlint", "check", "--help")
