"""What stands behind ``kind:`` in a pack, a module each. A kind is loaded when the first rule of it is."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from attrlint.facts import MISSING, dataclass, fields

if TYPE_CHECKING:
    from collections.abc import Mapping

    from attrlint.kinds.base import Kind

KINDS = {
    "existence": "Existence",
    "substitution": "Substitution",
    "occurrence": "Occurrence",
    "repetition": "Repetition",
    "consistency": "Consistency",
    "conditional": "Conditional",
    "capitalization": "Capitalization",
    "agentless-report": "AgentlessReport",
    "quotation-marks": "QuotationMarks",
    "repeated-quotation": "RepeatedQuotation",
    "repeated-passage": "RepeatedPassage",
    "near-miss": "NearMiss",
    "name-variant": "NameVariant",
    "surname-first": "SurnameFirst",
    "title-conflict": "TitleConflict",
    "no-descriptor": "NoDescriptor",
    "name-repeat": "NameRepeat",
    "undefined-acronym": "UndefinedAcronym",
    "metonym-clash": "MetonymClash",
    "known-name": "KnownName",
    "misspelled-outlet": "MisspelledOutlet",
    "outlet-source": "OutletSource",
    "place-variant": "PlaceVariant",
    "house-place": "HousePlace",
    "unattributed-quotation": "UnattributedQuotation",
    "unattributed-claim": "UnattributedClaim",
    "ambiguous-source": "AmbiguousSource",
    "reporting-verb": "ReportingVerb",
    "double-attribution": "DoubleAttribution",
    "late-source": "LateSource",
    "relayed-source": "RelayedSource",
    "orphan-cue": "OrphanCue",
    "single-source": "SingleSource",
    "added-first": "AddedFirst",
    "poll-facts": "PollFacts",
    "far-attribution": "FarAttribution",
    "nation-as-source": "NationAsSource",
    "source": "Source",
    "compared-quotations": "ComparedQuotations",
    "institution-first-person": "InstitutionFirstPerson",
    "self-reference": "SelfReference",
    "headlinese": "Headlinese",
    "that-before-quotation": "ThatBeforeQuotation",
    "paraphrase-echo": "ParaphraseEcho",
    "weekday-date": "WeekdayDate",
    "impossible-date": "ImpossibleDate",
    "tense-date": "TenseDate",
    "event-days": "EventDays",
    "number-conflict": "NumberConflict",
    "percent-or-points": "PercentOrPoints",
    "age-and-year": "AgeAndYear",
    "hedge-dropped": "HedgeDropped",
    "guilt-as-fact": "GuiltAsFact",
    "alleged-by-whom": "AllegedByWhom",
    "response-missing": "ResponseMissing",
    "charge-mismatch": "ChargeMismatch",
    "heading-quotation": "HeadingQuotation",
    "heading-number": "HeadingNumber",
    "headline-hedge": "HeadlineHedge",
    "heading-case": "HeadingCase",
    "heading-name": "HeadingName",
    "handle-source": "HandleSource",
    "embed-introduction": "EmbedIntroduction",
    "unverified-footage": "UnverifiedFootage",
    "emoji": "Emoji",
    "caption-credit": "CaptionCredit",
    "caption-facts": "CaptionFacts",
    "caption-name": "CaptionName",
    "repeated-fragment": "RepeatedFragment",
    "scare-quotes": "ScareQuotes",
    "bracketed-quotation": "BracketedQuotation",
    "repeated-opener": "RepeatedOpener",
    "list-count": "ListCount",
    "declined-and-anonymous": "DeclinedAndAnonymous",
    "correction-note": "CorrectionNoteFault",
    "unused-suppression": "UnusedSuppression",
}


def kind_class(name: str) -> type[Kind]:
    """The class behind the name of a kind. Raises KeyError for a name that is none."""
    kind: type[Kind] = getattr(import_module(f"attrlint.kinds.{name.replace('-', '_')}"), KINDS[name])
    return kind


@dataclass(frozen=True, slots=True)
class KindOf:
    """The name of a kind and the options that a rule gives it; called, it makes the kind."""

    name: str
    options: Mapping[str, object]

    def __call__(self) -> Kind:
        """The kind with its options. Raises TypeError for an option that it has not."""
        return kind_class(self.name)(**self.options)


def options_of(kind: Kind) -> dict[str, object]:
    """The options of a kind that are not as they are by default."""
    every = fields(kind)  # type: ignore[arg-type]
    given = {f.name: (getattr(kind, f.name), f.default) for f in every}
    return {name: value for name, (value, default) in given.items() if default is MISSING or value != default}
