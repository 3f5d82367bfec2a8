"""Matters: the list, and one of them."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from onrecord.errors import DateError, RecordError, UnknownName
from onrecord.record.comparing.matters import ORDERS
from onrecord.safe import shorten
from onrecord.serve.records import reading
from onrecord.serve.web.parameters import PAGE, offset_of, page_of, word_of
from onrecord.serve.web.render import page
from onrecord.serve.web.views.matter import contradictions, matter_page

__all__ = ["router"]

router = APIRouter()

_FILTERS = ("words", "speaker", "since", "until", "order")


@router.get("/matters", response_class=HTMLResponse)
def matters(request: Request) -> HTMLResponse:
    """What is talked about, the liveliest first; matters of a single statement are left out."""
    asked = {name: word_of(request.query_params, name) for name in _FILTERS}
    number, problem = page_of(request.query_params), None
    given = {name: value for name, value in asked.items() if value}
    with reading(request) as record:
        try:
            found = record.matters.list(**given, least=2, limit=PAGE + 1, offset=offset_of(number))
        except (DateError, UnknownName, RecordError) as error:
            if isinstance(error, RecordError) and type(error) is not RecordError:
                raise
            found, problem = [], error
        against = contradictions(record, found[:PAGE])
    return page(
        request,
        "matters.html",
        title="Matters",
        status=400 if problem else 200,
        rows=found[:PAGE],
        against=against,
        parameters=asked,
        orders=tuple(ORDERS),
        number=number,
        further=len(found) > PAGE,
        problem=problem,
    )


@router.get("/matters/{matter_id}", response_class=HTMLResponse)
def matter(request: Request, matter_id: str) -> HTMLResponse:
    """One matter."""
    number = page_of(request.query_params)
    with reading(request) as record:
        shown = matter_page(record, matter_id, page=number)
    return page(
        request,
        "matter.html",
        title=shorten(shown.matter.label, 90) or "Matter",
        crumbs=[("Matters", "/matters")],
        download={"matter": shown.matter.id},
        shown=shown,
        number=number,
    )
