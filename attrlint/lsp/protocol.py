"""The protocol with what pygls leaves out: each request gets an answer, whatever it is and whenever it comes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lsprotocol import types
from pygls.exceptions import (
    JsonRpcException,
    JsonRpcInvalidParams,
    JsonRpcInvalidRequest,
    JsonRpcServerNotInitialized,
)
from pygls.protocol import LanguageServerProtocol

if TYPE_CHECKING:
    from pygls.protocol.json_rpc import RPCMessage


class Protocol(LanguageServerProtocol):
    """Requests that cannot be read, that come before the greeting or after the end, are answered with an error."""

    greeted = False
    ended = False

    def structure_message(self, data: dict[str, object]) -> object:
        """A message from its JSON. Raises JsonRpcException after telling the client."""
        try:
            return super().structure_message(data)
        except JsonRpcException:
            asked, method = data.get("id"), data.get("method")
            if isinstance(asked, int | str) and method is not None:
                refusal = self._refusal(str(method)) or JsonRpcInvalidParams()
                self._send_response(asked, error=refusal.to_response_error())
            raise

    def handle_message(self, message: RPCMessage) -> None:
        """Handle a message if it may come now; a request that may not is answered, a notification dropped."""
        method, asked = getattr(message, "method", None), getattr(message, "id", None)
        refusal = self._refusal(method) if isinstance(method, str) else None
        if refusal is None:
            self.greeted |= method == types.INITIALIZE
            self.ended |= method == types.SHUTDOWN
            super().handle_message(message)
            self._drop_done()
        elif isinstance(asked, int | str):
            self._send_response(asked, error=refusal.to_response_error())

    def _drop_done(self) -> None:
        """Let go of what is done: pygls keeps the outcome of each notification, with the draft that came with it."""
        for key in [key for key, future in self._request_futures.items() if future.done()]:
            del self._request_futures[key]

    def _refusal(self, method: str) -> JsonRpcException | None:
        """Why a message may not come now, by the lifecycle of the protocol; None where it may."""
        if method == types.EXIT:
            return None
        if self.ended:
            return JsonRpcInvalidRequest("the server is shutting down")
        if method == types.INITIALIZE:
            return JsonRpcInvalidRequest("initialize may be sent only once") if self.greeted else None
        return None if self.greeted else JsonRpcServerNotInitialized("initialize comes first")
