"""Writes the made-up archive of the documentation: 200 articles by three outlets over ten years, with planted drift.

usage: python scripts/example_archive.py [COUNT] [FILE]     200 articles to examples/archive/articles.jsonl by default

Nothing in it happened. Sentences are put together from lists, by a generator whose seed is fixed, so that the file is
the same each time. `planted` gives articles whose quotations come back altered, given to someone else, or unchanged.
"""

from __future__ import annotations

import json
import random
import sys
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

TARGET = Path(__file__).resolve().parent.parent / "examples" / "archive" / "articles.jsonl"
FIRST = "Ilze Marek Aoife Tomasz Greta Samuel Priya Lukas Noor Daniel Katherine Michael Rosa Elena Peter Hannah".split()
LAST = "Kaleja Dvorsky Brennan Wilk Lindqvist Okoro Raman Hofer Aziz Moreau Sutton Fairchild Castellano Petrova".split()
ROLES = [
    "who runs the harbor office", "the head of the teachers’ union", "a member of the county board",
    "the mayor’s spokeswoman", "an engineer at the water company", "who has led the museum since 2009",
    "the fire chief", "a lawyer for the tenants", "the director of the regional hospital", "a farmer from the valley",
]  # fmt: skip
BODIES = ["the county", "the transport department", "the water company", "the school board", "the regional hospital"]
NAMELESS = ["officials", "a person familiar with the talks", "sources at the ministry", "critics", "an aide"]
OUTLETS = ["Harbor Gazette", "Valley Courier", "Northern Telegraph"]
SECTIONS = ["Local", "Politics", "Business", "Sports"]
KINDS = "older younger patient noisy tired local loyal quiet stubborn careful worried retired busy".split()
PEOPLE = "pupils drivers nurses tenants traders volunteers pilots teachers farmers players builders voters".split()
DID = [
    "have waited for", "never agreed to", "will have to pay for", "asked twice for", "saw no need for",
    "must live with", "will vote against", "fought hard for", "were promised", "were left with", "cannot explain",
    "signed off on", "walked away from", "keep hearing about",
]  # fmt: skip
LOOKS = "new costly broken secret second wooden yellow famous narrow planned rusty modern empty heavy".split()
THINGS = "bridge timetable roof dock heating lease pump tramline library contract statue tower canal bakery".split()
PLACES = [
    "over the creek", "behind the station", "on the hill", "near the old mill", "in our street", "at the border",
    "below the castle", "outside the school", "beside the river", "along the coast", "across from the church",
]  # fmt: skip
LINKS = "since before while because until although whenever unless".split()
OTHERS = "ministers lawyers engineers bankers reporters judges owners experts planners auditors".split()
ACTED = "counted measured forgot published questioned hid repaired praised delayed copied doubled checked".split()
MATTERS = "figures costs letters budgets promises records drawings invoices answers rules".split()
SWAPS = "quickly market simple rarely better window river careful strong public minor distant golden early".split()


class Planted(NamedTuple):
    """A quotation that recurs: the ids of both articles, its words in each, and what was done to it."""

    kind: str
    first: str
    second: str
    words: str
    changed: str
    speaker: str
    other: str


def name(dice: random.Random) -> str:
    """A full name."""
    return f"{dice.choice(FIRST)} {dice.choice(LAST)}"


def remark(dice: random.Random) -> str:
    """A sentence that someone might say, without a final full stop."""
    did = dice.choice(DID)
    words = dice.choice(
        (
            f"{people(dice)} {did} {thing(dice)} {when(dice)}",
            f"{when(dice)}, {people(dice)} {did} {thing(dice)}",
            f"you can ask {people(dice)} about {thing(dice)}, or see how {people(dice)} {did} it {when(dice)}",
        )
    )
    return words[0].upper() + words[1:]


def people(dice: random.Random) -> str:
    """Some people."""
    return f"the {dice.choice(KINDS)} {dice.choice(PEOPLE)}"


def thing(dice: random.Random) -> str:
    """Something that a town has."""
    return f"the {dice.choice(LOOKS)} {dice.choice(THINGS)} {dice.choice(PLACES)}"


def when(dice: random.Random) -> str:
    """Another event."""
    return f"{dice.choice(LINKS)} the {dice.choice(OTHERS)} {dice.choice(ACTED)} the {dice.choice(MATTERS)}"


