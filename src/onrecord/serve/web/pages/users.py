"""Who may come in, as what, and with which tokens; for admins."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, HTTPException, Request
from fastapi.responses import HTMLResponse, RedirectResponse
from starlette.datastructures import FormData

from onrecord.errors import AccountError, UnknownName
from onrecord.serve.accounts import Accounts
from onrecord.serve.accounts.users import ROLES, SHORTEST_PASSWORD, User
from onrecord.serve.accounts.viewers import admin, posted_form
from onrecord.serve.web.pages.account import accounts_of
from onrecord.serve.web.render import page

__all__ = ["router"]

router = APIRouter(dependencies=[Depends(admin)])

Form = Annotated[FormData, Depends(posted_form)]
Of = Annotated[Accounts, Depends(accounts_of)]


@router.get("/users", response_class=HTMLResponse)
def users(request: Request, accounts: Of) -> HTMLResponse:
    """Everybody, and everybody's tokens."""
    return _users(request, accounts)


@router.post("/users", include_in_schema=False, response_model=None)
def add_user(request: Request, form: Form, accounts: Of) -> HTMLResponse | RedirectResponse:
    """A new user."""
    name, password, role = (str(form.get(field, "")) for field in ("name", "password", "role"))
    try:
        accounts.users.add(name.strip(), password, role=role)
    except (AccountError, UnknownName) as error:
        return _users(request, accounts, problem=str(error), status=400)
    return _back()


@router.post("/users/{name}/role", include_in_schema=False, response_model=None)
def change_role(
    request: Request, name: str, form: Form, accounts: Of
) -> HTMLResponse | RedirectResponse:
    """Let a user do more or less. The last admin stays one."""
    role, user = str(form.get("role", "")), _user(accounts, name)
    if role not in ROLES:
        raise HTTPException(400, "Choose a role.")
    if role != "admin" and _is_last_admin(accounts, user):
        return _users(request, accounts, problem=_LAST, status=400)
    accounts.users.set_role(user.name, role)
    return _back()


@router.post("/users/{name}/access", include_in_schema=False, response_model=None)
def change_access(
    request: Request, name: str, form: Form, accounts: Of
) -> HTMLResponse | RedirectResponse:
    """Keep a user out, or let them in again. The last admin cannot be kept out."""
    disabled, user = form.get("disabled") == "1", _user(accounts, name)
    if disabled and _is_last_admin(accounts, user):
        return _users(request, accounts, problem=_LAST, status=400)
    accounts.users.set_disabled(user.name, disabled)
    return _back()


@router.post("/users/tokens/{number}/revocation", include_in_schema=False)
def revoke_token(number: int, _form: Form, accounts: Of) -> RedirectResponse:
    """Take anybody's token back."""
    if number not in {token.number for token in accounts.tokens.all()}:
        raise HTTPException(404, f"There is no token {number}.")
    accounts.tokens.revoke(number)
    return _back()


_LAST = "This is the only admin who can come in. Make somebody else an admin first."


def _user(accounts: Accounts, name: str) -> User:
    try:
        return accounts.users.get(name)
    except UnknownName as error:
        raise HTTPException(404, f"There is no user called {name[:64]}.") from error


def _is_last_admin(accounts: Accounts, user: User) -> bool:
    admins = [one.name for one in accounts.users.all() if one.role == "admin" and not one.disabled]
    return admins == [user.name]


def _users(
    request: Request, accounts: Accounts, *, problem: str | None = None, status: int = 200
) -> HTMLResponse:
    return page(
        request,
        "users.html",
        title="Users",
        status=status,
        users=accounts.users.all(),
        tokens=accounts.tokens.all(),
        roles=ROLES,
        shortest=SHORTEST_PASSWORD,
        problem=problem,
    )


def _back() -> RedirectResponse:
    return RedirectResponse("/users", 303)
