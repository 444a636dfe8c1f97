"""What no client should send: the server answers every request, and goes on."""

from __future__ import annotations

import json
import os
import queue
import signal
import subprocess
import sys
import threading
import time
from typing import TYPE_CHECKING

import pytest

pytest.importorskip("pygls", reason="the extra “lsp” is not installed")
if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

TEXT = "It is TK near Brynask and Kyiv, she said.\n"
FIRST = {"line": 0, "character": 0}
HUGE = {"line": 2**31 - 1, "character": 2**31 - 1}
INVALID = -32602
PATIENCE = 60  # seconds


class Wire:
    """A server, and bytes to and from it."""

    def __init__(self, folder: Path) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "attrlint", "lsp"],
            cwd=folder, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        self.answers: dict[int, queue.Queue[dict[str, object]]] = {}
        self.notes: queue.Queue[dict[str, object]] = queue.Queue()
        self.messages: list[str] = []  # shown to the user
        self.methods: list[str] = []  # of all messages in order, nothing for an answer
        self.last = 0
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        out = self.process.stdout
        assert out is not None
        while head := out.readline():
            size = int(head.partition(b":")[2])
            while out.readline().strip():
                pass
            message = json.loads(out.read(size))
            self.methods.append(message.get("method", ""))
            if message.get("method") == "window/showMessage":
                self.messages.append(message["params"]["message"])
            if "method" in message:
                self.notes.put(message)
            else:
                self.answers[message["id"]].put(message)

    def send(self, message: object) -> None:
        """Send a message, or bytes that are none."""
        body = message if isinstance(message, bytes) else json.dumps(message).encode()
        assert self.process.stdin is not None
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n%b" % (len(body), body))
        self.process.stdin.flush()

    def note(self, method: str, params: object) -> None:
        """Send a notification."""
        self.send({"jsonrpc": "2.0", "method": method, "params": params})

    def ask(self, method: str, **more: object) -> dict[str, object]:
        """The whole answer to a request; `more` is its params, if it is to have any."""
        self.last += 1
        self.answers[self.last] = queue.Queue()
        self.send({"jsonrpc": "2.0", "id": self.last, "method": method, **more})
        return self.answers[self.last].get(timeout=PATIENCE)

    def shown(self, uri: str) -> list[str]:
        """The codes that are pushed next for a draft."""
        while True:
            note = self.notes.get(timeout=PATIENCE)
            params = note.get("params")
            if isinstance(params, dict) and note["method"].endswith("publishDiagnostics") and params["uri"] == uri:
                return [one["code"] for one in params["diagnostics"]]

    def open(self, uri: str, text: str) -> list[str]:
        """Open a draft and give what is found in it."""
        item = {"uri": uri, "languageId": "markdown", "version": 1, "text": text}
        self.note("textDocument/didOpen", {"textDocument": item})
        return self.shown(uri)

    def said(self, words: str) -> bool:
        """Whether the user is shown a message with these words, now or soon."""
        end = time.monotonic() + PATIENCE
        while not any(words in one for one in self.messages) and time.monotonic() < end:
            time.sleep(0.05)
        return any(words in one for one in self.messages)

    def lives(self) -> bool:
        """Whether a new draft is linted as ever."""
        self.last += 1
        return {"RES001", "PLC001"} <= set(self.open(f"file:///drafts/live-{self.last}.md", TEXT))


def started(folder: Path) -> Wire:
    """A server that has been greeted."""
    wire = Wire(folder)
    greeting = wire.ask("initialize", params={"processId": None, "rootUri": None, "capabilities": {}})
    assert "result" in greeting
    wire.note("initialized", {})
    return wire


@pytest.fixture(scope="module")
def wire(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Wire]:
    """One server for all, which must end as it should."""
    wire = started(tmp_path_factory.mktemp("odd"))
    yield wire
    assert wire.ask("shutdown")["result"] is None
    wire.note("exit", None)
    assert wire.process.wait(PATIENCE) == 0


@pytest.mark.parametrize(
    "body",
    [b'{"a', b"{}", b"[]", b"5", b"null", b'"x"', b"\xff\xfe", b"[" * 50_000, b'{"jsonrpc": "1.0", "id": 1}', b'{"jsonrpc": "2.0", "method": "x", "params": NaN}', b'{"jsonrpc": "2.0", "id": 77, "result": 5}'],
)  # fmt: skip
def test_what_is_no_message(wire: Wire, body: bytes) -> None:
    """It is passed over."""
    wire.send(body)
    assert wire.lives()


DRAFT = {"uri": "file:///drafts/known.md"}


