"""One statement."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from onrecord.safe import shorten
from onrecord.serve.records import reading
from onrecord.serve.web.addresses import address
from onrecord.serve.web.render import page
from onrecord.serve.web.views.article import place_in_article
from onrecord.serve.web.views.statement import statement_page
from onrecord.statements import ACTS, STANCES

__all__ = ["router"]

router = APIRouter()


@router.get("/statements/{statement_id}", response_class=HTMLResponse)
def statement(request: Request, statement_id: str) -> HTMLResponse:
    """A statement, its place in the text, and what the record has about it."""
    with reading(request) as record:
        shown = statement_page(record, statement_id)
    found = shown.statement
    who = found.speaker.name if found.speaker else found.source_text or "No source given"
    article = found.article
    return page(
        request,
        "statement.html",
        title=f"{shorten(who, 60)}: {shorten(found.content_text, 60)}",
        crumbs=[
            ("Articles", "/articles"),
            (shorten(article.title or "Untitled article", 60), address("article", article.id)),
        ],
        download={"statement": found.id},
        shown=shown,
        place=place_in_article(found),
        acts=ACTS,
        stances=STANCES,
    )
