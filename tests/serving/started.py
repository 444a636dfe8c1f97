"""A server for tests: a real process, reached over HTTP."""

from __future__ import annotations

import http.client
import json
import re
import subprocess
import sys
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

ADDRESS = re.compile(r"http://127\.0\.0\.1:(\d+)/\?token=(\S+)")


@dataclass(frozen=True)
class Served:
    """A running server."""

    port: int
    token: str

    @property
    def address(self) -> str:
        """The address of its page."""
        return f"http://127.0.0.1:{self.port}/?token={self.token}"

    def send(
        self, method: str, path: str, body: bytes | None = None, headers: dict[str, str] | None = None
    ) -> tuple[int, dict[str, str], bytes]:
        """Status, headers and body of an answer; headers replace those of an ordinary request."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            connection.request(method, path, body, {"Authorization": f"Bearer {self.token}", **(headers or {})})
            answer = connection.getresponse()
            return answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read()
        finally:
            connection.close()

    def post(self, path: str, asked: object) -> tuple[int, dict[str, object]]:
        """Status and JSON of the answer to a JSON body."""
        status, _, body = self.send("POST", path, json.dumps(asked).encode("utf-8"))
        return status, json.loads(body)


@contextmanager
def started(folder: Path, *options: str) -> Iterator[Served]:
    """A server whose working folder is `folder`; it is ended on the way out."""
    command = [sys.executable, "-m", "attrlint", "serve", *options]
    process = subprocess.Popen(command, cwd=folder, stderr=subprocess.PIPE, text=True, encoding="utf-8")
    try:
        assert process.stderr is not None
        line = process.stderr.readline()
        found = ADDRESS.search(line)
        assert found, line + process.stderr.read()
        yield Served(int(found[1]), found[2])
    finally:
        process.terminate()
        process.communicate(timeout=30)
