"""What a reader is told when something is not there or goes wrong; never a traceback."""

from __future__ import annotations

import logging
from http import HTTPStatus

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import Response

from onrecord.errors import DateError, OnRecordError, RecordError, RecordLocked, UnknownName
from onrecord.serve.problems import problem
from onrecord.serve.web.headers import HEADERS
from onrecord.serve.web.render import page

__all__ = ["handle_problems"]

_LOG = logging.getLogger(__name__)

_TITLES = {
    400: "That cannot be asked",
    401: "Log in first",
    403: "Not allowed",
    404: "Not here",
    405: "Not here",
    413: "Too much",
    500: "Something went wrong",
    503: "The record is busy",
}


def handle_problems(app: FastAPI) -> None:
    """Give the app a page (or, under ``/api``, a problem document) for each error."""
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(OnRecordError, _ours)
    app.add_exception_handler(Exception, _unexpected)


def _http(request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 500
    said = str(error.detail) if isinstance(error, HTTPException) else ""
    known = {404: "There is no such page.", 405: "There is no such page."}
    plain = said == HTTPStatus(status).phrase
    answer = _told(request, status, known.get(status, said) if plain else said)
    answer.headers.update(getattr(error, "headers", None) or {})
    return answer


def _invalid(request: Request, error: Exception) -> Response:
    del error
    return _told(request, 400, "The form or the address is not complete.")


def _ours(request: Request, error: Exception) -> Response:
    if isinstance(error, UnknownName):
        return _told(request, 404, f"The record has {_none(error)}.")
    if isinstance(error, DateError):
        return _told(request, 400, str(error))
    if isinstance(error, RecordLocked):
        return _told(request, 503, "Another program is writing to the record. Try again shortly.")
    if isinstance(error, RecordError):
        _LOG.error("%s", error)
        return _told(request, 503, "The record cannot be read. The server's log says why.")
    return _told(request, 400, str(error))


def _unexpected(request: Request, error: Exception) -> Response:
    _LOG.error("%s %s", request.method, request.url.path, exc_info=error)
    return _told(request, 500, "The page could not be made. What happened is in the server's log.")


def _none(error: UnknownName) -> str:
    """``no speaker called 'x'``, without the list of all that there is."""
    return str(error).partition("; known:")[0]


def _told(request: Request, status: int, said: str) -> Response:
    if request.url.path.startswith("/api/"):
        answer = problem(status, said)
    else:
        title = _TITLES.get(status, HTTPStatus(status).phrase)
        answer = page(request, "problem.html", title=title, status=status, said=said)
    answer.headers.update(HEADERS)
    return answer
