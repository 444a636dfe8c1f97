"""Sends attacks to a server of its own, and collects what must not happen."""

from __future__ import annotations

import json
import re
import socket
import struct
import subprocess
import sys
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.hostile.attacks import Attack, Attacker

if TYPE_CHECKING:
    from collections.abc import Iterator

SECRET, MARKER = "secret-notes.txt", "zolqarine"
ADDRESS = re.compile(r"http://127\.0\.0\.1:(\d+)/\?token=(\S+)")
STATUS = re.compile(rb"HTTP/1\.1 (\d{3}) ")
REFUSED = frozenset({400, 401, 403, 503})  # 400 is no HTTP, 503 is too many connections
PATIENCE, SHORT = 60.0, 0.15  # seconds for an answer that must come, and for one that need not
SENDERS = 6
READS = re.compile(r"open\t(?P<path>[^\t]*)\t(?P<mode>[^\t]*)\t(?P<flags>\d+)$")
WRITING = 0o1 | 0o2 | 0o100 | 0o1000 | 0o2000  # O_WRONLY, O_RDWR, O_CREAT, O_TRUNC, O_APPEND on Linux


@dataclass(slots=True)
class Watched:
    """A running server, its folder, and what it has opened since it was ready."""

    port: int
    token: str
    folder: Path
    process: subprocess.Popen[str]
    log: Path
    before: int  # bytes of the log when it was ready

    def events(self) -> list[str]:
        """The audit events since then."""
        return self.log.read_bytes()[self.before :].decode("utf-8", "replace").splitlines()

    def works(self) -> bool:
        """Whether an ordinary request gets its ordinary answer."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        try:
            body = json.dumps({"text": "No deaths have been reported in the town."})
            connection.request("POST", "/v1/check", body, {"Authorization": f"Bearer {self.token}"})
            answer = connection.getresponse()
            return answer.status == 200 and [one["code"] for one in json.loads(answer.read())["findings"]] == ["ATT002"]
        finally:
            connection.close()


@contextmanager
def watched(parent: Path) -> Iterator[Watched]:
    """A server in a folder with a file that no answer may contain."""
    folder, log = parent / "desk", parent / "events.txt"
    folder.mkdir()
    (folder / SECRET).write_text(f"KELSO: The {MARKER} is closed until spring.\n", encoding="utf-8")
    (folder / "attrlint.toml").write_text(f'sources = ["{SECRET}"]\n', encoding="utf-8")
    command = [sys.executable, "-m", "benchmarks.hostile.watched", str(log)]
    said = (parent / "said.txt").open("w+", encoding="utf-8")
    here = {"PYTHONPATH": str(Path(__file__).parents[2]), "XDG_CACHE_HOME": str(folder), "HOME": str(folder)}
    process = subprocess.Popen(command, cwd=folder, stderr=said, env=here, text=True)
    try:
        found = _first_line(parent / "said.txt", process)
        yield Watched(int(found[1]), found[2], folder, process, log, log.stat().st_size)
    finally:
        process.terminate()
        process.wait(timeout=30)
        said.close()


def _first_line(path: Path, process: subprocess.Popen[str]) -> re.Match[str]:
    begun = time.monotonic()
    while not (found := ADDRESS.search(path.read_text(encoding="utf-8"))):
        if process.poll() is not None or time.monotonic() - begun > PATIENCE:
            raise RuntimeError(f"the server did not start: {path.read_text(encoding='utf-8')}")
        time.sleep(0.05)
    return found


def send(attack: Attack, port: int) -> bytes:
    """All that the server answers on the connection of an attack."""
    with socket.create_connection(("127.0.0.1", port), timeout=PATIENCE) as client:
        try:
            for piece in attack.pieces:
                client.sendall(piece)
                time.sleep(attack.pause)
        except OSError:
            pass  # the server has closed the connection
        if attack.reset:
            client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            return b""
        client.settimeout(PATIENCE if attack.whole else SHORT)
        parts = []
        try:
            while part := client.recv(65536):
                parts.append(part)
        except TimeoutError:
            if attack.whole:
                parts.append(b"NO ANSWER")
        except OSError:
            pass
    return b"".join(parts)


def faults_of(attack: Attack, answered: bytes, token: str) -> list[str]:
    """What must not be in the answers to an attack."""
    statuses = [int(status) for status in STATUS.findall(answered) if status != b"100"]  # 100: go on
    passed = [status for status in statuses if status not in REFUSED]
    faults = []
    if len(passed) > attack.allowed:
        faults.append(f"{len(passed)} answered, {attack.allowed} may be")
    if any(status >= 500 and status != 503 for status in statuses):
        faults.append("internal error")
    if answered.endswith(b"NO ANSWER"):
        faults.append("no answer")
    words = {
        "the file in the folder": MARKER.encode(),
        "the token": token.encode(),
        "a CORS header": b"access-control-",
        "/etc/passwd": b"root:x:0",
    }
    echoed = b"".join(attack.pieces)
    faults += [f"{name} in the answer" for name, word in words.items() if word in answered and word not in echoed]
    return faults


def touched(events: list[str], settings: Path) -> list[str]:
    """The events that are more than the reading of our code and data, of Python's, or of the settings of the server."""
    root = Path(__file__).parents[2]
    own = [str(Path(path).resolve()) for path in (sys.prefix, sys.base_prefix, root / "attrlint", root / "rules")]
    found = []
    for event in events:
        opened = READS.match(event)
        if opened and not int(opened["flags"]) & WRITING and opened["path"].startswith((*own, str(settings))):
            continue
        if event.startswith(("os.listdir\t", "os.scandir\t", "pathlib.Path.glob\t")) and event.split("\t")[
            1
        ].startswith(tuple(own)):
            continue
        found.append(event)
    return found


