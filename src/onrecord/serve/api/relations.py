"""``/relations``: how statements stand to each other."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, HTTPException, Query, Request, Response

from onrecord.serve.api import models, pages
from onrecord.serve.api.answers import answer, list_asked, page_answer
from onrecord.serve.api.cursors import offset_in
from onrecord.serve.api.parameters import RelationsAsked
from onrecord.serve.api.places import is_id
from onrecord.serve.objects import judgement_object, relation_object
from onrecord.serve.records import reading

__all__ = ["routes"]

routes = APIRouter(tags=["matters and relations"])


@routes.get("/relations", response_model=pages.Relations)
def list_relations(request: Request, asked: Annotated[RelationsAsked, Query()]) -> Response:
    """Relations, the strongest first."""
    offset = offset_in(asked.cursor, list_asked(request, asked))
    with reading(request) as record:
        found = record.relations.list(
            statement=asked.statement,
            matter=asked.matter,
            speaker=asked.speaker,
            kind=asked.kind,
            pattern=asked.pattern,
            waiting=asked.waiting,
            rejected=asked.rejected,
            least=asked.least,
            limit=asked.limit + 1,
            offset=offset,
        )
    items = [relation_object(one) for one in found[: asked.limit]]
    more = len(found) > asked.limit
    return page_answer(request, asked, items, place=offset + asked.limit if more else None)


@routes.get("/relations/{id}", response_model=models.RelationWhole)
def get_relation(request: Request, id: str) -> Response:
    """A relation with both statements and what people decided about it."""
    if not is_id(id):
        raise HTTPException(404, "there is no relation with this id")
    with reading(request) as record:
        relation = record.relations.get(id)
        judged = record.judgements.list(subject="relation", id=relation.id, withdrawn=True)
        body = {
            "relation": relation_object(relation),
            "first": record.statement(relation.first).to_dict(),
            "second": record.statement(relation.second).to_dict(),
            "judgements": [judgement_object(one) for one in judged],
        }
    return answer(request, body)