def quoted(words: str, who: str, dice: random.Random) -> str:
    """A quotation with its speaker, in one of the usual layouts."""
    return dice.choice(
        (
            f"“{words},” said {who}, {dice.choice(ROLES)}.",
            f"{who}, {dice.choice(ROLES)}, said: “{words}.”",
            f"“{words},” {who} said on {dice.choice(['Monday', 'Tuesday', 'Friday'])}.",
        )
    )


def article(number: int, dice: random.Random) -> dict[str, str]:
    """One article: a lead, two people with two quotations each, a body, and sometimes a source without a name."""
    day = date(2014, 1, 6) + timedelta(days=number * 3650 // 200 % 3650)
    one, other = name(dice), name(dice)
    body = dice.choice(BODIES)
    subject = thing(dice)
    lines = [
        f"{body[0].upper()}{body[1:]} will decide on {subject} in {dice.randint(2, 40)} weeks, it said on Thursday.",
        quoted(remark(dice), one, dice),
        f"“{remark(dice)},” {one.split()[1]} said. {people(dice).capitalize()} had asked for {thing(dice)}.",
        f"{dice.choice(NAMELESS).capitalize()} said that {people(dice)} {dice.choice(DID)} {thing(dice)}.",
        quoted(remark(dice), other, dice),
        f"{other.split()[1]} said the work would cost ${dice.randint(2, 90)} million {when(dice)}.",
    ]
    if dice.random() < 0.3:
        lines.append(f"According to a report by {body}, {people(dice)} {dice.choice(DID)} {thing(dice)}.")
    return {
        "id": f"a{number:05}",
        "date": day.isoformat(),
        "outlet": dice.choice(OUTLETS),
        "section": dice.choice(SECTIONS),
        "title": f"Decision on {subject} near",
        "text": "\n\n".join(lines) + "\n",
    }


def altered(words: str, dice: random.Random) -> str:
    """The words with one to three of them replaced."""
    parts = words.split()
    for at in dice.sample(range(1, len(parts) - 1), dice.choice((1, 2, 3))):
        parts[at] = dice.choice([word for word in SWAPS if word != parts[at]])
    return " ".join(parts)


def planted(count: int, dice: random.Random, start: int) -> tuple[list[dict[str, str]], list[Planted]]:
    """Pairs of articles that share a quotation: a third altered, a third given to someone else, a third faithful."""
    made: list[dict[str, str]] = []
    truth: list[Planted] = []
    for i in range(count):
        kind = ("altered", "speaker", "faithful")[i % 3]
        words, who = f"{remark(dice)} and {people(dice)} know it by the number {i + 20}", name(dice)
        changed = altered(words, dice) if kind == "altered" else words
        other = who
        while kind == "speaker" and other.split()[1] == who.split()[1]:
            other = name(dice)
        pair = []
        for at, (said, speaker) in enumerate(((words, who), (changed, other))):
            one = article(start + 2 * i + at, dice)
            first, _, rest = one["text"].partition("\n\n")
            one["text"] = f"{first}\n\n{quoted(said, speaker, dice)}\n\n{rest}"
            pair.append(one)
        made += pair
        truth.append(Planted(kind, pair[0]["id"], pair[1]["id"], words, changed, who, other))
    return made, truth


def archive(count: int, seed: int = 18) -> tuple[list[dict[str, str]], list[Planted]]:
    """Articles; a tenth of them come in pairs that share a quotation, and a few were printed twice."""
    dice = random.Random(seed)
    pairs = count // 20
    again = count // 50
    plain = [article(i, dice) for i in range(count - 2 * pairs - again)]
    more, truth = planted(pairs, dice, len(plain))
    made = plain + more
    for i in range(again):
        original = made[i * 7]
        made.append({**original, "id": f"a{len(made):05}", "outlet": dice.choice(OUTLETS)})
    return made, truth


def main(argv: list[str]) -> None:
    """Write an archive."""
    count = int(argv[0]) if argv else 200
    target = Path(argv[1]) if len(argv) > 1 else TARGET
    target.parent.mkdir(parents=True, exist_ok=True)
    with target.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(f"{json.dumps(one, ensure_ascii=False)}\n" for one in archive(count)[0])


if __name__ == "__main__":
    main(sys.argv[1:])
