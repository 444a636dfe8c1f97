"""The library: drafts in, typed results out.

`attrlint` itself exports `lint`, `sources`, `verify` and `Settings`. All other names here without an underscore are
part of the contract too: the types of results, whose fields are the keys of the JSON output, and the errors, whose base
is `AttrlintError`.
"""

from __future__ import annotations

from attrlint.api.calls import lint, sources, verify
from attrlint.api.results import (
    Cue,
    Diagnostic,
    Edit,
    Fix,
    OtherPassage,
    Quotation,
    QuotedPassage,
    QuoteEdit,
    Related,
    Source,
    SourceList,
    SourceMention,
    Speaker,
    Statement,
    VerifiedQuotation,
)
from attrlint.api.settings import Settings
from attrlint.base.errors import (
    AttrlintError,
    AttrlintWarning,
    ConfigError,
    NamesError,
    PackError,
    ReadError,
    RuleFailed,
    UsageError,
)

__all__ = [
    "AttrlintError",
    "AttrlintWarning",
    "ConfigError",
    "Cue",
    "Diagnostic",
    "Edit",
    "Fix",
    "NamesError",
    "OtherPassage",
    "PackError",
    "Quotation",
    "QuoteEdit",
    "QuotedPassage",
    "ReadError",
    "Related",
    "RuleFailed",
    "Settings",
    "Source",
    "SourceList",
    "SourceMention",
    "Speaker",
    "Statement",
    "UsageError",
    "VerifiedQuotation",
    "lint",
    "sources",
    "verify",
]
