"""The files of editors/, tried in the editors that are here, and held to what docs/editors.md prints."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import time
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from attrlint.cli import run

if TYPE_CHECKING:
    from collections.abc import Mapping

ROOT = Path(__file__).parent.parent
EDITORS = ROOT / "editors"
PAGE = (ROOT / "docs" / "editors.md").read_text(encoding="utf-8")
LINE = "🚩🚩“Café” was shut after a drone fell near Kyiv and Brynask, officials in the region said."
DRAFT = f"# Two drones\n\n{LINE}\n"


def program(name: str) -> str:
    """The path of an editor; skips where it is not installed."""
    found = shutil.which(name)
    if found is None:
        pytest.skip(f"{name} is not installed")
    return found


@pytest.fixture
def surroundings(tmp_path: Path) -> Mapping[str, str]:
    """A folder with a draft and settings of its own, and an environment in which `attrlint` is the one under test."""
    (tmp_path / "attrlint.toml").write_text('ignore = ["SOC006"]\n', encoding="utf-8")
    (tmp_path / "draft.md").write_text(DRAFT, encoding="utf-8")
    programs = tmp_path / "programs"
    programs.mkdir()
    (programs / "attrlint").write_text(f'#!/bin/sh\nexec "{sys.executable}" -m attrlint "$@"\n', encoding="utf-8")
    (programs / "attrlint").chmod(0o755)
    path = f"{programs}{os.pathsep}{os.environ['PATH']}"
    return {**os.environ, "PATH": path, "LC_ALL": "C.UTF-8", "HOME": str(tmp_path)}


def emacs(folder: Path, surroundings: Mapping[str, str], script: str) -> list[str]:
    """The lines that a script prints in Emacs without a screen, each `type|words|message`."""
    found = program("emacs")
    (folder / "try.el").write_text(script, encoding="utf-8")
    done = subprocess.run(
        [found, "--batch", "--eval", f"(setq load-path (cons {json.dumps(str(EDITORS / 'emacs'))} load-path))", "-l", "try.el"],
        cwd=folder, capture_output=True, text=True, timeout=240, check=False, stdin=subprocess.DEVNULL, env=surroundings,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return [line for line in done.stdout.splitlines() if line.count("|") >= 2]


WAIT = """
(defun words (d) (buffer-substring-no-properties (flymake-diagnostic-beg d) (flymake-diagnostic-end d)))
(defun wait (enough)
  (let ((turns 0))
    (while (and (< turns 900) (< (length (flymake-diagnostics)) enough))
      (accept-process-output nil 0.1)
      (setq turns (1+ turns)))))
(defun say ()
  (dolist (d (flymake-diagnostics))
    (princ (format "%s|%s|%s\\n" (flymake-diagnostic-type d) (words d) (flymake-diagnostic-text d)))))
"""


def test_emacs_flymake(tmp_path: Path, surroundings: Mapping[str, str]) -> None:
    """Words that are not saved are checked too, in a buffer that is narrowed and has CRLF; the settings are the file's."""
    (tmp_path / "draft.md").write_bytes(DRAFT.replace("\n", "\r\n").encode())
    script = f"""{WAIT}
    (require 'attrlint)
    (find-file "draft.md")
    (text-mode)
    (goto-char (point-max))
    (insert "\\nThe 🚩 goverment fell, she said.\\n")
    (narrow-to-region (point-min) 5)
    (attrlint-flymake-mode 1)
    (flymake-start)
    (widen)
    (wait 2)
    (say)
    """
    found = emacs(tmp_path, surroundings, script)
    place, slip = sorted(found)
    assert place.startswith(":error|Brynask|PLC001 “Brynask” looks like “Bryansk”")
    assert slip.startswith(":warning|goverment|STY001 ")


def test_emacs_says_what_keeps_it_from_checking(tmp_path: Path, surroundings: Mapping[str, str]) -> None:
    """A fault in the settings is shown as the reason why the check was given up."""
    (tmp_path / "attrlint.toml").write_text('ignroe = ["QUO"]\n', encoding="utf-8")
    script = """
    (require 'attrlint)
    (find-file "draft.md")
    (let (said)
      (attrlint-flymake (lambda (&rest words) (setq said words)))
      (while (process-live-p attrlint--process) (accept-process-output nil 0.1))
      (let ((turns 0)) (while (and (not said) (< turns 100)) (accept-process-output nil 0.1) (setq turns (1+ turns))))
      (princ (format "%s||%s\\n" (car said) (plist-get (cdr said) :explanation))))
    """
    (said,) = emacs(tmp_path, surroundings, script)
    assert said.startswith(":panic||")
    assert "attrlint.toml:1:1: error" in said


