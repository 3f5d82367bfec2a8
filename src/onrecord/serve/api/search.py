"""``/search``: statements by their words or their meaning."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response

from onrecord.record.search.answer import Found
from onrecord.serve.api import pages
from onrecord.serve.api.answers import list_asked, page_answer
from onrecord.serve.api.cursors import offset_in
from onrecord.serve.api.parameters import SearchAsked
from onrecord.serve.records import reading
from onrecord.serve.searching import searched

__all__ = ["routes"]

routes = APIRouter(tags=["statements"])


@routes.get("/search", response_model=pages.SearchPage)
def search(request: Request, asked: Annotated[SearchAsked, Query()]) -> Response:
    """Statements that have all the words, or mean the same, with excerpts and counts by facet.

    Of more than 8,000 the ones added last are counted and put in order. For all of them
    use `/export`.
    """
    offset = offset_in(asked.cursor, list_asked(request, asked))
    question = asked.question(words=asked.q, order=asked.order)
    with reading(request) as record:
        found = searched(record, question, asked.by, limit=asked.limit, offset=offset)
    end = offset + asked.limit
    return page_answer(
        request,
        asked,
        [_hit(one) for one in found.found],
        place=end if end < found.total else None,
        total=found.total,
        more=found.more,
        facets={name: [asdict(one) for one in facets] for name, facets in found.facets.items()},
        months=found.months,
    )


def _hit(found: Found) -> dict[str, Any]:
    return {
        "statement": found.statement.to_dict(),
        "excerpt": [{"text": words, "match": match} for words, match in found.excerpt],
    }
