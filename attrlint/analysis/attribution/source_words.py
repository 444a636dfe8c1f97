"""The nouns that show the type of a source: an organization, an outlet, a document, a person, a group."""

from __future__ import annotations

from attrlint.data.lexicon import words

BODY_WORDS = words("bodies.word")
BODY_ENDINGS = words("bodies.ending")  # capitalized
OUTLET_WORDS = words("outlet-words.word")
DOCUMENT_WORDS = words("documents.word")
PERSON_WORDS = words("roles.word")
GROUP_WORDS = frozenset(f"{word}s" for word in PERSON_WORDS) | words("groups.word")
ANONYMOUS_WORDS = words("anonymous.word")
HANGING = words("prepositions.hanging")
GENERIC_WORDS = words("crowds.word")
INDEFINITE = words("determiners.indefinite")
NAMED_BODIES = words("capitals.speaking")  # fmt: skip
