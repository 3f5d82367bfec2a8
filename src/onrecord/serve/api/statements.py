"""``/statements``: who said what."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from onrecord.errors import UnknownName
from onrecord.record import Record
from onrecord.record.search.question import Question
from onrecord.serve.api import models, pages
from onrecord.serve.api.answers import answer, list_asked, page_answer
from onrecord.serve.api.cursors import bad_cursor, offset_in, place_in
from onrecord.serve.api.parameters import Paged, StatementsAsked
from onrecord.serve.api.places import statement_at
from onrecord.serve.records import reading

__all__ = ["routes", "statements_page"]

routes = APIRouter(tags=["statements"])


@routes.get("/statements", response_model=pages.Statements)
def list_statements(request: Request, asked: Annotated[StatementsAsked, Query()]) -> Response:
    """Statements, articles as added and each in reading order.

    What is added while you turn the pages comes at the end; nothing is left out or twice.
    """
    with reading(request) as record:
        return statements_page(request, record, asked, asked.question())


@routes.get("/statements/{id}", response_model=models.Statement)
def get_statement(request: Request, id: str) -> Response:
    """One statement, also one that a person rejected."""
    with reading(request) as record:
        return answer(request, statement_at(record, id).to_dict())


@routes.get("/statements/{id}/printings", response_model=pages.Statements)
def list_printings(request: Request, id: str, asked: Annotated[Paged, Query()]) -> Response:
    """All printings of a statement's words, itself among them, the earliest first.

    Empty when its words were not compared with others.
    """
    offset = offset_in(asked.cursor, list_asked(request, asked))
    with reading(request) as record:
        ids = [one.statement for one in record.appearances.of(statement_at(record, id).id)]
        end = offset + asked.limit
        items = [one.to_dict() for one in record.statements_by_id(ids[offset:end])]
    return page_answer(request, asked, items, place=end if end < len(ids) else None)


def statements_page(request: Request, record: Record, asked: Paged, question: Question) -> Response:
    """A page of the statements that the question asks for."""
    after = place_in(asked.cursor, list_asked(request, asked))
    try:
        found = list(record.overview.statements(question, after=after, limit=asked.limit + 1))
    except UnknownName as problem:
        if after is None:
            raise
        raise bad_cursor() from problem
    items = [one.to_dict() for one in found[: asked.limit]]
    more = len(found) > asked.limit
    return page_answer(request, asked, items, place=items[-1]["id"] if more else None)
