"""The genres that a draft may have, each named here and nowhere else."""

from __future__ import annotations

GENRES = {
    "news": "news story",
    "opinion": "opinion piece",
    "interview": "questions and answers",
    "transcript": "transcript of speech",
    "live": "live blog",
    "digest": "digest of several stories",
    "newsletter": "newsletter",
    "release": "press release",
    "court": "court record or ruling",
    "listicle": "article that is a list",
    "other": "anything else",
}
"""What a draft is, by the word that settings and packs use for it."""

SPOKEN = frozenset({"interview", "transcript"})
"""Genres in which most words are somebody's speech, though nothing marks them as quoted."""

UNREPORTED = SPOKEN | {"opinion"}
"""Genres in which the writer need not say how each thing is known."""


def genre_words() -> str:
    """The genres as a list in a sentence: ``news, opinion or other``."""
    *most, last = GENRES
    return f"{', '.join(most)} or {last}"
