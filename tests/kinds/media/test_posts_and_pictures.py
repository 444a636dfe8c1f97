"""Posts, footage, emoji and captions: what the examples of the rules do not show, a case a line."""

from __future__ import annotations

import pytest

from attrlint.analysis.article.captions import find_pictures
from attrlint.analysis.article.posts import SurnamePlaces, is_identified, is_official
from attrlint.base.span import Span
from attrlint.linting.linter import Linter
from attrlint.packs import pack
from attrlint.text.token_table import TokenTable
from tests.drafts import draft
from tests.kinds.headings.test_heading_kinds import RULES, found
from tests.timing import takes_at_most

OFFICIAL = {
    "a person": ("Tom Alder", "@tomalder", False),
    "a person by an uncommon name": ("Zarko Ylt", "@zarkoylt", False),
    "a brand": ("Alder", "@alder", True),
    "an outlet": ("Reuters", "@Reuters", True),
    "a body": ("Arden Police", "@ardenpd", True),
    "an office": ("Ann Lee", "@MayorLee", True),
    "a title": ("Rep. Ann Lee", "@annlee", True),
}


@pytest.mark.parametrize(("name", "handle", "expected"), OFFICIAL.values(), ids=OFFICIAL.keys())
def test_official(name: str, handle: str, expected: bool) -> None:
    """Accounts that say themselves who speaks."""
    assert is_official(name, handle) is expected


IDENTIFIED = {
    "an occupation behind": ("Tom Alder, an engineer, was there.", True),
    "an occupation before": ("The engineer Tom Alder was there.", True),
    "a title": ("Mayor Alder was there.", True),
    "a place of work": ("Tom Alder of the port was there.", False),
    "a place of work with a name": ("Tom Alder of Alder Motors was there.", True),
    "only what he said": ("Tom Alder, said Lee, was there. After Alder left, it fell.", False),
    "somebody else": ("The engineer Ann Lee was there.", False),
}


@pytest.mark.parametrize(("text", "expected"), IDENTIFIED.values(), ids=IDENTIFIED.keys())
def test_identified(text: str, expected: bool) -> None:
    """Whether a draft says who somebody is."""
    assert is_identified(SurnamePlaces(TokenTable(text), [Span(0, len(text))]), "Tom Alder") is expected


HANDLES = {
    "once an account": ("@abc123 said so. @abc123 wrote it.", ["@abc123"]),
    "a name with its handle": ("Tom Alder (@tomalder) said so.", ["Tom Alder (@tomalder)"]),
    "an e-mail address": ("Write to ann@abc123 said Lee.", []),
    "quoted": ("“@abc123 said so,” Lee said.", []),
    "who it is": ("@abc123, who runs the ferry, said so.", []),
}


@pytest.mark.parametrize(("text", "expected"), HANDLES.values(), ids=HANDLES.keys())
def test_handles(text: str, expected: list[str]) -> None:
    """SOC003: accounts that speak."""
    assert found("SOC003", text, "text") == expected


FOOTAGE = {
    "somebody says what it shows": ("Lee said the video shows the attack.", []),
    "made by an agency, a sentence before": ("Reuters filmed the pier. The footage shows the blast.", []),
    "checked further down": ("Video shows the blast.\n\nThe clip was geolocated.\n\nNothing else.", []),
    "one a paragraph": ("Video shows the blast. A clip shows flames.", ["Video shows"]),
    "what it does not show": ("The videos do not show the blast.", []),
}


@pytest.mark.parametrize(("text", "expected"), FOOTAGE.values(), ids=FOOTAGE.keys())
def test_footage(text: str, expected: list[str]) -> None:
    """SOC004: footage taken at its word."""
    assert found("SOC004", text, "text") == expected


EMOJI = {
    "a family is one": ("Look 👨‍👩‍👧 here.", ["👨‍👩‍👧"]),
    "a skin": ("Look 👍🏽 here.", ["👍🏽"]),
    "a key": ("Look 1️⃣ here.", ["1️⃣"]),
    "text that may be an emoji": ("© 2023, 3 ♥ and ✓ ™.", []),
}


