"""Hostile requests to a real attrlint serve: python -m benchmarks.fuzz.requests --seed 7 --count 10000.

Each request is made of pieces: methods, paths, hosts, origins, tokens, bodies, broken framing and random bytes. Checked:
a request without the token, from another site or under another host name gets nothing but a refusal; a request with it
gets no status of 500 or above; the server opens no file but its own, writes none, and still answers at the end. An audit hook
in the server's process records what it opens. The last line is `requests=N failures=N`; with failures the exit code is 1.
"""

from __future__ import annotations

import argparse
import base64
import contextlib
import json
import os
import random
import re
import socket
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

SECRET = "KELSO: words that no request may read"
ADDRESS = re.compile(r"http://127\.0\.0\.1:(\d+)/\?token=(\S+)")
# Runs attrlint serve; writes the name and mode of each file that is opened to a descriptor.
SERVER = """
import os, sys
log = int(sys.argv.pop())
def seen(event, args):
    if event == "open" and isinstance(args[0], str):
        writes = bool(args[2] & (os.O_WRONLY | os.O_RDWR | os.O_CREAT))
        os.write(log, f"{'w' if writes else 'r'} {os.path.abspath(args[0])}\\n".encode("utf-8", "replace"))
sys.addaudithook(seen)
from attrlint.cli import main
main(["serve", "--isolated"])
"""
METHODS = (b"GET", b"POST", b"HEAD", b"PUT", b"DELETE", b"OPTIONS", b"TRACE", b"get", b"POST\x00", b"A" * 300)
PATHS = (
    b"/", b"/v1/check", b"/v1/sources", b"/v1/verify", b"/v1/openapi.json", b"/desk/draft", b"/desk/review", b"/v1/check", b"/v1/sources",
    b"/../secret.txt", b"/..%2fsecret.txt", b"/%2e%2e/secret.txt", b"//etc/passwd", b"/v1/../../secret.txt", b"/secret.txt",
    b"/file:///etc/passwd", b"http://example.org/v1/check", b"*", b"/v1/check/" + b"a/" * 2000, b"/\xff\xfe", b"/?token=", b"/v1/check%00",
)  # fmt: skip
POSTED = (b"/v1/check", b"/v1/sources", b"/v1/verify", b"/desk/draft", b"/desk/review")
BODIES: tuple[object, ...] = (
    {"text": "No deaths have been reported."}, {"text": "“Yes,” said Ann Lee.", "name": "../secret.txt"},
    {"text": "---\nsources: [secret.txt]\n---\nNo deaths have been reported.\n", "name": "a.md"},
    {"text": "a", "sources": [{"name": "../secret.txt", "text": SECRET[:5]}]}, {"text": "a", "settings": {"packs": ["secret.txt"]}},
    {"text": "a", "settings": {"extend": "secret.txt"}}, {"text": "a", "settings": {"sources": ["secret.txt"]}},
    {"data": base64.b64encode(b"PK\x03\x04" + b"\0" * 40).decode(), "name": "a.docx"}, {"data": "%%%", "name": "a.docx"},
    {"text": "x", "format": "docx"}, {"text": None}, {"text": ["a"]}, {"text": "\ud800"}, {"name": "/etc/passwd"}, [], 7, None, "a",
    {"text": "a" * 5000}, {"text": "[" * 3000, "format": "markdown"}, {"text": "<" * 3000, "format": "html"},
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Request:
    """The bytes of a request, and whether it comes with the token, our host name and no foreign site."""

    content: bytes
    entitled: bool


def request(rng: random.Random, port: int, token: str) -> Request:
    """A request of an ordinary client, of which up to three parts are changed."""
    host, right = b"127.0.0.1:%d" % port, token.encode("ascii")
    parts = {
        "method": b"POST",
        "path": rng.choice(POSTED),
        "version": b" HTTP/1.1",
        "host": b"Host: " + host,
        "site": b"",
        "token": b"Authorization: Bearer " + right,
        "body": json.dumps(rng.choice(BODIES)).encode("utf-8"),
        "length": b"",
    }
    changed = rng.sample(sorted(parts), rng.randrange(4))
    others = {
        "method": METHODS,
        "path": PATHS,
        "version": (b" HTTP/1.0", b" HTTP/9.9", b"", b" HTTP/1.1 "),
        "host": (b"Host: example.org", b"Host: 127.0.0.1:1", b"Host:", b"", b"Host: " + host + b"\r\nHost: example.org"),
        "site": (b"Origin: http://example.org", b"Origin: null", b"Sec-Fetch-Site: cross-site"),
        "token": (
            b"", b"Cookie: token=" + right, b"Authorization: Bearer " + right[:-1], b"Authorization: Bearer " + right.swapcase(),
            b"Authorization: Basic " + right, b"Authorization: Bearer " + b"\xff" * 20, b"Authorization: Bearer",
        ),
        "body": (rng.randbytes(rng.randrange(300)), b"", b"{" * 2000, b"null", b'{"text": "a"}' * 2),
        "length": (
            b"Content-Length: -1", b"Content-Length: 1e9", b"Content-Length: 99999999999999999999", b"Content-Length: 5, 6",
            b"Content-Length: 0", b"Transfer-Encoding: chunked", b"X-Long: " + b"a" * 70_000,
        ),
    }  # fmt: skip
    parts.update({name: rng.choice(others[name]) for name in changed})
    length = parts["length"] or b"Content-Length: %d" % len(parts["body"])
    head = [
        parts["method"] + b" " + parts["path"] + parts["version"],
        parts["host"],
        parts["site"],
        parts["token"],
        length,
        b"Connection: close",
    ]
    content = b"\r\n".join(line for line in head if line) + b"\r\n\r\n" + parts["body"]
    if rng.random() < 0.1:
        at = rng.randrange(len(content))
        content = content[:at] + rng.randbytes(3) + content[at + 3 :]
    if rng.random() < 0.1:
        content *= 3  # one after the other on a connection
    return Request(content, not {"host", "site", "token"}.intersection(changed) and right in content)


def answers(port: int, sent: Request) -> bytes:
    """What the server sends back until it closes the connection; a request that is cut off is ended after a second."""
    got = b""
    with socket.create_connection(("127.0.0.1", port), timeout=5) as client, contextlib.suppress(OSError):
        client.sendall(sent.content)
        for wait in (0.5, 2):
            client.settimeout(wait)
            with contextlib.suppress(TimeoutError):
                while piece := client.recv(65_536):
                    got += piece
                break
            client.shutdown(socket.SHUT_WR)
    return got


def faults(sent: Request, got: bytes) -> Iterator[str]:
    """What is wrong with the answers to a request."""
    statuses = [int(found) for found in re.findall(rb"(?:^|\n)HTTP/1\.1 (\d{3}) ", got)]
    if any(status >= 500 for status in statuses):
        yield f"status {max(statuses)}"
    if not sent.entitled and any(status < 400 for status in statuses):
        yield f"answered without the token: {min(statuses)}"
    if SECRET.encode() in got or b"root:x:" in got:
        yield "the content of a file"


@contextlib.contextmanager
def served(folder: Path, log: Path) -> Iterator[tuple[int, str]]:
    """A server in a folder with a secret file, as port and token; what it opens is written to the log."""
    (folder / "secret.txt").write_text(SECRET, encoding="utf-8")
    said = log.with_suffix(".stderr")  # a file: nobody empties a pipe while requests are sent
    with log.open("wb") as opened, said.open("wb") as errors:
        number = opened.fileno()
        command = [sys.executable, "-c", SERVER, str(number)]
        process = subprocess.Popen(command, cwd=folder, stderr=errors, pass_fds=[number])
        try:
            for _ in range(600):
                found = ADDRESS.search(said.read_text(encoding="utf-8", errors="replace"))
                if found or process.poll() is not None:
                    break
                time.sleep(0.05)
            assert found is not None, said.read_text(encoding="utf-8", errors="replace")
            yield int(found[1]), found[2]
            assert process.poll() is None, "the server has ended"
        finally:
            process.terminate()
            process.wait(timeout=30)


def foreign(log: Path) -> list[str]:
    """The files that the server opened and that are not attrlint's, Python's or the cache's, and all that it wrote elsewhere."""
    own = [
        str(Path(place).resolve()) for place in (sys.prefix, sys.base_prefix, Path(__file__).parents[2] / "attrlint")
    ]
    own += [
        str(Path(__file__).parents[2] / "rules"),
        os.environ["XDG_CACHE_HOME"],
        "/dev/",
        "/usr/",
        "/proc/",
        "/etc/localtime",
    ]
    own += ["/etc/mime.types", "/etc/ssl"]
    lines = set(log.read_text(encoding="utf-8", errors="replace").splitlines())
    return sorted(line for line in lines if not any(line[2:].startswith(place) for place in own))


def main(argv: list[str] | None = None) -> int:
    """Send the requests and print the failures."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.fuzz.requests")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=1000)
    asked = parser.parse_args(argv)
    failures = 0
    with tempfile.TemporaryDirectory() as name:
        base = Path(name)
        (base / "desk").mkdir()
        os.environ.setdefault("XDG_CACHE_HOME", str(base / "cache"))
        log = base / "opened.txt"
        with served(base / "desk", log) as (port, token):
            for number in range(asked.count):
                sent = request(random.Random(f"{asked.seed} {number}"), port, token)
                for fault in faults(sent, answers(port, sent)):
                    failures += 1
                    print(f"request {number} of seed {asked.seed}: {fault}: {sent.content[:200]!r}")
        for line in foreign(log):
            failures += 1
            print(f"opened: {line}")
        left = sorted(path.name for path in (base / "desk").iterdir())
        if left != ["secret.txt"]:
            failures += 1
            print(f"files in the folder: {left}")
    print(f"requests={asked.count} failures={failures}")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