@pytest.mark.parametrize("method", ["hover", "codeAction", "documentSymbol", "inlayHint", "diagnostic"])
@pytest.mark.parametrize(
    "params",
    [{}, None, [1], 5, {"textDocument": None}, {"textDocument": {"uri": 5}}, {"textDocument": DRAFT, "position": {"line": -1, "character": 0}, "range": 7}],
)  # fmt: skip
def test_a_request_that_makes_no_sense(wire: Wire, method: str, params: object) -> None:
    """It is answered: as one that cannot be read, or as far as it makes sense."""
    answer = wire.ask(f"textDocument/{method}", params=params)
    error = answer.get("error")
    assert error is None or (isinstance(error, dict) and error["code"] == INVALID)
    if params == {}:
        assert error is not None


@pytest.mark.parametrize("method", ["textDocument/hover", "workspace/executeCommand", "codeAction/resolve"])
def test_a_request_without_params(wire: Wire, method: str) -> None:
    """It is answered as one that cannot be read; a method that there is not, as such."""
    error = wire.ask(method)["error"]
    assert isinstance(error, dict)
    assert error["code"] == INVALID
    unknown = wire.ask("textDocument/nope", params={})["error"]
    assert isinstance(unknown, dict)
    assert unknown["code"] == -32601


@pytest.mark.parametrize(
    "uri",
    ["file:///drafts/known.md", "file:///drafts/not-open.md", "untitled:Untitled-9", "", "x", "http://host/a", "file:///%00.md", "file://host/share/a.md", "file:///" + "x" * 5000],
)  # fmt: skip
def test_places_and_drafts_that_there_are_not(wire: Wire, uri: str) -> None:
    """Every question has an answer, empty where the draft is not open."""
    if uri == DRAFT["uri"]:
        wire.open(uri, TEXT)
    of = {"textDocument": {"uri": uri}}
    ranges = [{"start": FIRST, "end": HUGE}, {"start": HUGE, "end": FIRST}, {"start": HUGE, "end": HUGE}]
    for position in (FIRST, HUGE, {"line": 0, "character": 2**31 - 1}):
        assert "error" not in wire.ask("textDocument/hover", params={**of, "position": position})
    for place in ranges:
        asked = {**of, "range": place, "context": {"diagnostics": []}}
        assert "error" not in wire.ask("textDocument/codeAction", params=asked)
        assert "error" not in wire.ask("textDocument/inlayHint", params={**of, "range": place})
    assert "error" not in wire.ask("textDocument/documentSymbol", params=of)
    assert "error" not in wire.ask("textDocument/diagnostic", params=of)
    for command in ("attrlint.sources", "attrlint.fixAll"):
        assert "error" not in wire.ask("workspace/executeCommand", params={"command": command, "arguments": [uri]})


@pytest.mark.parametrize("arguments", [None, [], [5], [None], [{"uri": "x"}], [["x"]]])
@pytest.mark.parametrize("command", ["attrlint.sources", "attrlint.fixAll"])
def test_commands_with_anything(wire: Wire, command: str, arguments: object) -> None:
    """The message says what is wanted."""
    error = wire.ask("workspace/executeCommand", params={"command": command, "arguments": arguments})["error"]
    assert isinstance(error, dict)
    assert (error["code"], error["message"]) == (INVALID, "the first argument is the URI of an open draft")


@pytest.mark.parametrize(
    ("method", "params"),
    [
        ("textDocument/didChange", {"textDocument": {"uri": "file:///gone.md", "version": 2}, "contentChanges": [{"text": TEXT}]}),
        ("textDocument/didChange", {"textDocument": {"uri": "file:///gone.md", "version": 2}, "contentChanges": [{"range": {"start": HUGE, "end": FIRST}, "text": TEXT}]}),
        ("textDocument/didChange", {"textDocument": DRAFT, "contentChanges": 5}),
        ("textDocument/didClose", {"textDocument": {"uri": "file:///gone.md"}}),
        ("textDocument/didSave", {"textDocument": {"uri": "file:///gone.md"}}),
        ("textDocument/didOpen", {}),
        ("textDocument/didOpen", {"textDocument": {"uri": "file:///n.md", "languageId": None, "version": None, "text": None}}),
        ("workspace/didChangeConfiguration", {"settings": [1, {"x": 2}]}),
        ("workspace/didChangeConfiguration", {"settings": {"attrlint": {"select": [5], "ignore": {"a": 1}, "date": "x"}}}),
        ("workspace/didChangeConfiguration", {"settings": {}}),
        ("workspace/didChangeWatchedFiles", {"changes": [{"uri": "zzz", "type": 9}]}),
        ("$/cancelRequest", {"id": 9999}),
        ("$/nope", {}),
        ("nope", None),
    ],
)  # fmt: skip
def test_news_that_make_no_sense(wire: Wire, method: str, params: object) -> None:
    """The server goes on."""
    wire.note(method, params)
    assert wire.lives()