@pytest.mark.parametrize(("text", "expected"), EMOJI.values(), ids=EMOJI.keys())
def test_emoji(text: str, expected: list[str]) -> None:
    """SOC006: a run of emoji."""
    assert found("SOC006", text, "text") == expected


PICTURES = {
    "alternative text and caption": (
        '<figure><img src="a" alt="A bridge in fog"><figcaption>The bridge. Reuters</figcaption></figure>',
        "html",
        [("The bridge. Reuters", True, False)],
    ),
    "alternative text alone": ('<p>One.</p><img src="a" alt="A bridge in fog">', "html", [("A bridge in fog", False, True)]),
    "a credit behind": ("![A bridge](a)\n\nPhoto by Tom Alder\n\nOne.", "markdown", [("A bridge", True, False)]),
    "a paragraph behind": ("![A bridge](a)\n\nThe bridge was shut on Monday.", "markdown", [("A bridge", False, False)]),
    "a line of plain text": ("One.\n\n(Photo: Tom Alder)\n\nTwo.", "text", [("(Photo: Tom Alder)", True, False)]),
    "a table": ("<table><caption>Bridges</caption><tr><td>A</td></tr></table>", "html", []),
}  # fmt: skip


@pytest.mark.parametrize(("text", "form", "expected"), PICTURES.values(), ids=PICTURES.keys())
def test_pictures(text: str, form: str, expected: list[tuple[str, bool, bool]]) -> None:
    """Captions with their credits."""
    document = draft(text, form)
    pictures = find_pictures(document.prose)
    assert [(document.text[slice(*p.caption.span)], p.credited, p.spoken) for p in pictures] == expected


NAMES = {
    "a title alone": ("![ Mayor Hanson ](a)\n\nMayor Hansen is ill.", ["Hanson"]),
    "nobody alike": ("![ Anna Olsen ](a)\n\nAnna Hansen is ill.", []),
    "two slips": ("![ Anna Hansonn ](a)\n\nAnna Hansen is ill.", []),
    "a short name": ("![ Anna Lea ](a)\n\nAnna Lee is ill.", []),
}


@pytest.mark.parametrize(("text", "expected"), NAMES.values(), ids=NAMES.keys())
def test_caption_names(text: str, expected: list[str]) -> None:
    """IMG004: a slip in a caption."""
    assert found("IMG004", text) == expected


def test_the_words_of_a_post_are_left_alone() -> None:
    """No fix takes an emoji out of a pasted post."""
    text = "🚩Look pic.twitter.com/Ab12Cd34 — Tom Alder (@tomalder) May 3, 2023"
    report = Linter([RULES["SOC006"]]).lint(draft(text))
    assert [d.fix for d in report.diagnostics] == [None]


LARGE = {
    "headings": ("## “We quit now” says 12 Dead\n\nFourteen dead, an A-A-A.\n\n", "markdown"),
    "headlines": ("# Mayor In Rome “we quit” 12 dead\n\n", "markdown"),
    "captions": ("![ Anna Hanson at A/B ](a)\n\n", "markdown"),
    "signatures": ("Look — Tom Alder (@tom%d) May 3, 2023\n\n", "text"),
    "names in hyphens": ("A-", "text"),
    "numbers": ("one 1 dead ", "text"),
    "footage": ("video shared posted shows fire ", "text"),
    "emoji": ("🚩", "text"),
}


@pytest.mark.parametrize(("piece", "form"), LARGE.values(), ids=LARGE.keys())
def test_time_grows_with_the_length(piece: str, form: str) -> None:
    """Half a megabyte of anything takes seconds."""
    count = 500_000 // len(piece)
    text = "".join(piece % i for i in range(count)) if "%d" in piece else piece * count
    rules = [
        r for r in pack.builtin() if r.code[:3] in ("HED", "IMG") or r.code in ("SOC002", "SOC003", "SOC004", "SOC006")
    ]
    assert takes_at_most(30, lambda text: Linter(rules).lint(draft(text, form)), lambda: text)
