"""attrlint serve over real HTTP: what it answers, and what it refuses."""

from __future__ import annotations

import base64
import json
import random
import socket
from pathlib import Path
from typing import TYPE_CHECKING

import jsonschema
import pytest

pytest.importorskip("starlette")
pytest.importorskip("uvicorn")

from attrlint.cli import run
from attrlint.serving.openapi import description
from attrlint.serving.payload import LONGEST_DRAFT
from tests.serving.started import Served, started

if TYPE_CHECKING:
    from collections.abc import Iterator

EXAMPLES = Path(__file__).parents[2] / "examples"
DRAFT = "“The channel is clear,” said Ilze Kaleja. No deaths have been reported. The bridge was targetted."
QUOTED = "“We lost the roof after midnight, and then the power went,” Ann Kelso said."
TRANSCRIPT = {"name": "a.txt", "text": "KELSO: We lost the roof before midnight, and then the power went."}


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """One server for all tests here, in a folder with settings."""
    folder = tmp_path_factory.mktemp("desk")
    (folder / "secret.txt").write_text("KELSO: a line that no request may read", encoding="utf-8")
    (folder / "attrlint.toml").write_text('ignore = ["STY001"]\nsources = ["secret.txt"]\n', encoding="utf-8")
    with started(folder) as one:
        yield one


def test_check_follows_the_settings_of_the_folder(served: Served) -> None:
    """Findings as the command line has them; a request may choose other rules."""
    status, answer = served.post("/v1/check", {"text": DRAFT})
    assert status == 200
    assert [one["code"] for one in answer["findings"]] == ["ATT002"]
    assert answer["findings"][0]["line"] == 1
    _, answer = served.post("/v1/check", {"text": DRAFT, "settings": {"select": ["STY001"], "ignore": []}})
    assert [one["code"] for one in answer["findings"]] == ["STY001"]


@pytest.mark.parametrize(
    ("path", "asked", "answer"),
    [
        ("/v1/check", {"text": DRAFT}, "findings"),
        ("/v1/check", {"data": base64.b64encode(DRAFT.encode()).decode(), "name": "a.txt"}, "findings"),
        ("/v1/sources", {"text": DRAFT}, "quotations"),
        ("/v1/verify", {"text": QUOTED, "sources": [TRANSCRIPT]}, "quotations"),
        ("/v1/verify", {"text": QUOTED, "sources": [{"name": "a.md", "text": "x", "speaker": "Ann"}]}, "quotations"),
    ],
)
def test_answers_are_as_described(served: Served, path: str, asked: dict[str, object], answer: str) -> None:
    """Requests and answers fit the OpenAPI description."""
    said = description()
    schema = said["paths"][path]["post"]  # type: ignore[index]
    root = {"components": said["components"]}
    body = schema["requestBody"]["content"]["application/json"]["schema"]
    jsonschema.validate(asked, {**root, **body})
    status, found = served.post(path, asked)
    assert status == 200
    assert answer in found
    jsonschema.validate(found, {**root, **schema["responses"]["200"]["content"]["application/json"]["schema"]})


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"txt": "a"}, "unknown key “txt” (did you mean “text”?)"),
        ({}, "give either “text” or “data” (base64)"),
        ({"text": 1}, "“text” must be a string"),
        ({"data": "?"}, "“data” must be base64"),
        ({"text": "a", "format": "pdf"}, "unknown format “pdf”"),
        ({"text": "a", "settings": {"packs": ["../x.yaml"]}}, "unknown key “settings.packs”"),
        ({"text": "a", "settings": {"preset": "loud"}}, "“preset” must be one of"),
        ({"text": "a", "settings": {"date": ["x"]}}, "“settings.date” must be a string"),
        ({"text": "a" * (LONGEST_DRAFT + 1)}, "the draft is longer than 2 MB"),
        ([], "the body must be a JSON object"),
        ({"data": base64.b64encode(b"%PDF-1.7 x").decode(), "name": "a.pdf"}, "PDF"),
    ],
)
def test_faults_are_named(served: Served, asked: object, said: str) -> None:
    """A request that makes no sense gets one line and 422."""
    status, answer = served.post("/v1/check", asked)
    assert status == 422
    assert said in str(answer["error"])


def test_no_file_is_read(served: Served) -> None:
    """Neither paths in a request, nor sources that settings or a draft name, are opened."""
    draft = f"---\nsources: [secret.txt]\n---\n\n{QUOTED}\n"
    status, answer = served.post("/desk/draft", {"text": draft, "name": "../secret.txt"})
    assert status == 200
    assert "a line that no request may read" not in str(answer)
    assert "Quotes and sources" not in str(answer["page"])
    status, answer = served.post("/v1/verify", {"text": draft, "sources": []})
    assert status == 422


