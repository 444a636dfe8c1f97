"""The guard of the server: a request without the token, from another site or too large reaches nothing behind it.

A page on another site can make a browser send requests to the loopback address. It does not know the token, its
`Origin` is not ours, and a name of its own that resolves to 127.0.0.1 (DNS rebinding) is in the `Host` header. No
CORS header is ever sent, so it could not read an answer either.
"""

from __future__ import annotations

from asyncio import sleep
from secrets import compare_digest
from typing import TYPE_CHECKING
from urllib.parse import parse_qs

from starlette.responses import PlainTextResponse

if TYPE_CHECKING:
    from collections.abc import Sequence

    from starlette.types import ASGIApp, Message, Receive, Scope, Send

BODY_LIMIT = 20_000_000  # bytes of a request, the same as the default of the setting max-file-size
HEADERS = (
    (b"cache-control", b"no-store"),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"x-frame-options", b"DENY"),
)
OWN_SITE = frozenset({b"", b"none", b"same-origin"})  # values of Sec-Fetch-Site, which old browsers do not send


class TooLarge(Exception):
    """A body is larger than the limit, which the application behind the guard answers with `too_large`."""

    def __init__(self, limit: int) -> None:
        super().__init__(limit)
        self.limit = limit


class Guard:
    """Wraps an ASGI application. `hosts` are the values of the Host header that it answers to."""

    def __init__(self, app: ASGIApp, token: str, hosts: Sequence[str], limit: int = BODY_LIMIT) -> None:
        self._app, self._token, self._limit = app, token.encode("utf-8"), limit
        self._hosts = frozenset(host.encode("ascii") for host in hosts)
        self._origins = frozenset(b"http://" + host for host in self._hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or refuse it without reading its body."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        if scope["type"] != "http":
            return  # a WebSocket that no one accepts is refused by the server
        await sleep(0)  # for uvicorn to notice that it has closed a connection whose body is not HTTP
        refusal = self._refusal(scope)
        if refusal is not None:
            await refusal(scope, receive, _with_headers(send))
            return
        await self._app(scope, self._counted(receive), _with_headers(send))

    def _refusal(self, scope: Scope) -> PlainTextResponse | None:
        """The answer to a request that may not pass; None for one that may."""
        headers: dict[bytes, list[bytes]] = {}
        for name, value in scope["headers"]:
            headers.setdefault(name.lower(), []).append(value)
        host = headers.get(b"host", [])
        if len(host) != 1 or host[0].lower() not in self._hosts:
            return PlainTextResponse("wrong Host header\n", 403)
        if any(origin.lower() not in self._origins for origin in headers.get(b"origin", [])):
            return PlainTextResponse("requests from other sites are refused\n", 403)
        if any(site not in OWN_SITE for site in headers.get(b"sec-fetch-site", [])):
            return PlainTextResponse("requests from other sites are refused\n", 403)
        if not self._has_token(scope, headers.get(b"authorization", [])):
            challenge = {"WWW-Authenticate": "Bearer"}
            return PlainTextResponse("the token is missing or wrong\n", 401, challenge)
        length = headers.get(b"content-length", [b"0"])[0]
        if not length.isdigit() or int(length[:20]) > self._limit:
            return too_large(self._limit)
        return None

    def _has_token(self, scope: Scope, given: Sequence[bytes]) -> bool:
        """Whether a request has the token: as a bearer token, or in the address of a page that is opened."""
        if given:
            scheme, _, token = given[0].partition(b" ")
            return len(given) == 1 and scheme.lower() == b"bearer" and compare_digest(token.strip(), self._token)
        if scope["method"] not in ("GET", "HEAD"):
            return False
        try:
            asked = parse_qs(scope.get("query_string", b"").decode("ascii"), max_num_fields=16)
        except ValueError:
            return False
        return len(asked.get("token", ())) == 1 and compare_digest(asked["token"][0].encode("utf-8"), self._token)

    def _counted(self, receive: Receive) -> Receive:
        """The same, raising TooLarge once a body exceeds the limit, whatever length its header gives."""
        seen = 0

        async def counted() -> Message:
            nonlocal seen
            message = await receive()
            seen += len(message.get("body", b""))
            if seen > self._limit:
                raise TooLarge(self._limit)
            return message

        return counted


def too_large(limit: int) -> PlainTextResponse:
    """The answer to a request that is too large."""
    return PlainTextResponse(f"the request is larger than {limit // 1_000_000} MB\n", 413, {"Connection": "close"})


def _with_headers(send: Send) -> Send:
    """The same, with the headers that every answer has."""

    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            message = {**message, "headers": [*message.get("headers", ()), *HEADERS]}
        await send(message)

    return sending
