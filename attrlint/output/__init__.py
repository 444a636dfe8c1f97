"""One module a format: results in, text out. Nothing here prints."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from attrlint.output.writer import Setting, Writer

# What each format is called: its module here, and the writer in it.
FORMATS = {
    "concise": "concise.Concise",
    "full": "full.Full",
    "gcc": "gcc.Gcc",
    "json": "json.Json",
    "jsonl": "json.JsonLines",
    "github": "github.GitHub",
    "gitlab": "gitlab.GitLab",
    "rdjson": "rdjson.RdJson",
    "sarif": "sarif.Sarif",
    "junit": "junit.JUnit",
    "checkstyle": "checkstyle.Checkstyle",
    "html": "html.page.Page",
}
# Forms of attrlint verify, which it puts in place of others: json, and concise and full with --all.
OF_VERIFY = {
    "verify-json": "quotations.QuotationsJson",
    "verify-all": "quotations.Verdicts",
    "verify-all-full": "quotations.VerdictsInFull",
}


def writer_for(name: str, setting: Setting) -> Writer:
    """The writer of a format. Raises KeyError for a name that is none."""
    module, _, own = (FORMATS.get(name) or OF_VERIFY[name]).rpartition(".")
    made: Writer = getattr(import_module(f"attrlint.output.{module}"), own)(setting)
    return made
