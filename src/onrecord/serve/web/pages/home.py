"""The first page."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from onrecord.serve.records import reading
from onrecord.serve.web.render import page
from onrecord.serve.web.views.home import home_page

__all__ = ["router"]

router = APIRouter()


@router.get("/", response_class=HTMLResponse)
def home(request: Request) -> HTMLResponse:
    """What the record holds, and what is new in it."""
    with reading(request) as record:
        shown = home_page(record)
    return page(request, "home.html", title="The record", shown=shown)
