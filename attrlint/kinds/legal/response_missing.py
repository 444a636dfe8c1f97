"""response-missing: somebody is accused by name, and nobody asked what they say to it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from attrlint.base.facts import dataclass
from attrlint.base.patterns import LazyPattern
from attrlint.base.rule_pattern import Pattern
from attrlint.base.span import Span
from attrlint.kinds.legal.guilt_as_fact import CONVICTED
from attrlint.model.kind import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from attrlint.model.document import Document
    from attrlint.model.match_scope import Field

NAME = (
    r"(?P<name>(?:(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov)\.? |(?:President|Senator|Governor|Mayor|Prime Minister|Minister) )?"
    r"(?:[A-ZÀ-ÖØ-Þ][\w'’-]{1,30}+)(?: (?:[A-Z]\.|[A-ZÀ-ÖØ-Þ][\w'’-]{1,30}+)){0,3})"
)
ACCUSED = (
    Pattern(rf"\b(?:accus(?:ed|es|ing) (?:\w{{1,20}} ){{0,2}}?{NAME}(?:,[^,.;\n]{{1,80}}+,)? of)\b"),
    Pattern(rf"\b(?:blam(?:ed|es|ing) (?:\w{{1,20}} ){{0,2}}?{NAME}(?:,[^,.;\n]{{1,80}}+,)? for)\b"),
    Pattern(
        rf"(?<![\w'’-]){NAME} (?:is|was|has been|had been|stands) (?:also |now |later )?"
        rf"(?:accused of|charged with|alleged to have|suspected of|indicted (?:on|for))\b"
    ),
)
RESPONSE = LazyPattern(
    r"\b(?:den(?:y|ies|ied|ying|ials?)|did not (?:immediately |yet )?(?:respond|reply|return|answer|comment)|"
    r"(?:has|have|had) not (?:yet |immediately )?(?:responded|replied|returned|answered|commented)|"
    r"didn['’]t (?:immediately )?(?:respond|reply|return|answer|comment)|"
    r"(?:declin|refus)(?:ed|es|ing) (?:to )?(?:comment|say|answer|discuss|respond)|no comment|not comment(?:ed)?|"
    r"could not (?:immediately )?be reached|(?:was|were) (?:approached|contacted|asked) for comment|"
    r"reject(?:s|ed|ing)|dismiss(?:es|ed|ing)|refut(?:es|ed|ing)|rebuff\w{0,4}|disput(?:es|ed|ing)|insist(?:s|ed)|"
    r"(?:pleads?|pleaded|pled) not guilty|protest(?:s|ed) (?:his|her|their) innocence|contest(?:s|ed)|"
    r"apologi[sz]ed|defended|hit back|fired back|responded|countered|counter-?sued|"
    r"(?:lawyers?|attorneys?|solicitors?|spokes(?:man|woman|person)|aides?) for|(?:his|her|their|whose) "
    r"(?:lawyers?|attorneys?|solicitors?|campaign|office|spokes(?:man|woman|person)))\b",
    ignorecase=True,
)
SILENT_GENRES = frozenset({"opinion", "interview", "transcript"})


@dataclass(frozen=True)
class ResponseMissing:
    """Finds a named person who is accused in a draft that neither gives nor asks for an answer.

    An answer is anything that the person is credited with, a denial, a lawyer, or that there was no comment. Let pass
    are drafts that tell of a conviction. The first accusation is marked, once a draft.
    """

    values: ClassVar[tuple[str, ...]] = ("match", "name")
    grades: ClassVar[tuple[str, ...]] = ()

    def find(self, document: Document, where: Field) -> Iterator[Finding]:
        """At most one finding a draft."""
        if document.genre in SILENT_GENRES:
            return
        found = sorted((m for p in ACCUSED for m in where.search(p)), key=lambda m: m.start())
        if not found or RESPONSE.search(document.text) or CONVICTED.search(document.text):
            return
        heard = {source.name.split()[-1].lower() for source in document.sources.values() if source.name.split()}
        for match in found:
            name = match["name"].removesuffix("'s").removesuffix("’s")
            last = name.split()[-1]
            known = any(p.last == last for p in document.people)
            if known and last.lower() not in heard:
                span = Span(*match.span())
                yield Finding(span, {"match": match[0], "name": name})
                return

    def literals(self) -> frozenset[str]:
        """The words that accuse."""
        return frozenset({"accus", "blam", "charged with", "alleged to", "suspected of", "indicted"})