@pytest.mark.parametrize(
    ("path", "asked"),
    [
        ("/v1/check", {"text": "\ud83d No deaths have been reported."}),
        ("/desk/draft", {"text": "“We lost \udc00 the roof,” Ann Kelso said.", "name": "\ud800.md"}),
        ("/v1/sources", {"text": "“We lost \udfff the roof,” Ann Kelso said."}),
        ("/v1/check", {"text": "a", "settings": {"preset": "\ud800"}}),
        ("/v1/check", {"text": "a", "\ud800": 1}),
    ],
)
def test_half_a_pair_is_answered(served: Served, path: str, asked: dict[str, object]) -> None:
    """Half a surrogate pair, which an editor may leave when an emoji is cut, is in UTF-8 no text but in JSON it is."""
    assert served.post(path, asked)[0] == (422 if asked["text"] == "a" else 200)


def test_word_drafts_are_reviewed(served: Served) -> None:
    """The reviewed draft is a Word file with comments."""
    data = base64.b64encode((EXAMPLES / "strike.docx").read_bytes()).decode()
    asked = {"data": data, "name": "strike.docx", "track_changes": True}
    status, headers, body = served.send("POST", "/desk/review", json.dumps(asked).encode())
    assert (status, body[:2]) == (200, b"PK")
    assert "attachment" in headers["content-disposition"]
    assert served.post("/desk/review", {"text": "a"})[0] == 422


WRONG = [
    {"Authorization": ""},
    {"Authorization": "Bearer x"},
    {"Authorization": "Basic x"},
    {"Host": "attacker.example"},
    {"Host": "attacker.example:80"},
    {"Origin": "https://attacker.example"},
    {"Origin": "null"},
    {"Sec-Fetch-Site": "cross-site"},
    {"Sec-Fetch-Site": "same-site"},
]


@pytest.mark.parametrize("headers", WRONG, ids=str)
@pytest.mark.parametrize("path", ["/", "/v1/check", "/v1/openapi.json", "/desk/draft", "/other"])
def test_strangers_are_refused(served: Served, path: str, headers: dict[str, str]) -> None:
    """Without the token, or from another site, nothing is answered, and no CORS header is sent."""
    for method in ("GET", "POST", "OPTIONS"):
        status, answered, body = served.send(method, path, b'{"text": "a"}', headers)
        assert status in (401, 403)
        assert len(body) < 60
        assert not [name for name in answered if name.startswith("access-control")]


def test_large_bodies_are_refused(served: Served) -> None:
    """By their header before they are read, and without one as they are read."""
    assert served.send("POST", "/v1/check", None, {"Content-Length": "20000001"})[0] == 413
    with socket.create_connection(("127.0.0.1", served.port), timeout=60) as client:
        head = f"POST /v1/check HTTP/1.1\r\nHost: 127.0.0.1:{served.port}\r\nAuthorization: Bearer {served.token}\r\n"
        client.sendall(f"{head}Transfer-Encoding: chunked\r\n\r\n".encode())
        chunk = b"a" * 1_000_000
        try:
            for _ in range(25):
                client.sendall(b"%x\r\n%s\r\n" % (len(chunk), chunk))
        except OSError:
            pass
        else:
            assert b"413" in client.recv(4096)
    assert served.post("/v1/check", {"text": "a"})[0] == 200


def test_hostile_requests_end_nothing(served: Served) -> None:
    """Random bytes, headers and bodies: the server still answers afterwards."""
    rng = random.Random(5)
    for _ in range(150):
        junk = rng.randbytes(rng.randrange(400))
        line = rng.choice(
            [b"POST /v1/check HTTP/1.1\r\n", b"GET /../etc/passwd HTTP/1.1\r\n", b"PUT // HTTP/9\r\n", b""]
        )
        token = f"Authorization: Bearer {served.token}\r\nHost: 127.0.0.1:{served.port}\r\n".encode()
        with socket.create_connection(("127.0.0.1", served.port), timeout=10) as client:
            client.sendall(line + rng.choice([token, b""]) + rng.choice([b"\r\n", b""]) + junk)
        body = json.dumps({rng.choice(["text", "data", "sources"]): rng.choice([None, 1, "a", [], {"a": []}])}).encode()
        assert served.send("POST", rng.choice(["/v1/check", "/v1/verify"]), rng.choice([junk, body]))[0] in (200, 422)
    assert served.post("/v1/check", {"text": DRAFT})[0] == 200


def test_the_command_names_faults(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A token that is too short, a port that is taken: exit 2 and one line."""
    (tmp_path / "token").write_text("short\n", encoding="utf-8")
    assert run(["serve", "--isolated", "--token-file", str(tmp_path / "token")]) == 2
    assert "a token has at least 16" in capsys.readouterr().err
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        assert run(["serve", "--isolated", "--port", str(taken.getsockname()[1])]) == 2
    assert "cannot listen on port" in capsys.readouterr().err
