"""What every request must pass before any page or resource sees it."""

from __future__ import annotations

from collections.abc import Mapping
from http.cookies import CookieError, SimpleCookie
from urllib.parse import quote, urlsplit

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from onrecord.serve.accounts.access import Access, Viewer
from onrecord.serve.accounts.secret import unsigned
from onrecord.serve.problems import problem

__all__ = ["SESSION_COOKIE", "Guard"]

SESSION_COOKIE = "onrecord_session"
_SAFE = frozenset({"GET", "HEAD", "OPTIONS", "TRACE"})
_OPEN = ("/login", "/static/")
_FROM_PROXY = ("forwarded", "x-forwarded-for", "x-forwarded-host", "x-real-ip")


class Guard:
    """ASGI middleware: nothing inside is reached by whom it is not for.

    In this order: the host asked for must be one of ours (a page elsewhere whose name
    suddenly means this machine is refused, 421); what changes something must not come
    from another site (403); someone must have been recognised, by cookie or token
    (401, or the login page). Then ``request.state.viewer`` is the Viewer, and None on
    the login page. ``pages``: whether there is a login page to send people to; below
    ``api`` problems are told in JSON.
    """

    def __init__(
        self, app: ASGIApp, *, access: Access, pages: bool = True, api: str = "/api/"
    ) -> None:
        self.app, self.access, self.pages, self.api = app, access, pages, api

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or let the request through."""
        if scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1008})
            return
        state = scope.setdefault("state", {})
        if scope["type"] != "http" or "viewer" in state:
            await self.app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        answer = self._stranger(headers) or self._foreign(scope, headers)
        if answer is None:
            viewer = await run_in_threadpool(recognised, self.access, headers)
            state["viewer"] = viewer
            answer = None if viewer or self._is_open(scope) else self._unknown(scope)
        elif not self._is_page(scope):
            answer = problem(answer.status_code, bytes(answer.body).decode())
        await (answer or self.app)(scope, receive, send)

    def _stranger(self, headers: Headers) -> Response | None:
        """A refusal when the request is for another host, or local use comes by a proxy."""
        if self.access.local and any(name in headers for name in _FROM_PROXY):
            return PlainTextResponse("this record is served to this machine only", 403)
        host = _name_of(headers.get("host", ""))
        if self.access.names and host not in self.access.names:
            return PlainTextResponse("this host name is not served here", 421)
        return None

    def _foreign(self, scope: Scope, headers: Headers) -> Response | None:
        """A refusal when another site's page wants something changed."""
        if scope["method"] in _SAFE:
            return None
        origin, site = headers.get("origin"), headers.get("sec-fetch-site", "none")
        own = origin is None or _place(origin) == headers.get("host", "").lower()
        if own and site in {"same-origin", "none"}:
            return None
        return PlainTextResponse("another site may not do this here", 403)

    def _unknown(self, scope: Scope) -> Response:
        """Where someone who has not logged in is sent."""
        if not self._is_page(scope):
            response = problem(401, "log in, or send an API token: Authorization: Bearer TOKEN")
            response.headers["WWW-Authenticate"] = 'Bearer realm="onrecord"'
            return response
        if scope["method"] not in _SAFE:
            return PlainTextResponse("log in first", 401)
        asked = scope["path"] + ("?" + scope["query_string"].decode("latin-1")).rstrip("?")
        return RedirectResponse(f"/login?next={quote(asked, safe='/')}", 303)

    def _is_page(self, scope: Scope) -> bool:
        return self.pages and not scope["path"].startswith(self.api)

    def _is_open(self, scope: Scope) -> bool:
        """Whether the login page needs it."""
        path = scope["path"]
        return self.pages and (path == _OPEN[0] or path.startswith(_OPEN[1]))


def recognised(access: Access, headers: Mapping[str, str]) -> Viewer | None:
    """Who asks: by token when one is sent, or else by cookie; this machine's user when local."""
    if access.accounts is None:
        return access.owner()
    kind, _, token = headers.get("authorization", "").partition(" ")
    if kind:
        user = access.accounts.tokens.user_of(token.strip()) if kind.lower() == "bearer" else None
        return Viewer(user.name, user.role) if user else None
    session = session_of(access, headers)
    user = access.accounts.sessions.user_of(session) if session else None
    if session is None or user is None:
        return None
    return Viewer(user.name, user.role, csrf=access.form_token(session), session=session)


def session_of(access: Access, headers: Mapping[str, str]) -> str | None:
    """The session id in the cookie, when we signed it."""
    return signed_cookie(access, headers, SESSION_COOKIE)


def signed_cookie(access: Access, headers: Mapping[str, str], name: str) -> str | None:
    """What a cookie of ours holds; None when there is none or it was altered."""
    try:
        cookie = SimpleCookie(headers.get("cookie", "")).get(name)
    except CookieError:
        return None
    return unsigned(access.key, name, cookie.value) if cookie else None


def _place(origin: str) -> str | None:
    """Host and port of an origin; None for what is none, such as ``null``."""
    try:
        return urlsplit(origin).netloc.lower() or None
    except ValueError:
        return None


def _name_of(host: str) -> str:
    """The host without its port: ``[::1]`` of ``[::1]:8000``."""
    name, colon, port = host.lower().rpartition(":")
    return name if colon and port.isdigit() else host.lower()