def test_emacs_sources(tmp_path: Path, surroundings: Mapping[str, str]) -> None:
    """M-x attrlint-sources lists the quotations of the buffer, with words that are not saved."""
    script = """
    (require 'attrlint)
    (find-file "draft.md")
    (goto-char (point-max))
    (insert "\n“We wait for the ice,” said Ilze Kaleja, a pilot.\n")
    (narrow-to-region (point-min) 5)
    (attrlint-sources)
    (with-current-buffer "*attrlint sources*"
      (princ (format "%s||%s\n" buffer-read-only (replace-regexp-in-string "\n" "/" (buffer-string)))))
    """
    (said,) = emacs(tmp_path, surroundings, script)
    assert said.startswith("t||")
    assert "Ilze Kaleja" in said
    assert "“We wait for the ice,”" in said


def test_emacs_compiles_it(tmp_path: Path, surroundings: Mapping[str, str]) -> None:
    """Without a warning."""
    shutil.copy(EDITORS / "emacs" / "attrlint.el", tmp_path)
    strict = ["--eval", "(setq byte-compile-error-on-warn t)", "-f", "batch-byte-compile", "attrlint.el"]
    done = subprocess.run(
        [program("emacs"), "-Q", "--batch", *strict],
        cwd=tmp_path, capture_output=True, text=True, timeout=120, check=False, env=surroundings,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr


def test_emacs_eglot(tmp_path: Path, surroundings: Mapping[str, str]) -> None:
    """Eglot starts the server for a draft, and underlines the right word."""
    has = "(progn (require 'package) (package-initialize) (unless (require 'eglot nil t) (kill-emacs 7)))"
    known = subprocess.run([program("emacs"), "--batch", "--eval", has], capture_output=True, timeout=120, check=False)
    if known.returncode == 7:
        pytest.skip("this Emacs has no Eglot")
    script = f"""{WAIT}
    (require 'package)
    (package-initialize)
    (require 'eglot)
    (require 'attrlint)
    (setq eglot-sync-connect 120 eglot-connect-timeout 120)
    (find-file "draft.md")
    (text-mode)
    (apply #'eglot--connect (eglot--guess-contact))
    (wait 1)
    (say)
    (eglot-shutdown-all)
    """
    (found,) = emacs(tmp_path, surroundings, script)
    kind, word, said = found.split("|", 2)
    assert (kind, word) == ("eglot-error", "Brynask")
    assert "PLC001" in said


def test_kakoune(tmp_path: Path, surroundings: Mapping[str, str]) -> None:
    """:lint counts what is found in the buffer as it stands, by the settings beside the file, and knows the columns."""
    kak = program("kak")
    (tmp_path / "kakrc").write_text(
        f"source {EDITORS / 'kakoune' / 'attrlint.kak'}\n"
        "define-command tell %{ echo -to-file said -- %opt{lint_error_count} %opt{lint_messages} }\n",
        encoding="utf-8",
    )
    start = "source /usr/share/kak/kakrc; source kakrc; edit draft.md; lint"
    if not Path("/usr/share/kak/kakrc").is_file():
        pytest.skip("Kakoune's own commands are not in /usr/share/kak")
    session = f"attrlint-{os.getpid()}"
    with subprocess.Popen(
        [kak, "-n", "-ui", "json", "-s", session, "-e", start],
        cwd=tmp_path, env={**surroundings, "XDG_RUNTIME_DIR": str(tmp_path)}, text=True,
        stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
    ) as editor:  # fmt: skip
        assert editor.stdin is not None
        said = tmp_path / "said"
        until, told = time.monotonic() + 90, ""
        try:
            while time.monotonic() < until and "PLC001" not in told:
                time.sleep(0.3)
                told = said.read_text(encoding="utf-8") if said.exists() else ""  # it is empty while it is written
                editor.stdin.write('{"jsonrpc": "2.0", "method": "keys", "params": [":tell<ret>"]}\n')
                editor.stdin.flush()
        finally:
            editor.kill()
    column = len(LINE[: LINE.index("Brynask")].encode()) + 1
    assert told.startswith("1 ")
    assert f"error: “Brynask” looks like “Bryansk”; check the spelling [PLC001](col {column})" in told


MATCH = """
const fs = require('fs');
const task = JSON.parse(fs.readFileSync(process.argv[2], 'utf8')).tasks[0];
const pattern = task.problemMatcher.pattern;
const found = [];
for (const line of fs.readFileSync(0, 'utf8').split(/\\r?\\n/)) {
  const match = new RegExp(pattern.regexp).exec(line);
  if (!match) continue;
  const part = name => match[pattern[name]];
  found.push([part('file'), part('line'), part('column'), part('severity'), part('code'), part('message')]);
}
console.log(JSON.stringify(found));
"""


def test_vscode_task(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """The task's own arguments run, and its matcher, by JavaScript, reads every line, a rule of Vale's as well."""
    node = program("node")
    monkeypatch.chdir(tmp_path)
    task = json.loads((EDITORS / "vscode" / "tasks.json").read_text(encoding="utf-8"))["tasks"][0]
    style = tmp_path / "styles" / "house"
    style.mkdir(parents=True)
    (style / "Ferry.yml").write_text("extends: existence\nmessage: Not '%s'.\nlevel: warning\ntokens: [ferry]\n")
    (tmp_path / "attrlint.toml").write_text('packs = ["default", "vale:styles/house"]\n', encoding="utf-8")
    (tmp_path / "a draft.md").write_text(f"{DRAFT}\nThe ferry: it is late, she said.\n", encoding="utf-8")
    (tmp_path / "try.js").write_text(MATCH, encoding="utf-8")
    assert run([word.replace("${relativeFile}", "a draft.md") for word in task["args"]]) == 1
    printed = capsys.readouterr().out
    done = subprocess.run(
        [node, "try.js", str(EDITORS / "vscode" / "tasks.json")],
        cwd=tmp_path, input=printed, capture_output=True, text=True, timeout=120, check=True,
    )  # fmt: skip
    found = json.loads(done.stdout)
    assert len(found) == len(printed.splitlines())
    column = len(LINE[: LINE.index("Brynask")].encode("utf-16-le")) // 2 + 1
    message = "“Brynask” looks like “Bryansk”; check the spelling"
    assert ["a draft.md", "3", str(column), "error", "PLC001", message] in found
    assert ["a draft.md", "5", "5", "warning", "house.Ferry", "Not 'ferry'."] in found


def test_sublime_build_and_zed_task(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """Their arguments run, and Sublime Text's pattern reads what is printed."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "draft.md").write_text(DRAFT, encoding="utf-8")
    build = json.loads((EDITORS / "sublime" / "attrlint.sublime-build").read_text(encoding="utf-8"))
    (task,) = json.loads((EDITORS / "zed" / "tasks.json").read_text(encoding="utf-8"))
    for command in (build["cmd"], [task["command"], *task["args"]]):
        assert command[0] == "attrlint"
        assert run([word.replace("$file", "draft.md").replace("$ZED_FILE", "draft.md") for word in command[1:]]) == 1
        lines = [line for line in capsys.readouterr().out.splitlines() if "PLC001" in line]
        (place,) = [found for line in lines if (found := re.match(build["file_regex"], line))]
        assert place[1] == "draft.md"
        assert LINE[int(place[3]) - 1 :].startswith("Brynask")


def test_what_starts_the_server() -> None:
    """Helix and Sublime Text are told to run `attrlint lsp`, for the sorts of text that attrlint reads."""
    helix = tomllib.loads((EDITORS / "helix" / "languages.toml").read_text(encoding="utf-8"))
    server = helix["language-server"]["attrlint"]
    assert [server["command"], *server["args"]] == ["attrlint", "lsp"]
    assert {one["name"] for one in helix["language"] if "attrlint" in one["language-servers"]} == {
        "markdown",
        "html",
        "text",
    }
    sublime = json.loads((EDITORS / "sublime" / "LSP.sublime-settings").read_text(encoding="utf-8"))
    assert sublime["clients"]["attrlint"]["command"] == ["attrlint", "lsp"]


FILES = [
    path for folder in EDITORS.iterdir() if folder.name != "vscode" for path in folder.rglob("*") if path.is_file()
]
FILES.append(EDITORS / "vscode" / "tasks.json")  # all else there is the extension


@pytest.mark.parametrize("name", sorted(str(path.relative_to(EDITORS)) for path in FILES))
def test_the_page_has_every_file(name: str) -> None:
    """A file is printed on the page as it is, or the page says where it lies."""
    text = (EDITORS / name).read_text(encoding="utf-8").strip()
    assert f"\n{text}\n```\n" in PAGE or f"`editors/{name}`" in PAGE
