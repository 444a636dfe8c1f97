"""The protocol with one thing mended: a request that makes no sense gets an answer."""

from __future__ import annotations

from pygls.exceptions import JsonRpcException, JsonRpcInvalidParams
from pygls.protocol import LanguageServerProtocol


class Protocol(LanguageServerProtocol):
    """pygls only shows a message where it cannot read a request, and its client waits for ever."""

    def structure_message(self, data: dict[str, object]) -> object:
        """A message from its JSON. Raises JsonRpcException, once the client has been told."""
        try:
            return super().structure_message(data)
        except JsonRpcException:
            asked, method = data.get("id"), data.get("method")
            if isinstance(asked, int | str) and method is not None:
                self._send_response(asked, error=JsonRpcInvalidParams().to_response_error())
            raise
