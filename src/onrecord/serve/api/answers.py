"""Answers: JSON with an entity tag, and lists a page at a time."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256
from typing import Any
from urllib.parse import urlencode

from fastapi import Request, Response

from onrecord.serve.api.cursors import cursor_of
from onrecord.serve.api.parameters import Paged
from onrecord.serve.export.jsonl import json_text

__all__ = ["answer", "list_asked", "page_answer"]


def answer(request: Request, body: Any, *, link: str | None = None) -> Response:
    """``body`` as JSON, or 304 when the client has it already (``If-None-Match``)."""
    content = json_text(body).encode()
    tag = f'"{sha256(content).hexdigest()[:32]}"'
    headers = {"ETag": tag, "Cache-Control": "private, no-cache"}
    if link is not None:
        headers["Link"] = f'<{link}>; rel="next"'
    if _has(request.headers.get("if-none-match", ""), tag):
        return Response(status_code=304, headers=headers)
    return Response(content, media_type="application/json", headers=headers)


def list_asked(request: Request, asked: Paged) -> dict[str, Any]:
    """What a cursor of this list belongs to: its address and filters."""
    return {"list": _path(request), **_filters(asked), "limit": None}


def page_answer(
    request: Request,
    asked: Paged,
    items: Sequence[Any],
    *,
    place: str | int | None,
    **more: Any,
) -> Response:
    """A page of a list; ``place`` is where the next one begins, None after the last.

    ``more`` are further members of the body.
    """
    link = None
    if place is not None:
        query = {**_filters(asked), "cursor": cursor_of(place, list_asked(request, asked))}
        link = f"{_path(request)}?{urlencode(_plain(query))}"
    return answer(request, {"items": list(items), "next": link, **more}, link=link)


def _filters(asked: Paged) -> dict[str, Any]:
    """The parameters that were given, without the cursor."""
    return asked.model_dump(exclude={"cursor"}, exclude_defaults=True, mode="json")


def _plain(query: dict[str, Any]) -> dict[str, str]:
    return {k: str(v).lower() if isinstance(v, bool) else str(v) for k, v in query.items()}


def _path(request: Request) -> str:
    """The path as it was asked for, under whatever the API is mounted."""
    return request.url.path


def _has(header: str, tag: str) -> bool:
    """Whether an ``If-None-Match`` names the tag, weakly compared."""
    known = [one.strip().removeprefix("W/") for one in header.split(",")]
    return tag in known or header.strip() == "*"
