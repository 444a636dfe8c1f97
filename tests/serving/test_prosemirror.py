"""The ProseMirror plugin in Chromium, with a real attrlint serve behind a small CMS. Skipped where a part is missing."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import threading
import time
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

pytest.importorskip("starlette")
pytest.importorskip("uvicorn")

from tests.output.chromium import started as browser_started
from tests.serving.started import Served, started

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.output.chromium import Browser

ROOT = Path(__file__).parents[2]
PLUGIN = ROOT / "examples" / "prosemirror" / "attrlint.js"
MODULES = ROOT / ".tools" / "node_modules"
PACKAGES = ("esbuild", "prosemirror-schema-basic", "prosemirror-state", "prosemirror-view")
PAGE = b"""<!doctype html><meta charset="utf-8"><title>cms</title><style>#editor div { white-space: pre-wrap }</style>
<div id="editor"></div><script src="/page.js"></script>"""
Marks = list[dict[str, object]]


def paragraph(*parts: str) -> dict[str, object]:
    """A paragraph; "\\n" is a line break and "" a picture."""
    leaves: dict[str, dict[str, object]] = {
        "\n": {"type": "hard_break"},
        "": {"type": "image", "attrs": {"src": "data:,"}},
    }
    return {"type": "paragraph", "content": [leaves.get(part, {"type": "text", "text": part}) for part in parts]}


def heading(text: str) -> dict[str, object]:
    """A heading."""
    return {"type": "heading", "attrs": {"level": 2}, "content": [{"type": "text", "text": text}]}


def quoted(*blocks: dict[str, object]) -> dict[str, object]:
    """Blocks in a block quote, one level deeper."""
    return {"type": "blockquote", "content": list(blocks)}


@pytest.fixture(scope="module")
def bundle(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The editor with the plugin as one script."""
    missing = [name for name in PACKAGES if not (MODULES / name).is_dir()]
    if missing or shutil.which("node") is None:
        pytest.skip(f"no {', '.join(missing) or 'Node'} here: bash .ci/run installs the packages")
    out = tmp_path_factory.mktemp("bundle") / "page.js"
    build = [MODULES / ".bin" / "esbuild", Path(__file__).with_name("prosemirror_page.js"), "--bundle"]
    done = subprocess.run(
        [*build, f"--outfile={out}", "--log-level=warning"],
        env={**os.environ, "NODE_PATH": str(MODULES)},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    return out.read_bytes()


@contextmanager
def cms(bundle: bytes, served: Served) -> Iterator[str]:
    """A CMS: it serves the page with the editor, and passes texts on to attrlint with the token."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.answer("text/javascript" if self.path == "/page.js" else "text/html", self.content())

        def do_POST(self) -> None:
            text = self.rfile.read(int(self.headers["Content-Length"])).decode("utf-8")
            _, answer = served.post("/v1/check", {"text": text, "format": "text"})
            self.answer("application/json", json.dumps(answer).encode("utf-8"))

        def content(self) -> bytes:
            return bundle if self.path == "/page.js" else PAGE

        def answer(self, kind: str, body: bytes) -> None:
            self.send_response(200)
            self.send_header("Content-Type", f"{kind}; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.fixture(scope="module")
def editor(bundle: bytes, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """A browser with the CMS open."""
    with (
        browser_started(tmp_path_factory.mktemp("profile")) as browser,
        started(tmp_path_factory.mktemp("d"), "--isolated") as served,
        cms(bundle, served) as address,
    ):
        browser.driver.get(address)
        yield browser


def write(editor: Browser, *blocks: dict[str, object], wait: int = 50) -> None:
    """Open an editor on a document."""
    editor.run("open_editor(...arguments)", {"type": "doc", "content": blocks}, wait)


def marks(editor: Browser, *texts: str, ignored: str = "") -> Marks:
    """The marks, once they are on these texts, without those of an ignored rule."""
    begun = time.monotonic()
    while True:
        found: Marks = [mark for mark in editor.run("return marks()") if mark["code"] != ignored]
        if [mark["text"] for mark in found] == list(texts):
            return found
        assert time.monotonic() - begun < 20, found
        time.sleep(0.02)


def shown(editor: Browser) -> list[str]:
    """The texts that are underlined on the page."""
    return [node.text for node in editor.all("#editor .attrlint")]


def test_it_is_short() -> None:
    """About 100 lines, as an example should be."""
    assert len(PLUGIN.read_text(encoding="utf-8").splitlines()) <= 100


def test_marks_are_where_the_words_are(editor: Browser) -> None:
    """In later blocks, deeper ones, and after emoji, line breaks and pictures, each of which counts differently."""
    write(
        editor,
        heading("Ferry 🚢 returns"),
        paragraph("No deaths have been reported in the town."),
        paragraph("👩‍👩‍👧 The dock is open.", "\n", "", "The bridge was targetted on Monday."),
        quoted(paragraph("🧭 The crew was later targetted too.")),
    )
    found = marks(editor, "have been reported", "targetted", "targetted", ignored="SOC006")
    assert [mark["code"] for mark in found] == ["ATT002", "STY001", "STY001"]
    every: Marks = editor.run("return marks()")
    emoji = [mark for mark in every if mark["code"] == "SOC006"]
    assert len(emoji) == 3
    assert [mark for mark in emoji if f"“{mark['text']}”" not in str(mark["said"])] == []
    assert shown(editor) == [mark["text"] for mark in every]
    titles = [node.get_attribute("title") for node in editor.all("#editor .attrlint")]
    assert titles == [f"{mark['said']} ({mark['code']})" for mark in every]
    assert "attrlint-" in editor.all("#editor .attrlint")[0].get_attribute("class")


def test_marks_follow_edits(editor: Browser) -> None:
    """At once by as much as the text moved, and after the next check as the new text asks."""
    write(editor, paragraph("The crew was targetted on Monday."), wait=400)
    (before,) = marks(editor, "targetted")
    editor.run("insert(...arguments)", "Later, in Riga 𝒜: ", 1)
    (moved,) = editor.run("return marks()")
    assert (moved["from"], moved["text"]) == (int(str(before["from"])) + len("Later, in Riga 𝒜: ") + 1, "targetted")
    end = editor.run("return view.state.doc.content.size - 1")
    editor.run("insert(...arguments)", " No deaths have been reported.", end)
    marks(editor, "targetted", "have been reported")
    editor.run("remove(...arguments)", moved["from"] + 5, moved["from"] + 6)  # the second t
    marks(editor, "have been reported")
    assert shown(editor) == ["have been reported"]


def test_marks_follow_typing(editor: Browser) -> None:
    """With real keys; the text that was typed during a check is checked afterward."""
    write(editor, paragraph("It rained."), wait=10)
    editor.run(
        "view.focus(); view.dispatch(view.state.tr.setSelection("
        "view.state.selection.constructor.atEnd(view.state.doc)))"
    )
    editor.press(" The bridge was targetted again.")
    marks(editor, "targetted")
    assert editor.run("return view.state.doc.textContent") == "It rained. The bridge was targetted again."


def test_old_marks_stay_without_a_server(editor: Browser) -> None:
    """A check that fails removes nothing, and an editor that is closed gets nothing."""
    write(editor, paragraph("The crew was targetted."))
    marks(editor, "targetted")
    editor.run("window.real = fetch; window.fetch = () => Promise.reject(new Error('away'))")
    editor.run("insert(...arguments)", "Now ", 1)
    time.sleep(0.3)
    assert [mark["text"] for mark in editor.run("return marks()")] == ["targetted"]
    editor.run("window.fetch = real; insert('x', 1); view.destroy()")
    time.sleep(0.3)
    assert [line for line in editor.said() if "favicon" not in line] == []
