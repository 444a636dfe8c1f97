"""relayed-source: a statement of an official body, attributed to an outlet that only relayed it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from attrlint.base.facts import dataclass
from attrlint.model.kind import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from attrlint.model.document import Document
    from attrlint.model.match_scope import Field


@dataclass(frozen=True)
class RelayedSource:
    """Finds an outlet that only relays a public statement (“the ministry said, RIA reported”).

    Statements made to the outlet itself (“told RIA”) are not flagged.
    """

    values: ClassVar[tuple[str, ...]] = ("relay", "source")
    grades: ClassVar[tuple[str, ...]] = ()

    def find(self, document: Document, where: Field) -> Iterator[Finding]:
        """Each relay, once per sentence."""
        text, sources = document.text, document.speech.sources
        for report in document.speech.reported.sentences:
            speakers = [a for a in report.attributions if a.source is not None]
            for relay in speakers:
                if relay.source is None or sources[relay.source].sort != "outlet" or not where.covers(relay.source):
                    continue
                first = next((a for a in speakers if a is not relay), None)
                if first is None or first.source is None or sources[first.source].sort not in ("person", "body"):
                    continue
                if first.verb is None or first.verb.lemma == "tell" or relay.cue.start < first.cue.start:
                    continue
                names = (text[s.start : s.end] for s in (relay.source, first.source))
                yield Finding(relay.source, dict(zip(("relay", "source"), names, strict=True)))
                break

    def literals(self) -> None:
        """None: any outlet may be the relay."""
        return
