"""The process behind ``attrlint serve``: uvicorn on a loopback socket, until Ctrl-C."""

from __future__ import annotations

import socket
from typing import TYPE_CHECKING

import uvicorn

from attrlint.base.errors import AttrlintError
from attrlint.serving.answers import warm
from attrlint.serving.app import application

if TYPE_CHECKING:
    from collections.abc import Callable

    from attrlint.api.settings import Settings

LOOPBACK = "127.0.0.1"
MOST_CONNECTIONS = 32


def loopback_socket(port: int) -> socket.socket:
    """A socket on the loopback address; port 0 is any free one. Raises AttrlintError if the port cannot be had."""
    bound = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        if port:
            bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        bound.bind((LOOPBACK, port))
    except (OSError, OverflowError) as error:
        bound.close()
        raise AttrlintError(f"cannot listen on port {port}: {getattr(error, 'strerror', None) or error}") from None
    return bound


def serve(bound: socket.socket, token: str, settings: Settings, ready: Callable[[], None]) -> None:
    """Answer requests until the process is interrupted. `ready` is called once the first would be answered.

    Raises AttrlintError for a fault in the settings, packs or house names.
    """
    warm(settings)
    port = bound.getsockname()[1]
    hosts = [f"{name}:{port}" for name in (LOOPBACK, "localhost")]
    config = uvicorn.Config(
        application(token, hosts, settings),
        log_level="error",
        access_log=False,
        server_header=False,
        lifespan="off",
        ws="none",
        limit_concurrency=MOST_CONNECTIONS,
        timeout_keep_alive=5,
        timeout_graceful_shutdown=2,
    )
    _Server(config, ready).run(sockets=[bound])


class _Server(uvicorn.Server):
    """uvicorn's server, which says when it has started."""

    def __init__(self, config: uvicorn.Config, ready: Callable[[], None]) -> None:
        super().__init__(config)
        self._ready = ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start to listen."""
        await super().startup(sockets)
        self._ready()
