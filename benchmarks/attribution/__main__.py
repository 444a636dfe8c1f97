"""Score tools on a compartment of PolNeAR: ``python -m benchmarks.attribution POLNEAR/data/dev``."""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

from attrlint.base.errors import AttrlintError
from benchmarks.attribution.corpus import Article, read_corpus
from benchmarks.attribution.score import Score
from benchmarks.attribution.systems import NAMES, load


def main(argv: list[str] | None = None) -> int:
    """Print the table. Returns 0, or 2 if there is nothing to read."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.attribution", description=main.__doc__)
    parser.add_argument("folder", type=Path, help="a compartment of a PolNeAR checkout, such as data/dev")
    parser.add_argument("--only", choices=NAMES, action="append", help="a tool to run; all that are installed, else")
    parser.add_argument("--model", default="en_core_web_sm", help="the spaCy model of the others")
    parser.add_argument("--rounds", type=int, default=3, help="rounds of which the fastest counts, for attrlint")
    options = parser.parse_args(argv)
    try:
        articles = list(read_corpus(options.folder))
    except AttrlintError as error:
        sys.stderr.write(f"error: {error}\n")
        return 2
    words = sum(len(a.text.split()) for a in articles)
    print(f"{len(articles)} articles, {words:,} words, quotations of 5 words and more\n")
    print("| tool | span P | span R | span F1 | speaker acc | tight | speaker R | cue acc | articles a CPU second |")
    print("|---|---|---|---|---|---|---|---|---|")
    for name in options.only or NAMES:
        print(_row(name, articles, options.model, options.rounds))
    return 0


def _row(name: str, articles: list[Article], model: str, rounds: int) -> str:
    system = load(name, model)
    if system is None:
        return f"| {name} | not installed, or no spaCy model {model} |"
    score, failed, best = Score(), 0, float("inf")
    for round_ in range(rounds if name == "attrlint" else 1):
        start = time.process_time()
        said = []
        for article in articles:
            try:
                said.append(system(article.text))
            except (ValueError, TypeError):  # textacy and sayswho fail on odd marks: nothing found
                failed += 1
                said.append([])
        best = min(best, time.process_time() - start)
        if round_ == 0:
            for article, found in zip(articles, said, strict=True):
                score.add(article, found)
    figures = " | ".join(f"{figure:.3f}" for figure in score.figures().values())
    note = f" ({failed} articles failed)" if failed else ""
    return f"| {name}{note} | {figures} | {len(articles) / best:.1f} |"


if __name__ == "__main__":
    sys.exit(main())
