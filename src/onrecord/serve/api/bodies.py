"""How much a client may send."""

from __future__ import annotations

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from onrecord.serve.problems import problem

__all__ = ["LONGEST_BODY", "SmallBodies"]

LONGEST_BODY = 256 * 1024
"""Bytes."""


class SmallBodies:
    """Refuses a body of unknown length (411) or of more than LONGEST_BODY bytes (413)."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or refuse it before anything of its body is read."""
        headers = Headers(scope=scope) if scope["type"] == "http" else Headers({})
        length = headers.get("content-length", "0")
        if "transfer-encoding" in headers or not length.isdigit():
            await problem(411, "say how long the body is")(scope, receive, send)
        elif int(length[:20]) > LONGEST_BODY:
            await problem(413, f"a body has {LONGEST_BODY} bytes at most")(scope, receive, send)
        else:
            await self.app(scope, receive, send)
