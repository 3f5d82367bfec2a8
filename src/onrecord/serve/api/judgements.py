"""``/judgements``: what people decided, and deciding."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, HTTPException, Path, Query, Request, Response

from onrecord.serve.accounts.access import Viewer
from onrecord.serve.accounts.secret import same
from onrecord.serve.accounts.viewers import reviewer
from onrecord.serve.api import models, pages
from onrecord.serve.api.answers import answer, list_asked, page_answer
from onrecord.serve.api.cursors import offset_in
from onrecord.serve.api.parameters import JudgementsAsked
from onrecord.serve.export.jsonl import json_text
from onrecord.serve.objects import judgement_object
from onrecord.serve.records import reading, writing

__all__ = ["routes"]

routes = APIRouter(tags=["judgements"])

Number = Annotated[int, Path(ge=1, le=2**53)]


def _judge(request: Request, who: Annotated[Viewer, Depends(reviewer)]) -> Viewer:
    """Who judges: with a token, or from a page of ours. Raises 401, 403."""
    if who.session is not None and not same(request.headers.get("x-csrf-token", ""), who.csrf):
        raise HTTPException(403, "with a cookie, send the form token too: X-CSRF-Token")
    return who


@routes.get("/judgements", response_model=pages.Judgements)
def list_judgements(request: Request, asked: Annotated[JudgementsAsked, Query()]) -> Response:
    """What people decided, in the order in which they did."""
    offset = offset_in(asked.cursor, list_asked(request, asked))
    with reading(request) as record:
        found = record.judgements.list(
            subject=asked.subject, id=asked.id, withdrawn=asked.withdrawn
        )
    end = offset + asked.limit
    items = [judgement_object(one) for one in found[offset:end]]
    return page_answer(request, asked, items, place=end if end < len(found) else None)


@routes.post("/judgements", status_code=201, response_model=models.Judgement)
def judge(
    request: Request,
    judgement: models.NewJudgement,
    who: Annotated[Viewer, Depends(_judge)],
) -> Response:
    """Decide about a statement, speaker, matter or relation. For reviewers and admins."""
    with writing(request) as record:
        made = record.judgements.add(
            judgement.subject,
            judgement.id,
            judgement.verdict,
            user=who.name,
            reason=judgement.reason,
            detail=judgement.detail,
        )
    body = json_text(judgement_object(made)).encode()
    return Response(body, 201, media_type="application/json")


@routes.post("/judgements/{number}/withdrawal", response_model=models.Judgement)
def withdraw(request: Request, number: Number, who: Annotated[Viewer, Depends(_judge)]) -> Response:
    """Take a judgement back: one's own, or as an admin anyone's. It stays in the log."""
    with writing(request) as record:
        if record.judgements.get(number).user != who.name and not who.may("admin"):
            raise HTTPException(403, "only who made a judgement, or an admin, may take it back")
        return answer(request, judgement_object(record.judgements.withdraw(number, user=who.name)))
