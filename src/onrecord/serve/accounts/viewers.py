"""What pages and resources ask about who is there, and about the forms they send."""

from __future__ import annotations

from typing import Annotated
from urllib.parse import parse_qsl

from fastapi import Depends, HTTPException, Request
from starlette.datastructures import FormData

from onrecord.serve.accounts.access import Viewer
from onrecord.serve.accounts.secret import same

__all__ = ["admin", "posted_form", "reviewer", "viewer"]

_LONGEST_FORM = 256 * 1024
_MOST_FIELDS = 1000


def viewer(request: Request) -> Viewer:
    """Who asks. Raises 401 when nobody was recognised."""
    found: Viewer | None = getattr(request.state, "viewer", None)
    if found is None:
        raise HTTPException(401, "log in first", {"WWW-Authenticate": 'Bearer realm="onrecord"'})
    return found


def reviewer(who: Annotated[Viewer, Depends(viewer)]) -> Viewer:
    """Who asks, when they may judge. Raises 403 otherwise."""
    if not who.may("reviewer"):
        raise HTTPException(403, f"{who.name} may read, not judge; an admin can change that")
    return who


def admin(who: Annotated[Viewer, Depends(viewer)]) -> Viewer:
    """Who asks, when they may manage users. Raises 403 otherwise."""
    if not who.may("admin"):
        raise HTTPException(403, f"{who.name} may not manage users; an admin can")
    return who


async def posted_form(request: Request, who: Annotated[Viewer, Depends(viewer)]) -> FormData:
    """The fields of a form that one of our pages sent for this viewer.

    Raises 403 without its token, 413 when it is longer than 256 KiB, 415 when it is no form.
    """
    form = await read_form(request)
    check_form(form, who.csrf)
    return form


def check_form(form: FormData, right: str) -> None:
    """Raise 403 unless the form has the token that its page was given."""
    if not right or not same(str(form.get("csrf", "")), right):
        raise HTTPException(403, "this form is not from this session; load its page again")


async def read_form(request: Request) -> FormData:
    """The fields of a URL-encoded form in UTF-8. Raises 413, 415."""
    kind = request.headers.get("content-type", "").split(";")[0].strip().lower()
    if kind != "application/x-www-form-urlencoded":
        raise HTTPException(415, "send a URL-encoded form")
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > _LONGEST_FORM:
            raise HTTPException(413, "the form is too long")
    try:
        text = body.decode("utf-8", "replace")
        fields = parse_qsl(text, keep_blank_values=True, max_num_fields=_MOST_FIELDS)
    except ValueError as problem:
        raise HTTPException(413, "the form has too many fields") from problem
    return FormData([(name, value) for name, value in fields])
