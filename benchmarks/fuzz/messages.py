"""Messages that no editor sends, to a language server in this process: each request gets an answer, and it goes on."""

from __future__ import annotations

import json
import logging
from io import BytesIO
from typing import TYPE_CHECKING, BinaryIO, cast

from attrlint.lsp.features import register
from attrlint.lsp.frames import FrameReader
from attrlint.lsp.server import Server
from benchmarks.fuzz.checks import hold
from benchmarks.fuzz.pieces import ODD

if TYPE_CHECKING:
    from random import Random

DRAFT = "file:///drafts/a.md"
METHODS = (
    "textDocument/hover", "textDocument/codeAction", "textDocument/documentSymbol", "textDocument/diagnostic", "textDocument/definition", "textDocument/inlayHint", "codeAction/resolve", "workspace/executeCommand", "no/such", "", "$/x", "shutdown",
    "initialize",
)  # fmt: skip
NEWS = (
    "textDocument/didOpen", "textDocument/didChange", "textDocument/didClose", "textDocument/didSave", "workspace/didChangeConfiguration", "workspace/didChangeWatchedFiles", "$/cancelRequest", "$/setTrace", "initialized", "x",
)  # fmt: skip
LENGTHS = (0, 1, -1, 7, 10**9, 10**12)
GREETING: dict[str, object] = {"processId": None, "rootUri": None, "capabilities": {}}


class Output(BytesIO):
    """What the server writes, kept when it is closed."""

    def close(self) -> None:
        """Nothing is lost."""


def value(chance: Random, deep: int = 3) -> object:
    """Anything that JSON can say."""
    simple: tuple[object, ...] = (
        None,
        True,
        0,
        -1,
        2**31,
        1.5,
        "",
        "x",
        DRAFT,
        "file:///%00",
        "file:",
        chance.choice(ODD),
        [],
        {},
    )
    if not deep or chance.random() < 0.6:
        return chance.choice(simple)
    if chance.random() < 0.4:
        return [value(chance, deep - 1) for _ in range(chance.randint(0, 3))]
    keys = (
        "textDocument",
        "uri",
        "position",
        "line",
        "character",
        "range",
        "start",
        "end",
        "context",
        "arguments",
        "id",
        "jsonrpc",
    )
    return {chance.choice(keys): value(chance, deep - 1) for _ in range(chance.randint(0, 4))}


def params(method: str, text: str, chance: Random) -> object:
    """Sound parameters of a method, some of them spoiled."""
    place = {"line": chance.choice((0, 1, 5, 2**31 - 1)), "character": chance.choice((0, 3, 2**31 - 1))}
    found: dict[str, object] = {
        "textDocument": {"uri": DRAFT, "languageId": "markdown", "version": chance.randint(0, 9), "text": text},
        "contentChanges": [{"text": text[: len(text) // 2]}],
        "position": place,
        "range": {"start": place, "end": {"line": 0, "character": 0}},
        "context": {"diagnostics": []},
        "command": chance.choice(("attrlint.fixAll", "attrlint.sources", "x")),
        "arguments": [DRAFT],
        "changes": [],
        "settings": value(chance),
        "id": 1,
        "title": "x",
        "data": {"uri": DRAFT},
        **(GREETING if method == "initialize" else {}),
    }
    for key in list(found):
        if chance.random() < 0.05:
            found[key] = value(chance)
    return found if chance.random() < 0.9 else value(chance)


def frame(body: bytes, chance: Random | None = None) -> bytes:
    """A message with its header; by chance a broken one."""
    size = len(body)
    if chance is not None and chance.random() < 0.08:
        size = chance.choice((*LENGTHS, size + chance.randint(-5, 30)))
    return b"Content-Length: %d\r\n\r\n%b" % (size, body)


def check_messages(text: str, chance: Random) -> None:
    """A session of spoiled messages: requests in whole frames are answered once each, and the last one is answered."""
    logging.disable(logging.CRITICAL)
    sent = [frame(_message(0, "initialize", GREETING))] if chance.random() < 0.9 else []
    asked = []
    for number in range(1, chance.randint(2, 12)):
        method = chance.choice(METHODS if chance.random() < 0.5 else NEWS)
        body = _message(number if method in METHODS else None, method, params(method, text, chance))
        if chance.random() < 0.1:
            body = body[: chance.randrange(len(body))] if chance.random() < 0.5 else b"[" * chance.randint(1, 2000)
        whole = frame(body, chance)
        sent.append(whole)
        if method in METHODS and whole == frame(body) and body.endswith(b"}") and b'"method": ""' not in body:
            asked.append(number)
    sent.append(frame(_message(99, "no/such/method", None)))
    answered = _answers(b"".join(sent))
    hold(answered.count(99) == 1, f"messages: the last request has {answered.count(99)} answers")
    for number in asked:
        hold(answered.count(number) <= 1, f"messages: request {number} has {answered.count(number)} answers")


def _message(number: int | None, method: str, given: object) -> bytes:
    message: dict[str, object] = {"jsonrpc": "2.0", "method": method, "params": given}
    if number is not None:
        message["id"] = number
    return json.dumps(message).encode()


def _answers(data: bytes) -> list[object]:
    """The numbers of the requests that a new server answers, in order."""
    server, output = Server(), Output()
    register(server)
    server.start_io(stdin=cast("BinaryIO", FrameReader(BytesIO(data))), stdout=output)
    reader, found = FrameReader(BytesIO(output.getvalue())), []
    while header := reader.readline():
        reader.readline()
        message = json.loads(reader.read(int(header.partition(b":")[2])))
        if "method" not in message:
            found.append(message.get("id"))
    return found
