"""``/matters``: statements about the same question."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from onrecord.serve.api import models, pages
from onrecord.serve.api.answers import answer, list_asked, page_answer
from onrecord.serve.api.cursors import offset_in
from onrecord.serve.api.parameters import MattersAsked
from onrecord.serve.objects import matter_object, relation_object
from onrecord.serve.records import reading

__all__ = ["routes"]

routes = APIRouter(tags=["matters and relations"])

_MOST = 1000


@routes.get("/matters", response_model=pages.Matters)
def list_matters(request: Request, asked: Annotated[MattersAsked, Query()]) -> Response:
    """Matters, the liveliest first."""
    offset = offset_in(asked.cursor, list_asked(request, asked))
    with reading(request) as record:
        found = record.matters.list(
            words=asked.q,
            speaker=asked.speaker,
            statement=asked.statement,
            since=asked.since,
            until=asked.until,
            order=asked.order,
            least=asked.least,
            limit=asked.limit + 1,
            offset=offset,
        )
    items = [matter_object(one) for one in found[: asked.limit]]
    more = len(found) > asked.limit
    return page_answer(request, asked, items, place=offset + asked.limit if more else None)


@routes.get("/matters/{id:path}", response_model=models.MatterWhole)
def get_matter(request: Request, id: str) -> Response:
    """A matter, its first 1,000 statements and its 1,000 strongest relations."""
    with reading(request) as record:
        matter = record.matters.get(id)
        statements = record.statements_by_id(matter.statements[:_MOST])
        relations = record.relations.list(matter=matter.id, limit=_MOST)
    body = {
        "matter": matter_object(matter),
        "statements": [one.to_dict() for one in statements],
        "relations": [relation_object(one) for one in relations],
    }
    return answer(request, body)
