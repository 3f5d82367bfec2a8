"""Check: a claim is typed, and the record shows what bears on it."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from onrecord.errors import ClaimError, DateError, ModelError, UnknownName
from onrecord.serve.checking import checked
from onrecord.serve.records import reading
from onrecord.serve.web.parameters import word_of
from onrecord.serve.web.render import page

__all__ = ["router"]

router = APIRouter()

_FILTERS = ("speaker", "since", "until")


@router.get("/check", response_class=HTMLResponse)
def check(request: Request) -> HTMLResponse:
    """What supports a claim, what stands against it, what is near, and the scope searched."""
    claim = word_of(request.query_params, "claim")
    asked: dict[str, Any] = {name: word_of(request.query_params, name) for name in _FILTERS}
    found, problem = None, None
    if claim:
        try:
            with reading(request) as record:
                found = checked(record, claim, **asked)
        except (ClaimError, DateError, ModelError, UnknownName) as error:
            problem = error
    return page(
        request,
        "check.html",
        title=f"Check: {claim[:80]}" if claim else "Check a claim",
        status=400 if problem else 200,
        claim=claim,
        parameters=asked,
        found=found,
        problem=problem,
    )
