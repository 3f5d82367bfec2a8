"""Where the next page of a list begins, as a text that only this list understands."""

from __future__ import annotations

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from hashlib import sha256
from typing import Any

from fastapi import HTTPException

__all__ = ["bad_cursor", "cursor_of", "offset_in", "place_in"]

_MOST = 10**9
_LONGEST = 1000


def bad_cursor() -> HTTPException:
    """For a cursor that was altered, or is of another list or other filters."""
    return HTTPException(
        400, "this cursor is not of this list with these filters; begin again without it"
    )


def cursor_of(place: str | int, asked: Any) -> str:
    """A cursor for the list that ``asked`` (what JSON can hold) describes."""
    content = json.dumps([_list(asked), place]).encode()
    return urlsafe_b64encode(content).decode().rstrip("=")


def place_in(cursor: str | None, asked: Any) -> str | None:
    """The id after which a page begins; None for the first. Raises 400."""
    place = _place(cursor, asked)
    if place is None or isinstance(place, str):
        return place
    raise bad_cursor()


def offset_in(cursor: str | None, asked: Any) -> int:
    """How many come before a page; 0 for the first. Raises 400."""
    place = _place(cursor, asked)
    if place is None:
        return 0
    if isinstance(place, int) and not isinstance(place, bool) and 0 < place <= _MOST:
        return place
    raise bad_cursor()


def _place(cursor: str | None, asked: Any) -> object:
    if cursor is None:
        return None
    try:
        padded = cursor[:_LONGEST] + "=" * (-len(cursor[:_LONGEST]) % 4)
        owner, place = json.loads(urlsafe_b64decode(padded.encode("ascii")))
    except (ValueError, TypeError, RecursionError) as problem:
        raise bad_cursor() from problem
    if owner != _list(asked) or place is None:
        raise bad_cursor()
    return place


def _list(asked: Any) -> str:
    return sha256(json.dumps(asked, sort_keys=True).encode()).hexdigest()[:16]
