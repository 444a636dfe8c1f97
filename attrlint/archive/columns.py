"""Which column of an input is the article's id, its text, its date: as given, or guessed from the names."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from attrlint.archive.settings import Record
from attrlint.base.errors import Place, UsageError
from attrlint.base.facts import dataclass, fields

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

# Common names of each role in published archives; an id may be missing if there is a url.
NAMES = {
    "id": ("id", "_id", "uuid", "guid", "article_id"),
    "text": ("text", "body", "content", "maintext", "article_text"),
    "date": ("date", "published", "date_publish", "publish_date", "pub_date"),
    "section": ("section", "category", "desk"),
    "outlet": ("outlet", "publication", "publisher", "newspaper", "source_domain"),
    "title": ("title", "headline"),
    "url": ("url", "link", "web_url"),
    "author": ("author", "authors", "byline"),
}
NEEDED = ("id", "text")


@dataclass(frozen=True, slots=True)
class RoleColumns:
    """The column of each role; "" where the input has none."""

    id: str = ""
    text: str = ""
    date: str = ""
    section: str = ""
    outlet: str = ""
    title: str = ""
    url: str = ""
    author: str = ""

    @property
    def used(self) -> list[str]:
        """Each column that is read, once."""
        return list(dict.fromkeys(filter(None, (getattr(self, role) for role in NAMES))))

    def said(self) -> str:
        """The choice in one line: text=body, id=url."""
        chosen = ((field.name, getattr(self, field.name)) for field in fields(self))
        return ", ".join(f"{role}={column}" for role, column in chosen if column)


def choose_columns(names: Sequence[str], asked: Mapping[str, str], path: str) -> RoleColumns:
    """The column of each role: the one given, or the only column with a common name.

    Raises UsageError for a column that does not exist, if several have a common name, or if id or text has none.
    """
    chosen: dict[str, str] = {}
    lowered = {name.lower(): name for name in reversed(names)}
    for role, usual in NAMES.items():
        given = asked.get(role, "")
        if given:
            if given not in names:
                raise UsageError(f"no column “{given}” (--{role}); there are {_list(names)}", Place(path))
            chosen[role] = given
            continue
        found = [lowered[name] for name in usual if name in lowered]
        if len(found) > 1:
            raise UsageError(f"--{role} could be {' or '.join(found)}: choose one", Place(path))
        chosen[role] = found[0] if found else ""
    chosen["id"] = chosen["id"] or chosen["url"]
    for role in NEEDED:
        if not chosen[role]:
            raise UsageError(f"no column for the {role}: choose one with --{role} ({_list(names)})", Place(path))
    return RoleColumns(**chosen)


def _list(names: Sequence[str]) -> str:
    shown = list(names[:20])
    return ", ".join(shown) + (", ..." if len(names) > len(shown) else "")


def record_of(values: Mapping[str, object], columns: RoleColumns, row: int, path: str, name: str) -> Record:
    """A record from the values of its columns; a value that cannot be used is a fault of the record.

    `name` is the input's.
    """
    got = {role: values.get(getattr(columns, role)) if getattr(columns, role) else None for role in NAMES}
    text, fault = got["text"], ""
    if isinstance(text, bytes):
        try:
            text = text.decode()
        except UnicodeDecodeError as error:
            text, fault = None, f"Not UTF-8 at byte {error.start + 1}"
    elif text is not None and not isinstance(text, str):
        text, fault = None, "The text is not a string"
    own = plain(got["id"])
    if not own:
        own, fault = f"{name}:{row}", fault or "No id"
    section, outlet, title, url, author = (plain(got[role]) for role in ("section", "outlet", "title", "url", "author"))
    return Record(own, text, row, path, day_of(got["date"]), section, outlet, title, url, author, fault=fault)


def plain(value: object) -> str | None:
    """A value as a string that any file can contain; a list as its items separated by commas. None for nothing."""
    if value is None:
        return None
    if isinstance(value, list | tuple):
        said = ", ".join(filter(None, map(plain, value)))
    elif isinstance(value, bytes):
        said = value.decode("utf-8", "backslashreplace")
    elif isinstance(value, float) and value.is_integer():
        said = str(int(value))
    else:
        said = str(value)
    return said.encode("utf-8", "backslashreplace").decode() or None


def day_of(value: object) -> date | None:
    """A date from a date, a date with time, YYYY-MM-DD with anything after it, or YYYYMMDD; None for anything else."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    words = str(value).strip() if isinstance(value, str | int) else ""
    try:
        return date.fromisoformat(words[:8] if words[:8].isdigit() else words[:10])
    except ValueError:
        return None
