"""Long drafts: what a rule takes grows with the length only, also where everything that it looks for stands in them."""

from __future__ import annotations

import pytest

from attrlint.running.profile import FACT, RULE, ProfilingRunner
from attrlint.running.runner import Choice
from attrlint.settings.selection import Layer
from benchmarks.speed.made_up import articles
from tests.timing import TRIES

BYTES = 30_000  # of the shorter draft
TIMES = 4  # as long is the longer one: what is quadratic takes 16 times as long
MOST = 9  # times as long is still linear on a busy machine
LEAST = 0.03  # CPU seconds: less is not told from noise


def word(number: int, letters: str = "abcdefghijklmnopqrstuvwxyz") -> str:
    """A word of five letters that no other number has."""
    return "".join(letters[number // len(letters) ** place % len(letters)] for place in range(5))


CONSTRUCTS = {
    "NAM006": lambda i: f"The {word(i)[:5].upper()} met {word(i).title()} Vale.",
    "NAM002": lambda i: f"{word(i).title()} said so. Anna {word(i).title()} is the mayor.",
    "LEG005": lambda i: f"The murderer Paul {word(i).title()} was here, wrote Rita {word(i + 7).title()}.",
    "ATT015": lambda i: f"Paul {word(i).title()}, a baker, added that the bridge was shut.\n",
    "HED003": lambda i: f"## “{word(i)} {word(i + 1)} {word(i + 2)}”\n\nThe {word(i)} was {word(i + 3)}.\n",
    "NUM003": lambda i: (
        f"Then {i + 12} workers of the {word(i)} came with the {word(i % 9)} and the {word(i % 7)} team."
    ),
    "QUO001": lambda i: f"“We saw the {word(i)} and it was not the {word(i + 3)},” Paul {word(i).title()} said.\n",
    "QUO003": lambda i: f"“We saw the {word(i)} and it was not the {word(i + 3)},” the mayor said.\n",
    "DUP001": lambda i: (
        f"The mayor of the town of {word(i)} and the mayor of the town of {word(i + 5)} met on the bridge."
    ),
    "OUT002": lambda i: f"The {word(i).title()} Tmies said that {word(i).title()} Post reporters were there.",
    "SOC003": lambda i: f"@{word(i)} said the bridge was shut, and {word(i).title()} came.",
}


def seconds(code: str, text: str) -> float:
    """CPU seconds that a rule takes in a draft, with the facts that it asks for."""
    runner = ProfilingRunner(Choice(isolated=True, rules=Layer(select=(code,))))
    runner.lint_bytes(b"The bridge is shut.", "warm.md")
    result = runner.lint_bytes(text.encode(), "draft.md")
    assert not result.errors
    return sum(one.own for sort in (FACT, RULE) for one in runner.clock.spent[sort].values())


@pytest.mark.parametrize("code", CONSTRUCTS)
def test_growth_of_a_rule(code: str) -> None:
    """A draft of nothing but its construct, and one four times as long."""
    sizes = [BYTES // len(CONSTRUCTS[code](0)) * times for times in (1, TIMES)]
    short, long = ("\n".join(map(CONSTRUCTS[code], range(size))) for size in sizes)
    assert any(seconds(code, long) <= MOST * max(seconds(code, short), LEAST) for _ in range(TRIES))


def test_growth_of_copy() -> None:
    """Distinct articles, with the rules that are on by default."""
    made = articles()
    parts = [next(made) for _ in range(40)]
    runner = ProfilingRunner(Choice(isolated=True))

    def took(texts: list[str]) -> float:
        before = {key: spent.own for sort in (FACT, RULE) for key, spent in runner.clock.spent[sort].items()}
        runner.lint_bytes("\n\n".join(texts).encode(), "draft.txt")
        after = {key: spent.own for sort in (FACT, RULE) for key, spent in runner.clock.spent[sort].items()}
        return sum(after.values()) - sum(before.values())

    took(parts)
    assert any(took(parts) <= 2 * sum(took(parts[i : i + 10]) for i in range(0, 40, 10)) for _ in range(TRIES))
