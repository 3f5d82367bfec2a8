"""The articles that speak of one speaker, and why they are taken to be of one."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from onrecord.safe import shorten
from onrecord.serve.records import reading
from onrecord.serve.web.addresses import address
from onrecord.serve.web.parameters import page_of
from onrecord.serve.web.render import page
from onrecord.serve.web.views.identity import identity_page

__all__ = ["router"]

router = APIRouter()


@router.get("/identities/{speaker_id:path}", response_class=HTMLResponse)
def identity(request: Request, speaker_id: str) -> HTMLResponse:
    """One speaker, article by article; some can be taken out."""
    number = page_of(request.query_params)
    with reading(request) as record:
        shown = identity_page(record, speaker_id, page=number)
    name = shorten(shown.count.speaker.name, 80) or "Speaker"
    return page(
        request,
        "identity.html",
        title=f"Who is {name}?",
        crumbs=[("Speakers", "/speakers"), (name, address("speaker", speaker_id))],
        download={"who": speaker_id},
        shown=shown,
        number=number,
    )