def test_parts_of_a_text_that_lie_nowhere(wire: Wire) -> None:
    """A range behind the end is the end, one the wrong way round is empty, no change is none."""
    uri = "file:///drafts/parts.md"
    assert wire.open(uri, "It is here, she said.\n") == []
    changes = [
        {"range": {"start": HUGE, "end": HUGE}, "text": "It is TK, he said.\n"},
        {"range": {"start": {"line": 0, "character": 9}, "end": FIRST}, "text": ""},
    ]
    wire.note("textDocument/didChange", {"textDocument": {"uri": uri, "version": 2}, "contentChanges": changes})
    assert wire.shown(uri) == ["RES001"]
    wire.note("textDocument/didChange", {"textDocument": {"uri": uri, "version": 3}, "contentChanges": []})
    assert wire.shown(uri) == ["RES001"]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("empty", ""),
        ("nul", "\0" * 100 + "\n\n" + TEXT),
        ("surrogate", "Half a pair \ud83d stands here.\n\n" + TEXT),
        ("marks", "“" * 3_000 + "\n\n" + TEXT),
        ("lines", "\r" * 20_000 + TEXT),
        ("nested", ">" * 2_000 + " a\n\n" + TEXT),
        ("one line", TEXT.strip() * 2_000 + "\n\n" + TEXT),
        ("long", (TEXT * 5 + "\n") * 400),
    ],
)
def test_texts_of_any_kind(wire: Wire, name: str, text: str) -> None:
    """Whatever is in them: findings come, and a question about them is answered."""
    uri = f"file:///drafts/{name.replace(' ', '%20')}.md"
    found = wire.open(uri, text)
    assert text == "" or "RES001" in found
    assert "error" not in wire.ask("textDocument/documentSymbol", params={"textDocument": {"uri": uri}})
    asked = {"textDocument": {"uri": uri}, "range": {"start": FIRST, "end": HUGE}, "context": {"diagnostics": []}}
    assert "error" not in wire.ask("textDocument/codeAction", params=asked)
    wire.note("textDocument/didClose", {"textDocument": {"uri": uri}})
    assert wire.lives()


def test_a_client_that_can_do_next_to_nothing(wire: Wire) -> None:
    """Edits come without versions, the fix of everything with its edit, the outline as a list."""
    uri = "file:///drafts/plain.md"
    text = '# Head\n\nMr Odd said he was "surprised by it”. It is near Brynask and Kyiv, she said.\n'
    assert {"QUO006", "PLC001"} <= set(wire.open(uri, text))
    of = {"textDocument": {"uri": uri}}
    asked = {**of, "range": {"start": FIRST, "end": HUGE}, "context": {"diagnostics": []}}
    actions = wire.ask("textDocument/codeAction", params=asked)["result"]
    assert isinstance(actions, list)
    assert all(list(action["edit"]["changes"]) == [uri] for action in actions)
    (everything,) = [action for action in actions if action["kind"] == "source.fixAll.attrlint"]
    ((edit,),) = everything["edit"]["changes"].values()
    assert edit["newText"] == text.splitlines(keepends=True)[2].replace("”", '"')
    outline = wire.ask("textDocument/documentSymbol", params=of)["result"]
    assert isinstance(outline, list)
    assert [(one["name"], one["location"]["uri"]) for one in outline][:1] == [("Head", uri)]


@pytest.mark.parametrize(
    ("known", "kind"), [(["plaintext"], "plaintext"), (["markdown", "plaintext"], "markdown"), ([], "plaintext")]
)
def test_a_client_that_shows_plain_text(tmp_path: Path, known: list[str], kind: str) -> None:
    """A hover is sent as the client can show it."""
    wire = Wire(tmp_path)
    able = {"textDocument": {"hover": {"contentFormat": known}}}
    wire.ask("initialize", params={"processId": None, "rootUri": None, "capabilities": able})
    uri = "file:///drafts/hover.md"
    wire.open(uri, TEXT)
    at = {"line": 0, "character": TEXT.index("TK")}
    hover = wire.ask("textDocument/hover", params={"textDocument": {"uri": uri}, "position": at})["result"]
    assert isinstance(hover, dict)
    assert hover["contents"]["kind"] == kind
    assert "RES001" in hover["contents"]["value"]
    wire.process.kill()
    wire.process.wait(PATIENCE)


