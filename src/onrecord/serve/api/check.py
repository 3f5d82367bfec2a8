"""``/check``: what the record has for and against a claim. It gives no verdict."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response

from onrecord.serve.api.answers import answer
from onrecord.serve.api.parameters import ClaimAsked
from onrecord.serve.checking import checked
from onrecord.serve.records import reading

__all__ = ["routes"]

routes = APIRouter(tags=["check"])


@routes.get("/check", response_model=dict[str, Any])
def check_claim(request: Request, asked: Annotated[ClaimAsked, Query()]) -> Response:
    """What supports a claim, what stands against it, what is near, and what was searched.

    `claim` is the claim as it was understood. It is never said to be true or false.
    """
    with reading(request) as record:
        found = checked(
            record,
            asked.claim,
            speaker=asked.speaker,
            since=asked.since,
            until=asked.until,
            limit=asked.limit,
        )
        return answer(request, found.to_dict())
