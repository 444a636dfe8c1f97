"""One module per format: results in, text out. Nothing here prints."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from attrlint.output.writer import OutputContext, Writer


class OutputFormat(NamedTuple):
    """The module of a format's writer, below `attrlint.output`; for a format of other tools, its row in the docs."""

    writer: str
    use: str = ""
    columns: str = "code points"


FORMATS = {
    "concise": OutputFormat("concise.Concise"),
    "full": OutputFormat("full.Full"),
    "gcc": OutputFormat(
        "gcc.Gcc", "tools that read compiler messages; `info` becomes `note`", "code points, or set by `--columns`"
    ),
    "json": OutputFormat("json.Json"),
    "jsonl": OutputFormat("json.JsonLines"),
    "github": OutputFormat("github.GitHub", "annotations on the lines of a pull request"),
    "gitlab": OutputFormat("gitlab.GitLab", "Code Quality in merge requests", "none"),
    "rdjson": OutputFormat("rdjson.RdJson", "reviewdog, with suggestions", "bytes of UTF-8"),
    "sarif": OutputFormat("sarif.Sarif", "code scanning: SARIF 2.1.0 with rules, fixes and related places"),
    "junit": OutputFormat("junit.JUnit", "test reports: one case per draft"),
    "checkstyle": OutputFormat("checkstyle.Checkstyle", "Jenkins and other tools that read Checkstyle XML"),
    "html": OutputFormat("html.page.Page"),
}
# The forms of attrlint verify, which it uses in place of others: json, and concise and full with --all.
OF_VERIFY = {
    "verify-json": "quotations.QuotationsJson",
    "verify-all": "quotations.Verdicts",
    "verify-all-full": "quotations.VerdictsInFull",
}


def writer_for(name: str, setting: OutputContext) -> Writer:
    """The writer of a format. Raises KeyError for an unknown name."""
    module, _, own = (FORMATS[name].writer if name in FORMATS else OF_VERIFY[name]).rpartition(".")
    made: Writer = getattr(import_module(f"attrlint.output.{module}"), own)(setting)
    return made
