"""Speakers: the list, and one of them."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from onrecord.errors import UnknownName
from onrecord.safe import shorten
from onrecord.serve.records import reading
from onrecord.serve.web.parameters import offset_of, page_of, word_of
from onrecord.serve.web.render import page
from onrecord.serve.web.views.speaker import speaker_page
from onrecord.statements import SPEAKER_KINDS

__all__ = ["router"]

router = APIRouter()

_ROWS = 50


@router.get("/speakers", response_class=HTMLResponse)
def speakers(request: Request) -> HTMLResponse:
    """Who speaks, the most quoted first."""
    name, kind = (word_of(request.query_params, field) for field in ("name", "kind"))
    number, problem = page_of(request.query_params), None
    with reading(request) as record:
        try:
            found = record.overview.speakers(
                name=name, kind=kind, limit=_ROWS + 1, offset=offset_of(number, _ROWS)
            )
        except UnknownName as error:
            found, problem = [], error
    return page(
        request,
        "speakers.html",
        title="Speakers",
        status=400 if problem else 200,
        rows=found[:_ROWS],
        parameters={"name": name, "kind": kind},
        kinds=SPEAKER_KINDS,
        number=number,
        further=len(found) > _ROWS,
        problem=problem,
    )


@router.get("/speakers/{speaker_id:path}", response_class=HTMLResponse)
def speaker(request: Request, speaker_id: str) -> HTMLResponse:
    """One speaker."""
    number = page_of(request.query_params)
    with reading(request) as record:
        shown = speaker_page(record, speaker_id, page=number)
    return page(
        request,
        "speaker.html",
        title=shorten(shown.profile.count.speaker.name, 80) or "Speaker",
        crumbs=[("Speakers", "/speakers")],
        download={"who": speaker_id},
        shown=shown,
        kinds=SPEAKER_KINDS,
        number=number,
    )
