"""What went wrong, as a program reads it: RFC 9457."""

from __future__ import annotations

import json
from http import HTTPStatus
from typing import Any

from starlette.responses import Response

__all__ = ["PROBLEM_JSON", "problem"]

PROBLEM_JSON = "application/problem+json"


def problem(status: int, detail: str, **more: Any) -> Response:
    """A problem document: ``title`` is the status in words, ``detail`` this case.

    ``more`` are further members, such as ``errors``. The type is ``about:blank``: the
    status says what kind of problem it is.
    """
    body = {
        "type": "about:blank",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "detail": detail,
        **more,
    }
    return Response(json.dumps(body).encode(), status, media_type=PROBLEM_JSON)
