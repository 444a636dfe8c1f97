"""The three calls of the library. They read drafts as the command line does, and print nothing.

Linters are cached by settings, and made anew when a pack or a file of names has changed, so that a call after the first
costs the draft. Calls from several threads wait for each other.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import TYPE_CHECKING

from attrlint.api import conversion
from attrlint.api.drafts import SHARED, draft_of, failing_loudly
from attrlint.api.given_sources import attach
from attrlint.api.settings import Settings
from attrlint.running.against import Against

if TYPE_CHECKING:
    from collections.abc import Iterable

    from attrlint.api.results import Diagnostic, SourceList, VerifiedQuotation

UNCHANGED = Settings()


def lint(
    text: str | bytes,
    format: str | None = "markdown",
    path: str | os.PathLike[str] | None = None,
    settings: Settings | None = None,
) -> list[Diagnostic]:
    """The findings of one draft, by their place in it.

    `format` is ``markdown``, ``text``, ``html``, ``mdx``, ``docx``, ``odt``, ``xml`` or ``json`` (news feeds); None
    takes the one of the path's ending, and ``text`` for an ending that is none. `path` names the draft in findings and
    for `per_file_ignores`; no file is opened by it. Word and OpenDocument drafts are bytes; other bytes are decoded as
    UTF-8, else with a warning. Without `settings` the defaults apply: settings files are not looked for.

    >>> from attrlint import lint
    >>> [found] = lint("The bridge was targetted twice.")
    >>> found.code, found.line, found.column, found.severity
    ('STY001', 1, 16, 'warning')
    >>> found.message
    '“targetted” is misspelled; use “targeted”'
    >>> found.fix.edits[0].content
    'targeted'

    Warns with AttrlintWarning of a draft in another language, whose rules for English are not run, and of one that was
    not UTF-8. Raises ReadError for what is not a draft, UsageError for an unknown format, ConfigError, PackError and
    NamesError for faults in settings, packs and names, and RuleFailed where a rule could not finish: a list that is
    returned is complete.
    """
    with SHARED, failing_loudly(text, path):
        draft = draft_of(text, format, path, settings or UNCHANGED)
        return conversion.diagnostics(draft.lint(), draft.document.prose.raw)


def sources(
    text: str | bytes,
    format: str | None = "markdown",
    path: str | os.PathLike[str] | None = None,
    settings: Settings | None = None,
) -> SourceList:
    """Who says what in one draft; the arguments, warnings and errors are those of `lint`.

    >>> from attrlint import sources
    >>> found = sources("“The channel is clear,” said Ilze Kaleja. The board said the fire was out.")
    >>> [(one.name, one.sort, one.words_quoted) for one in found.sources]
    [('Ilze Kaleja', 'person', 4), ('board', 'body', 0)]
    >>> found.quotations[0].source.text, found.statements[0].text
    ('Ilze Kaleja', 'the fire was out')
    """
    from attrlint.model.source_list import make_ledger

    with SHARED, failing_loudly(text, path):
        draft = draft_of(text, format, path, settings or UNCHANGED)
        draft.warn_of_language("sources are found in English only")
        return conversion.source_list(draft.document, make_ledger(draft.document, wide=True))


def verify(
    text: str | bytes,
    against: Mapping[str, str | bytes] | Iterable[str | os.PathLike[str]] = (),
    format: str | None = "markdown",
    path: str | os.PathLike[str] | None = None,
    settings: Settings | None = None,
    *,
    speakers: Mapping[str, str] | None = None,
    min_words: int = 5,
) -> list[VerifiedQuotation]:
    """Every quote of one draft held against its sources, in order; quotes too short to say anything are left out.

    `against` maps file names to contents (the ending says what each is: ``.txt``, ``.srt``, ``.docx``, ...), or lists
    files and folders to read; without it `settings` must have sources. `speakers` says who speaks in a source that
    has no labels, by its name. Quotes of fewer than `min_words` words are only reported where they are right. The
    other arguments, warnings and errors are those of `lint`; ReadError also for a source that cannot be read, and where
    there is none.

    >>> from attrlint import verify
    >>> transcript = {"harbor.txt": "KELSO: We lost the roof before midnight, and then the power went."}
    >>> draft = "“We lost the roof after midnight, and then the power went,” Ann Kelso said."
    >>> [quote] = verify(draft, transcript)
    >>> quote.verdict, quote.kinds, quote.passage.path, quote.passage.line
    ('altered', ('word',), 'harbor.txt', 1)
    >>> quote.edits[0].quote, quote.edits[0].source
    ('after', 'before')
    """
    said = tuple((speakers or {}).items())
    with SHARED, failing_loudly(text, path):
        chosen = settings or UNCHANGED
        if isinstance(against, Mapping):
            draft = draft_of(text, format, path, chosen)
            attach(draft.document, against, chosen, min_words, speakers or {})
        else:
            paths = tuple(os.fspath(each) for each in against)
            asked = Against(paths, fewest=min_words, speakers=said, named=False, required=True)
            draft = draft_of(text, format, path, chosen, asked)
        for fault in draft.document.check.faults if draft.document.check else ():
            raise fault
        draft.warn_of_language("quotes are found in English only")
        return list(conversion.verified(draft.document))
