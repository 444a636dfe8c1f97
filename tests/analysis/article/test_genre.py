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
    "transcript": ("".join(TURN.format(who=who) for who in ("MR. LEE:", "MS. CHO:") * 3), "transcript"),
}


@pytest.mark.parametrize(("text", "genre"), GENRES.values(), ids=GENRES.keys())
def test_genre(text: str, genre: str) -> None:
    """What a draft is taken for."""
    assert draft(text).article.genre == genre
