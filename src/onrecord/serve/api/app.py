"""The API as an app: alone, or mounted in another at ``/api/v1``."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from fastapi import FastAPI, Request
from pydantic import BaseModel
from starlette.responses import RedirectResponse

import onrecord
from onrecord.record import Record
from onrecord.serve.accounts.access import Access, access_to
from onrecord.serve.accounts.guard import Guard
from onrecord.serve.api import (
    articles,
    check,
    counts,
    export,
    judgements,
    matters,
    models,
    relations,
    search,
    sources,
    speakers,
    statements,
)
from onrecord.serve.api.bodies import SmallBodies
from onrecord.serve.api.faults import report_problems
from onrecord.serve.api.heads import HeadAsGet
from onrecord.serve.problems import PROBLEM_JSON

__all__ = ["make_api"]

_DESCRIPTION = """\
Who said what, when, to whom, through whom, and how, as a record of news has it.

Offsets are half-open and count Unicode code points of an article's `text`. A list has `items`
and `next`, the address of the next page. Answers have an `ETag`; send it as `If-None-Match` to
be told 304 when nothing has changed. What goes wrong is told as RFC 9457 problems. A parameter
that is not known is an error.
"""


def make_api(record: str | Path, *, access: Access | None = None) -> FastAPI:
    """An app that serves the record, which must be there.

    ``access`` says to whom; by default to this machine, or to the record's users when it
    has some. Behind another app's Guard it is that one that counts. Raises RecordError.
    """
    with Record(record, create=False, read_only=True):
        access = access or access_to(record)
    app = FastAPI(
        title="onrecord",
        version=onrecord.__version__,
        summary="Reads news and keeps the record.",
        description=_DESCRIPTION,
        docs_url=None,
        redoc_url=None,
        responses=_problems(),
    )
    app.state.record = Path(record)
    app.add_api_route("/", _begin, include_in_schema=False)
    for part in _PARTS:
        app.include_router(part.routes)
    report_problems(app)
    app.add_middleware(SmallBodies)
    app.add_middleware(Guard, access=access, pages=False)
    app.add_middleware(HeadAsGet)
    _describe(app, tokens=not access.local)
    return app


def _begin(request: Request) -> RedirectResponse:
    """Whoever comes without a question is led to the description."""
    return RedirectResponse(f"{request.scope.get('root_path', '')}/openapi.json")


_PARTS: tuple[Any, ...] = (
    articles,
    statements,
    search,
    export,
    speakers,
    matters,
    relations,
    check,
    judgements,
    sources,
    counts,
)


def _problems() -> dict[int | str, dict[str, Any]]:
    """What every operation may answer besides."""
    content = {PROBLEM_JSON: {"schema": {"$ref": "#/components/schemas/Problem"}}}
    return {
        304: {"description": "The client has it already (`If-None-Match`)."},
        "4XX": {"description": "It cannot be asked so.", "content": content},
        "5XX": {"description": "It cannot be answered now.", "content": content},
    }


def _describe(app: FastAPI, *, tokens: bool) -> None:
    """Add to the description what problems look like and, with ``tokens``, that one is needed."""
    describe = app.openapi

    def described() -> dict[str, Any]:
        found = describe()
        parts = found.setdefault("components", {})
        parts["schemas"].update(_schemas(models.Problem))
        if tokens:
            parts["securitySchemes"] = {"token": {"type": "http", "scheme": "bearer"}}
            found["security"] = [{"token": []}]
        return found

    app.openapi = described  # type: ignore[method-assign]


def _schemas(model: type[BaseModel]) -> dict[str, Any]:
    """The schema of a model and of those in it, by name."""
    whole = model.model_json_schema(ref_template="#/components/schemas/{model}")
    inner: dict[str, Any] = whole.pop("$defs", {})
    return {model.__name__: whole, **inner}
