"""Logging in and out."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from typing import Annotated, Any
from urllib.parse import urlsplit

from fastapi import APIRouter, Depends, Request
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.responses import RedirectResponse, Response

from onrecord.serve.accounts.access import Access, Viewer
from onrecord.serve.accounts.accounts import Accounts
from onrecord.serve.accounts.guard import SESSION_COOKIE, session_of, signed_cookie
from onrecord.serve.accounts.secret import signed
from onrecord.serve.accounts.sessions import LONGEST_SESSION
from onrecord.serve.accounts.users import User
from onrecord.serve.accounts.viewers import check_form, posted_form, read_form, viewer

__all__ = ["login_routes"]

Render = Callable[..., Response]
"""``render(request, template, context, status_code=200)``."""

_VISIT_COOKIE = "onrecord_visit"
_VISIT = 3600
_LONGEST_NAME = 200


def login_routes(access: Access, render: Render) -> APIRouter:
    """``GET`` and ``POST /login``, ``POST /logout``; in local use they lead home.

    ``render`` makes the page of ``login.html``, which is given ``next`` (where to go
    then), ``csrf``, and of the last time ``problem`` (what was wrong, or None) and ``name``.
    """
    routes = APIRouter(include_in_schema=False)
    accounts = access.accounts

    @routes.get("/login")
    def login_page(request: Request, next: str = "/") -> Response:
        if accounts is None:
            return _go("/")
        return _page(access, render, request, next)

    @routes.post("/login")
    async def login(request: Request) -> Response:
        if accounts is None:
            return _go("/")
        form = await read_form(request)
        visit = signed_cookie(access, request.headers, _VISIT_COOKIE)
        check_form(form, access.form_token(f"visit:{visit}") if visit else "")
        found = await run_in_threadpool(_try, accounts, form, _address(request))
        if not isinstance(found, User):
            return _again(access, render, request, form, found)
        return await run_in_threadpool(_welcome, access, accounts, request, form, found)

    @routes.post("/logout", dependencies=[Depends(posted_form)])
    def logout(request: Request, who: Annotated[Viewer, Depends(viewer)]) -> Response:
        if accounts is not None and who.session is not None:
            accounts.sessions.end(who.session)
        response = _go("/login")
        response.delete_cookie(SESSION_COOKIE, **_flags(request))
        return response

    return routes


def _page(
    access: Access,
    render: Render,
    request: Request,
    next_: str,
    *,
    status: int = 200,
    problem: str | None = None,
    name: str = "",
) -> Response:
    """The login page, its form good for this browser and one hour."""
    visit = signed_cookie(access, request.headers, _VISIT_COOKIE) or secrets.token_urlsafe(16)
    context: dict[str, Any] = {
        "next": _path(next_),
        "csrf": access.form_token(f"visit:{visit}"),
        "problem": problem,
        "name": name,
    }
    response = render(request, "login.html", context, status_code=status)
    value = signed(access.key, _VISIT_COOKIE, visit)
    response.set_cookie(_VISIT_COOKIE, value, max_age=_VISIT, **_flags(request))
    response.headers["Cache-Control"] = "no-store"
    return response


def _try(accounts: Accounts, form: FormData, address: str) -> User | int | None:
    name, password = str(form.get("name", "")), str(form.get("password", ""))
    return accounts.log_in(name, password, address=address)


def _again(
    access: Access, render: Render, request: Request, form: FormData, wait: int | None
) -> Response:
    """The page once more, with the name that was typed, and why: wrong, or too many were."""
    next_, name = _path(form.get("next")), str(form.get("name", ""))[:_LONGEST_NAME]
    if wait is None:
        said = "Name or password is wrong."
        return _page(access, render, request, next_, status=401, problem=said, name=name)
    said = f"Too many logins have failed; try again in {-(-wait // 60)} min."
    response = _page(access, render, request, next_, status=429, problem=said, name=name)
    response.headers["Retry-After"] = str(wait)
    return response


def _welcome(
    access: Access, accounts: Accounts, request: Request, form: FormData, user: User
) -> Response:
    """A new session, whatever id the browser came with; the one before ends."""
    old = session_of(access, request.headers)
    if old is not None:
        accounts.sessions.end(old)
    session = accounts.sessions.begin(user)
    response = _go(_path(form.get("next")))
    value = signed(access.key, SESSION_COOKIE, session)
    response.set_cookie(SESSION_COOKIE, value, max_age=LONGEST_SESSION, **_flags(request))
    response.delete_cookie(_VISIT_COOKIE, **_flags(request))
    return response


def _flags(request: Request) -> dict[str, Any]:
    """Not for scripts, not for other sites, and encrypted only where the page is."""
    secure = request.url.scheme == "https"
    return {"path": "/", "httponly": True, "samesite": "lax", "secure": secure}


def _go(path: str) -> RedirectResponse:
    return RedirectResponse(path, 303)


def _path(asked: object) -> str:
    """A page of this site, whatever was asked for: never another site."""
    text = str(asked or "/")
    try:
        split = urlsplit(text)
    except ValueError:
        return "/"
    safe = text.startswith("/") and not text.startswith(("//", "/\\")) and text.isprintable()
    return text if safe and "\\" not in text and not split.scheme and not split.netloc else "/"


def _address(request: Request) -> str:
    return request.client.host if request.client else "unknown"
