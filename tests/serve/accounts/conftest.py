"""A record with users, and browsers."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import pytest
from accounts_logins import PASSWORDS
from fastapi import Depends, FastAPI, Request
from fastapi.testclient import TestClient
from served import client, make_record
from starlette.datastructures import FormData
from starlette.responses import HTMLResponse, Response

from onrecord.serve.accounts import (
    Access,
    Accounts,
    Guard,
    Viewer,
    access_to,
    login_routes,
    posted_form,
    reviewer,
    viewer,
)
from onrecord.serve.api import make_api


@pytest.fixture
def _fakes() -> None:
    """Accounts are tested with the program's own parts."""


@pytest.fixture
def news(tmp_path: Path) -> Path:
    return make_record(tmp_path / "news.db")


@pytest.fixture
def accounts(news: Path, monkeypatch: pytest.MonkeyPatch) -> Accounts:
    """A reader, Rita, and a reviewer, Vera."""
    from argon2 import PasswordHasher

    from onrecord.serve.accounts import users

    quick = PasswordHasher(time_cost=1, memory_cost=64, parallelism=1)
    monkeypatch.setattr(users, "_hasher", lambda: quick)
    users._hash_of_no_one.cache_clear()
    kept = Accounts.of(news)
    kept.users.add("rita", PASSWORDS["rita"], role="reader")
    kept.users.add("vera", PASSWORDS["vera"], role="reviewer")
    return kept


def site(news: Path, access: Access) -> FastAPI:
    """Pages that show the seam, and the API below /api/v1."""
    app = FastAPI()
    judged: list[str] = []

    def render(_request: Request, name: str, context: dict, status_code: int = 200) -> Response:
        assert name == "login.html"
        shown = f"{context['csrf']}|{context['next']}|{context['problem']}"
        return HTMLResponse(shown, status_code)

    @app.get("/")
    def home(who: Annotated[Viewer, Depends(viewer)]):
        return {"name": who.name, "role": who.role, "csrf": who.csrf}

    @app.get("/judged")
    def seen():
        return judged

    @app.post("/judge", dependencies=[Depends(reviewer)])
    def judge(
        form: Annotated[FormData, Depends(posted_form)], who: Annotated[Viewer, Depends(viewer)]
    ):
        judged.append(f"{who.name}: {form['verdict']}")
        return judged

    app.include_router(login_routes(access, render))
    app.mount("/api/v1", make_api(news, access=access))
    app.add_middleware(Guard, access=access)
    return app


@pytest.fixture
def browser(news: Path, accounts: Accounts) -> Callable[..., TestClient]:
    """A new browser at the served record, which does not follow redirects."""
    app = site(news, access_to(news))

    def open_one(**more) -> TestClient:
        return client(app, follow_redirects=False, **more)

    return open_one


@pytest.fixture
def local(news: Path) -> TestClient:
    """A browser on the machine where a record without users is served."""
    return client(site(news, Access()), follow_redirects=False)
