"""Requests, each made from a seed and a number alone. How many of them may be answered is known of each."""

from __future__ import annotations

import json
from base64 import b64encode
from random import Random
from typing import NamedTuple

from attrlint.packs import pack
from benchmarks.fuzz.inputs import Maker
from benchmarks.fuzz.words import words_of
from benchmarks.hostile.pieces import CLIMBS, HOSTS, KEYS, LENGTHS, METHODS, NAMES, PATHS, SETTINGS, SITES, VALUES

KINDS = {"stranger": 24, "other site": 12, "climbing": 10, "body": 22, "length": 8, "large head": 2, "garbage": 6, "pipelined": 8, "slow": 3, "broken off": 5}  # fmt: skip


class Attack(NamedTuple):
    """What is sent on one connection, in pieces with pauses.

    `allowed` is the most requests in it that may be answered: those that have the token and come from our own site.
    """

    number: int
    kind: str
    pieces: tuple[bytes, ...]
    allowed: int
    pause: float = 0.0  # seconds between pieces
    whole: bool = True  # whether the server closes the connection after its last answer
    reset: bool = False  # whether the connection is reset instead of closed


class Attacker:
    """Makes the attacks of one seed on a server. `secret` is the name of a file in its working folder."""

    def __init__(self, seed: int, port: int, token: str, secret: str) -> None:
        self._seed, self._port, self._token, self._secret = seed, port, token, secret
        self._drafts = Maker(words_of(pack.builtin()), seed, 600)
        self._host = f"127.0.0.1:{port}"

    def make(self, number: int) -> Attack:
        """The attack of a number."""
        chance = Random(f"{self._seed}/{number}")
        kind = chance.choices(tuple(KINDS), tuple(KINDS.values()))[0]
        method, path = chance.choice(METHODS[:10]), chance.choice((*PATHS, self._climb(chance)))
        good = f"Bearer {self._token}"
        match kind:
            case "stranger":
                data = self._with_wrong_token(chance, method, path)
                return Attack(number, kind, (data,), 0)
            case "other site":
                return Attack(number, kind, (self._from_other_site(chance, method, path),), 0)
            case "climbing":
                data = self._request(chance.choice(METHODS), self._climb(chance), [("Authorization", good)])
                return Attack(number, kind, (data,), 1)
            case "body":
                path, body = chance.choice(PATHS), self._body(chance, number)
                return Attack(number, kind, (self._request("POST", path, [("Authorization", good)], body),), 1)
            case "length":
                return Attack(number, kind, (self._with_wrong_length(chance, good),), 1, whole=False)
            case "large head":
                return Attack(number, kind, (self._with_large_head(chance, good),), 1)
            case "garbage":
                return Attack(number, kind, (self._garbage(chance),), 0, whole=False)
            case "pipelined":
                return self._pipelined(chance, number, good)
            case "slow":
                data = self._request("POST", "/v1/check", [("Authorization", good)], b'{"text": "It rained."}')
                cuts = sorted(chance.sample(range(1, len(data)), 6))
                pieces = tuple(data[a:b] for a, b in zip([0, *cuts], [*cuts, len(data)], strict=True))
                return Attack(number, kind, pieces, 1, pause=chance.choice((0.002, 0.02, 0.08)))
            case _:
                data = self._request(
                    "POST", chance.choice(PATHS), [("Authorization", good)], self._body(chance, number)
                )
                cut = chance.randrange(1, len(data))
                return Attack(number, kind, (data[:cut],), 1, whole=False, reset=chance.random() < 0.5)

    def _climb(self, chance: Random) -> str:
        return chance.choice(CLIMBS).format(self._secret)

    def _request(
        self, method: str, path: str, headers: list[tuple[str, str]], body: bytes = b"", host: str = ""
    ) -> bytes:
        """A request after which the connection is closed."""
        named = [("Host", host or self._host), *headers, ("Connection", "close")]
        if body and not any(name in ("Content-Length", "Transfer-Encoding") for name, _ in headers):
            named.append(("Content-Length", str(len(body))))
        head = "".join(f"{name}: {value}\r\n" for name, value in named)
        return f"{method} {path} HTTP/1.1\r\n{head}\r\n".encode("utf-8", "surrogatepass") + body

    def _with_wrong_token(self, chance: Random, method: str, path: str) -> bytes:
        token = self._token
        headers = chance.choice((
            [], [("Authorization", "")], [("Authorization", "Bearer")], [("Authorization", "Bearer " + token[:-1])],
            [("Authorization", f"Bearer {token}x")], [("Authorization", "Bearer " + token.swapcase())],
            [("Authorization", f"Basic {token}")], [("Authorization", token)], [("Cookie", f"token={token}")],
            [("Authorization", f"Bearer {token}"), ("Authorization", "Bearer x")], [("X-Token", token)],
            [("Authorization", f"Bearer {token}, Bearer {token}")], [("Proxy-Authorization", f"Bearer {token}")],
            [("Authorization", f"Bearer \u00e9{token}")], [("Authorization", "Bearer null")], [("Referer", f"/?token={token}")],
        ))  # fmt: skip
        query = chance.choice(
            (
                "",
                "",
                "?token=",
                f"?token={token[1:]}",
                f"?token={token}&token=x",
                f"?Token={token}",
                "?token[]=a",
                "?" + "a=1&" * 40 + f"token={token}",
                f"?token=%00{token}",
                f"#token={token}",
            )
        )
        if method == "POST" and chance.random() < 0.3:
            path, query = chance.choice(PATHS), f"?token={token}"  # in the address of a request that is no page's
        body = b'{"text": "No deaths have been reported."}' if chance.random() < 0.5 else b""
        return self._request(method, path.split("?")[0] + query, headers, body)

    def _from_other_site(self, chance: Random, method: str, path: str) -> bytes:
        headers, host = [("Authorization", f"Bearer {self._token}")], ""
        match chance.randint(0, 3):
            case 0:
                host = chance.choice(HOSTS).format(port=self._port) or " "
            case 1:
                headers.append(("Origin", chance.choice(SITES)))
            case 2:
                headers.append(("Sec-Fetch-Site", chance.choice(("cross-site", "same-site", "x", "SAME-ORIGIN, x"))))
            case _:
                headers.append(("Host", chance.choice(("attacker.example", self._host))))
        if method == "OPTIONS":
            headers += [("Origin", "https://attacker.example"), ("Access-Control-Request-Method", "POST")]
        return self._request(method, path, headers, b'{"text": "a"}' if chance.random() < 0.5 else b"", host)

    def _with_wrong_length(self, chance: Random, good: str) -> bytes:
        """A body that is longer or shorter than its length says, in chunks that are none, or of a form that was cut."""
        after = b"GET /v1/openapi.json HTTP/1.1\r\nHost: x\r\n\r\n"
        path, own = chance.choice(PATHS[1:]), [("Authorization", good)]
        match chance.randint(0, 4):
            case 0:
                return self._request(
                    "POST", path, [*own, ("Content-Length", chance.choice(LENGTHS))], b'{"text": "a"}' + after
                )
            case 1:
                both = [
                    ("Transfer-Encoding", chance.choice(("chunked", "gzip, chunked", "chunked, x", "xchunked"))),
                    ("Content-Length", "4"),
                ]
                return self._request("POST", path, [*own, *both], b"0\r\n\r\n" + after)
            case 2:
                size = chance.choice((b"fffffffff", b"-1", b"5;x=" + b"y" * 9000, b"zz", b"", b"1" * 40))
                return self._request(
                    "POST", path, [*own, ("Transfer-Encoding", "chunked")], size + b"\r\nabcde\r\n0\r\n\r\n"
                )
            case 3:
                form = (
                    b'--b\r\nContent-Disposition: form-data; name="file"; filename="../../%s"\r\n\r\nKELSO'
                    % self._secret.encode()
                )
                kind = ("Content-Type", "multipart/form-data; boundary=b")
                return self._request("POST", path, [*own, kind, ("Content-Length", str(len(form) + 500))], form)
            case _:
                return self._request("POST", path, [*own, ("Expect", "100-continue"), ("Content-Length", "900")], b"")

    def _with_large_head(self, chance: Random, good: str) -> bytes:
        match chance.randint(0, 3):
            case 0:
                return self._request(
                    "GET", "/" + "a" * chance.choice((9000, 70_000, 900_000)), [("Authorization", good)]
                )
            case 1:
                return self._request(
                    "GET", "/", [("Authorization", good), ("X-A", "b" * chance.choice((60_000, 900_000)))]
                )
            case 2:
                return self._request(
                    "GET",
                    "/",
                    [*((f"X-{i}", "b") for i in range(chance.choice((500, 20_000)))), ("Authorization", good)],
                )
            case _:
                return self._request("GET", "/?" + "a=b&" * 9000 + f"token={self._token}", [])

    def _garbage(self, chance: Random) -> bytes:
        start = chance.choice((b"", b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", b"GET / HTTP/9.9\r\n\r\n", b"GET /\r\n", b"\r\n\r\n\r\n", b"GET / HTTP/1.0\r\n\r\n", b"HTTP/1.1 200 OK\r\n\r\n",
                               b"POST /v1/check HTTP/1.1\r\nHost : x\r\n\r\n", b"GET / HTTP/1.1\nHost: x\n\n", b"GET / HTTP/1.1\r\n Host: x\r\n\r\n"))  # fmt: skip
        return start + chance.randbytes(chance.choice((0, 5, 200, 4000))) + chance.choice((b"", b"\r\n\r\n"))

    def _pipelined(self, chance: Random, number: int, good: str) -> Attack:
        """Several requests at once, with and without the token, the last of which may be cut."""
        parts, allowed = [], 0
        for _ in range(chance.randint(2, 5)):
            if chance.random() < 0.5:
                data, allowed = (
                    self._request("POST", "/v1/check", [("Authorization", good)], b'{"text": "a"}'),
                    allowed + 1,
                )
            else:
                data = self._with_wrong_token(chance, chance.choice(("GET", "POST")), chance.choice(PATHS))
            parts.append(data.replace(b"Connection: close\r\n", b"") if chance.random() < 0.9 else data)
        if chance.random() < 0.4:
            parts.append(self._garbage(chance))
        return Attack(number, "pipelined", (b"".join(parts),), allowed, whole=False)

    def _body(self, chance: Random, number: int) -> bytes:
        """JSON that is none, values of any type, or a draft of any format with names of files everywhere."""
        kind = chance.random()
        if kind < 0.1:
            return chance.choice(
                (
                    b"[" * 100_000,
                    b'{"text":' * 5000,
                    b"\xff\xfe{",
                    b'{"text": NaN}',
                    b'{"text": "a"',
                    b"null",
                    b'"a"',
                    b"1" * 5000,
                    b'{"text": "a", "text": 1}',
                )
            )
        if kind < 0.35:
            asked: dict[str, object] = {key: self._value(chance) for key in chance.sample(KEYS, chance.randint(0, 4))}
        else:
            made, _ = self._drafts.make(number)
            asked = {"name": self._name(chance)} if chance.random() < 0.5 else {"name": made.path}
            if made.data is not None:
                asked["data"] = b64encode(made.data).decode("ascii")
            else:
                asked["text"] = self._opening(chance) + made.text
            if chance.random() < 0.3:
                asked["format"] = chance.choice(("markdown", "html", "docx", "odt", "xml", "json", "mdx", "pdf", ""))
        if chance.random() < 0.3:
            asked["settings"] = {key: self._value(chance) for key in chance.sample(SETTINGS, chance.randint(0, 2))}
        if chance.random() < 0.3:
            said = {"name": self._name(chance), chance.choice(("text", "data", "path")): self._value(chance)}
            asked["sources"] = [said, {"name": "a.txt", "text": "KELSO: It rained."}][: chance.randint(0, 2)]
        return json.dumps(asked).encode("utf-8")

    def _name(self, chance: Random) -> str:
        return chance.choice(NAMES).format(self._secret)

    def _value(self, chance: Random) -> object:
        value = chance.choice(VALUES)
        return value.format(self._secret) if isinstance(value, str) else value

    def _opening(self, chance: Random) -> str:
        """What a draft begins with that names files."""
        secret = self._secret
        return chance.choice((
            "", "", f"---\nsources: [{secret}, /etc/passwd]\n---\n\n", f"---\nsources: ../{secret}\n---\n\n",
            f'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><p>&x;</p><img src="{secret}">', f"![a]({secret}) [b](file:///etc/passwd)\n\n",
            f"{{% include {secret} %}}{{{{< readfile {secret} >}}}}\n\n", f"import x from './{secret}'\n\n",
        ))  # fmt: skip
