"""The site as one ASGI application."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from fastapi import Depends, FastAPI, Request
from starlette.responses import Response
from starlette.staticfiles import StaticFiles

from onrecord.record import Record
from onrecord.serve.accounts.access import Access, access_to
from onrecord.serve.accounts.guard import Guard
from onrecord.serve.accounts.login import login_routes
from onrecord.serve.accounts.viewers import viewer
from onrecord.serve.api.app import make_api
from onrecord.serve.api.heads import HeadAsGet
from onrecord.serve.web.headers import SecurityHeaders
from onrecord.serve.web.pages import (
    account,
    api,
    articles,
    charts,
    checking,
    files,
    home,
    identities,
    judging,
    matters,
    relations,
    search,
    sources,
    speakers,
    statements,
    users,
)
from onrecord.serve.web.problems import handle_problems
from onrecord.serve.web.render import page
from onrecord.serve.web.scripts import VEGA, vega_folder

__all__ = ["make_app"]

_FOLDER = Path(__file__).parent
_PAGES = (
    home, articles, statements, search, speakers, identities, matters, relations, checking,
    sources, charts, files, judging, account, users, api,
)  # fmt: skip


def make_app(record: str | Path, *, access: Access | None = None) -> FastAPI:
    """The site of the record at that path, which must be there, and its API at ``/api/v1``.

    ``access``: who may come; by default what the record's accounts say, for this machine.
    Each request opens the record for itself, in its own thread. A record of an older
    version is brought to the newest here. Raises RecordError, AccountError.
    """
    path = Path(record)
    with Record(path, create=False, read_only=True):
        pass
    access = access or access_to(path)
    app = FastAPI(title="onrecord", docs_url=None, redoc_url=None, openapi_url=None)
    app.state.record, app.state.access = path, access
    if (vega := vega_folder()) is not None:
        app.mount(VEGA, StaticFiles(directory=vega), name="vega")
    app.mount("/static", StaticFiles(directory=_FOLDER / "static"), name="static")
    app.include_router(login_routes(access, _login_page))
    app.state.api = make_api(path, access=access)
    app.mount("/api/v1", app.state.api, name="api")
    for module in _PAGES:
        app.include_router(module.router, dependencies=[Depends(viewer)])
    handle_problems(app)
    app.add_middleware(Guard, access=access)
    app.add_middleware(SecurityHeaders)
    app.add_middleware(HeadAsGet)
    return app


def _login_page(
    request: Request, template: str, context: dict[str, Any], status_code: int = 200
) -> Response:
    return page(request, template, title="Log in", status=status_code, **context)
