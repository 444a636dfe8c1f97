"""Whether a source's label and a draft's source are one person: by surname, by role, or unknown."""

from __future__ import annotations

from functools import lru_cache
from itertools import takewhile
from pathlib import PurePath
from typing import TYPE_CHECKING, NamedTuple

from attrlint.data.lexicon import LexiconPattern, words
from attrlint.verifying.words import plain

if TYPE_CHECKING:
    from collections.abc import Mapping

NAME_WORD = LexiconPattern(r"[^\W\d_]+(?:['’\-][^\W\d_]+)*")
TITLE = LexiconPattern(r"(?im)^(?:title|name)\s*:\s*(.+(?:\n[ \t]+.+)?)$|^#\s+(.+)$|<title>([^<]{1,300})</title>")
SPEAKER = LexiconPattern(r"(?im)^speaker\s*:\s*(.+)$")
OFFICES = LexiconPattern(r"(Vice President|President|First Lady)((?: (?:[A-Z][\w.’'\-]+))+)")
BY = LexiconPattern(
    r"\b{speeches.heading}\b[^:]{0,80}?\bby (?:the )?((?:(?:Vice )?President|First Lady"
    r"|[A-Z][\w.’'\-]+)(?: [A-Z][\w.’'\-]+)*)"
)
SECOND = LexiconPattern(r"\band (?:the )?(?:(?:Vice )?President|First Lady|Prime Minister|[A-Z][\w.’'\-]+ [A-Z])")
AUTOMATIC = LexiconPattern(
    r"\b{spoken-words.automatic}\b|(?m:^(?:speaker|spk)[ _]?\d{1,2}\b[^\n]{0,8}\d:\d\d)|<\d\d:\d\d:\d\d\.\d{3}><c>",
    ignorecase=True,
)
EDGE = 3000  # code points at the head and the end of a source in which it says how it was made
RECOGNIZED = LexiconPattern(r"speaker\s*\w{1,2}$|spk_?\d+$|unknown speaker", ignorecase=True)


class Cast(NamedTuple):
    """Who a source says is in it: `one` speaks where no label says otherwise, `offices` give roles their names.

    `automatic` says that speech recognition has written it.
    """

    one: str = ""
    offices: Mapping[str, str] = {}
    automatic: bool = False

    def with_names(self, one: str, names: Mapping[str, str]) -> Cast:
        """With the names that the user gives: of who speaks without a label, and of labels and roles."""
        own = {} if one else self.offices
        return self._replace(one=one or self.one, offices={**own, **{role_of(label): names[label] for label in names}})


def cast_of(text: str, path: str) -> Cast:
    """Who speaks in a source, by its front matter, title or file name."""
    head = text[:EDGE]
    speaker = SPEAKER.search(head)
    match = TITLE.search(head)
    title = next((group for group in match.groups() if group), "") if match else PurePath(path).stem.replace("-", " ")
    title = " ".join(title.replace("\\_", " ").replace("\\", " ").strip("\"' ").split())
    offices: dict[str, str] = {}
    for office in OFFICES.finditer(title):
        name = _name_in(office[2])
        if name:
            offices.setdefault(office[1].lower(), f"{office[1]} {name}")
    by = BY.search(title)
    one = speaker[1].strip("\"' ") if speaker else ""
    if not one and by and not SECOND.match(title, by.end() + 1):
        one = _name_in(by[1])
    return Cast(one, offices)


def is_automatic(text: str) -> bool:
    """Whether a source says of itself that speech recognition has written it."""
    return any(AUTOMATIC.search(edge) for edge in (text[:EDGE], text[-EDGE:]))


def _name_in(title: str) -> str:
    """The words of a title up to the first that is not part of a name."""
    return " ".join(takewhile(lambda word: word.lower() not in words("spoken-words.after-a-name"), title.split()))


def role_of(label: str) -> str:
    """A label as a role is looked up by: in lower case, without “the”."""
    return label.lower().strip(" .").removeprefix("the ")


@lru_cache(maxsize=10_000)
def name_words(name: str) -> tuple[str, ...]:
    """The words of a name without titles and offices, normalized."""
    found = (plain(match[0]).replace("’", "'").removesuffix("'s") for match in NAME_WORD.finditer(name))
    return tuple(word for word in found if word not in words("spoken-words.title"))


def same_speaker(asked: str, label: str | None, cast: Cast) -> bool | None:
    """Whether the person asked for is the one with a label; None if that cannot be determined.

    `label` is None if no label applies, and empty if only a change of speaker is marked.
    """
    wanted = name_words(asked)
    if not wanted or label == "":
        return None
    name = label if label is not None else cast.one
    level = name.lower().strip(" .")
    role = role_of(name)
    if label is not None and role in cast.offices:
        name = cast.offices[role]
    elif RECOGNIZED.search(level) or level in words("spoken-words.unnamed"):
        return None
    elif role in ("president", "vice president", "first lady"):
        name = cast.one if role == "president" else ""
    found = name_words(name)
    if not found:
        return None
    if wanted[-1] == found[-1]:
        first = len(wanted) > 1 and len(found) > 1 and wanted[0] != found[0]
        return None if first and wanted[0][0] != found[0][0] else True
    shared = set(wanted) & set(found)
    if shared and (len(wanted) == 1 or len(found) == 1):
        return True
    return bool(shared) and wanted[0] == found[0]


def shown_name(label: str | None, cast: Cast) -> str:
    """The name of a label as a message gives it; empty if it is unknown."""
    if label is None:
        return cast.one
    role = role_of(label)
    if role in cast.offices:
        return cast.offices[role]
    if role in words("spoken-words.unnamed") or not label:
        return ""
    if label.isupper():
        kept = [w if w.lower().strip(".") not in words("spoken-words.title") else "" for w in label.split()]
        bare = " ".join(filter(None, kept)) or label
        return "-".join(part.title() for part in bare.split("-"))
    return label
