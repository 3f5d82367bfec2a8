"""Articles: the list, and one with who said what in it."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from onrecord.serve.records import reading
from onrecord.serve.web.parameters import PAGE, offset_of, page_of, word_of
from onrecord.serve.web.render import page
from onrecord.serve.web.views.article import article_list, article_page

__all__ = ["router"]

router = APIRouter()


@router.get("/articles", response_class=HTMLResponse)
def articles(request: Request) -> HTMLResponse:
    """The articles of the record, the last published first."""
    words, outlet = (word_of(request.query_params, name) for name in ("words", "outlet"))
    number = page_of(request.query_params)
    with reading(request) as record:
        found = article_list(
            record, words=words, outlet=outlet, limit=PAGE + 1, offset=offset_of(number)
        )
    return page(
        request,
        "articles.html",
        title="Articles",
        rows=found[:PAGE],
        parameters={"words": words, "outlet": outlet},
        number=number,
        further=len(found) > PAGE,
    )


@router.get("/articles/{article_id}", response_class=HTMLResponse)
def article(request: Request, article_id: str) -> HTMLResponse:
    """One article."""
    with reading(request) as record:
        shown = article_page(record, article_id, part=page_of(request.query_params))
    return page(
        request,
        "article.html",
        title=shown.article.title or "Untitled article",
        crumbs=[("Articles", "/articles")],
        download={"article": shown.article.id},
        shown=shown,
        article=shown.article,
    )
