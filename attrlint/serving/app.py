"""The HTTP side: one page for people, and `check`, `sources` and `verify` as JSON for programs.

Drafts are read one after another in a thread of their own, because the caches behind them are for one thread.
"""

from __future__ import annotations

import json
from functools import partial
from typing import TYPE_CHECKING

from anyio import CapacityLimiter, to_thread
from starlette.applications import Starlette
from starlette.requests import ClientDisconnect
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import Route

from attrlint.base.errors import AttrlintError
from attrlint.base.facts import dataclass
from attrlint.serving import answers
from attrlint.serving.desk_page import desk_page, policy
from attrlint.serving.guard import BODY_LIMIT, Guard, TooLarge, too_large
from attrlint.serving.openapi import description
from attrlint.serving.payload import Payload, read_payload

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from starlette.requests import Request
    from starlette.types import ASGIApp

    from attrlint.api.settings import Settings

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


class AnyJson(JSONResponse):
    """JSON of any string: a draft may have half of a surrogate pair, which UTF-8 cannot encode but JSON can escape."""

    def render(self, content: object) -> bytes:
        """The bytes of a body."""
        try:
            return super().render(content)
        except UnicodeEncodeError:
            return json.dumps(content, allow_nan=False, separators=(",", ":")).encode("ascii")


@dataclass(frozen=True, slots=True)
class Desk:
    """What all requests share: the settings of the server, and the thread that reads drafts."""

    settings: Settings
    one_at_a_time: CapacityLimiter

    async def answer(self, request: Request, make: Callable[[Payload], object], *extra: str) -> object:
        """What `make` returns for the request in a body. Raises AttrlintError."""
        body = await request.body()

        def work() -> object:
            return make(read_payload(body, self.settings, *extra))

        return await to_thread.run_sync(work, limiter=self.one_at_a_time)


def application(token: str, hosts: Sequence[str], settings: Settings, limit: int = BODY_LIMIT) -> ASGIApp:
    """The server as an ASGI application: without the token, or under a name not in `hosts`, it answers nothing."""
    desk = Desk(settings, CapacityLimiter(1))
    routes = [
        Route("/", _page, methods=["GET"]),
        Route("/v1/openapi.json", _description, methods=["GET"]),
        Route("/v1/check", partial(_json, desk, answers.check, ()), methods=["POST"]),
        Route("/v1/sources", partial(_json, desk, answers.sources, ()), methods=["POST"]),
        Route("/v1/verify", partial(_json, desk, answers.verify, ("sources", "min_words")), methods=["POST"]),
        Route("/desk/draft", partial(_seen, desk), methods=["POST"]),
        Route("/desk/review", partial(_reviewed, desk), methods=["POST"]),
    ]
    handlers = {AttrlintError: _fault, TooLarge: _large, ClientDisconnect: _gone, Exception: _internal}
    app = Starlette(routes=routes, exception_handlers=handlers)
    return Guard(app, token, hosts, limit)


async def _page(request: Request) -> Response:
    return HTMLResponse(desk_page(), headers={"Content-Security-Policy": policy()})


async def _description(request: Request) -> Response:
    return AnyJson(description())


async def _json(desk: Desk, make: Callable[[Payload], object], extra: Sequence[str], request: Request) -> Response:
    return AnyJson(await desk.answer(request, make, *extra))


async def _seen(desk: Desk, request: Request) -> Response:
    def make(asked: Payload) -> dict[str, object]:
        found = answers.seen(asked)
        return {"page": found.page, "summary": found.summary, "warnings": found.warnings}

    return AnyJson(await desk.answer(request, make, "sources", "min_words"))


async def _reviewed(desk: Desk, request: Request) -> Response:
    def make(asked: Payload) -> Response:
        headers = {"Content-Disposition": 'attachment; filename="reviewed.docx"'}
        return Response(answers.reviewed(asked), media_type=WORD, headers=headers)

    answer = await desk.answer(request, make, "track_changes")
    assert isinstance(answer, Response)
    return answer


async def _fault(request: Request, error: Exception) -> Response:
    """A draft, setting or body that attrlint does not accept."""
    assert isinstance(error, AttrlintError)
    return AnyJson({"error": " ".join(error.lines())}, 422)


async def _large(request: Request, error: Exception) -> Response:
    """A body that is larger than its header says."""
    assert isinstance(error, TooLarge)
    return too_large(error.limit)


async def _gone(request: Request, error: Exception) -> Response:
    """The client closed the connection before the end of the body, so this answer reaches no one."""
    return Response(status_code=400)


async def _internal(request: Request, error: Exception) -> Response:
    """A fault of ours. The traceback goes to the terminal of the server."""
    return AnyJson({"error": f"internal error ({type(error).__name__}); please report this"}, 500)
