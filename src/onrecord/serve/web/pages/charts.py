"""The charts of the pages as Vega-Lite specifications, with their data in them."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, HTTPException, Request, Response

from onrecord.record import Record
from onrecord.record.search.question import Question
from onrecord.serve.charts import matrix_spec, months_spec, ties_spec, timeline_spec
from onrecord.serve.export.script_json import script_json
from onrecord.serve.records import reading
from onrecord.serve.searching import searched
from onrecord.serve.web.addresses import asked
from onrecord.serve.web.parameters import parameters_of, question_of, way_of, word_of
from onrecord.serve.web.views.matter import CHARTED
from onrecord.statements import Statement

__all__ = ["router"]

router = APIRouter()

Spec = dict[str, Any]

_LANE = 24
_FITTED: Spec = {"width": "container"}


@router.get("/charts/{name}.json", include_in_schema=False)
def chart(request: Request, name: str) -> Response:
    """One of the charts, of what the query asks for."""
    if name not in _CHARTS:
        raise HTTPException(404, f"There is no chart called {name[:40]}.")
    with reading(request) as record:
        spec = _CHARTS[name](record, request)
    return Response(script_json(spec), media_type="application/json")


def _months(record: Record, request: Request) -> Spec:
    """Statements by month; a bar leads to those of its month."""
    question, by = question_of(request.query_params), way_of(request.query_params)
    spec = {**months_spec(searched(record, question, by, limit=1).months), **_FITTED}
    for one in spec["data"]["values"]:
        one["href"] = _search(question, by, one["month"][:7])
    spec["mark"] = {"type": "bar", "cursor": "pointer"}
    spec["encoding"] = {**spec["encoding"], "href": {"field": "href", "type": "nominal"}}
    return spec


def _search(question: Question, by: str, month: str) -> str:
    return asked("/search", parameters_of(question, by), since=month, until=month)


def _timeline(record: Record, request: Request) -> Spec:
    return {**timeline_spec(_statements(record, request)), "height": 140, **_FITTED}


def _matrix(record: Record, request: Request) -> Spec:
    spec = matrix_spec(_statements(record, request))
    lanes = spec["encoding"]["y"]["sort"]
    return {**spec, "height": _LANE * max(len(lanes), 1), **_FITTED}


def _ties(record: Record, _request: Request) -> Spec:
    return ties_spec(record.overview.reliance().relays)


def _statements(record: Record, request: Request) -> list[Statement]:
    """Those of a matter on which its page's charts rest. Raises UnknownName, 400."""
    matter = word_of(request.query_params, "matter")
    if matter is None:
        raise HTTPException(400, "Say of which matter.")
    return record.statements_by_id(record.matters.get(matter).statements[:CHARTED])


_CHARTS = {"matrix": _matrix, "months": _months, "ties": _ties, "timeline": _timeline}
