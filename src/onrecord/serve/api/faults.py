"""Everything that goes wrong in a resource, as RFC 9457 problems."""

from __future__ import annotations

import logging
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException

from onrecord.errors import (
    ModelError,
    OnRecordError,
    RecordError,
    RecordLocked,
    UnknownName,
)
from onrecord.safe import shorten
from onrecord.serve.problems import problem

__all__ = ["report_problems"]

_LOG = logging.getLogger(__name__)
_LONGEST = 500


def report_problems(app: FastAPI) -> None:
    """Answer every error of the app with a problem; what is unforeseen says nothing of itself."""
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(HTTPException, _refused)
    app.add_exception_handler(OnRecordError, _ours)
    app.add_exception_handler(Exception, _unforeseen)


def _invalid(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)  # noqa: S101
    faults = [
        {
            "where": shorten(".".join(str(part) for part in one["loc"]), 200),
            "detail": shorten(_wrong(request, one), _LONGEST),
        }
        for one in error.errors()
    ]
    return problem(422, "; ".join(f"{f['where']}: {f['detail']}" for f in faults), errors=faults)


def _wrong(request: Request, fault: dict[str, Any]) -> str:
    """What is wrong with a part of the request, and for an unknown parameter which are known."""
    if fault["type"] == "extra_forbidden" and fault["loc"][0] == "query":
        return f"not known here; known: {', '.join(_parameters(request)) or 'none'}"
    return str(fault["msg"]).removeprefix("Value error, ")


def _parameters(request: Request) -> list[str]:
    """The names of the query parameters that the resource describes."""
    path = getattr(request.scope.get("route"), "path", "")
    described = request.app.openapi()["paths"].get(path, {}).get(request.method.lower(), {})
    return sorted(one["name"] for one in described.get("parameters", ()) if one["in"] == "query")


def _refused(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)  # noqa: S101
    response = problem(error.status_code, shorten(_why(request, error), _LONGEST))
    response.headers.update(error.headers or {})
    return response


def _why(request: Request, error: HTTPException) -> str:
    """Our message; where it is only the status in words, what could be asked instead."""
    allowed = (error.headers or {}).get("Allow")
    if error.status_code == 405 and allowed:
        return f"{request.method} cannot be done with it; {allowed} can"
    if error.detail == HTTPStatus(404).phrase:
        description = f"{request.scope.get('root_path', '')}/openapi.json"
        return f"there is nothing at {request.url.path}; {description} lists what there is"
    return str(error.detail)


def _ours(request: Request, error: Exception) -> Response:
    status, told = _status(error), _told(error)
    if isinstance(error, RecordError | ModelError):
        _LOG.error("%s: %s", request.url.path, error)
    response = problem(status, told)
    if isinstance(error, RecordLocked):
        response.headers["Retry-After"] = "5"
    return response


def _status(error: Exception) -> int:
    """Of what names nothing in the record, what cannot be done now, and what is wrong to ask."""
    if isinstance(error, UnknownName):
        return 404
    if isinstance(error, RecordLocked | ModelError):
        return 503
    return 500 if isinstance(error, RecordError) else 422


def _told(error: Exception) -> str:
    """Our message; but where files lie on the server is not the client's to know."""
    if isinstance(error, RecordLocked):
        return "the record is being written; try again"
    if isinstance(error, RecordError):
        return "the record cannot be read; the server's log says why"
    if isinstance(error, ModelError):
        return "a model that this needs cannot be used; the server's log says why"
    return shorten(str(error), _LONGEST)


def _unforeseen(request: Request, error: Exception) -> Response:
    _LOG.error("%s %s", request.method, request.url.path, exc_info=error)
    return problem(500, "this should not have happened; the server's log says more")
