"""Everything that goes wrong in a resource, as RFC 9457 problems."""

from __future__ import annotations

import logging

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


def _invalid(_request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)  # noqa: S101
    faults = [
        {
            "where": shorten(".".join(str(part) for part in one["loc"]), 200),
            "detail": shorten(str(one["msg"]), _LONGEST),
        }
        for one in error.errors()
    ]
    return problem(422, "; ".join(f"{f['where']}: {f['detail']}" for f in faults), errors=faults)


def _refused(_request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)  # noqa: S101
    response = problem(error.status_code, shorten(str(error.detail), _LONGEST))
    response.headers.update(error.headers or {})
    return response


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
