"""Made-up transcripts and quotes of them: words of syllables, about as frequent as the words of speech are."""

from __future__ import annotations

import random
from itertools import accumulate
from typing import TYPE_CHECKING

from attrlint.data import lexicon

if TYPE_CHECKING:
    from pathlib import Path

ONSETS = "b c d f g h j k l m n p r s t v w br ch cl dr fl gr pl pr sh st th tr"
CODAS = "n r l s t m d ck nd"
FORMS = 60_000  # of made-up words
SHARE = 0.5  # of the words that are common ones
FILE = 100_000  # bytes of a transcript
TURN, SENTENCE, QUOTE = (4, 110), (4, 28), (8, 30)  # words, from and to
SPEAKERS = 12


class Speech:
    """Words one after another; of the common ones, and of the others, the n-th is about 1 / n as frequent (Zipf)."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)
        syllables = [a + b + c for a in ONSETS.split() for b in "aeiou" for c in ("", *CODAS.split())]
        made: dict[str, None] = {}
        while len(made) < FORMS:
            made["".join(self._random.choices(syllables, k=self._random.choice((2, 2, 3, 3, 4))))] = None
        common = sorted(lexicon.entries("spoken-words.small"), key=len)
        rare = sorted(made, key=len)
        ranks = [SHARE / n for n in range(1, len(common) + 1)]
        others = [1 / (n + 4) for n in range(1, FORMS + 1)]
        scale = (1 - SHARE) / SHARE * sum(ranks) / sum(others)
        self._words = [*common, *rare]
        self._weights = [*accumulate([*ranks, *(scale * each for each in others)])]
        self._speakers = [word.upper() for word in self._random.sample(rare[5_000:], SPEAKERS)]

    def words(self, count: int) -> list[str]:
        """So many words."""
        return self._random.choices(self._words, cum_weights=self._weights, k=count)

    def transcript(self, size: int = FILE) -> str:
        """Labeled turns of sentences, about so many characters."""
        words = iter(self.words(size // 4))
        parts: list[str] = []
        length = 0
        while length < size:
            parts.append(f"\n\n{self._random.choice(self._speakers)}:  ")
            left = self._random.randint(*TURN)
            while left > 0:
                sentence = [word for _, word in zip(range(self._random.randint(*SENTENCE)), words, strict=False)]
                if not sentence:
                    return "".join(parts).lstrip()
                said = " ".join(sentence)
                parts.append(f"{said[0].upper()}{said[1:]}. ")
                left -= len(sentence)
                length += len(said) + 2
        return "".join(parts).lstrip()

    def quote(self, text: str) -> str:
        """Words of a transcript: as they are, with a word replaced, with a cut at an ellipsis, or made up."""
        sentences = [part for part in text.split(". ") if ":" not in part]
        size = self._random.randint(*QUOTE)
        start = self._random.randrange(len(sentences) - 8)
        words = " ".join(sentences[start : start + 8]).split()[:size]
        how = self._random.random()
        if how < 0.1:
            words = self.words(size)
        elif how < 0.3:
            words[size // 2] = self.words(1)[0]
        elif how < 0.4:
            words[size // 3 : size // 2] = ["..."]
        return " ".join(words)


def write_transcripts(folder: Path, size: int, seed: int) -> list[Path]:
    """Transcripts of so many bytes together in a folder."""
    speech = Speech(seed)
    paths = []
    for number in range(max(1, size // FILE)):
        path = folder / f"talk-{number:04}.txt"
        path.write_text(speech.transcript(), encoding="utf-8")
        paths.append(path)
    return paths
