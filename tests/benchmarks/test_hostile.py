"""A few hostile requests, and what the count sees: answers that must not be, and files that are opened."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("starlette")
pytest.importorskip("uvicorn")

from benchmarks.hostile.__main__ import main
from benchmarks.hostile.attacks import KINDS, Attack, Attacker
from benchmarks.hostile.run import MARKER, faults_of, touched

SETTINGS = Path("/desk/attrlint.toml")
TOKEN = "t" * 32


def test_nothing_fails(capsys: pytest.CaptureFixture[str]) -> None:
    """The short form of 10,000 requests."""
    assert main(["--seed", "3", "--count", "250"]) == 0, capsys.readouterr().out
    assert capsys.readouterr().out.splitlines()[-1].startswith("requests=250 answered=")


def test_an_attack_is_made_of_its_seed_and_number_alone() -> None:
    """Each can be repeated, and all kinds occur."""
    one, other = (Attacker(5, 1234, TOKEN, "secret.txt") for _ in range(2))
    assert [one.make(number) for number in (40, 7, 3)] == [other.make(number) for number in (40, 7, 3)]
    assert {one.make(number).kind for number in range(200)} == set(KINDS)


def test_strangers_never_have_the_token_in_its_place() -> None:
    """What may not be answered really has no right to an answer."""
    attacker = Attacker(5, 1234, TOKEN, "secret.txt")
    for number in range(600):
        made = attacker.make(number)
        if made.kind == "stranger":
            (data,) = made.pieces
            heads = [line for line in data.split(b"\r\n") if line.lower().startswith(b"authorization:")]
            assert made.allowed == 0
            assert len(heads) != 1 or heads[0] != f"Authorization: Bearer {TOKEN}".encode()


@pytest.mark.parametrize(
    ("allowed", "answered", "fault"),
    [
        (0, b"HTTP/1.1 200 OK\r\n\r\n", "1 answered, 0 may be"),
        (0, b"HTTP/1.1 404 Not Found\r\n\r\n", "1 answered, 0 may be"),
        (1, b"HTTP/1.1 401 Unauthorized\r\n\r\nHTTP/1.1 200 OK\r\n\r\nHTTP/1.1 422 No\r\n\r\n", "2 answered, 1 may be"),
        (1, b"HTTP/1.1 500 Internal Server Error\r\n\r\n", "internal error"),
        (1, b"HTTP/1.1 200 OK\r\n\r\n" + MARKER.encode(), "the file in the folder in the answer"),
        (0, b"HTTP/1.1 401 Unauthorized\r\naccess-control-allow-origin: *\r\n\r\n", "a CORS header in the answer"),
        (1, b"HTTP/1.1 100 \r\n\r\nHTTP/1.1 422 No\r\n\r\n", ""),
        (1, b"HTTP/1.1 401 Unauthorized\r\n\r\n" + b"NO ANSWER", "no answer"),
    ],
)
def test_faults_are_seen(allowed: int, answered: bytes, fault: str) -> None:
    """Each kind of fault, and none where there is none."""
    assert faults_of(Attack(1, "x", (b"GET /",), allowed), answered, TOKEN) == [fault] * bool(fault)


def test_files_are_seen(tmp_path: Path) -> None:
    """Each file, folder, process and address that Python code opens is written down, and judged."""
    log = tmp_path / "log"
    code = (
        "import os, subprocess, socket, sys; from benchmarks.hostile.watched import watch; watch(sys.argv[1]);"
        "open('a.txt', 'w').close(); open('a.txt').close(); os.listdir('.'); os.rename('a.txt', 'b.txt');"
        "subprocess.run(['true']); socket.socket(socket.AF_INET, socket.SOCK_DGRAM).connect(('127.0.0.1', 9));"
        "open(os.__file__).close()"
    )
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    subprocess.run([sys.executable, "-c", code, log], cwd=tmp_path, env=environment, check=True, timeout=60)
    found = touched(log.read_text(encoding="ascii").splitlines(), SETTINGS)
    seen = [event.split("\t")[0] for event in found if not event.startswith(("os.posix_spawn", "open\t/dev/null"))]
    assert seen == ["open", "open", "os.listdir", "os.rename", "subprocess.Popen", "socket.connect"]
