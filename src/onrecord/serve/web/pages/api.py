"""What programs can ask: the API's description as a page."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from onrecord.serve.web.render import page
from onrecord.serve.web.views.api import operations

__all__ = ["router"]

router = APIRouter()


@router.get("/docs", response_class=HTMLResponse)
def docs(request: Request) -> HTMLResponse:
    """Every operation of the API with its parameters."""
    described = request.app.state.api.openapi()
    return page(
        request,
        "api.html",
        title="API",
        operations=operations(described),
        tokens="security" in described,
        site=str(request.base_url).rstrip("/"),
    )
