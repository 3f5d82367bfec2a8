"""``/articles``: the texts, and what is said in them."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, HTTPException, Query, Request, Response

from onrecord.record import Record
from onrecord.record.search.question import Question
from onrecord.serve.api import models, pages
from onrecord.serve.api.answers import answer, list_asked, page_answer
from onrecord.serve.api.cursors import offset_in
from onrecord.serve.api.parameters import ArticlesAsked, Paged
from onrecord.serve.api.places import is_id
from onrecord.serve.api.statements import statements_page
from onrecord.serve.objects import article_object
from onrecord.serve.records import reading
from onrecord.statements import Article

__all__ = ["routes"]

routes = APIRouter(tags=["articles"])


@routes.get("/articles", response_model=pages.Articles)
def list_articles(request: Request, asked: Annotated[ArticlesAsked, Query()]) -> Response:
    """Articles in the order in which they were added."""
    offset = offset_in(asked.cursor, list_asked(request, asked))
    with reading(request) as record:
        found = list(
            record.articles(
                words=asked.q,
                outlet=asked.outlet,
                since=asked.since,
                until=asked.until,
                language=asked.language,
                limit=asked.limit + 1,
                offset=offset,
            )
        )
    items = [article_object(one) for one in found[: asked.limit]]
    more = len(found) > asked.limit
    return page_answer(request, asked, items, place=offset + asked.limit if more else None)


@routes.get("/articles/{id}", response_model=models.Article)
def get_article(request: Request, id: str) -> Response:
    """An article with its text, into which the spans of its statements point."""
    with reading(request) as record:
        return answer(request, article_object(_article(record, id), whole=True))


@routes.get("/articles/{id}/statements", response_model=pages.Statements)
def list_statements_of_article(
    request: Request,
    id: str,
    asked: Annotated[Paged, Query()],
) -> Response:
    """An article's statements in reading order."""
    with reading(request) as record:
        article = _article(record, id)
        return statements_page(request, record, asked, Question(article=article.id))


def _article(record: Record, id_: str) -> Article:
    """The article with exactly this id or sha256. Raises UnknownName, 404."""
    if not is_id(id_, (16, 64)):
        raise HTTPException(404, "there is no article with this id")
    return record.article(id_)
