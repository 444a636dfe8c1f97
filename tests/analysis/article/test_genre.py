"""Genres, told by their look, a text a line."""

from __future__ import annotations

import pytest

from tests.drafts import draft

ENTRY = "{time}\n\nThe bridge over the river was shut for an hour, and the traffic had to wait.\n\n"
TURN = "{who} The bridge over the river was shut for an hour, and the traffic had to wait.\n\n"

GENRES = {
    "news": ("The bridge is shut.\n\nThe council said so on Monday.", "news"),
    "live": ("".join(ENTRY.format(time=time) for time in ("9:42 p.m.", "9:40 p.m.:", "9.30pm", "21:15 GMT")), "live"),
    "times in the prose": ("It left at 9:42 p.m., at 9:40 p.m., at 9:30 p.m. and at 21:15 GMT.", "news"),
    "a time or two": ("".join(ENTRY.format(time=time) for time in ("9:42 p.m.", "9:40 p.m.")), "news"),
    "opinion": ("I like the bridge.\n\nMy father mended it, and I paint it.", "opinion"),
    "interview": ("".join(TURN.format(who=who) for who in ("Q:", "A:") * 3), "interview"),
    "labels of a name": (
        "".join(TURN.format(who=who) for who in ("**Rosa Gall:**", "**Tom Reece:**", "**RG:**", "**Reece:**")),
        "transcript",
    ),
    "one turn": ("**Sam Tate:** It was like nothing that we had seen.", "transcript"),
    "one who asks": (
        "".join(f"**Rosa Gall:** Is it shut on day {n}?\n\n**Reece:** It is, for now.\n\n" for n in range(3)),
        "interview",
    ),
    "questions with answers in prose": (
        "".join(f"**Why did you stop in year {n}?**\n\nI had my reasons, and I kept them.\n\n" for n in range(4)),
        "interview",
    ),
    "questions that nobody answers as himself": (
        "".join(f"## When does ferry {n} go?\n\nIt goes at noon.\n\n" for n in range(4)),
        "news",
    ),
    "labels of notes": (
        "".join(f"{word}: The bridge is shut for now.\n\n" for word in ("Note", "Update", "Note", "Update")),
        "news",
    ),
    "clock at the head of entries": (
        "".join(f"{n}:15 a.m. The bridge was shut again.\n\n" for n in range(1, 7)),
        "live",
    ),
    "outlets in brackets": (
        "".join(
            f"* **The pier {n}.** It was shut, and the traffic had to wait for an hour. ([Post](https://a.example/{n}))\n"
            for n in range(4)
        ),
        "digest",
    ),
    "linked headings": (
        "".join(
            f'#### [Post: The pier {n}](https://a.example/{n})\n\n"It was shut for an hour."\n\n' for n in range(3)
        ),
        "digest",
    ),
    "newsletter": ("This week's newsletter looks at bridges.\n\nThe first was shut on Monday.", "newsletter"),
    "press release": ("FOR IMMEDIATE RELEASE\n\nThe firm will build a bridge over the river.", "release"),
    "court, in few words": (
        "Len Fisk was sentenced to two years after his guilty plea to one count of arson.",
        "court",
    ),
    "court release": (
        "FOR IMMEDIATE RELEASE\n\nThe attorney general said Len Fisk had pleaded guilty.\n\n"
        + "The bridge was shut. " * 50,
        "court",
    ),
    "a story of a court": (
        "Len Fisk was sentenced to two years on Monday, the police department said.\n\n" + "The bridge was shut. " * 50,
        "news",
    ),
    "listicle": (
        "# 4 bridges to see\n\n" + "".join(f"## {n}. The bridge\n\nIt is long.\n\n" for n in range(1, 5)),
        "listicle",
    ),
    "sample prompts": ("Ask it:\n\n" + "- “When does the ferry go?”\n" * 5, "other"),
    "its head says so": ("---\ntitle: Bridges\ncategories:\n  - Op-Ed\n---\nThe bridge is shut.", "opinion"),
    "a head that says more": ("---\ntitle: The bridge\ngenre: live\n---\nThe bridge is shut.", "live"),
    "transcript": ("".join(TURN.format(who=who) for who in ("MR. LEE:", "MS. CHO:") * 3), "transcript"),
}


@pytest.mark.parametrize(("text", "genre"), GENRES.values(), ids=GENRES.keys())
def test_genre(text: str, genre: str) -> None:
    """What a draft is taken for."""
    assert draft(text, "markdown").article.genres[0] == genre


def test_two_at_once() -> None:
    """A digest in which the writer speaks as himself is opinion as well."""
    items = "".join(
        f"* The pier {n} was shut, and the traffic had to wait for an hour. ([Post](/{n}))\n" for n in range(4)
    )
    assert draft(f"I like piers, and my father does.\n\n{items}", "markdown").article.genres == ("digest", "opinion")