def test_questions_before_the_greeting(tmp_path: Path) -> None:
    """They are answered, and the greeting is understood all the same."""
    wire = Wire(tmp_path)
    wire.ask("textDocument/hover", params={"textDocument": DRAFT, "position": FIRST})
    strange = {
        "processId": None,
        "rootUri": "zzz",
        "capabilities": {"general": {"positionEncodings": ["utf-7"]}},
        "initializationOptions": [1],
    }
    assert "result" in wire.ask("initialize", params=strange)
    assert wire.lives()
    wire.process.kill()
    wire.process.wait(PATIENCE)


def test_a_workspace_of_folders_only(tmp_path: Path) -> None:
    """Newer clients may leave the root out: a draft that is saved nowhere lies in the first folder."""
    inner = tmp_path / "desk"
    inner.mkdir()
    (inner / "attrlint.toml").write_text('select = ["PLC001"]\n', encoding="utf-8")
    wire = Wire(tmp_path)
    folders = [{"uri": inner.as_uri(), "name": "desk"}]
    assert "result" in wire.ask(
        "initialize", params={"processId": None, "rootUri": None, "workspaceFolders": folders, "capabilities": {}}
    )
    assert wire.open("untitled:Untitled-1", TEXT) == ["PLC001"]
    wire.process.kill()
    wire.process.wait(PATIENCE)


def test_nothing_is_asked_before_the_greeting_is_answered(tmp_path: Path) -> None:
    """Messages may come, as of a setting that makes no sense; requests may not."""
    wire = Wire(tmp_path)
    refresh = {"refreshSupport": True}
    able = {
        "textDocument": {"diagnostic": {}},
        "workspace": {"configuration": True, "diagnostics": refresh, "inlayHint": refresh},
    }
    wire.ask(
        "initialize",
        params={"processId": None, "rootUri": None, "capabilities": able, "initializationOptions": {"colour": 1}},
    )
    assert wire.methods == ["window/showMessage", ""]
    wire.process.kill()
    wire.process.wait(PATIENCE)


def test_the_end_does_not_wait_for_a_long_draft(tmp_path: Path) -> None:
    """A client that goes while a draft of a million letters is read."""
    wire = started(tmp_path)
    item = {"uri": "file:///drafts/huge.md", "languageId": "markdown", "version": 1, "text": (TEXT * 5 + "\n") * 5_000}
    wire.note("textDocument/didOpen", {"textDocument": item})
    assert wire.ask("shutdown")["result"] is None
    wire.note("exit", None)
    assert wire.process.wait(PATIENCE) == 0


@pytest.mark.parametrize("how", ["exit", "gone"])
def test_an_end_that_nobody_asked_for(tmp_path: Path, how: str) -> None:
    """Without shutdown the exit code is 1, as the protocol has it; so it is where the client is gone."""
    wire = started(tmp_path)
    if how == "exit":
        wire.note("exit", None)
    else:
        assert wire.process.stdin is not None
        wire.process.stdin.close()
    assert wire.process.wait(PATIENCE) == 1


