"""The kinds behind ``kind:`` in a pack, one module each. A kind is imported with the first rule that uses it."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from attrlint.base.facts import MISSING, dataclass, fields

if TYPE_CHECKING:
    from collections.abc import Mapping

    from attrlint.model.kind import Kind

# The name of each kind: the folder of its subject, and its class.
KINDS = {
    "existence": "generic.Existence",
    "substitution": "generic.Substitution",
    "occurrence": "generic.Occurrence",
    "repetition": "generic.Repetition",
    "consistency": "generic.Consistency",
    "conditional": "generic.Conditional",
    "capitalization": "generic.Capitalization",
    "agentless-report": "attribution.AgentlessReport",
    "quotation-marks": "quotations.QuotationMarks",
    "repeated-quotation": "quotations.RepeatedQuotation",
    "repeated-passage": "copy.RepeatedPassage",
    "near-miss": "places.NearMiss",
    "name-variant": "people.NameVariant",
    "surname-first": "people.SurnameFirst",
    "title-conflict": "people.TitleConflict",
    "no-descriptor": "people.NoDescriptor",
    "name-repeat": "people.NameRepeat",
    "undefined-acronym": "people.UndefinedAcronym",
    "metonym-clash": "people.MetonymClash",
    "known-name": "people.KnownName",
    "misspelled-outlet": "outlets.MisspelledOutlet",
    "outlet-source": "outlets.OutletSource",
    "place-variant": "places.PlaceVariant",
    "house-place": "places.HousePlace",
    "unattributed-quotation": "attribution.UnattributedQuotation",
    "unattributed-claim": "attribution.UnattributedClaim",
    "ambiguous-source": "attribution.AmbiguousSource",
    "reporting-verb": "attribution.ReportingVerb",
    "double-attribution": "attribution.DoubleAttribution",
    "late-source": "attribution.LateSource",
    "relayed-source": "attribution.RelayedSource",
    "orphan-cue": "attribution.OrphanCue",
    "single-source": "attribution.SingleSource",
    "added-first": "attribution.AddedFirst",
    "poll-facts": "figures.PollFacts",
    "far-attribution": "attribution.FarAttribution",
    "nation-as-source": "attribution.NationAsSource",
    "source": "attribution.DescribedSource",
    "unnamed-speaker": "attribution.UnnamedSpeaker",
    "compared-quotations": "quotations.ComparedQuotations",
    "institution-first-person": "quotations.InstitutionFirstPerson",
    "self-reference": "quotations.SelfReference",
    "headlinese": "quotations.Headlinese",
    "that-before-quotation": "quotations.ThatBeforeQuotation",
    "paraphrase-echo": "quotations.ParaphraseEcho",
    "weekday-date": "figures.WeekdayDate",
    "impossible-date": "figures.ImpossibleDate",
    "tense-date": "figures.TenseDate",
    "event-days": "figures.EventDays",
    "number-conflict": "figures.NumberConflict",
    "percent-or-points": "figures.PercentOrPoints",
    "age-and-year": "figures.AgeAndYear",
    "hedge-dropped": "legal.HedgeDropped",
    "guilt-as-fact": "legal.GuiltAsFact",
    "alleged-by-whom": "legal.AllegedByWhom",
    "response-missing": "legal.ResponseMissing",
    "charge-mismatch": "legal.ChargeMismatch",
    "heading-quotation": "headings.HeadingQuotation",
    "heading-number": "headings.HeadingNumber",
    "headline-hedge": "headings.HeadlineHedge",
    "heading-case": "headings.HeadingCase",
    "heading-name": "headings.HeadingName",
    "handle-source": "media.HandleSource",
    "embed-introduction": "media.EmbedIntroduction",
    "unverified-footage": "media.UnverifiedFootage",
    "emoji": "media.Emoji",
    "caption-credit": "media.CaptionCredit",
    "caption-facts": "media.CaptionFacts",
    "caption-name": "media.CaptionName",
    "single-marks": "quotations.SingleMarks",
    "repeated-fragment": "quotations.RepeatedFragment",
    "scare-quotes": "quotations.ScareQuotes",
    "bracketed-quotation": "quotations.BracketedQuotation",
    "repeated-opener": "copy.RepeatedOpener",
    "list-count": "figures.ListCount",
    "declined-and-anonymous": "attribution.DeclinedAndAnonymous",
    "checked-quotation": "quotations.CheckedQuotation",
    "correction-note": "copy.CorrectionNoteFault",
    "unused-suppression": "copy.UnusedSuppression",
}


def kind_class(name: str) -> type[Kind]:
    """The class of a kind. Raises KeyError for an unknown name."""
    subject, _, own = KINDS[name].partition(".")
    kind: type[Kind] = getattr(import_module(f"attrlint.kinds.{subject}.{name.replace('-', '_')}"), own)
    return kind


@dataclass(frozen=True, slots=True)
class KindOf:
    """The name of a kind and the options that a rule gives it; called, it makes the kind."""

    name: str
    options: Mapping[str, object]

    def __call__(self) -> Kind:
        """The kind with its options. Raises TypeError for an option that it does not have."""
        return kind_class(self.name)(**self.options)


def options_of(kind: Kind) -> dict[str, object]:
    """The options of a kind that differ from the defaults."""
    every = fields(kind)  # type: ignore[arg-type]
    given = {f.name: (getattr(kind, f.name), f.default) for f in every}
    return {name: value for name, (value, default) in given.items() if default is MISSING or value != default}
