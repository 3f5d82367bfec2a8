"""One's own account: its password, and the tokens of one's programs."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, HTTPException, Request
from fastapi.responses import HTMLResponse, RedirectResponse
from starlette.datastructures import FormData

from onrecord.errors import AccountError
from onrecord.serve.accounts import Access, Accounts, Viewer
from onrecord.serve.accounts.users import SHORTEST_PASSWORD, User
from onrecord.serve.accounts.viewers import posted_form, viewer
from onrecord.serve.web.render import page

__all__ = ["accounts_of", "router"]

router = APIRouter()

Form = Annotated[FormData, Depends(posted_form)]
Someone = Annotated[Viewer, Depends(viewer)]


def accounts_of(request: Request) -> Accounts:
    """The accounts of the record. Raises 404 in local use, where nobody has one."""
    access: Access = request.app.state.access
    if access.accounts is None:
        raise HTTPException(404, "This record is served to this machine only, without accounts.")
    return access.accounts


@router.get("/account", response_class=HTMLResponse)
def account(request: Request, who: Someone) -> HTMLResponse:
    """What the viewer may do, and their tokens."""
    return _account(request, accounts_of(request).users.get(who.name))


@router.post("/account/tokens", include_in_schema=False)
def add_token(request: Request, form: Form, who: Someone) -> HTMLResponse:
    """Make a token, and show it, this once: only its digest is kept."""
    accounts = accounts_of(request)
    user = accounts.users.get(who.name)
    token = accounts.tokens.add(user, label=str(form.get("label", "")).strip())
    answer = _account(request, user, token=token)
    answer.headers["Cache-Control"] = "no-store"
    return answer


@router.post("/account/tokens/{number}/revocation", include_in_schema=False)
def revoke_token(request: Request, number: int, _form: Form, who: Someone) -> RedirectResponse:
    """Take a token of one's own back."""
    accounts = accounts_of(request)
    own = accounts.tokens.all(accounts.users.get(who.name))
    if number not in {token.number for token in own}:
        raise HTTPException(404, f"You have no token {number}.")
    accounts.tokens.revoke(number)
    return RedirectResponse("/account", 303)


@router.post("/account/password", include_in_schema=False, response_model=None)
def change_password(request: Request, form: Form, who: Someone) -> HTMLResponse | RedirectResponse:
    """Change one's own password, for which the one of now is needed; then log in again."""
    accounts = accounts_of(request)
    user, old = accounts.users.get(who.name), str(form.get("password", ""))
    address = request.client.host if request.client else "unknown"
    known = accounts.log_in(user.name, old, address=address)
    if isinstance(known, int):
        problem = f"Too many wrong passwords; try again in {-(-known // 60)} min."
        return _account(request, user, problem=problem, status=429)
    if known is None:
        return _account(request, user, problem="That is not your password.", status=400)
    try:
        accounts.users.set_password(user.name, str(form.get("new", "")))
    except AccountError as error:
        return _account(request, user, problem=str(error), status=400)
    return RedirectResponse("/login", 303)


def _account(
    request: Request,
    user: User,
    *,
    token: str | None = None,
    problem: str | None = None,
    status: int = 200,
) -> HTMLResponse:
    return page(
        request,
        "account.html",
        title="Your account",
        status=status,
        user=user,
        tokens=accounts_of(request).tokens.all(user),
        token=token,
        problem=problem,
        shortest=SHORTEST_PASSWORD,
    )
