"""The verdict on each quotation of a draft, for programs."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from attrlint.base.errors import ReadError
from attrlint.verifying.checked import check_quotations
from attrlint.verifying.library import open_library
from attrlint.verifying.policy import Policy

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from attrlint.store.store import Store
    from attrlint.verifying.checked import QuotationCheck, ReportedDraft
    from attrlint.verifying.source_text import SourceText


class VerifiedDraft(NamedTuple):
    """The quotations of a draft in order, each with its verdict, and the faults of sources that were left out."""

    quotations: tuple[QuotationCheck, ...]
    faults: tuple[ReadError, ...]


def verify(
    draft: ReportedDraft,
    against: Sequence[str | SourceText],
    *,
    policy: Policy = Policy.WIRE,
    fewest: int = 5,
    speakers: Mapping[str, str] | None = None,
    store: Store | None = None,
) -> VerifiedDraft:
    """Check the direct quotations of a draft (a `Document`) against sources.

    `against` has paths of files, and texts as `source_text.read_source` gives them; `running.source_paths.source_files`
    expands folders. Quotations with fewer than `fewest` words are only looked up word for word, and are left out
    where they are not there. `speakers` says who speaks in a source that has no labels, by path or file name.
    Indexes of files are kept in `store`. A source that cannot be read is left out and is among the faults.

    Offsets: `CheckedQuotation.span` and `content` are code points of the draft's prose, `passage.span` of the source
    as decoded; `passage.line` and `column` are 1-based. `records.quotation_record` makes the JSON object of one.

    Raises ReadError where there is no readable source: a draft must not look verified that was held against nothing.
    """
    library = open_library(against, store, policy=policy, fewest=fewest, speakers=speakers)
    if not len(library.verifier.shelf):
        raise library.faults[0] if library.faults else ReadError("no sources to check quotes against")
    speech = draft.speech
    found = check_quotations(library.verifier, draft.text, speech.reported.credits, speech.sources)
    return VerifiedDraft(found, library.faults)
