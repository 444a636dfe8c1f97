"""json and github: what programs read."""

from __future__ import annotations

import pytest

from attrlint.base.span import Span
from attrlint.model.diagnostic import Edit, Fix, Related, Severity
from attrlint.output.github import GitHub, github
from attrlint.output.json import records
from attrlint.output.writer import OutputContext
from attrlint.running.runner import Result
from tests.output.made import found


def test_json_is_the_contract() -> None:
    """Every key of the public contract and no other; offsets from 0, lines and columns from 1, ends exclusive."""
    raw = "🚩 One.\r\nIt is shut\r\nagain."
    one = found(
        raw, "shut\r\nagain", severity=Severity.INFO,
        related=(Related(Span(2, 5), "first here"),),
        fix=Fix("Cut it", (Edit(Span(13, 17), ""),), safe=True),
    )  # fmt: skip
    assert records([one], raw) == [
        {
            "path": "a.md",
            "code": "ATT002",
            "name": "unsourced-passive",
            "severity": "info",
            "confidence": "high",
            "message": "say who says so",
            "line": 2,
            "column": 7,
            "end_line": 3,
            "end_column": 6,
            "offset": 14,
            "end_offset": 25,
            "related": [
                {
                    "path": "a.md",
                    "line": 1,
                    "column": 3,
                    "end_line": 1,
                    "end_column": 6,
                    "offset": 2,
                    "end_offset": 5,
                    "message": "first here",
                }
            ],
            "fix": {
                "applicability": "safe",
                "message": "Cut it",
                "edits": [{"offset": 13, "end_offset": 17, "content": ""}],
            },
            "fingerprint": "0123456789abcdef",
        }
    ]
    assert records([], raw) == []


def test_github_escapes() -> None:
    """Properties and message each in their own way; an info is a notice."""
    raw = "It is shut."
    one = found(raw, "shut", path="a,b:c%.md", severity=Severity.INFO, message="50% of\nwho: a, b")
    assert list(github([one], raw)) == [
        "::notice file=a%2Cb%3Ac%25.md,line=1,endLine=1,col=7,endColumn=11,title=ATT002 unsourced-passive"
        "::50%25 of%0Awho: a, b"
    ]


@pytest.mark.parametrize("odd", ["\x1b[31m", "\u202e", "\x07", "\x85"])
def test_github_prints_no_control_characters(odd: str) -> None:
    """Words of the draft in a message move no cursor in a log, and turn no line round."""
    raw = "It is shut."
    [line] = github([found(raw, "shut", message=f"say who{odd}says so")], raw)
    assert odd not in line


def test_github_has_no_columns_over_several_lines() -> None:
    """GitHub shows nothing when they are given."""
    raw = "It is shut\nagain."
    (line,) = github([found(raw, "shut\nagain", severity=Severity.ERROR)], raw)
    assert line.startswith("::error file=a.md,line=1,endLine=2,title=")


def test_github_says_errors_first() -> None:
    """Over all drafts, since what comes after the tenth of a sort is not shown."""
    raw = "Shut\n"
    sorts = [(Severity.INFO, Severity.ERROR), (Severity.WARNING, Severity.ERROR)]
    results = [
        Result(f"{number}.md", raw, tuple(found(raw, "Shut", severity=one) for one in each))
        for number, each in enumerate(sorts)
    ]
    writer = GitHub(OutputContext())
    lines = [line for result in results for line in writer.take(result)]
    lines += writer.finish()
    assert [line.partition(" ")[0] for line in lines] == ["::error", "::error", "::warning", "::notice"]
