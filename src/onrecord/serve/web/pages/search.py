"""Search: words and filters, all in the address."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from onrecord.errors import (
    DateError,
    ModelError,
    NotRelated,
    OnRecordError,
    RecordError,
    UnknownName,
)
from onrecord.record.search.answer import Answer
from onrecord.record.search.question import ORDERS
from onrecord.serve.records import reading
from onrecord.serve.searching import NEAREST
from onrecord.serve.web.parameters import page_of, parameters_of, question_of, way_of
from onrecord.serve.web.render import page
from onrecord.serve.web.views.search import SearchPage, search_page
from onrecord.statements import ACTS, FORMS, SPEAKER_KINDS, STANCES

__all__ = ["router"]

router = APIRouter()

_CHOICES: dict[str, Any] = {
    "kinds": SPEAKER_KINDS, "forms": FORMS, "acts": ACTS, "stances": STANCES, "orders": ORDERS,
}  # fmt: skip


@router.get("/search", response_class=HTMLResponse)
def search(request: Request) -> HTMLResponse:
    """Statements that answer the question in the address."""
    question, by = question_of(request.query_params), way_of(request.query_params)
    problem: OnRecordError | None = None
    shown = SearchPage(question, by, Answer([], 0, more=False), [], None, 1, 1)
    try:
        with reading(request) as record:
            shown = search_page(record, question, by, page=page_of(request.query_params))
    except (DateError, ModelError, NotRelated, UnknownName) as error:
        problem = error
    except RecordError as error:
        if type(error) is not RecordError:  # one about the file, not about the words
            raise
        problem = error
    words = question.words.strip()
    return page(
        request,
        "search.html",
        title=f"Search: {words[:80]}" if words else "Search",
        download=parameters_of(question) if by == "words" and not problem else None,
        status=400 if problem else 200,
        shown=shown,
        parameters=parameters_of(question, by),
        problem=problem,
        nearest=NEAREST,
        **_CHOICES,
    )
