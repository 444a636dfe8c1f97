"""Sentences: where one ends, and where it does not."""

from __future__ import annotations

import pytest

from attrlint.text.similarity import passage
from tests.drafts import draft, sentences

SPLIT = {
    "two": ("It rained. The game went on.", ["It rained.", "The game went on."]),
    "question": ("Who won? Nobody knows.", ["Who won?", "Nobody knows."]),
    "a quotation ends it": ("“We won.” The talks ended.", ["“We won.”", "The talks ended."]),
    "a year ends it": ("It was 2019. The war began.", ["It was 2019.", "The war began."]),
    "U.S. and a new start": ("He left the U.S. The talks ended.", ["He left the U.S.", "The talks ended."]),
    "Inc. and a new start": ("She runs Alder Inc. It makes pumps.", ["She runs Alder Inc.", "It makes pumps."]),
    "line break": ("It rained.\nThe game went on.", ["It rained.", "The game went on."]),
    "ellipsis": ("He paused… Then he left.", ["He paused…", "Then he left."]),
}

WHOLE = [
    "Mr. Lee and Mrs. Silva met Dr. Okafor on Jan. 4 in St. Ives.",
    "The U.S. Senate met at 3 p.m. on Friday.",
    "J. K. Alder signed it.",
    "“We won. We lost. We drew,” he said.",
    "“Did you go?” she asked.",
    "“Did you go?” Amina Yusuf asked.",
    "“Go!” said Lee.",
    "“Did you go?” Ana Ruiz texted on Monday.",
    "“Did you go?” Lee was quoted as saying.",
    "“Did you go?” Lee, a carpenter of fifty, said softly.",
    "He is 4.5 per cent richer.",
    "Sen. Ana Ruiz, D-Calif., said no.",
    "The No. 2 official left.",
    "She studied at Alder & Co. in Leeds.",
    "A 'smart. quick.' answer, he said.",
    "Visit example.org for more",
]


@pytest.mark.parametrize(("text", "expected"), SPLIT.values(), ids=SPLIT.keys())
def test_split(text: str, expected: list[str]) -> None:
    """A stop, white space and a new start."""
    assert sentences(text) == expected


@pytest.mark.parametrize("text", WHOLE)
def test_whole(text: str) -> None:
    """Never inside a quotation, never after an abbreviation that goes on."""
    assert sentences(text) == [text]


def test_words() -> None:
    """Hyphens and apostrophes inside a word belong to it."""
    document = draft("It’s a well-known U-turn, isn't it?")
    words = [document.text[a:b] for a, b in passage(document.text, document.whole).spans]
    assert words == ["It’s", "a", "well-known", "U-turn", "isn't", "it"]
