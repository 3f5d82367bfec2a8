"""``/speakers``: who speaks."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from onrecord.serve.api import models, pages
from onrecord.serve.api.answers import answer, list_asked, page_answer
from onrecord.serve.api.cursors import offset_in
from onrecord.serve.api.parameters import SpeakersAsked
from onrecord.serve.objects import identity_object, profile_object, speaker_object
from onrecord.serve.records import reading

__all__ = ["routes"]

routes = APIRouter(tags=["speakers"])


@routes.get("/speakers", response_model=pages.Speakers)
def list_speakers(request: Request, asked: Annotated[SpeakersAsked, Query()]) -> Response:
    """Who speaks, those with the most statements first."""
    offset = offset_in(asked.cursor, list_asked(request, asked))
    with reading(request) as record:
        found = record.overview.speakers(
            name=asked.name, kind=asked.kind, limit=asked.limit + 1, offset=offset
        )
    items = [speaker_object(one) for one in found[: asked.limit]]
    more = len(found) > asked.limit
    return page_answer(request, asked, items, place=offset + asked.limit if more else None)


@routes.get("/speakers/{id:path}", response_model=models.SpeakerWhole)
def get_speaker(request: Request, id: str) -> Response:
    """A speaker with roles over time, outlets, and through whom the words came."""
    with reading(request) as record:
        return answer(request, profile_object(record.overview.speaker(id)))


@routes.get("/identities/{id:path}", response_model=models.Identity)
def get_identity(request: Request, id: str) -> Response:
    """Why a speaker is one and no other: what articles tell, and what people decided.

    To join speakers or to take one apart, post a judgement: `merge` with the other ids
    under `with`, `split` with the ids of statements (or of speakers joined before) under `out`.
    """
    with reading(request) as record:
        known = record.overview.speaker(id).count.speaker
        return answer(request, identity_object(record.identities.of(known.id)))