@dataclass(slots=True)
class Outcome:
    """What the attacks of a run came to."""

    sent: int = 0
    answered: int = 0
    refused: int = 0
    faults: Counter[str] = field(default_factory=Counter)
    statuses: Counter[str] = field(default_factory=Counter)
    opened: int = 0


def attack(seed: int, numbers: range, parent: Path) -> Outcome:
    """Send the attacks of these numbers to a server in a new folder below `parent`; print each fault."""
    outcome = Outcome()
    with watched(parent) as server:
        attacker = Attacker(seed, server.port, server.token, SECRET)
        made = [attacker.make(number) for number in numbers]
        before = _files(server.folder)

        def one(asked: Attack) -> bytes:
            return send(asked, server.port)

        with ThreadPoolExecutor(SENDERS) as senders:
            for asked, answered in zip(made, senders.map(one, made), strict=True):
                outcome.sent += 1
                _count(outcome, asked, answered, server.token, seed)
                if outcome.sent % 200 == 0 and server.process.poll() is not None:
                    break
        _after(outcome, server, before)
    said = (parent / "said.txt").read_text(encoding="utf-8")
    if extra := said.splitlines()[2:]:
        outcome.faults["words in the terminal"] += 1
        print(*extra[:200], sep="\n")
    return outcome


def _count(outcome: Outcome, asked: Attack, answered: bytes, token: str, seed: int) -> None:
    for status in STATUS.findall(answered) or [b"none"]:
        outcome.statuses[status.decode()] += 1
        if status not in (b"none", b"100"):
            refused = int(status) in REFUSED
            outcome.refused += refused
            outcome.answered += not refused
    for fault in faults_of(asked, answered, token):
        outcome.faults[fault] += 1
        print(f"--seed {seed} --only {asked.number}: {asked.kind}: {fault}")


def _after(outcome: Outcome, server: Watched, before: dict[str, bytes]) -> None:
    """Whether the server still works, and what it opened."""
    if server.process.poll() is not None:
        outcome.faults[f"the server ended with {server.process.returncode}"] += 1
        return
    if not server.works():
        outcome.faults["an ordinary request fails afterward"] += 1
    events = server.events()
    outcome.opened = len(events)
    for event in touched(events, server.folder / "attrlint.toml"):
        outcome.faults["a file or address opened"] += 1
        print(event.replace("\t", " "))
    if _files(server.folder) != before:
        outcome.faults["files in the folder changed"] += 1


def _files(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
