"""Whom the outlets quote, and how much of it is unnamed or at second hand."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from onrecord.serve.records import reading
from onrecord.serve.web.render import page
from onrecord.serve.web.views.network import network

__all__ = ["router"]

router = APIRouter()


@router.get("/sources", response_class=HTMLResponse)
def sources(request: Request) -> HTMLResponse:
    """Outlets, speakers, and what stands between them."""
    with reading(request) as record:
        found = record.overview.reliance()
    return page(
        request,
        "sources.html",
        title="Sources",
        shown=found,
        network=network(found.relays),
    )