def test_ctrl_c_in_a_terminal(tmp_path: Path) -> None:
    """Whoever starts it by hand is told what it is for, and gets out."""
    pty = pytest.importorskip("pty", reason="there are no terminals here")
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "attrlint", "lsp"]
    with subprocess.Popen(
        command, cwd=tmp_path, stdin=theirs, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as server:
        assert server.stderr is not None
        assert b"docs/editors.md" in server.stderr.readline()
        time.sleep(0.5)
        server.send_signal(signal.SIGINT)
        assert server.wait(PATIENCE) in (-signal.SIGINT, 130)
    os.close(ours)
    os.close(theirs)


NOT_GREETED, INVALID_REQUEST = -32002, -32600


def code_of(answer: dict[str, object]) -> object:
    """The code of an error; None for an answer that is none."""
    error = answer.get("error")
    return error.get("code") if isinstance(error, dict) else None


def test_before_the_greeting_and_after_the_end(tmp_path: Path) -> None:
    """Requests are refused as the protocol says, notifications dropped, and the greeting works as ever."""
    wire = Wire(tmp_path)
    draft = {"textDocument": {"uri": "file:///drafts/a.md"}}
    for method in ("textDocument/hover", "shutdown", "workspace/executeCommand", "no/such"):
        assert code_of(wire.ask(method, params={**draft, "position": FIRST})) == NOT_GREETED
    wire.note(
        "textDocument/didOpen",
        {"textDocument": {"uri": "file:///a.md", "languageId": "markdown", "version": 1, "text": TEXT}},
    )
    wire.note("initialized", {})
    greeting = {"processId": os.getpid(), "rootUri": None, "capabilities": {}}
    assert "result" in wire.ask("initialize", params=greeting)
    assert code_of(wire.ask("initialize", params=greeting)) == INVALID_REQUEST
    assert wire.lives()
    assert wire.ask("shutdown")["result"] is None
    for method in ("textDocument/hover", "shutdown", "initialize"):
        assert code_of(wire.ask(method, params={**draft, **greeting, "position": FIRST})) == INVALID_REQUEST
    wire.note("exit", None)
    assert wire.process.wait(PATIENCE) == 0


def test_exit_without_a_greeting(tmp_path: Path) -> None:
    """Exit is always heard; without a shutdown the code is 1."""
    wire = Wire(tmp_path)
    wire.note("exit", None)
    assert wire.process.wait(PATIENCE) == 1


def test_the_server_ends_with_its_parent(tmp_path: Path) -> None:
    """Its editor is gone, though somebody still holds the other end of its input."""
    parent = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
    wire = Wire(tmp_path)
    assert "result" in wire.ask("initialize", params={"processId": parent.pid, "rootUri": None, "capabilities": {}})
    assert wire.lives()
    parent.kill()
    parent.wait()
    assert wire.process.wait(PATIENCE) != 0


@pytest.mark.parametrize("number", [0, -1, 2**31 - 1])
def test_a_parent_that_is_none(tmp_path: Path, number: int) -> None:
    """A number below one is no process, and the server stays; one of a process that is not there ends it."""
    wire = Wire(tmp_path)
    wire.ask("initialize", params={"processId": number, "rootUri": None, "capabilities": {}})
    if number > 0:
        assert wire.process.wait(PATIENCE) != 0
        return
    assert wire.lives()
    wire.note("exit", None)
    assert wire.process.wait(PATIENCE) == 1


@pytest.mark.parametrize(
    "broken",
    [
        b"Content-Length: 10\r\n\r\n" + b'{"id": 5, "text": "a"}',
        b"Content-Length: 900\r\n\r\n{",
        b"Content-Length: x\r\n\r\n{}",
        b"\x00\xff" * 500,
    ],
)
def test_a_broken_frame(wire: Wire, broken: bytes) -> None:
    """The messages after it are heard."""
    assert wire.process.stdin is not None
    wire.process.stdin.write(broken)
    wire.process.stdin.flush()
    assert wire.lives()


def memory_of(process: int) -> int:
    """The memory of a process in kB, as far as the system says it; 0 elsewhere."""
    try:
        with open(f"/proc/{process}/statm", encoding="ascii") as file:  # noqa: PTH123 - no file on a disk
            return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE") // 1024
    except OSError:
        return 0


def test_edits_take_no_memory(wire: Wire) -> None:
    """Once the first edits have filled what is kept by paragraph, as many more take a few megabytes at most."""
    uri = "file:///drafts/memory.md"
    text = "\n\n".join(f"{TEXT.strip()} It has been reported that the bridge of {n} arches is shut." for n in range(20))
    wire.open(uri, text)
    place = {"textDocument": {"uri": uri}, "position": FIRST}

    def edit(times: int) -> int:
        for n in range(times):
            version = {"uri": uri, "version": n + 2}
            changed = f"{text}\n\nWord {n % 20} of the council.\n"
            wire.note("textDocument/didChange", {"textDocument": version, "contentChanges": [{"text": changed}]})
            if n % 4 == 0:
                wire.ask("textDocument/hover", params=place)
        wire.ask("textDocument/hover", params=place)
        return memory_of(wire.process.pid)

    before = edit(500)
    if not before:
        pytest.skip("this system does not say how much memory a process has")
    assert edit(500) - before < 6_000


def test_a_draft_that_is_too_long(wire: Wire) -> None:
    """It is told, once, and what is asked about it gets an empty answer at once."""
    uri, text = "file:///drafts/long.md", "The bridge is TK. " * 120_000
    item = {"uri": uri, "languageId": "markdown", "version": 1, "text": text}
    wire.note("textDocument/didOpen", {"textDocument": item})
    assert wire.shown(uri) == []
    assert wire.ask("textDocument/hover", params={"textDocument": {"uri": uri}, "position": FIRST})["result"] is None
    assert wire.said("longer than 2,000,000 characters")
    wire.note("textDocument/didClose", {"textDocument": {"uri": uri}})
    assert wire.lives()
