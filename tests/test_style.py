"""What people read is worded as a copy desk would word it: no phrase that the house has banned."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import typer.main

from attrlint.cli.app import app
from attrlint.packs import pack
from attrlint.packs.pack_schema import SAYS
from attrlint.settings.settings_reference import SETTINGS

ROOT = Path(__file__).parent.parent
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").rglob("*.md"))]
BANNED = (
    r"whoever|somebody|nobody|mend(?:s|ed|ing)?|silences?|silenced|silencing|told from|has gone|have gone|have it told",
    r"stands? (?:in|on|at|below|above|nowhere|beside|alone|for|out of|once|twice|as)\b(?! for)",
    r"is no (?!longer|secret|match for|[A-Za-z]+ extension)[a-z]+|are no (?!longer|match for)[a-z]+",
    r"cannot be had|goes? together with|holds? (?:over|for)|a line a (?:finding|rule|name|source)|a page a rule",
    r"offered fix(?:es)?|kept results?|the gate|ledger|house habit|light(?:s|ed)? up|the eyes|beside (?:the|its|your)",
    r"behind the (?:words|quotation|name)|tells (?:what|how|where|which|whether|who)|personif\w+",
)
PHRASE = re.compile(r"\b(?:" + "|".join(BANNED) + r")\b", re.IGNORECASE)
QUOTED = re.compile(r"“[^”]*”|\"[^\"\n]*\"")  # examples of copy, not ours


def prose_of(page: Path) -> str:
    """A page without its code, its tables of examples and the words it quotes."""
    text = page.read_text(encoding="utf-8")
    text = re.sub(r"^(```+).*?^\1$", "", text, flags=re.MULTILINE | re.DOTALL)
    text = text.partition("\n## Examples\n")[0] if page.parent.name == "rules" else text
    return QUOTED.sub("", re.sub(r"`[^`\n]*`|\]\([^)]*\)|<!--.*?-->", "", text))


def test_the_list_bites() -> None:
    """Sentences of the kind that the list is for are found, and plain ones are not."""
    odd = (
        "A comment that silences nothing is reported.", "It stands on line 10.", "A handle is no source.",
        "--fix cannot be had with it.", "The gate opens.", "A line a finding.", "Whoever speaks.", "Light up a source.",
    )  # fmt: skip
    assert [text for text in odd if not PHRASE.search(text)] == []
    plain = (
        "The rule is no longer on.",
        "He stands by his words.",
        "One finding per line.",
        "“Nobody” is quoted here.",
    )
    assert [text for text in plain if PHRASE.search(QUOTED.sub("", text))] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_pages(page: Path) -> None:
    """README, guides, reference, rule pages and changelog."""
    text = prose_of(page)
    found = [f"line {text.count(chr(10), 0, m.start()) + 1}: {m[0]}" for m in PHRASE.finditer(text)]
    assert found == []


@pytest.mark.parametrize("rule", pack.builtin(), ids=lambda rule: rule.code)
def test_rules(rule: pack.Rule) -> None:  # type: ignore[name-defined]
    """Messages and the parts of a rule's page."""
    for text in (rule.message, rule.summary, rule.rationale, rule.remedy, rule.ignore_when):
        assert not PHRASE.search(QUOTED.sub("", text)), text


def test_help() -> None:
    """Help of every command and option, settings, and keys of packs."""
    said = [setting.says for setting in SETTINGS] + list(SAYS.values())
    pending = [typer.main.get_command(app)]
    while pending:
        command = pending.pop()
        pending += getattr(command, "commands", {}).values()
        said += [command.help or "", *(getattr(param, "help", "") or "" for param in command.params)]
    assert len(said) > 100
    assert [text for text in said if PHRASE.search(QUOTED.sub("", text))] == []
