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
    "court": "release of a court, of prosecutors or of the police",
    "listicle": "article that is a list",
    "other": "anything else",
}
"""What a draft is, by the word that settings and packs use for it."""


def genre_words() -> str:
    """The genres as a list in a sentence: ``news, opinion or other``."""
    *most, last = GENRES
    return f"{', '.join(most)} or {last}"
