"""Relations: those that wait for a person first, and one of them."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from onrecord.errors import UnknownName
from onrecord.record import Record
from onrecord.relations import PATTERNS, RELATION_KINDS
from onrecord.serve.records import reading
from onrecord.serve.web.parameters import PAGE, offset_of, page_of, word_of
from onrecord.serve.web.render import page
from onrecord.serve.web.views.article import place_in_article
from onrecord.serve.web.views.pairs import Pair, pair_in_context, pairs

__all__ = ["router"]

router = APIRouter()


@router.get("/relations", response_class=HTMLResponse)
def relations(request: Request) -> HTMLResponse:
    """Relations, the strongest first; those that wait for a person, unless all are asked for."""
    asked = {name: word_of(request.query_params, name) for name in ("speaker", "kind", "pattern")}
    everything = request.query_params.get("all") == "1"
    number, problem = page_of(request.query_params), None
    with reading(request) as record:
        try:
            found = _list(record, asked, waiting=not everything, page=number)
        except UnknownName as error:
            found, problem = [], error
    return page(
        request,
        "relations.html",
        title="Relations",
        status=400 if problem else 200,
        rows=found[:PAGE],
        parameters={**asked, "all": everything},
        kinds=RELATION_KINDS,
        patterns=PATTERNS,
        number=number,
        further=len(found) > PAGE,
        problem=problem,
    )


@router.get("/relations/{relation_id}", response_class=HTMLResponse)
def relation(request: Request, relation_id: str) -> HTMLResponse:
    """One relation: both statements in context, and why."""
    with reading(request) as record:
        found = record.relations.get(relation_id)
        pair = pair_in_context(record, found)
        judgements = record.judgements.list(subject="relation", id=found.id, withdrawn=True)
    return page(
        request,
        "relation.html",
        title=f"{pair.name}: {pair.speakers}",
        crumbs=[("Relations", "/relations")],
        download={"relation": found.id},
        pair=pair,
        places=[place_in_article(statement) for statement in pair.statements],
        judgements=judgements,
        kinds=RELATION_KINDS,
        patterns=PATTERNS,
    )


def _list(record: Record, asked: dict[str, str | None], *, waiting: bool, page: int) -> list[Pair]:
    given: dict[str, Any] = {name: value for name, value in asked.items() if value}
    found = record.relations.list(**given, waiting=waiting, limit=PAGE + 1, offset=offset_of(page))
    return pairs(record, found)
