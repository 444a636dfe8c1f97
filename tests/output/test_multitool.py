"""SARIF as Microsoft's multitool sees it: what no schema can say (indices, places, addresses) is right as well."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.cli.test_check import desk, told

__all__ = ["desk"]

ROOT = Path(__file__).parents[2]
DRAFTS = {
    "flawed é.md": "🚩🚩“Café” opened near Brynask, Russia, on Monday, officials said. No deaths have been reported.\n",
    "page.html": "<p>The cafe\u0301 shut, TK said.</p>\n<p>No deaths have been reported.</p>\n",
    "clean.txt": "The bridge is shut.\n",
}


@pytest.fixture(scope="module")
def multitool() -> str:
    """The program: named by ATTRLINT_SARIF_MULTITOOL, on PATH, or where .ci/run puts it."""
    here = next((ROOT / ".tools").glob("node_modules/@microsoft/sarif-multitool-*/Sarif.Multitool"), None)
    found = os.environ.get("ATTRLINT_SARIF_MULTITOOL") or shutil.which("Sarif.Multitool") or (str(here) if here else "")
    if not found:
        pytest.skip("no Sarif.Multitool here: it comes with the npm package @microsoft/sarif-multitool-linux")
    return found


def test_no_complaint(desk: Path, capsys: pytest.CaptureFixture[str], multitool: str) -> None:
    """No error and no warning, but for the home page that the tool's description lacks."""
    for name, text in DRAFTS.items():
        (desk / name).write_text(text, encoding="utf-8")
    code, _, _ = told(capsys, "check", "--isolated", "--output-format", "sarif:out.sarif", *DRAFTS)
    assert code == 1
    argv = [
        multitool,
        "validate",
        "out.sarif",
        "--rule-kind",
        "Sarif;Ghas",
        "--log",
        "ForceOverwrite",
        "--output",
        "v.sarif",
    ]
    environment = {**os.environ, "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT": "1"}
    subprocess.run(argv, cwd=desk, env=environment, capture_output=True, timeout=120, check=True)
    (only,) = json.loads((desk / "v.sarif").read_text(encoding="utf-8-sig"))["runs"]
    loud = [one for one in only["results"] if one.get("level", "warning") in ("warning", "error")]
    assert {one["ruleId"] for one in loud} <= {"SARIF2005"}
