"""``/sources``: whom the outlets quote."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from onrecord.serve.api import models
from onrecord.serve.api.answers import answer
from onrecord.serve.api.parameters import NothingAsked
from onrecord.serve.objects import reliance_object
from onrecord.serve.records import reading

__all__ = ["routes"]

routes = APIRouter(tags=["record"])


@routes.get("/sources", response_model=models.Reliance)
def get_sources(request: Request, _asked: Annotated[NothingAsked, Query()]) -> Response:
    """The 40 outlets, 25 speakers and 60 relays with the most statements.

    How much of an outlet's is from unnamed sources, and how much through others.
    """
    with reading(request) as record:
        return answer(request, reliance_object(record.overview.reliance()))
