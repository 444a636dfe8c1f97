"""What is linted: files of the user's folder, one long file made from them, and packs of phrases from them."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

ENDINGS = (".txt", ".md")
CLEAN = "The bridge over the river is shut until the spring.\n"
RULE = """  - code: {code}
    name: phrase-{number}
    kind: existence
    severity: warning
    message: "“{{match}}” is on the list; find another word"
    rationale: A list of phrases, as long as the benchmark wants it.
    noise: 9
    tokens: [{tokens}]
    examples:
      bad: ["It was [[{first}]]."]
      good: ["It was."]
"""


@dataclass(frozen=True)
class Texts:
    """Files to lint. Sizes are in bytes."""

    clean: Path
    article: Path
    several: tuple[Path, ...]
    every: tuple[Path, ...]
    long: Path

    @property
    def others(self) -> tuple[Path, ...]:
        """The texts that are not among the several; all if there are no others."""
        return tuple(sorted(set(self.every) - set(self.several))) or self.every

    def size(self, paths: Sequence[Path]) -> int:
        """The total size of some files."""
        return sum(path.stat().st_size for path in paths)


def gather(folder: Path, into: Path, files: int, size: int, seed: int) -> Texts:
    """The texts of a folder, and what is made from them. Raises ValueError if there are none."""
    every = sorted(path for path in folder.rglob("*") if path.suffix in ENDINGS and path.stat().st_size)
    if not every:
        raise ValueError(f"no *.txt or *.md in {folder}")
    several = sorted(random.Random(seed).sample(every, min(files, len(every))))
    by_size = sorted(every, key=lambda path: path.stat().st_size)
    clean, long = into / "clean.txt", into / "long.txt"
    clean.write_text(CLEAN)
    pieces: list[str] = []
    length = 0
    while length < size:
        for path in every:
            text = path.read_text(encoding="utf-8", errors="replace").strip() + "\n\n"
            pieces.append(text)
            length += len(text.encode())
            if length >= size:
                break
    long.write_text("".join(pieces), encoding="utf-8")
    return Texts(clean, by_size[len(by_size) // 2], tuple(several), tuple(every), long)


def phrases(paths: Sequence[Path], count: int, seed: int) -> list[str]:
    """Phrases of two words from texts: a few frequent, most of them rare, as in a list of words to avoid."""
    found: dict[str, None] = {}
    for path in paths:
        words = re.findall(r"[a-z]{3,12}", path.read_text(encoding="utf-8", errors="replace"))
        found.update(dict.fromkeys(f"{a} {b}" for a, b in pairwise(words)))
    pool = sorted(found)
    random.Random(seed).shuffle(pool)
    return [pool[i % len(pool)] + ("" if i < len(pool) else f" {i}") for i in range(count)] if pool else []


def write_packs(paths: Sequence[Path], into: Path, sizes: Sequence[int], seed: int, each: int = 2) -> dict[int, Path]:
    """Settings for each number of rules, with a pack of that many rules of two phrases, and nothing else."""
    listed = phrases(paths, max(sizes) * each, seed)
    configs = {}
    for size in sizes if listed else ():
        rules = []
        for number in range(size):
            own = listed[number * each : (number + 1) * each]
            code = f"PH{chr(65 + number // 1000)}{number % 1000:03}"
            rules.append(RULE.format(code=code, number=number, tokens=", ".join(own), first=own[0]))
        (into / f"phrases-{size}.yaml").write_text("rules:\n" + "".join(rules))
        configs[size] = into / f"phrases-{size}.toml"
        configs[size].write_text(f'packs = ["phrases-{size}.yaml"]\n')
    return configs
