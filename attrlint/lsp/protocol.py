"""The protocol with one fix: an invalid request gets an answer."""

from __future__ import annotations

from pygls.exceptions import JsonRpcException, JsonRpcInvalidParams
from pygls.protocol import LanguageServerProtocol


class Protocol(LanguageServerProtocol):
    """If pygls cannot read a request it only shows a message, and its client waits forever."""

    def structure_message(self, data: dict[str, object]) -> object:
        """A message from its JSON. Raises JsonRpcException, after the client has been told."""
        try:
            return super().structure_message(data)
        except JsonRpcException:
            asked, method = data.get("id"), data.get("method")
            if isinstance(asked, int | str) and method is not None:
                self._send_response(asked, error=JsonRpcInvalidParams().to_response_error())
            raise
