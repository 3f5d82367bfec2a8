"""``/counts``: how much the record holds."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from onrecord.serve.api import models
from onrecord.serve.api.answers import answer
from onrecord.serve.api.parameters import NothingAsked
from onrecord.serve.records import reading

__all__ = ["routes"]

routes = APIRouter(tags=["record"])


@routes.get("/counts", response_model=models.Counts)
def get_counts(request: Request, _asked: Annotated[NothingAsked, Query()]) -> Response:
    """How much the record holds, and what read it."""
    with reading(request) as record:
        body = {
            **asdict(record.counts()),
            "matters": record.matters.count(),
            "relations": record.relations.count(),
            "readings": record.readings(),
        }
    return answer(request, body)
